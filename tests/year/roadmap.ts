// The roadmap through the year: each month's end, what it ticks by itself beside the raw events, counted in another way than the program's.
import type { Database } from '../../src/database/client.ts';
import { roadmapNow } from '../../src/roadmap/ticks.ts';
import { type Company, DAY_MS } from './company.ts';
import { isAnswer } from './recount.ts';

const QUARTER_DAYS = 90;

export function watchRoadmap({ db, ...database }: Database, { workspace }: Company) {
  const workspaceId = workspace.id;
  const differences: string[] = [];

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

  return {
    async look(now: Date): Promise<void> {
      const { standings, facts } = await roadmapNow({ db, ...database }, workspace, now);
      const { replied, of } = await promisedBefore(now);
      const told = facts.promised;
      if (told.replied !== replied || told.of !== of)
        differences.push(
          `roadmap, ${now.toISOString()}: ${JSON.stringify(told)}, recounted ${replied} of ${of}`,
        );
      const ticked = standings.find(({ item }) => item.id === 'in-time')?.since !== null;
      const counted = of >= 5 && replied / of >= 0.9;
      if (ticked !== counted)
        differences.push(`roadmap, ${now.toISOString()}: in time ${ticked}, recounted ${counted}`);
      const owners = standings.find(({ item }) => item.id === 'owners')?.since !== null;
      const topics = await db.topic.findMany({
        where: { workspaceId, archivedAt: null },
        select: { owners: { select: { personId: true } } },
      });
      const all = topics.length > 0 && topics.every((topic) => topic.owners.length > 0);
      if (owners !== all)
        differences.push(`roadmap, ${now.toISOString()}: owners ${owners}, recounted ${all}`);
    },
    differences,
  };
}
