import { essenceOf, isJsonType, isTextType, isXmlType } from '../../exchange/media-type.ts'
import { parseJson } from '../../json/parse.ts'
import { parseXml } from '../../text/xml/parse-xml.ts'
import type { Applied } from './matching.ts'

/** The first bytes of files, each unit a byte. */
const signatures: readonly (readonly [start: string, essence: string])[] = [
  ['\u0089PNG\r\n', 'image/png'],
  ['\u00FF\u00D8\u00FF', 'image/jpeg'],
  ['GIF8', 'image/gif'],
  ['BM', 'image/bmp'],
  ['%PDF-', 'application/pdf'],
  ['PK\u0003\u0004', 'application/zip'],
  ['\u001F\u008B', 'application/gzip'],
]

/**
 * Whether content is of a media type by its looks.
 *
 * @param content text, or bytes with each unit standing for one.
 */
export function looksLikeType(content: string, contentType: string): Applied {
  const essence = essenceOf(contentType)
  if (isJsonType(essence)) return parseJson(content).ok ? 'yes' : 'no'
  if (isXmlType(essence)) return parseXml(content).ok ? 'yes' : 'no'
  const found = signatures.find(([start]) => content.startsWith(start))?.[1]
  if (found !== undefined) {
    if (found === essence) return 'yes'
    // Many formats are archives inside.
    const mayBe = found === 'application/zip' || found === 'application/gzip'
    return mayBe && essence.startsWith('application/') ? 'undecided' : 'no'
  }
  if (isTextType(essence)) return content.includes('\u0000') ? 'no' : 'yes'
  return signatures.some(([, known]) => known === essence) ? 'no' : 'undecided'
}
