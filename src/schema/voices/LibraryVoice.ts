import { Field, Float, ID, Int, ObjectType } from 'type-graphql'
import { SafeInt } from '../shared/scalars.js'
import { VoiceVerifiedLanguage } from './Voice.js'
import { VoiceCategory } from './VoiceCategory.js'

@ObjectType({
  description: 'A voice in the public voice library. It can be used after `addLibraryVoice`.',
  simpleResolvers: true,
})
export class LibraryVoice {
  @Field(() => ID, { description: 'Id of the voice in the public library.' })
  id!: string

  @Field(() => ID, { description: 'Public id of the account that offers the voice.' })
  publicOwnerId!: string

  @Field(() => String, { description: 'Name in the public library; empty if it has none.' })
  name!: string

  @Field(() => VoiceCategory, { nullable: true, description: 'How the voice was created; null if it is not known.' })
  category!: VoiceCategory | null

  @Field(() => String, { nullable: true, description: 'Description of the voice; null if there is none.' })
  description!: string | null

  @Field(() => String, { nullable: true, description: 'Language code of the voice; null if it is not known.' })
  language!: string | null

  @Field(() => String, { nullable: true, description: 'Locale, such as `en-GB`; null if it is not known.' })
  locale!: string | null

  @Field(() => String, { nullable: true, description: 'Accent within the language; null if it is not known.' })
  accent!: string | null

  @Field(() => String, {
    nullable: true,
    description: 'Gender, as described by the account that offers the voice; null if it is not known.',
  })
  gender!: string | null

  @Field(() => String, {
    nullable: true,
    description: 'Age, as described by the account that offers the voice; null if it is not known.',
  })
  age!: string | null

  @Field(() => String, {
    nullable: true,
    description: 'Character of the voice in one word, such as `calm`; null if it is not known.',
  })
  descriptive!: string | null

  @Field(() => String, { nullable: true, description: 'Intended use, such as `narration`; null if it is not known.' })
  useCase!: string | null

  @Field(() => [VoiceVerifiedLanguage], { description: 'Languages that were verified for the voice.' })
  verifiedLanguages!: VoiceVerifiedLanguage[]

  @Field(() => SafeInt, { nullable: true, description: 'Number of workspaces that have added the voice.' })
  clonedByCount!: number | null

  @Field(() => Float, { nullable: true, description: 'Factor of the cost in credits.' })
  rate!: number | null

  @Field(() => Int, { nullable: true, description: 'Notice period in days before the voice may be withdrawn.' })
  noticePeriodDays!: number | null

  @Field(() => Boolean, { nullable: true, description: 'Whether the library features the voice.' })
  isFeatured!: boolean | null

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether the workspace of the platform has already added the voice.',
  })
  isAddedByWorkspace!: boolean | null

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether the workspace of the platform has bookmarked the voice.',
  })
  isBookmarked!: boolean | null

  @Field(() => Boolean, { nullable: true, description: 'Whether free plans may use the voice.' })
  isFreeUseAllowed!: boolean | null

  @Field(() => Boolean, { nullable: true, description: 'Whether texts are moderated during the generation.' })
  isLiveModerationEnabled!: boolean | null

  @Field(() => String, { nullable: true, description: 'URL of the image of the voice; null if there is none.' })
  imageUrl!: string | null

  previewUrl!: string | null
}
