import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'
import { WebSocketServer } from 'ws'
import { serveParent } from '../process/serveParent.js'

/** The cost of WebSockets on Node: sends every message posted to it to all connected clients. */
const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false })
sockets.on('connection', (socket) => {
  socket.on('message', (data) => {
    if (String(data).includes('connection_init')) socket.send('{"type":"connection_ack"}')
  })
})
const server = createServer(async (request, response) => {
  const messages = (await json(request)) as string[]
  for (const message of messages) for (const socket of sockets.clients) socket.send(message)
  response.end()
})
server.on('upgrade', (request, socket, head) => {
  sockets.handleUpgrade(request, socket, head, (opened) => sockets.emit('connection', opened, request))
})
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo
  serveParent({ url: `http://127.0.0.1:${port}` }, async () => server.close())
})
