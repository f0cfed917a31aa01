import DataLoader from 'dataloader'
import { OperationTooCostly } from '../errors.js'
import { keyOfArguments } from './keyOfArguments.js'

/** Different arguments of one field in one request. Each needs its own statement. */
export const maxArgumentSets = 20
/** Parents of one statement. */
const maxParents = 1_000

export interface PageLoader<Args, Page> {
  /** @throws OperationTooCostly after `maxArgumentSets` different arguments in one request. */
  load(parentId: string, args: Args): Promise<Page>
  clearAll(): void
}

interface PageKey<Args> {
  readonly parentId: string
  readonly args: Args
  readonly argsKey: string
}

/**
 * Loads a list for many parents. `readMany` is called once for all parents with equal arguments, and returns pages in the order
 * of the ids. All calls of a batch are awaited together, so that loads below the pages are batched too.
 */
export function createPageLoader<Args extends object, Page>(
  field: string,
  readMany: (parentIds: readonly string[], args: Args) => Promise<readonly Page[]>,
): PageLoader<Args, Page> {
  const argumentSets = new Set<string>()

  async function readAlike(keys: readonly PageKey<Args>[], pages: Map<PageKey<Args>, Page | Error>): Promise<void> {
    const { args } = keys[0]!
    try {
      const found = await readMany(
        keys.map(({ parentId }) => parentId),
        args,
      )
      keys.forEach((key, index) => void pages.set(key, found[index]!))
    } catch (error) {
      for (const key of keys) pages.set(key, error as Error)
    }
  }

  const loader = new DataLoader<PageKey<Args>, Page, string>(
    async (keys) => {
      const pages = new Map<PageKey<Args>, Page | Error>()
      const groups = [...Map.groupBy(keys, ({ argsKey }) => argsKey).values()]
      await Promise.all(groups.flatMap(inChunks).map((alike) => readAlike(alike, pages)))
      return keys.map((key) => pages.get(key)!)
    },
    { cacheKeyFn: ({ argsKey, parentId }) => `${argsKey} ${parentId}` },
  )

  return {
    async load(parentId, args) {
      const argsKey = keyOfArguments(args)
      if (!argumentSets.has(argsKey) && argumentSets.size >= maxArgumentSets) {
        throw new OperationTooCostly(
          `An operation may use \`${field}\` with at most ${maxArgumentSets} different sets of arguments.`,
          { field, maxArgumentSets },
        )
      }
      argumentSets.add(argsKey)
      return loader.load({ parentId, args, argsKey })
    },
    clearAll() {
      loader.clearAll()
    },
  }
}

function inChunks<Key>(keys: readonly Key[]): Key[][] {
  return Array.from({ length: Math.ceil(keys.length / maxParents) }, (_, chunk) =>
    keys.slice(chunk * maxParents, (chunk + 1) * maxParents),
  )
}
