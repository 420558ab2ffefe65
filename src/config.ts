// Environment -> typed settings. The only reader of process.env; app.ts hands the values down.
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { isTimeZone } from './calendar/working-time.ts';
import { newSecret } from './keys.ts';
import type { SlackConfig } from './platforms/slack/settings.ts';
import type { TeamsConfig } from './platforms/teams/settings.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

export interface StorageConfig {
  readonly databaseUrl: string;
  /** Base64 of 32 bytes each; the first seals, all open. */
  readonly secretKeys: readonly string[];
  /** Set when a new secret was made just now: say it aloud, it must be backed up. */
  readonly newSecretFile: string | null;
}

export interface GeneralConfig {
  readonly port: number;
  readonly host: string;
  readonly adminUsers: readonly string[];
  readonly logLevel: string;
  readonly logFormat: 'json' | 'pretty' | null;
  readonly timeZoneDefault: string;
  readonly localeDefault: 'fr' | 'en';
  readonly metrics: boolean;
  /** Off: words as they came are not kept beside their redacted form. */
  readonly keepOriginals: boolean;
  /** Where the web server is reached from outside, without a slash at its end; left out where nobody said. */
  readonly publicUrl?: string;
}

/** Every wrong or missing setting at once. Names variables and ranges, never a secret's value. */
export class ConfigError extends Error {
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.name = 'ConfigError';
    this.problems = problems;
  }
}

const SQLITE_DEFAULT = 'file:./data/portevoix.db';

const flag = z
  .enum(['', '0', '1', 'true', 'false'], { error: 'must be 1 or 0' })
  .transform((value) => value === '1' || value === 'true');

const general = z.object({
  PORT: z.coerce
    .number({ error: 'must be a number from 0 to 65535' })
    .int()
    .min(0)
    .max(65535, 'must be a number from 0 to 65535')
    .default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  ADMIN_USERS: z.string().default(''),
  LOG_LEVEL: z
    .enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'], {
      error: 'must be trace, debug, info, warn, error, fatal or silent',
    })
    .default('info'),
  LOG_FORMAT: z.enum(['json', 'pretty'], { error: 'must be json or pretty' }).optional(),
  TZ_DEFAULT: z
    .string()
    .refine(isTimeZone, 'must be an IANA time zone such as Europe/Paris')
    .default('Europe/Paris'),
  LOCALE_DEFAULT: z.enum(['fr', 'en'], { error: 'must be fr or en' }).default('fr'),
  METRICS: flag.default(false),
  KEEP_ORIGINALS: flag.default(true),
  PUBLIC_URL: z
    .string()
    .refine(isWebAddress, 'must be an address such as https://voice.example.com, without ? and #')
    .transform((value) => value.replace(/\/+$/, ''))
    .optional(),
});

function isWebAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, search, hash, username } = new URL(text);
  return /^https?:$/.test(protocol) && search === '' && hash === '' && username === '';
}

/** @throws ConfigError naming each variable, what was given (never a secret) and what is allowed. */
export function generalConfig(env: Environment): GeneralConfig {
  const parsed = general.safeParse(withoutEmpty(env));
  if (!parsed.success) {
    throw new ConfigError(
      parsed.error.issues.map((issue) => {
        const name = String(issue.path[0]);
        return `${name}=${env[name] ?? ''}: ${issue.message}`;
      }),
    );
  }
  const value = parsed.data;
  return {
    port: value.PORT,
    host: value.HOST,
    adminUsers: value.ADMIN_USERS.split(',')
      .map((id) => id.trim())
      .filter((id) => id !== ''),
    logLevel: value.LOG_LEVEL,
    logFormat: value.LOG_FORMAT ?? null,
    timeZoneDefault: value.TZ_DEFAULT,
    localeDefault: value.LOCALE_DEFAULT,
    metrics: value.METRICS,
    keepOriginals: value.KEEP_ORIGINALS,
    ...(value.PUBLIC_URL === undefined ? {} : { publicUrl: value.PUBLIC_URL }),
  };
}

/** Where rows live and under which keys. With SQLite a missing key is made once, beside the database, mode 0600. */
export function storageConfig(env: Environment): StorageConfig {
  const databaseUrl = env['DATABASE_URL'] || SQLITE_DEFAULT;
  const given = (env['PORTEVOIX_SECRET_KEY'] ?? '')
    .split(',')
    .map((key) => key.trim())
    .filter((key) => key !== '');
  if (given.length > 0) return { databaseUrl, secretKeys: given, newSecretFile: null };
  if (!databaseUrl.startsWith('file:')) {
    throw new ConfigError([
      'PORTEVOIX_SECRET_KEY: required with PostgreSQL. It seals tokens, anonymous authors and customer references. ' +
        'Make one with: openssl rand -base64 32 — and keep a copy apart from the database backups.',
    ]);
  }
  const file = join(dirname(databaseUrl.slice('file:'.length)), 'secret.key');
  if (existsSync(file)) return { databaseUrl, secretKeys: readKeyFile(file), newSecretFile: null };
  const secret = newSecret();
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${secret}\n`, { mode: 0o600, flag: 'wx' });
  chmodSync(file, 0o600);
  return { databaseUrl, secretKeys: [secret], newSecretFile: file };
}

/** Null when nothing of Slack is set at all. @throws ConfigError with every missing variable and where Slack shows it. */
export function slackConfig(env: Environment): SlackConfig | null {
  const botToken = env['SLACK_BOT_TOKEN'] ?? '';
  const appToken = env['SLACK_APP_TOKEN'] ?? '';
  const signingSecret = env['SLACK_SIGNING_SECRET'] ?? '';
  if (botToken === '' && appToken === '' && signingSecret === '') return null;
  const problems: string[] = [];
  if (botToken === '') problems.push(`SLACK_BOT_TOKEN: missing. ${WHERE.SLACK_BOT_TOKEN}`);
  else if (!botToken.startsWith('xoxb-')) problems.push('SLACK_BOT_TOKEN: must start with xoxb-');
  if (appToken === '' && signingSecret === '')
    problems.push(`SLACK_APP_TOKEN: missing. ${WHERE.SLACK_APP_TOKEN}`);
  if (appToken !== '' && !appToken.startsWith('xapp-'))
    problems.push('SLACK_APP_TOKEN: must start with xapp-');
  if (problems.length > 0) throw new ConfigError(problems);
  return {
    botToken,
    apiUrl: env['SLACK_API_URL'] || null,
    plainPickers: env['SLACK_PLAIN_PICKERS'] === '1',
    mode: appToken !== '' ? { kind: 'socket', appToken } : { kind: 'http', signingSecret },
  };
}

const WHERE = {
  SLACK_BOT_TOKEN:
    'The bot token (xoxb-…): api.slack.com/apps → your app → OAuth & Permissions → Bot User OAuth Token, after "Install to Workspace".',
  SLACK_APP_TOKEN:
    'The app-level token (xapp-…) for Socket Mode: api.slack.com/apps → your app → Basic Information → App-Level Tokens → Generate, scope connections:write. Or set SLACK_SIGNING_SECRET (same page → App Credentials) to receive Slack over HTTP instead.',
  TEAMS_APP_ID: 'portal.azure.com → your Azure Bot → Configuration → Microsoft App ID.',
  TEAMS_APP_PASSWORD:
    'portal.azure.com → App registrations → your bot’s app → Certificates & secrets → New client secret, its value. (TEAMS_UNSAFE_LOCAL=1 does without, for a test peer on this machine alone.)',
  TEAMS_TENANT_ID: 'portal.azure.com → Microsoft Entra ID → Overview → Tenant ID.',
} as const;

/** Entra ids are GUIDs; a tenant may also be named by its domain in some places, but never in what Teams sends. */
const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/**
 * Null when nothing of Teams is set at all. Without credentials any caller would be believed, so that is refused except
 * with TEAMS_UNSAFE_LOCAL=1, which only works on this machine's own address.
 * @throws ConfigError with every missing variable and where to find it.
 */
export function teamsConfig(env: Environment): TeamsConfig | null {
  const appId = env['TEAMS_APP_ID'] ?? '';
  const password = env['TEAMS_APP_PASSWORD'] ?? '';
  const tenantId = (env['TEAMS_TENANT_ID'] ?? '').toLowerCase();
  const isUnsafe = env['TEAMS_UNSAFE_LOCAL'] === '1';
  if ([appId, password, tenantId].every((each) => each === '') && !isUnsafe) return null;
  const problems: string[] = [];
  if (tenantId === '') problems.push(`TEAMS_TENANT_ID: missing. ${WHERE.TEAMS_TENANT_ID}`);
  else if (!GUID.test(tenantId))
    problems.push('TEAMS_TENANT_ID: must be an id such as 72f988bf-86f1-41af-91ab-2d7cd011db47');
  const kind = env['TEAMS_APP_TYPE'] || 'single-tenant';
  if (kind !== 'single-tenant' && kind !== 'multi-tenant')
    problems.push('TEAMS_APP_TYPE: must be single-tenant or multi-tenant');
  const admittedTenants = (env['TEAMS_ADMITTED_TENANTS'] ?? '')
    .split(',')
    .map((each) => each.trim().toLowerCase())
    .filter((each) => each !== '');
  if (!admittedTenants.every((each) => GUID.test(each)))
    problems.push('TEAMS_ADMITTED_TENANTS: must be tenant ids, separated by commas');
  if (admittedTenants.length > 0 && kind === 'single-tenant')
    problems.push('TEAMS_ADMITTED_TENANTS: only with TEAMS_APP_TYPE=multi-tenant');
  const given = (isMissing: boolean, name: 'TEAMS_APP_ID' | 'TEAMS_APP_PASSWORD') => {
    if (isMissing) problems.push(`${name}: missing. ${WHERE[name]}`);
  };
  if (isUnsafe) {
    if (appId !== '' || password !== '')
      problems.push('TEAMS_UNSAFE_LOCAL: not together with TEAMS_APP_ID or TEAMS_APP_PASSWORD');
    if (!['', '127.0.0.1', '::1', 'localhost'].includes(env['HOST'] ?? ''))
      problems.push('TEAMS_UNSAFE_LOCAL: only with HOST=127.0.0.1, since every caller is believed');
  } else {
    given(appId === '', 'TEAMS_APP_ID');
    given(password === '', 'TEAMS_APP_PASSWORD');
    if (appId !== '' && !GUID.test(appId))
      problems.push('TEAMS_APP_ID: must be the id that Azure shows for the bot');
  }
  if (problems.length > 0) throw new ConfigError(problems);
  const isSingle = kind === 'single-tenant';
  return {
    credentials: isUnsafe ? null : { appId, password, kind: isSingle ? 'single-tenant' : 'multi-tenant' },
    tenantId,
    admittedTenants,
  };
}

/** What `start` needs before anything can run, for somebody who has set nothing yet. */
export function missingPlatform(): readonly string[] {
  return [
    `SLACK_BOT_TOKEN: missing. ${WHERE.SLACK_BOT_TOKEN}`,
    `SLACK_APP_TOKEN: missing. ${WHERE.SLACK_APP_TOKEN}`,
    `Or Microsoft Teams: TEAMS_APP_ID, TEAMS_APP_PASSWORD and TEAMS_TENANT_ID. ${WHERE.TEAMS_APP_ID}`,
  ];
}

function readKeyFile(file: string): string[] {
  const keys = readFileSync(file, 'utf8')
    .split(/[\s,]+/)
    .filter((key) => key !== '');
  if (keys.length === 0) throw new ConfigError([`${file}: empty; restore it from your backup`]);
  return keys;
}

function withoutEmpty(env: Environment): Environment {
  return Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
}
