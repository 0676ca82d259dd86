import type { Config } from '../../ports/config.ts'
import type { MonitorDefinition } from '../../core/monitor/definition.ts'

/** `tidemark.config.ts` for a start. */
export function configText(config: Config): string {
  return moduleText('defineConfig', config)
}

/** `monitors/<name>.ts` for a start. */
export function monitorText(monitor: MonitorDefinition): string {
  return moduleText('defineMonitor', monitor)
}

function moduleText(define: string, value: object): string {
  const call = `${define}(${literal(value, 0)})`
  return `import { ${define} } from 'tidemark'\n\nexport default ${call}\n`
}

const WIDTH = 100

/** A value as TypeScript that a person would write: on one line where it fits. */
export function literal(value: unknown, depth: number): string {
  if (typeof value === 'string') return quoted(value)
  if (typeof value !== 'object' || value === null) return String(value)
  const isList = Array.isArray(value)
  const parts = isList
    ? value.map(item => literal(item, depth + 1))
    : Object.entries(value).map(([key, member]) => `${keyText(key)}: ${literal(member, depth + 1)}`)
  const [open, close] = isList ? ['[', ']'] : ['{', '}']
  if (parts.length === 0) return `${open}${close}`
  const inline = isList ? `[${parts.join(', ')}]` : `{ ${parts.join(', ')} }`
  const isFlat = parts.every(part => !part.endsWith('}'))
  const isShort =
    depth > (isFlat ? 0 : 1) && !inline.includes('\n') && inline.length + 2 * depth < WIDTH - 30
  if (isShort) return inline
  const indent = '  '.repeat(depth + 1)
  const lines = parts.map(part => `${indent}${part},\n`).join('')
  return `${open}\n${lines}${'  '.repeat(depth)}${close}`
}

function keyText(key: string): string {
  // A bare `__proto__:` would set the prototype.
  return /^[A-Za-z_$][\w$]*$/.test(key) && key !== '__proto__'
    ? key
    : `[${quoted(key)}]`.replace(/^\[('[^'\\]*')\]$/, '$1')
}

/** Escapes everything that could end the text or hide in it. */
function quoted(text: string): string {
  const safe = text.replace(/[\\'\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu, unit =>
    unit === '\\' || unit === "'" ? `\\${unit}` : `\\u{${(unit.codePointAt(0) ?? 0).toString(16)}}`,
  )
  return `'${safe}'`
}
