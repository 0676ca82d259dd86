import type { SourceTree } from './source-tree.ts'

/** One place where the tree does not keep a rule. */
export interface Breach {
  readonly file: string
  readonly detail: string
}

/** A rule of the house: its name is a sentence, `check` answers with every breach. */
export interface HouseRule {
  readonly name: string
  readonly check: (tree: SourceTree) => readonly Breach[]
}
