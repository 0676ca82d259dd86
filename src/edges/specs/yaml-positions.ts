import { isAlias, isMap, isScalar, isSeq, type Document, type Node } from 'yaml'
import { parsePointer, type Pointer } from '../../core/json/pointer.ts'
import { isMergeKey, keyText } from './yaml-value.ts'

/**
 * From a pointer to the offset of the key it ends with, in a YAML tree. Ways through aliases and merge keys lead to
 * where the text stands.
 *
 * @returns the offset of the nearest parent that is there.
 */
export function yamlPositions(document: Document.Parsed): (pointer: Pointer) => number {
  return pointer => {
    let node: unknown = document.contents
    let at = offsetOf(node) ?? 0
    for (const token of parsePointer(pointer)) {
      const step = stepInto(document, node, token)
      if (step === undefined) break
      at = offsetOf(step.key) ?? offsetOf(step.value) ?? at
      node = step.value
    }
    return at
  }
}

interface Step {
  readonly key: unknown
  readonly value: unknown
}

function stepInto(document: Document.Parsed, from: unknown, token: string): Step | undefined {
  const node = isAlias(from) ? from.resolve(document) : from
  if (isSeq(node)) {
    const value = node.items[Number(token)]
    return value === undefined ? undefined : { key: undefined, value }
  }
  if (!isMap(node)) return undefined
  const own = node.items.findLast(pair => !isMergeKey(pair.key) && textOf(pair.key) === token)
  if (own) return own
  for (const pair of node.items.filter(each => isMergeKey(each.key))) {
    const source: unknown = isAlias(pair.value) ? pair.value.resolve(document) : pair.value
    const sources: readonly unknown[] = isSeq(source) ? source.items : [source]
    for (const each of sources) {
      const step = stepInto(document, each, token)
      if (step) return step
    }
  }
  return undefined
}

function textOf(key: unknown): string | undefined {
  return isScalar(key) || key === null ? keyText(key) : undefined
}

function offsetOf(node: unknown): number | undefined {
  return (node as Node | null | undefined)?.range?.[0]
}
