// Asks Slack for the next tokens of a company: docs.slack.dev/authentication/using-token-rotation.
import { webApi } from '@slack/bolt';
import type { Clock } from '../../clock.ts';
import type { BotTokens } from '../../installations/installation.ts';
import { TokenEnded } from '../../installations/tokens.ts';
import { faultOf } from './outcomes.ts';
import type { OAuthConfig } from './settings.ts';

/** docs.slack.dev/reference/methods/oauth.v2.access: it was used already, or taken back with the app. */
const USED_UP = 'invalid_refresh_token';

/** Rejects with TokenEnded, Slack's client's errors, and where the answer holds no tokens. */
export function renewing(
  { clientId, clientSecret }: OAuthConfig,
  options: webApi.WebClientOptions,
  clock: Clock,
): (refresh: string) => Promise<BotTokens> {
  const client = new webApi.WebClient(undefined, options);
  return async (refresh) => {
    const { access_token, refresh_token, expires_in } = await client.oauth.v2
      .access({
        client_id: clientId,
        client_secret: clientSecret,
        grant_type: 'refresh_token',
        refresh_token: refresh,
      })
      .catch((error: unknown) => {
        const fault = faultOf(error);
        throw fault?.kind === 'refused' && fault.code === USED_UP ? new TokenEnded() : error;
      });
    if (!access_token || !refresh_token || !expires_in) throw new Error('oauth.v2.access gave no tokens');
    const expiresAt = new Date(clock.now().getTime() + expires_in * 1_000);
    return { access: access_token, refresh: refresh_token, expiresAt };
  };
}
