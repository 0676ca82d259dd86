import type { Rule } from './rule.ts'

/**
 * One paragraph on a rule: what it means, who breaks, and what to do.
 *
 * @param isAccepted whether a baseline can take in what it tells of.
 */
export function explain(rule: Rule, isAccepted = true): string {
  return rule.explanation ?? [meaning(rule), damage(rule), remedy(rule, isAccepted)].join(' ')
}

const verbs: Readonly<Record<string, string>> = {
  add: 'something was added',
  remove: 'something was taken away',
  increase: 'a bound went up',
  decrease: 'a bound went down',
  set: 'a bound was set',
  generalize: 'more is admitted than before',
  specialize: 'less is admitted than before',
  change: 'something was changed',
}

const areas: Readonly<Record<string, string>> = {
  Paths: 'the operations of the API',
  Tags: 'the tags of an operation',
  Servers: 'the addresses of the API',
  Callbacks: 'what the provider calls back',
  Links: 'what an answer says can be called next',
  Security: 'the ways to authenticate',
  Components: 'the shared parts of the document',
  Parameters: 'the parameters of a request',
  RequestBody: 'the body of a request',
  Responses: 'the answers of an operation',
  Headers: 'the headers of an answer',
}

function meaning({ id, action, area, direction, kind }: Rule): string {
  const body = direction === 'request' ? 'what may be sent' : 'what is answered'
  const about = areas[area] ?? body
  return `${id}: in ${about}, ${verbs[action] ?? 'something was changed'} (${kind.toLowerCase()}).`
}

function damage({ direction, level }: Rule): string {
  if (level === 'info')
    return 'Nobody breaks by this alone; it is told so that it does not come as a surprise.'
  const may = level === 'error' ? 'breaks' : 'may break'
  if (direction === 'request') {
    return `A consumer that goes on sending what was fine before ${may}: the provider can refuse it or read it differently.`
  }
  if (direction === 'response') {
    return `A consumer that reads this place ${may}: it meets a value, or a gap, that was not promised before.`
  }
  return `A consumer that calls the operation as before ${may}.`
}

function remedy({ direction, level }: Rule, isAccepted: boolean): string {
  if (level === 'info') return 'Nothing needs to be done; use it if it helps.'
  const place =
    direction === 'request'
      ? 'Find where you send it and send what is asked for now'
      : 'Find who reads the place and make the reader take both forms'
  const accept = isAccepted
    ? ' When you are ready for it, accept the finding so that it becomes the new baseline.'
    : ''
  return `${place}; ask the provider if it was meant.${accept}`
}
