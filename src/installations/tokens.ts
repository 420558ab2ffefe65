// The bot's token of a company, as it is to be used now. Where Slack ends tokens after hours, the next one is asked for before that, by one
// replica alone: what asks for it is good for once.
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import type { Clock } from '../clock.ts';
import { beyond, type Store } from '../database/client.ts';
import { type Keys, opened } from '../keys.ts';
import { type BotTokens, sealedTokens, TOKENS } from './installation.ts';

/** Slack's tokens last twelve hours; as early as Bolt's own installer. */
const EARLY_MS = 2 * 3_600_000;
/** Longer than Slack may take to answer: nobody else asks meanwhile. */
const RENEWING_MS = 60_000;
const LOOK_MS = 250;
/** What is left of a token that is still used: enough for a call and for clocks that differ. */
const LEFT_MS = 60_000;

export interface TokenParts {
  readonly db: Store;
  readonly keys: Keys;
  readonly clock: Clock;
  /** Asks Slack for the next tokens. Rejects where there are none. */
  readonly renew: (refresh: string) => Promise<BotTokens>;
}

/**
 * Null where the company does not have the app, or no key opens its tokens.
 * @throws where the token has ended, and no next one could be had: it may be had later
 */
export async function tokenOf(parts: TokenParts, companyId: string): Promise<string | null> {
  const held = await heldOf(parts, companyId);
  if (held === null) return null;
  const { expiresAt, refresh } = held;
  if (expiresAt === null || refresh === null) return held.access;
  if (expiresAt.getTime() - parts.clock.now().getTime() > EARLY_MS) return held.access;
  return renewed(parts, { ...held, expiresAt, refresh });
}

interface Held extends BotTokens {
  readonly workspaceId: string;
  readonly companyId: string;
}

type Ending = Held & { readonly expiresAt: Date; readonly refresh: string };

async function heldOf({ db, keys }: TokenParts, companyId: string): Promise<Held | null> {
  const row = await beyond(db, 'whose it is').slackInstallation.findUnique({ where: { companyId } });
  if (!row?.sealedTokens || row.endedAt !== null) return null;
  const { workspaceId, expiresAt } = row;
  const text = opened(keys, TOKENS, row.sealedTokens);
  if (text === null) return null;
  const { access, refresh } = stored.parse(JSON.parse(text));
  return { workspaceId, companyId, access, refresh, expiresAt };
}

const stored = z.object({ access: z.string(), refresh: z.string().nullable() });

async function renewed(parts: TokenParts, held: Ending): Promise<string | null> {
  const { db, keys, clock, renew } = parts;
  if (!(await isOurs(parts, held))) return fromAnother(parts, held);
  let next: BotTokens;
  try {
    next = await renew(held.refresh);
  } catch (error) {
    if (held.expiresAt > clock.now()) return held.access;
    throw error;
  }
  await db.slackInstallation.updateMany({ where: theSame(held), data: sealedTokens(keys, next) });
  return next.access;
}

/** Of several replicas one asks; one that died meanwhile is asked no longer than a minute. */
async function isOurs({ db, clock }: TokenParts, held: Ending): Promise<boolean> {
  const now = clock.now();
  const until = new Date(now.getTime() + RENEWING_MS);
  // One further ahead was noted by a clock that was set back since.
  const isOver = [{ renewingUntil: null }, { renewingUntil: { lte: now } }, { renewingUntil: { gt: until } }];
  const { count } = await db.slackInstallation.updateMany({
    where: { ...theSame(held), OR: isOver },
    data: { renewingUntil: until },
  });
  return count > 0;
}

/** By when they end, not by how they are sealed: `rekey` may seal them anew while Slack is asked. */
function theSame({ workspaceId, companyId, expiresAt }: Ending) {
  return { workspaceId, companyId, expiresAt, endedAt: null };
}

/** Another replica asks: the token is good until shortly before its end, and then the next one is waited for. */
async function fromAnother(parts: TokenParts, held: Ending): Promise<string | null> {
  for (let waited = 0; ; waited += LOOK_MS) {
    const found = await heldOf(parts, held.companyId);
    const leftMs = held.expiresAt.getTime() - parts.clock.now().getTime();
    if (found === null || found.access !== held.access || leftMs > LEFT_MS) return found?.access ?? null;
    if (waited >= RENEWING_MS) throw new Error('the next token of a company did not come');
    await wait(LOOK_MS);
  }
}
