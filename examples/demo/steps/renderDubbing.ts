import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Refusal } from '../graph/GraphRequestError.js'
import { bytesInWords } from '../output/formatUnits.js'
import { type DubEvent, type FollowedDub, updateThat } from './followDubbing.js'
import type { Scene } from './StepContext.js'

interface RendersAnswer {
  dubbing: { renders: readonly { id: string; asset: { url: string; mediaType: string | null } | null }[] }
}

const renderDubbing = `mutation ($input: RenderDubbingInput!) {
  renderDubbing(input: $input) { renderId userErrors { code message path } }
}`

const rendersOf = 'query ($id: ID!) { dubbing(id: $id) { renders { id asset { url mediaType } } } }'

/** Puts the segments together, edits included, and fetches what came of it. Answers where it was fetched. */
export async function renderDub({ stage, graph, folder }: Scene, dub: FollowedDub): Promise<string> {
  const { id: dubbingId, language } = dub
  stage.act('Put together, and fetched')
  stage.asked(`renderDubbing(language: "${language}", type: MP3)`)
  const { renderId } = await graph.change<{ renderId: string }>(renderDubbing, {
    input: { dubbingId, language, type: 'MP3' },
  })
  const statusIn = ({ dubbing }: DubEvent) => dubbing.renders?.find(({ id }) => id === renderId)?.status
  const bar = { of: stage.bar('render'), note: (event: DubEvent) => statusIn(event) ?? 'waiting' }
  await updateThat(dub, (event) => ['COMPLETE', 'FAILED'].includes(statusIn(event) ?? ''), bar)

  stage.asked('dubbing { renders { asset { url } } }, then the bytes from the signed URL')
  const { dubbing } = await graph.ask<RendersAnswer>(rendersOf, { id: dubbingId })
  const asset = dubbing.renders.find(({ id }) => id === renderId)?.asset
  if (!asset) throw new Refusal(['The render came to nothing.'])
  const response = await fetch(asset.url)
  if (!response.ok) throw new Refusal([`The render answered HTTP ${response.status}`])
  const bytes = Buffer.from(await response.arrayBuffer())
  const file = join(folder, `interview.${language}.mp3`)
  await writeFile(file, bytes)
  stage.came(`${file}: ${response.headers.get('content-type')}, ${bytesInWords(bytes.length)}`)
  return asset.url
}
