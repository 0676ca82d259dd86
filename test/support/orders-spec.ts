const text = { type: 'string' }
const number = { type: 'number' }

const order = {
  type: 'object',
  required: ['id', 'number', 'total'],
  properties: {
    id: text,
    number: { type: 'integer' },
    total: number,
    currency: text,
    state: { type: 'string', enum: ['open', 'paid'] },
    placed_at: { type: 'string', format: 'date-time' },
    email: { type: 'string', format: 'email' },
    note: text,
    customer: { $ref: '#/components/schemas/Customer' },
    address: {
      type: 'object',
      properties: { street: text, city: text, zip: text, region: text },
    },
    lines: {
      type: 'array',
      items: {
        type: 'object',
        properties: { sku: text, quantity: { type: 'integer' }, discount: number },
      },
    },
    coupon: text,
    shipped_at: { type: 'string', format: 'date-time' },
    // Not there: the one defect of the part that is pinned.
    tracking: { $ref: '#/components/schemas/Tracking' },
  },
}

const page = {
  type: 'object',
  properties: { items: { type: 'array', items: order }, has_more: { type: 'boolean' } },
}

/** Filler: a vendor has more operations than anybody uses. */
const others = Object.fromEntries(
  Array.from({ length: 83 }, (_, i) => [
    `/v1/resource-${i}`,
    { get: { responses: { 200: { description: 'ok' } } } },
  ]),
)

/** What the vendor of orders promises: it says nothing of `risk`, and that `note` is always text. */
export const ordersSpec: string = JSON.stringify(
  {
    openapi: '3.1.0',
    info: { title: 'Acme', version: '1.0.0' },
    security: [{ bearer: [] }],
    paths: {
      '/v1/orders': {
        get: {
          operationId: 'listOrders',
          parameters: [{ name: 'limit', in: 'query', schema: { type: 'integer' } }],
          responses: {
            200: { description: 'A page', content: { 'application/json': { schema: page } } },
          },
        },
      },
      ...others,
    },
    components: {
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } },
      schemas: {
        Customer: { type: 'object', properties: { id: text, name: text, vat: text, phone: text } },
      },
    },
  },
  null,
  2,
)
