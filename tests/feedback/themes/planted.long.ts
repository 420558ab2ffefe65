// What the rule finds among ordinary weeks, and what it must not find. The weeks are made up in weeks.ts.
import { describe, expect, it } from 'vitest';
import type { Comment, Theme } from '../../../src/feedback/themes/theme.ts';
import { fold } from '../../../src/terms/fold.ts';
import { type Complaint, complaints } from './complaints.ts';
import {
  chanceOf,
  ordinaryWeeks,
  plant,
  referenceStarts,
  sentencesIn,
  shuffled,
  themesOf,
  type Weeks,
} from './weeks.ts';

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
      // Of it alone, in at most three of the ways in which it was said.
      expect(themes.filter((each) => !holds(complaint, each.name))).toEqual([]);
      expect(themes.length).toBeLessThanOrEqual(3);
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

  it('show a theme in at most one of four for topics that drift wildly, where chance alone would explain fewer', () => {
    const restless = [61, 62, 63, 64].map((seed) =>
      ordinaryWeeks({ seed, perWeek: 1000, concentration: 60 }),
    );
    const alarms = (starts: readonly Date[]) =>
      restless.filter(
        ({ current, reference }) => themesOf(current, reference, { referenceStarts: starts }).length > 0,
      );
    expect(alarms([]).length).toBeGreaterThan(0);
    expect(alarms(referenceStarts).length).toBeLessThanOrEqual(1);
    expect(alarms(referenceStarts).length).toBeLessThan(alarms([]).length);
  });
});

describe('weeks in which sources come and go', () => {
  const sourced = (weeks: Weeks, seed: number): Weeks => {
    const chance = chanceOf(seed);
    const first = referenceStarts[0]?.getTime() ?? 0;
    const names = ['survey', 'shop', 'app', 'phone', 'kiosk'];
    // Each but the first starts or ends in some week, and speaks of one topic's matters more than the others do.
    const spans = names.map((_, at) => {
      const turn = Math.floor(chance() * 9);
      return at === 0 ? [0, 9] : chance() < 0.5 ? [turn, 9] : [0, turn];
    });
    const own = [/./, /colis|parcel/i, /site|app/i, /conseill|adviser|staff/i, /prix|price/i];
    const place = (comment: Comment): Comment => {
      const week = Math.floor((comment.answeredAt.getTime() - first) / 604_800_000);
      const speaks = names.filter((_, at) => {
        const [from = 0, to = 9] = spans[at] ?? [];
        return week >= from && week < to && (own[at]?.test(comment.text) || chance() < 0.15);
      });
      return { ...comment, source: speaks[Math.floor(chance() * speaks.length)] ?? 'survey' };
    };
    return { current: weeks.current.map(place), reference: weeks.reference.map(place) };
  };
  // A source's comments are there only while it is heard: what it alone would have said is left out.
  const heardOnly = (weeks: Weeks, seed: number): Weeks => {
    const placed = sourced(weeks, seed);
    const chance = chanceOf(seed + 1);
    const keeps = ({ source, text }: Comment) =>
      source !== 'survey' || chance() < (/colis|parcel|prix|price/i.test(text) ? 0.3 : 0.9);
    return { current: placed.current.filter(keeps), reference: placed.reference.filter(keeps) };
  };

  it.each([
    { title: 'French', english: 0, seed: 71 },
    { title: 'English', english: 1, seed: 72 },
  ])('show a theme in at most 5 % of 60 shuffles: $title', ({ english, seed }) => {
    const weeks = ordinaryWeeks({ seed, perWeek: 200, english });
    const shuffles = Array.from({ length: 60 }, (_, at) => themesIn(heardOnly(shuffled(weeks, at), at)));
    expect(shuffles.filter((themes) => themes.length > 0).length).toBeLessThanOrEqual(3);
  });

  it('still tell a complaint that 5 % of 400 comments bring up for the first time', () => {
    const found = complaints.filter((complaint, at) => {
      const weeks = ordinaryWeeks({ seed: 80 + at, perWeek: 400, concentration: 300 });
      const themes = themesIn(heardOnly(plant(weeks, { ...complaint, share: 0.05 }, at), at));
      return [1, 2].includes(rankOf(complaint, themes));
    });
    expect(found.length).toBeGreaterThanOrEqual(complaints.length - 1);
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
