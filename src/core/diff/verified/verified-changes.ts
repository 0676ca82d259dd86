import type { Interaction, Pact } from '../../contract/pact/pact.ts'
import type {
  Matcher,
  MatchingRules,
  PathToken,
  RuleCategory,
} from '../../contract/pact/matching-rules.ts'
import { bestRule } from '../../contract/pact/best-rule.ts'
import { templateOfPath } from '../../exchange/path-template.ts'
import type { Json } from '../../json/json.ts'
import type { Change } from '../change.ts'
import { describeMatcher } from '../pact/describe.ts'
import type { NativeMismatch } from './native-mismatch.ts'

/** What a provider answered otherwise than an interaction expects, as facts. */
export function verifiedChanges(
  pact: Pact,
  interaction: Interaction,
  mismatches: readonly NativeMismatch[],
): Change[] {
  const isHttp = interaction.kind === 'http'
  const where = isHttp
    ? {
        method: interaction.request.method,
        path: templateOfPath(interaction.request.path),
        status: String(interaction.response.status),
        mediaType: '',
      }
    : { method: '', path: interaction.description, status: '', mediaType: '' }
  return mismatches.map(mismatch => ({
    fact: mismatch.fact,
    direction: 'response',
    where,
    place: mismatch.place,
    base: expectedBy(interaction, mismatch),
    revision: mismatch.actual,
    details: {
      readers: [pact.consumer],
      interaction: interaction.description,
      // A pending interaction is told, and does not fail the provider.
      ...(interaction.pending && { harmless: true }),
      ...(mismatch.path !== null && { at: mismatch.place }),
    },
    origin: { base: interaction.origin },
  }))
}

/** The rule in words where one stands at the place: it tells more than the kind of the example. */
function expectedBy(
  interaction: Interaction,
  { fact, path, place, expected }: NativeMismatch,
): Json {
  if (fact !== 'verified.value-differs' && fact !== 'verified.header-differs') return expected
  const category: RuleCategory = path === null ? 'header' : 'body'
  const steps = path === null ? [place.slice('header:'.length)] : path.map(stepOf)
  const rule = bestRule(rulesOf(interaction), category, steps)
  const told = (rule?.matchers ?? []).filter(({ match }) => !plain.has(match))
  const texts = told.map(matcher => describeMatcher(matcher, null))
  return texts.length === 0 ? expected : texts.join(rule?.combine === 'OR' ? ' or ' : ' and ')
}

/** What the example says better, or what would say the example. */
const plain: ReadonlySet<Matcher['match']> = new Set(['equality', 'values', 'type'])

function stepOf(token: PathToken): string | number {
  if (token.kind === 'key') return token.key
  return token.kind === 'index' ? token.index : '*'
}

function rulesOf(interaction: Interaction): MatchingRules {
  if (interaction.kind === 'http') return interaction.response.rules
  if (interaction.kind === 'async') return interaction.message.rules
  return interaction.responses[0]?.rules ?? []
}
