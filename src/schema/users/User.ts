import { Directive, Field, ID, ObjectType } from 'type-graphql'

@Directive('@key(fields: "id")')
@ObjectType({
  description: 'A user of the platform.',
  simpleResolvers: true,
})
export class User {
  @Field(() => ID, { description: "Id of the user: the claim `sub` of the user's tokens." })
  id!: string
}
