import { parseArgs } from 'node:util'

export interface DemoOptions {
  readonly keep: boolean
  readonly own: boolean
}

export const usage = `npm run demo -- [options]

  --keep   keep the voice, the recordings and the data of a server started by the demo
  --own    start a server even if one is running
  --help   print this text

POLYPHONY_URL and POLYPHONY_TOKEN select a running server and its user.
`

/** Null: the usage was asked for. @throws Error with what is allowed. */
export function readDemoOptions(args: readonly string[]): DemoOptions | null {
  const { values } = parseArgs({
    args: [...args],
    options: {
      keep: { type: 'boolean', default: false },
      own: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
  return values.help ? null : values
}
