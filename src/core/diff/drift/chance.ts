/**
 * How likely it is that all of these sightings fall into the base by chance, if base and revision are alike:
 * `seen` of `of + now` objects have the field, and none of the last `now` is among them. Fisher's exact test,
 * one-sided; exact for records that are drawn independently.
 *
 * @returns a probability, 0 to 1.
 */
export function chanceOfAbsence(seen: number, of: number, now: number): number {
  let chance = 1
  for (let i = 0; i < seen && chance > 1e-12; i++) chance *= Math.max(0, of - i) / (of + now - i)
  return chance
}

/**
 * What a field that was only sometimes there must be less likely than, to be called gone. Half a million
 * places are looked at in a day by a large installation, and one false line in a week is what it may cost.
 */
export const MAX_CHANCE = 1e-7
