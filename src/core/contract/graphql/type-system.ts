import { isArray, isObject, property, type Json } from '../../json/json.ts'

/** The types of a GraphQL API in plain form, however they were written down. */
export interface TypeSystem {
  /** `query`, `mutation` and `subscription` to the names of their types. */
  readonly roots: ReadonlyMap<string, string>
  readonly types: ReadonlyMap<string, GraphqlType>
  readonly directives: ReadonlyMap<string, GraphqlDirective>
}

export type TypeKind = 'scalar' | 'object' | 'interface' | 'union' | 'enum' | 'input'

export interface GraphqlType {
  readonly name: string
  readonly kind: TypeKind
  /** Of an object or interface. */
  readonly fields: ReadonlyMap<string, GraphqlField>
  /** Of an input object. */
  readonly inputs: ReadonlyMap<string, GraphqlInput>
  /** Interfaces of an object or interface, members of a union. */
  readonly supertypes: ReadonlySet<string>
  readonly members: ReadonlySet<string>
  /** Of an enum: each value with why it is deprecated, or null. */
  readonly values: ReadonlyMap<string, string | null>
  /** Exactly one field of an input object is given. */
  readonly oneOf: boolean
  /** Where a scalar says that it is specified, or `''`. */
  readonly specifiedBy: string
}

export interface GraphqlField {
  /** As written: `[Order!]!`. */
  readonly type: string
  readonly args: ReadonlyMap<string, GraphqlInput>
  /** Why, or null where it is not. */
  readonly deprecated: string | null
}

/** An argument or a field of an input object. */
export interface GraphqlInput {
  readonly type: string
  /** As a GraphQL literal, or null. */
  readonly default: string | null
  readonly deprecated: string | null
}

export interface GraphqlDirective {
  readonly args: ReadonlyMap<string, GraphqlInput>
  readonly locations: ReadonlySet<string>
  readonly repeatable: boolean
}

const kinds: ReadonlySet<string> = new Set<TypeKind>([
  'scalar',
  'object',
  'interface',
  'union',
  'enum',
  'input',
])

/** The type system of a document in our plain form. What is malformed is left out. */
export function typeSystemOf(root: Json): TypeSystem {
  return {
    roots: new Map(membersOf(root, 'roots').map(([key, value]) => [key, textOf(value)])),
    types: new Map(
      membersOf(root, 'types').flatMap(([name, value]) => {
        const kind = textOf(fieldOf(value, 'kind'))
        return kinds.has(kind) ? [[name, typeOf(name, kind as TypeKind, value)]] : []
      }),
    ),
    directives: new Map(
      membersOf(root, 'directives').map(([name, value]) => [
        name,
        {
          args: inputsOf(value, 'args'),
          locations: new Set(textsOf(fieldOf(value, 'locations'))),
          repeatable: fieldOf(value, 'repeatable') === true,
        },
      ]),
    ),
  }
}

function typeOf(name: string, kind: TypeKind, value: Json): GraphqlType {
  return {
    name,
    kind,
    fields: new Map(
      membersOf(value, 'fields').map(([key, field]) => [
        key,
        {
          type: textOf(fieldOf(field, 'type')),
          args: inputsOf(field, 'args'),
          deprecated: deprecatedOf(field),
        },
      ]),
    ),
    inputs: inputsOf(value, 'inputs'),
    supertypes: new Set(textsOf(fieldOf(value, 'implements'))),
    members: new Set(textsOf(fieldOf(value, 'members'))),
    values: new Map(membersOf(value, 'values').map(([key, each]) => [key, deprecatedOf(each)])),
    oneOf: fieldOf(value, 'oneOf') === true,
    specifiedBy: textOf(fieldOf(value, 'specifiedBy')),
  }
}

function inputsOf(value: Json, key: string): ReadonlyMap<string, GraphqlInput> {
  return new Map(
    membersOf(value, key).map(([name, input]) => {
      const stated = fieldOf(input, 'default')
      return [
        name,
        {
          type: textOf(fieldOf(input, 'type')),
          default: typeof stated === 'string' ? stated : null,
          deprecated: deprecatedOf(input),
        },
      ]
    }),
  )
}

function deprecatedOf(value: Json): string | null {
  const reason = fieldOf(value, 'deprecated')
  return typeof reason === 'string' ? reason : null
}

export function fieldOf(value: Json, key: string): Json | undefined {
  return isObject(value) ? property(value, key) : undefined
}

export function membersOf(value: Json, key: string): readonly (readonly [string, Json])[] {
  const members = fieldOf(value, key)
  return isObject(members) ? Object.entries(members) : []
}

export function textOf(value: Json | undefined): string {
  return typeof value === 'string' ? value : ''
}

export function textsOf(value: Json | undefined): readonly string[] {
  return isArray(value) ? value.filter(item => typeof item === 'string') : []
}
