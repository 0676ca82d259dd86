/** Stands where a credential stood. No detector takes it for one, so redacting twice changes nothing. */
export const MARK = '[redacted]'

/** The same inside a URL's authority, where brackets are not allowed. */
export const URL_MARK = 'redacted'
