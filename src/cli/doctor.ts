import { accountsOf, patientOf } from '../app/runs/patients.ts'
import { accountCosts, advise, type AccountCost } from '../core/monitor/doctor.ts'
import { KnownError } from '../errors.ts'
import type { Command, ExitCode } from './command.ts'
import { missingVariables } from './doctor-env.ts'
import { isIgnoredFolder } from './doctor-git.ts'
import type { Io } from './io.ts'
import { count, grouped } from './phrases.ts'
import { openMonitors, policyFor, readMonitors } from './wire-monitors.ts'
import { wire, wireOptions, type Wiring } from './wire.ts'

/** One thing that was looked at. `usage` is for the user to mend, `unchecked` could not be looked at. */
interface Look {
  readonly says: 'fine' | 'hint' | 'usage' | 'unchecked'
  readonly text: string
}

export const doctor: Command = {
  name: 'doctor',
  summary: 'Check the setup: configuration, monitors, registry, secrets, requests and cost a day.',
  example: 'tidemark doctor',
  options: wireOptions,
  async run(call, io) {
    let wiring: Wiring
    try {
      wiring = await wire(call, io)
    } catch (error) {
      return print([atFault('configuration', error)], io)
    }
    await using open = wiring
    const { settings, relative } = open
    const file = settings.file === null ? 'none, all is default' : relative(settings.file)
    const looks: Look[] = [
      fine(`node  ${io.nodeVersion ?? 'unknown'}`),
      fine(`configuration  ${file}`),
    ]
    const source = await openMonitors(open)
    const monitors = await readMonitors(source, call, io, open)
    for (const { sentence, harmless } of monitors.problems)
      looks.push({ says: harmless ? 'hint' : 'usage', text: sentence })
    const active = monitors.all.filter(({ definition }) => definition.enabled !== false)
    looks.push(fine(`monitors  ${active.length} of ${monitors.all.length} switched on`))
    looks.push(tryPolicy(open, active))
    looks.push(await registryLook(open))
    const named = [
      settings.connectors,
      settings.receivers,
      settings.heartbeat,
      active.map(one => one.definition),
    ]
    for (const { name, where } of missingVariables(named, io.env))
      looks.push({
        says: 'usage',
        text: `environment variable ${name} is not set, and ${where} names it`,
      })
    looks.push(...(await ignoredLook(settings.folder)))
    if (active.length > 0 && Object.keys(settings.receivers).length === 0)
      looks.push({ says: 'hint', text: 'no receiver is configured: nobody would be told' })
    const patients = active.map(patientOf)
    const costs = accountCosts(patients, accountsOf(active, settings.budget))
    looks.push(...costs.map(cost => fine(costText(cost))))
    for (const { about, level, sentence } of advise(patients, costs))
      looks.push({ says: level === 'error' ? 'usage' : 'hint', text: `${about}: ${sentence}` })
    return print(looks, io)
  },
}

function tryPolicy(wiring: Wiring, active: Parameters<typeof policyFor>[1]): Look {
  try {
    const { receivers } = policyFor(wiring.settings, active)
    return fine(`receivers  ${receivers.length === 0 ? 'none' : receivers.join(', ')}`)
  } catch (error) {
    return atFault('routes', error)
  }
}

async function registryLook(wiring: Wiring): Promise<Look> {
  try {
    const { registry } = wiring.settings
    await (await wiring.registry()).watch.load([])
    const { currentVersion } = await import('../edges/registry/migrations.ts')
    // Never the address of a database: it holds a password.
    const where = /^[a-z][a-z0-9+.-]+:/i.test(registry) ? 'database' : wiring.relative(registry)
    return fine(`registry  ${where}, version ${currentVersion}`)
  } catch (error) {
    return atFault('registry', error)
  }
}

async function ignoredLook(folder: string): Promise<readonly Look[]> {
  const ignored = await isIgnoredFolder(folder)
  if (ignored === null) return []
  return ignored
    ? [fine('.tidemark/  is ignored by git')]
    : [
        {
          says: 'usage',
          text: '.tidemark/ is not ignored by git, and holds keys: add the line .tidemark/ to .gitignore',
        },
      ]
}

/** `acme  1 monitor, 24 requests/day of 1,080 allowed, 0.24 a day` */
function costText({
  account,
  monitors,
  requestsPerDay,
  capPerDay,
  costPerDay,
}: AccountCost): string {
  const cap = capPerDay === null ? '' : ` of ${grouped(capPerDay)} allowed`
  const cost = costPerDay === null ? '' : `, ${Number(costPerDay.toFixed(2))} a day`
  return `${account}  ${count(monitors, 'monitor')}, ${grouped(requestsPerDay)} requests/day${cap}${cost}`
}

function fine(text: string): Look {
  return { says: 'fine', text }
}

function atFault(what: string, error: unknown): Look {
  if (!(error instanceof KnownError)) throw error
  return { says: error.exit === 2 ? 'usage' : 'unchecked', text: `${what}  ${error.message}` }
}

function print(looks: readonly Look[], io: Io): ExitCode {
  const { paint } = io
  const marks = {
    fine: paint.green('✓'),
    hint: paint.yellow('?'),
    usage: paint.red('✗'),
    unchecked: paint.red('✗'),
  }
  for (const { says, text } of looks) io.out(`${marks[says]} ${text}\n`)
  if (looks.some(({ says }) => says === 'usage')) return 2
  return looks.some(({ says }) => says === 'unchecked') ? 3 : 0
}
