import { packageRoot } from './config.js'
import { nodeProblem } from './nodeVersion.js'

// Files of this process contain texts, recordings and keys of users: only its own account may read them.
process.umask(0o077)

const problem = nodeProblem(process.versions.node, packageRoot)
if (problem !== undefined) {
  process.stderr.write(`${problem}\n`)
  process.exit(1)
}
const { runServer } = await import('./server/start/runServer.js')
await runServer()
