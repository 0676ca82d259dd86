/** What a value must be. A capital letter names a row of the table of objects. */
export type Form =
  | 'any'
  | 'flag'
  | 'text'
  | 'number'
  | 'texts'
  /** An object or a boolean; what is in it is read elsewhere. */
  | 'schema'
  | ObjectName
  | { readonly list: Form }
  | { readonly map: Form }
  | { readonly oneOf: readonly string[] }

export type ObjectName =
  | 'Document'
  | 'Info'
  | 'Contact'
  | 'License'
  | 'Server'
  | 'Variable'
  | 'Components'
  | 'PathItem'
  | 'Operation'
  | 'ExternalDocs'
  | 'Parameter'
  | 'RequestBody'
  | 'MediaType'
  | 'Encoding'
  | 'Response'
  | 'Example'
  | 'Link'
  | 'Header'
  | 'Tag'
  | 'SecurityScheme'
  | 'Flows'
  | 'Flow'

/** One kind of object of OpenAPI. Any may hold `x-` fields. */
export interface ObjectForm {
  readonly fields: Readonly<Record<string, Form>>
  readonly required?: readonly string[]
  /** Groups of fields of which no two may stand together. */
  readonly apart?: readonly (readonly string[])[]
  /** Whether a reference may take its place, and a summary and description beside it. */
  readonly reference?: true
  /** More fields that one value of a field asks for. */
  readonly requiredBy?: {
    readonly field: string
    readonly values: Readonly<Record<string, readonly string[]>>
  }
}
