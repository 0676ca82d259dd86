import { defineConfig } from 'tidemark'

export default defineConfig({
  // A reader of this repository sends nothing; yours would name whom to tell.
  // receivers: { team: { kind: 'slack', webhook: 'env:SLACK_URL' } },
  gates: { 'repository-mirror': { reads: { github: ['GET /repos/{owner}/{repo}'] } } },
})
