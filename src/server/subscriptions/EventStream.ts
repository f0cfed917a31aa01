import type { ServerResponse } from 'node:http'
import type { FastifyReply } from 'fastify'
import type { FormattedExecutionResult } from 'graphql'
import { completeFrame, nextFrame } from '../responses/eventFrames.js'
import { SendMeter } from '../responses/SendMeter.js'
import type { Reader, UnsentBytes } from '../responses/UnsentBytes.js'
import type { SubscriptionLimits } from './SubscriptionOptions.js'

const heartbeat = ':\n\n'
const closeTimeoutMs = 2_000

/** A response with server-sent events. An event counts as sent when the operating system has accepted it. */
export class EventStream {
  readonly signal: AbortSignal
  readonly #response: ServerResponse
  readonly #sendTimeoutMs: number
  readonly #controller = new AbortController()
  #isSending = false
  #meter: SendMeter | undefined

  constructor(reply: FastifyReply, { keepAliveMs, sendTimeoutMs }: SubscriptionLimits) {
    const { raw } = reply
    this.#response = raw
    this.#sendTimeoutMs = sendTimeoutMs
    this.signal = this.#controller.signal
    for (const [name, value] of Object.entries(reply.getHeaders())) if (value !== undefined) raw.setHeader(name, value)
    raw.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'x-accel-buffering': 'no' })
    // Some browsers open a stream only when they receive its first bytes.
    raw.write(heartbeat)
    let isStuck = false
    const timer = setInterval(() => {
      if (raw.writableLength === 0) raw.write(heartbeat)
      // The heartbeat before this one was not sent either.
      else if (isStuck && !this.#isSending) raw.destroy()
      isStuck = raw.writableLength > 0
    }, keepAliveMs)
    raw.on('error', () => undefined)
    const end = () => {
      clearInterval(timer)
      this.#controller.abort()
    }
    if (raw.closed || reply.request.raw.socket.destroyed) end()
    else raw.once('close', end)
  }

  meterSends(unsent: UnsentBytes, reader: Reader): void {
    this.#meter = new SendMeter(unsent, reader, () => this.#response.destroy())
  }

  next(result: FormattedExecutionResult): Promise<void> {
    return this.#send(nextFrame(result))
  }

  complete(): Promise<void> {
    return this.#send(completeFrame)
  }

  #send(text: string): Promise<void> {
    const response = this.#response
    return new Promise((resolve) => {
      if (response.destroyed || response.writableEnded) {
        // The close event is emitted later than a loop of sends needs it.
        this.#controller.abort()
        return resolve()
      }
      const endTransfer = this.#meter?.begin(text)
      if (endTransfer === null) {
        response.destroy()
        this.#controller.abort()
        return resolve()
      }
      const timer = setTimeout(() => response.destroy(), this.#sendTimeoutMs)
      this.#isSending = true
      const done = (error?: Error | null) => {
        this.#isSending = false
        clearTimeout(timer)
        endTransfer?.()
        response.off('close', done)
        if (error) this.#controller.abort()
        resolve()
      }
      response.once('close', done)
      response.write(text, done)
    })
  }

  onClose(callback: () => void): void {
    if (this.#response.closed) callback()
    else this.#response.once('close', callback)
  }

  /** Ends the stream without a `complete` event, so that the client may reconnect. */
  end(last?: FormattedExecutionResult, timeoutMs = this.#sendTimeoutMs): void {
    const response = this.#response
    if (!response.writableEnded) {
      if (last) void this.next(last)
      response.end()
      const timer = setTimeout(() => response.destroy(), timeoutMs)
      this.onClose(() => clearTimeout(timer))
    }
    this.#controller.abort()
  }

  /** Also closes the connection, which would keep the server from closing. */
  disconnect(last?: FormattedExecutionResult): void {
    this.end(last, closeTimeoutMs)
    this.#response.socket?.destroySoon()
  }
}
