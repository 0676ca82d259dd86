import type { Command } from './command.ts'

interface Entry {
  readonly name: string
  readonly summary: string
  /** Loaded only when it is called, so that one command never pays for another. */
  readonly load: () => Promise<Command>
}

/** Every command, in the order in which `--help` lists them. */
export const commands: readonly Entry[] = [
  {
    name: 'init',
    summary: 'Set up watching: ask an API once, write its monitor, baseline and recording.',
    load: async () => (await import('./init.ts')).init,
  },
  {
    name: 'demo',
    summary: 'Watch the drift that GitHub really made, from recorded traffic.',
    load: async () => (await import('./demo.ts')).demo,
  },
  {
    name: 'pin',
    summary: 'Freeze the operations in use of an OpenAPI document in contracts/.',
    load: async () => (await import('./pin.ts')).pin,
  },
  {
    name: 'record',
    summary: 'Ask a live API once and keep its answer, redacted, in recordings/.',
    load: async () => (await import('./record.ts')).record,
  },
  {
    name: 'infer',
    summary: 'Write the contract that recordings bear out: a Pact.',
    load: async () => (await import('./infer.ts')).infer,
  },
  {
    name: 'diff',
    summary: 'Compare two API descriptions and judge what breaks.',
    load: async () => (await import('./diff.ts')).diff,
  },
  {
    name: 'verify',
    summary: 'Hold recordings against the pinned contracts and baselines, offline.',
    load: async () => (await import('./verify.ts')).verify,
  },
  {
    name: 'broker',
    summary: 'Pull Pacts from a Pact Broker, publish Pacts and results, ask whether to deploy.',
    load: async () => (await import('./broker.ts')).broker,
  },
  {
    name: 'canary',
    summary: 'Ask a live API and compare its answer with the baseline.',
    load: async () => (await import('./canary.ts')).canary,
  },
  {
    name: 'watch',
    summary: 'Run every monitor when it is due, and tell receivers what changes.',
    load: async () => (await import('./watch.ts')).watch,
  },
  {
    name: 'report',
    summary: 'Tell what drifted since a given time.',
    load: async () => (await import('./report.ts')).report,
  },
  {
    name: 'notify',
    summary: 'Send a test message to every receiver, or to one.',
    load: async () => (await import('./notify.ts')).notify,
  },
  {
    name: 'status',
    summary: 'Show the last run of everything that is watched.',
    load: async () => (await import('./status.ts')).status,
  },
  {
    name: 'rules',
    summary: 'Print the rule table, or one rule in full.',
    load: async () => (await import('./rules.ts')).rules,
  },
  {
    name: 'explain',
    summary: 'Tell all that is known of a finding or of one call.',
    load: async () => (await import('./explain.ts')).explain,
  },
  {
    name: 'accept',
    summary: 'Move the baseline to what a finding saw.',
    load: async () => (await import('./accept.ts')).accept,
  },
  {
    name: 'ignore',
    summary: 'Leave a finding out until a date, with a reason.',
    load: async () => (await import('./ignore.ts')).ignore,
  },
  {
    name: 'silence',
    summary: 'Keep alerts quiet until a given time.',
    load: async () => (await import('./silence.ts')).silence,
  },
  {
    name: 'gate',
    summary: 'Ask whether a sync may run; hold or release it by hand.',
    load: async () => (await import('./gate.ts')).gate,
  },
  {
    name: 'doctor',
    summary:
      'Check the setup: configuration, monitors, registry, secrets, requests and cost a day.',
    load: async () => (await import('./doctor.ts')).doctor,
  },
]
