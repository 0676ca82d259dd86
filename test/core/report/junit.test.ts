import { describe, expect, test } from 'vitest'
import { keyPlace } from '../../../src/core/json/place.ts'
import { renderJunit } from '../../../src/core/report/junit.ts'
import { announcedOf, hostileName, reportOf, reports } from './reports.ts'
import { readXml, type Element } from './read-xml.ts'

/** What junit-10.xsd lets stand: attributes that must and may be there, and elements in their order. */
const grammar: Readonly<
  Record<string, { readonly must: string[]; readonly may: string[]; readonly holds: string[] }>
> = {
  testsuites: {
    must: [],
    may: ['name', 'time', 'tests', 'failures', 'errors', 'disabled'],
    holds: ['testsuite'],
  },
  testsuite: {
    must: ['name', 'tests', 'failures', 'errors'],
    may: ['time', 'skipped', 'timestamp', 'hostname', 'id', 'package', 'group', 'file'],
    holds: ['properties', 'testcase', 'system-out', 'system-err'],
  },
  testcase: {
    must: ['name'],
    may: ['classname', 'time', 'assertions', 'status', 'class', 'file', 'line', 'group'],
    holds: ['skipped', 'failure', 'error', 'system-out', 'system-err'],
  },
  failure: { must: [], may: ['message', 'type'], holds: [] },
  'system-out': { must: [], may: [], holds: [] },
}

function faults({ name, attributes, children, text }: Element): string[] {
  const allowed = grammar[name]
  if (!allowed) return [`<${name}> is unknown`]
  const names = Object.keys(attributes)
  const order = children.map(child => allowed.holds.indexOf(child.name))
  return [
    ...allowed.must.filter(word => !names.includes(word)).map(word => `${name} lacks ${word}`),
    ...names
      .filter(word => ![...allowed.must, ...allowed.may].includes(word))
      .map(word => `${name} has ${word}`),
    ...(order.some((at, i) => at < 0 || at < (order[i - 1] ?? 0)) ? [`order in ${name}`] : []),
    ...(allowed.holds.length > 0 && text.trim() !== '' ? [`text in ${name}`] : []),
    ...children.flatMap(faults),
  ]
}

describe('the JUnit format', () => {
  test.each(Object.entries(reports))('keeps to the schema with %s', (_, report) => {
    const root = readXml(renderJunit(report))
    expect(faults(root)).toEqual([])
    const suite = root.children[0]
    const cases = suite?.children.filter(({ name }) => name === 'testcase') ?? []
    const failed = cases.filter(({ children }) => children[0]?.name === 'failure')
    expect(suite?.attributes).toMatchObject({
      tests: `${cases.length}`,
      failures: `${failed.length}`,
    })
    expect(cases.length).toBeGreaterThan(0)
  })

  test('fails for what breaks, and passes with a word for what may', () => {
    const findings = [announcedOf(), announcedOf({ level: 'warning', at: '/note' })]
    const cases = readXml(renderJunit(reportOf(findings))).children[0]?.children ?? []
    expect(cases.map(each => each.children.map(({ name }) => name))).toEqual([
      ['failure'],
      ['system-out'],
    ])
    expect(cases[0]?.children[0]?.text).toContain('intended: npx tidemark ignore 3f9a1c20b7e4')
  })

  test('gives hostile names back as they were, but for what cannot be printed', () => {
    const hostile = announcedOf({ at: keyPlace('', hostileName) })
    const xml = renderJunit(reportOf([hostile]))
    const name = readXml(xml).children[0]?.children[0]?.attributes['name'] ?? ''
    expect(name).toContain('</code><script>alert(1)</script>')
    expect(name).toContain('\\u{202e}\\u{0}\\u{1b}')
  })
})
