import { type ClassType, Field, Int, ObjectType } from 'type-graphql'
import { Costs } from './Costs.js'
import { PageInfo } from './PageInfo.js'

export interface Edge<Node> {
  cursor: string
  node: Node
}

export interface Connection<Node> {
  edges: Edge<Node>[]
  nodes: Node[]
  pageInfo: PageInfo
  totalCount?: TotalCount
}

/** Runs its statement only if `totalCount` is selected. */
export type TotalCount = () => number | Promise<number>

/**
 * Makes the two classes of a Relay connection over `node`. Subclass them under the names that the schema shall show:
 * `class VoiceConnection extends connectionOf('Voice', Voice) {}`.
 */
export function connectionOf<Node extends object>(name: string, node: ClassType<Node>) {
  @ObjectType(`${name}Edge`, { description: `One ${name} in a list, and its place there.`, simpleResolvers: true })
  class ConnectionEdge implements Edge<Node> {
    @Field(() => String, { description: 'Opaque place of this edge: pass it as `after` to go on behind it.' })
    cursor!: string

    @Field(() => node, { description: `The ${name} itself.` })
    node!: Node
  }

  @ObjectType(`${name}Connection`, { description: `A page of a list of ${name} objects.`, simpleResolvers: true })
  class ConnectionPage implements Connection<Node> {
    @Field(() => [ConnectionEdge], { description: 'The items of this page, in order.' })
    edges!: ConnectionEdge[]

    @Field(() => [node], { description: 'The items of the page without their cursors, in the order of `edges`.' })
    nodes!: Node[]

    @Field(() => PageInfo, { description: 'Position of the page in the list.' })
    pageInfo!: PageInfo

    @Costs('page')
    @Field(() => Int, {
      nullable: true,
      description:
        'Number of items of the whole list with this `filter`. Counted only when it is selected; null for lists of the ' +
        'voice service that it does not count.',
    })
    totalCount?: TotalCount
  }

  return ConnectionPage
}

export interface PageFacts {
  hasNextPage: boolean
  after?: string | null
  /** Of the last item of the page, also where its edge was left out. */
  endCursor?: string | undefined
  totalCount?: TotalCount | undefined
}

export function pageOf<Node>(edges: Edge<Node>[], { hasNextPage, after, ...facts }: PageFacts): Connection<Node> {
  return {
    edges,
    get nodes() {
      return edges.map(({ node }) => node)
    },
    pageInfo: {
      hasNextPage,
      hasPreviousPage: after != null,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: facts.endCursor ?? edges.at(-1)?.cursor ?? null,
    },
    totalCount: facts.totalCount,
  }
}
