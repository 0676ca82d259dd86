import { describe, expect, test } from 'vitest'
import { keyPlace } from '../../../src/core/json/place.ts'
import { renderGithub } from '../../../src/core/report/github.ts'
import { announcedOf, hostileName, reportOf, reports } from './reports.ts'

const located = { locate: () => ({ line: 12, column: 7 }) }

describe('the GitHub format', () => {
  test('is one annotation for each cause, at the line of the promise', () => {
    const findings = ['/a', '/b', '/c'].map(path => announcedOf({ path, at: '/total' }))
    expect(renderGithub(reportOf(findings, located))).toBe(
      [
        '::error file=acme.openapi.json,line=12,col=7,title=response-required-property-removed::' +
          '`total` (`number`) was removed from `Order`; it was always there (at 3 operations)',
        '3 errors',
        '',
      ].join('\n'),
    )
  })

  test('tells a warning as one, and what informs as a notice', () => {
    const findings = [announcedOf({ level: 'warning' }), announcedOf({ level: 'info', at: '/x' })]
    const lines = renderGithub(reportOf(findings)).split('\n')
    expect(lines.map(line => line.split(' ')[0])).toEqual(['::warning', '::notice', '0', ''])
  })

  test('names no file for what came from the network', () => {
    const contract = { file: 'https://acme.example/openapi.json', pointer: '/paths' }
    expect(renderGithub(reportOf([announcedOf({ contract })], located))).toMatch(/^::error title=/)
  })

  test('shows ten of a level, and counts the rest', () => {
    const findings = Array.from({ length: 13 }, (_, i) =>
      announcedOf({
        at: `/p${i}`,
        contract: { file: 'acme.json', pointer: `/components/schemas/S${i}` },
      }),
    )
    const lines = renderGithub(reportOf(findings)).split('\n')
    expect(lines.filter(line => line.startsWith('::'))).toHaveLength(10)
    expect(lines.at(-3)).toBe('… and 3 more causes of level error')
  })

  test('lets no name start a command or end a property', () => {
    const contract = { file: hostileName, pointer: '' }
    const hostile = announcedOf({ at: keyPlace('', hostileName), path: hostileName, contract })
    const report = reportOf([hostile], { notes: ['::set-output name=x::y'], ...located })
    const [line = '', note = '', ...rest] = renderGithub(report).split('\n')
    expect(rest).toEqual(['1 error', ''])
    expect(note).toBe(' ::set-output name=x::y')
    const [, properties = '', message = ''] = /^::error (.*?)::(.*)$/u.exec(line) ?? []
    expect(properties.split(',').map(pair => pair.split('=')[0])).toEqual([
      'file',
      'line',
      'col',
      'title',
    ])
    expect(properties).toContain('%3A%3Aerror%3A%3A')
    expect(message).not.toMatch(/%(?!25)|[\p{Cc}\p{Cf}]/u)
  })

  test('says that nothing was found', () => {
    expect(renderGithub(reports['nothing']!)).toBe('no findings\n')
  })
})
