import { configureGlobal, readConfigureGlobal } from 'fast-check'

// The same samples in each default run, so that a change fails by itself and never by chance; new ones with LONG=1.
if (process.env['LONG'] === undefined) {
  configureGlobal({ ...readConfigureGlobal(), seed: 20_261_120 })
}
