/** The queries for all GraphQL servers. */
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

export type DubbingScenario = keyof typeof dubbingQueries

/** The types that the queries need. */
export const dubbingTypes = `
  type Query { dubbing(id: ID!): Dubbing }
  type Dubbing { version: Int segments(first: Int!): SegmentConnection }
  type SegmentConnection { edges: [SegmentEdge!]! }
  type SegmentEdge { node: Segment! }
  type Segment { id: ID! startSecs: Float! endSecs: Float! text: String! speaker: Speaker dubs: [DubbedSegment!] }
  type Speaker { id: ID! name: String! }
  type DubbedSegment { language: String! startSecs: Float! endSecs: Float! text: String isStale: Boolean! }
`
