import { describe, expect, test } from 'vitest'
import { isPrivateAddress, isPrivateHost } from '../../../src/edges/specs/private-address.ts'

describe('isPrivateAddress', () => {
  test.each([
    '127.0.0.1',
    '0.0.0.0',
    '10.1.2.3',
    '100.64.0.1',
    '169.254.169.254',
    '172.31.255.255',
    '192.168.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '[::1]',
    '::ffff:10.0.0.1',
    '::ffff:a00:1',
    '64:ff9b::a00:1',
    '2002:a00:1::',
    'fe80::1%eth0',
    'fd00::1',
    'ff02::1',
    'nonsense',
  ])('%s is private', address => {
    expect(isPrivateAddress(address)).toBe(true)
  })

  test.each(['1.1.1.1', '172.32.0.1', '100.128.0.1', '8.8.8.8', '2606:4700::1111'])(
    '%s is public',
    address => {
      expect(isPrivateAddress(address)).toBe(false)
    },
  )
})

describe('isPrivateHost', () => {
  test.each([
    { host: 'localhost', found: ['8.8.8.8'], isPrivate: true },
    { host: 'a.localhost.', found: ['8.8.8.8'], isPrivate: true },
    { host: 'both.example', found: ['8.8.8.8', '10.0.0.1'], isPrivate: true },
    { host: 'public.example', found: ['8.8.8.8'], isPrivate: false },
    { host: '[::1]', found: [], isPrivate: true },
  ])('$host with $found is private: $isPrivate', async ({ host, found, isPrivate }) => {
    expect(await isPrivateHost(host, async () => found)).toBe(isPrivate)
  })
})
