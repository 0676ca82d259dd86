import { expect, test } from 'vitest'
import { recordingPath, recordingPaths } from '../../../src/core/recording/recording-path.ts'

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

test.each([
  ['GET /v1/orders', ['get-orders', 'get-v1-orders', 'get-orders-*']],
  ['GET /orders', ['get-orders', 'get-orders-*']],
  ['GET /', ['get-root', 'get-root-*']],
])('recordingPaths of %s end with one that is its own', (operation, names) => {
  const told = recordingPaths('acme', operation).map(path => path.replace(/-[\da-f]{8}\./, '-*.'))
  expect(told).toEqual(names.map(name => `recordings/acme/${name}.json`))
})
