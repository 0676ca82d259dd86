export { InputError, KnownError, NoResponseError, StoreError, UsageError } from './errors.ts'
