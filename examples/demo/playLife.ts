import { createDub } from './acts/createDub.js'
import { createVoice } from './acts/createVoice.js'
import { deleteDub } from './acts/deleteDub.js'
import { deleteVoice } from './acts/deleteVoice.js'
import { editDub } from './acts/editDub.js'
import { editSamples } from './acts/editSamples.js'
import { listJobs } from './acts/listJobs.js'
import { meetViewer } from './acts/meetViewer.js'
import { playBack } from './acts/playBack.js'
import { renderDub } from './acts/renderDub.js'
import type { Scene } from './acts/Scene.js'
import { separateSpeakers } from './acts/separateSpeakers.js'
import { shareVoice } from './acts/shareVoice.js'
import { trainVoice } from './acts/trainVoice.js'
import { uploadSamples } from './acts/uploadSamples.js'
import { verifyVoice } from './acts/verifyVoice.js'

/** The whole life of a professional voice, as a product would lead it, and a recording of it in another language. */
export async function playLife(scene: Scene, { keep }: { keep: boolean }): Promise<void> {
  await meetViewer(scene)
  const voiceId = await createVoice(scene)
  const uploaded = await uploadSamples(scene, voiceId)
  const [lake, , street, interview] = uploaded
  await editSamples(scene, voiceId, { plain: lake!.sample, noisy: street!.sample })
  await separateSpeakers(scene, voiceId, interview!.sample)
  await verifyVoice(scene, voiceId)
  await trainVoice(scene, voiceId)
  await listJobs(scene, voiceId)
  const audioUrl = await playBack(scene, voiceId, lake!)
  await shareVoice(scene, voiceId)
  if (keep) scene.stage.noted(`voice ${voiceId} is kept`)
  else await deleteVoice(scene, voiceId, audioUrl)

  const { dub, ready } = await createDub(scene, interview!.take)
  try {
    await editDub(scene, dub, ready)
    const renderUrl = await renderDub(scene, dub)
    if (keep) scene.stage.noted(`dub ${dub.id} is kept`)
    else await deleteDub(scene, dub, renderUrl)
  } finally {
    await dub.updates.return()
  }
}
