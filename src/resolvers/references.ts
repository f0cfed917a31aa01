import type { GraphQLResolveInfo } from 'graphql'
import type { Context } from '../context.js'
import { InvalidInput } from '../errors.js'
import type { GeneratedAudio } from '../schema/audio/GeneratedAudio.js'
import type { DubbingRender } from '../schema/dubbing/DubbingRender.js'
import type { DubbingResource } from '../schema/dubbing/DubbingResource.js'
import type { DubbingSegment } from '../schema/dubbing/DubbingSegment.js'
import type { DubbingSpeaker } from '../schema/dubbing/DubbingSpeaker.js'
import type { VoiceJob } from '../schema/jobs/VoiceJob.js'
import type { VoicePreview } from '../schema/previews/VoicePreview.js'
import {
  dubbingRenderId,
  dubbingSegmentId,
  dubbingSpeakerId,
  voiceSampleId,
  voiceSampleSpeakerId,
} from '../schema/shared/compositeId.js'
import type { User } from '../schema/users/User.js'
import type { Voice } from '../schema/voices/Voice.js'
import type { VoiceSample } from '../schema/voices/VoiceSample.js'
import type { VoiceSampleSpeaker } from '../schema/voices/VoiceSampleSpeaker.js'
import { findSample, findSampleById, separationOf } from '../services/voices/findSample.js'
import { findRender, findSegment, findSpeaker } from './dubbing/dubbingParts.js'
import { loadDubbing } from './dubbing/loadDubbing.js'
import { loadVoice } from './voices/loadVoice.js'

export type Representation = Readonly<Record<string, unknown>>
export type ReferenceResolver<Entity = object> = (
  representation: Representation,
  context: Context,
  info: GraphQLResolveInfo,
) => Promise<Entity | null> | Entity | null

/**
 * Resolves the representations of a router. All of them use loaders, so that many representations cost few upstream
 * calls.
 */
export const references = {
  Voice: (representation, context, info) => loadVoice(key(representation, 'id'), context, info),
  VoiceSample: (representation, context) => {
    if (hasId(representation)) return findSampleById(context, idOf(representation))
    return findSample(context, key(representation, 'voiceId'), key(representation, 'upstreamId'))
  },
  VoiceSampleSpeaker: (representation, context) => {
    if (hasId(representation)) return findSampleSpeaker(context, voiceSampleSpeakerId.decode(idOf(representation)))
    const sample = voiceSampleId.decode(idOf(representation, 'sampleId'))
    const [voiceId, speakerId] = [key(representation, 'voiceId'), key(representation, 'upstreamId')]
    return findSampleSpeaker(context, sample?.voiceId === voiceId ? { ...sample, speakerId } : null)
  },
  VoiceJob: (representation, { loaders }) => loaders.job.load(key(representation, 'id')),
  GeneratedAudio: (representation, { loaders }) => loaders.generatedAudio.load(key(representation, 'id')),
  VoicePreview: (representation, { loaders }) => loaders.voicePreview.load(key(representation, 'id')),
  DubbingResource: (representation, context, info) => loadDubbing(key(representation, 'id'), context, info),
  DubbingSpeaker: (representation, context) =>
    findSpeaker(
      context,
      hasId(representation) ? idOf(representation) : dubbingSpeakerId.encode(partKey(representation, 'speakerId')),
    ),
  DubbingSegment: (representation, context) =>
    findSegment(
      context,
      hasId(representation) ? idOf(representation) : dubbingSegmentId.encode(partKey(representation, 'segmentId')),
    ),
  DubbingRender: (representation, context) =>
    findRender(
      context,
      hasId(representation) ? idOf(representation) : dubbingRenderId.encode(partKey(representation, 'renderId')),
    ),
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

async function findSampleSpeaker(
  context: Context,
  speaker: { voiceId: string; sampleId: string; speakerId: string } | null,
): Promise<VoiceSampleSpeaker | null> {
  if (speaker === null) return null
  const { voiceId, sampleId, speakerId } = speaker
  const sample = await findSample(context, voiceId, sampleId)
  if (sample === null) return null
  const separation = await separationOf(context, sample)
  return separation?.speakers.find(({ upstreamId }) => upstreamId === speakerId) ?? null
}

function hasId(representation: Representation): boolean {
  return representation.id !== undefined
}

/** A global id. The loaders return null for ids that are too long. */
function idOf(representation: Representation, name = 'id'): string {
  return key(representation, name, Number.POSITIVE_INFINITY)
}

/** The second key of parts of dubbings. */
function partKey<Part extends string>(
  representation: Representation,
  part: Part,
): { dubbingId: string } & Record<Part, string> {
  const parts = { dubbingId: key(representation, 'dubbingId'), [part]: key(representation, 'upstreamId') }
  return parts as { dubbingId: string } & Record<Part, string>
}

const maxKeyLength = 256

function key(representation: Representation, name: string, maxLength = maxKeyLength): string {
  const value = representation[name]
  if (typeof value === 'number') return String(value)
  if (typeof value === 'string' && value !== '' && value.length <= maxLength) return value
  throw new InvalidInput(`A representation of ${String(representation.__typename)} must have the key field "${name}".`)
}
