import {
  astFromValue,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isScalarType,
  isSpecifiedDirective,
  isSpecifiedScalarType,
  isUnionType,
  print,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLNamedType,
  type GraphQLSchema,
} from 'graphql'
import type { Json, JsonObject } from '../../core/json/json.ts'
import { formatPointer, type Pointer } from '../../core/json/pointer.ts'

interface Located {
  readonly astNode?: { readonly loc?: { readonly start: number } | undefined } | null | undefined
}

/** Told where each part of the type system stands in its text. */
export type Mark = (pointer: Pointer, offset: number) => void

/** A type system in plain form, sorted, so that the same system gives the same form however it was written down. */
export function plainTypes(schema: GraphQLSchema, mark: Mark): JsonObject {
  const at = (node: Located, ...tokens: string[]): void => {
    const start = node.astNode?.loc?.start
    if (start !== undefined) mark(formatPointer(tokens), start)
  }
  const roots = [
    ['query', schema.getQueryType()],
    ['mutation', schema.getMutationType()],
    ['subscription', schema.getSubscriptionType()],
  ] as const
  const types = Object.values(schema.getTypeMap()).filter(
    type => !isIntrospectionType(type) && !isSpecifiedScalarType(type),
  )
  const directives = schema.getDirectives().filter(directive => !isSpecifiedDirective(directive))
  return {
    roots: Object.fromEntries(roots.flatMap(([kind, type]) => (type ? [[kind, type.name]] : []))),
    types: named(types, type => {
      at(type, 'types', type.name)
      return plainType(type, at)
    }),
    directives: named(directives, directive => {
      at(directive, 'directives', directive.name)
      return {
        args: named(directive.args, plainInput),
        locations: [...directive.locations].sort(),
        repeatable: directive.isRepeatable,
      }
    }),
  }
}

type At = (node: Located, ...tokens: string[]) => void

function plainType(type: GraphQLNamedType, at: At): JsonObject {
  const path = ['types', type.name]
  if (isScalarType(type)) {
    return { kind: 'scalar', ...(type.specifiedByURL && { specifiedBy: type.specifiedByURL }) }
  }
  if (isUnionType(type)) return { kind: 'union', members: names(type.getTypes()) }
  if (isEnumType(type)) {
    const values = named(type.getValues(), value => {
      at(value, ...path, 'values', value.name)
      return deprecation(value)
    })
    return { kind: 'enum', values }
  }
  if (isInputObjectType(type)) {
    const inputs = named(Object.values(type.getFields()), input => {
      at(input, ...path, 'inputs', input.name)
      return plainInput(input)
    })
    return { kind: 'input', inputs, ...(type.isOneOf && { oneOf: true }) }
  }
  const fields = named(Object.values(type.getFields()), field => {
    at(field, ...path, 'fields', field.name)
    for (const arg of field.args) at(arg, ...path, 'fields', field.name, 'args', arg.name)
    return plainField(field)
  })
  const kind = isInterfaceType(type) ? 'interface' : isObjectType(type) ? 'object' : 'scalar'
  const supertypes = names(type.getInterfaces())
  return { kind, fields, ...(supertypes.length > 0 && { implements: supertypes }) }
}

function plainField(field: GraphQLField<unknown, unknown>): JsonObject {
  return {
    type: String(field.type),
    ...(field.args.length > 0 && { args: named(field.args, plainInput) }),
    ...deprecation(field),
  }
}

function plainInput(input: GraphQLArgument | GraphQLInputField): JsonObject {
  const literal =
    input.defaultValue === undefined ? undefined : astFromValue(input.defaultValue, input.type)
  return {
    type: String(input.type),
    ...(literal && { default: print(literal) }),
    ...deprecation(input),
  }
}

function deprecation({
  deprecationReason,
}: {
  readonly deprecationReason?: string | null | undefined
}): JsonObject {
  return typeof deprecationReason === 'string' ? { deprecated: deprecationReason } : {}
}

function names(list: readonly { readonly name: string }[]): string[] {
  return list.map(({ name }) => name).sort()
}

function named<T extends { readonly name: string }>(
  list: readonly T[],
  plain: (item: T) => Json,
): JsonObject {
  const sorted = list.toSorted((a, b) => (a.name < b.name ? -1 : 1))
  return Object.fromEntries(sorted.map(item => [item.name, plain(item)]))
}
