// Loaded before a program: another clock, and another day with every start.
const shift = Number(process.env['SHIFT_MS'])
const { now } = Date
const Real = Date
globalThis.Date = class extends Real {
  constructor(...given: unknown[]) {
    super(...((given.length === 0 ? [now() + shift] : given) as [number]))
  }
  static override now(): number {
    return now() + shift
  }
} as DateConstructor
performance.now = () => now() + shift
