import { planted, seed, type Planted } from './planted.ts'

/** What breaks the rules about who may import whom. */
export const plantedImports: readonly Planted[] = [
  ...planted('src holds only the folders and files of the house', {
    'a folder of its own': { 'src/lib/a.ts': seed },
    'a file of its own': { 'src/tools.ts': seed },
    'a core folder that has no place in the order': { 'src/core/magic/a.ts': seed },
    'a file beside the core folders': { 'src/core/a.ts': seed },
    'a file beside the edges': { 'src/edges/a.ts': seed },
  }),
  ...planted('an import names a file that is there, with its ending', {
    'no such file': { 'src/core/json/a.ts': "import './b.ts'" },
    'no ending': { 'src/core/json/a.ts': "import './b'", 'src/core/json/b.ts': seed },
  }),
  ...planted('nothing in src imports tests, benches or the package itself', {
    'a test': { 'src/app/a/a.ts': "import '../../../test/b.ts'", 'test/b.ts': seed },
    'the package': { 'src/app/a/a.ts': "import { x } from 'tidemark'" },
  }),
  ...planted('core imports only core and errors', {
    'a port': {
      'src/core/json/a.ts': "import type { A } from '../../ports/a.ts'",
      'src/ports/a.ts': '',
    },
    'a port, by import()': {
      'src/core/json/a.ts': "void import('../../ports/a.ts')",
      'src/ports/a.ts': '',
    },
    'an edge, by export from': {
      'src/core/json/a.ts': "export { seed } from '../../edges/net/a.ts'",
      'src/edges/net/a.ts': seed,
    },
    'the app, in a type': {
      'src/core/json/a.ts': "export type A = import('../../app/a/a.ts').A",
      'src/app/a/a.ts': seed,
    },
  }),
  ...planted('a folder of the core imports only folders below it', {
    upwards: { 'src/core/diff/a.ts': "import '../rules/a.ts'", 'src/core/rules/a.ts': seed },
    'upwards, a type': {
      'src/core/shape/a.ts': "import type { A } from '../contract/a.ts'",
      'src/core/contract/a.ts': seed,
    },
    'upwards, export all': {
      'src/core/json/a.ts': "export * from '../text/a.ts'",
      'src/core/text/a.ts': seed,
    },
  }),
  ...planted('ports import only core and ports', {
    'an edge': {
      'src/ports/a.ts': "import type { A } from '../edges/net/a.ts'",
      'src/edges/net/a.ts': seed,
    },
  }),
  ...planted('an edge imports core, ports, errors and itself', {
    'another edge': {
      'src/edges/net/a.ts': "import '../vault/a.ts'",
      'src/edges/vault/a.ts': seed,
    },
    'the app': { 'src/edges/net/a.ts': "import '../../app/a/a.ts'", 'src/app/a/a.ts': seed },
    'a connector': {
      'src/edges/net/a.ts': "import '../../connectors/x/a.ts'",
      'src/connectors/x/a.ts': seed,
    },
    'a door, when it runs': {
      'src/edges/net/a.ts': "void import('../../cli/a.ts')",
      'src/cli/a.ts': seed,
    },
  }),
  ...planted('a connector imports core, types of ports and itself; their table imports them', {
    'another connector': {
      'src/connectors/x/a.ts': "import '../y/a.ts'",
      'src/connectors/y/a.ts': seed,
    },
    'a port that runs': {
      'src/connectors/x/a.ts': "import '../../ports/a.ts'",
      'src/ports/a.ts': '',
    },
    'an edge': {
      'src/connectors/x/a.ts': "import '../../edges/net/a.ts'",
      'src/edges/net/a.ts': seed,
    },
  }),
  ...planted('app imports core, ports, errors, connectors and app', {
    'an edge': { 'src/app/a/a.ts': "import '../../edges/net/a.ts'", 'src/edges/net/a.ts': seed },
    'a type of an edge': {
      'src/app/a/a.ts': "import type { A } from '../../edges/net/a.ts'",
      'src/edges/net/a.ts': seed,
    },
    'a door': { 'src/app/a/a.ts': "import '../../web/a.ts'", 'src/web/a.ts': seed },
    'the public API': { 'src/app/a/a.ts': "import '../../index.ts'", 'src/index.ts': seed },
  }),
  ...planted('a door imports no other door, but watch starts the web', {
    'cli to web': { 'src/cli/a.ts': "void import('../web/a.ts')", 'src/web/a.ts': seed },
    'testing to cli': { 'src/testing/a.ts': "import '../cli/a.ts'", 'src/cli/a.ts': seed },
    'watch, at start-up': { 'src/cli/watch.ts': "import '../web/a.ts'", 'src/web/a.ts': seed },
  }),
  ...planted('errors import nothing', {
    'a package': { 'src/errors.ts': "import { z } from 'zod'" },
  }),
  ...planted('index loads no edge, and of the doors only client', {
    'the command line': {
      'src/index.ts': "export { seed } from './cli/a.ts'",
      'src/cli/a.ts': seed,
    },
    // Beside one that is imported when it is called, which is as it should be.
    'an edge, behind the client': {
      'src/index.ts': "export { a } from './client/a.ts'",
      'src/client/a.ts':
        "import '../edges/net/a.ts'\nexport const a = () => import('../edges/vault/a.ts')",
      'src/edges/net/a.ts': seed,
      'src/edges/vault/a.ts': seed,
    },
    'an edge, two steps away': {
      'src/index.ts': "export { a } from './client/a.ts'",
      'src/client/a.ts': "export type A = import('./b.ts').B",
      'src/client/b.ts': "import '../edges/net/a.ts'",
      'src/edges/net/a.ts': seed,
    },
  }),
  ...planted('files import each other in no ring', {
    'of three': {
      'src/core/json/a.ts': "import './b.ts'",
      'src/core/json/b.ts': "export * from './c.ts'\nexport const b = 1",
      'src/core/json/c.ts': "import type { A } from './a.ts'",
    },
    'of one': { 'src/core/json/a.ts': "import './a.ts'" },
  }),
]
