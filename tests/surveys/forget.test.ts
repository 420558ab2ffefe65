// How long what surveys keep is kept.
import { beforeEach, describe, expect, it } from 'vitest';
import { forgetSurveys, KEPT_DAYS } from '../../src/surveys/forget.ts';
import { roundById } from '../../src/surveys/round.ts';
import { earlierRounds } from '../../src/surveys/showing.ts';
import { type Desk, freshDesk, now } from '../handlers/desk.ts';
import { onEachEngine } from '../harness/database.ts';
import { roundRow, surveyRow } from './on-file.ts';

const DAY_MS = 86_400_000;
const daysOn = (days: number) => new Date(now.getTime() + days * DAY_MS);

onEachEngine((engine) => {
  describe('a survey', () => {
    let desk: Desk;
    let workspaceId: string;
    const db = () => desk.kit.database.db;

    beforeEach(async () => {
      desk = await freshDesk(engine, 'en');
      workspaceId = desk.workspace.id;
      await db().survey.deleteMany({ where: { workspaceId } });
      await db().survey.create({
        data: surveyRow({ workspaceId, id: 'pulse', createdById: desk.admin.id, now }),
      });
      const tallies = [{ group: null, asked: 9, counts: { recommend: { 9: 9 } } }];
      for (const [number, id] of ['first', 'second', 'open'].entries()) {
        const isOpen = id === 'open';
        const closing = isOpen ? {} : { state: 'closed', closedAt: daysOn(number), tallies };
        const row = roundRow({ workspaceId, id, surveyId: 'pulse', now });
        await db().surveyRound.create({ data: { ...row, number: number + 1, ...closing } });
        const of = { workspaceId, roundId: id };
        await db().surveyInvited.create({ data: { ...of, personId: desk.admin.id, groups: [0] } });
        await db().surveyComment.create({
          data: { ...of, id: `of ${id}`, question: 'word', text: 'More time.' },
        });
      }
    });

    const forget = async (days: number) => {
      const { database } = desk.kit;
      const shell = { database, workspace: desk.workspace, now: daysOn(days) };
      await Promise.all([forgetSurveys(shell), forgetSurveys(shell)]);
      const where = { where: { workspaceId }, orderBy: { roundId: 'asc' } } as const;
      const rounds = await db().surveyRound.findMany({ where: { workspaceId }, orderBy: { number: 'asc' } });
      return {
        asked: (await db().surveyInvited.findMany(where)).map(({ roundId }) => roundId),
        comments: (await db().surveyComment.findMany(where)).map(({ roundId }) => roundId),
        rounds: rounds.map(({ id }) => id),
      };
    };
    const all = ['first', 'open', 'second'];
    const rounds = ['first', 'second', 'open'];

    it('forgets who was asked after 400 days, and shows later rounds without them', async () => {
      expect(await forget(KEPT_DAYS.asked)).toEqual({ asked: all, comments: all, rounds });
      const comparedOn = async (days: number) =>
        (await earlierRounds(db(), await roundById(db(), workspaceId, 'open'), daysOn(days))).length;
      expect(await comparedOn(KEPT_DAYS.asked)).toBe(2);
      expect(await forget(KEPT_DAYS.asked + 1)).toEqual({ asked: ['open', 'second'], comments: all, rounds });
      expect(await comparedOn(KEPT_DAYS.asked + 1)).toBe(1);
    });

    it('forgets comments after two years and totals after five, but for the last round of a survey', async () => {
      expect(await forget(KEPT_DAYS.comments + 1)).toEqual({
        asked: ['open'],
        comments: ['open', 'second'],
        rounds,
      });
      expect(await forget(KEPT_DAYS.totals + 1)).toMatchObject({
        comments: ['open'],
        rounds: ['second', 'open'],
      });
      await db().surveyRound.update({
        where: { workspaceId_id: { workspaceId, id: 'open' } },
        data: { state: 'closed', closedAt: daysOn(3) },
      });
      expect(await forget(KEPT_DAYS.totals + 100)).toEqual({ asked: [], comments: [], rounds: ['open'] });
    });
  });
});
