/** What the comparison of an interaction with a contract can find. A closed union: every member has a rule. */
export type InteractionFact =
  | 'interaction.contract-missing'
  | 'interaction.operation-unknown'
  | 'interaction.credentials-missing'
  | 'interaction.credentials-incomplete'
  | 'interaction.parameter-missing'
  | 'interaction.parameter-refused'
  | 'interaction.parameter-unknown'
  | 'interaction.accept-unpromised'
  | 'interaction.media-type-unpromised'
  | 'interaction.body-missing'
  | 'interaction.body-refused'
  | 'interaction.body-unpromised'
  | 'interaction.body-unread'
  | 'interaction.status-unpromised'
  | 'interaction.status-by-default'
  | 'interaction.header-refused'
  | 'interaction.header-unpromised'
  | 'interaction.header-unmentioned'
  | 'interaction.message-unnamed'
  | 'interaction.message-refused'
  | 'interaction.reply-missing'
  | 'interaction.answer-differs'

/** Every member of the union, for the tests that hold the rule table complete. */
export const interactionFacts: readonly InteractionFact[] = Object.keys({
  'interaction.contract-missing': true,
  'interaction.operation-unknown': true,
  'interaction.credentials-missing': true,
  'interaction.credentials-incomplete': true,
  'interaction.parameter-missing': true,
  'interaction.parameter-refused': true,
  'interaction.parameter-unknown': true,
  'interaction.accept-unpromised': true,
  'interaction.media-type-unpromised': true,
  'interaction.body-missing': true,
  'interaction.body-refused': true,
  'interaction.body-unpromised': true,
  'interaction.body-unread': true,
  'interaction.status-unpromised': true,
  'interaction.status-by-default': true,
  'interaction.header-refused': true,
  'interaction.header-unpromised': true,
  'interaction.header-unmentioned': true,
  'interaction.message-unnamed': true,
  'interaction.message-refused': true,
  'interaction.reply-missing': true,
  'interaction.answer-differs': true,
} satisfies Record<InteractionFact, true>) as InteractionFact[]
