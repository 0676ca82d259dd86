import type { Json } from '../../../json/json.ts'
import { ANY_KIND } from '../kind-mask.ts'
import type { Node, Unit, Way } from '../node.ts'
import { testsOf } from '../tests.ts'
import { start } from './at.ts'
import { constant, functionOf, write } from './code.ts'
import { startDraft, type Draft } from './draft.ts'
import { explainApart, interpret } from './explain-apart.ts'
import { isPlain, isSeparable, staysInResource, targetOf } from './plain.ts'
import { writeAdmits } from './write-admits.ts'
import { isSingle, writeTell } from './write-tell.ts'

/**
 * Deeper calls are left to the interpreter, which bears any depth; the functions of large schemas take much
 * of the stack.
 */
const MAX_DEPTH = 24

/** How many units one value may enter that try or join schemas, before the interpreter remembers for them. */
const MAX_BRANCHES = 20_000

// All is synchronous: one value is looked at, at a time.
const budget = { left: MAX_BRANCHES }

/** The unit of the schema, one for each way of looking at values. */
export function unitOf(node: Node, way: Way): Unit {
  const index = (way.direction === 'request' ? 0 : 2) + (way.formats ? 1 : 0)
  return (node.units[index] ??= unlinked(node, way))
}

/** Begins with a value as a whole. */
export function refill(): void {
  budget.left = MAX_BRANCHES
}

function unlinked(node: Node, way: Way): Unit {
  const unit: Unit = {
    node,
    way,
    refuses: false,
    admits(value, depth) {
      linkAdmits(unit)
      return unit.admits(value, depth)
    },
    tell(value, place, found, depth) {
      unit.tell =
        makeTell(unit) ??
        ((value, place, found, depth) => {
          if (!unit.admits(value, depth)) explainApart(node, way, value, place, found)
        })
      unit.tell(value, place, found, depth)
    },
  }
  return unit
}

function linkAdmits(unit: Unit): void {
  const { node, way } = unit
  // A lone reference is what it leads to.
  const target = isSeparable(node, way.direction) ? targetOf(node) : node
  if (target === node || !staysInResource(node, target)) {
    unit.admits = makeAdmits(unit) ?? (value => interpret(node, way, value))
    return
  }
  const other = unitOf(target, way)
  linkAdmits(other)
  unit.admits = other.admits
}

function isWritable({ node, way }: Unit): boolean {
  return isPlain(testsOf(node)) && isSeparable(node, way.direction)
}

function draftOf(unit: Unit): Draft {
  return startDraft(unit, node => unitOf(node, unit.way))
}

function makeAdmits(unit: Unit): Unit['admits'] | null {
  if (!isWritable(unit)) return null
  const draft = draftOf(unit)
  writeAdmits(draft, unit.node, 'v', ANY_KIND)
  if (draft.failed) return null
  write(draft.code, 'return true')
  const instead = (value: Json): boolean => {
    // Where many deep values are left to it, they recur.
    budget.left -= MAX_BRANCHES / 10
    return interpret(unit.node, unit.way, value, budget.left < 0)
  }
  const { code } = draft
  const spent = draft.branches ? ` || --${constant(code, budget)}.left < 0` : ''
  code.lines.unshift(`if (d > ${MAX_DEPTH}${spent}) return ${constant(code, instead)}(v)`)
  return functionOf(code, ['v', 'd']) as Unit['admits'] | null
}

function makeTell(unit: Unit): Unit['tell'] | null {
  const { node, way } = unit
  if (!isWritable(unit) || !isSingle(testsOf(node), ANY_KIND)) return null
  const draft = draftOf(unit)
  writeTell(draft, node, 'v', ANY_KIND, start)
  if (draft.failed) return null
  const instead: Unit['tell'] = (value, place, found) => {
    if (!interpret(node, way, value)) explainApart(node, way, value, place, found)
  }
  const { code } = draft
  code.lines.unshift(`if (d > ${MAX_DEPTH}) return ${constant(code, instead)}(v, p, f)`)
  return functionOf(code, ['v', 'p', 'f', 'd']) as Unit['tell'] | null
}
