import type { Config } from '../../ports/config.ts'

/** Says that an object is a configuration; a mistake in it is an error of the compiler. */
export function defineConfig(config: Config): Config {
  return config
}
