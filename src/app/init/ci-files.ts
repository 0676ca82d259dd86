export type CiKind = 'github' | 'gitlab'

export interface CiFile {
  /** From the root of the repository. */
  readonly path: string
  readonly text: string
  /** What it does, and what is left for a person to do. */
  readonly says: readonly string[]
}

export interface CiRequest {
  /** Variables that hold credentials: letters, digits and underscores. */
  readonly secrets: readonly string[]
  /** From the root of the repository to the configuration; `''` where it lies there. */
  readonly folder: string
}

/** The pipeline of each service: verify where a change is proposed, canary by the clock. */
export const ciFiles: Readonly<Record<CiKind, (request: CiRequest) => CiFile>> = {
  github: githubWorkflow,
  gitlab: gitlabPipeline,
}

function needs(secrets: readonly string[]): string {
  return secrets.length === 0 ? 'no secrets' : `needs ${secrets.join(', ')}`
}

function githubWorkflow({ secrets, folder }: CiRequest): CiFile {
  const inFolder =
    folder === ''
      ? ''
      : `defaults:
  run:
    working-directory: ${JSON.stringify(folder)}

`
  const env = secrets.map(name => `          ${name}: \${{ secrets.${name} }}\n`).join('')
  const at = folder === '' ? '' : `${folder}/`
  return {
    path: '.github/workflows/tidemark.yml',
    says: [
      'pull request: verify, offline, no secrets',
      `hourly: canary, one issue per drift, ${needs(secrets)}`,
    ],
    text: `# Written by \`tidemark init --ci github\`; yours to change.
name: tidemark

on:
  pull_request:
  schedule:
    - cron: '17 * * * *'
  workflow_dispatch:

permissions:
  contents: read

${inFolder}jobs:
  verify:
    if: github.event_name == 'pull_request'
    runs-on: ubuntu-latest
    timeout-minutes: 10
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-node@v4
        with:
          node-version: 24
      - run: npm ci
      - run: npx tidemark verify --format github

  canary:
    if: github.event_name != 'pull_request'
    runs-on: ubuntu-latest
    timeout-minutes: 20
    concurrency: tidemark-canary
    permissions:
      contents: read
      issues: write
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-node@v4
        with:
          node-version: 24
      - run: npm ci
      - name: Ask the APIs
        run: npx tidemark canary --format json --output drift.json
${env === '' ? '' : `        env:\n${env}`}      - name: Open one issue per drift
        if: failure() && hashFiles('${at.replaceAll("'", "''")}drift.json') != ''
        env:
          GH_TOKEN: \${{ github.token }}
        run: |
          jq -c '.findings[] | select(.level == "error")' drift.json | head -n 20 |
          while read -r finding; do
            id=$(jq -r .id <<< "$finding")
            title=$(jq -r '"API drift " + .id + ": " + .provider + " " + .method + " " + .path + " " + .at' <<< "$finding")
            body=$(jq -r '.rule + "\\n\\n" + .message + "\\n\\nIntended? Run: npx tidemark canary && npx tidemark accept " + .id' <<< "$finding")
            open=$(gh issue list --state open --search "$id in:title" --json number --jq length)
            if [ "$open" = 0 ]; then gh issue create --title "$title" --body "$body"; fi
          done
`,
  }
}

function gitlabPipeline({ secrets, folder }: CiRequest): CiFile {
  const cd = folder === '' ? '' : `    - cd ${JSON.stringify(folder)}\n`
  const at = folder === '' ? '' : `${folder}/`
  return {
    path: '.gitlab-ci.tidemark.yml',
    says: [
      'merge request: verify, offline, no secrets',
      `schedule: canary, ${needs(secrets)}`,
      "add to .gitlab-ci.yml: include: { local: '.gitlab-ci.tidemark.yml' }, and an hourly pipeline schedule",
    ],
    text: `# Written by \`tidemark init --ci gitlab\`; yours to change.
# Variables that the canary needs, masked: ${secrets.length === 0 ? 'none' : secrets.join(', ')}

.tidemark:
  image: node:24
  before_script:
${cd}    - npm ci

tidemark-verify:
  extends: .tidemark
  rules:
    - if: $CI_PIPELINE_SOURCE == "merge_request_event"
  script:
    - npx tidemark verify --write junit=tidemark.xml
  artifacts:
    when: always
    reports:
      junit: ${JSON.stringify(`${at}tidemark.xml`)}

tidemark-canary:
  extends: .tidemark
  resource_group: tidemark-canary
  rules:
    - if: $CI_PIPELINE_SOURCE == "schedule"
  script:
    - npx tidemark canary --format markdown --output drift.md
  artifacts:
    when: always
    paths:
      - ${JSON.stringify(`${at}drift.md`)}
`,
  }
}
