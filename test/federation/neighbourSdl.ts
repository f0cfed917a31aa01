/** Another subgraph of a platform with generic type names that refers to our entities. */
export const neighbourSdl = /* GraphQL */ `
extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])

type Query {
  viewer: Viewer
  job(id: ID!): Job
  jobs: [Job!]!
  model(id: ID!): Model
  models: [Model!]!
  usage: Usage
  operation(id: ID!): Operation
  operations: [Operation!]!
  playlist: Playlist
}

type Mutation {
  resolveOperation(id: ID!): UserError
}

type Subscription {
  jobUpdated: Job
  operationUpdated: Operation
}

type Playlist {
  title: String!
  voices: [Voice!]!
}

type Voice @key(fields: "id", resolvable: false) { id: ID! }

type Viewer { email: String }
type Job @key(fields: "id") { id: ID! employer: String }
type Model @key(fields: "id") { id: ID! manufacturer: String }
type Operation @key(fields: "id") { id: ID! surgeon: String }
type Usage { litres: Float }
type Speaker @key(fields: "id") { id: ID! wattage: Int }
type Utterance { words: [String!]! }
type MediaAsset { cdn: String }
type UserError { reason: String!, code: UserErrorCode! }
enum UserErrorCode { TOO_LATE }
enum OutputFormat { PDF }
enum RecordingFormat { VINYL }
enum JobStatus { HIRED }
enum JobKind { PART_TIME }
enum OperationState { HEALED }
enum TrainingState { FIT }
enum ViewerPermission { NONE_AT_ALL }
enum TextNormalization { NFC }
input JobFilter { employer: String }
type JobConnection { total: Int }
type OperationConnection { total: Int }
`
