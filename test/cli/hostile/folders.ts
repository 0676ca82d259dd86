import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Case } from './case.ts'

const onlyFile = (folder: string): string => join(folder, readdirSync(folder)[0] ?? 'none')

const baselineIn = (cwd: string): string => onlyFile(join(cwd, 'contracts'))
const registryIn = (cwd: string): string => join(cwd, '.tidemark', 'registry.db')

export const folders: readonly Case[] = [
  {
    name: 'garbage in the registry',
    exit: 3,
    says: /registry\.db/,
    spoil: cwd => {
      for (const end of ['-wal', '-shm']) rmSync(registryIn(cwd) + end, { force: true })
      writeFileSync(registryIn(cwd), 'no database '.repeat(900))
    },
  },
  {
    name: 'a registry of a newer version',
    exit: 3,
    says: /registry\.db.*newer/,
    spoil: cwd => {
      const db = new DatabaseSync(registryIn(cwd))
      db.exec('update registry set version = 99')
      db.close()
    },
  },
  {
    name: 'a registry that is a folder',
    exit: 3,
    says: /registry\.db/,
    fresh: true,
    spoil: cwd => mkdirSync(registryIn(cwd), { recursive: true }),
  },
  {
    name: '.tidemark being a file',
    exit: 3,
    says: /\.tidemark/,
    fresh: true,
    files: { '.tidemark': 'x' },
  },
  {
    name: 'contracts being a file',
    exit: 2,
    says: /contracts/,
    fresh: true,
    files: { contracts: 'x' },
  },
  {
    name: 'a short hash key',
    exit: 3,
    says: /hash\.key/,
    files: { '.tidemark/hash.key': 'short' },
  },
  {
    name: 'a hash key that is a folder',
    exit: 3,
    says: /hash\.key/,
    spoil: cwd => {
      rmSync(join(cwd, '.tidemark/hash.key'))
      mkdirSync(join(cwd, '.tidemark/hash.key'))
    },
  },
  {
    name: 'half a baseline',
    exit: 2,
    says: /baseline\.json:1:9.*ends too early/,
    spoil: cwd => writeFileSync(baselineIn(cwd), '{"half":'),
  },
  {
    name: 'a baseline that is another file',
    exit: 2,
    says: /baseline\.json/,
    spoil: cwd => writeFileSync(baselineIn(cwd), '[1, 2]'),
  },
  {
    name: 'a baseline of binary',
    exit: 2,
    says: /baseline\.json/,
    spoil: cwd => writeFileSync(baselineIn(cwd), Buffer.from([0, 255, 254, 1, 2])),
  },
  {
    name: 'a baseline of a newer version',
    exit: 2,
    says: /baseline\.json.*newer/,
    spoil: cwd =>
      writeFileSync(
        baselineIn(cwd),
        readFileSync(baselineIn(cwd), 'utf8').replace(
          /"(format|version|tidemark)":\s*("[^"]*?)?\d+/,
          all => all.replace(/\d+$/, '99'),
        ),
      ),
  },
  {
    name: 'ignores that are no JSON',
    exit: 2,
    says: /ignores\.json/,
    files: { 'contracts/ignores.json': '{"ignores": [' },
  },
  {
    name: 'ignores of another form',
    exit: 2,
    says: /ignores\.json/,
    files: { 'contracts/ignores.json': '{"ignores": [{"id": 4}]}' },
  },
  {
    name: 'a configuration with a syntax error',
    exit: 2,
    says: /tidemark\.config\.ts/,
    files: { 'tidemark.config.ts': 'export default {{' },
  },
  {
    name: 'a configuration that throws',
    exit: 2,
    says: /tidemark\.config\.ts.*too early in the day/,
    files: { 'tidemark.config.ts': 'throw new Error("too early in the day")' },
  },
  {
    name: 'a configuration with wrong keys',
    exit: 2,
    says: /tidemark\.config\.ts.*nonsense/,
    files: { 'tidemark.config.ts': 'export default { nonsense: 1 }' },
  },
  {
    name: 'a configuration without export',
    exit: 2,
    says: /tidemark\.config\.ts/,
    files: { 'tidemark.config.ts': 'const a = 1' },
  },
  {
    name: 'a configuration that is not there',
    exit: 2,
    says: /gone\.ts/,
    args: 'canary URL --config gone.ts',
  },
  {
    name: 'a broken recording',
    exit: 2,
    says: /recordings.*ends too early/,
    args: 'verify',
    files: { 'recordings/x/GET a.json': '{"provider": "x",' },
  },
  {
    name: 'a recording that is another file',
    exit: 2,
    says: /recordings/,
    args: 'verify',
    files: { 'recordings/x/GET a.json': '{"a": 1}' },
  },
  {
    name: 'a broken pin',
    exit: 2,
    says: /\.pin\.json/,
    args: 'verify',
    files: { 'contracts/x.pin.json': '{"tidemark": ' },
  },
  {
    name: 'a pin that is another file',
    exit: 2,
    says: /x\.pin\.json/,
    args: 'verify',
    files: { 'contracts/x.pin.json': '[]' },
  },
]
