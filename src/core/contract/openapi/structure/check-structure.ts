import { isArray, isObject, property, type Json, type JsonObject } from '../../../json/json.ts'
import { formatPointer } from '../../../json/pointer.ts'
import type { SourceDocument } from '../../../shape/schema/schema.ts'
import type { Defect } from '../../contract.ts'
import { kindName } from '../reading.ts'
import type { Form, ObjectForm, ObjectName } from './form.ts'
import { nameFaults } from './name-faults.ts'
import { objects32 } from './objects-3-2.ts'

/** More faults than this are not told. */
const MAX_FAULTS = 1000

type Path = (string | number)[]

/**
 * Holds a document against the tables of OpenAPI 3.2: required, unknown and contradicting fields, and the kind of each.
 * Schemas are JSON Schema and are not looked into. Never throws.
 */
export function checkStructure({ root, uri }: SourceDocument): Defect[] {
  const faults: Defect[] = []
  const path: Path = []
  checkForm(root, 'Document')
  return faults

  function tell(reason: string, ...more: Path): void {
    if (faults.length >= MAX_FAULTS) return
    faults.push({ reason, origin: { file: uri, pointer: formatPointer([...path, ...more]) } })
  }

  function checkForm(value: Json, form: Form): void {
    if (typeof form === 'object') checkCompound(value, form)
    else if (Object.hasOwn(simple, form)) {
      const { test, what } = simple[form as SimpleForm]
      if (!test(value)) tell(`this must be ${what}, not ${kindName(value)}`)
    } else if (!isObject(value)) tell(`this must be an object, not ${kindName(value)}`)
    else checkObject(value, objects32[form as ObjectName])
  }

  function checkCompound(value: Json, form: Form & object): void {
    if ('oneOf' in form) {
      const isKnown = typeof value === 'string' && form.oneOf.includes(value)
      const names = form.oneOf.map(name => `\`${name}\``).join(', ')
      if (!isKnown) tell(`this must be one of ${names}`)
    } else if ('list' in form) {
      if (!isArray(value)) return tell(`this must be a list, not ${kindName(value)}`)
      for (const [index, item] of value.entries()) step(index, item, form.list)
    } else {
      if (!isObject(value)) return tell(`this must be an object, not ${kindName(value)}`)
      for (const name of Object.keys(value)) {
        if (!name.startsWith('x-')) step(name, property(value, name) ?? null, form.map)
      }
    }
  }

  function step(token: string | number, value: Json, form: Form): void {
    path.push(token)
    checkForm(value, form)
    path.pop()
  }

  function checkObject(value: JsonObject, form: ObjectForm): void {
    if (form.reference && Object.hasOwn(value, '$ref')) {
      return checkObject(value, referenceForm)
    }
    for (const reason of [...fieldFaults(value, form), ...nameFaults(value, form)]) tell(reason)
    for (const name of Object.keys(value)) {
      if (name.startsWith('x-')) continue
      const field = Object.hasOwn(form.fields, name) ? form.fields[name] : undefined
      if (field === undefined) {
        tell(`the field \`${name.slice(0, 80)}\` is unknown to OpenAPI here`, name)
      } else step(name, property(value, name) ?? null, field)
    }
  }
}

const referenceForm: ObjectForm = {
  fields: { $ref: 'text', summary: 'text', description: 'text' },
}

type SimpleForm = 'any' | 'flag' | 'text' | 'number' | 'texts' | 'schema'

const simple: Readonly<
  Record<SimpleForm, { readonly what: string; readonly test: (value: Json) => boolean }>
> = {
  any: { what: 'anything', test: () => true },
  flag: { what: 'true or false', test: value => typeof value === 'boolean' },
  text: { what: 'a string', test: value => typeof value === 'string' },
  number: { what: 'a number', test: value => typeof value === 'number' },
  texts: {
    what: 'a list of strings',
    test: value => isArray(value) && value.every(item => typeof item === 'string'),
  },
  schema: {
    what: 'a schema, an object or a boolean',
    test: value => isObject(value) || typeof value === 'boolean',
  },
}

function fieldFaults(value: JsonObject, form: ObjectForm): string[] {
  const { required = [], apart = [], requiredBy } = form
  const stated = requiredBy && property(value, requiredBy.field)
  const more =
    typeof stated === 'string' && Object.hasOwn(requiredBy?.values ?? {}, stated)
      ? (requiredBy?.values[stated] ?? [])
      : []
  const has = (name: string): boolean => Object.hasOwn(value, name)
  return [
    ...[...required, ...more]
      .filter(name => !has(name))
      .map(name => `the field \`${name}\` is missing`),
    ...apart
      .filter(names => names.filter(has).length > 1)
      .map(names => `of ${names.map(name => `\`${name}\``).join(' and ')} only one may stand here`),
  ]
}
