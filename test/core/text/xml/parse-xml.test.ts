import { describe, expect, test } from 'vitest'
import * as fc from 'fast-check'
import { parseXml } from '../../../../src/core/text/xml/parse-xml.ts'
import type { XmlElement } from '../../../../src/core/text/xml/xml.ts'

function shape({ name, attributes, children }: XmlElement): unknown {
  return [
    `${name.namespace && `{${name.namespace}}`}${name.local}`,
    Object.fromEntries(
      attributes.map(each => [
        `${each.name.namespace && `{${each.name.namespace}}`}${each.name.local}`,
        each.value,
      ]),
    ),
    children.map(child => (typeof child === 'string' ? child : shape(child))),
  ]
}

describe('parseXml', () => {
  test.each([
    { name: 'an empty element', text: '<a/>', read: ['a', {}, []] },
    {
      name: 'a declaration, comments and space',
      text: '\uFEFF<?xml version="1.0"?>\n<!-- c --><a></a >\n<!-- d -->',
      read: ['a', {}, []],
    },
    {
      name: 'attributes in both quotes',
      text: `<a b="1" c = '"2"'/>`,
      read: ['a', { b: '1', c: '"2"' }, []],
    },
    {
      name: 'text, CDATA and entities',
      text: '<a>1 &lt; 2<![CDATA[<&]]>&#x41;&#66;&amp;</a>',
      read: ['a', {}, ['1 < 2', '<&', 'AB&']],
    },
    {
      name: 'namespaces by what they stand for',
      text: '<p:a xmlns:p="u" p:x="1" y="2"><b xmlns="v"/></p:a>',
      read: ['{u}a', { '{u}x': '1', y: '2' }, [['{v}b', {}, []]]],
    },
    { name: 'letters of any script', text: '<größe 名="1"/>', read: ['größe', { 名: '1' }, []] },
  ])('reads $name', ({ text, read }) => {
    const parsed = parseXml(text)
    expect(parsed.ok && shape(parsed.root)).toEqual(read)
  })

  test.each([
    { text: '', reason: 'there is no element' },
    { text: '<a>', reason: 'it ends too early' },
    { text: '<a></b>', reason: 'an element is closed by another name' },
    { text: '<a/><b/>', reason: 'there is more behind the root' },
    { text: '<a b="1" b="2"/>', reason: 'an attribute is given twice' },
    { text: '<a b="1"c="2"/>', reason: 'a space is missing before an attribute' },
    { text: '<a b="<"/>', reason: 'an attribute holds a `<`' },
    { text: '<a>&secret;</a>', reason: 'an entity is not known' },
    { text: '<a>&#0;</a>', reason: 'an entity is not known' },
    { text: '<p:a/>', reason: 'a prefix is not declared' },
    { text: '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', reason: 'a document type is not read' },
    { text: '<1/>', reason: 'a name is missing' },
    { text: `${'<a>'.repeat(600)}${'</a>'.repeat(600)}`, reason: 'it nests deeper than 500' },
  ])('refuses $text because $reason', ({ text, reason }) => {
    expect(parseXml(text)).toMatchObject({ ok: false, reason })
  })

  test('answers any text without throwing', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom(
            '<',
            '>',
            '/',
            'a',
            '=',
            '"',
            '&',
            ';',
            ' ',
            '!',
            '[',
            ']',
            '-',
            '?',
            ':',
          ),
        }),
        text => {
          expect(typeof parseXml(text).ok).toBe('boolean')
        },
      ),
    )
  })
})
