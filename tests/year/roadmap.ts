// The roadmap through the year: twice a month, what it ticks by itself beside what was done: for ideas the raw events, for all else the diary of
// habits.ts, counted in another way than the program's.
import type { Database } from '../../src/database/client.ts';
import { type ItemId, items } from '../../src/roadmap/items.ts';
import { roadmapNow } from '../../src/roadmap/ticks.ts';
import { type Company, DAY_MS } from './company.ts';
import type { Entry, Habit } from './habits.ts';
import { localDay } from './hours.ts';
import { isAnswer } from './recount.ts';

const MONTH_DAYS = 30;
const QUARTER_DAYS = 90;

/** What people say of it, no fact does; and what surveys and visits tell, of which this half of the year has none. */
type ByHand = 'sponsor' | 'walk' | 'assessment' | 'pulse';

export function watchRoadmap({ db, ...database }: Database, { workspace }: Company, diary: readonly Entry[]) {
  const workspaceId = workspace.id;
  const differences: string[] = [];
  /** How often each thing was found done, and not. */
  const found = new Map<string, number>();

  /** The first replies that were promised for the ninety days before `now`, and those that came in time. */
  async function promisedBefore(now: Date): Promise<{ replied: number; of: number }> {
    const from = new Date(now.getTime() - QUARTER_DAYS * DAY_MS);
    const events = await db.suggestionEvent.findMany({
      where: { workspaceId },
      orderBy: [{ suggestionId: 'asc' }, { position: 'asc' }],
    });
    const lives = new Map<string, typeof events>();
    for (const event of events)
      lives.set(event.suggestionId, [...(lives.get(event.suggestionId) ?? []), event]);
    const promised = [...lives.values()].flatMap((life) => {
      const [submitted] = life;
      const dueAt = new Date(Object(submitted?.data).dueAt);
      const reply = life.find((event) => isAnswer({ ...event, data: Object(event.data) }));
      const isWithdrawn = life.some(({ kind }) => kind === 'withdrawn') && reply === undefined;
      return isWithdrawn || dueAt < from || dueAt >= now ? [] : [reply !== undefined && reply.at <= dueAt];
    });
    return { replied: promised.filter((isKept) => isKept).length, of: promised.length };
  }

  async function haveOwners(): Promise<boolean> {
    const topics = await db.topic.findMany({
      where: { workspaceId, archivedAt: null },
      select: { owners: { select: { personId: true } } },
    });
    return topics.length > 0 && topics.every((topic) => topic.owners.length > 0);
  }

  /** Of the diary alone, whether it was done within so many days, and stands. */
  function wasDone(what: Habit, days: number, now: Date): boolean {
    return diary.some(
      (entry) =>
        entry.what === what && entry.undone === null && now.getTime() - entry.at.getTime() <= days * DAY_MS,
    );
  }

  /** A screen notes its days alone. */
  function wasOpened(now: Date): boolean {
    const since = localDay(new Date(now.getTime() - MONTH_DAYS * DAY_MS), workspace.timeZone);
    return diary.some(({ what, at }) => what === 'screen' && localDay(at, workspace.timeZone) >= since);
  }

  async function recounted(now: Date): Promise<Record<Exclude<ItemId, ByHand>, boolean>> {
    const { replied, of } = await promisedBefore(now);
    const ever = Number.POSITIVE_INFINITY;
    return {
      word: wasDone('word', MONTH_DAYS, now),
      charter: wasDone('charter', ever, now),
      answers: wasDone('answers', MONTH_DAYS, now),
      owners: await haveOwners(),
      'in-time': of >= 5 && replied / of >= 0.9,
      digest: wasDone('digest', MONTH_DAYS, now),
      hot: wasDone('hot', ever, now),
      beyond: wasOpened(now) || wasDone('letter', MONTH_DAYS, now),
      story: wasDone('story', MONTH_DAYS, now),
      thanks: wasDone('thanks', MONTH_DAYS, now),
      action: wasDone('action', QUARTER_DAYS, now),
    };
  }

  return {
    async look(now: Date): Promise<void> {
      const { standings, facts } = await roadmapNow({ db, ...database }, workspace, now);
      const promised = await promisedBefore(now);
      const differ = (what: string, told: unknown, counted: unknown) => {
        if (JSON.stringify(told) !== JSON.stringify(counted))
          differences.push(
            `roadmap, ${now.toISOString()}, ${what}: ${JSON.stringify(told)}, recounted ${JSON.stringify(counted)}`,
          );
      };
      differ('promised', { replied: facts.promised.replied, of: facts.promised.of }, promised);
      const counted: Readonly<Record<string, boolean>> = await recounted(now);
      for (const { item, since } of standings) {
        const isDone = since !== null;
        // By hand, and nobody said so.
        differ(item.id, isDone, counted[item.id] ?? false);
        const key = `${item.id} ${isDone}`;
        found.set(key, (found.get(key) ?? 0) + 1);
      }
    },
    /** Each thing of the roadmap that facts tell: how often it was found done, and not. */
    told: () =>
      items
        .filter(({ holds }) => holds !== null)
        .map(({ id }) => `${id} ${found.get(`${id} true`) ?? 0}/${found.get(`${id} false`) ?? 0}`)
        .join(', '),
    differences,
  };
}
