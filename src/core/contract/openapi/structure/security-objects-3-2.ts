import type { ObjectForm } from './form.ts'

/** The objects of OpenAPI 3.2 that say how to authenticate. @see OpenAPI 3.2, sections 4.27 to 4.29 */
export const securityObjects32: Readonly<Record<'SecurityScheme' | 'Flows' | 'Flow', ObjectForm>> =
  {
    SecurityScheme: {
      fields: {
        type: { oneOf: ['apiKey', 'http', 'mutualTLS', 'oauth2', 'openIdConnect'] },
        description: 'text',
        name: 'text',
        in: { oneOf: ['query', 'header', 'cookie'] },
        scheme: 'text',
        bearerFormat: 'text',
        flows: 'Flows',
        openIdConnectUrl: 'text',
        oauth2MetadataUrl: 'text',
        deprecated: 'flag',
      },
      required: ['type'],
      requiredBy: {
        field: 'type',
        values: {
          apiKey: ['name', 'in'],
          http: ['scheme'],
          oauth2: ['flows'],
          openIdConnect: ['openIdConnectUrl'],
        },
      },
      reference: true,
    },
    Flows: {
      fields: {
        implicit: 'Flow',
        password: 'Flow',
        clientCredentials: 'Flow',
        authorizationCode: 'Flow',
        deviceAuthorization: 'Flow',
      },
    },
    Flow: {
      fields: {
        authorizationUrl: 'text',
        deviceAuthorizationUrl: 'text',
        tokenUrl: 'text',
        refreshUrl: 'text',
        scopes: { map: 'text' },
      },
      required: ['scopes'],
    },
  }
