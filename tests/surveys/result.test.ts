// What becomes of a round that closed: who is told, what follows, and who is reminded of it.
import { beforeEach, describe, expect, it } from 'vitest';
import { contentFrom } from '../../src/delivery/content.ts';
import { plainText } from '../../src/messages/plain.ts';
import { actOnAction } from '../../src/plan/act.ts';
import { addAction } from '../../src/plan/add.ts';
import { giveBallot } from '../../src/surveys/ballots.ts';
import { closeRound } from '../../src/surveys/close.ts';
import { noteDecisions, sayWhy, waitingDecisions } from '../../src/surveys/decide.ts';
import { redrawResult } from '../../src/surveys/publish.ts';
import { roundTold } from '../../src/surveys/told.ts';
import type { KeyedShell } from '../../src/workspace/shell.ts';
import { type Desk, freshDesk, now } from '../handlers/desk.ts';
import { onAnyEngine } from '../harness/database.ts';
import { ASKED, type AskedCompany, askedCompany, counting } from './asked.ts';

const DAY = 86_400_000;
const kinds = [counting];
const { roundId } = ASKED;

onAnyEngine((engine) => {
  describe('a round that closed', () => {
    let desk: Desk;
    let company: AskedCompany;
    let shell: KeyedShell;

    beforeEach(async () => {
      desk = await freshDesk(engine, 'en');
      company = await askedCompany(desk);
      ({ shell } = company);
    });

    const closed = async (answering: number) => {
      for (const { id: personId } of company.people.slice(0, answering))
        await giveBallot(shell, { roundId, personId, answers: { recommend: 9 } });
      return closeRound(shell, { kinds, roundId });
    };
    /** What stands, or will, in each place, as text. */
    const said = async () => {
      const rows = await shell.database.db.delivery.findMany({
        where: { workspaceId: shell.workspace.id, kind: { startsWith: 'survey.' } },
        orderBy: { queuedAt: 'asc' },
      });
      return rows.map((row) => ({
        kind: row.kind,
        address: row.address,
        text: plainText(contentFrom(row).message, 'en'),
      }));
    };
    const later = (days: number) => ({ ...shell, now: new Date(now.getTime() + days * DAY) });
    const act = (title: string) =>
      addAction(shell, {
        draft: { title, forWhom: '', dueOn: null, touchpoint: null, moves: null },
        ...{ owner: desk.admin, by: desk.admin, formKey: title },
        origin: { kind: 'survey', subject: roundId, name: null },
      });

    it('is told in the channels that were asked, and to whoever made it, who is asked what follows', async () => {
      await closed(7);
      const letters = await said();
      expect(letters.map(({ kind, address }) => [kind, address])).toEqual([
        ['survey.result', 'slack:C1'],
        ['survey.decide', 'slack:U1'],
      ]);
      for (const { text } of letters) {
        expect(text).toContain('7 gave a number');
        expect(text).toContain('7 of 12 who were asked have answered.');
        expect(text).toContain('What follows is not decided yet: you will hear by Monday 23 November.');
      }
      expect(letters[1]?.text).toContain('nobody does ten');
    });

    it('says of each group of which nothing is shown whether too few answered, it was kept back or nobody did', async () => {
      const { db } = shell.database;
      const where = { workspaceId: shell.workspace.id };
      const names = ['all', 'shops', 'billing', 'legal'];
      const groups = names.map((name) => ({ address: `slack:${name}`, name: `#${name}` }));
      await db.surveyRound.updateMany({ where: { ...where, id: roundId }, data: { groups } });
      const more = Array.from({ length: 8 }, (_, i) => ({
        ...desk.admin,
        isAdmin: false,
        id: `more-${i}`,
        externalId: `M${i}`,
      }));
      await db.person.createMany({ data: more });
      await db.surveyInvited.createMany({
        data: more.map(({ id: personId }) => ({ ...where, roundId, personId, groups: [0, 3] })),
      });
      // Nine of ten are in shops: with everybody's figures the tenth's could be worked out.
      const invited = company.people.map(({ id }, i) => ({
        id,
        groups: i < 9 ? [0, 1] : i < 10 ? [0, 2] : [0],
      }));
      for (const { id, groups: places } of invited)
        await db.surveyInvited.updateMany({
          where: { ...where, roundId, personId: id },
          data: { groups: places },
        });
      await closed(10);
      for (const { text } of await said()) {
        expect(text).toContain('Not shown, and why:');
        expect(text).toContain('Fewer than 5 answered: #billing.');
        expect(text).toContain('could be worked out: #shops.');
        expect(text).toContain('Nobody answered: #legal.');
      }
    });

    it('says that too few answered, shows nothing of it, and asks for no decision', async () => {
      await closed(4);
      const [channel, maker] = await said();
      expect(channel?.text).toContain('Fewer than 5 answers were counted');
      expect(channel?.text).not.toContain('gave a number');
      expect(maker?.text).not.toContain('decided');
      await noteDecisions(later(60));
      expect(await shell.database.db.reminder.count({ where: { about: 'survey' } })).toBe(0);
    });

    it('shows what follows in the place of “not decided yet”, once it is said', async () => {
      await closed(7);
      await sayWhy(shell, { kinds, roundId, by: desk.admin, why: 'The tool changes in March.' });
      const channel = (await said()).find(({ kind }) => kind === 'survey.redrawn');
      expect(channel?.address).toBe('slack:C1');
      expect(channel?.text).toContain('Nothing is done about it for now. Why: The tool changes in March.');
      expect(channel?.text).not.toContain('not decided yet');
      expect(
        await sayWhy(shell, { kinds, roundId, by: desk.admin, why: 'The tool changes in March.' }),
      ).toEqual({
        kind: 'as-it-was',
      });
    });

    it('lets two actions that go on grow from it, and says why not three', async () => {
      await closed(7);
      const first = await act('Ring before');
      await act('Number the lines');
      await expect(act('A third one')).rejects.toMatchObject({ code: 'plan.enough-from-survey' });
      await redrawResult(shell, kinds, roundId);
      expect((await said()).find(({ kind }) => kind === 'survey.redrawn')?.text).toMatch(
        /What follows: actions #\d+, Ring before and #\d+, Number the lines\./,
      );
      await actOnAction(shell, {
        ...{ actionId: first.row.id, actor: { ...desk.admin, isAdmin: true } },
        ...{ act: 'finish', text: 'Done' },
      });
      await expect(act('Now a third one')).resolves.toBeDefined();
    });

    it('reminds whoever made it by the ladder of ideas, until something is decided', async () => {
      await closed(7);
      const { db } = shell.database;
      const noted = () =>
        db.reminder.findMany({ where: { workspaceId: shell.workspace.id, about: 'survey' } });
      await noteDecisions(later(9));
      expect(await noted()).toEqual([]);
      // Two working days before the 23rd.
      await noteDecisions(later(11));
      expect(await noted()).toMatchObject([{ personId: desk.admin.id, subject: `survey-round:${roundId}` }]);
      const notes = [{ about: 'survey', subject: `survey-round:${roundId}` }];
      const part = await waitingDecisions.say(db, later(11), desk.admin, notes);
      const reader = { locale: 'en', timeZone: 'Europe/Paris', now: later(11).now, workday: 480 } as const;
      expect(part && plainText(part(reader, 5), 'en')).toContain('Pulse: announced for 23 November');
      await sayWhy(later(12), { kinds, roundId, by: desk.admin, why: 'Not this year.' });
      expect(await waitingDecisions.say(db, later(12), desk.admin, notes)).toBeNull();
      expect((await roundTold(db, shell.workspace.id, roundId)).round.row.remindDecideAt).toBeNull();
    });
  });
});
