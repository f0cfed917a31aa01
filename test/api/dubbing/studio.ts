interface Segment {
  id: string
  startSecs: number
  endSecs: number
  text: string
  isStale?: boolean
  speaker: { id: string } | null
  dub: { language: string; text: string | null; isStale: boolean } | null
  dubs: { language: string; text: string | null; isStale: boolean; audio: { url: string } | null }[]
}

export interface Segments {
  edges: { cursor: string; node: Segment }[]
  pageInfo: { hasNextPage: boolean; endCursor: string | null }
}

export interface Studio {
  version: number
  speakers: { id: string; name: string; segments: Segments; dubbing: { id: string } }[]
  speaker: { id: string; name: string } | null
  segments: Segments
  segment: Segment | null
  renders: { id: string; language: string; type: string; status: string; version: number; asset: object | null }[]
}

export const page = (fields: string) => `edges { cursor node { ${fields} } } pageInfo { hasNextPage endCursor }`
export const idsOf = ({ edges }: Segments) => edges.map(({ node }) => node.id)
