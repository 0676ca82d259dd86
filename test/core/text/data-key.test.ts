import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dataKeyKind } from '../../../src/core/text/data-key.ts'

const fields: Record<string, string> = {
  GitHub: `id node_id name full_name owner login avatar_url gravatar_id html_url followers_url subscriptions_url
    organizations_url received_events_url type site_admin private description fork url archive_url assignees_url
    blobs_url git_refs_url issue_comment_url pulls_url stargazers_count watchers_count open_issues_count
    has_discussions allow_squash_merge allow_auto_merge delete_branch_on_merge use_squash_pr_title_as_default
    squash_merge_commit_message web_commit_signoff_required +1 -1 laugh hooray confused heart rocket eyes
    total_count additions deletions changes _links self html git two_factor_authentication created_at pushed_at
    secret_scanning_push_protection members_can_create_internal_repositories sha ref patch_url author_association
    active_lock_reason merge_commit_sha documentation_url`,
  Stripe: `id object amount amount_captured balance_transaction billing_details address city country line1 line2
    postal_code state calculated_statement_descriptor three_d_secure exp_month exp_year last4 cvc_check
    address_line1_check address_postal_code_check iin us_bank_account sepa_debit acss_debit p24 fpx eps ideal
    request_three_d_secure multibanco network_transaction_id livemode has_more starting_after tax_ids
    trial_period_days au_becs_debit payment_method_options 3ds`,
  Slack: `ok user_id team_id real_name image_24 image_32 image_48 image_72 image_192 image_512 image_1024
    image_original is_custom_image avatar_hash tz_offset is_restricted response_metadata next_cursor
    enterprise_user who_can_share_contact_card display_name_normalized thumb_64 thumb_360_w`,
  HubSpot: `hs_object_id hs_v2_date_entered_lead createdate lastmodifieddate hs_is_target_account
    hs_analytics_source_data_1 hs_analytics_source_data_2 numberOfEmployees num_associated_contacts portalId
    hs_email_hard_bounce_reason_enum ip_city`,
  Shopify: `admin_graphql_api_id address1 address2 province_code accepts_marketing compare_at_price inventory_item_id
    option1 option2 option3 total_price_set shop_money presentment_money default_address sms_marketing_consent
    checkout_api_supported weight_unit published_scope`,
  Salesforce: `Id Name AccountId Custom__c Parent__r Billing_Address_Line_2__c LastModifiedById IsDeleted
    attributes BillingPostalCode NPS_2024__c Owner__pc SystemModstamp totalSize nextRecordsUrl`,
  OData: `@odata.type @odata.context @odata.nextLink @odata.etag value owner@odata.bind photo@odata.mediaReadLink
    _ownerid_value@OData.Community.Display.V1.FormattedValue @Microsoft.Dynamics.CRM.totalrecordcount @search.score
    odataType`,
  'JSON-LD, JSON Schema and XML': `@context @id @type @graph @vocab $ref $id $schema $defs $dynamicAnchor #text xml:lang
    dc:title og:image hydra:member rdf:type foaf:knows @xsi:type _embedded __typename _id _rev __v`,
  'Names with digits': `md5 sha1 sha256 sha512 ipv4 ipv6 ipv4_address oauth2 oauth2ClientId utf8 base64 base64Encoded
    x264 h264 24h 7d 30d 24h_volume 52_week_high p50 p95 p99 p999 2xx 4xx 5xx size_512 avatar_192 48x48 16x16 i18n
    l10n a11y s3Bucket s3_key ec2 k8s iso8601 iso3166 iso_639_1 rfc3339 x509Certificate html5 mp3 mp4Url v1 v2
    level3 address_line_1 city2 phone1 lat1 x1 y2 col10 q1 q4 w3c b2b_customer 2fa_enabled 1080p 4k h1 h2 e164 co2
    pm25 pm2_5 is_eu28 mp4_720p SHA256 HTTP2 ISO8601 MD5 f1Score u2fKeys 1st 3DSecure 5m 15min 1y`,
  'Names of headers, letters and styles': `content-type dist-tags access-control-allow-origin x-request-id etag
    Content-Type Access-Control-Allow-Credentials XMLHttpRequest htmlURL getHTTPResponseCode isAPIEnabled
    allowDeprecationWarningsForExperimentalFeatures PascalCase camelCase SCREAMING_SNAKE kebab-case a A _ __ $ $t
    en en-US pt-BR zh-Hant USD EUR de_DE constructor toString hasOwnProperty __proto__ prototype`,
}

const data: Record<string, string[]> = {
  uuid: ['6f9619ff-8b86-d011-b42d-00c04fc964ff', '6F9619FF-8B86-D011-B42D-00C04FC964FF'],
  ulid: ['01ARZ3NDEKTSV4RRFFQ69G5FAV'],
  email: [
    'ada@example.com',
    'ada.lovelace+news@mail.example.co.uk',
    'maría@example.es',
    'root@localhost',
  ],
  phone: [
    '+15551234567',
    '555-123-4567',
    '(555) 123-4567',
    '+44 20 7946 0958',
    '0041 44 668 18 00',
    '030/1234567',
  ],
  ip: ['192.168.0.1', '::1', 'fe80::a:b', '2001:db8:0:0:0:0:0:1'],
  date: [
    '2024-02-29',
    '2024-02',
    '2024-W05',
    '2024-Q1',
    '2024/02/29',
    '2024_02_29',
    '29.02.2024',
    '1/2/2024',
  ],
  'date-time': ['2024-02-29T12:30:00Z', '2024-02-29 12:30:00'],
  time: ['09:30', '9:30:00'],
  digits: ['7', '200', '12345', '00420', '1617235200'],
  hex: ['d41d8cd98f00b204e9800998ecf8427e', '9c1f0b7a', 'da39a3ee5e6b4b0d3255bfef95601890afd80709'],
  semver: ['1.0.0', 'v2.3.4', '1.0.0-beta.1', '10.2', '^1.2.3', '2.0.0-rc1+build.7', '2.0.0rc1'],
  url: ['https://example.com/a', 'ftp://host/x', 'www.example.com', 'urn:isbn:0451450523'],
  path: ['/v1/orders', 'src/index.ts', 'a/b', 'application/json', '@scope/name', 'GET /v1'],
  file: ['README.md', 'hello_world.rb', 'package.json', 'photo 1.jpeg', 'my.data.csv'],
  host: ['example.com', 'api.github.com', 'db-1.internal.example', 'shop.co.uk'],
  id: [
    'cus_Nf82ka9X',
    'cus_NffrFeUfNVTxHq',
    'price_1MoBy5LkdIwHu7ixZhnattbh',
    'U02ABCDEF',
    'U0G9QF9C6',
    'T024BE7LD',
    'C1234567890',
    'I_kwDOABCD12Mo5Qx',
    'user_12345',
    'order-1234567',
    'acct_1032D82eZvKYlo2C',
    '0015g00000XyZAbAAF',
    'V1StGXR8_Z5jdHi6B-myT',
    'xoxb_12345678_Ab9',
    'a1b2c3',
    'gXkPwQzRtYbNmLsDfGh',
    'pi_3MtwBwLkdIwHu7ix28a3tqPa',
    '12-main-street',
    'how-to-get-the-best-of-your-api',
  ],
  text: [
    'Ada Lovelace',
    "O'Brien",
    'María',
    'Müller',
    '名前',
    '12 Main Street',
    '1600 Pennsylvania Ave NW',
    'a b',
    ' ',
    'hello, world',
    'john.doe',
    'J. Smith',
    'user:alice:admin',
    'x=1',
    '00:1A:2B:3C:4D:5E',
    'a|b',
    '50%',
    'a\u0000b',
    '\ud800',
    '😀',
    'n'.repeat(65),
    '<b>',
    '"quoted"',
    '$12.50',
    '@ada.lovelace',
  ],
}

describe('dataKeyKind', () => {
  describe.each(Object.entries(fields))('keeps the fields of %s', (_, names) => {
    test.each(names.split(/\s+/))('%s', name => {
      expect(dataKeyKind(name)).toBeNull()
    })
  })

  describe.each(Object.entries(data))('knows the data %s', (kind, keys) => {
    test.each(keys)('%j', key => {
      // How a made-up key is called matters less than that it is not shown.
      const expected = kind === 'id' ? /^(?:id|hex|text)$/ : new RegExp(`^${kind}$`)
      expect(dataKeyKind(key)).toMatch(expected)
    })
  })

  test('keeps the empty key, which tells nothing', () => {
    expect(dataKeyKind('')).toBeNull()
  })

  test('never shows a key with white space, a letter outside ASCII, or five digits in a row', () => {
    const telling = fc
      .tuple(fc.string(), fc.constantFrom(' ', '\t', 'é', 'ß', '中', '12345', '@x.'), fc.string())
      .map(parts => parts.join(''))
    fc.assert(
      fc.property(telling, key => {
        if (dataKeyKind(key) === null) expect(key).toMatch(/@(?:odata|microsoft|search)\./i)
      }),
      { numRuns: 2000 },
    )
  })

  test('names kinds by letters and dashes alone, for any key', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), key => {
        expect(dataKeyKind(key) ?? 'field').toMatch(/^[a-z-]+$/)
      }),
      { numRuns: 2000 },
    )
  })

  test('never shows generated e-mail addresses, ids, addresses of machines or dates', () => {
    const generated = fc.oneof(
      fc.emailAddress(),
      fc.uuid(),
      fc.ulid(),
      fc.ipV4(),
      fc.ipV6(),
      fc.date({ noInvalidDate: true }).map(date => date.toISOString()),
    )
    fc.assert(fc.property(generated, key => dataKeyKind(key) !== null))
  })
})
