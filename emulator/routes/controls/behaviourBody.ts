import { PERMISSIONS } from '../../http/permissions.js'
import type { AccountLimits } from '../../state/account/accountLimits.js'
import { type Plan, TIERS } from '../../state/account/plan.js'
import type { GenerationTiming } from '../../state/audio/generationTiming.js'
import type { DubbingBehaviour } from '../../state/dubbing/dubbingBehaviour.js'
import type { TaskTiming } from '../../state/voices/LongTasks.js'
import { milliseconds, object } from './controlBodies.js'
import { dubbingBehaviourBody } from './dubbingControlBodies.js'

const limit = { type: 'integer', minimum: 0 }

/** The settings that can change while the emulator runs. */
export interface BehaviourBody {
  work?: Partial<TaskTiming>
  account?: Partial<AccountLimits>
  plan?: Partial<Plan>
  generation?: Partial<GenerationTiming>
  dubbing?: Partial<DubbingBehaviour>
  captchaAs?: 'image' | 'base64'
  missingPermissions?: string[]
  voiceNotFoundStatus?: 404 | 400
}

export const behaviourBody = object({
  work: object({
    queuedMs: milliseconds,
    trainingMs: milliseconds,
    separationMs: milliseconds,
    progressScale: { enum: [1, 100] },
  }),
  account: object({ voiceLimit: limit, professionalVoiceLimit: limit }),
  plan: object({ tier: { enum: TIERS }, characterLimit: limit, charactersUsed: limit }),
  generation: object({
    firstPieceMs: milliseconds,
    pauseMs: milliseconds,
    pieceSecs: { type: 'number', minimum: 0.05 },
    previewLifetimeMs: { type: 'number', minimum: 0 },
  }),
  dubbing: dubbingBehaviourBody,
  captchaAs: { enum: ['image', 'base64'] },
  missingPermissions: { type: 'array', items: { enum: PERMISSIONS } },
  voiceNotFoundStatus: { enum: [404, 400] },
})
