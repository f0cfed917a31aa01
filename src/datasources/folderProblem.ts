import { StartError } from '../errors.js'

interface Failure {
  code?: unknown
  errno?: unknown
  message?: string
}

export interface NamedFolder {
  variable: string
  folder: string
}

const reasons: Readonly<Record<string, string>> = {
  ENOSPC: 'its disk is full. Free space on it',
  EDQUOT: 'the disk quota of this user is used up. Free space',
  EROFS: 'its file system is read-only. Mount it writable',
  EACCES: 'this user may not write there. Change its owner or permissions',
  EPERM: 'this user may not write there. Change its owner or permissions',
  ENOTDIR: 'a file has its name or that of a parent folder. Move the file',
  EEXIST: 'a file has its name. Move the file',
  ENOENT: 'a parent folder does not exist and cannot be created. Create it',
}

/** Errors of the file system of PGlite have a number only, that of WASI. */
const wasiCodes: Readonly<Record<number, string>> = {
  2: 'EACCES',
  19: 'EDQUOT',
  44: 'ENOENT',
  51: 'ENOSPC',
  54: 'ENOTDIR',
  63: 'EPERM',
  69: 'EROFS',
}
const POSTGRES_DISK_FULL = '53100'

export function folderProblem({ variable, folder }: NamedFolder, error: unknown): StartError {
  if (error instanceof StartError && codeOf(error.cause) === undefined) return error
  const code = codeOf(error) ?? codeOf((error as Error | undefined)?.cause)
  const reason = reasons[code ?? '']
  const text = (error as Failure | undefined)?.message ?? code ?? 'unknown error'
  return new StartError(
    reason === undefined
      ? `The folder ${folder} of ${variable} cannot be used: ${text}. Set ${variable} to another folder.`
      : `The folder ${folder} of ${variable} cannot be used (${code}): ${reason}, or set ${variable} to another folder.`,
    { cause: error },
  )
}

function codeOf(error: unknown): string | undefined {
  const { code, errno } = (error ?? {}) as Failure
  if (code === POSTGRES_DISK_FULL) return 'ENOSPC'
  if (typeof code === 'string') return code
  return typeof errno === 'number' ? wasiCodes[errno] : undefined
}
