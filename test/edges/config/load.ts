// Loads what real files hold, in a process of its own: in a test the runner would compile them, not Node.
// `load.ts config|monitors <folder…>` prints a line of JSON for each folder.
import { loadConfig } from '../../../src/edges/config/load-config.ts'
import { loadMonitors } from '../../../src/edges/config/load-monitors.ts'

const [what, ...folders] = process.argv.slice(2)
for (const folder of folders) {
  const loading = what === 'config' ? loadConfig(folder) : loadMonitors(folder)
  const result = await loading.then(
    (value: unknown) => ({ value }),
    (error: unknown) => ({
      name: error instanceof Error ? error.name : 'none',
      message: error instanceof Error ? error.message : String(error),
    }),
  )
  process.stdout.write(`${JSON.stringify(result)}\n`)
}
