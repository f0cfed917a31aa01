import { readFileSync } from 'node:fs'

const clockTickMs = 10

/** The resident memory of a process. 0 where the system does not tell. */
export function residentMiB(pid: number): number {
  return Number(/VmRSS:\s+(\d+) kB/.exec(read(`/proc/${pid}/status`))?.[1] ?? 0) / 1_024
}

/** The processor time that a process has used, all of its threads together. 0 where the system does not tell. */
export function processorMs(pid: number): number {
  // After the name of the program, which may hold anything: state, parent and others, then user and system time.
  const fields = read(`/proc/${pid}/stat`).split(') ').at(-1)?.split(' ') ?? []
  return (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) * clockTickMs
}

function read(path: string): string {
  try {
    return readFileSync(path, 'latin1')
  } catch {
    return ''
  }
}
