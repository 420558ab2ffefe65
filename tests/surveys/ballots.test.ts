// What is given and counted, on both engines: once each, whatever is pressed at once, and nothing of it left once a round is closed.
import { beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../src/database/client.ts';
import type { Person } from '../../src/people/person.ts';
import { giveBallot, hasAnswered } from '../../src/surveys/ballots.ts';
import { closeRound } from '../../src/surveys/close.ts';
import type { SurveyAnswers } from '../../src/surveys/question.ts';
import { talliesShape } from '../../src/surveys/tally.ts';
import type { KeyedShell } from '../../src/workspace/shell.ts';
import { freshDesk } from '../handlers/desk.ts';
import { onEachEngine } from '../harness/database.ts';
import { ASKED, askedCompany, counting } from './asked.ts';

onEachEngine((engine) => {
  describe('a round', () => {
    let shell: KeyedShell;
    let database: Database;
    let people: readonly Person[];
    const { roundId } = ASKED;

    beforeEach(async () => {
      ({ shell, people } = await askedCompany(await freshDesk(engine, 'en')));
      ({ database } = shell);
    });

    const give = (personId: string, answers: SurveyAnswers = { recommend: 9 }) =>
      giveBallot(shell, { roundId, personId, answers });
    const close = () => closeRound(shell, { kinds: [counting], roundId });

    it('counts one answer of each person, whatever they press at once', async () => {
      const all = await Promise.all(people.flatMap(({ id }) => [give(id), give(id), give(id)]));
      expect(all.filter((each) => each === 'given')).toHaveLength(people.length);
      expect(await database.db.ballot.count({ where: { workspaceId: shell.workspace.id } })).toBe(12);
      expect((await close())?.row.result).toEqual({ answered: 12 });
    });

    it('leaves no ballot, and nobody who answered, once it is closed; the counts alone', async () => {
      for (const { id } of people.slice(0, 6)) await give(id);
      const closed = await close();
      expect(closed?.row).toMatchObject({ state: 'closed', asked: 12, answered: 6 });
      expect(talliesShape.parse(closed?.row.tallies)).toEqual([
        { group: null, asked: 12, counts: { recommend: { 9: 6 } }, untold: {} },
        { group: 0, asked: 12, counts: { recommend: { 9: 6 } }, untold: {} },
      ]);
      const where = { workspaceId: shell.workspace.id };
      expect(await database.db.ballot.count({ where })).toBe(0);
      expect(await database.db.surveyVoted.count({ where })).toBe(0);
      expect(await hasAnswered(database.db, shell, { roundId, personId: people[0]?.id ?? '' })).toBe(false);
    });

    it('says nothing where fewer answered than its threshold', async () => {
      for (const { id } of people.slice(0, 4)) await give(id);
      expect((await close())?.row).toMatchObject({ answered: 4, tallies: null, result: null });
    });

    it('closes once, whoever closes it at the same time, and takes no answer afterwards', async () => {
      for (const { id } of people.slice(0, 5)) await give(id);
      const closed = await Promise.all([close(), close(), close()]);
      expect(closed.filter((each) => each !== null)).toHaveLength(1);
      await expect(give('person-9')).rejects.toMatchObject({ code: 'survey.closed' });
    });

    it('loses no answer that is given while it closes: it is counted, or was refused', async () => {
      for (const { id } of people.slice(0, 5)) await give(id);
      const [closed, ...given] = await Promise.all([
        close(),
        ...people.slice(5).map(({ id }) => give(id).catch(({ code }) => code)),
      ]);
      const counted = given.filter((each) => each === 'given').length;
      expect(given.every((each) => each === 'given' || each === 'survey.closed')).toBe(true);
      expect(closed?.row.answered).toBe(5 + counted);
    });

    it('is answered by those who were asked alone, with what was asked', async () => {
      await expect(give('a stranger')).rejects.toMatchObject({ code: 'survey.not-asked' });
      await expect(give('person-1', { recommend: 11 })).rejects.toThrow(RangeError);
      await expect(give('person-1', {})).rejects.toThrow(RangeError);
      await expect(give('person-1', { recommend: 9, other: 1 })).rejects.toThrow(RangeError);
    });
  });
});
