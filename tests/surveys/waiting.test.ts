// A round that is over and has answers that cannot be opened: nothing is lost while somebody can still put the key back, and what is given up
// in the end is said.
import { pino } from 'pino';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Delivery } from '../../src/database/generated/sqlite/client.ts';
import { menu } from '../../src/handlers/index.ts';
import { keysFrom, newSecret } from '../../src/keys.ts';
import { later } from '../../src/people/later.ts';
import type { Person } from '../../src/people/person.ts';
import { giveBallot } from '../../src/surveys/ballots.ts';
import { lookAfterSurveys } from '../../src/surveys/beat.ts';
import { closeEarly } from '../../src/surveys/save.ts';
import type { KeyedShell } from '../../src/workspace/shell.ts';
import { type Desk, freshDesk, now } from '../handlers/desk.ts';
import { onEachEngine } from '../harness/database.ts';
import { ASKED, askedCompany, counting } from './asked.ts';

const DAY_MS = 86_400_000;

onEachEngine((engine) => {
  describe('a round of which some answers cannot be opened', () => {
    let desk: Desk;
    let shell: KeyedShell;
    let people: readonly Person[];
    let workspaceId: string;
    let closesAt: Date;
    const kinds = [counting];
    const { roundId } = ASKED;
    /** A machine that has not the key of those who answered. */
    const otherKeys = keysFrom([newSecret()]);

    beforeEach(async () => {
      desk = await freshDesk(engine, 'en');
      ({ shell, people } = await askedCompany(desk));
      workspaceId = desk.workspace.id;
      ({ closesAt } = await round());
    });

    const round = () =>
      shell.database.db.surveyRound.findFirstOrThrow({ where: { workspaceId, id: roundId } });
    const give = (personId: string, keys = shell.keys, at = now) =>
      giveBallot({ ...shell, keys, now: at }, { roundId, personId, answers: { recommend: 9 } });
    const beat = (keys = shell.keys, at = closesAt) =>
      lookAfterSurveys(
        {
          ...{ database: shell.database, workspace: desk.workspace, keys, now: at },
          ...{
            log: pino({ level: 'silent' }),
            later: later(),
            adminUsers: [],
            directory: desk.kit.directory,
          },
        },
        kinds,
      );
    const ballots = () => shell.database.db.ballot.count({ where: { workspaceId, roundId } });
    const letters = async (kind: string): Promise<string> => {
      const rows: Delivery[] = await shell.database.db.delivery.findMany({ where: { workspaceId, kind } });
      return JSON.stringify(rows.map(({ content }) => content));
    };
    const answers = async (readable: number, unreadable: number) => {
      for (const { id } of people.slice(0, readable)) await give(id);
      for (const { id } of people.slice(readable, readable + unreadable)) await give(id, otherKeys);
    };

    it('waits with all of them, tells its admin once, and closes when the key is back', async () => {
      await answers(7, 3);
      await Promise.all([beat(), beat()]);
      await beat();
      expect(await round()).toMatchObject({ state: 'open', unreadable: 3, tallies: null, result: null });
      expect(await ballots()).toBe(10);
      expect(await shell.database.db.surveyVoted.count({ where: { workspaceId, roundId } })).toBe(0);
      const news = await letters('survey.news');
      expect(news.match(/3 of its 10 answers are concerned/g)).toHaveLength(1);
      expect(news).toContain('survey.close-without');
      // A clock that runs behind takes none either.
      await expect(give('person-11')).rejects.toMatchObject({ code: 'survey.closed' });
      const both = { ...shell.keys, open: opensBoth(shell.keys, otherKeys) };
      await beat(both, new Date(closesAt.getTime() + DAY_MS));
      expect(await round()).toMatchObject({
        ...{ state: 'closed', answered: 10, unreadable: 0, waitsUntil: null, result: { answered: 10 } },
      });
      expect(await ballots()).toBe(0);
    });

    it('counts nothing where its key is not there at all, and loses nothing', async () => {
      await answers(9, 0);
      await beat(otherKeys);
      expect(await round()).toMatchObject({ state: 'open', unreadable: 9 });
      await beat(shell.keys);
      expect(await round()).toMatchObject({ state: 'closed', answered: 9, unreadable: 0 });
    });

    it('is closed without them by an admin, and its result and the audit log say how many', async () => {
      await answers(6, 2);
      await beat();
      const run = menu.actions['survey.close-without'];
      if (!run) throw new Error('no such ask');
      await run(desk.ask({ subject: roundId }));
      expect(await round()).toMatchObject({ state: 'closed', answered: 6, unreadable: 2 });
      expect(await ballots()).toBe(0);
      for (const kind of ['survey.result', 'survey.decide'])
        expect(await letters(kind)).toContain('2 more answers came and are not counted');
      const entry = await shell.database.db.auditEntry.findFirstOrThrow({
        where: { workspaceId, act: 'survey.closed-without' },
      });
      expect(entry.details).toBe('{"answers":2,"round":1,"survey":1}');
    });

    it('needs its threshold of those that can be opened', async () => {
      await answers(4, 5);
      await beat();
      await beat(shell.keys, new Date(closesAt.getTime() + 14 * DAY_MS));
      expect(await round()).toMatchObject({ state: 'closed', answered: 4, unreadable: 5, tallies: null });
      const result = await letters('survey.result');
      expect(result).toContain('Fewer than 5 answers were counted');
      expect(result).toContain('5 more answers came and are not counted');
    });

    it('waits for two weeks, then closes without them', async () => {
      await answers(6, 1);
      await beat();
      const { waitsUntil } = await round();
      expect(waitsUntil).toEqual(new Date(closesAt.getTime() + 14 * DAY_MS));
      await beat(shell.keys, new Date((waitsUntil?.getTime() ?? 0) - 1));
      expect(await round()).toMatchObject({ state: 'open', unreadable: 1 });
      await beat(shell.keys, waitsUntil ?? now);
      expect(await round()).toMatchObject({ state: 'closed', answered: 6, unreadable: 1 });
      expect(await letters('survey.result')).toContain('1 more answer came and is not counted');
    });

    it('closed before its time, takes no more answers and waits as well; it is noted once who closed it', async () => {
      await answers(6, 1);
      const by = { person: desk.admin.id };
      const closing = { kinds, roundId, by };
      expect((await closeEarly(shell, closing)).row).toMatchObject({ state: 'open', closesAt: now });
      expect((await closeEarly(shell, closing)).row.state).toBe('open');
      await expect(give('person-11')).rejects.toMatchObject({ code: 'survey.closed' });
      expect(await shell.database.db.auditEntry.count({ where: { workspaceId, act: 'survey.closed' } })).toBe(
        1,
      );
    });
  });
});

function opensBoth(one: KeyedShell['keys'], other: KeyedShell['keys']) {
  return (purpose: string, sealed: string): string => {
    try {
      return one.open(purpose, sealed);
    } catch {
      return other.open(purpose, sealed);
    }
  };
}
