import { arch, cpus, platform, totalmem } from 'node:os'

/** Date and machine of a run. */
export function machine(): string {
  const [cpu] = cpus()
  return (
    `${new Date().toISOString().slice(0, 10)}, Node ${process.versions.node}, ${cpus().length} × ${cpu?.model.trim()}, ` +
    `${platform()} ${arch()}, ${Math.round(totalmem() / 2 ** 30)} GiB`
  )
}
