import { Field, ID, Int, InterfaceType, ObjectType } from 'type-graphql'
import { VoiceUserError } from '../shared/VoiceUserError.js'

/** Field resolvers add `dubbing`. It is read after the change, so that a failed read does not fail the mutation. */
@InterfaceType({ description: 'Result of a mutation of a dubbing.' })
export abstract class DubbingPayload {
  @Field(() => ID, {
    nullable: true,
    description: 'Id of the changed dubbing; null if nothing was changed. Present even if `dubbing` cannot be read.',
  })
  dubbingId!: string | null

  @Field(() => Int, {
    nullable: true,
    description:
      'Version of the dubbing after the edit, for the next edit. After a conflict: the current version. Null if it ' +
      'has none or it is not known.',
  })
  version!: number | null

  @Field(() => [VoiceUserError], {
    description:
      'Errors that the user can correct; empty on success. Two codes accompany a change: CHANGED_ELSEWHERE if ' +
      'another client also edited the dubbing, and STOPPED if only a part was changed.',
  })
  userErrors!: VoiceUserError[]
}

@ObjectType({ implements: DubbingPayload, description: 'Result of `createDubbing`.' })
export class CreateDubbingPayload extends DubbingPayload {
  /** Read by the field resolver of `job`. */
  jobId!: string | null
}

@ObjectType({ description: 'Result of `deleteDubbing`.', simpleResolvers: true })
export class DeleteDubbingPayload {
  @Field(() => ID, { nullable: true, description: 'Id of the deleted dubbing; null if nothing was deleted.' })
  deletedDubbingId!: string | null

  @Field(() => [VoiceUserError], { description: 'Errors that the user can correct; empty on success.' })
  userErrors!: VoiceUserError[]
}

@ObjectType({ implements: DubbingPayload, description: 'Result of `addDubbingLanguage`.' })
export class AddDubbingLanguagePayload extends DubbingPayload {
  @Field(() => String, { nullable: true, description: 'Code of the added language; null if nothing was added.' })
  language!: string | null
}

@ObjectType({ implements: DubbingPayload, description: 'Result of `createDubbingSpeaker`.' })
export class CreateDubbingSpeakerPayload extends DubbingPayload {
  @Field(() => ID, { nullable: true, description: 'Id of the new speaker; null if nothing was created.' })
  speakerId!: string | null
}

@ObjectType({ implements: DubbingPayload, description: 'Result of `updateDubbingSpeaker`.' })
export class UpdateDubbingSpeakerPayload extends DubbingPayload {
  @Field(() => ID, { nullable: true, description: 'Id of the changed speaker; null if nothing was changed.' })
  speakerId!: string | null
}

@ObjectType({ implements: DubbingPayload, description: 'Result of `createDubbingSegment`.' })
export class CreateDubbingSegmentPayload extends DubbingPayload {
  @Field(() => ID, { nullable: true, description: 'Id of the new segment; null if nothing was created.' })
  segmentId!: string | null
}

@ObjectType({ implements: DubbingPayload, description: 'Result of `updateDubbingSegment`.' })
export class UpdateDubbingSegmentPayload extends DubbingPayload {
  @Field(() => ID, { nullable: true, description: 'Id of the changed segment; null if nothing was changed.' })
  segmentId!: string | null
}

@ObjectType({ implements: DubbingPayload, description: 'Result of `deleteDubbingSegment`.' })
export class DeleteDubbingSegmentPayload extends DubbingPayload {
  @Field(() => ID, { nullable: true, description: 'Id of the deleted segment; null if nothing was deleted.' })
  deletedDubbingSegmentId!: string | null
}

@ObjectType({ implements: DubbingPayload, description: 'Result of `deleteDubbingSegments`.' })
export class DeleteDubbingSegmentsPayload extends DubbingPayload {
  @Field(() => [ID], {
    description:
      'Ids of the deleted segments. After STOPPED: the first segments of the input, up to the one that failed.',
  })
  deletedDubbingSegmentIds!: string[]

  @Field(() => ID, {
    nullable: true,
    description:
      'Id of the operation with an unknown outcome; null unless `userErrors` contains STOPPED because of ' +
      'OUTCOME_UNKNOWN.',
  })
  operationId!: string | null
}

/** Field resolvers add `segments`, as they add `dubbing`. */
@InterfaceType({ description: 'Result of a mutation of several segments of a dubbing.', implements: DubbingPayload })
export abstract class DubbingSegmentsPayload extends DubbingPayload {
  @Field(() => [ID], {
    description: 'Ids of the segments of the input; empty if all segments were selected or nothing was changed.',
  })
  segmentIds!: string[]
}

@ObjectType({ implements: DubbingSegmentsPayload, description: 'Result of `moveDubbingSegments`.' })
export class MoveDubbingSegmentsPayload extends DubbingSegmentsPayload {}

@ObjectType({
  implements: DubbingSegmentsPayload,
  description:
    'Result of `transcribeDubbingSegments`. The work may continue after the response: subscribe to ' +
    '`dubbingUpdated` for changes.',
})
export class TranscribeDubbingSegmentsPayload extends DubbingSegmentsPayload {}

@ObjectType({
  implements: DubbingSegmentsPayload,
  description:
    'Result of `translateDubbingSegments`. The work may continue after the response: subscribe to ' +
    '`dubbingUpdated` for changes.',
})
export class TranslateDubbingSegmentsPayload extends DubbingSegmentsPayload {}

@ObjectType({
  implements: DubbingSegmentsPayload,
  description:
    'Result of `dubDubbingSegments`. The work may continue after the response: subscribe to `dubbingUpdated` for ' +
    'changes.',
})
export class DubDubbingSegmentsPayload extends DubbingSegmentsPayload {}

@ObjectType({ implements: DubbingPayload, description: 'Result of `renderDubbing`.' })
export class RenderDubbingPayload extends DubbingPayload {
  @Field(() => ID, { nullable: true, description: 'Id of the new render; null if nothing was started.' })
  renderId!: string | null

  /** Read by the field resolver of `job`. */
  jobId!: string | null
}
