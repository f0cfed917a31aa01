import type { ServerResponse } from 'node:http'
import type { FastifyReply } from 'fastify'
import type { FormattedExecutionResult } from 'graphql'
import { completeFrame, nextFrame } from '../responses/eventFrames.js'
import { SendMeter } from '../responses/SendMeter.js'
import type { Reader, UnsentBytes } from '../responses/UnsentBytes.js'
import type { SubscriptionLimits } from './SubscriptionOptions.js'

const heartbeat = ':\n\n'

/** One answer that goes on. As with sockets, what is sent has been taken by the system before the next is asked for. */
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
    // Some browsers take a stream for open only when its first bytes have come.
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

  /** Counts what waits for the client, and cuts it off where that is too much. */
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
        // At once: that it is closed is told only when whoever sends has let go of the process.
        this.#controller.abort()
        return resolve()
      }
      const taken = this.#meter?.begin(text)
      if (taken === null) {
        response.destroy()
        this.#controller.abort()
        return resolve()
      }
      const timer = setTimeout(() => response.destroy(), this.#sendTimeoutMs)
      this.#isSending = true
      const done = (error?: Error | null) => {
        this.#isSending = false
        clearTimeout(timer)
        taken?.()
        response.off('close', done)
        if (error) this.#controller.abort()
        resolve()
      }
      response.once('close', done)
      response.write(text, done)
    })
  }

  /** Calls back when the connection has ended, once all that was sent has left this process. */
  onClose(callback: () => void): void {
    if (this.#response.closed) callback()
    else this.#response.once('close', callback)
  }

  /** Without the event that completes an operation: its client may come back for the rest. */
  end(): void {
    const response = this.#response
    if (!response.writableEnded) {
      response.end()
      const timer = setTimeout(() => response.destroy(), this.#sendTimeoutMs)
      this.onClose(() => clearTimeout(timer))
    }
    this.#controller.abort()
  }

  /** Ends it, and the connection with it, since that would keep the server from closing. */
  cut(): void {
    this.end()
    this.#response.socket?.destroySoon()
  }
}
