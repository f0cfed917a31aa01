import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { GraphRequestError } from '../graph/GraphRequestError.js'
import { formatBytes } from '../output/formatUnits.js'
import { type DubbingEvent, type FollowedDubbing, waitForUpdate } from './followDubbing.js'
import type { StepContext } from './StepContext.js'

interface RendersAnswer {
  dubbing: { renders: readonly { id: string; asset: { url: string; mediaType: string | null } | null }[] }
}

const renderDubbingMutation = `mutation ($input: RenderDubbingInput!) {
  renderDubbing(input: $input) { renderId userErrors { code message path } }
}`

const rendersOf = 'query ($id: ID!) { dubbing(id: $id) { renders { id asset { url mediaType } } } }'

/** Renders the dubbing with its edits and downloads the file. Returns its URL. */
export async function renderDubbing(
  { output, graph, folder }: StepContext,
  followed: FollowedDubbing,
): Promise<string> {
  const { id: dubbingId, language } = followed
  output.step('Render the dubbing')
  output.request(`renderDubbing(language: "${language}", type: MP3)`)
  const { renderId } = await graph.mutate<{ renderId: string }>(renderDubbingMutation, {
    input: { dubbingId, language, type: 'MP3' },
  })
  const statusIn = ({ dubbing }: DubbingEvent) => dubbing.renders?.find(({ id }) => id === renderId)?.status
  const bar = { of: output.bar('render'), note: (event: DubbingEvent) => statusIn(event) ?? 'waiting' }
  await waitForUpdate(followed, (event) => ['COMPLETE', 'FAILED'].includes(statusIn(event) ?? ''), bar)

  output.request('dubbing { renders { asset { url } } }, then the bytes from the signed URL')
  const { dubbing } = await graph.query<RendersAnswer>(rendersOf, { id: dubbingId })
  const asset = dubbing.renders.find(({ id }) => id === renderId)?.asset
  if (!asset) throw new GraphRequestError(['The render has no file.'])
  const response = await fetch(asset.url)
  if (!response.ok) throw new GraphRequestError([`The render URL returned HTTP ${response.status}`])
  const bytes = Buffer.from(await response.arrayBuffer())
  const file = join(folder, `interview.${language}.mp3`)
  await writeFile(file, bytes)
  output.response(`${file}: ${response.headers.get('content-type')}, ${formatBytes(bytes.length)}`)
  return asset.url
}
