import { applicators, isSimple, nodeOf, type Node } from './node.ts'

const plainForms = new WeakMap<Node, Node>()
/** Wrappings in wrappings; what is deeper stays wrapped. */
const MAX_WRAPPINGS = 32
const wrappers = ['allOf', 'oneOf', 'anyOf'] as const

/**
 * The same promise without its wrapping: `allOf` of one, `oneOf` of one, and `oneOf` of a schema and null.
 * A schema that is not wrapped, or that states more beside the wrapping than can be laid over it, is its own plain form.
 */
export function plainForm(node: Node, depth = 0): Node {
  const known = plainForms.get(node)
  if (known || depth > MAX_WRAPPINGS) return known ?? node
  // Set first: a schema that wraps itself without end keeps its wrapping.
  plainForms.set(node, node)
  const plain = unwrap(node, depth)
  plainForms.set(node, plain)
  return plain
}

/** Both sides of a comparison in the same form: unwrapped where only one of them is wrapped. */
export function alignForms(base: Node, revision: Node): readonly [Node, Node] {
  const a = plainForm(base)
  const b = plainForm(revision)
  const wrapped = a === base ? revision : base
  const other = wrapped === base ? revision : base
  const oneIsWrapped = (a === base) !== (b === revision)
  // Two lists are compared as lists, and null that comes by wrapping is told as the change that it is.
  const bothAreLists = wrappers.some(word => word in wrapped.words && word in other.words)
  return oneIsWrapped && !bothAreLists && a.nullable === b.nullable ? [a, b] : [base, revision]
}

function unwrap(node: Node, depth: number): Node {
  const word = wrappers.find(name => name in node.words)
  if (!word) return node
  if (applicators.some(name => name !== word && name in node.words)) return node
  const members = (node.words[word] ?? []).map(nodeOf)
  const inner = word === 'allOf' ? members : members.filter(member => !isNullOnly(member))
  const content = inner[0]
  if (!content || inner.length > 1 || members.length > 2) return node
  return layOver(node, word, plainForm(content, depth + 1), members.length > 1)
}

function isNullOnly(node: Node): boolean {
  return node.types.length === 1 && node.types[0] === 'null' && isSimple(node)
}

function layOver(
  outer: Node,
  word: (typeof wrappers)[number],
  inner: Node,
  withNull: boolean,
): Node {
  const { [word]: _, ...own } = outer.words
  const conflicts = Object.keys(own).some(name => name in inner.words)
  const typesAgree = outer.types.length === 0 || outer.types.join() === inner.types.join()
  if (conflicts || !typesAgree) return outer
  return {
    ...inner,
    words: { ...inner.words, ...own },
    nullable: inner.nullable || outer.nullable || withNull,
    identity: outer.identity,
  }
}
