// The companies that installed the app by OAuth: which of them a request is of, and each one's own chat and desk. How they install is
// install.ts.
import type { Logger } from 'pino';
import type { Clock } from '../../clock.ts';
import type { Database } from '../../database/client.ts';
import {
  endInstallation,
  type Installation,
  installationOf,
  installationsOn,
} from '../../installations/installation.ts';
import { companyTokens } from '../../installations/tokens.ts';
import type { Keys } from '../../keys.ts';
import type { Others, Whose } from '../platform.ts';
import { type SlackChat, slackChat } from './chat.ts';
import { bearingClient, clientOptions } from './client.ts';
import type { Desk } from './desk.ts';
import { renewing } from './renewing.ts';
import type { OAuthConfig, SlackConfig } from './settings.ts';

/** What a payload says of whose it is. On Enterprise Grid it names the team and the organisation. */
export interface Of {
  readonly teamId?: string | undefined;
  readonly enterpriseId?: string | undefined;
  /** The organisation installed for all its teams. */
  readonly isEnterpriseInstall?: boolean | undefined;
}

export interface OtherCompanies extends Others {
  /** Null where it is none that is served. */
  deskOf(of: Of): Promise<Desk | null>;
  /** Slack says that it took the app away. */
  ended(of: Of, by: string): Promise<void>;
  /** What the database did not take of them is stored now, or lost. */
  end(): Promise<void>;
}

export interface OtherParts {
  readonly database: Database;
  readonly keys: Keys;
  readonly clock: Clock;
  readonly log: Logger;
  readonly timeoutMs: number;
}

/** A team is admitted with its organisation too. */
export function isAdmitted(
  { companies }: Pick<OAuthConfig, 'companies'>,
  { companyId, enterpriseId }: Pick<Installation, 'companyId' | 'enterpriseId'>,
): boolean {
  if (companies === 'any') return true;
  return companies.includes(companyId) || (enterpriseId !== null && companies.includes(enterpriseId));
}

/** The likelier first. */
function companyIds({ teamId, enterpriseId, isEnterpriseInstall }: Of): string[] {
  const named = isEnterpriseInstall ? [enterpriseId, teamId] : [teamId, enterpriseId];
  return named.flatMap((id) => id ?? []);
}

export function otherCompanies(
  config: SlackConfig,
  oauth: OAuthConfig,
  { database, keys, clock, log, timeoutMs }: OtherParts,
): OtherCompanies {
  const { db } = database;
  const options = clientOptions(config, log, timeoutMs);
  const tokens = companyTokens({ db, keys, clock, log, renew: renewing(oauth, options, clock) });
  const chats = new Map<string, SlackChat>();
  const desks = new Map<string, { readonly of: Installation; readonly desk: Promise<Desk> }>();
  let whose: Whose | null = null;

  function chatOf(companyId: string): SlackChat {
    const token = () => tokens.of(companyId);
    const made = () =>
      slackChat(config, {
        client: bearingClient(options, token),
        token,
        clock,
        async identity() {
          const found = await installationOf(db, [companyId]);
          if (found === null) throw new Error('a company that does not have the app');
          const { botId, botUserId, enterpriseId } = found;
          return { team: companyId, enterprise: enterpriseId, botId, botUserId };
        },
      });
    const chat = chats.get(companyId) ?? made();
    chats.set(companyId, chat);
    return chat;
  }

  async function installed(of: Of): Promise<Installation | null> {
    const ids = companyIds(of);
    try {
      const found = await installationOf(db, ids);
      return found && isAdmitted(oauth, found) ? found : null;
    } catch (error) {
      // While the database takes nothing, its people are told so at their own desk.
      const known = ids.flatMap((id) => desks.get(id)?.of ?? [])[0];
      if (known) return known;
      throw error;
    }
  }

  /** Opened once for each time it installs; again where it could not be. */
  function deskOf(of: Installation): Promise<Desk> {
    const { companyId } = of;
    const known = desks.get(companyId);
    if (known?.of.installedAt.getTime() === of.installedAt.getTime()) return known.desk;
    if (whose === null) return Promise.reject(new Error('Slack is not listening yet'));
    const desk = whose(companyId).then((ears) => chatOf(companyId).open(ears));
    desks.set(companyId, { of, desk });
    desk.catch(() => {
      if (desks.get(companyId)?.desk === desk) desks.delete(companyId);
    });
    return desk;
  }

  return {
    async served() {
      await tokens.unstored.storeAgain();
      const all = await installationsOn(db);
      const those = all.filter((each) => each.endedAt === null && isAdmitted(oauth, each));
      return new Set(those.map(({ companyId }) => companyId));
    },
    unstored: tokens.unstored.count,
    end: tokens.unstored.end,
    chat: chatOf,
    hear(asked) {
      whose = asked;
    },
    async open(companyId) {
      const found = await installed({ teamId: companyId });
      if (found) await deskOf(found);
    },
    async deskOf(of) {
      const found = await installed(of);
      return found && deskOf(found);
    },
    async ended(of, by) {
      // One that is admitted no more ends too: what is kept of it goes in its time.
      const found = await installationOf(db, companyIds(of));
      if (found === null) return;
      const { companyId } = found;
      // It may have been installed again before the word of its end came.
      const { kind } = (await chatOf(companyId).probe?.()) ?? { kind: 'cannot-tell' };
      if (kind === 'well') return;
      // A team that leaves does not take its organisation along. Where Slack refuses that too, a week of it tells (companies/leaving.ts).
      if (kind === 'cannot-tell' && companyId !== companyIds(of)[0]) return;
      if (!(await endInstallation(database, found, by, clock.now()))) return;
      desks.delete(companyId);
      log.warn({ company: companyId, by }, 'a company took the app away: nothing is sent or heard for it');
    },
  };
}
