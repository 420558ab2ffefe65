// Access tokens of Microsoft 365, which takes no password over IMAP: an application's own, by its secret (OAuth 2.0 client credentials, RFC 6749, 4.4;
// learn.microsoft.com, "Authenticate an IMAP, POP or SMTP connection using OAuth"). Kept in memory alone.
import type { Clock } from '../clock.ts';
import type { VendorFetch } from '../feedback/pulling/asking.ts';
import { inside, parseBody, wordsOf } from '../feedback/vendors/payload.ts';
import { MailboxStop } from './stop.ts';

/** An application as it is registered in Microsoft Entra. */
export interface EntraApp {
  /** The directory's id, or one of its domains. */
  readonly tenant: string;
  readonly client: string;
}

export interface Tokens {
  /** @throws MailboxStop 'mailbox.token' where the application is refused, 'mailbox.unreachable' where nobody answers */
  of(app: EntraApp, secret: string): Promise<string>;
  /** The mailbox refused it: the next one is asked for anew. */
  forget(app: EntraApp, secret: string): void;
}

const SCOPE = 'https://outlook.office365.com/.default';
/** A pass is over by then. Microsoft's tokens are good for an hour or so. */
const SPARE_MS = 10 * 60_000;

export function tokensOf(fetch: VendorFetch, clock: Clock): Tokens {
  const kept = new Map<string, { readonly token: string; readonly until: number }>();
  const keyOf = ({ tenant, client }: EntraApp, secret: string) => JSON.stringify([tenant, client, secret]);
  return {
    async of(app, secret) {
      const known = kept.get(keyOf(app, secret));
      const now = clock.now().getTime();
      if (known !== undefined && known.until > now) return known.token;
      const { token, seconds } = await asked(fetch, app, secret);
      kept.set(keyOf(app, secret), { token, until: now + seconds * 1_000 - SPARE_MS });
      return token;
    },
    forget: (app, secret) => void kept.delete(keyOf(app, secret)),
  };
}

/** What Microsoft says of a refusal is passed on to nobody: it may quote what was sent. */
async function asked(fetch: VendorFetch, { tenant, client }: EntraApp, secret: string) {
  const answer = await fetch({
    url: `https://login.microsoftonline.com/${encodeURIComponent(tenant)}/oauth2/v2.0/token`,
    headers: { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' },
    body: String(
      new URLSearchParams({
        ...{ grant_type: 'client_credentials', client_id: client, client_secret: secret, scope: SCOPE },
      }),
    ),
  }).catch(() => null);
  if (answer === null) throw new MailboxStop('mailbox.unreachable');
  const { status } = answer;
  const isLater = status === 408 || status === 429 || status >= 500;
  if (isLater) throw new MailboxStop('mailbox.unreachable');
  const parsed = status === 200 ? parseBody(answer.body) : null;
  const token = parsed?.ok ? wordsOf(inside(parsed.value, 'access_token')) : null;
  const seconds = parsed?.ok ? Number(inside(parsed.value, 'expires_in')) : Number.NaN;
  if (token === null || !Number.isFinite(seconds)) throw new MailboxStop('mailbox.token');
  return { token, seconds };
}
