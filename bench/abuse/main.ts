import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type AbuseOptions, readAbuseOptions, usage } from './AbuseOptions.js'
import { reportAbuse } from './reportAbuse.js'
import { runAbuse } from './runAbuse.js'

process.exitCode = await main()

/** Answers with the exit code: 0 when every bar is reached, 1 when one is not, 2 when there was no run. */
async function main(): Promise<number> {
  let options: AbuseOptions | null
  try {
    options = readAbuseOptions(process.argv.slice(2))
  } catch (error) {
    console.error(`${(error as Error).message}\n${usage}`)
    return 2
  }
  if (options === null) {
    console.log(usage)
    return 0
  }
  const workDir = await mkdtemp(join(tmpdir(), 'polyphony-abuse-'))
  // Also for the emulator, which keeps what is uploaded in temporary files.
  process.env.TMPDIR = workDir
  const ending = new AbortController()
  const end = () => ending.abort()
  process.once('SIGINT', end).once('SIGTERM', end)
  try {
    const result = await runAbuse({ options, workDir, signal: ending.signal, say: console.error })
    const { text, problems } = reportAbuse(result, options.seed)
    console.log(text)
    return problems.length === 0 && !ending.signal.aborted ? 0 : 1
  } catch (error) {
    console.error(ending.signal.aborted ? 'The run was ended early.' : error)
    return 2
  } finally {
    await rm(workDir, { recursive: true, force: true })
  }
}
