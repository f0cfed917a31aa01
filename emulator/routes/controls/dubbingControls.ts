import type { FastifyInstance } from 'fastify'
import type { DubbingScript, JobScript, RenderScript } from '../../state/dubbing/dubbingBehaviour.js'
import type { DubDraft } from '../../state/dubbing/dubbingFixture.js'
import type { StateStore } from '../../state/emulatorState.js'
import { addDubsBody, dubbingScriptBody, jobScriptBody, renderScriptBody } from './dubbingControlBodies.js'

interface DubPath {
  Params: { dubbing_id: string }
}

/** The controls that add and remove dubs, and say how they go. */
export function dubControls(app: FastifyInstance, { dubs }: StateStore): void {
  app.post<{ Body: { count?: number; dub?: DubDraft } }>(
    '/dubs',
    { schema: { body: addDubsBody } },
    ({ body: { count = 1, dub } }, reply) => {
      reply.code(201).send({ dubs: Array.from({ length: count }, () => dubs.add(dub)) })
    },
  )
  app.delete<DubPath>('/dubs/:dubbing_id', ({ params }, reply) =>
    dubs.remove(params.dubbing_id)
      ? reply.code(204).send()
      : reply.code(404).send({ error: `The emulator holds no dub ${params.dubbing_id}` }),
  )
  app.post<{ Params: { name: string }; Body: DubbingScript }>(
    '/dubs/:name/dubbing',
    { schema: { body: dubbingScriptBody } },
    ({ params, body }, reply) => {
      dubs.script(params.name, body)
      reply.code(201).send({ scripted: true })
    },
  )
  app.post<DubPath & { Body: RenderScript }>(
    '/dubs/:dubbing_id/renders',
    { schema: { body: renderScriptBody } },
    ({ params, body }, reply) => {
      dubs.scriptRenders(params.dubbing_id, body)
      reply.code(201).send({ scripted: true })
    },
  )
  app.post<DubPath & { Body: JobScript }>(
    '/dubs/:dubbing_id/jobs',
    { schema: { body: jobScriptBody } },
    ({ params, body }, reply) => {
      dubs.scriptJobs(params.dubbing_id, body)
      reply.code(201).send({ scripted: true })
    },
  )
}
