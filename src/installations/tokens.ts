// The bot's token of a company, as it is to be used now. Where Slack ends tokens after hours, the next one is asked for before that, by one
// replica alone: what asks for it is good for once.
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { beyond } from '../database/client.ts';
import { opened } from '../keys.ts';
import { type BotTokens, TOKENS } from './installation.ts';
import { type Ending, type StoringParts, theSame, type Unstored, unstored } from './unstored.ts';

/** Slack's tokens last twelve hours; as early as Bolt's own installer. */
const EARLY_MS = 2 * 3_600_000;
/** Longer than Slack may take to answer: nobody else asks meanwhile. */
const RENEWING_MS = 60_000;
const LOOK_MS = 250;
/** What is left of a token that is still used: enough for a call and for clocks that differ. */
const LEFT_MS = 60_000;

export interface TokenParts extends StoringParts {
  /** Asks Slack for the next tokens. Rejects where there are none: with TokenEnded where there never will be. */
  readonly renew: (refresh: string) => Promise<BotTokens>;
}

/** Slack gives no next token: the company has to install the app again. */
export class TokenEnded extends Error {
  constructor() {
    super('the token of a company has ended, and Slack gives no next one');
    this.name = 'TokenEnded';
  }
}

export interface CompanyTokens {
  /**
   * Null where the company does not have the app, or its tokens cannot be read: no key opens them, or they are none.
   * @throws where it has ended and no next one could be had: it may be had later, but for TokenEnded
   */
  of(companyId: string): Promise<string | null>;
  /** The next ones that the database did not take. */
  readonly unstored: Pick<Unstored, 'storeAgain' | 'end' | 'count'>;
}

interface OnFile extends BotTokens {
  readonly workspaceId: string;
  readonly companyId: string;
}

interface Renewing extends TokenParts {
  readonly unstored: Unstored;
}

export function companyTokens(parts: TokenParts): CompanyTokens {
  const renewing: Renewing = { ...parts, unstored: unstored(parts) };
  /** What was on file last: while the database cannot be read, a company's people are told so by it. */
  const last = new Map<string, OnFile>();

  async function lastOf(companyId: string, error: unknown): Promise<string> {
    const known = last.get(companyId);
    const usable = known && usableOf(renewing, known);
    if (!usable) throw error;
    return usable;
  }

  return {
    async of(companyId) {
      let found: OnFile | null;
      try {
        found = await onFile(renewing, companyId);
      } catch (error) {
        return lastOf(companyId, error);
      }
      if (found === null) {
        last.delete(companyId);
        return null;
      }
      last.set(companyId, found);
      const { expiresAt, refresh } = found;
      if (expiresAt === null || refresh === null || isGood(found, renewing, EARLY_MS)) return found.access;
      return following(renewing, { ...found, expiresAt, refresh });
    },
    unstored: renewing.unstored,
  };
}

function isGood({ expiresAt }: BotTokens, { clock }: Renewing, forMs: number): boolean {
  return expiresAt === null || expiresAt.getTime() - clock.now().getTime() > forMs;
}

/** Its own until shortly before its end, then the one that this process holds for it; null where there is none. */
function usableOf(renewing: Renewing, found: OnFile): string | null {
  if (isGood(found, renewing, LEFT_MS)) return found.access;
  const next = renewing.unstored.of(found);
  return next && isGood(next, renewing, 0) ? next.access : null;
}

async function onFile({ db, keys }: Renewing, companyId: string): Promise<OnFile | null> {
  const row = await beyond(db, 'whose it is').slackInstallation.findUnique({ where: { companyId } });
  if (!row?.sealedTokens || row.endedAt !== null) return null;
  const { workspaceId, expiresAt } = row;
  const text = opened(keys, TOKENS, row.sealedTokens);
  if (text === null) return null;
  const { success, data } = stored.safeParse(jsonIn(text));
  return success ? { workspaceId, companyId, ...data, expiresAt } : null;
}

const stored = z.object({ access: z.string().min(1), refresh: z.string().min(1).nullable() });

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

async function following(renewing: Renewing, ending: Ending): Promise<string | null> {
  if (renewing.unstored.of(ending) === null) return renewed(renewing, ending);
  await renewing.unstored.storeAgain();
  if (renewing.unstored.of(ending) === null)
    return (await onFile(renewing, ending.companyId))?.access ?? null;
  const usable = usableOf(renewing, ending);
  if (usable === null) throw new Error('the next token of a company has ended before it could be stored');
  return usable;
}

async function renewed(renewing: Renewing, ending: Ending): Promise<string | null> {
  const { clock, renew } = renewing;
  let next: BotTokens;
  try {
    if (!(await isOurs(renewing, ending))) return fromAnother(renewing, ending);
    next = await renew(ending.refresh);
  } catch (error) {
    if (ending.expiresAt > clock.now()) return ending.access;
    throw error;
  }
  await renewing.unstored.keep(ending, next);
  return renewing.unstored.of(ending) === null ? next.access : usableOf(renewing, ending);
}

/** Of several replicas one asks; one that died meanwhile is asked no longer than a minute. */
async function isOurs({ db, clock }: Renewing, ending: Ending): Promise<boolean> {
  const now = clock.now();
  const until = new Date(now.getTime() + RENEWING_MS);
  // One further ahead was noted by a clock that was set back since.
  const isOver = [{ renewingUntil: null }, { renewingUntil: { lte: now } }, { renewingUntil: { gt: until } }];
  const { count } = await db.slackInstallation.updateMany({
    where: { ...theSame(ending), OR: isOver },
    data: { renewingUntil: until },
  });
  return count > 0;
}

/** Another replica asks: the token is good until shortly before its end, and then the next one is waited for. */
async function fromAnother(renewing: Renewing, ending: Ending): Promise<string | null> {
  for (let waited = 0; ; waited += LOOK_MS) {
    const found = await onFile(renewing, ending.companyId);
    if (found === null || found.access !== ending.access) return found?.access ?? null;
    const usable = usableOf(renewing, found);
    if (usable !== null) return usable;
    if (waited >= RENEWING_MS) throw new Error('the next token of a company did not come');
    await wait(LOOK_MS);
  }
}
