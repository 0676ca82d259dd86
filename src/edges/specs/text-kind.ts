/** What a text is that is no OpenAPI document, with the way on. */
export interface TextKind {
  readonly looksLike: string
  readonly remedy: string
}

const openApi = 'Give the OpenAPI document, in JSON or YAML.'
const page =
  'Give the address of the document itself; such a page loads it, often from /openapi.json or /v3/api-docs.'

// The first row whose test holds. Tests look at the start of the text only.
const kinds: readonly (readonly [looksLike: string, test: RegExp, remedy: string])[] = [
  ['an HTML page with Swagger UI', /^\s*<(?=[^]*swagger-ui)/i, page],
  ['an HTML page with Redoc', /^\s*<(?=[^]*redoc)/i, page],
  [
    'an HTML page to log in',
    /^\s*<(?=[^]*(?:type\s*=\s*["']?password|<title>[^<]*(?:sign|log)[ -]?in\b))/i,
    "Give it credentials: -H 'Authorization: Bearer env:TOKEN'.",
  ],
  ['an HTML page', /^\s*(?:<!--[^]*?-->\s*)*<(?:!doctype html|html|head|body)\b/i, page],
  ['a WSDL or SOAP description', /^\s*<(?=[^]*(?:wsdl|soap))/i, openApi],
  ['XML', /^\s*<[?a-z!]/i, openApi],
  [
    'a protobuf file',
    /^(?:\s|\/\/.*\n|\/\*[^]*?\*\/)*syntax\s*=\s*["']proto/,
    'Tidemark does not read gRPC; `buf breaking` compares protobuf files.',
  ],
  ['RAML', /^\s*#%RAML/, 'Convert it to OpenAPI first.'],
  ['API Blueprint', /^\s*FORMAT:\s*1A/, 'Convert it to OpenAPI first.'],
  [
    'a GraphQL schema',
    /^(?:\s|#.*\n|"""[^]*?""")*(?:extend\s+)?(?:schema|type|interface|enum|union|input|scalar|directive)\s+[@\w]+[^:\n]*[{\n]/,
    'It can be pinned by itself: tidemark pin schema.graphql --name shop.',
  ],
  ['a JavaScript file', /^\s*(?:import|export|const|module\.exports)\b.*[;{(]/, openApi],
]

export function textKind(text: string): TextKind | undefined {
  const start = text.slice(0, 20_000)
  const row = kinds.find(([, test]) => test.test(start))
  return row && { looksLike: row[0], remedy: row[2] }
}
