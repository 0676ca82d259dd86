import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'
import type { Readable } from 'node:stream'
import { spreadOf, type Spread } from './row.ts'

/** What a whole process took, with everything that it started and waited for. */
export interface ProcessCost {
  readonly cpuMs: number
  readonly wallMs: number
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** The shell counts the CPU of its children; Node cannot ask for that of a process that has ended. */
const counting = '"$@"; status=$?; times >&3; exit $status'

/** Runs a command without input and says what it cost. CPU is user and system time together. */
export async function processCost(command: readonly string[]): Promise<ProcessCost> {
  const start = performance.now()
  const child = spawn('sh', ['-c', counting, 'sh', ...command], {
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    env: { ...process.env, NO_COLOR: '1', REDOCLY_TELEMETRY: 'off', CI: '' },
  })
  const streams = child.stdio.slice(1) as Readable[]
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  const [stdout = '', stderr = '', times = ''] = await Promise.all(streams.map(text))
  const code = await ended
  return { cpuMs: childrenMs(times), wallMs: performance.now() - start, code, stdout, stderr }
}

/** The second line of `times`: user and system time of the children, each as `0m1.234s`. */
function childrenMs(times: string): number {
  const fields = times.trim().split('\n')[1]?.trim().split(/\s+/) ?? []
  return fields
    .map(field => /^(\d+)m([\d.]+)s$/.exec(field))
    .reduce((sum, match) => sum + (Number(match?.[1]) * 60 + Number(match?.[2])) * 1000, 0)
}

/** Runs each command once a round, in turn, so that a slow moment of the machine hits all of them. */
export async function interleaved(
  commands: Readonly<Record<string, readonly string[]>>,
  rounds: number,
  quantity: (cost: ProcessCost) => number,
): Promise<Record<string, Spread>> {
  const values = new Map(Object.keys(commands).map(name => [name, [] as number[]]))
  for (let round = 0; round < rounds; round++)
    for (const [name, command] of Object.entries(commands))
      values.get(name)?.push(quantity(await processCost(command)))
  return Object.fromEntries([...values].map(([name, list]) => [name, spreadOf(list)]))
}

/** The peak resident memory of a Node process, in MB of 10^6 bytes. */
export async function peakMegabytes(nodeArguments: readonly string[]): Promise<number> {
  const report =
    "import fs from 'node:fs';process.on('exit',()=>fs.writeSync(2,'peak='+process.resourceUsage().maxRSS))"
  const hook = `data:text/javascript,${encodeURIComponent(report)}`
  const { stderr } = await processCost([process.execPath, '--import', hook, ...nodeArguments])
  const kibibytes = Number(/peak=(\d+)$/.exec(stderr)?.[1])
  return (kibibytes * 1024) / 1e6
}
