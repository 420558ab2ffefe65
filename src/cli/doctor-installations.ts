// What `portevoix doctor` finds of the companies that installed the app on their Slack by OAuth.
import type { Clock } from '../clock.ts';
import type { Database } from '../database/client.ts';
import type { Locale } from '../i18n/locale.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import { type Installation, installationsOn } from '../installations/installation.ts';
import type { Keys } from '../keys.ts';
import { logger } from '../log.ts';
import { slackScopes } from '../platforms/slack/manifest.ts';
import type { OAuthConfig, SlackConfig } from '../platforms/slack/settings.ts';
import { workspaceById } from '../workspace/workspace.ts';

/** Said by us where there is none to be borne; see platforms/slack/client.ts. */
const NO_TOKEN = 'not_authed';

interface InstallationFinding {
  readonly what: string;
  /** What is found; throws saying what to do. */
  readonly look: () => Promise<string>;
}

/** One of each, by when it was installed. */
export async function installationsExamined(
  config: SlackConfig & { readonly oauth: OAuthConfig },
  { database, keys, clock, locale }: { database: Database; keys: Keys; clock: Clock; locale: Locale },
): Promise<readonly InstallationFinding[]> {
  const { ANSWER_MS } = await import('../platforms/slack/client.ts');
  const { isAdmitted, otherCompanies } = await import('../platforms/slack/others.ts');
  const say = words(locale);
  const { oauth } = config;
  const log = logger({ logLevel: 'silent', logFormat: 'json' }, false);
  const others = otherCompanies(config, oauth, { database, keys, clock, log, timeoutMs: ANSWER_MS });
  const look = async (found: Installation): Promise<string> => {
    const day = dayOf(found.endedAt ?? found.installedAt);
    if (found.endedAt !== null) return say.ended(day, dayOf(later(found.endedAt, oauth.keepDays)));
    if (!isAdmitted(oauth, found)) throw new Error(say.notAdmitted(found.companyId));
    const missing = Object.keys(slackScopes).filter((scope) => !found.scopes.includes(scope));
    if (missing.length > 0) throw new Error(say.rightsMissing(missing.join(', ')));
    const probe = await others.chat(found.companyId).probe?.();
    await others.end();
    if ((others.unstored?.() ?? 0) > 0) throw new Error(say.unstored);
    if (probe?.kind === 'refused' && probe.code === NO_TOKEN) throw new Error(say.unreadable);
    if (probe?.kind === 'refused') throw new Error(say.refused(probe.code));
    if (probe?.kind !== 'well') throw new Error(say.noAnswer);
    return say.installed(day);
  };
  const all = await installationsOn(database.db);
  return Promise.all(
    all.map(async (each) => {
      const { name } = await workspaceById(database.db, each.workspaceId);
      return { what: say.company(name, each.companyId), look: () => look(each) };
    }),
  );
}

function later(instant: Date, days: number): Date {
  return new Date(instant.getTime() + days * 86_400_000);
}

function dayOf(instant: Date): string {
  return instant.toISOString().slice(0, 10);
}

const words = phrases({
  en: {
    company: (name: string, id: string) => `${name} (${id}) on Slack`,
    installed: (day: string) => `installed on ${day}, and Slack takes its token`,
    ended: (day: string, until: string) => `took the app away on ${day}; its data is erased on ${until}`,
    notAdmitted: (id: string) => `not served: put ${id} into SLACK_TEAMS, or let it take the app away`,
    rightsMissing: (rights: string) =>
      `installed without ${rights}: one of its people installs it again at /slack/install`,
    refused: (code: string) =>
      `Slack refuses its token (${code}): one of its people installs it again at /slack/install`,
    unreadable:
      'its token cannot be read: it is damaged, or sealed under a key that is not given. Give that key, or one of its people installs it again at /slack/install',
    unstored: 'its next token could not be stored: the database takes nothing',
    noAnswer: 'Slack cannot be asked just now',
  },
  fr: {
    company: (name, id) => fr`${name} (${id}) sur Slack`,
    installed: (day) => fr`installé le ${day}, et Slack accepte son jeton`,
    ended: (day, until) => fr`a retiré l’application le ${day} ; ses données sont effacées le ${until}`,
    notAdmitted: (id) => fr`non servie : ajoutez ${id} à SLACK_TEAMS, ou laissez-la retirer l’application`,
    rightsMissing: (rights) =>
      fr`installé sans ${rights} : quelqu’un de chez elle l’installe à nouveau à /slack/install`,
    refused: (code) =>
      fr`Slack refuse son jeton (${code}) : quelqu’un de chez elle installe à nouveau à /slack/install`,
    unreadable: fr`son jeton est illisible : il est abîmé, ou scellé sous une clé qui n’est pas donnée. Donnez cette clé, ou quelqu’un de chez elle installe à nouveau à /slack/install`,
    unstored: fr`son prochain jeton n’a pu être enregistré : la base de données ne prend rien`,
    noAnswer: 'Slack ne peut être interrogé en ce moment',
  },
});
