/** The first extension of a media type is added to names with none of them. */
const extensions: Readonly<Record<string, readonly string[]>> = {
  'audio/mpeg': ['mp3', 'mpga'],
  'audio/mp3': ['mp3'],
  'audio/wav': ['wav'],
  'audio/x-wav': ['wav'],
  'audio/aiff': ['aiff', 'aif'],
  'audio/ogg': ['ogg', 'opus', 'oga', 'ogv'],
  'audio/opus': ['opus'],
  'audio/flac': ['flac'],
  'audio/x-flac': ['flac'],
  'audio/mp4': ['m4a', 'mp4', 'm4b', 'm4v', '3gp', '3g2'],
  'audio/x-m4a': ['m4a'],
  'audio/aac': ['aac'],
  'audio/webm': ['webm', 'weba', 'mka', 'mkv'],
  'audio/pcm': ['pcm', 'raw'],
  'audio/basic': ['ulaw', 'au'],
  'audio/x-alaw-basic': ['alaw'],
  'video/mp4': ['mp4', 'm4v'],
  'video/webm': ['webm'],
  'video/quicktime': ['mov', 'qt'],
  'video/mpeg': ['mpg', 'mpeg'],
  'video/x-msvideo': ['avi'],
  'video/x-flv': ['flv'],
  'video/x-ms-wmv': ['wmv', 'wma', 'asf'],
  'image/png': ['png'],
  'image/jpeg': ['jpg', 'jpeg'],
  'application/zip': ['zip'],
}

/** `Content-Disposition` of RFC 6266. The extension always belongs to the media type, so that nothing is downloaded as a program. */
export function attachmentHeader(name: string, mediaType: string): string {
  const [first, ...others] = extensions[mediaType] ?? ['bin']
  const end = name.slice(name.lastIndexOf('.') + 1).toLowerCase()
  const fileName = name.includes('.') && [first, ...others].includes(end) ? name : `${name}.${first}`
  const ascii = fileName.replace(/[^\w .()+,=@~-]/g, '_')
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded(fileName)}`
}

function encoded(text: string): string {
  return encodeURIComponent(text).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}
