// One answer of each, counted, of nobody; and what is told of it when.
import { beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../src/database/client.ts';
import { answerLesson, hasAnswered } from '../../src/lessons/answer.ts';
import type { AnswerLetter } from '../../src/lessons/lesson.ts';
import { lessonOfWeek } from '../../src/lessons/week.ts';
import { type CompanyDesk, openCompanyDesk } from '../handlers/company-desk.ts';
import { freshUrl, onEachEngine, openedHere } from '../harness/database.ts';

const TUESDAY = new Date('2026-12-01T09:00:00Z');
/** In Paris it is Monday already. */
const SUNDAY_NIGHT = new Date('2026-12-06T23:00:00Z');
const WEEK = '2026-11-30';

onEachEngine((engine) => {
  describe('answering a lesson', () => {
    let one: Database;
    let two: Database;
    let desk: CompanyDesk;
    const shell = async (database = one, now = TUESDAY) => ({
      ...{ database, keys: desk.kit.keys, workspace: await desk.workspace(), now },
    });
    const press = async (personId: string, choice: AnswerLetter, database = one, now = TUESDAY) =>
      (await answerLesson(await shell(database, now), { week: WEEK, personId, choice })).answered;
    const row = () => one.db.lessonWeek.findFirstOrThrow({ where: { workspaceId: desk.workspaceId } });

    beforeEach(async () => {
      const url = await freshUrl(engine);
      [one, two] = [await openedHere(url), await openedHere(url)];
      desk = await openCompanyDesk(one, 'en');
    });

    it('is of one lesson for the whole company, whoever asks for it first', async () => {
      const weeks = await Promise.all(
        [one, two, one, two].map(async (each) => lessonOfWeek(await shell(each))),
      );
      expect(weeks.map((week) => week?.lesson)).toEqual(Array(4).fill('third-call'));
      expect(await one.db.lessonWeek.count({ where: { workspaceId: desk.workspaceId } })).toBe(1);
    });

    it('counts the first of what somebody presses, however often and wherever at once, and keeps what it was nowhere', async () => {
      await lessonOfWeek(await shell());
      const { karim, nadia } = desk;
      const pressed = await Promise.all([
        press(karim.id, 'a'),
        press(karim.id, 'b', two),
        press(karim.id, 'c'),
        press(nadia.id, 'b', two),
      ]);
      expect(pressed.filter((each) => each === 'counted')).toHaveLength(2);
      expect(pressed.filter((each) => each === 'before')).toHaveLength(2);
      const { choseA, choseB, choseC } = await row();
      expect(choseA + choseB + choseC).toBe(2);
      expect(await press(nadia.id, 'a')).toBe('before');
      const kept = await one.db.lessonVoter.findMany({ where: { workspaceId: desk.workspaceId } });
      expect(kept.map((each) => Object.keys(each).sort())).toEqual(
        Array(2).fill(['voter', 'week', 'workspaceId']),
      );
      expect(JSON.stringify(kept)).not.toMatch(new RegExp(`${karim.id}|${nadia.id}`));
      expect(await hasAnswered(await shell(), { week: WEEK, personId: karim.id })).toBe(true);
    });

    it('is told what happened after the week, too, and counted no more, so that counts that were told stay', async () => {
      await lessonOfWeek(await shell());
      const justBefore = new Date(SUNDAY_NIGHT.getTime() - 1);
      expect(await press(desk.karim.id, 'b', one, justBefore)).toBe('counted');
      expect(await press(desk.nadia.id, 'b', one, SUNDAY_NIGHT)).toBe('late');
      expect(await row()).toMatchObject({ choseA: 0, choseB: 1, choseC: 0 });
      expect(await one.db.lessonVoter.count({ where: { workspaceId: desk.workspaceId } })).toBe(1);
    });

    it('of a week that was none is refused', async () => {
      await expect(press(desk.karim.id, 'a')).rejects.toThrow('lesson.gone');
    });
  });
});
