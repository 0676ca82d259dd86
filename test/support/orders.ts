import type { IncomingMessage, ServerResponse } from 'node:http'

/** Twenty orders, 31 places in all: 25 always there, 6 optional; `note` is null in three of them, `risk` undocumented. */
export function ordersPage(): object {
  return { items: Array.from({ length: 20 }, (_, i) => order(i)), has_more: false }
}

function order(i: number): object {
  const n = 1000 + i
  return {
    id: `ord_${n}xK${i}`,
    number: n,
    total: 10.5 + i,
    currency: 'EUR',
    state: i % 3 === 0 ? 'paid' : 'open',
    placed_at: `2026-10-${String(1 + i).padStart(2, '0')}T08:00:00Z`,
    email: `buyer${i}@shop.example`,
    note: i < 3 ? null : 'leave at the door',
    risk: i % 2 === 0 ? 'low' : 'high',
    customer: {
      id: `cus_${n}aB`,
      name: 'Ada Lovelace',
      vat: 'DE123456789',
      ...(i % 2 ? { phone: '+4942112345' } : {}),
    },
    address: {
      street: 'Hauptstr. 1',
      city: 'Bremen',
      zip: '28195',
      ...(i % 4 ? { region: 'HB' } : {}),
    },
    lines: [{ sku: `S-${n}`, quantity: 1 + (i % 4), ...(i % 5 ? { discount: 0.5 } : {}) }],
    ...(i % 3 ? { coupon: 'SPRING' } : {}),
    ...(i % 6 ? { shipped_at: '2026-10-30T10:00:00Z' } : {}),
    ...(i % 7 ? { tracking: `TRK${n}` } : {}),
  }
}

/** Answers `/v1/orders` to whom holds the token, `openapi` at `/openapi.json` where there is one, else 404. */
export function ordersVendor(token: string, openapi?: string) {
  return ({ url = '', headers }: IncomingMessage, response: ServerResponse): void => {
    const json = (status: number, body: string, more: Record<string, string> = {}): void => {
      response.writeHead(status, { 'content-type': 'application/json', ...more }).end(body)
    }
    const path = url.split('?')[0]
    if (path === '/openapi.json' && openapi !== undefined) return json(200, openapi)
    if (path !== '/v1/orders') return json(404, '{"message":"not found"}')
    if (headers.authorization !== `Bearer ${token}`) {
      return json(401, '{"message":"who are you?"}', { 'www-authenticate': 'Bearer realm="acme"' })
    }
    return json(200, JSON.stringify(ordersPage()), {
      'x-ratelimit-limit': '5000',
      'x-ratelimit-remaining': '4998',
    })
  }
}
