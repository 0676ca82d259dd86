/**
 * Words that the fields of APIs are named with, without those of three letters and fewer and without the endings
 * that `isFieldWord` takes off. Gathered from the property names of public API descriptions and answers, and from
 * everyday English. A word that is missing here is not data yet; see `keys-of-object.ts` for what decides.
 */
const words: ReadonlySet<string> = new Set(
  `
  ability about above absent abstract academic accent accept acceptance access account acct
  accurate acquire acquirer across action active activity actual adapter additional addr address
  adjective admin adult advance advice advisories advisory adyen affected affiliate affiliation
  after again agency aggregate agreement airline airport alarm album alert algorithm alias align
  alipay alive allocate allocation allow alpha alternate alternative altitude amazon ambient
  amenity amount analysis analytic anchor android androidpay angular announce annual anonymous
  answer antenna anything apartment appear appendix apple applicant application applied applies
  appointment approvals approve approving approximate apps april aqua arch archive area arena
  argument around arrange array arrival arrive article artifact artist ascending aside aspect
  asset assets assigned assignee associate association async atom attach attachment attack attempt
  attend attendee attention attribute auction audience audio audit august auth authenticated
  authentication author authorisation authorised authority authorization authorize auto autofix
  automatic avail availability avatar average avoid award aware away axis back background backup
  bacs badge balance band bank banner barcode base basic basket batch battery beacon bearing
  bedroom been before begin beginning behalf behavior beneficiary best beta better between
  beverage bias billing birth bitbucket bitcoin bitrate blank blob block blog blue board body book
  bookmark boolean boost boot border bottom bounce bound branch brand breakdown breed bright
  brightness broadcast broken browser bucket budget buffer build built bulk bundle business busy
  button buyer bytes cabin cache calculated calendar call callback calorie camera campaign cancel
  cancellation candidate canonical capabilities capability capacity caption capturable capture
  carbohydrate carbs card cardholder care carousel carrier cascade case cash catalog catalogue
  categories category cause caution cavv cell celsius center centre cents century certificate
  chain challenge chance change changelog channel chapter character charge chargeback chart chat
  check checkout chief child children chip choice cholesterol chunk cidr circle citation citizen
  city claim class clean cleanup clear click client clip clock clone closed clothing cloud cluster
  coach coast code codec codeql codespaces collaborator collapse collateral collect college color
  column combine comfort comma command comment commercial commit commitish committee committer
  commodity common communication community comp compact company compare complete completed
  completion compliant component compound computed computerized concept concurrent condition
  conference confidence configuration confirmation conflict confused congestion connect connector
  consent console constant constraint construct consume container contains content context
  continent continue contract contrast contributor control controllable controller conversation
  conversion convert cookie coordinate copilot copy core corner corporate correct correlation cost
  could council count countries country county couple coupon course court cover coverage crash
  crawl create creation creative creator credential credit creditor crew criteria critical crop
  cross crossmark crypto cryptogram cuisine culture curr currencies currency current cursor curve
  custom cyan cycle daily damage dark dashboard data dataset date datetime datum days deactivate
  deadline deauthorize debit debug december decimal decision deck decline decode deep default
  defense definition degraded degree delay delete deletions delinquent deliver delivery delta
  demand demo density deny depart department departure dependabot dependency dependent deploy
  deployment deposit deprecated depth derived descending describe description descriptor desert
  design designator desired desktop dessert destination detail detection developer deviation
  device diagnostic diameter diet diff difference digital digits dimension dinner direction
  director directory disabled disclosure discount discussions disk dismiss dismissal dispatch
  display dispute distance distinct distribute district diversity divide division docker doctor
  document documentation dollar domain domestic donation done door dosage dose double down
  download downtime draft drag drive driver drop drug dual dummy dump duplicate duration duty
  dynamic earliest early earning earth east edge edit editor education effect effective effort
  eight elapsed elastic electric element elevation eligibility eligible else email embed emergency
  emission emoji emotion employee empty enable encode encrypted encryption ended ending endpoint
  ends energy enforce engine enhanced enqueued enrolled enter entertainment entire entity entrance
  entries entry environment ephemeral episode epsilon equal equipment error essential estimate
  ethereum euro evaluate even event eventually every evidence exact exam example exception
  exchange exclude excluding executable execute executive exempt exercise existing exit expand
  expect expense experience experiment expert expiration expired expires expiry explanation export
  expose expression extend extension extent external extra extract eyes facebook facilitator fact
  factor factory fahrenheit failed failure fair fallback false family fare fast fatal father fault
  favicon favorite favourite feature february federal feed feedback feel fees feet female fetch
  fiber fiction field fight figure file filename filled filter filtration final finalization
  finalized finance financial find fingerprint finish fire firmware first firstday fiscal fixed
  fixture flag flash flavor flavour fleet flight floor flow focus folder folio followers following
  font foobar food footer force forecast foreign forest forever forget forgiven forgot fork form
  format formatted formula forum forward found foundation four fraction fragment frame framework
  fraud fraudulent free freight frequency fresh friday friend from front frozen fruit fuel full
  function fund furniture future fuzzy gain galaxy gallery game gamma garage garden gateway gauge
  gear gender general generate generation generic genre geography geometry gift gists github
  gitignore gitlab given global goal going golang gold good google government grade gradient gram
  grand grant graph graphql gravatar gravity great green grid gross ground group grow growth guard
  guest guide guild hair half hand handle happy hard hardware hash hashtag have hazard head
  headline health healthy heart heat heavy height held helmet help here hero hidden high highest
  highlight hint history hobby hold hole holiday home homepage hooks horizon horizontal hospital
  host hotel hour house html http hubspot human humidity hybrid iban icon ideal idempotency
  identification identifier identity idle ignore illustrator image immutable impact implementation
  import important impression inactive inbound inch incident include including inclusive income
  incoming incomplete increment independent index indicate indicator individual indoor industry
  ineligible inferred influence info ingredient inherit initial inner innovation input insert
  inside insight inspect instagram install installment instance instant institution instructions
  instrument insurance integer integration integrator intensity intent interact interbank
  interchange intercom interest interface internal intersection interval into intra introduction
  invalid inventory invite invitee inviter invoice invoiceitem ipsum island isolation issue issuer
  issuing item iteration january java javascript jira joined journal journey july jump june
  jurisdiction kana kanji kelvin keys keyword kilometer kind kingdom kitchen know knowledge known
  label laboratory lake land lane language laptop large laser last lata late latency latest
  latitude laugh launch lawyer layer layout lead leaf league leap learn lease least leave leaving
  lecture left legacy legal legend lemma lend length lesson letter level liability library license
  light liked likes limit line linear lineup link linkedin liquid list liter literal little live
  livemode load local locale locality localized location lock lodging logic login logo logout long
  longitude lookup loop lorem loss lost love lower lowest loyalty luggage lunch lyrics machine
  magenta magnitude maiden mail mailchimp main maintain maintenance major make male manage manager
  mandate manifest manual manufacturer march margin marital mark market marketplace mask mass
  match mate material matrix matter mature maximum meal mean measure mechanism medal media median
  medical medicine medium meeting members memo memory mention menu merchant merge mesh message
  messaging messenger meta metadata metal meter method metric metrics micro microsoft middle might
  migrated mile mileage milestone milk million mime mini minimal minor minus minute mirror mission
  mixed mobile mode model module moment monday money monitor month moon more morning mother motion
  motor mount mountain mouse move movie multi multiple municipality museum music must muted mutual
  name namespace narrow nation native nature navigation near needed negative neighborhood
  neighbourhood nested network neutral never newest news next nice nickname nights nine node noise
  none nonprofit normal north note notice notification noun novel november nullable number
  nutrient nutrition oauth object occupation occurrence ocean october offered office officer
  offline offset oldest olive omega online only onto opacity open openid operand operation
  operator opinion optimal option optional oracle orange orbit orchestra orcid order ordinal
  organic organization orientation origin original originating other ounce outage outbound outcome
  outdoor outer outgoing outlet outline output outside over overall overlay overview overwrite
  owned owner ownership package packet padding page paid paint pair panel panic paper paragraph
  parallel parameter parent park parse parser partial participant partition partner party pass
  passcode passenger passive password past patch path patient pattern pause payee payer payload
  payment payout paypal peak peer penalty pending people percent percentage perfect perform
  performance perimeter period permanent permission permit persistent person personal phantom
  phase phone phonetic photo phrase physical pick picture piece pilot pink pipeline pitch pixel
  place placeholder plan planet plant plastic plate platform play playlist plugin plural pocket
  podcast poem point policy poll pollution pool popular population popup port portal portfolio
  portrait position positive post postal potential pound poverty power practice precipitation
  predicate prediction preference preferred prefix premium prepaid prepare prerelease preselected
  presence present press pressure prevent previous price primary prime principal print prior
  prison privacy private prize probability probe problem procedure process producer product
  profession profile profit program project promoted promotion prompt pronoun pronunciation proof
  properties property proposal prorate proration protection protein protocol provide provider
  province provision proxy public published publisher pull pulse punctuation purchase purple
  purpose push puzzle python qualification quality quantity quarter query quest queue quick quiet
  quota quote race radius rails rain random range rank rate ratio reach react read ready real
  realtime reason rebase rebate rebuttal receipt receive receiver recent recipe recipient
  recommend recommendation reconciliation record recovered rectangle recur recurring recycle
  redaction redeem redemptions redirect reduce reduction refer referee reference referral referred
  referrer reflect refresh refs refund refusal region register registrar registration registry
  regular regulatory reject related relation relationship relative release relevance reliable
  religion reload remain remarks reminder remote remove rename render renewal rental rented renter
  reorder repeat replaced replacement reply report repos repositories repository representative
  reputation request requestor require requirement rescue resend reservation reserved reset
  residence resident resize resolution resolve resource respect respond response responsible rest
  restaurant restore restrict result resume retail retention retire retry return reusable reveal
  revenue reversal reverse review revision reward rich ride right ring rise risk river road robot
  robots rocket role room root rotate rotation round roundup route routing royal rule runner
  runtime safe safety salary sale salesforce salt same sample sandbox satellite saturday save
  scalar scale scan scanning scene schedule scheme school science scim scope score screen
  screenshot script scroll search season seat second secondary secret section sector secure
  security seed segments select self selfie sell send senior sense sensitivity sensor sent
  sentence sentiment sepa separate separator september sequence serial series server service
  session settings settlement setup severity sewage shade shadow shape share sheet shelf shell
  shield shift ship shippable shipping shop shopify shopper short shorten shot should show shuffle
  side sign signals signature signed signing signoff silence silver similar similarity simple
  since single site sitemap situation sixth size skill skin skip skus slack sleep slice slide slot
  slow slug small smart smoke smscode snapshot snippet snow soccer social sodium soft software
  soil solar sold solution sort sound source south space spam span sparse spatial spec special
  species specific spectrum speech speed spell spending sphere spin spirit split spoken sponsor
  sport spot spouse spread spring square squash stable stack staff stage stair stale stamp stand
  standard star stargazer starred start state statement static station statistic stats status stay
  steam step sticky stock stone stop storage store storing story stream street strength stress
  stretch strict strike string strip stripe strong structure student studio study style
  subaccounts subcategory subject submission submit submitted subresource subscribe subscriber
  subscription subsequent substance subtitle subtotal subtype succeeded success suffix sugar
  suggest suite summary summer sunday sunrise sunset super supplier supply support surcharge
  surface surname survey suspend suspicious swift swish symbol symptom sync synonym syntax
  synthetic system table tablet tags tail take talent talk tarball target task taste taxes teacher
  team technical technology telephone temp temperature template temporary tenant tense terminal
  terms territory test text texture than that theater theatre theme then there these thing third
  this those thread three threeds threshold throughput thumb thumbnail thursday ticket tide tier
  tiger tight tile till time timeframe timeline timeout timer timestamp timezone tiny tissue title
  today together token tokenization tokenize tolerance toll tomorrow tone tonight tool tooltip
  topic topology topup total touch tour tournament tower town toxic trace track trade trademark
  traffic trailer trailing train trait trans transaction transcript transfer transform transit
  translation transmission transparent transport trap trash travel traveller treatment treaty tree
  trend triage trial triangle tribe trigger trim trip trophy true truncate trunk trust tube
  tuesday tune tunnel turn tutorial twilio twin twist twitter type typescript typical ultimate
  unavailable uncaptured uncategorized uncollectible under undo unicode uniform union unique unit
  universe university unknown unread unsafe unsubscribe until upcoming update updater upfront
  upgrade upload upper upstream uptime urban urgent uris urls usable usage used user username
  using usual utility vacancy vacation vaccine vacuum valid validated validation validity valley
  value variables variant vault vector vehicle velocity vendor venue verb verification verified
  verify version vertex vertical very victim video view village violation violet virtual virus
  visa visibility visible vision visit visitor visual vital vitamin vocabulary voice void volume
  volunteer vote voter vulnerability wage wait walk wall wallet warehouse warm warning warranty
  wash waste watch watchers water wave weak wealth wear weather webhook wedding wednesday week
  weekday weekend weight weird welcome well were west what wheel when where which white whole
  whose wide widget width wiki wild will wind window wine wing winner winter wire wireless wish
  with wood word work workflow workspace world worth would wrap write writer wrong xero year
  yellow yesterday yield young youtube zendesk zero zipball zone zoom
`
    .trim()
    .split(/\s+/),
)

const endings = ['s', 'es', 'd', 'ed', 'ing', 'ly', 'er', 'ers', 'able', 'ion', 'ions'] as const

/** Whether a lower-case word of four letters or more is one that fields are named with. */
export function isFieldWord(word: string): boolean {
  if (words.has(word)) return true
  if (word.endsWith('ies') && words.has(`${word.slice(0, -3)}y`)) return true
  return endings.some(ending => {
    if (!word.endsWith(ending)) return false
    const stem = word.slice(0, -ending.length)
    return stem.length > 2 && (words.has(stem) || words.has(`${stem}e`))
  })
}
