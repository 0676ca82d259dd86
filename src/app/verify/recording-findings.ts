import type { Finding } from '../../core/rules/finding.ts'
import { judge } from '../../core/rules/judge.ts'
import type { Clock } from '../../ports/clock.ts'
import type { PinnedContract } from '../repository/contracts.ts'
import type { StoredRecording } from '../repository/recordings.ts'
import type { JudgedRecording } from './judge-recording.ts'
import { privateChanges } from './private-changes.ts'

interface FindingDeps {
  readonly clock: Pick<Clock, 'now'>
  readonly digest: (text: string) => string
}

/** What a recording was judged to be, as findings. */
export function findingsOf(
  { stale, unpromised, ruling, misSent }: JudgedRecording,
  provider: string,
  scope: string,
  pin: PinnedContract | null,
  { clock, digest }: FindingDeps,
): readonly Finding[] {
  const facts = { provider, scope, hash: digest, now: clock.now() }
  const context = pin?.readers === undefined ? facts : { ...facts, usedBy: pin.readers }
  const pinned = pin === null ? context : { ...context, contractFile: pin.file }
  return [
    ...judge(stale, { ...context, verdict: 'stale-recording' }),
    ...judge(unpromised, { ...pinned, verdict: ruling }),
    ...judge(misSent, { ...pinned, verdict: 'ours' }),
  ]
}

/** What must not be in git, whatever the recording is of. */
export function privateFindings(
  stored: StoredRecording,
  provider: string,
  { clock, digest }: FindingDeps,
): readonly Finding[] {
  const context = { provider, scope: scopeOf(stored), hash: digest, now: clock.now() }
  return judge(privateChanges(stored), { ...context, verdict: 'ours' })
}

export function scopeOf({ recording }: Pick<StoredRecording, 'recording'>): string {
  return recording.exchanges[0]?.scope ?? 'default'
}
