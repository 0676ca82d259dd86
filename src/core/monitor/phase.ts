/**
 * How far into its interval a monitor runs: a function of its name alone, so that monitors spread evenly over the
 * interval and each stays where it is, over restarts and on every machine.
 *
 * @param spreadMs the interval to spread over, in milliseconds.
 * @returns whole milliseconds from 0 to below `spreadMs`.
 * @see FNV-1a with 32 bits, followed by murmur's finaliser: names that differ in one letter land far apart.
 */
export function phaseOf(name: string, spreadMs: number): number {
  let hash = 0x811c_9dc5
  for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 0x0100_0193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85eb_ca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2_ae35)
  return Math.floor((((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32) * spreadMs)
}
