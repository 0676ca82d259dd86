// Two processes watch and deliver beside each other, and each is killed at any moment; the next goes on. What a killed
// one was about to commit is in the registry or not, whole; each commit moves the version by one, so what must have been decided by then can be
// decided again here, in one piece, and compared with what arrived: every key, no other key, each thread in order.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { openRegistry } from '../../../src/edges/registry/open.ts'
import { mergeCounts } from '../../edges/registry/counts.ts'

// Each kind of kill several times; LONG=1 for many.
const KILLS = process.env['LONG'] === '1' ? 200 : 20
const CLAIM_MS = 150
const folder = mkdtempSync(join(tmpdir(), 'tidemark-deliver-'))
const file = join(folder, 'registry.db')
const stop = new Set<() => void>()
afterAll(() => {
  for (const one of stop) one()
  rmSync(folder, { recursive: true, force: true })
})

interface Letter {
  readonly key: string
  readonly receiver: string
  readonly episode: string
  readonly receipt: { readonly thread: string } | null
  readonly pid: number
}

/** Processes that are killed once they have sent something, before they hear that it arrived. */
const doomed = new Map<number, () => void>()

/** A receiver that takes its time, fails now and then, and hangs up after it has understood. */
async function startReceiver(): Promise<{ url: string; letters: Letter[]; behave(): void }> {
  const letters: Letter[] = []
  let moody = true
  const server = createServer(async (request, response) => {
    const letter = JSON.parse(await text(request)) as Letter
    const mood = moody ? Math.random() : 1
    if (mood < 0.1) return response.writeHead(503).end()
    letters.push(letter)
    doomed.get(letter.pid)?.()
    if (mood < 0.2) return request.socket.destroy()
    return response.end(letter.receipt?.thread ?? threadOf(letter))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  stop.add(() => server.close())
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}`, letters, behave: () => (moody = false) }
}

/** @returns how many cycles the process said it committed, and whether it got to the end. */
async function watch(
  url: string,
  cycles: number,
  killAfterMs: number | 'first letter' | null,
): Promise<{ committed: number; done: boolean }> {
  const script = fileURLToPath(new URL('./watcher.ts', import.meta.url))
  const child = spawn(process.execPath, [script, file, url, String(cycles), String(CLAIM_MS)], {
    env: { ...process.env, NODE_COMPILE_CACHE: join(folder, 'compiled') },
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const kill = (): void => void child.kill('SIGKILL')
  stop.add(kill)
  let said = ''
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    // Where nothing is due that it could send, it is killed all the same.
    const afterMs = killAfterMs === 'first letter' ? 500 : killAfterMs
    if (said === '' && afterMs !== null) setTimeout(kill, afterMs)
    if (said === '' && killAfterMs === 'first letter' && child.pid) doomed.set(child.pid, kill)
    said += chunk
  })
  await once(child, 'close')
  stop.delete(kill)
  const committed = said.matchAll(/^committed (\d+)$/gm).reduce((_, [, n]) => Number(n), 0)
  return { committed, done: said.endsWith('done\n') }
}

function threadOf({ receiver, episode }: Pick<Letter, 'receiver' | 'episode'>): string {
  return `${receiver} ${episode}`
}

function namesUpTo(count: number): string[] {
  return Array.from({ length: count }, (_, i) => [`mail alert-${i + 1}`, `slack alert-${i + 1}`])
    .flat()
    .sort()
}

test(`killed ${KILLS} times, a watch loses no alert, makes no second key and keeps its registry`, async () => {
  const receiver = await startReceiver()
  let acknowledged = 0
  const killHalf = async (): Promise<void> => {
    for (let kill = 0; kill < KILLS / 2; kill++) {
      const killAfterMs = kill % 4 === 0 ? 'first letter' : Math.random() * 40
      const { committed } = await watch(receiver.url, Number.MAX_SAFE_INTEGER, killAfterMs)
      acknowledged = Math.max(acknowledged, committed)
    }
  }
  await Promise.all([killHalf(), killHalf()])
  receiver.behave()
  const reader = await openRegistry({ url: file, mergeTallies: mergeCounts })
  const { version } = await reader.watch.load()
  expect(version).toBeGreaterThanOrEqual(acknowledged)
  const cycles = version + 6
  expect(await watch(receiver.url, cycles, null)).toEqual({ committed: cycles, done: true })

  expect(new DatabaseSync(file).prepare('pragma integrity_check').all()).toEqual([
    { integrity_check: 'ok' },
  ])
  // Each cycle left one run, one call, one state.
  const state = await reader.watch.load()
  expect(state.version).toBe(cycles)
  expect(state.monitors['orders']?.definition).toBe(`d${cycles}`)
  expect(state.gates['crm-sync']?.reason).toBe(`cycle ${cycles}`)
  expect(await reader.runs.list({ limit: cycles * 2 })).toHaveLength(cycles)
  expect((await reader.watch.windows({})).map(({ window }) => window.calls)).toEqual([cycles])

  const rows = await reader.outbox.list({ limit: 1_000_000 })
  await reader.close()
  expect(rows.every(row => row.state === 'delivered')).toBe(true)
  const posted = rows.map(({ delivery }) => delivery)
  const arrived = new Set(receiver.letters.map(({ key }) => key))
  expect(arrived).toEqual(new Set(posted.map(({ key }) => key)))
  // Every alert began once for each receiver, and ended once, five cycles later.
  const opened = posted.filter(({ transition }) => transition === 'firing')
  const closed = posted.filter(({ transition }) => transition === 'resolved')
  const names = (letters: typeof posted): string[] =>
    letters.map(({ receiver, group }) => `${receiver} ${group['alertname']}`).sort()
  expect(names(opened)).toEqual(namesUpTo(cycles))
  expect(names(closed)).toEqual(namesUpTo(cycles - 5))
  // A thread is told in order, and goes on where it began.
  for (const [thread, letters] of Map.groupBy(receiver.letters, threadOf)) {
    const order = [...new Set(letters.map(({ key }) => key))]
    const sent = posted.filter(one => threadOf(one) === thread)
    const bySequence = sent.toSorted((a, b) => a.sequence - b.sequence)
    expect(order).toEqual(bySequence.map(({ key }) => key))
    const later = letters.filter(({ key }) => key !== order[0])
    expect(later.filter(({ receipt }) => receipt?.thread !== thread)).toEqual([])
  }
  // Some were sent twice: the kills did hit deliveries.
  expect(receiver.letters.length).toBeGreaterThan(arrived.size)
}, 300_000)
