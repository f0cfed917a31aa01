/** The accounts subgraph owns `User`; Polyphony extends the entity by its key. */
export const accountsSdl = /* GraphQL */ `
extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])

type Query {
  "The user that the token of the request stands for; null without a token."
  me: User
  "One user; null when there is none with this id."
  user(
    "Id of the user."
    id: ID!
  ): User
  "All users."
  users: [User!]!
}

"A user of the platform."
type User @key(fields: "id") {
  "Id of the user: the \`sub\` of its tokens."
  id: ID!
  "What the user is called."
  name: String!
}
`
