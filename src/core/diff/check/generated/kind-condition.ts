import { ANY_KIND, maskOf } from '../kind-mask.ts'

export const NULL: number = maskOf(['null'])
export const STRING: number = maskOf(['string'])
export const NUMBER: number = maskOf(['number'])
export const ARRAY: number = maskOf(['array'])
export const OBJECT: number = maskOf(['object'])
const BOOLEAN = maskOf(['boolean'])
const INTEGER = maskOf(['integer'])

/** Whether the value named `x`, of the kinds `known`, is of the kinds in `mask`; null where that is sure. */
export function kindCondition(x: string, mask: number, known: number): string | null {
  if ((known & ~mask) === 0) return null
  const kinds = mask & known & ANY_KIND
  const terms = [
    (kinds & NULL) !== 0 ? `${x} === null` : '',
    (kinds & BOOLEAN) !== 0 ? `typeof ${x} === "boolean"` : '',
    numberCondition(x, kinds & NUMBER, known & NUMBER),
    (kinds & STRING) !== 0 ? `typeof ${x} === "string"` : '',
    structureCondition(x, kinds, known),
  ]
  return terms.filter(term => term !== '').join(' || ') || 'false'
}

function numberCondition(x: string, kinds: number, known: number): string {
  if (kinds === 0) return ''
  if (kinds === known) return `typeof ${x} === "number"`
  return kinds === INTEGER
    ? `Number.isInteger(${x})`
    : `(typeof ${x} === "number" && !Number.isInteger(${x}))`
}

function structureCondition(x: string, kinds: number, known: number): string {
  const array = `Array.isArray(${x})`
  if ((kinds & OBJECT) === 0) return (kinds & ARRAY) === 0 ? '' : array
  const isArray = (kinds & ARRAY) === (known & ARRAY) ? '' : ` && !${array}`
  const isNull = (known & NULL) === 0 ? '' : ` && ${x} !== null`
  return `(typeof ${x} === "object"${isNull}${isArray})`
}
