import type { Json, JsonObject } from '../core/json/json.ts'

/** Which versions of consumers are meant; several are joined, none is each consumer's latest. */
export type ConsumerSelector =
  | { readonly branch: string }
  | { readonly tag: string }
  | { readonly environment: string }
  | { readonly mainBranch: true }
  | { readonly deployedOrReleased: true }

export interface PactsQuery {
  readonly provider: string
  readonly selectors: readonly ConsumerSelector[]
  /** Of the provider: what is new to this branch comes as pending. Null where it is not known. */
  readonly providerBranch: string | null
}

/** A Pact as a broker keeps it. */
export interface BrokerPact {
  /** Without the broker's own links. */
  readonly document: JsonObject
  readonly consumer: string
  readonly provider: string
  /** Of the consumer, by number or hash; `''` where the broker does not tell. */
  readonly consumerVersion: string
  /** Its failure does not fail the provider yet. */
  readonly isPending: boolean
  /** Where results go; null where the broker names no place. */
  readonly resultsUrl: string | null
}

/** A version of a consumer or provider, and what it is known as. */
export interface AppVersion {
  readonly name: string
  readonly version: string
  readonly branch: string | null
  readonly tags: readonly string[]
}

export interface VerificationResult {
  readonly resultsUrl: string
  readonly success: boolean
  readonly providerVersion: string
  /** Of Tidemark. */
  readonly toolVersion: string
  /** Where the run can be looked at, or null. */
  readonly buildUrl: string | null
  readonly testResults: readonly Json[]
}

export type DeployTarget = { readonly environment: string } | { readonly tag: string }

export interface DeployQuestion {
  readonly name: string
  readonly version: string
  readonly target: DeployTarget
}

export interface DeployAnswer {
  /** Null where the broker does not know. */
  readonly deployable: boolean | null
  /** In its own words. */
  readonly reasons: readonly string[]
  readonly rows: readonly MatrixRow[]
}

/** One pair of versions that the answer hangs on. */
export interface MatrixRow {
  readonly consumer: string
  readonly consumerVersion: string
  readonly provider: string
  readonly providerVersion: string
  /** Null where nobody has verified it. */
  readonly success: boolean | null
}

/**
 * A Pact Broker. Every failure is a `KnownError`: a broker that is silent, busy or refuses us could not be asked (exit 3);
 * what it does not know or take is wrong usage (exit 2).
 */
export interface PactBroker {
  /** Its address without credentials. */
  readonly url: string
  pacts(query: PactsQuery): Promise<readonly BrokerPact[]>
  publishPact(document: JsonObject, consumer: AppVersion, provider: string): Promise<void>
  publishResult(result: VerificationResult): Promise<void>
  /** Tells the broker of a branch and tags of a version. */
  nameVersion(version: AppVersion): Promise<void>
  canIDeploy(question: DeployQuestion): Promise<DeployAnswer>
}
