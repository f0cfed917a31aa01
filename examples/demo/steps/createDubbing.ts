import { bytesInWords } from '../output/formatUnits.js'
import type { Take } from '../speech/recordTakes.js'
import { type DubEvent, type FollowedDub, followDub, updateThat } from './followDubbing.js'
import type { Scene } from './StepContext.js'

const createDubbing = `mutation ($input: CreateDubbingInput!) {
  createDubbing(input: $input) { dubbingId jobId userErrors { code message path } }
}`

const language = 'es'

/** Has a recording spoken in another language, and follows it there. */
export async function createDub(scene: Scene, take: Take): Promise<{ dub: FollowedDub; ready: DubEvent }> {
  const { stage, graph, runId } = scene
  stage.act('The conversation in another language')
  stage.asked(`createDubbing(file: ${take.name}, targetLanguage: "${language}", studio: true)`)
  const { dubbingId } = await graph.upload<{ dubbingId: string }>(createDubbing, {
    input: {
      ...{ name: `Interview ${runId}`, sourceLanguage: 'en', targetLanguage: language, studio: true, file: null },
      idempotencyKey: `demo-dub-${runId}`,
    },
    name: 'file',
    files: [take],
  })
  stage.came(`dub ${dubbingId}, of ${bytesInWords(take.sizeBytes)}`)

  stage.asked('subscription dubbingUpdated over a WebSocket')
  const dub = followDub(scene, dubbingId, language)
  const bar = { of: stage.bar('dub'), note: ({ dubbing }: DubEvent) => dubbing.status }
  const ready = await updateThat(dub, ({ dubbing }) => dubbing.segments !== null, bar)
  for (const { node } of ready.dubbing.segments?.edges.slice(0, 3) ?? []) {
    stage.noted(`${node.speaker?.name ?? 'somebody'}: "${node.text}" — "${node.dub?.text ?? ''}"`)
  }
  stage.came(`version ${ready.dubbing.version}, ${ready.dubbing.segments?.edges.length} segments`)
  return { dub, ready }
}
