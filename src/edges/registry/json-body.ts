import type { Json } from '../../core/json/json.ts'
import { damaged } from './migrations.ts'

/**
 * What a column of JSON text holds. It was written by this folder: so it is of the type that was written.
 * @throws StoreError when it is no JSON.
 */
export function readBody(body: string, where: string): Json {
  try {
    return JSON.parse(body) as Json
  } catch (cause) {
    throw damaged(where, cause)
  }
}
