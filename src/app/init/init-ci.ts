import { dirname, join, relative } from 'node:path'
import { InputError } from '../../errors.ts'
import type { Settings } from '../../ports/config.ts'
import type { Files } from '../../ports/files.ts'
import type { Contracts } from '../repository/contracts.ts'
import { ciFiles, type CiFile, type CiKind } from './ci-files.ts'
import { tokenVariable, variablesIn } from './first-answer.ts'

export interface InitCiDeps {
  readonly settings: Settings
  readonly files: Files
  readonly contracts: Contracts
}

export interface InitCiResult extends CiFile {
  /** Absolute. */
  readonly file: string
  /** False where a file stood there; it stays as it is. */
  readonly isNew: boolean
}

/** Writes the pipeline of a CI service, unless there is one. */
export async function initCi(kind: CiKind, deps: InitCiDeps): Promise<InitCiResult> {
  const { settings, files } = deps
  const root = await rootOf(settings.folder, files)
  const folder = relative(root, settings.folder).replaceAll('\\', '/')
  const pipeline = ciFiles[kind]({ secrets: await secretsOf(deps), folder })
  const file = join(root, pipeline.path)
  const isNew = (await files.read(file)) === null
  if (isNew) await files.write(file, pipeline.text)
  return { ...pipeline, file, isNew }
}

/** Where git keeps its folder, since CI services look there only; the configuration's folder without one. */
async function rootOf(folder: string, files: Files): Promise<string> {
  for (let at = folder; ; at = dirname(at)) {
    if (await isRepository(at, files)) return at
    if (at === dirname(at)) return folder
  }
}

async function isRepository(folder: string, files: Files): Promise<boolean> {
  try {
    return (await files.read(join(folder, '.git', 'HEAD'))) !== null
  } catch (error) {
    // In a work tree `.git` is a file.
    if (error instanceof InputError) return true
    throw error
  }
}

/** What monitors and configuration name; for a provider without a monitor, the name that a first start proposes. */
async function secretsOf({ settings, files, contracts }: InitCiDeps): Promise<readonly string[]> {
  const monitors = await files.list(settings.monitors, '.ts')
  const texts = await Promise.all(monitors.map(async path => (await files.read(path)) ?? ''))
  const configured = Object.values(settings.connectors).flatMap(({ headers = {} }) =>
    Object.values(headers),
  )
  const named = variablesIn([...texts, ...configured])
  if (monitors.length > 0 || named.length > 0) return named
  const providers = await contracts.providers()
  const guarded = await Promise.all(
    providers.map(async provider => {
      const pin = await contracts.pin(provider)
      const isOpen = pin?.contract.operations.every(({ security }) => security?.length === 0)
      return isOpen === true ? [] : [tokenVariable(provider)]
    }),
  )
  return guarded.flat()
}
