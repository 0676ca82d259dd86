import { describe, expect, test } from 'vitest'
import { isSecretParameter, secretName } from '../../../src/core/text/secret-names.ts'

describe('secretName', () => {
  test.each(
    (
      'password passwd pwd user_password newPassword password_confirmation encrypted_password secret token ' +
      'api_key apikey apiKey x-api-key X-Api-Key authorization Authorization Proxy-Authorization client_secret ' +
      'clientSecret client-secret refresh_token access_token accessToken id_token session session_id cookie ' +
      'Set-Cookie signature X-Hub-Signature-256 X-Slack-Signature otp pin ssn cvv cvv2 cvc card_number ' +
      'private_key aws_secret_access_key AccessKeyId credentials x-amz-security-token PRIVATE-TOKEN ' +
      'Ocp-Apim-Subscription-Key X-Shopify-Access-Token csrf_token webhook_secret SecretKeyBase password2'
    ).split(' '),
  )('%s holds a secret', name => {
    expect(secretName(name)).not.toBeNull()
  })

  test.each(
    (
      'id node_id name email description next_page_token pageToken continuation_token sync_token token_type ' +
      'token_count expires_in password_changed_at password_reset_url passwordChangedAt authorizations_url ' +
      'current_user_authorizations_html_url keys_url secret_scanning public_key key keyword pinned pins ' +
      'monkey turkey shipping opinion tokenizer secretary author assignee etag sha cursor code state status'
    ).split(' '),
  )('%s does not', name => {
    expect(secretName(name)).toBeNull()
  })

  test('counts under plural names are not secrets, texts are', () => {
    expect(secretName('total_tokens')).toBe('text')
    expect(secretName('pin')).toBe('secret')
  })
})

test('isSecretParameter knows the terse names of queries', () => {
  expect(['key', 'sig', 'X-Amz-Credential', 'access_token'].every(isSecretParameter)).toBe(true)
  expect(['page', 'state', 'limit', 'q', 'sort'].some(isSecretParameter)).toBe(false)
})
