// The employees' way on a map: what surveys published of each step, to whom it may be told, and where nobody is asked.
import { describe, expect, it } from 'vitest';
import type { ReadsSurveys } from '../../src/journey/gathered/surveyed.ts';
import { journeyMap } from '../../src/journey/map.ts';
import { mapPicture } from '../../src/journey/picture.ts';
import { factsThere, headline, standingText } from '../../src/journey/told.ts';
import { recommendedStep } from '../../src/surveys/kinds/content/pulse.ts';
import { freshDesk, now } from '../handlers/desk.ts';
import { onAnyEngine } from '../harness/database.ts';
import { closedPulse } from '../surveys/one-of-each.ts';

const reader = { locale: 'en', timeZone: 'Europe/Paris' } as const;
const HEARD = 'employees/being-heard';

onAnyEngine((engine) => {
  async function company() {
    const desk = await freshDesk(engine, 'en');
    const { workspace, admin } = desk;
    const { database } = desk.kit;
    const { db } = database;
    const where = { workspaceId: workspace.id };
    await db.surveyRound.deleteMany({ where });
    const window = { from: new Date(now.getTime() - 1), to: new Date(now.getTime() + 1) };
    const mapped = (reads: ReadsSurveys = 'all') =>
      journeyMap(db, { workspace, lane: 'employees', window, reads });
    const at = async (step: string, reads?: ReadsSurveys) => {
      const found = (await mapped(reads)).touchpoints.find(({ id }) => id === step);
      if (!found) throw new Error(`no ${step} on the map`);
      return found;
    };
    const asking = { workspaceId: workspace.id, createdById: admin.id, personIds: [admin.id], now };
    return { db, where, mapped, at, close: () => closedPulse(database, { ...asking, number: 50 }) };
  }

  describe('a step of the employees’ way', () => {
    it('is asked by nobody where there is no pulse', async () => {
      const { db, where, mapped } = await company();
      await db.survey.deleteMany({ where });
      const map = await mapped();
      expect(map.touchpoints.length).toBeGreaterThan(5);
      expect(map.touchpoints.every(({ noValue }) => noValue === 'nobody')).toBe(true);
      expect(headline(map, reader)).toMatch(/^No survey of this time/);
    });

    it('shows what was published, and compares nothing', async () => {
      const { at, mapped, close } = await company();
      await close();
      const step = await at(HEARD);
      expect(step).toMatchObject({ difference: null, noValue: null, figure: null, volume: 0 });
      expect(step.surveyed).toHaveLength(1);
      const [fact] = factsThere(step, reader);
      expect(fact?.value).toMatch(/^\d+%\s±\s\d+ agree · 61 answers · /);
      expect(standingText(step, reader)).toBe('1 sentence was answered');
      expect(factsThere(await at(recommendedStep), reader)).toContainEqual({
        label: 'Recommend working here',
        value: expect.stringMatching(/^−?\d+\s±\s\d+ · \d+ answers · /),
      });
      expect(headline(await mapped(), reader)).toMatch(/asked about \d of \d+ steps/);
      const said = mapPicture(await mapped(), reader, { isFramed: false }).replaceAll(/<[^>]+>/g, '|');
      expect(said).toMatch(/\|Being heard\|+1 sentence\|/);
    });

    it('is asked, and has nothing to read, for whoever was not', async () => {
      const { at, close } = await company();
      await close();
      for (const reads of ['none', { personId: 'somebody else', isAdmin: false }] as const)
        expect(await at(HEARD, reads)).toMatchObject({ surveyed: [], noValue: 'unread' });
    });
  });
});
