import type { Model as VendorModel } from '@elevenlabs/elevenlabs-js/serialization/types/Model.js'
import type { VoiceModel } from '../../../schema/workspace/VoiceModel.js'
import { requiredList } from '../client/malformedResponse.js'
import { toModel } from '../translations/toModel.js'
import { ElevenLabsApi } from './ElevenLabsApi.js'

export class ModelsApi extends ElevenLabsApi {
  /** All models: GET /v1/models. */
  async list(): Promise<VoiceModel[]> {
    return requiredList(await this.getJson<VendorModel.Raw[]>('models.list', '/v1/models'), 'models').map(toModel)
  }
}
