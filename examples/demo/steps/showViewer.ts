import type { Scene } from './StepContext.js'

interface ViewerAnswer {
  viewer: { user: { id: string }; tenantId: string; scopes: readonly string[] }
}

export async function meetViewer({ stage, graph }: Scene): Promise<void> {
  stage.act('Who am I')
  stage.asked('query { viewer { user { id } tenantId scopes } }')
  const { viewer } = await graph.ask<ViewerAnswer>('query { viewer { user { id } tenantId scopes } }')
  stage.came(`${viewer.user.id} of ${viewer.tenantId}, who may ${viewer.scopes.join(', ')}`)
}
