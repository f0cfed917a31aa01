import { ArrayMaxSize, ArrayMinSize, IsOptional, Length, MaxLength } from 'class-validator'
import { Field, ID, InputType } from 'type-graphql'
import { Upload, type UploadedFile } from '../../shared/Upload.js'

@InputType({ description: 'Input of `requestManualVoiceVerification`.' })
export class RequestManualVoiceVerificationInput {
  @Length(1, 100)
  @Field(() => ID, { description: 'Id of the voice.' })
  id!: string

  @ArrayMinSize(1)
  @ArrayMaxSize(10)
  @Field(() => [Upload], { description: 'Documents for the verification, 1 to 10.' })
  files!: Promise<UploadedFile>[]

  @IsOptional()
  @MaxLength(2_000)
  @Field(() => String, { nullable: true, description: 'Text for the reviewers, at most 2000 characters.' })
  extraText?: string | null
}

@InputType({ description: 'Input of `verifyVoiceCaptcha`.' })
export class VerifyVoiceCaptchaInput {
  @Length(1, 100)
  @Field(() => ID, { description: 'Id of the voice.' })
  id!: string

  @Field(() => Upload, { description: 'Audio file in which the speaker reads the text of the captcha aloud.' })
  recording!: Promise<UploadedFile>
}
