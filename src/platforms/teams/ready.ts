// Whether Teams could be served, for whoever looks before starting: packages at hand, credentials accepted. Loads no package.
import { createRequire } from 'node:module';
import { z } from 'zod';
import { systemClock } from '../../clock.ts';
import { UserError } from '../../errors.ts';
import { fr, phrases } from '../../i18n/phrases.ts';
import { assertionBy } from './certificate.ts';
import type { TeamsConfig, TeamsCredentials } from './settings.ts';

/** "Authentication with the Bot Connector service": learn.microsoft.com/azure/bot-service/rest-api. */
const LOGIN = 'https://login.microsoftonline.com';
const SCOPE = 'https://api.botframework.com/.default';
/** The tenant under which bots of several tenants sign in. */
const EVERYBODY = 'botframework.com';

const TIMEOUT_MS = 10_000;
/** In bytes; an answer has some 2,000. */
const ANSWER_MOST = 64 * 1024;

const PACKAGES = ['@microsoft/teams-ai/package.json', 'botbuilder/package.json'];

/** Those of Microsoft's packages that are not installed. */
export function missingPackages(): string[] {
  const { resolve } = createRequire(import.meta.url);
  return PACKAGES.filter((each) => {
    try {
      resolve(each);
      return false;
    } catch {
      return true;
    }
  }).map((each) => each.replace('/package.json', ''));
}

/** What can be proved from any machine; a managed identity is given by Azure, on its own machines alone. */
export type Provable = Exclude<TeamsCredentials, { kind: 'managed-identity' }>;

export function isProvable(credentials: TeamsCredentials): credentials is Provable {
  return credentials.kind !== 'managed-identity';
}

/**
 * Asks Microsoft for a token with these credentials, as the bot does before its first message; nothing is kept of it.
 * @throws UserError that says what to do, without the secret or anything that Microsoft wrote but its codes.
 */
export async function signIn(
  { credentials, tenantId }: Pick<TeamsConfig, 'tenantId'> & { readonly credentials: Provable },
  { login = LOGIN, timeoutMs = TIMEOUT_MS, now = systemClock.now() } = {},
): Promise<void> {
  const tenant = credentials.kind === 'single-tenant' ? tenantId : EVERYBODY;
  const url = `${login}/${tenant}/oauth2/v2.0/token`;
  const { appId } = credentials;
  const { status, body } = await post(url, timeoutMs, {
    grant_type: 'client_credentials',
    client_id: appId,
    ...('password' in credentials
      ? { client_secret: credentials.password }
      : {
          client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
          client_assertion: assertionBy(credentials.certificate, { appId, audience: url, now }),
        }),
    scope: SCOPE,
  });
  const answer = parsed(body);
  if (status === 200 && accepted.safeParse(answer).success) return;
  const refused = refusal.safeParse(answer);
  if (!refused.success)
    throw new UserError('teams.proxy', (locale) => say(locale).proxy(LOGIN, String(status)));
  const code = refused.data.error_codes[0] ?? 0;
  throw new UserError('teams.refused', (locale) => {
    const { refused, remedies } = say(locale);
    return refused(String(code), remedies[REMEDIES[code] ?? 'unknown']);
  });
}

const accepted = z.looseObject({ access_token: z.string().min(1) });
const refusal = z.looseObject({ error: z.string(), error_codes: z.array(z.number().int()) });

/** "Microsoft Entra authentication and authorization error codes": learn.microsoft.com/entra/identity-platform. */
const REMEDIES: Readonly<Record<number, 'secret' | 'expired' | 'certificate' | 'app' | 'tenant' | 'policy'>> =
  {
    7000215: 'secret',
    7000222: 'expired',
    700027: 'certificate',
    700016: 'app',
    90002: 'tenant',
    53003: 'policy',
  };

async function post(
  url: string,
  timeoutMs: number,
  values: Readonly<Record<string, string>>,
): Promise<{ status: number; body: string }> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      body: new URLSearchParams(values),
      // The secret follows no redirect.
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    });
    const chunks: Uint8Array[] = [];
    let bytes = 0;
    for await (const chunk of response.body ?? []) {
      bytes += chunk.length;
      if (bytes > ANSWER_MOST) break;
      chunks.push(chunk);
    }
    return { status: response.status, body: Buffer.concat(chunks).toString() };
  } catch (error) {
    throw new UserError('teams.unreachable', (locale) => say(locale).unreachable(LOGIN, codeOf(error)));
  }
}

/** Only its code: an error's words may hold what was sent. */
function codeOf(error: unknown): string {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  if (!(cause instanceof Error)) return 'unknown';
  return 'code' in cause && typeof cause.code === 'string' ? cause.code : cause.name;
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}

const say = phrases({
  en: {
    proxy: (login: string, status: string) =>
      `${login} answered ${status} and nothing that Microsoft says: look at the proxy between`,
    refused: (code: string, remedy: string) => `Microsoft refused the credentials (AADSTS${code}): ${remedy}`,
    unreachable: (login: string, code: string) =>
      `${login} cannot be reached (${code}): the credentials were not tried. This machine must reach it over https`,
    remedies: {
      secret:
        'TEAMS_APP_PASSWORD is not the secret. Set the value of a client secret, not its id: portal.azure.com → App registrations → your bot’s app → Certificates & secrets',
      expired:
        'the client secret has expired. Make a new one (portal.azure.com → App registrations → your bot’s app → Certificates & secrets) and set TEAMS_APP_PASSWORD',
      certificate:
        'TEAMS_APP_CERTIFICATE is not one of the app’s certificates, or has expired. Upload it (without its key) at portal.azure.com → App registrations → your bot’s app → Certificates & secrets → Certificates',
      app: 'no such app in this tenant. Compare TEAMS_APP_ID and TEAMS_TENANT_ID with portal.azure.com → your Azure Bot → Configuration, and TEAMS_APP_TYPE with its type',
      tenant: 'no such tenant: compare TEAMS_TENANT_ID with portal.azure.com → Microsoft Entra ID → Overview',
      policy: 'a conditional access policy forbids it: ask whoever administers Microsoft Entra',
      unknown: 'look the code up at https://login.microsoftonline.com/error',
    },
  },
  fr: {
    proxy: (login, status) =>
      fr`${login} a répondu ${status}, et rien de ce que dit Microsoft : regardez le proxy entre les deux`,
    refused: (code, remedy) => fr`Microsoft a refusé les identifiants (AADSTS${code}) : ${remedy}`,
    unreachable: (login, code) =>
      fr`${login} est injoignable (${code}) : les identifiants n’ont pas été essayés. Cette machine doit pouvoir l’atteindre en https`,
    remedies: {
      secret:
        'TEAMS_APP_PASSWORD n’est pas le secret. Réglez la valeur d’un secret client, pas son identifiant : portal.azure.com → App registrations → l’application du bot → Certificates & secrets',
      expired:
        'le secret client a expiré. Faites-en un nouveau (portal.azure.com → App registrations → l’application du bot → Certificates & secrets) et réglez TEAMS_APP_PASSWORD',
      certificate:
        'TEAMS_APP_CERTIFICATE n’est pas un certificat de l’application, ou a expiré. Déposez-le (sans sa clé) sur portal.azure.com → App registrations → l’application du bot → Certificates & secrets → Certificates',
      app: 'cette application n’existe pas dans ce tenant. Comparez TEAMS_APP_ID et TEAMS_TENANT_ID avec portal.azure.com → votre Azure Bot → Configuration, et TEAMS_APP_TYPE avec son type',
      tenant:
        'ce tenant n’existe pas : comparez TEAMS_TENANT_ID avec portal.azure.com → Microsoft Entra ID → Overview',
      policy: 'une règle d’accès conditionnel l’interdit : demandez à qui administre Microsoft Entra',
      unknown: 'cherchez ce code sur https://login.microsoftonline.com/error',
    },
  },
});
