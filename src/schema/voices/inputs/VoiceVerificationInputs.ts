import { ArrayMaxSize, ArrayMinSize, IsOptional, Length, MaxLength } from 'class-validator'
import { Field, ID, InputType } from 'type-graphql'
import { Upload, type UploadedFile } from '../../shared/Upload.js'

@InputType({ description: 'Asks people to verify that a voice is its speaker’s own.' })
export class RequestManualVoiceVerificationInput {
  @Length(1, 100)
  @Field(() => ID, { description: 'The voice.' })
  id!: string

  @ArrayMinSize(1)
  @ArrayMaxSize(10)
  @Field(() => [Upload], { description: 'Documents that prove it.' })
  files!: Promise<UploadedFile>[]

  @IsOptional()
  @MaxLength(2_000)
  @Field(() => String, { nullable: true, description: 'What the reviewers should know.' })
  extraText?: string | null
}

@InputType({ description: 'Verifies a voice by a recording of the captcha being read aloud.' })
export class VerifyVoiceCaptchaInput {
  @Length(1, 100)
  @Field(() => ID, { description: 'The voice.' })
  id!: string

  @Field(() => Upload, { description: 'The recording.' })
  recording!: Promise<UploadedFile>
}
