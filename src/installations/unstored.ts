// The next tokens of companies that Slack gave out and the database did not take: Slack gives them once, so this process holds them, and
// stores them again until they are.
import type { Logger } from 'pino';
import type { Clock } from '../clock.ts';
import { databaseCode, type Store } from '../database/client.ts';
import type { Keys } from '../keys.ts';
import { type BotTokens, sealedTokens } from './installation.ts';

/** What is on file of a company whose token ends. */
export interface Ending {
  readonly workspaceId: string;
  readonly companyId: string;
  readonly access: string;
  readonly refresh: string;
  readonly expiresAt: Date;
}

export interface Unstored {
  /** Stores them, or holds them where the database does not take them. Throws nothing. */
  keep(instead: Ending, next: BotTokens): Promise<void>;
  /** What is held for whoever finds this on file; null where that is no longer what it is to stand for. */
  of(onFile: Pick<Ending, 'companyId' | 'access'>): BotTokens | null;
  /** Tries again what is due. Throws nothing. */
  storeAgain(): Promise<void>;
  /** Tries all of them once more: what is not taken now is lost with the process. */
  end(): Promise<void>;
  /** How many companies' tokens this process alone has. */
  count(): number;
}

export interface StoringParts {
  readonly db: Store;
  readonly keys: Keys;
  readonly clock: Clock;
  readonly log: Logger;
}

const FIRST_MS = 1_000;
const LONGEST_MS = 60_000;

interface Held {
  readonly instead: Ending;
  readonly next: BotTokens;
  readonly tries: number;
  readonly againAt: number;
  readonly triedAt: number;
}

export function unstored({ db, keys, clock, log }: StoringParts): Unstored {
  const held = new Map<string, Held>();
  /** Of several who look at once one stores. */
  const storing = new Map<string, Promise<void>>();

  async function stored(each: Held): Promise<void> {
    const { instead, next, tries } = each;
    const { companyId } = instead;
    try {
      await db.slackInstallation.updateMany({ where: theSame(instead), data: sealedTokens(keys, next) });
      // Where that changed no row, an installation or an end since stands in their place.
      if (held.get(companyId) === each) held.delete(companyId);
      if (tries > 0) log.info({ company: companyId }, 'the next token of a company is stored');
    } catch (error) {
      const at = clock.now().getTime();
      const againAt = at + Math.min(FIRST_MS * 2 ** tries, LONGEST_MS);
      if (held.get(companyId) === each)
        held.set(companyId, { instead, next, tries: tries + 1, againAt, triedAt: at });
      if (tries === 0)
        log.error(
          { company: companyId, code: databaseCode(error) },
          'the database did not take the next token of a company: it is held here and stored again until it is; do not end this process before',
        );
    }
  }

  function tried(each: Held): Promise<void> {
    const { companyId } = each.instead;
    const running = storing.get(companyId) ?? stored(each).finally(() => storing.delete(companyId));
    storing.set(companyId, running);
    return running;
  }

  return {
    async keep(instead, next) {
      // Held first: whoever looks while it is being stored must find it.
      const at = clock.now().getTime();
      const each: Held = { instead, next, tries: 0, againAt: at, triedAt: at };
      held.set(instead.companyId, each);
      await tried(each);
    },
    of({ companyId, access }) {
      const found = held.get(companyId);
      return found?.instead.access === access ? found.next : null;
    },
    async storeAgain() {
      const now = clock.now().getTime();
      // A clock that was set back makes nothing wait.
      const due = [...held.values()].filter(({ againAt, triedAt }) => againAt <= now || now < triedAt);
      await Promise.all(due.map(tried));
    },
    async end() {
      await Promise.all([...held.values()].map(tried));
      for (const companyId of held.keys())
        log.error(
          { company: companyId },
          'the next token of a company could not be stored and is lost: somebody there installs the app again',
        );
    },
    count: () => held.size,
  };
}

/** By when they end, not by how they are sealed: `rekey` may seal them anew while Slack is asked. */
export function theSame({ workspaceId, companyId, expiresAt }: Ending) {
  return { workspaceId, companyId, expiresAt, endedAt: null };
}
