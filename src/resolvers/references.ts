import type { GraphQLResolveInfo } from 'graphql'
import type { Context } from '../context.js'
import type { DubbingResourceView } from '../datasources/elevenlabs/apis/DubbingResourceView.js'
import { InvalidInput } from '../errors.js'
import type { GeneratedAudio } from '../schema/audio/GeneratedAudio.js'
import type { DubbingRender } from '../schema/dubbing/DubbingRender.js'
import type { DubbingResource } from '../schema/dubbing/DubbingResource.js'
import type { DubbingSegment } from '../schema/dubbing/DubbingSegment.js'
import type { DubbingSpeaker } from '../schema/dubbing/DubbingSpeaker.js'
import type { VoiceJob } from '../schema/jobs/Job.js'
import type { VoicePreview } from '../schema/previews/VoicePreview.js'
import type { User } from '../schema/users/User.js'
import type { VoiceSampleSpeaker } from '../schema/voices/Speaker.js'
import type { Voice } from '../schema/voices/Voice.js'
import type { VoiceSample } from '../schema/voices/VoiceSample.js'
import { findSample } from '../services/voices/findSample.js'
import { dubbingOf } from './dubbing/dubbingOf.js'
import { needsUpstream } from './shared/selection.js'

export type Representation = Readonly<Record<string, unknown>>
export type ReferenceResolver<Entity = object> = (
  representation: Representation,
  context: Context,
  info: GraphQLResolveInfo,
) => Promise<Entity | null> | Entity | null

/** How a router's representations become entities: all through loaders, so that a thousand cost a few calls. */
export const references = {
  Voice: (representation, { loaders }, info) => {
    const id = key(representation, 'id')
    return needsUpstream(info) ? loaders.voice.load(id) : loaders.ownedVoice.load(id)
  },
  VoiceSample: (representation, context) =>
    findSample(context, key(representation, 'voiceId'), key(representation, 'id')),
  VoiceSampleSpeaker: (representation, context) =>
    findSpeaker(context, key(representation, 'voiceId'), key(representation, 'sampleId'), key(representation, 'id')),
  VoiceJob: (representation, { loaders }) => loaders.job.load(key(representation, 'id')),
  GeneratedAudio: (representation, { loaders }) => loaders.generatedAudio.load(key(representation, 'id')),
  VoicePreview: (representation, { loaders }) => loaders.voicePreview.load(key(representation, 'id')),
  DubbingResource: (representation, context, info) => dubbingOf(key(representation, 'id'), context, info),
  DubbingSpeaker: async (representation, context) =>
    (await resourceOf(representation, context))?.speaker(key(representation, 'id')) ?? null,
  DubbingSegment: async (representation, context) =>
    (await resourceOf(representation, context))?.segment(key(representation, 'id')) ?? null,
  DubbingRender: async (representation, context) =>
    (await resourceOf(representation, context))?.render(key(representation, 'id')) ?? null,
  User: (representation) => ({ id: key(representation, 'id') }),
} satisfies {
  Voice: ReferenceResolver<Voice>
  VoiceSample: ReferenceResolver<VoiceSample>
  VoiceSampleSpeaker: ReferenceResolver<VoiceSampleSpeaker>
  VoiceJob: ReferenceResolver<VoiceJob>
  GeneratedAudio: ReferenceResolver<GeneratedAudio>
  VoicePreview: ReferenceResolver<VoicePreview>
  DubbingResource: ReferenceResolver<DubbingResource>
  DubbingSpeaker: ReferenceResolver<DubbingSpeaker>
  DubbingSegment: ReferenceResolver<DubbingSegment>
  DubbingRender: ReferenceResolver<DubbingRender>
  User: ReferenceResolver<User>
}

function resourceOf(representation: Representation, { loaders }: Context): Promise<DubbingResourceView | null> {
  return loaders.dubbingResource.load(key(representation, 'dubbingId'))
}

async function findSpeaker(
  context: Context,
  voiceId: string,
  sampleId: string,
  speakerId: string,
): Promise<VoiceSampleSpeaker | null> {
  const sample = await findSample(context, voiceId, sampleId)
  if (sample === null) return null
  const separation =
    sample.separation === undefined ? await context.loaders.separation.load({ voiceId, sampleId }) : sample.separation
  return separation?.speakers.find((speaker) => speaker.id === speakerId) ?? null
}

const longestKey = 256

function key(representation: Representation, name: string): string {
  const value = representation[name]
  if (typeof value === 'number') return String(value)
  if (typeof value === 'string' && value !== '' && value.length <= longestKey) return value
  throw new InvalidInput(`A representation of ${String(representation.__typename)} needs the key field "${name}".`)
}
