// Environment -> typed settings. The only reader of process.env; app/app.ts hands the values down.
import { z } from 'zod';
import type { AlertsConfig } from '../alerts/settings.ts';
import { type Locale, localeOf, locales } from '../i18n/locale.ts';
import { isTimeZone } from '../i18n/time-zone.ts';
import { manifestLocales } from '../platforms/slack/manifest.ts';
import { REDIRECT_PATH } from '../platforms/slack/paths.ts';
import type { OAuthConfig, SlackConfig } from '../platforms/slack/settings.ts';
import { certificateIn } from '../platforms/teams/certificate.ts';
import type { TeamsConfig, TeamsCredentials } from '../platforms/teams/settings.ts';
import { configWords } from './words.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

export interface GeneralConfig {
  readonly port: number;
  readonly host: string;
  readonly adminUsers: readonly string[];
  readonly logLevel: string;
  readonly logFormat: 'json' | 'pretty' | null;
  readonly timeZoneDefault: string;
  readonly localeDefault: Locale;
  /** Figures for Prometheus: on the web server's own port to whoever bears the token, else on a port of this machine alone. */
  readonly metrics: { readonly token: string } | { readonly port: number } | false;
  /** Off: words as they came are not kept beside their redacted form. */
  readonly keepOriginals: boolean;
  /** Where the web server is reached from outside, without a slash at its end; left out where nobody said. */
  readonly publicUrl?: string;
  /** Whom to e-mail when a part no longer does its work; left out where nobody said. */
  readonly alerts?: AlertsConfig;
}

export type ConfigProblem = (words: ReturnType<typeof configWords>) => string;

/** Every wrong or missing setting at once. Names variables and ranges, never a secret's value. */
export class ConfigError extends Error {
  readonly problems: readonly ConfigProblem[];
  constructor(problems: readonly ConfigProblem[]) {
    super(problems.map((each) => each(configWords('en'))).join('\n'));
    this.name = 'ConfigError';
    this.problems = problems;
  }

  problemsIn(locale: Locale): string[] {
    return this.problems.map((each) => each(configWords(locale)));
  }
}

const flag = z.enum(['', '0', '1', 'true', 'false']).transform((value) => value === '1' || value === 'true');

const general = z.object({
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  ADMIN_USERS: z.string().default(''),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
  LOG_FORMAT: z.enum(['json', 'pretty']).optional(),
  TZ_DEFAULT: z.string().refine(isTimeZone).default('Europe/Paris'),
  LOCALE_DEFAULT: z.enum(locales).default('fr'),
  METRICS: flag.default(false),
  METRICS_TOKEN: z
    .string()
    .regex(/^[\x21-\x7e]{16,200}$/)
    .optional(),
  METRICS_PORT: z.coerce.number().int().min(0).max(65535).default(9464),
  KEEP_ORIGINALS: flag.default(true),
  PUBLIC_URL: z
    .string()
    .refine(isWebAddress)
    .transform((value) => value.replace(/\/+$/, ''))
    .optional(),
  ALERT_SMTP_URL: z.string().refine(isMailServer).optional(),
  ALERT_MAIL_TO: z.string().transform(listed).refine(areMailAddresses).optional(),
  ALERT_MAIL_FROM: z.string().refine(isMailAddress).optional(),
});

/** Shown to nobody where they are wrong. */
const SECRET = new Set(['METRICS_TOKEN', 'ALERT_SMTP_URL']);

function metricsOf({
  METRICS,
  METRICS_TOKEN,
  METRICS_PORT,
}: z.infer<typeof general>): GeneralConfig['metrics'] {
  if (!METRICS) return false;
  return METRICS_TOKEN === undefined ? { port: METRICS_PORT } : { token: METRICS_TOKEN };
}

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
      parsed.error.issues.map(({ path: [of] }) => {
        const name = general.keyof().parse(of);
        return ({ notAllowed, allowed }) =>
          notAllowed(name, SECRET.has(name) ? '…' : (env[name] ?? ''), allowed[name]);
      }),
    );
  }
  const value = parsed.data;
  return {
    port: value.PORT,
    host: value.HOST,
    adminUsers: listed(value.ADMIN_USERS),
    logLevel: value.LOG_LEVEL,
    logFormat: value.LOG_FORMAT ?? null,
    timeZoneDefault: value.TZ_DEFAULT,
    localeDefault: value.LOCALE_DEFAULT,
    metrics: metricsOf(value),
    keepOriginals: value.KEEP_ORIGINALS,
    ...(value.PUBLIC_URL === undefined ? {} : { publicUrl: value.PUBLIC_URL }),
    ...alertsOf(value),
  };
}

/** Both, or neither. @throws ConfigError naming the one that is missing */
function alertsOf({
  ALERT_SMTP_URL: smtpUrl,
  ALERT_MAIL_TO: to,
  ALERT_MAIL_FROM: from,
}: z.infer<typeof general>): Pick<GeneralConfig, 'alerts'> {
  if (smtpUrl === undefined && to === undefined && from === undefined) return {};
  const [first] = to ?? [];
  const problems = [
    ...(smtpUrl === undefined ? [missing('ALERT_SMTP_URL')] : []),
    ...(first === undefined ? [missing('ALERT_MAIL_TO')] : []),
  ];
  if (smtpUrl === undefined || to === undefined || first === undefined) throw new ConfigError(problems);
  return { alerts: { smtpUrl, to, from: from ?? first } };
}

export function isMailServer(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return /^smtps?:$/.test(protocol) && hostname !== '';
}

export function isMailAddress(text: string): boolean {
  return /^[^\s@,<>"]+@[^\s@,<>"]+$/.test(text);
}

function areMailAddresses(texts: readonly string[]): boolean {
  return texts.length > 0 && texts.every(isMailAddress);
}

/** What stands between commas. */
function listed(text: string): string[] {
  return text
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '');
}

/**
 * The language of whoever types on the command line: the terminal's; where that says none of ours (a server's "C"), the
 * language that the company's own settings name; else English.
 */
export function operatorLocale(env: Environment): Locale {
  return (
    localeOf(env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG']) ?? localeOf(env['LOCALE_DEFAULT']) ?? 'en'
  );
}

/** Null when nothing of Slack is set at all. @throws ConfigError with every missing variable and where Slack shows it. */
export function slackConfig(env: Environment): SlackConfig | null {
  const botToken = env['SLACK_BOT_TOKEN'] ?? '';
  const appToken = env['SLACK_APP_TOKEN'] ?? '';
  const signingSecret = env['SLACK_SIGNING_SECRET'] ?? '';
  const clientId = env['SLACK_CLIENT_ID'] ?? '';
  if (botToken === '' && appToken === '' && signingSecret === '' && clientId === '') return null;
  const problems: ConfigProblem[] = [];
  if (botToken === '') problems.push(missing('SLACK_BOT_TOKEN'));
  else if (!botToken.startsWith('xoxb-'))
    problems.push((words) => words.mustStart('SLACK_BOT_TOKEN', 'xoxb-'));
  if (appToken === '' && signingSecret === '') problems.push(missing('SLACK_APP_TOKEN'));
  if (appToken !== '' && !appToken.startsWith('xapp-'))
    problems.push((words) => words.mustStart('SLACK_APP_TOKEN', 'xapp-'));
  const commands = manifestLocales.find((each) => each === (env['SLACK_COMMANDS'] || 'both'));
  if (commands === undefined) problems.push((words) => words.slackCommands);
  const oauth = oauthIn(env, problems);
  if (problems.length > 0) throw new ConfigError(problems);
  return {
    botToken,
    apiUrl: env['SLACK_API_URL'] || null,
    plainPickers: env['SLACK_PLAIN_PICKERS'] === '1',
    ...(commands === undefined ? {} : { commands }),
    mode: appToken !== '' ? { kind: 'socket', appToken } : { kind: 'http', signingSecret },
    ...(oauth === null ? {} : { oauth }),
  };
}

const KEEP_DAYS = 30;
/** Slack's ids of teams and of organisations on Enterprise Grid. */
const SLACK_COMPANY = /^[TE][A-Z0-9]+$/;

/** Null where no other company is to install the app. */
function oauthIn(env: Environment, problems: ConfigProblem[]): OAuthConfig | null {
  const clientId = env['SLACK_CLIENT_ID'] ?? '';
  const clientSecret = env['SLACK_CLIENT_SECRET'] ?? '';
  const listed = companiesIn(env['SLACK_TEAMS'] ?? '');
  if (clientId === '' && clientSecret === '' && listed.length === 0) return null;
  const publicUrl = (env['PUBLIC_URL'] ?? '').replace(/\/+$/, '');
  const companies = listed === 'any' ? listed : listed.map((each) => each.toUpperCase());
  const keepDays = Number(env['SLACK_KEEP_DAYS'] || KEEP_DAYS);
  if (clientId === '') problems.push(missing('SLACK_CLIENT_ID'));
  if (clientSecret === '') problems.push(missing('SLACK_CLIENT_SECRET'));
  if (publicUrl === '') problems.push((words) => words.oauthPublicUrl);
  if ((env['SLACK_SIGNING_SECRET'] ?? '') === '' || (env['SLACK_APP_TOKEN'] ?? '') !== '')
    problems.push((words) => words.oauthOverHttp);
  if (companies !== 'any' && !companies.every((each) => SLACK_COMPANY.test(each)))
    problems.push((words) => words.slackTeams);
  if (!Number.isInteger(keepDays) || keepDays < 0 || keepDays > 3650)
    problems.push((words) => words.slackKeepDays);
  return { clientId, clientSecret, redirectUri: publicUrl + REDIRECT_PATH, companies, keepDays };
}

type Findable = keyof ReturnType<typeof configWords>['where'];

function missing(name: Findable): ConfigProblem {
  return (words) => words.missing(name, words.where[name]);
}

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
  const pem = env['TEAMS_APP_CERTIFICATE'] ?? '';
  const tenantId = (env['TEAMS_TENANT_ID'] ?? '').toLowerCase();
  const isUnsafe = env['TEAMS_UNSAFE_LOCAL'] === '1';
  if ([appId, password, pem, tenantId].every((each) => each === '') && !isUnsafe) return null;
  const problems: ConfigProblem[] = [];
  if (tenantId === '') problems.push(missing('TEAMS_TENANT_ID'));
  else if (!GUID.test(tenantId)) problems.push((words) => words.tenantId);
  const kind = env['TEAMS_APP_TYPE'] || 'single-tenant';
  if (!isAppType(kind)) problems.push((words) => words.appType);
  const admittedTenants = listed(env['TEAMS_ADMITTED_TENANTS'] ?? '').map((each) => each.toLowerCase());
  if (!admittedTenants.every((each) => GUID.test(each))) problems.push((words) => words.tenants);
  if (admittedTenants.length > 0 && isAppType(kind) && kind !== 'multi-tenant')
    problems.push((words) => words.tenantsOfOne);
  const companies = companiesIn(env['TEAMS_TENANTS'] ?? '');
  if (companies !== 'any' && !companies.every((each) => GUID.test(each)))
    problems.push((words) => words.companies);
  if (companies.length > 0 && isAppType(kind) && kind !== 'multi-tenant')
    problems.push((words) => words.companiesOfOne);
  const given = (isMissing: boolean, name: 'TEAMS_APP_ID' | 'TEAMS_APP_PASSWORD') => {
    if (isMissing) problems.push(missing(name));
  };
  if (isUnsafe) {
    if (appId !== '' || password !== '' || pem !== '') problems.push((words) => words.unsafeAndSafe);
    if (!['', '127.0.0.1', '::1', 'localhost'].includes(env['HOST'] ?? ''))
      problems.push((words) => words.unsafeElsewhere);
  } else {
    given(appId === '', 'TEAMS_APP_ID');
    if (kind !== 'managed-identity') given(password === '' && pem === '', 'TEAMS_APP_PASSWORD');
    else if (password !== '' || pem !== '') problems.push((words) => words.noProof);
    if (kind !== 'managed-identity' && password !== '' && pem !== '')
      problems.push((words) => words.oneProof);
    if (appId !== '' && !GUID.test(appId)) problems.push((words) => words.appId);
  }
  const certificate = pem === '' ? null : certificateIn(pem);
  if (typeof certificate === 'string') problems.push((words) => words.certificate[certificate]);
  if (problems.length > 0 || !isAppType(kind) || typeof certificate === 'string')
    throw new ConfigError(problems);
  const proved = (): TeamsCredentials => {
    if (kind === 'managed-identity') return { appId, kind };
    return certificate === null ? { appId, password, kind } : { appId, certificate, kind };
  };
  const tellsEmail = env['TEAMS_EMAILS'] === '1';
  return { credentials: isUnsafe ? null : proved(), tenantId, admittedTenants, companies, tellsEmail };
}

/** "any", or ids in lower case; our own may stand among them. */
function companiesIn(text: string): readonly string[] | 'any' {
  if (text.trim().toLowerCase() === 'any') return 'any';
  return listed(text).map((each) => each.toLowerCase());
}

function isAppType(text: string): text is TeamsCredentials['kind'] {
  return ['single-tenant', 'multi-tenant', 'managed-identity'].includes(text);
}

/** What `start` needs before anything can run, for somebody who has set nothing yet. */
export function missingPlatform(): readonly ConfigProblem[] {
  return [
    missing('SLACK_BOT_TOKEN'),
    missing('SLACK_APP_TOKEN'),
    ({ orTeams, where }) => orTeams(where.TEAMS_APP_ID),
  ];
}

function withoutEmpty(env: Environment): Environment {
  return Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
}
