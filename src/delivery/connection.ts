// Whether a chat takes anything from us at all. Where it refuses the program itself, all sending stops at once, for every replica; the chat
// is asked with growing pauses whether all is well again, and no message is the worse for it.
import type { Logger } from 'pino';
import type { Clock } from '../clock.ts';
import type { Db } from '../database/client.ts';
import { isUniqueViolation } from '../database/client.ts';
import type { Carrier, Outcome, Parcel } from './outcome.ts';

export interface ChatRefusal {
  readonly platform: string;
  /** The chat's own code. */
  readonly code: string;
  readonly since: Date;
  readonly probeAt: Date;
}

export interface Connections {
  /** By platform name; each answers for itself while its chat refuses us, and asks the chat nothing. */
  readonly carriers: ReadonlyMap<string, Carrier>;
  /** The chat let it be known, by an event or a refused call. */
  refused(platform: string, code: string): Promise<void>;
  /** Asks each chat that refuses us and whose time has come; each one, where `all`. */
  look(all?: boolean): Promise<void>;
  /** While every chat refuses us: when the next one is asked again. */
  shutUntil(): Promise<Date | null>;
}

export interface ConnectionsParts {
  readonly db: Db;
  readonly workspaceId: string;
  readonly clock: Clock;
  readonly log: Logger;
}

const FIRST_PAUSE_MS = 5_000;
const LONGEST_PAUSE_MS = 60_000;

/** Doubles from five seconds to a minute. */
export function probePauseMs(probes: number): number {
  return Math.min(FIRST_PAUSE_MS * 2 ** Math.min(probes, 10), LONGEST_PAUSE_MS);
}

/** A moment further ahead than any pause was noted by a clock that was set back since. */
function isShut(probeAt: Date, now: Date): boolean {
  const left = probeAt.getTime() - now.getTime();
  return left > 0 && left <= LONGEST_PAUSE_MS;
}

/** The chats that refuse us, as every replica sees them. */
export async function refusingChats(db: Db, workspaceId: string): Promise<readonly ChatRefusal[]> {
  return db.chatRefusal.findMany({ where: { workspaceId }, orderBy: { since: 'asc' } });
}

export function connections(parts: ConnectionsParts, chats: ReadonlyMap<string, Carrier>): Connections {
  const { db, workspaceId, clock, log } = parts;
  const find = (platform: string) =>
    db.chatRefusal.findUnique({ where: { workspaceId_platform: { workspaceId, platform } } });

  async function refused(platform: string, code: string): Promise<void> {
    const now = clock.now();
    const { count } = await db.chatRefusal.updateMany({ where: { workspaceId, platform }, data: { code } });
    if (count > 0) return;
    const probeAt = new Date(now.getTime() + probePauseMs(0));
    try {
      await db.chatRefusal.create({ data: { workspaceId, platform, code, since: now, probeAt } });
    } catch (error) {
      if (!isUniqueViolation(error)) throw error;
      return;
    }
    log.error({ platform, code }, 'the chat refuses us: nothing is sent until it takes us again');
  }

  async function well(platform: string): Promise<void> {
    const { count } = await db.chatRefusal.deleteMany({ where: { workspaceId, platform } });
    if (count > 0) log.info({ platform }, 'the chat takes us again: sending goes on');
  }

  /** Whether a letter may try its luck. Of several replicas one asks. */
  async function asked({ platform, probeAt }: ChatRefusal, carrier: Carrier): Promise<boolean> {
    const now = clock.now();
    if (isShut(probeAt, now)) return false;
    const row = await find(platform);
    if (!row) return true;
    const next = new Date(now.getTime() + probePauseMs(row.probes + 1));
    const { count } = await db.chatRefusal.updateMany({
      where: { workspaceId, platform, probeAt },
      data: { probes: row.probes + 1, probeAt: next },
    });
    if (count === 0) return false;
    return carrier.probe === undefined || probed(platform, carrier);
  }

  async function probed(platform: string, carrier: Carrier): Promise<boolean> {
    const answer = await carrier.probe?.();
    if (answer?.kind === 'refused') await refused(platform, answer.code);
    if (answer?.kind !== 'well') return false;
    await well(platform);
    return true;
  }

  async function send(platform: string, carrier: Carrier, letter: Parcel): Promise<Outcome> {
    const refusal = await find(platform);
    if (refusal && !(await asked(refusal, carrier)))
      return { kind: 'refused', code: refusal.code, at: (await find(platform))?.probeAt ?? clock.now() };
    const outcome = await carrier.send(letter);
    if (outcome.kind === 'refused') await refused(platform, outcome.code);
    else if (refusal) await well(platform);
    return outcome;
  }

  async function look(all = false): Promise<void> {
    const now = clock.now();
    const known = new Map((await refusingChats(db, workspaceId)).map((each) => [each.platform, each]));
    for (const [platform, carrier] of chats) {
      const refusal = known.get(platform);
      if (carrier.probe === undefined) continue;
      if (refusal ? !isShut(refusal.probeAt, now) : all)
        await (refusal ? asked(refusal, carrier) : probed(platform, carrier));
    }
  }

  return {
    carriers: new Map(
      [...chats].map(([platform, carrier]) => [
        platform,
        {
          send: (letter: Parcel) => send(platform, carrier, letter),
          find: (letter: Parcel, since: Date) => carrier.find(letter, since),
          ...(carrier.pace ? { pace: carrier.pace } : {}),
        },
      ]),
    ),
    refused,
    look,
    async shutUntil() {
      await look();
      const known = (await refusingChats(db, workspaceId)).filter(({ platform }) => chats.has(platform));
      if (known.length < chats.size) return null;
      const next = new Date(Math.min(...known.map(({ probeAt }) => probeAt.getTime())));
      return isShut(next, clock.now()) ? next : null;
    },
  };
}
