import { defineMonitor, type MonitorDefinition } from 'tidemark'

const headers = { 'x-github-api-version': '2022-11-28' }

/** What this repository's own `contracts/` and `recordings/` were learned from. */
const monitors: readonly MonitorDefinition[] = [
  defineMonitor({
    name: 'github-root',
    target: { url: 'https://api.github.com/', headers },
    schedule: { every: '1h' },
    tags: ['public'],
  }),
  defineMonitor({
    name: 'github-repository',
    target: { url: 'https://api.github.com/repos/octokit-fixture-org/hello-world', headers },
    schedule: { cron: '30 * * * *', timeZone: 'UTC' },
    expect: { status: 200, latency: { quantile: 'p95', above: '2s', over: '24h' } },
    tags: ['public'],
  }),
]

export default monitors
