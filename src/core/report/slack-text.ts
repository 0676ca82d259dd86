import { clip, printable } from './escape.ts'

/** Takes no room, and stands between a mark and what it would otherwise be a mark for. */
const NOTHING = '\u200b'

/**
 * Text from outside for Slack's `mrkdwn`: it names nobody, links nowhere and formats nothing. Every `@` loses its
 * name, since a workspace may be set to find names in plain text.
 *
 * @see Slack's "Formatting text for app surfaces": `&`, `<` and `>` are its only control characters.
 */
export function slackText(text: string): string {
  return printable(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll(/@(?=\S)/g, `@${NOTHING}`)
    .replaceAll(/(?<=[\s(]|^)([*_~])(?=\S)/g, `${NOTHING}$1${NOTHING}`)
    .replaceAll('`', 'ˋ')
}

/** The same, in the type of code. */
export function slackCode(text: string): string {
  return text === '' ? '' : `\`${slackText(text)}\``
}

/** For `plain_text`, in which no escape is certain to be undone: brackets look alike, and are none. */
export function slackPlain(text: string, most: number): string {
  const plain = printable(text).replaceAll('<', '‹').replaceAll('>', '›')
  return clip(plain.replaceAll(/@(?=\S)/g, `@${NOTHING}`), most)
}
