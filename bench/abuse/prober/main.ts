import { parentPort, workerData } from 'node:worker_threads'
import { Prober } from './Prober.js'
import type { ProberOrder, ProbeTargets } from './ProbeTargets.js'

/** A thread of its own: what is measured is the server, and not how busy the attackers are. */
const { targets, pid } = workerData as { targets: ProbeTargets; pid: number }
const prober = new Prober(targets, pid)
prober.start()
parentPort!.on('message', (order: ProberOrder) => {
  if (order !== 'stop') {
    prober.pid = order.pid
    return
  }
  parentPort!.postMessage(prober.stop())
  parentPort!.close()
})
