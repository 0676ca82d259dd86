/** Whether `value` is a whole multiple of `step`, by the decimal digits that both are written with. */
export function isMultiple(value: number, step: number): boolean {
  if (Number.isSafeInteger(value) && Number.isSafeInteger(step)) return value % step === 0
  const a = decimalOf(value)
  const b = decimalOf(step)
  const exponent = Math.min(a.exponent, b.exponent)
  const whole = (digits: bigint, from: number): bigint => digits * 10n ** BigInt(from - exponent)
  return whole(a.digits, a.exponent) % whole(b.digits, b.exponent) === 0n
}

/** The number as `digits × 10^exponent`; the exponent stays within what a double can hold. */
function decimalOf(value: number): { readonly digits: bigint; readonly exponent: number } {
  const [mantissa = '0', power = '0'] = String(Math.abs(value)).split('e')
  const [whole = '0', fraction = ''] = mantissa.split('.')
  return { digits: BigInt(whole + fraction), exponent: Number(power) - fraction.length }
}
