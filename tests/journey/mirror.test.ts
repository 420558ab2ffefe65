// What colleagues guessed, on a map: of the last mirror with a result, by whoever may read it.
import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../src/database/client.ts';
import type { ReadsSurveys } from '../../src/journey/gathered/surveyed.ts';
import { journeyMap } from '../../src/journey/map.ts';
import { workspaceById } from '../../src/workspace/workspace.ts';
import { addAnswers, addCompany, times } from '../feedback/answers-on-file.ts';
import { freshDatabase, onAnyEngine } from '../harness/database.ts';
import { exampleMap } from './example.ts';

const window = { from: new Date('2026-09-01T00:00:00Z'), to: new Date('2026-11-30T00:00:00Z') };
const { guess } = exampleMap.touchpoints.find(({ mirror }) => mirror !== null)?.mirror ?? {};

onAnyEngine((engine) => {
  let database: Database;
  let company: string;
  beforeEach(async () => {
    database = await freshDatabase(engine);
    company = randomUUID();
    await addCompany(database.db, company);
    await addAnswers(
      database.db,
      company,
      times(20, { metric: 'csat', score: 5, at: '2026-11-10T09:00:00Z', touchpoint: 'delivery' }),
    );
    await closed(1, '2026-09-30T16:00:00Z', { names: { fr: 'Livraison', en: 'Delivery' }, guess });
  });

  /** A mirror of one question that closed then; null: without a result. */
  async function closed(number: number, closedAt: string, question: object | null): Promise<void> {
    const survey = { workspaceId: company, id: `s${number}`, number, kind: 'mirror', name: 'Miroir' };
    await database.db.survey.create({
      data: {
        ...{ ...survey, settings: {}, channels: [], threshold: 5, daysOpen: 7, createdById: 'maker' },
        ...{ createdAt: new Date(closedAt), formKey: `s${number}` },
      },
    });
    const at = { openedAt: new Date(closedAt), closesAt: new Date(closedAt), closedAt: new Date(closedAt) };
    const told = { metric: 'csat', heat: null, own: null, groups: [], ...question };
    const round = { workspaceId: company, id: `r${number}`, surveyId: survey.id, number: 1, state: 'closed' };
    await database.db.surveyRound.create({
      data: {
        ...{ ...round, ...at, threshold: 5, commentThreshold: 8, questions: [], groups: [] },
        ...(question === null
          ? {}
          : { result: { from: closedAt, to: closedAt, gone: 0, questions: [told] } as object }),
      },
    });
  }

  const gapFor = async (reads: ReadsSurveys) => {
    const workspace = await workspaceById(database.db, company);
    const { touchpoints } = await journeyMap(database.db, { workspace, lane: 'customers', window, reads });
    return touchpoints.find(({ id }) => id === 'delivery')?.mirror?.guess.gap.change ?? null;
  };

  describe('the gap of a mirror', () => {
    it('is read by whoever was asked, by its maker and by admins', async () => {
      await database.db.surveyInvited.create({
        data: { workspaceId: company, roundId: 'r1', personId: 'asked', groups: [] },
      });
      const by = (personId: string, isAdmin = false) => gapFor({ personId, isAdmin });
      expect([await by('asked'), await by('maker'), await by('anna', true)]).toEqual([0.21, 0.21, 0.21]);
      expect([await by('other'), await gapFor('none')]).toEqual([null, null]);
    });

    it('is that of the last one with a result', async () => {
      await closed(2, '2026-10-30T16:00:00Z', {
        names: null,
        touchpoint: 'delivery',
        guess: { ...guess, gap: { change: -0.1, low: -0.2, high: 0 } },
      });
      await closed(3, '2026-11-20T16:00:00Z', null);
      expect(await gapFor('all')).toBe(-0.1);
    });

    it('stays with a touchpoint that is called otherwise since, and goes with one that was joined', async () => {
      const { db } = database;
      await db.surveyRound.updateMany({
        where: { workspaceId: company, id: 'r1' },
        data: {
          result: {
            ...{ from: window.from.toISOString(), to: window.to.toISOString(), gone: 0 },
            questions: [
              {
                ...{ metric: 'csat', heat: null, own: null, groups: [], touchpoint: 'Camion', guess },
                names: { fr: 'Le camion', en: 'The van' },
              },
            ],
          } as object,
        },
      });
      expect(await gapFor('all')).toBeNull();
      await db.touchpointAlias.create({
        data: { workspaceId: company, key: 'camion', touchpointId: 'delivery', written: 'Camion' },
      });
      expect(await gapFor('all')).toBe(0.21);
    });
  });
});
