import DataLoader from 'dataloader'
import { OperationTooCostly } from '../errors.js'
import { keyOfArguments } from './keyOfArguments.js'

/** With how many different arguments one request may ask for one list below objects. Each takes a statement of its own. */
export const maxArgumentSets = 20
/** How many parents one statement may have. */
const maxParents = 1_000

export interface PageLoader<Args, Page> {
  /**
   * @throws OperationTooCostly when the request has used this list with too many different arguments already.
   */
  load(parentId: string, args: Args): Promise<Page>
  /** After a change: the next load reads again. */
  clearAll(): void
}

interface PageKey<Args> {
  readonly parentId: string
  readonly args: Args
  readonly argsKey: string
}

/**
 * Loads one list of many parents: `readMany` is called once for all parents that ask with equal arguments, and answers in
 * the order of the ids. All calls of a batch are awaited together, so that what is loaded below them is batched as well.
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
      await Promise.all(groups.flatMap(inParts).map((alike) => readAlike(alike, pages)))
      return keys.map((key) => pages.get(key)!)
    },
    { cacheKeyFn: ({ argsKey, parentId }) => `${argsKey} ${parentId}` },
  )

  return {
    async load(parentId, args) {
      const argsKey = keyOfArguments(args)
      if (!argumentSets.has(argsKey) && argumentSets.size >= maxArgumentSets) {
        throw new OperationTooCostly(
          `An operation may use ${field} with ${maxArgumentSets} different sets of arguments at most.`,
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

function inParts<Key>(keys: readonly Key[]): Key[][] {
  return Array.from({ length: Math.ceil(keys.length / maxParents) }, (_, part) =>
    keys.slice(part * maxParents, (part + 1) * maxParents),
  )
}
