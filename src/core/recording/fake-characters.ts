import { pick, type Noise } from './noise.ts'

const lower = 'abcdefghijklmnopqrstuvwxyz'
const upper = lower.toUpperCase()

/** Letters for letters in the same case, digits for digits; ASCII marks stay, others become `é` of their width. */
export function fakeCharacters(text: string, noise: Noise): string {
  let fake = ''
  for (let i = 0; i < text.length; i++) fake += fakeUnit(text, i, noise)
  return fake
}

function fakeUnit(text: string, i: number, noise: Noise): string {
  const unit = text.charCodeAt(i)
  if (unit >= 97 && unit <= 122) return pick(lower, noise)
  if (unit >= 65 && unit <= 90) return pick(upper, noise)
  // A number does not start to have a leading zero, and one that has keeps it.
  if (unit === 48) return isFirstDigit(text, i) ? '0' : pick('0123456789', noise)
  if (unit >= 49 && unit <= 57) {
    return isFirstDigit(text, i) ? pick('123456789', noise) : pick('0123456789', noise)
  }
  return unit < 128 ? text.charAt(i) : 'é'
}

function isFirstDigit(text: string, i: number): boolean {
  const before = text.charCodeAt(i - 1)
  return !(before >= 48 && before <= 57)
}

/** The same within hexadecimal letters. */
export function fakeHex(text: string, noise: Noise): string {
  const digits = fakeCharacters(text, noise)
  return text.replace(/./gs, (char, i: number) => {
    if (/[a-f]/.test(char)) return pick('abcdef', noise)
    return /[A-F]/.test(char) ? pick('ABCDEF', noise) : digits.charAt(i)
  })
}
