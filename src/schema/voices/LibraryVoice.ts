import { Field, Float, ID, Int, ObjectType } from 'type-graphql'
import { SafeInt } from '../shared/scalars.js'
import { VoiceVerifiedLanguage } from './Voice.js'
import { VoiceCategory } from './VoiceCategory.js'

@ObjectType({
  description:
    'A voice that somebody offers in the public voice library. It can be spoken with once it has been added.',
  simpleResolvers: true,
})
export class LibraryVoice {
  @Field(() => ID, { description: 'Id of the voice in the library.' })
  id!: string

  @Field(() => ID, { description: 'Public id of the account that offers it.' })
  publicOwnerId!: string

  @Field(() => String, { description: 'Name in the library; empty where it was never named.' })
  name!: string

  @Field(() => VoiceCategory, { nullable: true, description: 'How the voice came to be.' })
  category!: VoiceCategory | null

  @Field(() => String, { nullable: true, description: 'What the voice sounds like, in words.' })
  description!: string | null

  @Field(() => String, { nullable: true, description: 'Code of the language it is offered for.' })
  language!: string | null

  @Field(() => String, { nullable: true, description: 'Locale, e.g. `en-GB`.' })
  locale!: string | null

  @Field(() => String, { nullable: true, description: 'Accent within the language.' })
  accent!: string | null

  @Field(() => String, { nullable: true, description: 'Gender of the voice, in the words of who offers it.' })
  gender!: string | null

  @Field(() => String, { nullable: true, description: 'Age of the voice, in the words of who offers it.' })
  age!: string | null

  @Field(() => String, { nullable: true, description: 'One word for its character, e.g. `calm`.' })
  descriptive!: string | null

  @Field(() => String, { nullable: true, description: 'What it is meant for, e.g. `narration`.' })
  useCase!: string | null

  @Field(() => [VoiceVerifiedLanguage], { description: 'Languages that were checked to sound right.' })
  verifiedLanguages!: VoiceVerifiedLanguage[]

  @Field(() => SafeInt, { nullable: true, description: 'How many workspaces hold a copy.' })
  clonedByCount!: number | null

  @Field(() => Float, { nullable: true, description: 'Multiplier of the cost in credits.' })
  rate!: number | null

  @Field(() => Int, { nullable: true, description: 'Days of notice before the voice may be withdrawn.' })
  noticePeriodDays!: number | null

  @Field(() => Boolean, { nullable: true, description: 'Whether the library features it.' })
  isFeatured!: boolean | null

  @Field(() => Boolean, { nullable: true, description: 'Whether the workspace of this platform holds a copy already.' })
  isAddedByWorkspace!: boolean | null

  @Field(() => Boolean, { nullable: true, description: 'Whether it is bookmarked in the workspace of this platform.' })
  isBookmarked!: boolean | null

  @Field(() => Boolean, { nullable: true, description: 'Whether users of free plans may use it.' })
  isFreeUseAllowed!: boolean | null

  @Field(() => Boolean, { nullable: true, description: 'Whether texts are moderated as they are spoken.' })
  isLiveModerationEnabled!: boolean | null

  @Field(() => String, { nullable: true, description: 'Picture of the voice in the library.' })
  imageUrl!: string | null

  previewUrl!: string | null
}
