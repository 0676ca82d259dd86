#!/usr/bin/env node
// Imports nothing, so that an older Node reads this sentence and not a syntax error from deeper down.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)

if (major < 22 || (major === 22 && minor < 19)) {
  process.stderr.write(
    `Tidemark needs Node 22.19 or newer; this is ${process.versions.node}. Install a current Node, or add one to the project: npm i -D node@24\n`,
  )
  process.exitCode = 2
} else {
  await import('./main.ts')
}
