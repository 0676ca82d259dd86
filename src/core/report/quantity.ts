/** `212 ms`, `1.4 s` */
export function milliseconds(ms: number): string {
  return ms < 1_000 ? `${Math.round(ms)} ms` : `${Number((ms / 1_000).toFixed(1))} s`
}

/** `3 %`, `0.4 %` */
export function share(rate: number): string {
  const percent = rate * 100
  return `${percent >= 1 || percent === 0 ? Math.round(percent) : Number(percent.toPrecision(1))} %`
}

/** `2026-11-20 09:45 UTC`; nobody has to guess whose clock it is. */
export function utcMoment(at: number): string {
  return Number.isFinite(new Date(at).getTime())
    ? `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`
    : 'unknown'
}

/** A time that has passed: `41 s`, `12 min`, `3 h`, `2 days`. */
export function lasting(ms: number): string {
  if (ms < 60_000) return `${Math.max(0, Math.round(ms / 1_000))} s`
  if (ms < 3_600_000) return `${Math.round(ms / 60_000)} min`
  return ms < 172_800_000
    ? `${Math.round(ms / 3_600_000)} h`
    : `${Math.round(ms / 86_400_000)} days`
}
