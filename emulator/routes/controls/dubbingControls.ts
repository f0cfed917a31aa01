import type { FastifyInstance } from 'fastify'
import type { DubbingOverride, JobOverride, RenderOverride } from '../../state/dubbing/dubbingBehaviour.js'
import type { DubbingFixture } from '../../state/dubbing/dubbingFixture.js'
import type { StateStore } from '../../state/StateStore.js'
import { addDubbingsBody, dubbingOverrideBody, jobOverrideBody, renderOverrideBody } from './dubbingControlBodies.js'

interface DubbingPath {
  Params: { dubbing_id: string }
}

/** Control routes that add and remove dubbings and override their outcome. */
export function dubbingControls(app: FastifyInstance, { dubs }: StateStore): void {
  app.post<{ Body: { count?: number; dub?: DubbingFixture } }>(
    '/dubs',
    { schema: { body: addDubbingsBody } },
    ({ body: { count = 1, dub } }, reply) => {
      reply.code(201).send({ dubs: Array.from({ length: count }, () => dubs.add(dub)) })
    },
  )
  app.delete<DubbingPath>('/dubs/:dubbing_id', ({ params }, reply) =>
    dubs.remove(params.dubbing_id)
      ? reply.code(204).send()
      : reply.code(404).send({ error: `Dubbing ${params.dubbing_id} does not exist` }),
  )
  app.post<{ Params: { name: string }; Body: DubbingOverride }>(
    '/dubs/:name/dubbing',
    { schema: { body: dubbingOverrideBody } },
    ({ params, body }, reply) => {
      dubs.overrideDubbing(params.name, body)
      reply.code(201).send({ scripted: true })
    },
  )
  app.post<DubbingPath & { Body: RenderOverride }>(
    '/dubs/:dubbing_id/renders',
    { schema: { body: renderOverrideBody } },
    ({ params, body }, reply) => {
      dubs.overrideRenders(params.dubbing_id, body)
      reply.code(201).send({ scripted: true })
    },
  )
  app.post<DubbingPath & { Body: JobOverride }>(
    '/dubs/:dubbing_id/jobs',
    { schema: { body: jobOverrideBody } },
    ({ params, body }, reply) => {
      dubs.overrideJobs(params.dubbing_id, body)
      reply.code(201).send({ scripted: true })
    },
  )
}
