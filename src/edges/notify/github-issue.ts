import { createHash } from 'node:crypto'
import { isArray, isObject, type Json, type JsonObject } from '../../core/json/json.ts'
import { clip, printable } from '../../core/report/escape.ts'
import { issueMarkdown } from '../../core/report/issue-markdown.ts'
import type { Message } from '../../core/report/message.ts'
import type { GithubIssueConfig } from '../../ports/receivers.ts'
import { githubIssues, GithubRefusal, type CallGithub } from './github-api.ts'
import { notSent, sent, type Tell, type Tools } from './receiver.ts'

const PER_PAGE = 100
const MOST_PAGES = 10
const DAY_MS = 86_400_000
/** How far back the first message of an episode may lie whose receipt was lost. */
const LONGEST_EPISODE_MS = 90 * DAY_MS

/**
 * GitHub: an episode is one issue, its messages are comments, and the end closes it. What was written carries a
 * mark, and is looked for before it is written again: a message that is sent twice leaves one issue and one comment.
 */
export function githubIssue(config: GithubIssueConfig, tools: Tools): Tell {
  return async (message, receipt, signal) => {
    const call = githubIssues(config, tools, signal)
    try {
      const known = numberOf(receipt) ?? (await findIssue(call, message))
      const number = known ?? (await openIssue(call, message, config.labels ?? []))
      if (known !== null && message.sequence > 1) await comment(call, message, number)
      if (message.transition === 'resolved') {
        await call('PATCH', `/${number}`, { state: 'closed', state_reason: 'completed' })
      }
      return sent({ issue: number })
    } catch (error) {
      if (error instanceof GithubRefusal) return error.sent
      throw error
    }
  }
}

async function openIssue(
  call: CallGithub,
  message: Message,
  labels: readonly string[],
): Promise<number> {
  const title = clip(printable(message.title), 250)
  const body = `${issueMarkdown(message)}\n\n${markOf('episode', message.episode)}\n${markOf('message', message.key)}`
  const said = await call('POST', '', { title, body, labels: [...labels] })
  const number = isObject(said) ? numberOf({ issue: said['number'] ?? null }) : null
  if (number === null) throw new GithubRefusal(notSent('answered without an issue', true), 0)
  return number
}

async function comment(call: CallGithub, message: Message, number: number): Promise<void> {
  const mark = markOf('message', message.key)
  const since = new Date(message.at - DAY_MS).toISOString()
  if ((await findMark(call, `/${number}/comments?since=${since}&`, mark)) !== null) return
  await call('POST', `/${number}/comments`, { body: `${issueMarkdown(message)}\n\n${mark}` })
}

/** The issue of an episode whose receipt was lost; what was just opened comes first. */
async function findIssue(call: CallGithub, message: Message): Promise<number | null> {
  const back = message.sequence > 1 ? LONGEST_EPISODE_MS : DAY_MS
  const since = new Date(message.since - back).toISOString()
  const path = `?state=all&sort=created&direction=desc&since=${since}&`
  const found = await findMark(call, path, markOf('episode', message.episode))
  return found === null ? null : numberOf({ issue: found['number'] ?? null })
}

async function findMark(call: CallGithub, path: string, mark: string): Promise<JsonObject | null> {
  for (let page = 1; page <= MOST_PAGES; page++) {
    const said: Json = await call('GET', `${path}per_page=${PER_PAGE}&page=${page}`)
    const listed = isArray(said) ? said.filter(isObject) : []
    const found = listed.find(({ body }) => typeof body === 'string' && body.includes(mark))
    if (found !== undefined) return found
    if (listed.length < PER_PAGE) return null
  }
  return null
}

/** Hashed: what a key is made of is nobody's business, and must not end the comment that it stands in. */
function markOf(kind: 'episode' | 'message', key: string): string {
  const hash = createHash('sha256').update(`${kind} ${key}`).digest('hex').slice(0, 32)
  return `<!-- tidemark ${kind} ${hash} -->`
}

function numberOf(receipt: JsonObject | null): number | null {
  const issue = receipt?.['issue']
  return typeof issue === 'number' && Number.isSafeInteger(issue) && issue > 0 ? issue : null
}
