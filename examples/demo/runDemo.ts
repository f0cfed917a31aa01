import { createVoice } from './steps/acts/createVoice.js'
import { deleteVoice } from './steps/acts/deleteVoice.js'
import { editSamples } from './steps/acts/editSamples.js'
import { listJobs } from './steps/acts/listJobs.js'
import { separateSpeakers } from './steps/acts/separateSpeakers.js'
import { shareVoice } from './steps/acts/shareVoice.js'
import { trainVoice } from './steps/acts/trainVoice.js'
import { uploadSamples } from './steps/acts/uploadSamples.js'
import { verifyVoice } from './steps/acts/verifyVoice.js'
import { createDub } from './steps/createDubbing.js'
import { deleteDub } from './steps/deleteDubbing.js'
import { editDub } from './steps/editDubbing.js'
import { playBack } from './steps/playAudio.js'
import { renderDub } from './steps/renderDubbing.js'
import type { Scene } from './steps/StepContext.js'
import { meetViewer } from './steps/showViewer.js'

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
