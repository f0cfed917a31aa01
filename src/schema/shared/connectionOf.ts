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

/** Executes its statement only if `totalCount` is selected. */
export type TotalCount = () => number | Promise<number>

/**
 * Creates the two classes of a Relay connection of `node`. Subclass the result to name it:
 * `class VoiceConnection extends connectionOf('Voice', Voice) {}`.
 */
export function connectionOf<Node extends object>(name: string, node: ClassType<Node>) {
  @ObjectType(`${name}Edge`, { description: `A ${name} in a list with its cursor.`, simpleResolvers: true })
  class ConnectionEdge implements Edge<Node> {
    @Field(() => String, { description: 'Opaque cursor of this edge. Pass it as `after` to get the items after it.' })
    cursor!: string

    @Field(() => node, { description: `The ${name} of this edge.` })
    node!: Node
  }

  @ObjectType(`${name}Connection`, { description: `A page of ${name} objects.`, simpleResolvers: true })
  class ConnectionPage implements Connection<Node> {
    @Field(() => [ConnectionEdge], { description: 'Edges of this page, in order.' })
    edges!: ConnectionEdge[]

    @Field(() => [node], { description: 'Nodes of this page, in the order of `edges`.' })
    nodes!: Node[]

    @Field(() => PageInfo, { description: 'Position of this page within the list.' })
    pageInfo!: PageInfo

    @Costs('page')
    @Field(() => Int, {
      nullable: true,
      description:
        'Number of items in the whole list with this `filter`. Computed only if selected. Null if the list is read ' +
        'from the voice service and the voice service does not report the number.',
    })
    totalCount?: TotalCount
  }

  return ConnectionPage
}

export interface PageFacts {
  hasNextPage: boolean
  after?: string | null
  /** Cursor of the last item of the page, even if that item has no edge. */
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
