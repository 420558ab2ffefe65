// Whether Teams could be served, for whoever looks before starting: packages at hand, credentials accepted. Loads no package.
import { createRequire } from 'node:module';
import { z } from 'zod';
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

/**
 * Asks Microsoft for a token with these credentials, as the bot does before its first message; nothing is kept of it.
 * Throws an Error that says what to do, without the secret or anything that Microsoft wrote but its codes.
 */
export async function signIn(
  { credentials, tenantId }: Pick<TeamsConfig, 'tenantId'> & { readonly credentials: TeamsCredentials },
  { login = LOGIN, timeoutMs = TIMEOUT_MS } = {},
): Promise<void> {
  const tenant = credentials.kind === 'single-tenant' ? tenantId : EVERYBODY;
  const { status, body } = await post(`${login}/${tenant}/oauth2/v2.0/token`, timeoutMs, {
    grant_type: 'client_credentials',
    client_id: credentials.appId,
    client_secret: credentials.password,
    scope: SCOPE,
  });
  const answer = parsed(body);
  if (status === 200 && accepted.safeParse(answer).success) return;
  const refused = refusal.safeParse(answer);
  if (!refused.success)
    throw new Error(`${LOGIN} answered ${status} and nothing that Microsoft says: look at the proxy between`);
  const code = refused.data.error_codes[0] ?? 0;
  throw new Error(`Microsoft refused the credentials (AADSTS${code}): ${REMEDIES[code] ?? OTHERWISE}`);
}

const accepted = z.looseObject({ access_token: z.string().min(1) });
const refusal = z.looseObject({ error: z.string(), error_codes: z.array(z.number().int()) });

/** "Microsoft Entra authentication and authorization error codes": learn.microsoft.com/entra/identity-platform. */
const REMEDIES: Readonly<Record<number, string>> = {
  7000215:
    'TEAMS_APP_PASSWORD is not the secret. Set the value of a client secret, not its id: portal.azure.com → App registrations → your bot’s app → Certificates & secrets',
  7000222:
    'the client secret has expired. Make a new one (portal.azure.com → App registrations → your bot’s app → Certificates & secrets) and set TEAMS_APP_PASSWORD',
  700016:
    'no such app in this tenant. Compare TEAMS_APP_ID and TEAMS_TENANT_ID with portal.azure.com → your Azure Bot → Configuration, and TEAMS_APP_TYPE with its type',
  90002: 'no such tenant: compare TEAMS_TENANT_ID with portal.azure.com → Microsoft Entra ID → Overview',
  53003: 'a conditional access policy forbids it: ask whoever administers Microsoft Entra',
};
const OTHERWISE = 'look the code up at https://login.microsoftonline.com/error';

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
    throw new Error(
      `${LOGIN} cannot be reached (${codeOf(error)}): the credentials were not tried. This machine must reach it over https`,
    );
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
