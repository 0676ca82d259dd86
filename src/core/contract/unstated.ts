import type { Contract, Operation, ResponsePromise } from './contract.ts'

// What a contract holds where its document has no words for it: only OpenAPI has them all.

export const unstatedOfContract: Pick<
  Contract,
  'servers' | 'tags' | 'securitySchemes' | 'webhooks' | 'schemas' | 'extensions'
> = {
  servers: [],
  tags: [],
  securitySchemes: new Map(),
  webhooks: [],
  schemas: new Map(),
  extensions: {},
}

export const unstatedOfOperation: Pick<
  Operation,
  'tags' | 'lifecycle' | 'security' | 'parameters' | 'callbacks' | 'extensions'
> = {
  tags: [],
  lifecycle: { deprecated: false, sunset: null, stability: null },
  security: null,
  parameters: [],
  callbacks: [],
  extensions: {},
}

export const unstatedOfResponse: Pick<ResponsePromise, 'description' | 'headers' | 'links'> = {
  description: '',
  headers: [],
  links: new Map(),
}
