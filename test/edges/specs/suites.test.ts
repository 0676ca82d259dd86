import { existsSync, globSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { findOperation } from '../../../src/core/contract/find-operation.ts'
import { readContract } from '../../../src/core/contract/openapi/read-contract.ts'
import { pinContract } from '../../../src/core/contract/pin/pin-contract.ts'
import { readPin } from '../../../src/core/contract/pin/read-pin.ts'
import { loadDocument } from '../../../src/edges/specs/load-document.ts'
import { InputError } from '../../../src/errors.ts'
import { comparable } from '../../core/contract/pin/comparable.ts'

// Real documents, kept outside of the repository. Where they are not, there is nothing to run.
const suites = resolve(process.env['SUITES'] ?? '../shared/suites')
const patterns = ['specs/*', 'spec-pairs/data/**/*.{yaml,json}', 'openapi-pact/**/{oas,asyncapi}.*']
const files = existsSync(suites) ? globSync(patterns, { cwd: suites }).sort() : []
const about = { source: 'there', sha256: '00', pinnedAt: '2024-05-01' }

describe.skipIf(files.length === 0)('every document of the suites', () => {
  test.each(files)('%s is read and pinned, or refused in one sentence', async file => {
    try {
      const { document, locate } = await loadDocument(join(suites, file))
      const contract = readContract(document, 'api')
      const pinned = readPin(pinContract(contract, about), 'api.pin.json')
      expect(comparable(pinned)).toEqual(comparable(contract))
      for (const { origin } of contract.defects) {
        expect(locate(origin.pointer, origin.file).line).toBeGreaterThan(0)
      }
      for (const operation of contract.operations) {
        const path = operation.path.replaceAll(/\{[^}]*\}/g, '0zz')
        expect(findOperation(contract, operation.method, path)).not.toBeNull()
      }
    } catch (error) {
      if (!(error instanceof InputError)) throw error
      expect(error.message).toMatch(
        /which Tidemark does not read yet|this is not an OpenAPI document/,
      )
      expect(error.message).not.toContain('\n')
    }
  })
})
