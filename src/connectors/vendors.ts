import type { Connector } from '../core/connector/connector.ts'
import { githubConnector } from './github.ts'

/** Every vendor that has a declaration of its own. */
export const vendors: readonly (() => Connector)[] = [githubConnector]
