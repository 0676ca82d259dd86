import type { Behaviour } from '../edges/notify/receiver-server.ts'
import { slackServer } from '../edges/notify/slack-limits.ts'

export interface PostedMessage {
  /** Its own name, which a thread is known by. */
  readonly ts: string
  /** The message whose thread it is in; null for one in the channel itself. */
  readonly thread: string | null
  /** The message as it was posted: its text and all its blocks. */
  readonly text: string
}

/** Slack with its limits of size and pace, in a channel where somebody else has just posted. */
export interface LimitedSlack {
  readonly behaviour: Behaviour
  /** What it took, in order. */
  readonly taken: readonly PostedMessage[]
  /** How many messages it asked to send again later. */
  refused(): number
}

export function limitedSlack(): LimitedSlack {
  const obey = slackServer(() => performance.now())
  const taken: PostedMessage[] = []
  let refused = 0
  const behaviour: Behaviour = (seen, response) => {
    if (refused === 0) {
      refused++
      response.writeHead(429, { 'retry-after': '2', 'content-type': 'application/json' })
      response.end('{"ok":false,"error":"ratelimited"}')
      return
    }
    const end = response.end.bind(response)
    const listening = Object.assign(response, {
      end: (said: string) => {
        if (response.statusCode === 429) refused++
        else note(seen.body, said)
        return end(said)
      },
    })
    obey(seen, listening)
  }
  const note = (body: string, said: string): void => {
    const answer = JSON.parse(said) as { ok: boolean; ts: string }
    const message = JSON.parse(body) as { thread_ts?: string }
    if (answer.ok) taken.push({ ts: answer.ts, thread: message.thread_ts ?? null, text: body })
  }
  return { behaviour, taken, refused: () => refused }
}
