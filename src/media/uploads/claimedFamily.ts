import { supportedMimeTypes } from 'file-type'

/** Containers of audio and video are one family, because one container may have either. */
export type MediaFamily = 'media' | 'image' | 'pdf' | 'other'

const mediaApplications = new Set(['ogg', 'mp4', 'mxf', 'vnd.ms-asf', 'vnd.rn-realmedia'])
/** Formats of text and of office programs, which have no signature of their own. */
const documentWords =
  /\b(json|xml|html|xhtml|javascript|ecmascript|yaml|toml|sql|graphql|csv|rtf|msword|ms-(word|excel|powerpoint|project)|(x-)?(zip|gzip|tar|rar|compressed|sh|csh|perl|python|php|httpd-php)|urlencoded|x509|pkcs\d+|font(-\w+)?|java)\b/

/** Null for a claim that says nothing: no type, a placeholder, or a subtype that is not known to be another format. */
export function claimedFamily(claimedType: string): MediaFamily | null {
  const [type = '', subtype = ''] = withoutParameters(claimedType).split('/', 2)
  switch (type) {
    case 'audio':
    case 'video':
      return 'media'
    case 'image':
      return 'image'
    case 'text':
      // The default type of a multipart part.
      return subtype === 'plain' ? null : 'other'
    case 'application':
      return applicationFamily(subtype)
    case 'font':
    case 'model':
    case 'message':
    case 'multipart':
      return 'other'
    default:
      return null
  }
}

export function withoutParameters(mediaType: string): string {
  return mediaType.split(';', 1).join('').trim().toLowerCase()
}

function applicationFamily(subtype: string): MediaFamily | null {
  if (mediaApplications.has(subtype)) return 'media'
  if (/\b(pdf|acrobat)\b/.test(subtype)) return 'pdf'
  const isOther =
    (supportedMimeTypes as ReadonlySet<string>).has(`application/${subtype}`) || documentWords.test(subtype)
  return isOther ? 'other' : null
}
