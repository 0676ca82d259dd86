import { execFile } from 'node:child_process'
import { join } from 'node:path'
import type { Changed, ChangedOptions } from '../../ports/changes.ts'

/** A repository of millions of files lists a few hundred megabytes. */
const MAX_BYTES = 512 * 1024 * 1024

/** Names that default branches have, should nothing say which it is. */
const usual = ['origin/main', 'origin/master', 'main', 'master']

/**
 * The files that differ from where this branch left its base, with what is not committed or not even added yet.
 * Never throws: what cannot be told is an answer.
 */
export async function changedFiles({ folder, base, target }: ChangedOptions): Promise<Changed> {
  const git = (...words: readonly string[]): Promise<string | null> => runGit(folder, words)
  // Upward from the folder as it was given: its own spelling of links stays.
  const upward = await git('rev-parse', '--show-cdup')
  if (upward === null || (await git('rev-parse', '--is-inside-work-tree'))?.trim() !== 'true') {
    return { kind: 'no-repository' }
  }
  const root = join(folder, upward.trimEnd(), '.')
  const named = base ?? (await baseBranch(git, target))
  const commit = named === null ? null : await commitOf(git, named)
  // Of a base that has nothing in common with this branch all is different.
  const fork = commit === null ? null : ((await git('merge-base', commit, 'HEAD'))?.trim() ?? null)
  if (fork === null) {
    const isShallow = (await git('rev-parse', '--is-shallow-repository'))?.trim() === 'true'
    const isUnknown = base !== undefined && commit === null && !isShallow
    return isUnknown ? { kind: 'unknown-base', base } : { kind: 'no-base', base: named, isShallow }
  }
  const inRoot = ['-C', root]
  const [differing, added] = await Promise.all([
    git(...inRoot, 'diff', '--name-only', '--no-renames', '--no-relative', '-z', fork),
    git(...inRoot, 'ls-files', '--others', '--exclude-standard', '-z'),
  ])
  if (differing === null || added === null)
    return { kind: 'no-base', base: named, isShallow: false }
  const files = `${differing}${added}`.split('\0').filter(file => file !== '')
  return {
    kind: 'changed',
    base: named ?? '',
    commit: fork,
    files: files.map(file => join(root, file)),
  }
}

type Git = (...words: readonly string[]) => Promise<string | null>

/** The branch that a pull request goes to, else the default branch of the remote. */
async function baseBranch(git: Git, target: string | undefined): Promise<string | null> {
  if (target !== undefined) return target
  const head = await git('rev-parse', '--abbrev-ref', 'origin/HEAD')
  for (const name of [...(head === null ? [] : [head.trim()]), ...usual]) {
    if ((await commitOf(git, name)) !== null) return name
  }
  return null
}

/** The commit of a name; of a branch that is known only at the remote, that one. */
async function commitOf(git: Git, name: string): Promise<string | null> {
  for (const ref of [`refs/remotes/origin/${name}`, name]) {
    const commit = await git(
      'rev-parse',
      '--verify',
      '--quiet',
      '--end-of-options',
      `${ref}^{commit}`,
    )
    if (commit !== null) return commit.trim()
  }
  return null
}

/** What git prints; null where it says no, or is not there. */
function runGit(folder: string, words: readonly string[]): Promise<string | null> {
  return new Promise(resolve => {
    execFile('git', ['-C', folder, ...words], { maxBuffer: MAX_BYTES }, (error, stdout) => {
      resolve(error === null ? stdout : null)
    })
  })
}
