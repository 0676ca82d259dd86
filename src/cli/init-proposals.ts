import { UsageError } from '../errors.ts'
import type { Call, ExitCode } from './command.ts'
import type { Io } from './io.ts'
import type { Wiring } from './wire.ts'

export async function proposeInit(_call: Call, _io: Io, _wiring: Wiring): Promise<ExitCode> {
  throw new UsageError('Say what to watch: npx tidemark init https://api.acme.example/v1/orders')
}
