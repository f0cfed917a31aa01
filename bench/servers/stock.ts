import { readFileSync } from 'node:fs'
import { ApolloServer } from '@apollo/server'
import { startStandaloneServer } from '@apollo/server/standalone'
import { readSettings } from '../process/readSettings.js'
import { serveParent } from '../process/serveParent.js'

export interface StockSettings {
  typeDefs: string
  /** Response files by scenario: the data of this server. */
  answers: { list: string; one: string; entities: string }
}

interface Item {
  id: string
}

/** Apollo Server as in its getting-started guide, with the same types, all data in memory, and no checks. */
const { typeDefs, answers }: StockSettings = readSettings()
const { voices }: { voices: object } = readData(answers.list)
const { voice }: { voice: Item } = readData(answers.one)
const { _entities }: { _entities: Item[] } = readData(answers.entities)
const voiceById = new Map([[voice.id, voice]])
const entityById = new Map(_entities.map((entity) => [entity.id, entity]))

function readData<Data>(file: string): Data {
  return JSON.parse(readFileSync(file, 'utf8')).data
}

const server = new ApolloServer({
  typeDefs,
  resolvers: {
    Query: {
      voices: () => voices,
      voice: (_: unknown, { id }: Item) => voiceById.get(id),
      _entities: (_: unknown, { representations }: { representations: Item[] }) =>
        representations.map(({ id }) => entityById.get(id)),
    },
  },
  stopOnTerminationSignals: false,
})
const { url } = await startStandaloneServer(server, { listen: { port: 0, host: '127.0.0.1' } })
serveParent({ url: url.replace(/\/$/, '') }, () => server.stop())
