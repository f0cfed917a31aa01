import type { VoiceFixture } from '../state/voices/buildVoice.js'
import { daysBefore, demoId } from './demoId.js'

/** Values that a client does not know, and keys that must not be converted to another case. */
export function unusualVoices(at: Date): VoiceFixture[] {
  return [
    {
      voice_id: demoId('Orrery'),
      name: 'Orrery',
      category: 'cinematic',
      description: 'From a future in which the API knows more words.',
      labels: { use_case: 'trailer', camelCase: 'kept', 'with space': 'kept too', language: 'en', 'ünïcode-🎙': 'yes' },
      samples: [
        { file_name: 'orrery.wav', duration_secs: 2.5, speaker_separation: { status: 'listening', speakers: {} } },
      ],
      fine_tuning: {
        state: { eleven_v9_preview: 'paused', 'model.with.dots': 'fine_tuned' },
        progress: { eleven_v9_preview: 0.5 },
        message: { eleven_v9_preview: 'Paused by the service.' },
      },
      sharing: { status: 'enabled_for_friends', category: 'cinematic', review_status: 'under_appeal' },
      safety_control: 'WATCH',
      permission_on_resource: 'composer',
      recording_quality: 'superb',
      recording_quality_reason: null,
      labelling_status: 'in_dispute',
      created_at_unix: daysBefore(at, 0.5),
    },
  ]
}
