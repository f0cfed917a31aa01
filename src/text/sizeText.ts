const units = [
  ['GiB', 1024 ** 3],
  ['MiB', 1024 ** 2],
  ['KiB', 1024],
] as const

/** For messages: in the largest binary unit with at most one decimal place, or else in bytes. */
export function sizeText(bytes: number): string {
  const unit = units.find(([, size]) => bytes >= size && Number.isInteger((bytes * 10) / size))
  return unit ? `${bytes / unit[1]} ${unit[0]}` : `${bytes.toLocaleString('en')} bytes`
}
