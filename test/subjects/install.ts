import { execFileSync } from 'node:child_process'
import { copyFileSync, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const folder = import.meta.dirname
const lock = join(folder, 'package-lock.json')
const installed = join(folder, 'node_modules', '.installed-lock.json')

/** What lies there is what the lock file says: nothing to do. */
const isCurrent = existsSync(installed) && readFileSync(installed).equals(readFileSync(lock))

if (!isCurrent) {
  process.stderr.write('installing the servers of test/subjects, about 400 MB …\n')
  // Their install scripts build what is optional, and would need a compiler.
  execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: folder,
    stdio: ['ignore', 'inherit', 'inherit'],
    timeout: 600_000,
    shell: process.platform === 'win32',
  })
  copyFileSync(lock, installed)
}
