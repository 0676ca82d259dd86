/** What a verification of a running provider can find. A closed union: every member has a rule. */
export type VerifiedFact =
  | 'verified.status-differs'
  | 'verified.header-missing'
  | 'verified.header-differs'
  | 'verified.media-type-differs'
  | 'verified.property-missing'
  | 'verified.value-differs'
  | 'verified.metadata-differs'
  | 'verified.nothing'
