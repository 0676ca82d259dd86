import { keyPlace } from '../../../src/core/json/place.ts'
import type { Report } from '../../../src/core/report/report.ts'
import type { Finding } from '../../../src/core/rules/finding.ts'
import { countLevels } from '../../../src/core/rules/levels.ts'
import { findingOf } from '../rules/findings.ts'

export function reportOf(findings: readonly Finding[], more: Partial<Report> = {}): Report {
  return { findings, notes: [], summary: countLevels(findings), ...more }
}

/** What a document announces about the shared schema `Order`. */
export function announcedOf(parts: Partial<Finding> = {}): Finding {
  const contract = { file: 'acme.openapi.json', pointer: '/components/schemas/Order' }
  return findingOf({ verdict: 'announced', provider: '', contract, ...parts })
}

/** Names that try to be more than names in every format. */
export const hostileName =
  '|`</code><script>alert(1)</script>`|\r\n::error::x%0A@team [x](http://evil.example) **b** \u202E\u0000\u001b[2J ]]> " \' &amp;'

const compared = {
  base: { title: 'Acme Orders', version: '1.4.0' },
  revision: { title: 'Acme Orders', version: '2.0.0' },
}

const paths = Array.from({ length: 40 }, (_, i) => `/v1/orders/{order_id}/parts/${i}/history`)

function changes(): readonly Finding[] {
  const added = { level: 'info', expected: null, rule: 'response-optional-property-added' } as const
  return [
    ...paths.map(path => announcedOf({ path, at: '/total' })),
    announcedOf({
      rule: 'api-path-removed-without-deprecation',
      direction: 'none',
      status: '',
      at: '',
      method: 'DELETE',
      expected: 'DELETE /v1/orders',
      contract: { file: 'acme.openapi.json', pointer: '/paths/~1v1~1orders/delete' },
      message: 'operation: was removed with its path, and was not deprecated before',
    }),
    ...['/state', '/status'].map(at =>
      announcedOf({
        rule: 'response-property-enum-value-added',
        level: 'warning',
        at,
        expected: null,
        actual: 'partially_refunded',
        usedBy: ['crm-sync', 'billing'],
        message: `response 200 property ${at}: value partially_refunded was added`,
      }),
    ),
    ...['/net', '/tax', '/currency'].map(at =>
      announcedOf({ ...added, at, actual: at === '/currency' ? 'string' : 'number' }),
    ),
    announcedOf({
      rule: 'endpoint-deprecated',
      level: 'info',
      direction: 'none',
      status: '',
      at: '',
      expected: 'current',
      actual: 'deprecated',
      contract: null,
      message: 'operation: was deprecated',
    }),
  ]
}

/** Reports as they can come, by name. */
export const reports: Readonly<Record<string, Report>> = {
  changes: reportOf(changes(), { compared, document: 'acme.openapi.json' }),
  nothing: reportOf([], { compared }),
  drift: reportOf(
    [
      findingOf({ evidence: { seen: 20, of: 20, baselineSeen: 0, baselineOf: 20 } }),
      findingOf({ at: '/items/*/note', level: 'warning', expected: 'string', actual: 'null' }),
    ],
    { notes: ['2 runs, 0 inconclusive'] },
  ),
  hostile: reportOf(
    [
      announcedOf({ at: keyPlace('', hostileName), path: hostileName, expected: hostileName }),
      announcedOf({
        rule: 'api-tag-added',
        level: 'info',
        at: '',
        path: '',
        actual: hostileName,
        direction: 'none',
        message: `document: tag ${hostileName} was added`,
        contract: { file: hostileName, pointer: `/components/schemas/${hostileName}` },
      }),
      findingOf({ at: `/${'long'.repeat(80)}`, path: hostileName, provider: hostileName }),
    ],
    { notes: [hostileName] },
  ),
}
