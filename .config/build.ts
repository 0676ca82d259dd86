// Builds `dist` from nothing, so that no file of an older build is ever packed.
import { spawnSync } from 'node:child_process'
import { chmodSync, rmSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
rmSync(join(root, 'dist'), { recursive: true, force: true })
const built = spawnSync('npx', ['tsc', '-p', '.config/tsconfig.build.json'], {
  cwd: root,
  stdio: 'inherit',
})
if (built.status !== 0) process.exit(built.status ?? 1)
chmodSync(join(root, 'dist/cli/bin.js'), 0o755)
