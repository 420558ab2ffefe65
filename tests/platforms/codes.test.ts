// Which codes of a chat say that it refuses the program itself: no message spends a try on them. And that no other code drops what nobody knows.
import { describe, expect, it } from 'vitest';
import { outcomeOf as slackOutcome } from '../../src/platforms/slack/outcomes.ts';
import { outcomeOf as teamsOutcome } from '../../src/platforms/teams/outcomes.ts';

const now = new Date('2026-11-29T12:00:00Z');
const slack = (code: string) => slackOutcome({ kind: 'refused', code }, now).kind;
const signIn = (code: string) => teamsOutcome({ kind: 'no-token', code }, now).kind;

describe('a code by which Slack answers', () => {
  it.each(
    ['invalid_auth', 'not_authed', 'account_inactive', 'token_revoked', 'token_expired'].concat([
      ...['org_login_required', 'accesslimited', 'two_factor_setup_required'],
    ]),
  )('refuses the whole program: %s', (code) => expect(slack(code)).toBe('refused'));

  it.each(
    ['missing_scope', 'not_allowed_token_type', 'team_access_not_granted', 'ekm_access_denied'].concat([
      ...[
        'no_permission',
        'access_denied',
        'enterprise_is_restricted',
        'messages_tab_disabled',
        'team_not_found',
      ],
      ...['invalid_blocks', 'metadata_too_large', 'no_text', 'method_deprecated', 'invalid_arguments'],
      ...['slack_connect_file_link_sharing_blocked', 'is_inactive', 'invalid_user_combination'],
    ]),
  )('holds the message, and drops nothing: %s', (code) => expect(slack(code)).toBe('held'));

  it.each(['service_unavailable', 'request_timeout', 'team_added_to_org', 'external_channel_migrating'])(
    'passes by itself: %s',
    (code) => expect(slack(code)).toBe('later'),
  );
});

describe('a code by which Microsoft gives no token', () => {
  it.each([
    ['an expired or a wrong secret, a certificate that the app does not know', 'invalid_client'],
    ['an app that is disabled, or not in this tenant', 'unauthorized_client'],
    ['no such tenant', 'invalid_request'],
    ['no such service in this tenant', 'invalid_resource'],
    ['a wrong scope', 'invalid_scope'],
    ['a policy of conditional access', 'interaction_required'],
    ['a policy', 'access_denied'],
  ])('refuses the whole program: %s', (_, code) => expect(signIn(code)).toBe('refused'));

  it.each(['temporarily_unavailable', 'server_error', 'endpoints_resolution_error', 'network_error'])(
    'passes by itself: %s',
    (code) => expect(signIn(code)).toBe('later'),
  );
});
