import type { Option } from './command.ts'

/** The options of `verify` about a provider that runs. */
export const providerOptions: readonly Option[] = [
  {
    flags: '--provider <url>',
    description:
      'ask a running provider all that the Pacts in contracts/ expect of it; nothing else',
  },
  {
    flags: '--states <url|module>',
    description:
      'who sets up the provider states of Pacts: a URL, or a module with a function for each',
  },
  {
    flags: '--messages <module>',
    description:
      'a module with a function for each message of the Pacts (default: that of --states)',
  },
  {
    flags: '--token-command <command>',
    description: 'prints the token for --provider; run again where the provider answers 401',
  },
]
