/** The kinds of JSON value. `integer` is a number without a fraction, however it is spelled. */
export type Kind = 'null' | 'boolean' | 'integer' | 'number' | 'string' | 'array' | 'object'

export const kinds: readonly Kind[] = ['null', 'boolean', 'integer', 'number', 'string', 'array', 'object']
