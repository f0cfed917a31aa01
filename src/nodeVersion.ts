import { readFileSync } from 'node:fs'

/** What is wrong with the version of Node, for an operator. It is checked before modules load that old versions lack. */
export function nodeProblem(version: string, packageRoot: string): string | undefined {
  const manifest: { engines: { node: string } } = JSON.parse(readFileSync(`${packageRoot}/package.json`, 'utf8'))
  const least = manifest.engines.node.replace('>=', '')
  if (version.localeCompare(least, 'en', { numeric: true }) >= 0) return undefined
  return `Node ${version} is too old: the server needs Node ${least} or later. Install it, or run \`npm ci\` and \`npm start\`, which use the Node of this package on Linux.`
}
