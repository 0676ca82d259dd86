import { expect, test } from 'vitest'
import { recordingPath } from '../../../src/core/recording/recording-path.ts'

test.each([
  ['acme', 'GET /v1/orders', 'recordings/acme/get-orders.json'],
  ['acme', 'GET /v2/orders/{id}', 'recordings/acme/get-v2-orders-id.json'],
  ['github', 'GET /repos/{owner}/{repo}', 'recordings/github/get-repos-owner-repo.json'],
  ['127.0.0.1-3000', 'GET /', 'recordings/127.0.0.1-3000/get-root.json'],
  ['../../etc', 'GET /../../passwd', 'recordings/etc/get-..-..-passwd.json'],
  ['', 'POST /Ünï code', 'recordings/api/post-n-code.json'],
])('recordingPath of %s %s', (provider, operation, path) => {
  expect(recordingPath(provider, operation)).toBe(path)
})

test('recordingPath keeps long names apart', () => {
  const long = 'GET /' + 'segment/'.repeat(40)
  expect(recordingPath('a', `${long}a`)).not.toBe(recordingPath('a', `${long}b`))
  expect(recordingPath('a', long).length).toBeLessThan(130)
})
