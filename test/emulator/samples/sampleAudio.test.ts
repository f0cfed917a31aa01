import { createHash } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import type { Emulator, WireSample } from '../../../emulator/index.js'
import { readWav } from '../support/readWav.js'
import { get, withEmulator } from '../support/withEmulator.js'

async function audioOf(emulator: Emulator, voiceId: string, { sample_id }: WireSample): Promise<Buffer> {
  const response = await get(emulator, `/v1/voices/${voiceId}/samples/${sample_id}/audio`)
  expect(response.headers.get('content-type')).toBe('audio/wav')
  return Buffer.from(await response.arrayBuffer())
}

function loudness(pcm: Int16Array): number {
  return Math.sqrt(pcm.reduce((sum, value) => sum + value * value, 0) / pcm.length)
}

describe('sample audio', () => {
  test('The audio of every demo sample matches its JSON.', async () => {
    const emulator = await withEmulator()
    for (const { voice_id, samples } of emulator.state.voices()) {
      for (const sample of samples ?? []) {
        const audio = await audioOf(emulator, voice_id, sample)
        expect(audio).toHaveLength(sample.size_bytes)
        expect(createHash('sha256').update(audio).digest('hex')).toBe(sample.hash)
        expect(readWav(audio).durationSecs).toBe(sample.duration_secs ?? 2)
      }
    }
  })

  test('Two emulators return the same audio for a sample, and different audio for different samples.', async () => {
    const [one, other] = [await withEmulator({ seed: 'empty' }), await withEmulator({ seed: 'empty' })]
    const fixture = { voice_id: 'v', samples: [{ sample_id: 'a' }, { sample_id: 'b' }] }
    const { samples } = one.state.addVoice(fixture)
    other.state.addVoice(fixture)
    const first = await audioOf(one, 'v', samples![0]!)
    expect(await audioOf(other, 'v', samples![0]!)).toEqual(first)
    expect(await audioOf(one, 'v', samples![1]!)).not.toEqual(first)
  })

  test('Sample audio contains speech and pauses.', async () => {
    const emulator = await withEmulator({ seed: 'empty' })
    const { voice_id, samples } = emulator.state.addVoice({ samples: [{ duration_secs: 6, noise: 0 }] })
    const { pcm, sampleRate } = readWav(await audioOf(emulator, voice_id, samples![0]!))
    const tenths = Array.from({ length: 60 }, (_, i) =>
      loudness(pcm.slice((i * sampleRate) / 10, ((i + 1) * sampleRate) / 10)),
    )
    expect(Math.max(...tenths)).toBeGreaterThan(2000)
    expect(Math.min(...tenths)).toBeLessThan(50)
  })

  test('The isolated preview has no background noise.', async () => {
    const emulator = await withEmulator({ seed: 'empty' })
    const { voice_id, samples } = emulator.state.addVoice({ samples: [{ duration_secs: 4, noise: 0.05 }] })
    const preview = async (query: string) => {
      const path = `/v1/voices/pvc/${voice_id}/samples/${samples![0]!.sample_id}/audio${query}`
      const { audio_base_64 } = (await (await get(emulator, path)).json()) as { audio_base_64: string }
      return readWav(Buffer.from(audio_base_64, 'base64')).pcm
    }
    // The first 50 ms are before the first utterance.
    expect(loudness((await preview('')).slice(0, 800))).toBeGreaterThan(300)
    expect(loudness((await preview('?remove_background_noise=true')).slice(0, 800))).toBe(0)
  })
})

describe('sample waveform', () => {
  test('The waveform contains the peak of each range of the audio.', async () => {
    const emulator = await withEmulator({ seed: 'empty' })
    const { voice_id, samples } = emulator.state.addVoice({ samples: [{ duration_secs: 3 }] })
    const { pcm } = readWav(await audioOf(emulator, voice_id, samples![0]!))
    const path = `/v1/voices/pvc/${voice_id}/samples/${samples![0]!.sample_id}/waveform`
    const { visual_waveform } = (await (await get(emulator, path)).json()) as { visual_waveform: number[] }
    expect(visual_waveform).toHaveLength(30)
    visual_waveform.forEach((value, bucket) => {
      const stretch = pcm.slice((bucket * pcm.length) / 30, ((bucket + 1) * pcm.length) / 30)
      const peak = stretch.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0)
      expect(value).toBeCloseTo(peak / 32_767, 3)
    })
  })
})

describe('separated speakers', () => {
  test('Utterances lie within the audio and never overlap.', async () => {
    const { state } = await withEmulator({ seed: 'empty' })
    for (const speakers of [1, 2, 3, 5]) {
      const { samples } = state.addVoice({
        samples: [{ duration_secs: 7, speakers, speaker_separation: { status: 'completed' } }],
      })
      const separated = Object.values(samples![0]!.speaker_separation!.speakers!)
      expect(separated).toHaveLength(speakers)
      const utterances = separated.flatMap((speaker) => speaker.utterances!).sort((a, b) => a.start - b.start)
      expect(separated.every((speaker) => speaker.utterances!.length > 0)).toBe(true)
      expect(utterances.at(0)!.start).toBeGreaterThanOrEqual(0)
      expect(utterances.at(-1)!.end).toBeLessThanOrEqual(7)
      utterances.slice(1).forEach(({ start }, index) => {
        expect(start).toBeGreaterThanOrEqual(utterances[index]!.end)
      })
    }
  })

  test('The audio of a speaker contains only their utterances.', async () => {
    const emulator = await withEmulator({ seed: 'empty' })
    const { voice_id, samples } = emulator.state.addVoice({
      samples: [{ duration_secs: 9, noise: 0, speakers: 2, speaker_separation: { status: 'completed' } }],
    })
    const [sample] = samples!
    const { pcm, sampleRate } = readWav(await audioOf(emulator, voice_id, sample!))
    for (const { speaker_id, utterances } of Object.values(sample!.speaker_separation!.speakers!)) {
      const path = `/v1/voices/pvc/${voice_id}/samples/${sample!.sample_id}/speakers/${speaker_id}/audio`
      const { audio_base_64 } = (await (await get(emulator, path)).json()) as { audio_base_64: string }
      const expected = utterances!.flatMap(({ start, end }) => [
        ...pcm.slice(Math.round(start * sampleRate), Math.round(end * sampleRate)),
      ])
      expect([...readWav(Buffer.from(audio_base_64, 'base64')).pcm]).toEqual(expected)
    }
  })
})

describe('voice preview', () => {
  test('The preview URL works without an API key.', async () => {
    const emulator = await withEmulator({ seed: 'empty' })
    const { preview_url } = emulator.state.addVoice()
    const response = await fetch(preview_url!)
    expect(response.headers.get('content-type')).toBe('audio/wav')
    expect(readWav(Buffer.from(await response.arrayBuffer())).durationSecs).toBe(3)
  })

  test('The preview of a deleted voice no longer exists.', async () => {
    const { state } = await withEmulator({ seed: 'empty' })
    const { voice_id, preview_url } = state.addVoice()
    state.removeVoice(voice_id)
    expect((await fetch(preview_url!)).status).toBe(404)
  })
})
