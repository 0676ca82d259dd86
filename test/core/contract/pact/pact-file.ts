import { readPact } from '../../../../src/core/contract/pact/read-pact.ts'
import type { Pact } from '../../../../src/core/contract/pact/pact.ts'
import type { Json, JsonObject } from '../../../../src/core/json/json.ts'

/** A Pact with what a test is about. */
export function pactOf(version: string | null, parts: JsonObject): Pact {
  const metadata = version === null ? {} : { pactSpecification: { version } }
  return readRoot({
    consumer: { name: 'shop' },
    provider: { name: 'orders' },
    ...(version !== null && { metadata }),
    ...parts,
  })
}

export function readRoot(root: Json): Pact {
  return readPact({ uri: 'shop-orders.json', root, dialect: 'pact' })
}
