import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { ReceivedRecording } from '../../audio/uploads/recordingWriter.js'
import type { EmulatorContext } from '../../context.js'
import { domainError } from '../../http/apiErrors.js'
import { jsonReader } from '../../http/jsonReader.js'
import { type QueryReader, queryReader } from '../../http/queryReader.js'
import type { FormFile } from '../../http/receiveForm.js'
import { requestBase } from '../../http/requestBase.js'
import { withForm } from '../../http/withForm.js'
import { PREVIEW_PATH, type VoiceFixture } from '../../state/voices/buildVoice.js'
import {
  LIBRARY_SORTS,
  type LibraryFilters,
  libraryTest,
  similarVoices,
  sortLibrary,
} from '../../state/voices/library.js'
import { voiceToWire } from '../../state/voices/voiceToWire.js'
import type { WireLibraryPage, WireLibraryVoice } from '../../wire.js'
import { assertFreeSlot } from './requireVoice.js'

const DEFAULT_PAGE_SIZE = 30
const MAX_PAGE_SIZE = 100
const DEFAULT_TOP_K = 10
const MAX_TOP_K = 100
const MAX_THRESHOLD = 2

export function libraryRoutes(api: FastifyInstance, context: EmulatorContext): void {
  const { state } = context

  api.get('/v1/shared-voices', (request) => {
    const query = queryReader(request.query)
    const filters = readFilters(query)
    const pageSize = query.integer('page_size') ?? DEFAULT_PAGE_SIZE
    const page = query.integer('page') ?? 0
    const sort = query.text('sort') ?? 'created_date'
    // Library voices have no such field, so this filter has no effect.
    query.boolean('reader_app_enabled')
    query.check()
    const order = LIBRARY_SORTS.find((known) => known === sort)
    if (pageSize < 1 || pageSize > MAX_PAGE_SIZE) throw rangeError('page_size', [1, MAX_PAGE_SIZE], 'invalid_page_size')
    if (page < 0) throw rangeError('page', [0])
    if (!order) throw invalidParameter('sort', `sort must be one of ${LIBRARY_SORTS.join(', ')}.`)
    const found = sortLibrary(state.library().filter(libraryTest(filters)), order)
    const voices = found.slice(page * pageSize, (page + 1) * pageSize)
    const hasMore = (page + 1) * pageSize < found.length
    return { ...toLibraryPage(request, context, voices), has_more: hasMore, total_count: found.length }
  })
  addSimilarVoicesRoute(api, context)
  addCopyRoute(api, context)
}

function addSimilarVoicesRoute(api: FastifyInstance, context: EmulatorContext): void {
  const { state } = context

  api.post('/v1/similar-voices', (request) =>
    withForm(request, context, (form) => {
      const [file] = form.files('audio_file')
      const threshold = form.number('similarity_threshold') ?? MAX_THRESHOLD
      const limit = form.integer('top_k') ?? DEFAULT_TOP_K
      form.check()
      const { sha256 } = requireReference(file, threshold, limit)
      const voices = similarVoices(state.library(), sha256, { threshold, limit })
      return toLibraryPage(request, context, voices)
    }),
  )
}

function addCopyRoute(api: FastifyInstance, { state }: EmulatorContext): void {
  api.post<{ Params: { public_user_id: string; voice_id: string } }>(
    '/v1/voices/add/:public_user_id/:voice_id',
    ({ params, body }) => {
      const json = jsonReader(body)
      const name = json.requireText('new_name')
      const bookmarked = json.nonNullBoolean('bookmarked', true)
      json.check()
      const original = state.libraryVoice(params.voice_id)
      if (original?.public_owner_id !== params.public_user_id) {
        throw domainError({
          code: 'voice_not_found',
          message: `A voice with voice_id '${params.voice_id}' was not found.`,
          httpStatus: state.voiceNotFoundStatus,
        })
      }
      assertFreeSlot(state, 'voice')
      const { voice_id } = state.addVoice(copyOf(original, name, bookmarked))
      return { voice_id }
    },
  )
}

function requireReference(file: FormFile | undefined, threshold: number, limit: number): ReceivedRecording {
  if (threshold < 0 || threshold > MAX_THRESHOLD) throw rangeError('similarity_threshold', [0, MAX_THRESHOLD])
  if (limit < 1 || limit > MAX_TOP_K) throw rangeError('top_k', [1, MAX_TOP_K])
  if (!file) {
    throw domainError({
      code: 'missing_required_field',
      message: 'An audio_file is needed to find similar voices.',
      param: 'audio_file',
    })
  }
  if (file.recording.sizeBytes === 0) {
    throw domainError({ code: 'invalid_audio', message: 'The file is empty.', param: 'audio_file' })
  }
  return file.recording
}

function copyOf(original: WireLibraryVoice, name: string, bookmarked: boolean): VoiceFixture {
  const { accent, gender, age, descriptive, use_case, language } = original
  return {
    name,
    category: original.category,
    description: original.description,
    labels: { accent, gender, age, descriptive, use_case, ...(language == null ? {} : { language }) },
    samples: null,
    preview_url: `${PREVIEW_PATH}${original.voice_id}.wav`,
    is_owner: false,
    is_bookmarked: bookmarked,
    permission_on_resource: null,
    verified_languages: original.verified_languages,
    sharing: {
      status: 'copied',
      original_voice_id: original.voice_id,
      public_owner_id: original.public_owner_id,
      name: original.name,
      notice_period: original.notice_period ?? 0,
      live_moderation_enabled: original.live_moderation_enabled,
      rate: original.rate,
    },
  }
}

function toLibraryPage(
  request: FastifyRequest,
  { state }: EmulatorContext,
  voices: readonly WireLibraryVoice[],
): WireLibraryPage {
  const base = requestBase(request)
  const added = new Set(Array.from(state.records(), ({ voice }) => voice.sharing?.original_voice_id))
  return {
    voices: voices.map((voice) => ({
      ...voiceToWire(voice, base),
      is_added_by_user: added.has(voice.voice_id),
    })),
    has_more: false,
    total_count: voices.length,
    last_sort_id: null,
  }
}

function readFilters(query: QueryReader): LibraryFilters {
  return {
    category: query.text('category'),
    gender: query.text('gender'),
    age: query.text('age'),
    accent: query.text('accent'),
    language: query.text('language'),
    locale: query.text('locale'),
    search: query.text('search'),
    useCases: query.texts('use_cases'),
    descriptives: query.texts('descriptives'),
    featured: query.boolean('featured') ?? false,
    minNoticePeriodDays: query.integer('min_notice_period_days'),
    includeCustomRates: query.boolean('include_custom_rates'),
    includeLiveModerated: query.boolean('include_live_moderated'),
    ownerId: query.text('owner_id'),
  }
}

function rangeError(param: string, [min, max]: readonly [number, number?], code = 'invalid_parameters') {
  const range = max === undefined ? `at least ${min}` : `between ${min} and ${max}`
  return domainError({ code, message: `${param} must be ${range}.`, param })
}

function invalidParameter(param: string, message: string) {
  return domainError({ code: 'invalid_parameters', message, param })
}
