import { lookup as systemLookup } from 'node:dns/promises'
import { BlockList, isIP } from 'node:net'

/** All addresses of a host name. */
export type Lookup = (host: string) => Promise<readonly string[]>

export const dnsLookup: Lookup = async host => {
  const found = await systemLookup(host, { all: true })
  return found.map(({ address }) => address)
}

// IANA special-purpose address registries: everything that is not reachable from the whole Internet.
const ranges = {
  ipv4: [
    '0.0.0.0/8',
    '10.0.0.0/8',
    '100.64.0.0/10',
    '127.0.0.0/8',
    '169.254.0.0/16',
    '172.16.0.0/12',
    '192.0.0.0/24',
    '192.0.2.0/24',
    '192.168.0.0/16',
    '198.18.0.0/15',
    '198.51.100.0/24',
    '203.0.113.0/24',
    '224.0.0.0/3',
  ],
  // With the transition prefixes, behind which any IPv4 address can hide.
  ipv6: [
    '::/96',
    '64:ff9b::/32',
    '100::/64',
    '2001::/23',
    '2001:db8::/32',
    '2002::/16',
    'fc00::/6',
    'ff00::/8',
  ],
} as const

const blocked = new BlockList()
for (const family of ['ipv4', 'ipv6'] as const) {
  for (const range of ranges[family]) {
    const [net = '', prefix] = range.split('/')
    blocked.addSubnet(net, Number(prefix), family)
  }
}

/** Whether an IP address belongs to this machine, its network, or no one. What is no address is private, too. */
export function isPrivateAddress(address: string): boolean {
  const bare = address.replace(/^\[|\]$|%.*$/g, '')
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(bare)?.[1] ?? bare
  const family = isIP(mapped)
  if (family === 0) return true
  if (family === 6 && /^::ffff:/i.test(mapped)) return true
  return blocked.check(mapped, family === 4 ? 'ipv4' : 'ipv6')
}

/** Whether a host is, or resolves to, any private address. A name that does not resolve is left to the request. */
export async function isPrivateHost(hostname: string, lookup: Lookup): Promise<boolean> {
  const bare = hostname.replace(/^\[|\]$/g, '')
  if (isIP(bare) !== 0) return isPrivateAddress(bare)
  if (/(?:^|\.)localhost\.?$/i.test(bare)) return true
  const addresses = await lookup(bare).catch(() => [])
  return addresses.some(isPrivateAddress)
}
