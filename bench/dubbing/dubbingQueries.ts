/** What is asked of the large dub, by every server that speaks GraphQL. */
export const dubbingQueries = {
  page: `query ($id: ID!) {
    dubbing(id: $id) {
      version
      segments(first: 50) {
        edges { node {
          id startSecs endSecs text
          speaker { id name }
          dubs { language startSecs endSecs text isStale }
        } }
      }
    }
  }`,
  version: 'query ($id: ID!) { dubbing(id: $id) { version } }',
} as const

export type DubbingScene = keyof typeof dubbingQueries

/** The part of the schema that the queries need. */
export const dubbingTypes = `
  type Query { dubbing(id: ID!): Dubbing }
  type Dubbing { version: Int segments(first: Int!): SegmentConnection }
  type SegmentConnection { edges: [SegmentEdge!]! }
  type SegmentEdge { node: Segment! }
  type Segment { id: ID! startSecs: Float! endSecs: Float! text: String! speaker: Speaker dubs: [DubbedSegment!] }
  type Speaker { id: ID! name: String! }
  type DubbedSegment { language: String! startSecs: Float! endSecs: Float! text: String isStale: Boolean! }
`
