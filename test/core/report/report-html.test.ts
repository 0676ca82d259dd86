import { describe, expect, test } from 'vitest'
import { renderHtml } from '../../../src/core/report/report-html.ts'
import { reports } from './reports.ts'

describe('the HTML format', () => {
  test.each(Object.entries(reports))(
    'needs no script and nothing from outside with %s',
    (_, report) => {
      const html = renderHtml(report)
      expect(html).toMatch(/^<!doctype html>/)
      expect(html).not.toMatch(/<script|<link|<img|<iframe|\son\w+=|\ssrc=|\shref=|@import|url\(/i)
    },
  )

  test('lets no name be markup, turn the text or end the page', () => {
    const html = renderHtml(reports['hostile']!)
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
    expect(html.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202A-\u202E\u2066-\u2069]/u)
    expect(html.match(/<\/code>/g)?.length).toBe(html.match(/<code>/g)?.length)
  })

  test('tells one cause as one card, its operations and what to do', () => {
    const html = renderHtml(reports['changes']!)
    expect(html.match(/<article/g)).toHaveLength(5)
    expect(html).toContain('At 40 operations')
    expect(html).toContain('<title>Acme Orders 1.4.0 → 2.0.0</title>')
    expect(html).toContain('--place &#39;**/total&#39;')
  })

  test('says that there is nothing to do', () => {
    expect(renderHtml(reports['nothing']!)).toContain('There is nothing to do.')
  })
})
