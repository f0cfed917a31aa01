type Json = Record<string, unknown>

/** Converts the content of a state file of version 1, which had other names for some keys. */
export function upgradeSnapshot(snapshot: unknown): unknown {
  const { version, history, generatedVoices, dubs, ...rest } = Object(snapshot) as Json
  if (version !== 1) return snapshot
  const { dubs: dubbings, ...store } = Object(dubs) as Json
  return {
    ...rest,
    version: 2,
    history: renameKeys(history, { sound: 'audio' }),
    generatedVoices: renameKeys(generatedVoices, { sound: 'audio' }),
    dubs: dubs && { ...store, dubs: renameKeys(dubbings, { course: 'schedule', idsGiven: 'idsIssued' }) },
  }
}

function renameKeys(records: unknown, names: Readonly<Record<string, string>>): unknown {
  if (!Array.isArray(records)) return records
  return records.map((record: Json) =>
    Object.fromEntries(Object.entries(record).map(([key, value]) => [names[key] ?? key, value])),
  )
}
