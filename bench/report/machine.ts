import { arch, cpus, platform, totalmem } from 'node:os'

/** When and on what a run was made. */
export function machine(): string {
  const [cpu] = cpus()
  return (
    `${new Date().toISOString().slice(0, 10)}, Node ${process.versions.node}, ${cpus().length} × ${cpu?.model.trim()}, ` +
    `${platform()} ${arch()}, ${Math.round(totalmem() / 2 ** 30)} GiB`
  )
}
