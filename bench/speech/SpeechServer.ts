import { type Agent, request } from 'node:http'
import { text as textOf } from 'node:stream/consumers'
import type { ServerProcess } from '../process/ServerProcess.js'
import type { OursSettings } from '../servers/ours.js'
import { tokenFor } from '../tokenFor.js'

export interface Speech {
  /** Index of the voice. Each voice has another owner. */
  voice: number
  text: string
  outputFormat: 'MP3_44100_128' | 'PCM_44100' | 'ULAW_8000'
}

export interface SpeechResult {
  audioId: string
  url: string
}

const createSpeech = `mutation ($input: CreateSpeechInput!) {
  createSpeech(input: $input) { userErrors { code message } generatedAudio { id audio { url } } }
}`

const speechStream = `subscription ($id: ID!) {
  speechStream(generatedAudioId: $id) { index audioBase64 }
}`

/** Our server with a client for the owner of each voice. */
export class SpeechServer {
  readonly process: ServerProcess<{ url: string }>
  readonly #voices: readonly { id: string; authorization: string }[]

  private constructor(
    process: ServerProcess<{ url: string }>,
    voices: readonly { id: string; authorization: string }[],
  ) {
    this.process = process
    this.#voices = voices
  }

  static async of(process: ServerProcess<{ url: string }>, voices: OursSettings['voices']): Promise<SpeechServer> {
    const scope = 'voices:read audio:generate'
    const signedIn = voices.map(async ({ id, owner }) => ({
      id,
      authorization: `Bearer ${await tokenFor(owner, scope)}`,
    }))
    return new SpeechServer(process, await Promise.all(signedIn))
  }

  async speak({ voice, text, outputFormat }: Speech, agent: Agent): Promise<SpeechResult> {
    const input = { voiceId: this.#voices[voice]!.id, text, outputFormat }
    const answer = await this.#ask(voice, { query: createSpeech, variables: { input } }, agent)
    const audio = answer.data?.createSpeech?.generatedAudio
    if (!audio) throw new Error(`createSpeech failed: ${JSON.stringify(answer).slice(0, 500)}`)
    const { pathname, search } = new URL(audio.audio.url)
    return { audioId: audio.id, url: this.process.info.url + pathname + search }
  }

  async stateOf(voice: number, id: string, agent: Agent): Promise<string> {
    const answer = await this.#ask(
      voice,
      { query: 'query ($id: ID!) { generatedAudio(id: $id) { status } }', variables: { id } },
      agent,
    )
    return answer.data.generatedAudio.status
  }

  /** The time of the first event of `speechStream` as server-sent events. */
  firstEventAt(voice: number, id: string): Promise<number> {
    const { authorization } = this.#voices[voice]!
    const headers = { authorization, 'content-type': 'application/json', accept: 'text/event-stream' }
    return new Promise((resolve, reject) => {
      const asked = request(`${this.process.info.url}/graphql`, { method: 'POST', headers }, (answer) => {
        answer.setEncoding('utf8')
        answer.on('data', (text: string) => {
          if (!text.includes('"audioBase64"')) return
          resolve(performance.now())
          answer.destroy()
        })
        answer.once('end', () => reject(new Error('speechStream ended without an event')))
      })
      asked.once('error', reject)
      asked.end(JSON.stringify({ query: speechStream, variables: { id } }))
    })
  }

  close(): Promise<void> {
    return this.process.close()
  }

  async #ask(voice: number, operation: { query: string; variables: object }, agent: Agent) {
    const { authorization } = this.#voices[voice]!
    const headers = { authorization, 'content-type': 'application/json' }
    const text = await new Promise<string>((resolve, reject) => {
      const options = { method: 'POST', agent, headers }
      const asked = request(`${this.process.info.url}/graphql`, options, (answer) => resolve(textOf(answer)))
      asked.once('error', reject)
      asked.end(JSON.stringify(operation))
    })
    return JSON.parse(text)
  }
}
