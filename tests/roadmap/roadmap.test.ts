// What is done of the roadmap: told by facts, or by an admin's word; and the line of a month.
import { describe, expect, test } from 'vitest';
import { Prisma } from '../../src/database/generated/sqlite/client.ts';
import { contentFrom } from '../../src/delivery/content.ts';
import { noteHeard } from '../../src/feedback/sources/source.ts';
import { menu } from '../../src/handlers/index.ts';
import { plainText } from '../../src/messages/plain.ts';
import { type Item, items } from '../../src/roadmap/items.ts';
import { tellMonthly, writeMonthly } from '../../src/roadmap/monthly.ts';
import { nextOf, roadmapNow, sayDone } from '../../src/roadmap/ticks.ts';
import { workspaceById } from '../../src/workspace/workspace.ts';
import { type Desk, freshDesk, now } from '../handlers/desk.ts';
import { onEachEngine } from '../harness/database.ts';

const DAY_MS = 86_400_000;
const later = (days: number) => new Date(now.getTime() + days * DAY_MS);
const doer = { by: 'command-line', now } as const;

const standings = async ({ kit, workspace }: Desk, at = now) =>
  new Map((await roadmapNow(kit.database, workspace, at)).standings.map((each) => [each.item.id, each]));

onEachEngine((engine) => {
  describe('the roadmap', () => {
    test('ticks itself by what is seen, and no longer does once that stops', async () => {
      const desk = await freshDesk(engine, 'en');
      const { database } = desk.kit;
      const workspaceId = desk.workspace.id;
      await database.db.source.updateMany({ where: { workspaceId }, data: { lastSeenAt: null } });
      expect((await standings(desk)).get('answers')?.since).toBeNull();
      const source = await database.db.source.findFirstOrThrow({ where: { workspaceId } });
      await noteHeard(database.db, source, now);
      expect((await standings(desk)).get('answers')?.since).toEqual(now);
      // Since when it is so, however often somebody looks.
      expect((await standings(desk, later(3))).get('answers')?.since).toEqual(now);
      expect((await standings(desk, later(31))).get('answers')).toMatchObject({
        since: null,
        ceased: later(31),
      });
    });

    test('a topic without an owner is one thing left to do', async () => {
      const desk = await freshDesk(engine, 'en');
      const workspaceId = desk.workspace.id;
      expect((await standings(desk)).get('owners')?.since).toEqual(now);
      await desk.kit.database.db.topicOwner.deleteMany({ where: { workspaceId } });
      expect((await standings(desk)).get('owners')?.since).toBeNull();
    });

    test('a pulse and an assessment are what closed with a result within a quarter', async () => {
      const desk = await freshDesk(engine, 'en');
      const { db } = desk.kit.database;
      const where = { workspaceId: desk.workspace.id, survey: { name: 'Autumn' } };
      expect((await standings(desk)).get('pulse')?.since).toEqual(now);
      expect((await standings(desk)).get('assessment')?.since).toBeNull();
      expect((await standings(desk, later(91))).get('pulse')?.since).toBeNull();
      await db.survey.updateMany({ where: { name: 'Autumn' }, data: { kind: 'maturity' } });
      expect((await standings(desk)).get('assessment')?.since).toEqual(now);
      await db.surveyRound.updateMany({ where, data: { result: Prisma.DbNull } });
      expect((await standings(desk)).get('assessment')?.since).toBeNull();
    });

    test('what no fact shows, an admin says, once, and takes back', async () => {
      const desk = await freshDesk(engine, 'en');
      const { database } = desk.kit;
      const where = { workspaceId: desk.workspace.id, act: 'roadmap.said' };
      const noted = () => database.db.auditEntry.count({ where });
      const before = await noted();
      const say = (itemId: string, isDone: boolean) =>
        sayDone(database, desk.workspace.id, { itemId, isDone, personId: desk.admin.id }, now);
      expect(await Promise.all([say('sponsor', true), say('sponsor', true)])).toContain(false);
      expect((await standings(desk)).get('sponsor')).toMatchObject({ since: now, personId: desk.admin.id });
      // What facts tell is nobody's to say.
      expect(await say('digest', true)).toBe(false);
      expect(await say('nothing', true)).toBe(false);
      expect(await say('sponsor', false)).toBe(true);
      expect((await standings(desk)).get('sponsor')).toMatchObject({ since: null, personId: null });
      expect(await noted()).toBe(before + 2);
    });

    test('a month is told to the admins once, whoever tells, and by what moved since', async () => {
      const desk = await freshDesk(engine, 'en');
      const { database } = desk.kit;
      const tell = (at: Date, workspace = desk.workspace) =>
        tellMonthly({ database, workspace, now: at }).then(() => lines(desk));
      expect(await tell(now), 'the month in which the company came').toEqual([]);
      const december = later(24);
      const told = await Promise.all([tell(december), tell(december)]);
      expect(told.at(-1)).toHaveLength(1);
      expect((await lines(desk))[0]).toMatch(/Now done: .*Give every topic somebody who answers/);
      expect(await tell(later(30))).toHaveLength(1);
      await database.db.topicOwner.deleteMany({ where: { workspaceId: desk.workspace.id } });
      const january = await tell(later(55));
      expect(january[1]).toMatch(/Nothing new is done\. No longer so: .*somebody who answers/);
      await writeMonthly(database, desk.workspace.id, false, doer);
      const quiet = await workspaceById(database.db, desk.workspace.id);
      expect(await tell(later(90), quiet)).toHaveLength(2);
    });
  });
});

async function lines({ kit, workspace }: Desk): Promise<string[]> {
  const rows = await kit.database.db.delivery.findMany({
    where: { workspaceId: workspace.id, kind: 'roadmap.monthly' },
    orderBy: { queuedAt: 'asc' },
  });
  return rows.map((row) => plainText(contentFrom(row).message, 'en'));
}

test('what takes a week comes before what takes a month or a quarter, in the order of the steps', () => {
  const undone = items.map((item) => ({ item, since: null, personId: null, ceased: null }));
  const next = nextOf({ standings: undone }, items.length).map(({ item }) => item.horizon);
  expect(next).toEqual(
    next.toSorted((a, b) => 'week month quarter'.indexOf(a) - 'week month quarter'.indexOf(b)),
  );
  expect(nextOf({ standings: undone }, 1)[0]?.item.step).toBe('commit');
});

test.each(items.map((item: Item) => [item.id, item] as const))(
  '“%s” leads somewhere, or is said by hand',
  (_, { holds, asks }) => {
    if (asks === null) expect(holds).toBeNull();
    else expect(menu.actions).toHaveProperty([asks]);
  },
);
