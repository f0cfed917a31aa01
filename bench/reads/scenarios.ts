/** One kind of request, with the same query for every server. */
export interface Scenario {
  readonly name: string
  readonly title: string
  readonly query: string
  variables(voiceIds: readonly string[]): Record<string, unknown>
}

export const voiceCount = 250

const voiceFields = `
  id name category description
  labels { key value }
  availableForTiers highQualityBaseModelIds
  verifiedLanguages { language modelId accent locale }
  collectionIds recordingQuality labellingStatus safetyControl
  isLegacy isMixed isBookmarked
  createdAt addedAt
  owner { id }
  visibility viewerPermission
  samples {
    id fileName mediaType sizeBytes durationSecs
    audio { url expiresAt }
    speakerSeparation {
      status
      speakers { id durationSecs isSelected audio { url } }
    }
  }`

export const scenarios: readonly Scenario[] = [
  {
    name: 'list',
    title: 'a page of 100 voices: 20 fields each, 2 samples, 2 speakers a sample, 6 signed URLs',
    query: `query List { voices(first: 100) { edges { cursor node { ${voiceFields} } } pageInfo { hasNextPage endCursor } } }`,
    variables: () => ({}),
  },
  {
    name: 'one',
    title: 'one voice with the same fields',
    query: `query One($id: ID!) { voice(id: $id) { ${voiceFields} } }`,
    variables: ([id]) => ({ id }),
  },
  {
    name: 'entities',
    title: `${voiceCount} representations of Voice, as a router sends them: 8 fields each, samples, speakers`,
    query: `query Entities($representations: [_Any!]!) {
      _entities(representations: $representations) {
        ... on Voice {
          __typename id name category createdAt viewerPermission
          owner { id }
          samples { id fileName durationSecs speakerSeparation { status speakers { id durationSecs } } }
        }
      }
    }`,
    variables: (voiceIds) => ({ representations: voiceIds.map((id) => ({ __typename: 'Voice', id })) }),
  },
]
