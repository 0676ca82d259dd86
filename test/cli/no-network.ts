// Loaded before a program: whatever would reach beyond this process tells so and fails.
import dgram from 'node:dgram'
import dns from 'node:dns'
import { writeSync } from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import net from 'node:net'

function denied(): never {
  writeSync(2, 'the network was asked for\n')
  throw new Error('the network is denied')
}

net.Socket.prototype.connect = denied
net.Server.prototype.listen = denied
dgram.Socket.prototype.send = denied
dgram.Socket.prototype.bind = denied
dns.lookup = denied as unknown as typeof dns.lookup
dns.promises.lookup = denied
syncBuiltinESMExports()
