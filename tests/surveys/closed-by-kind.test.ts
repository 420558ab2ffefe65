// Rounds of the kinds that ship, from the ballots to what is read in the channel and what the plan makes of it.
import { beforeEach, describe, expect, it } from 'vitest';
import { contentFrom } from '../../src/delivery/content.ts';
import { originOf } from '../../src/handlers/plan/origin.ts';
import { plainText } from '../../src/messages/plain.ts';
import { addAction } from '../../src/plan/add.ts';
import { giveBallot } from '../../src/surveys/ballots.ts';
import { closeRound } from '../../src/surveys/close.ts';
import { kindNamed } from '../../src/surveys/kind.ts';
import { practices } from '../../src/surveys/kinds/content/maturity.ts';
import { surveyKinds } from '../../src/surveys/kinds/index.ts';
import { maturityResult } from '../../src/surveys/kinds/maturity-view.ts';
import type { SurveyAnswers, SurveyQuestion } from '../../src/surveys/question.ts';
import type { KeyedShell } from '../../src/workspace/shell.ts';
import { type Desk, freshDesk } from '../handlers/desk.ts';
import { onAnyEngine } from '../harness/database.ts';
import { type AskedCompany, askedCompany } from './asked.ts';
import { roundRow, surveyRow } from './on-file.ts';

onAnyEngine((engine) => {
  describe('a round of a kind that ships', () => {
    let desk: Desk;
    let company: AskedCompany;
    let shell: KeyedShell;

    beforeEach(async () => {
      desk = await freshDesk(engine, 'fr');
      company = await askedCompany(desk);
      ({ shell } = company);
    });

    /** Asked of the twelve, answered by eleven of them, and closed. */
    async function held(
      name: string,
      answer: (question: SurveyQuestion, person: number) => number | string | null,
    ) {
      const kind = kindNamed(surveyKinds, name);
      if (!kind) throw new Error(name);
      const { db } = shell.database;
      const workspaceId = shell.workspace.id;
      const [surveyId, roundId] = [`of-${name}`, `round-of-${name}`];
      const { now, workspace } = shell;
      const questions = await kind.questions({ db, workspace, now, settings: kind.defaults, round: 1 });
      const survey = {
        ...surveyRow({ workspaceId, id: surveyId, createdById: desk.admin.id, now }),
        kind: name,
      };
      const count = await db.survey.count();
      await db.survey.create({
        data: { ...survey, number: count + 1, settings: JSON.parse(JSON.stringify(kind.defaults)) },
      });
      await db.surveyRound.create({
        data: {
          ...roundRow({ workspaceId, id: roundId, surveyId, now }),
          questions: JSON.parse(JSON.stringify(questions)),
        },
      });
      await db.surveyInvited.createMany({
        data: company.people.map(({ id: personId }) => ({ workspaceId, roundId, personId, groups: [0] })),
      });
      for (const [at, { id: personId }] of company.people.slice(0, 11).entries()) {
        const given = questions.map((question) => [question.key, answer(question, at)] as const);
        const answers: SurveyAnswers = Object.fromEntries(
          given.flatMap(([key, value]) => (value === null ? [] : [[key, value]])),
        );
        await giveBallot(shell, { roundId, personId, answers });
      }
      await closeRound(shell, { kinds: surveyKinds, roundId });
      const rows = await db.delivery.findMany({ where: { workspaceId, subject: { contains: roundId } } });
      const told = rows.map((row) => ({ kind: row.kind, text: plainText(contentFrom(row).message, 'fr') }));
      const text = (which: string) => told.find(({ kind: each }) => each === which)?.text ?? '';
      return { roundId, channel: text('survey.result'), maker: text('survey.decide') };
    }

    const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ');

    it('tells a pulse where it was asked', async () => {
      const { channel } = await held('pulse', ({ kind, key }, person) =>
        kind === 'words' ? null : key === 'recommend' ? 7 + (person % 4) : 3 + (person % 3),
      );
      expect(plain(channel)).toContain('Recommandation comme employeur : 45');
      expect(plain(channel)).toMatch(
        /64 % ± \d+ « Quand je signale un problème, il se passe quelque chose »/,
      );
    });

    it('tells an orientation where it was asked', async () => {
      const { channel } = await held('orientation', (question, person) => {
        if (question.kind !== 'choice') return null;
        return question.options[person % 2]?.value ?? '';
      });
      expect(plain(channel)).toMatch(/\d+ %.* des conseils servent d’abord le client/);
      expect(plain(channel)).toContain('55 %');
    });

    it('tells maturity with what the tool sees, the pulse of the same channel too, and proposes measures', async () => {
      await held('pulse', ({ kind, key }) => (kind === 'words' ? null : key === 'recommend' ? 9 : 4));
      const { channel, maker, roundId } = await held('maturity', ({ key }) =>
        key === 'training' ? '1' : '3',
      );
      expect(plain(channel)).toContain('Au plus bas : « La formation », niveau 1, laissé à chacun.');
      const round = await shell.database.db.surveyRound.findFirstOrThrow({
        where: { workspaceId: shell.workspace.id, id: roundId },
      });
      expect(maturityResult.parse(round.result).observed.pulse?.recommendation).toMatchObject({
        value: 100,
        n: 11,
      });
      const measure = practices.find(({ key }) => key === 'training')?.measures[0];
      expect(channel).toContain(measure?.fr);
      expect(maker).toContain(measure?.fr);
      expect(maker).toContain('Ajouter au plan d’action');
    });

    it('lets a measure become an action of the plan, called as it is', async () => {
      const { roundId } = await held('maturity', ({ key }) => (key === 'training' ? '1' : '3'));
      const request = desk.ask({ subject: `survey:${roundId}:training.1` });
      const found = await originOf(request, request.subject);
      const title = practices.find(({ key }) => key === 'training')?.measures[0].fr;
      expect(found).toMatchObject({ title, origin: { kind: 'survey', subject: roundId } });
      const action = await addAction(shell, {
        draft: { title: found?.title ?? '', forWhom: '', dueOn: null, touchpoint: null, moves: null },
        ...{ owner: desk.admin, by: desk.admin, formKey: 'key', origin: found?.origin ?? null },
      });
      expect(action.row.title).toBe(title);
      await expect(originOf(desk.ask(), `survey:${roundId}:training.4`)).resolves.toMatchObject({
        title: '',
      });
    });
  });
});
