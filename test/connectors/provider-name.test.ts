import { expect, test } from 'vitest'
import { providerName } from '../../src/connectors/provider-name.ts'

test.each([
  ['https://api.acme.example/v1/orders?limit=20', 'acme'],
  ['https://api.github.com', 'github'],
  ['https://acme.example', 'acme'],
  ['https://api.eu.acme.co.uk/x', 'acme'],
  ['https://hooks.slack.com', 'slack'],
  ['https://api.example.io:8443', 'example-8443'],
  ['http://127.0.0.1:3000', '127.0.0.1-3000'],
  ['http://127.0.0.1', '127.0.0.1'],
  ['http://localhost:8080/x', 'localhost-8080'],
  ['http://[::1]:3000', '1-3000'],
  ['http://[::]', 'api'],
  ['https://api.api.com', 'api'],
  ['https://con.example', 'con-api'],
  ['https://Ünïcode.example', 'xn--ncode-cta3g'],
  ['https://acme.example.', 'acme'],
  ['https://user:hunter2@acme.example', 'acme'],
])('%s → %s', (url, name) => {
  expect(providerName(url)).toBe(name)
})
