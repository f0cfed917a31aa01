import type { GraphQLResolveInfo } from 'graphql'
import type { Context } from '../../context.js'
import type { Voice } from '../../schema/voices/Voice.js'
import { needsUpstream } from '../shared/selection.js'

/** Reads the upstream only if the row does not contain the selected fields. */
export function loadVoice(id: string, { loaders }: Context, info: GraphQLResolveInfo): Promise<Voice | null> {
  return needsUpstream(info) ? loaders.voice.load(id) : loaders.ownedVoice.load(id)
}
