import { createDubbing } from './steps/createDubbing.js'
import { createVoice } from './steps/createVoice.js'
import { deleteDubbing } from './steps/deleteDubbing.js'
import { deleteVoice } from './steps/deleteVoice.js'
import { editDubbing } from './steps/editDubbing.js'
import { editSamples } from './steps/editSamples.js'
import { listJobs } from './steps/listJobs.js'
import { playAudio } from './steps/playAudio.js'
import { renderDubbing } from './steps/renderDubbing.js'
import type { StepContext } from './steps/StepContext.js'
import { separateSpeakers } from './steps/separateSpeakers.js'
import { shareVoice } from './steps/shareVoice.js'
import { showViewer } from './steps/showViewer.js'
import { trainVoice } from './steps/trainVoice.js'
import { uploadSamples } from './steps/uploadSamples.js'
import { verifyVoice } from './steps/verifyVoice.js'

/** The life cycle of a professional voice, and a dubbing of one of its recordings. */
export async function runDemo(context: StepContext, { keep }: { keep: boolean }): Promise<void> {
  await showViewer(context)
  const voiceId = await createVoice(context)
  const uploaded = await uploadSamples(context, voiceId)
  const [lake, , street, interview] = uploaded
  await editSamples(context, { plain: lake!.sample, noisy: street!.sample })
  await separateSpeakers(context, voiceId, interview!.sample)
  await verifyVoice(context, voiceId)
  await trainVoice(context, voiceId)
  await listJobs(context, voiceId)
  const audioUrl = await playAudio(context, voiceId, lake!)
  await shareVoice(context, voiceId)
  if (keep) context.output.note(`voice ${voiceId} is kept`)
  else await deleteVoice(context, voiceId, audioUrl)

  const { dubbing, ready } = await createDubbing(context, interview!.recording)
  try {
    await editDubbing(context, dubbing, ready)
    const renderUrl = await renderDubbing(context, dubbing)
    if (keep) context.output.note(`dubbing ${dubbing.id} is kept`)
    else await deleteDubbing(context, dubbing, renderUrl)
  } finally {
    await dubbing.updates.return()
  }
}
