/** What the validator says about one place, as far as we use it. */
export interface SchemaFault {
  readonly instancePath: string
  readonly keyword: string
  readonly params: Readonly<Record<string, unknown>>
  readonly schemaPath: string
}

/** Pointer and sentence. */
export interface Fault {
  readonly pointer: string
  readonly reason: string
}

/** Keywords that only say that something inside them failed. */
const wrappers = new Set(['oneOf', 'anyOf', 'allOf', 'if', 'not', '$ref', '$dynamicRef'])

/**
 * Our sentences for the validator's faults. It reports every alternative that did not fit; of these, what stands
 * deepest is what is wrong. No value of the document is told, only names of fields.
 */
export function readFaults(all: readonly SchemaFault[]): Fault[] {
  const telling = all.filter(
    ({ keyword, params }) =>
      !wrappers.has(keyword) && !(keyword === 'required' && params['missingProperty'] === '$ref'),
  )
  const parents = new Set(telling.flatMap(({ instancePath }) => parentsOf(instancePath)))
  const faults = new Map<string, Fault>()
  for (const fault of telling) {
    const isAlternative = fault.schemaPath.includes('oneOf/')
    if (isAlternative && parents.has(fault.instancePath)) continue
    const reason = sentenceOf(fault, telling)
    faults.set(`${fault.instancePath} ${reason}`, { pointer: fault.instancePath, reason })
  }
  return [...faults.values()]
}

function parentsOf(pointer: string): string[] {
  const parents: string[] = []
  for (let at = pointer.lastIndexOf('/'); at >= 0; at = pointer.lastIndexOf('/', at - 1)) {
    parents.push(pointer.slice(0, at))
    if (at === 0) break
  }
  return parents
}

function sentenceOf(fault: SchemaFault, all: readonly SchemaFault[]): string {
  const { keyword, params, instancePath } = fault
  const named = (param: string): string => `\`${String(params[param]).slice(0, 80)}\``
  switch (keyword) {
    case 'required':
      return `the field ${named('missingProperty')} is missing`
    case 'additionalProperties':
      return `the field ${named('additionalProperty')} is unknown to OpenAPI here`
    case 'unevaluatedProperties':
      return `the field ${named('unevaluatedProperty')} is unknown to OpenAPI here`
    case 'type':
      return `this must be of type ${[params['type']].flat().join(' or ')}`
    case 'enum': {
      const here = all.filter(each => each.keyword === 'enum' && each.instancePath === instancePath)
      const allowed = new Set(here.flatMap(each => [each.params['allowedValues']].flat()))
      return `this must be one of ${Array.from(allowed, value => `\`${String(value)}\``).join(', ')}`
    }
    case 'pattern':
    case 'propertyNames':
      return 'this has not the form that OpenAPI asks for here'
    default:
      return `this breaks \`${keyword}\` of the OpenAPI schema`
  }
}
