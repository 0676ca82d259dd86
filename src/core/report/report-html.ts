import { causesOf, type Cause } from '../rules/cause.ts'
import type { Level } from '../rules/finding.ts'
import { levels } from '../rules/levels.ts'
import { comparedText, sectionsOf, type Entry, type Section } from './changelog.ts'
import { markup, type Html } from './html.ts'
import { pageStyle } from './page-style.ts'
import { capitalized, code, type Phrase } from './phrase.ts'
import { causeWayOut } from './promise-text.ts'
import type { Renderer, Report } from './report.ts'
import { foundAt } from './where-found.ts'
import { plural } from './counted.ts'
import { readersText } from './wording.ts'

/** So many operations of one cause are listed. */
const MAX_LISTED = 500

const words: Readonly<Record<Level, string>> = {
  error: 'breaking',
  warning: 'may break',
  info: 'for information',
}

/**
 * One page that needs nothing else: no script, nothing from the network. Opened on a phone, in a window, by night or
 * printed, it can be read; what is not of interest is filtered away by the page itself.
 */
export const renderHtml: Renderer = report => {
  const causes = causesOf(report.findings)
  const sections = sectionsOf(causes)
  const name = comparedText(report)
  const title = name === '' ? 'API findings' : name
  const { html } = markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
${pageStyle}
</head>
<body>
<main>
<header>
<p class="brand">Tidemark</p>
<h1>${title}</h1>
<p class="verdict">${verdictText(causes, report)}</p>
</header>
${causes.length > 0 ? [filter(causes)] : [calm()]}
${sections.map(section => sectionOf(section, report))}
${notesOf(report)}
</main>
</body>
</html>
`
  return html
}

function verdictText(causes: readonly Cause[], { findings }: Report): string {
  if (causes.length === 0) return 'Nothing differs that a consumer could notice.'
  const count = (level: Level): number => causes.filter(cause => cause.level === level).length
  const parts = levels.flatMap(level =>
    count(level) > 0 ? [`${count(level).toLocaleString('en-US')} ${words[level]}`] : [],
  )
  const places = plural(findings.length, 'place')
  return `${plural(causes.length, 'change')} at ${places}: ${parts.join(', ')}.`
}

function calm(): Html {
  return markup`<article class="calm"><p>There is nothing to do.</p></article>`
}

function filter(causes: readonly Cause[]): Html {
  const met = levels.filter(level => causes.some(cause => cause.level === level))
  const choices = met.map(level => {
    const count = causes.filter(cause => cause.level === level).length
    const id = `only-${level}`
    return markup`<input type="radio" name="only" id="${id}"><label for="${id}"><b>${count}</b> ${words[level]}</label>
`
  })
  return markup`<div class="filter" role="radiogroup" aria-label="Show">
<input type="radio" name="only" id="only-all" checked><label for="only-all"><b>${causes.length}</b> all</label>
${choices}</div>`
}

function sectionOf({ title, entries }: Section, report: Report): Html {
  const level = entries[0]?.cause.level ?? 'info'
  return markup`<section class="${level}">
<h2>${title} <span>${entries.length}</span></h2>
${entries.map(entry => card(entry, report))}</section>
`
}

function card(entry: Entry, report: Report): Html {
  const { cause, says, spread, uses } = entry
  const { example, level } = cause
  const { provider } = example
  return markup`<article class="${level}">
<p>${provider === '' ? [] : [markup`<b>${provider}</b> `]}${phrase(capitalized(says))}</p>
<p class="meta"><span class="level">${words[level]}</span>${uses.length > 1 ? [] : meta(spread)}<span>${cause.rule}</span></p>
<div class="more">${operationsOf(entry)}${schemasOf(entry)}${factsOf(cause, report)}</div></article>
`
}

function meta(spread: Phrase): readonly Html[] {
  return spread.length === 0 ? [] : [markup`<span>${phrase(spread)}</span>`]
}

function phrase(parts: Phrase): readonly Html[] {
  return parts.map(part =>
    typeof part === 'string' ? markup`${part}` : markup`<code>${part.code}</code>`,
  )
}

function schemasOf({ schemas }: Entry): readonly Html[] {
  if (schemas.length === 0) return []
  const names = schemas.map(name => markup`<code>${name}</code> `)
  return [
    markup`<details><summary>${plural(schemas.length, 'schema')}</summary><p class="names">${names}</p></details>
`,
  ]
}

function operationsOf({ uses }: Entry): readonly Html[] {
  if (uses.length < 2) return []
  const items = uses.slice(0, MAX_LISTED).map(
    ({ operation, side }) => markup`<li><code>${operation}</code> <span>${side}</span></li>
`,
  )
  const left = uses.length - items.length
  const more = left > 0 ? [markup`<li>and ${plural(left, 'more operation')}</li>`] : []
  return [
    markup`<details><summary>At ${plural(uses.length, 'operation')}</summary><ul>
${items}${more}</ul></details>
`,
  ]
}

/** What a person asks next: where it is promised, who reads it, and what to do where it was meant. */
function factsOf(cause: Cause, report: Report): Html {
  const found = foundAt(cause.example, report)
  const line = found?.position ? `:${found.position.line}` : ''
  const rows: readonly (readonly [string, Phrase])[] = [
    ...(found === null ? [] : [['Promised in', [code(`${found.file}${line}`)]] as const]),
    ...(found === null || found.pointer === ''
      ? []
      : [['Pointer', [code(found.pointer)]] as const]),
    ...(cause.example.at === '' ? [] : [['Place', [code(cause.example.at)]] as const]),
    ...(cause.maybeRenamed === null ? [] : [['Renamed?', [code(cause.maybeRenamed)]] as const]),
    ['Read by', [readersText(cause.usedBy)]],
    ['Intended?', [code(causeWayOut(cause))]],
  ]
  return markup`<details><summary>More</summary><dl>
${rows.map(
  ([name, says]) => markup`<dt>${name}</dt><dd>${phrase(says)}</dd>
`,
)}</dl></details>
`
}

function notesOf({ notes }: Report): readonly Html[] {
  if (notes.length === 0) return []
  return [markup`<ul class="notes">${notes.map(note => markup`<li>${note}</li>`)}</ul>`]
}
