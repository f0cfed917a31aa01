import { Field, ID, Int, InterfaceType, ObjectType } from 'type-graphql'
import { VoiceUserError } from '../shared/VoiceUserError.js'

/** `dubbing` is a navigation field: it is re-read after the change, so that a failing re-read fails alone. */
@InterfaceType({ description: 'What a mutation of a dub answers.' })
export abstract class DubbingPayload {
  @Field(() => ID, { nullable: true, description: 'Id of the changed dub; null when nothing was changed.' })
  dubbingId!: string | null

  @Field(() => Int, {
    nullable: true,
    description:
      'Version of the dub after the edit, to be given with the next one. After a conflict: the version that it has by ' +
      'now. Null where there is none, or nothing is known of it.',
  })
  version!: number | null

  @Field(() => [VoiceUserError], {
    description:
      'Why nothing was changed; empty when it was. Two come beside a change: CHANGED_ELSEWHERE, when the dub was also ' +
      'edited by somebody else, and STOPPED, when only a part was done.',
  })
  userErrors!: VoiceUserError[]
}

@ObjectType({ implements: DubbingPayload, description: 'What `createDubbing` answers.' })
export class CreateDubbingPayload extends DubbingPayload {
  /** Of `job`, which is read by it. */
  jobId!: string | null
}

@ObjectType({ description: 'Result of `deleteDubbing`.', simpleResolvers: true })
export class DeleteDubbingPayload {
  @Field(() => ID, { nullable: true, description: 'Id of the deleted dub; null when nothing was deleted.' })
  deletedDubbingId!: string | null

  @Field(() => [VoiceUserError], { description: 'Why nothing was deleted; empty after a success.' })
  userErrors!: VoiceUserError[]
}

@ObjectType({ implements: DubbingPayload, description: 'What `addDubbingLanguage` answers.' })
export class AddDubbingLanguagePayload extends DubbingPayload {
  @Field(() => String, { nullable: true, description: 'Code of the new language; null when none was added.' })
  language!: string | null
}

@ObjectType({ implements: DubbingPayload, description: 'What `createDubbingSpeaker` answers.' })
export class CreateDubbingSpeakerPayload extends DubbingPayload {
  @Field(() => ID, { nullable: true, description: 'Id of the new speaker; null when none was added.' })
  speakerId!: string | null
}

@ObjectType({ implements: DubbingPayload, description: 'What `updateDubbingSpeaker` answers.' })
export class UpdateDubbingSpeakerPayload extends DubbingPayload {
  @Field(() => ID, { nullable: true, description: 'Id of the changed speaker; null when nothing was changed.' })
  speakerId!: string | null
}

@ObjectType({ implements: DubbingPayload, description: 'What `createDubbingSegment` answers.' })
export class CreateDubbingSegmentPayload extends DubbingPayload {
  @Field(() => ID, { nullable: true, description: 'Id of the new segment; null when none was made.' })
  segmentId!: string | null
}

@ObjectType({ implements: DubbingPayload, description: 'What `updateDubbingSegment` answers.' })
export class UpdateDubbingSegmentPayload extends DubbingPayload {
  @Field(() => ID, { nullable: true, description: 'Id of the changed segment; null when nothing was changed.' })
  segmentId!: string | null
}

@ObjectType({ implements: DubbingPayload, description: 'What `deleteDubbingSegment` answers.' })
export class DeleteDubbingSegmentPayload extends DubbingPayload {
  @Field(() => ID, { nullable: true, description: 'Id of the deleted segment; null when nothing was deleted.' })
  deletedDubbingSegmentId!: string | null
}

@ObjectType({ implements: DubbingPayload, description: 'What `deleteDubbingSegments` answers.' })
export class DeleteDubbingSegmentsPayload extends DubbingPayload {
  @Field(() => [ID], {
    description:
      'Ids of the segments that are gone: the first ones of those asked for, when `userErrors` says STOPPED.',
  })
  deletedDubbingSegmentIds!: string[]

  @Field(() => ID, {
    nullable: true,
    description:
      'When `userErrors` says STOPPED with OUTCOME_UNKNOWN: the operation of the segment of which nobody knows yet ' +
      'whether it is gone.',
  })
  operationId!: string | null
}

/** `segments` is a navigation field, as `dubbing` is. */
@InterfaceType({ description: 'What a mutation of several segments of a dub answers.', implements: DubbingPayload })
export abstract class DubbingSegmentsPayload extends DubbingPayload {
  @Field(() => [ID], {
    description: 'Ids of the segments that were named; empty when all were meant, or nothing was done.',
  })
  segmentIds!: string[]
}

@ObjectType({ implements: DubbingSegmentsPayload, description: 'What `moveDubbingSegments` answers.' })
export class MoveDubbingSegmentsPayload extends DubbingSegmentsPayload {}

@ObjectType({
  implements: DubbingSegmentsPayload,
  description:
    'What `transcribeDubbingSegments` answers. The work may go on: `dubbingUpdated` tells when segments change.',
})
export class TranscribeDubbingSegmentsPayload extends DubbingSegmentsPayload {}

@ObjectType({
  implements: DubbingSegmentsPayload,
  description:
    'What `translateDubbingSegments` answers. The work may go on: `dubbingUpdated` tells when segments change.',
})
export class TranslateDubbingSegmentsPayload extends DubbingSegmentsPayload {}

@ObjectType({
  implements: DubbingSegmentsPayload,
  description: 'What `dubDubbingSegments` answers. The work may go on: `dubbingUpdated` tells when segments change.',
})
export class DubDubbingSegmentsPayload extends DubbingSegmentsPayload {}

@ObjectType({ implements: DubbingPayload, description: 'What `renderDubbing` answers.' })
export class RenderDubbingPayload extends DubbingPayload {
  @Field(() => ID, { nullable: true, description: 'Id of the new render; null when none was begun.' })
  renderId!: string | null

  /** Of `job`, which is read by it. */
  jobId!: string | null
}
