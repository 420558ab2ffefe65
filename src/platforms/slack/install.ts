// How a company installs the app by OAuth: the page with the button, and where Slack sends whoever pressed it. The way itself is that of
// Bolt's own installer; what people read is install-pages.ts.
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { webApi } from '@slack/bolt';
import { ErrorCode, type Installation as Installed, InstallProvider } from '@slack/oauth';
import { answerTo } from '../../http/answer.ts';
import { type Locale, locales, readersLocale } from '../../i18n/locale.ts';
import { type Granted, keepInstallation } from '../../installations/installation.ts';
import { noteBroken } from '../explain.ts';
import { clientOptions, slackLogger } from './client.ts';
import { grantedFrom } from './granted.ts';
import { type InstallPage, installPages, PAGE_HEADERS } from './install-pages.ts';
import { installStates } from './install-states.ts';
import { slackScopes } from './manifest.ts';
import type { Ours } from './membership.ts';
import { isAdmitted, type OtherCompanies, type OtherParts } from './others.ts';
import { faultCode, faultOf } from './outcomes.ts';
import { INSTALL_PATH, REDIRECT_PATH } from './paths.ts';
import type { OAuthConfig, SlackConfig } from './settings.ts';

/** Where companies that install are kept. */
export interface Installing extends Pick<OtherParts, 'database' | 'keys'> {
  /** Of a company that is not on file. */
  readonly defaults: { readonly locale: Locale; readonly timeZone: string };
}

export interface InstallParts extends Installing, OtherParts {
  readonly others: OtherCompanies;
  /** Our own company: its tokens are those in the settings. */
  readonly ours: () => Promise<Ours>;
}

/** Answers the two addresses, and hands everything else to `next`. */
export function installDoor(
  config: SlackConfig,
  oauth: OAuthConfig,
  parts: InstallParts,
  next: RequestListener,
): RequestListener {
  const { log } = parts;
  const entrance = installEntrance(config, oauth, parts);
  return (request, response) => {
    const path = (request.url ?? '').split('?')[0];
    if (path !== INSTALL_PATH && path !== REDIRECT_PATH) return next(request, response);
    if (request.method !== 'GET')
      return answerTo(request, response, { status: 405, headers: { allow: 'GET' } });
    const way = path === INSTALL_PATH ? entrance.show : entrance.take;
    way(request, response).catch((error: unknown) => {
      const reference = noteBroken(error, { log, where: path, code: {} });
      if (!response.headersSent) write(response, pagesFor(request, oauth).failed(reference));
    });
  };
}

function installEntrance(config: SlackConfig, oauth: OAuthConfig, parts: InstallParts) {
  const { keys, clock, log, timeoutMs } = parts;
  const { clientId, clientSecret, redirectUri } = oauth;
  const clientSettings = clientOptions(config, log, timeoutMs);
  const asks = { scopes: Object.keys(slackScopes), redirectUri };
  const stateStore = installStates(keys, clock, asks);
  // It has one page for everybody: each language has an installer of its own.
  const installers = new Map(
    locales.map((locale) => [
      locale,
      new InstallProvider({
        ...{ clientId, clientSecret, stateStore },
        installUrlOptions: asks,
        ...(config.apiUrl === null
          ? {}
          : { authorizationUrl: new URL('/oauth/v2/authorize', config.apiUrl).href }),
        clientOptions: clientSettings,
        // What became of it is logged here, without its words.
        logger: { ...slackLogger(log), error() {}, warn() {} },
        renderHtmlForInstallPath: (url) => installPages(locale, installUrl(oauth)).button(url).body,
        // Kept by `take`, which tells strangers from others first; never asked for here.
        installationStore: {
          storeInstallation: async () => {},
          fetchInstallation: () => Promise.reject(new Error('see src/installations')),
        },
      }),
    ]),
  );
  const installerFor = (locale: Locale): InstallProvider => {
    const found = installers.get(locale);
    if (!found) throw new Error(`no installer in ${locale}`);
    return found;
  };

  return {
    async show(request: IncomingMessage, response: ServerResponse): Promise<void> {
      for (const [name, value] of Object.entries(PAGE_HEADERS)) response.setHeader(name, value);
      await installerFor(readerOf(request)).handleInstallPath(request, response);
    },
    async take(request: IncomingMessage, response: ServerResponse): Promise<void> {
      const pages = pagesFor(request, oauth);
      const tell = async (page: InstallPage) => write(response, page);
      await installerFor(readerOf(request)).handleCallback(request, response, {
        async afterInstallation(installed) {
          await tell(await taken(config, oauth, parts, installed, pages));
          return false;
        },
        failureAsync: async (error) => tell(refusal(error, pages, parts)),
      });
    },
  };
}

type Pages = ReturnType<typeof installPages>;

/** @throws what the database throws */
async function taken(
  config: SlackConfig,
  oauth: OAuthConfig,
  parts: InstallParts,
  installed: Installed,
  pages: Pages,
): Promise<InstallPage> {
  const { database, keys, clock, log, defaults, others, ours } = parts;
  const granted = grantedFrom(installed, clock.now());
  const { companyId, name } = granted;
  const isOurs = companyId === (await ours()).team;
  if (!isOurs && !isAdmitted(oauth, granted)) {
    await giveBack(config, oauth, parts, granted);
    log.warn({ company: companyId }, 'a company that is not admitted installed the app: it was given back');
    return pages.stranger(name, companyId);
  }
  if (!isOurs) {
    await keepInstallation(database, keys, granted, { ...defaults, now: clock.now() });
    log.info({ company: companyId }, 'a company installed the app');
    await others.open(companyId).catch((error: unknown) => {
      log.error({ err: error }, 'a company could not be opened; it is when it asks next');
    });
  }
  return pages.installed(name, installed.isEnterpriseInstall ? null : clientUrl(companyId));
}

/** With a stranger's token nothing else is done. */
async function giveBack(
  config: SlackConfig,
  { clientId, clientSecret }: OAuthConfig,
  { log, timeoutMs }: InstallParts,
  { tokens }: Granted,
): Promise<void> {
  const client = new webApi.WebClient(tokens.access, clientOptions(config, log, timeoutMs));
  await client.apps
    .uninstall({ client_id: clientId, client_secret: clientSecret })
    .catch((error: unknown) => {
      const fault = faultOf(error);
      log.warn({ code: fault && faultCode(fault) }, 'the app could not be taken out of a stranger’s Slack');
    });
}

/** What the installer calls a way that did not begin on our page, or not in this browser, or not just now. */
const STALE: readonly string[] = [
  ErrorCode.MissingStateError,
  ErrorCode.InvalidStateError,
  ErrorCode.MissingCodeError,
];

function refusal(error: Error & { readonly code: string }, pages: Pages, { log }: InstallParts): InstallPage {
  if (error.code === ErrorCode.AuthorizationError) return pages.cancelled();
  const fault = faultOf(error);
  const code = fault ? faultCode(fault) : error.code;
  // Slack's own word for a code that is used up or too old.
  if (STALE.includes(code) || code === 'invalid_code' || code === 'code_already_used') {
    log.warn({ code }, 'refused: an installation that did not begin here, or not just now');
    return pages.stale();
  }
  return pages.failed(noteBroken(error, { log, where: REDIRECT_PATH, code: fault ? { slack: code } : {} }));
}

function readerOf({ headers }: IncomingMessage): Locale {
  return readersLocale(headers['accept-language']);
}

function pagesFor(request: IncomingMessage, oauth: OAuthConfig): Pages {
  return installPages(readerOf(request), installUrl(oauth));
}

function installUrl({ redirectUri }: OAuthConfig): string {
  return redirectUri.replace(REDIRECT_PATH, INSTALL_PATH);
}

/** docs.slack.dev/interactivity/deep-linking. An id has letters and digits alone: see granted.ts. */
function clientUrl(team: string): string {
  return `https://app.slack.com/client/${team}`;
}

function write(response: ServerResponse, { status, body }: InstallPage): void {
  response.writeHead(status, PAGE_HEADERS).end(body);
}
