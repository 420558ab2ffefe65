// The paces as all replicas share them: one row per company, chat and method. The rule is pace.ts.
import { type Db, isUniqueViolation } from '../database/client.ts';
import type { PaceModel } from '../database/generated/sqlite/models.ts';
import type { Books } from './claim.ts';
import { firstPace, freeAt, isResting, type Pace, slowedDown, take } from './pace.ts';

/** What a chat counts together. */
export interface SendingWay {
  readonly platform: string;
  readonly method: 'post' | 'edit';
}

export function wayKey({ platform, method }: SendingWay): string {
  return `${platform} ${method}`;
}

export interface ClosedWay extends SendingWay {
  /** Epoch ms. */
  readonly opensAt: number;
  /** Because the chat counts and asked for it, not because one has only just left. */
  readonly isResting: boolean;
}

export interface Pacing {
  /** Those that are closed just now. */
  closed(): Promise<readonly ClosedWay[]>;
  /** The same without asking the database: as this replica found or left them last. */
  closedAsKnown(): readonly ClosedWay[];
  /** How many of so many messages may go now. */
  take(way: SendingWay, wanted: number): Promise<number>;
  /** The chat counts, and refused one: the next goes `at`. */
  slowDown(way: SendingWay, at: Date): Promise<void>;
}

export interface PacingParts extends Books {
  readonly workspaceId: string;
  /** Milliseconds between two messages of a chat, where it is known how few it takes. */
  readonly leastMs?: (platform: string) => number | undefined;
}

export function pacing({ db, clock, workspaceId, leastMs }: PacingParts): Pacing {
  /** As they were read or written last; another replica may have moved them since, which their version tells. */
  const known = new Map<string, PaceModel & SendingWay>();
  const now = () => clock.now().getTime();

  async function change<T>(
    way: SendingWay,
    rule: (pace: Pace) => { readonly pace: Pace; readonly result: T },
  ) {
    for (;;) {
      const key = { workspaceId, platform: way.platform, method: way.method };
      const row =
        known.get(wayKey(way)) ?? (await db.pace.findUnique({ where: { workspaceId_platform_method: key } }));
      const { pace, result } = rule(row ?? firstPace(now()));
      const isKept = row ? await replaced(row, pace) : await made(key, pace);
      if (isKept) known.set(wayKey(way), { ...key, ...columns(pace), version: row ? row.version + 1 : 0 });
      else known.delete(wayKey(way));
      if (isKept) return result;
    }
  }

  function closedAsKnown(): readonly ClosedWay[] {
    return [...known.values()].flatMap(({ platform, method, ...pace }) => {
      const opensAt = freeAt(pace, now());
      return opensAt > now() ? [{ platform, method, opensAt, isResting: isResting(pace, now()) }] : [];
    });
  }

  async function replaced(row: PaceModel, pace: Pace): Promise<boolean> {
    const { platform, method, version } = row;
    const { count } = await db.pace.updateMany({
      where: { workspaceId, platform, method, version },
      data: { ...columns(pace), version: version + 1 },
    });
    return count === 1;
  }

  async function made(key: SendingWay & { readonly workspaceId: string }, pace: Pace): Promise<boolean> {
    try {
      await db.pace.create({ data: { ...key, ...columns(pace) } });
      return true;
    } catch (error) {
      if (isUniqueViolation(error)) return false;
      throw error;
    }
  }

  return {
    async closed() {
      const rows = await db.pace.findMany({ where: { workspaceId } });
      known.clear();
      for (const { platform, method, ...pace } of rows)
        if (isMethod(method)) known.set(wayKey({ platform, method }), { platform, method, ...pace });
      return closedAsKnown();
    },
    closedAsKnown,
    take: (way, wanted) =>
      change(way, (before) => {
        const { pace, granted } = take(before, wanted, now(), leastMs?.(way.platform));
        return { pace, result: granted };
      }),
    slowDown: (way, at) =>
      change(way, (pace) => ({ pace: slowedDown(pace, now(), at.getTime()), result: undefined })),
  };
}

/** The chats that asked for a rest which is not over, with its end: they count, and nothing is wrong. */
export async function throttledChats(
  db: Db,
  workspaceId: string,
  now: Date,
): Promise<ReadonlyMap<string, Date>> {
  const paused = await db.pace.findMany({
    where: { workspaceId, pausedUntil: { gt: now.getTime() } },
    orderBy: { pausedUntil: 'asc' },
  });
  const resting = paused.filter((pace) => isResting(pace, now.getTime()));
  return new Map(resting.map(({ platform, pausedUntil }) => [platform, new Date(pausedUntil)]));
}

function columns({ interval, nextAt, pausedUntil, emptyAt, taken, longestPause, clean }: Pace) {
  return { interval, nextAt, pausedUntil, emptyAt, taken, longestPause, clean };
}

function isMethod(method: string): method is SendingWay['method'] {
  return method === 'post' || method === 'edit';
}
