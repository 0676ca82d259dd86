import { rowRules } from '../row.ts'
import type { Rule } from '../rule.ts'

const frame = { direction: 'none', area: 'Security' } as const

export const securityRules: readonly Rule[] = [
  ...rowRules({ ...frame, kind: 'Existence' }, [
    ['api-security-added', 'info', 'security.added', 'may be called with {name}'],
    ['api-security-removed', 'info', 'security.removed', 'may no longer be called with {name}'],
    [
      'api-security-scope-added',
      'info',
      'securityScope.added',
      'needs the scope {name} of {scheme}',
    ],
    [
      'api-security-scope-removed',
      'info',
      'securityScope.removed',
      'no longer needs the scope {name} of {scheme}',
    ],
    [
      'api-global-security-added',
      'info',
      'globalSecurity.added',
      'all operations may be called with {name}',
    ],
    [
      'api-global-security-removed',
      'info',
      'globalSecurity.removed',
      'operations may no longer be called with {name} unless they say so',
    ],
    [
      'api-global-security-scope-added',
      'info',
      'globalSecurityScope.added',
      'all operations need the scope {name} of {scheme}',
    ],
    [
      'api-global-security-scope-removed',
      'info',
      'globalSecurityScope.removed',
      'operations no longer need the scope {name} of {scheme}',
    ],
    [
      'api-security-component-added',
      'info',
      'securityScheme.added',
      'security scheme {name} was added',
    ],
    [
      'api-security-component-removed',
      'info',
      'securityScheme.removed',
      'security scheme {name} was removed',
    ],
    [
      'api-security-component-oauth-scope-added',
      'info',
      'oauthScope.added',
      'scope {name} of {scheme} was added',
    ],
    [
      'api-security-component-oauth-scope-removed',
      'info',
      'oauthScope.removed',
      'scope {name} of {scheme} was removed',
    ],
    [
      'api-security-component-oauth-flow-added',
      'info',
      'oauthFlow.added',
      'flow {name} of {scheme} was added',
    ],
    [
      'api-security-component-oauth-flow-removed',
      'warning',
      'oauthFlow.removed',
      'flow {name} of {scheme} was removed',
    ],
  ]),
  ...rowRules({ ...frame, kind: 'Lifecycle' }, [
    [
      'api-security-component-deprecated',
      'info',
      'securityScheme.deprecated',
      'security scheme {name} was deprecated',
    ],
    [
      'api-security-component-reactivated',
      'info',
      'securityScheme.reactivated',
      'security scheme {name} is no longer deprecated',
    ],
  ]),
  ...rowRules({ ...frame, kind: 'Type' }, [
    [
      'api-security-component-changed',
      'warning',
      'securityScheme.changed',
      'how {name} is sent changed from {base} to {revision}',
    ],
    [
      'api-security-component-type-changed',
      'info',
      'securityScheme.typeChanged',
      'type of {name} changed from {base} to {revision}',
    ],
    [
      'api-security-component-oauth-scope-changed',
      'info',
      'oauthScope.changed',
      'what scope {name} of {scheme} means changed',
    ],
    [
      'api-security-component-oauth-url-changed',
      'info',
      'oauthUrl.changed',
      'authorization URL of {scheme} changed',
    ],
    [
      'api-security-component-oauth-token-url-changed',
      'info',
      'oauthTokenUrl.changed',
      'token URL of {scheme} changed',
    ],
  ]),
]
