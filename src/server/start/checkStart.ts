import { rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join, sep } from 'node:path'
import type { Config } from '../../config.js'
import { folderProblem, type NamedFolder } from '../../datasources/folderProblem.js'
import { InsecureFolder, secureFolder } from '../../datasources/secureFolder.js'
import { StartError } from '../../errors.js'

/** Everything that can be checked in milliseconds, before the database and the upstream are used. @throws StartError */
export async function checkStart(config: Config): Promise<void> {
  useFolders(config)
  await assertAddress({ host: config.host, port: config.port })
  if (config.metricsPort !== undefined) await assertAddress(metricsAddress(config))
}

export function metricsAddress({ host, metricsPort = 0 }: Pick<Config, 'host' | 'metricsPort'>): ListenAddress {
  return { host, port: metricsPort, variable: 'METRICS_PORT' }
}

export interface ListenAddress {
  host: string
  port: number
  /** Of the port. */
  variable?: 'PORT' | 'METRICS_PORT'
}

/** Folders outside the data directory are left alone: they may be shared between machines, on a file system without owners. */
function useFolders({ dataDir, mediaDir, databaseUrl, upstream }: Config): void {
  const isMediaInside = `${mediaDir}${sep}`.startsWith(`${dataDir}${sep}`)
  const variable = 'DATA_DIR'
  if (databaseUrl === undefined || upstream === undefined || isMediaInside) useFolder({ variable, folder: dataDir })
  if (isMediaInside)
    useFolder({ variable: mediaDir === join(dataDir, 'media') ? variable : 'MEDIA_URL', folder: mediaDir })
}

function useFolder(named: NamedFolder): void {
  const check = join(named.folder, `.check-${process.pid}`)
  try {
    secureFolder(named.folder)
    writeFileSync(check, 'x', { mode: 0o600 })
    rmSync(check)
  } catch (error) {
    throw error instanceof InsecureFolder ? error : folderProblem(named, error)
  }
}

async function assertAddress({ host, port, variable }: ListenAddress): Promise<void> {
  const server = createServer()
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(addressProblem({ host, port, variable }, error)))
    server.listen({ host, port, exclusive: true }, () => server.close(() => resolve()))
  })
}

export function addressProblem({ host, port, variable = 'PORT' }: ListenAddress, error: unknown): unknown {
  const { code, message } = error as NodeJS.ErrnoException
  const cure = addressCures[code ?? '']?.replace(/\bPORT\b/, variable)
  if (cure === undefined) return error
  return new StartError(`The server cannot listen on HOST=${host} ${variable}=${port}: ${cure}`, { cause: message })
}

const notOurs =
  'HOST is no address of this machine. Set HOST to 127.0.0.1 for this machine only, or to 0.0.0.0 for all its addresses.'
const addressCures: Readonly<Record<string, string>> = {
  EADDRINUSE: 'another process uses this port. Stop it, or set PORT to a free port.',
  EADDRNOTAVAIL: notOurs,
  ENOTFOUND: notOurs,
  EAI_AGAIN: notOurs,
  EAFNOSUPPORT: notOurs,
  EINVAL: notOurs,
  EACCES: 'this user may not use this port. Set PORT to 1024 or above.',
}
