export interface ChangedOptions {
  /** Absolute; the repository around it is meant. */
  readonly folder: string
  /** A branch, tag or commit that was asked for. */
  readonly base?: string | undefined
  /** The branch that a pull request goes to, as CI names it. */
  readonly target?: string | undefined
}

/** What differs from the base of a branch. */
export type Changed =
  | {
      readonly kind: 'changed'
      /** As it was named. */
      readonly base: string
      /** Where the branch left it, as hex. */
      readonly commit: string
      /** Absolute paths, of files that went too. */
      readonly files: readonly string[]
    }
  | { readonly kind: 'no-repository' }
  /** A base was asked for that is no commit here. */
  | { readonly kind: 'unknown-base'; readonly base: string }
  /** The history does not reach where the branch left its base; null where not even a name is known. */
  | { readonly kind: 'no-base'; readonly base: string | null; readonly isShallow: boolean }
