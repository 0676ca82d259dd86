import { isArray, isObject, type Json } from '../../core/json/json.ts'
import { parsePointer, type Pointer } from '../../core/json/pointer.ts'
import { plainYaml } from './plain-yaml.ts'

type Offsets = Map<string, number>

/**
 * From a pointer to the offset of the key it ends with, in YAML that the plain reader has read. Few runs ask for
 * that, so the text is read once more when the first one does.
 *
 * @returns the offset of the nearest parent that is there.
 */
export function plainPositions(text: string): (pointer: Pointer) => number {
  let known: { readonly root: Json; readonly offsets: ReadonlyMap<object, Offsets> } | undefined
  return pointer => {
    known ??= readAgain(text)
    let at = 0
    let value: Json | undefined = known.root
    for (const token of parsePointer(pointer)) {
      if (!isObject(value) && !isArray(value)) break
      const offset = known.offsets.get(value)?.get(token)
      if (offset === undefined) break
      at = offset
      value = isArray(value) ? value[Number(token)] : value[token]
    }
    return at
  }
}

function readAgain(text: string): {
  readonly root: Json
  readonly offsets: ReadonlyMap<object, Offsets>
} {
  const offsets = new Map<object, Offsets>()
  const read = plainYaml(text, (container, key, offset) => {
    const own = offsets.get(container) ?? new Map<string, number>()
    own.set(String(key), offset)
    offsets.set(container, own)
  })
  return { root: read?.value ?? null, offsets }
}
