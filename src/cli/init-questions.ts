import type { Terminal } from './io.ts'

/** One line of text that fits, or `''`; null where the person gives up. */
export async function ask(
  message: string,
  { input, output }: Terminal,
  fits: (text: string) => boolean,
): Promise<string | null> {
  const { isCancel, text } = await import('@clack/prompts')
  const answer = await text({
    message,
    input,
    output,
    validate: given => {
      const written = given?.trim() ?? ''
      return written === '' || fits(written) ? undefined : 'That does not fit here.'
    },
  })
  return isCancel(answer) ? null : (answer ?? '').trim()
}

/** One of the addresses that were found, or another. */
export async function askAddress(
  message: string,
  found: readonly string[],
  { input, output }: Terminal,
): Promise<string | null> {
  const { isCancel, text } = await import('@clack/prompts')
  const [first = ''] = found
  const others = found.slice(1, 5).map(url => `\n   or ${url}`)
  const answer = await text({
    message: `${message}${others.join('')}`,
    input,
    output,
    ...(first === '' ? {} : { initialValue: first }),
    validate: given =>
      /^https?:\/\//i.test(given ?? '') && URL.canParse(given ?? '')
        ? undefined
        : 'Write it like https://api.example.com/v1/orders',
  })
  return isCancel(answer) ? null : answer
}
