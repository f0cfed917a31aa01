import type { StepContext } from './StepContext.js'

interface ViewerAnswer {
  voiceViewer: { user: { id: string }; tenantId: string; scopes: readonly string[] }
}

export async function showViewer({ output, graph }: StepContext): Promise<void> {
  output.step('Show the viewer')
  output.request('query { voiceViewer { user { id } tenantId scopes } }')
  const { voiceViewer: viewer } = await graph.query<ViewerAnswer>(
    'query { voiceViewer { user { id } tenantId scopes } }',
  )
  output.response(`${viewer.user.id} of ${viewer.tenantId}, scopes: ${viewer.scopes.join(', ')}`)
}
