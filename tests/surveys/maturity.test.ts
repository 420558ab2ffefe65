import { describe, expect, it } from 'vitest';
import type { Earlier } from '../../src/surveys/kind.ts';
import { practices } from '../../src/surveys/kinds/content/maturity.ts';
import { maturity } from '../../src/surveys/kinds/maturity.ts';
import { maturityResult } from '../../src/surveys/kinds/maturity-view.ts';
import type { SeenHere } from '../../src/surveys/kinds/observed.ts';
import { questionsShape } from '../../src/surveys/question.ts';
import { asks, concluded, type Held, tallied } from './concluded.ts';

const reader = { locale: 'en', timeZone: 'UTC', groups: ['#leaders', '#teams'], round: 1 } as const;
const questions = questionsShape.parse(await asks(maturity, 1));
const resultOf = ({ result }: Earlier<unknown>) => maturityResult.parse(result);

const nothing = {
  measures: Object.fromEntries(practices.map(({ key, measures }) => [key, measures])),
  ideas: { replied: 0, of: 0 },
  channels: 0,
  cases: { opened: 0, resolved: 0 },
  pulses: [],
} satisfies SeenHere & { measures: unknown };
const groups = [
  { address: 'slack:CLEADERS', name: '#leaders' },
  { address: 'slack:CTEAMS', name: '#teams' },
];
const settings = { leaders: 'slack:CLEADERS' };

type Levels = Readonly<Record<number, number>>;

/** Each practice alike, but those that are named. */
function tally(
  group: number | null,
  asked: number,
  levels: Levels,
  but: Readonly<Record<string, Levels>> = {},
) {
  return tallied(group, asked, Object.fromEntries(questions.map(({ key }) => [key, but[key] ?? levels])));
}

function round(tallies: Parameters<typeof concluded>[2], held: Held = {}) {
  return concluded(maturity, questions, tallies, { beside: nothing, groups, ...held });
}

const practice = (of: Earlier<unknown>, key: string) => {
  const found = resultOf(of).practices.find((each) => each.key === key);
  if (!found) throw new Error(key);
  return found;
};

describe('a survey of maturity', () => {
  it('asks all eight practices at once, five sentences each', () => {
    expect(questions.map(({ key }) => key)).toEqual(practices.map(({ key }) => key));
    for (const question of questions) {
      expect(question.kind === 'choice' && question.options.map(({ value }) => value)).toEqual([
        '1',
        '2',
        '3',
        '4',
        '5',
      ]);
    }
  });

  it('tells the level in the middle, between which levels half of the answers lie, and the mean', () => {
    const told = round([tally(null, 60, { 1: 5, 2: 20, 3: 10, 4: 5 }, { training: { 2: 10, 3: 10 } })]);
    expect(practice(told, 'leaders')).toMatchObject({
      median: 2,
      half: { low: 2, high: 3 },
      mean: { n: 40, asked: 60 },
    });
    expect(practice(told, 'training')).toMatchObject({ median: 2.5 });
    const text = JSON.stringify(maturity.view(told.result, reader));
    expect(text).toContain('Training: 2.5, between begun and organised');
    expect(text).toContain('Leaders’ engagement: 2, begun');
  });

  it('offers for the three lowest practices what leads from their level to the next', () => {
    const told = round([
      tally(null, 60, { 4: 40 }, { training: { 1: 40 }, openness: { 2: 40 }, roles: { 3: 40 } }),
    ]);
    const measure = (key: string, level: number) =>
      practices.find((each) => each.key === key)?.measures[level - 1];
    expect(maturity.measures(told.result)).toEqual([
      { key: 'training.1', title: measure('training', 1) },
      { key: 'openness.2', title: measure('openness', 2) },
      { key: 'roles.3', title: measure('roles', 3) },
    ]);
    expect(maturity.measures(round([tally(null, 60, { 5: 40 })]).result)).toEqual([]);
  });

  it('names the lowest and the highest practice in its headline', () => {
    const told = round([tally(null, 60, { 3: 40 }, { training: { 1: 40 }, openness: { 4: 40 } })]);
    expect(maturity.headline(told.result, reader)).toBe(
      'Lowest: “Training”, level 1, left to each. Highest: “Openness with customers and staff”, level 4, led.',
    );
    expect(maturity.headline(round([tally(null, 60, { 3: 40 })]).result, reader)).toBe(
      'All practices stand at level 3, organised.',
    );
  });

  it('tells how the mean moved since the last round', () => {
    const earlier = round([tally(null, 60, { 2: 20, 3: 20 })], { on: '2025-11-28' });
    const later = round([tally(null, 60, { 2: 20, 3: 20 }, { training: { 3: 10, 4: 30 } })], { earlier });
    expect(practice(later, 'training').change).toMatchObject({
      direction: 'rise',
      before: 2.5,
      on: '2025-11-28',
    });
    expect(practice(later, 'leaders').change?.direction).toBe('stable');
    expect(JSON.stringify(maturity.view(later.result, reader))).toContain('up (2.5 on 28 November 2025)');
  });
});

describe('a practice in words of the company’s own', () => {
  const both = (text: string) => ({ en: text, fr: text });
  const own = {
    ...questions[0],
    key: 'night',
    text: both('What we do when nobody is there to answer'),
  } as (typeof questions)[number];
  const asked = [own, ...questions.slice(1)];
  const counts = Object.fromEntries(asked.map(({ key }) => [key, { 1: 40 }]));

  it('offers the company’s own measure, and none where it wrote none', () => {
    const measures = { ...nothing.measures, night: [both('Leave the light on'), null, null, null] };
    const told = concluded(maturity, asked, [tallied(null, 60, counts)], {
      beside: { ...nothing, measures },
    });
    expect(maturity.measures(told.result)).toContainEqual({
      key: 'night.1',
      title: both('Leave the light on'),
    });
    const bare = concluded(maturity, asked, [tallied(null, 60, counts)], {
      beside: { ...nothing, measures: { ...nothing.measures, night: [null, null, null, null] } },
    });
    expect(maturity.measures(bare.result).map(({ key }) => key)).not.toContain('night.1');
  });

  it('is called on the chart by as much of its name as an axis takes', () => {
    const told = concluded(maturity, asked, [tallied(null, 60, counts)], { beside: nothing });
    expect(JSON.stringify(maturity.view(told.result, reader))).toContain('"What we do when nob…"');
  });

  it('is compared with nothing asked before, once one of its sentences is reworded', () => {
    const earlier = concluded(maturity, questions, [tally(null, 60, { 2: 40 })], {
      beside: nothing,
      on: '2025-11-28',
    });
    const reworded = questions.map((question, at) =>
      at === 0 && question.kind === 'choice'
        ? { ...question, options: question.options.map((each) => ({ ...each, label: both('Otherwise') })) }
        : question,
    );
    const later = concluded(maturity, reworded, [tally(null, 60, { 3: 40 })], { beside: nothing, earlier });
    const changes = resultOf(later).practices.map(({ change }) => change !== null);
    expect(changes).toEqual([false, ...questions.slice(1).map(() => true)]);
  });
});

describe('leaders and teams', () => {
  const everybody = tally(null, 60, { 2: 20, 3: 20 }, { training: { 2: 30, 5: 10 } });
  const leading = tally(0, 12, { 2: 5, 3: 5 }, { training: { 5: 10 } });

  it('are told apart where they see a practice further apart than chance would make them', () => {
    const told = round([everybody, leading], { settings });
    expect(practice(told, 'training').leaders).toMatchObject({ leaders: 5, others: 2, apart: 'rise' });
    expect(practice(told, 'values').leaders).toMatchObject({ leaders: 2.5, others: 2.5, apart: null });
    expect(maturity.headline(told.result, reader)).toBe(
      'Leaders and teams see “Training” apart: level 5 against 2 on average.',
    );
  });

  it('are not held against each other where no leaders are named, or not in this round', () => {
    for (const leaders of [null, 'slack:COTHER']) {
      const told = round([everybody, leading], { settings: { leaders } });
      expect(resultOf(told).practices.filter((each) => each.leaders !== null)).toEqual([]);
    }
  });

  it.each([
    [30, 12],
    [31, 12],
    [5, 3],
  ])('are not told where %i of all were leaders and the rest were too few', (leaders, threshold) => {
    const all = tally(null, 60, { 2: leaders + threshold - 1 });
    const some = tally(0, leaders, { 2: leaders });
    expect(practice(round([all, some], { settings, threshold }), 'training').leaders).toBeNull();
    const enough = tally(null, 60, { 2: leaders + threshold });
    expect(practice(round([enough, some], { settings, threshold }), 'training').leaders).not.toBeNull();
  });

  it('are not told where the leaders’ own answers may not be', () => {
    const told = round([everybody, tallied(0, 4, {})], { settings });
    expect(practice(told, 'training').leaders).toBeNull();
  });
});

describe('what the tool sees', () => {
  const pulse = {
    on: '2026-11-06',
    recommendation: { value: 24, n: 44, asked: 60, low: 15, high: 32, margin: 9 },
  };
  const both = ['slack:CTEAMS', 'slack:CLEADERS'];

  it('stands beside what people chose, and changes nothing of it', () => {
    const seen: SeenHere = {
      ...nothing,
      ideas: { replied: 34, of: 41 },
      channels: 6,
      pulses: [{ ...pulse, channels: both }],
    };
    const bare = round([tally(null, 60, { 2: 20, 3: 20 })]);
    const told = round([tally(null, 60, { 2: 20, 3: 20 })], { beside: seen });
    expect(resultOf(told).practices).toEqual(resultOf(bare).practices);
    const [facts] = maturity.view(told.result, reader).filter((block) => block.kind === 'facts');
    expect(facts?.facts.map(({ value }) => value)).toEqual([
      '34 of 41',
      '6',
      '0 resolved, 0 opened',
      'recommendation 24 ±\u00a09, on 6 November',
    ]);
  });

  it.each([
    ['of fewer channels', ['slack:CTEAMS']],
    ['of more channels', [...both, 'slack:COTHER']],
    ['of other channels', ['slack:CTEAMS', 'slack:COTHER']],
    ['of a file of people', []],
  ])('tells nobody of a pulse %s, who were not asked there', (_, channels) => {
    const told = round([tally(null, 60, { 3: 40 })], {
      beside: { ...nothing, pulses: [{ ...pulse, channels }] },
    });
    expect(resultOf(told).observed.pulse).toBeNull();
  });
});
