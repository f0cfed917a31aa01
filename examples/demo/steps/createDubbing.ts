import { formatBytes } from '../output/formatUnits.js'
import type { LocalRecording } from '../speech/recordSamples.js'
import { type DubbingEvent, type FollowedDubbing, followDubbing, waitForUpdate } from './followDubbing.js'
import type { StepContext } from './StepContext.js'

const createDubbingMutation = `mutation ($input: CreateDubbingInput!) {
  createDubbing(input: $input) { dubbingId userErrors { code message path } }
}`

const language = 'es'

/** Dubs a recording and follows the dubbing until it is finished. */
export async function createDubbing(
  context: StepContext,
  recording: LocalRecording,
): Promise<{ dubbing: FollowedDubbing; ready: DubbingEvent }> {
  const { output, graph, runId } = context
  output.step('Dub the interview')
  output.request(`createDubbing(file: ${recording.name}, targetLanguage: "${language}", isStudio: true)`)
  const { dubbingId } = await graph.upload<{ dubbingId: string }>(createDubbingMutation, {
    input: {
      ...{ name: `Interview ${runId}`, sourceLanguage: 'en', targetLanguage: language, isStudio: true, file: null },
      idempotencyKey: `demo-dub-${runId}`,
    },
    name: 'file',
    files: [recording],
  })
  output.response(`dubbing ${dubbingId} of ${formatBytes(recording.sizeBytes)}`)

  output.request('subscription dubbingUpdated over a WebSocket')
  const dubbing = followDubbing(context, dubbingId, language)
  const bar = { of: output.bar('dubbing'), note: (event: DubbingEvent) => event.dubbing.status }
  const ready = await waitForUpdate(dubbing, (event) => event.dubbing.segments !== null, bar)
  for (const { node } of ready.dubbing.segments?.edges.slice(0, 3) ?? []) {
    output.note(`${node.speaker?.name ?? 'unknown speaker'}: "${node.text}" — "${node.dub?.text ?? ''}"`)
  }
  output.response(`version ${ready.dubbing.version}, ${ready.dubbing.segments?.edges.length} segments`)
  return { dubbing, ready }
}
