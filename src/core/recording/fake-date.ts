import type { Noise } from './noise.ts'

/** A date that exists, with or without a time, written in the same way. The offset stays. */
export function fakeDate(text: string, noise: Noise): string {
  const date = `${2000 + noise(30)}-${two(1 + noise(12))}-${two(1 + noise(28))}`
  const time = text.slice(11)
  return time === '' ? date + text.slice(10) : `${date}${text.charAt(10)}${fakeTime(time, noise)}`
}

export function fakeTime(text: string, noise: Noise): string {
  const [, clock = '', offset = ''] = /^(.*?)(Z|[+-]\d\d:?\d\d)?$/i.exec(text) ?? []
  const parts = [two(noise(24)), two(noise(60)), two(noise(60))]
  const shown = parts.slice(0, Math.min(3, clock.split(':').length)).join(':')
  const fraction = clock.slice(shown.length).replace(/\d/g, () => String(noise(10)))
  return `${shown}${fraction}${offset}`
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}
