import { describe, expect, test } from 'vitest'
import { githubConnector } from '../../../src/connectors/github.ts'
import { httpConnector } from '../../../src/connectors/http.ts'
import { representationOf } from '../../../src/core/connector/representation.ts'

const any = httpConnector('https://api.acme.example/')

describe('representationOf', () => {
  test.each([
    { name: 'no Accept', accept: null, told: '' },
    { name: 'anything', accept: '*/*', told: '' },
    { name: 'JSON as everybody asks for it', accept: 'application/json, */*;q=0.5', told: '' },
    {
      name: 'a form of its own',
      accept: 'application/vnd.npm.install-v1+json',
      told: 'application/vnd.npm.install-v1+json',
    },
    { name: 'a form in capitals', accept: 'Application/XML', told: 'application/xml' },
    {
      name: 'what nobody should read',
      accept: 'x/y; k=ghp_0123456789abcdefghijABCDEFGHIJ012345',
      told: '',
    },
  ])('of $name', ({ accept, told }) => {
    expect(representationOf(any, accept === null ? [] : [['accept', accept]])).toBe(told)
  })

  test('of what every request to the vendor asks for is none', () => {
    const github = githubConnector()
    expect(representationOf(github, github.headers)).toBe('')
    expect(representationOf(github, [['accept', 'application/vnd.github.raw']])).not.toBe('')
  })
})
