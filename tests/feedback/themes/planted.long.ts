// What the rule finds among ordinary weeks, and what it must not find. The weeks are made up in weeks.ts.
import { describe, expect, it } from 'vitest';
import type { Theme } from '../../../src/feedback/themes/theme.ts';
import { themesOf } from '../../../src/feedback/themes/themes.ts';
import { fold } from '../../../src/terms/fold.ts';
import { type Complaint, complaints } from './complaints.ts';
import { ordinaryWeeks, plant, referenceStarts, sentencesIn, shuffled, type Weeks } from './weeks.ts';

const themesIn = ({ current, reference }: Weeks) => themesOf(current, reference, { referenceStarts });

describe('the made-up weeks', () => {
  it('are said in hundreds of sentences, before their variants', () => {
    expect(sentencesIn('fr').length).toBeGreaterThan(130);
    expect(sentencesIn('en').length).toBeGreaterThan(130);
  });

  it('differ in their topics by more than chance only when asked to', () => {
    const shares = (weeks: Weeks) =>
      referenceStarts.map(
        (start) =>
          weeks.reference.filter(
            ({ answeredAt, text }) =>
              Math.floor((answeredAt.getTime() - start.getTime()) / 604_800_000) === 0 &&
              /colis|paquet/i.test(text),
          ).length,
      );
    const spread = (counts: number[]) => Math.max(...counts) / Math.min(...counts);
    const drifting = ordinaryWeeks({ seed: 1, perWeek: 1000, english: 0, concentration: 30 });
    expect(spread(shares(drifting))).toBeGreaterThan(1.5);
    expect(spread(shares(ordinaryWeeks({ seed: 1, perWeek: 1000, english: 0 })))).toBeLessThan(1.5);
  });
});

describe('a complaint that 3 % of 2,000 comments bring up for the first time, among topics that drift', () => {
  const weeks = [41, 42].map((seed) => ordinaryWeeks({ seed, perWeek: 2000, concentration: 300 }));

  it.each(complaints.map((complaint, at) => ({ ...complaint, at })))(
    'comes first or second: $language, $title',
    ({ at, ...complaint }) => {
      const ordinary = weeks[at % weeks.length];
      if (!ordinary) throw new Error('no weeks');
      const themes = themesIn(plant(ordinary, { ...complaint, share: 0.03 }, at));
      const rank = rankOf(complaint, themes);
      expect([1, 2]).toContain(rank);
      const theme = themes[rank - 1];
      expect(theme).toMatchObject({
        language: complaint.language,
        direction: 'rising',
        mood: 'unhappy',
      });
      expect(theme?.share).toBeGreaterThan(theme?.referenceShare ?? 1);
      expect(holds(complaint, theme?.verbatim?.text ?? '')).toBe(true);
      expect(themes.length).toBeLessThanOrEqual(2);
    },
  );
});

describe('a smaller signal', () => {
  const ordinary = ordinaryWeeks({ seed: 43, perWeek: 700, concentration: 300 });

  it('is found where 0.5 % of 700 comments spoke of it before and 6 % do now', () => {
    const found = complaints.filter((complaint, at) => {
      const themes = themesIn(plant(ordinary, { ...complaint, share: 0.06, before: 0.005 }, at));
      return [1, 2].includes(rankOf(complaint, themes));
    });
    expect(found.length).toBeGreaterThanOrEqual(complaints.length - 1);
  });

  it('is reported as falling when it went away', () => {
    const [complaint] = complaints;
    if (!complaint) throw new Error('no complaint');
    const [theme, ...others] = themesIn(plant(ordinary, { ...complaint, share: 0, before: 0.1 }, 1));
    expect(others).toEqual([]);
    expect(theme).toMatchObject({ name: 'devant la porte', direction: 'falling', count: 0 });
    expect(theme?.verbatim?.text).toMatch(/devant la porte/i);
  });
});

describe('weeks in which nothing is new', () => {
  it.each([
    { title: 'French', english: 0, seed: 51 },
    { title: 'English', english: 1, seed: 52 },
  ])('show a theme in at most 5 % of 50 shuffles: $title', ({ english, seed }) => {
    const weeks = ordinaryWeeks({ seed, perWeek: 150, english });
    const shuffles = Array.from({ length: 50 }, (_, at) => themesIn(shuffled(weeks, at)));
    expect(shuffles.filter((themes) => themes.length > 0).length).toBeLessThanOrEqual(2);
  });

  it('show none for topics that drift, which chance alone would not explain', () => {
    const restless = [61, 62, 63, 64].map((seed) =>
      ordinaryWeeks({ seed, perWeek: 1000, concentration: 60 }),
    );
    const alarms = (starts: readonly Date[]) =>
      restless.filter(
        ({ current, reference }) => themesOf(current, reference, { referenceStarts: starts }).length > 0,
      );
    expect(alarms([]).length).toBeGreaterThan(0);
    expect(alarms(referenceStarts)).toEqual([]);
  });
});

/** From 1; 0 when it is not among them. */
function rankOf(complaint: Complaint, themes: readonly Theme[]): number {
  return (
    1 + themes.findIndex(({ language, name }) => language === complaint.language && holds(complaint, name))
  );
}

function holds({ told }: Complaint, text: string): boolean {
  return told.some((words) => fold(text).includes(words));
}
