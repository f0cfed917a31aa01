import { type ClassType, Field, ObjectType } from 'type-graphql'
import { PageInfo } from './PageInfo.js'

export interface Edge<Node> {
  cursor: string
  node: Node
}

export interface Connection<Node> {
  edges: Edge<Node>[]
  pageInfo: PageInfo
}

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

    @Field(() => PageInfo, { description: 'Where this page stands in the whole list.' })
    pageInfo!: PageInfo
  }

  return ConnectionPage
}

/** Builds a page from its edges. `after` is the argument that the page was asked with. */
export function pageOf<Node>(edges: Edge<Node>[], hasNextPage: boolean, after?: string | null): Connection<Node> {
  return {
    edges,
    pageInfo: {
      hasNextPage,
      hasPreviousPage: after != null,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  }
}
