import { describe, expect, it } from 'vitest';
import { indifference } from '../../src/feedback/indicators/indifference.ts';
import type { Earlier } from '../../src/surveys/kind.ts';
import { pulseItems } from '../../src/surveys/kinds/content/pulse.ts';
import { pulse } from '../../src/surveys/kinds/pulse.ts';
import { pulseResult } from '../../src/surveys/kinds/pulse-view.ts';
import { MOST_QUESTIONS, questionsShape } from '../../src/surveys/question.ts';
import { drawnFrom, peopled, seeded } from '../statistics/counted.ts';
import { asks, type Counts, concluded, type Held, tallied } from './concluded.ts';

const reader = { locale: 'en', timeZone: 'UTC', groups: ['#shops', '#support'], round: 1 } as const;

const recommend = { 0: 1, 5: 2, 6: 3, 7: 5, 8: 9, 9: 8, 10: 6 };
const split = { 1: 4, 2: 6, 3: 8, 4: 9, 5: 3 };

/** A round in which everybody asked of 80 answered so: each of its sentences alike where nothing else is said. */
async function round(number: number, counts: Counts, held: Held = {}): Promise<Earlier<unknown>> {
  const questions = await asks(pulse, number);
  const all = Object.fromEntries(
    questions.flatMap(({ key, kind }) =>
      kind === 'words' ? [] : [[key, counts[key] ?? (key === 'recommend' ? recommend : split)] as const],
    ),
  );
  return concluded(pulse, questions, [tallied(null, 80, all)], held);
}

const resultOf = ({ result }: Earlier<unknown>) => pulseResult.parse(result);
const said = ({ result }: Earlier<unknown>) => pulse.headline(result, reader);
const itemOf = (of: Earlier<unknown>, key: string) => resultOf(of).items.find((item) => item.key === key);

describe('the questions of a pulse', () => {
  it('come by turns: in three rounds of four, each of the twelve once', async () => {
    const rounds = await Promise.all([1, 2, 3].map((number) => asks(pulse, number)));
    const items = rounds.flat().filter(({ kind, key }) => kind === 'scale' && key !== 'recommend');
    expect(items.map(({ key }) => key).toSorted()).toEqual(pulseItems.map(({ key }) => key).toSorted());
    expect(await asks(pulse, 4)).toEqual(rounds[0]);
  });

  it.each([3, 4, 5])('are %i sentences, the recommendation and a word, in one form', async (items) => {
    const questions = questionsShape.parse(await asks(pulse, 2, { items, words: true }));
    expect(questions).toHaveLength(items + 2);
    expect(questions.length).toBeLessThanOrEqual(MOST_QUESTIONS);
    expect(await asks(pulse, 2, { items, words: false })).toHaveLength(items + 1);
  });

  it.each([2, 6])('are never %i sentences', (items) => {
    expect(() => pulse.settingsIn({ items, words: true })).toThrow();
  });
});

describe('the result of a pulse', () => {
  it('is compared with the round in which the same was last asked, not with the round before', async () => {
    const first = await round(1, { heard: { 1: 20, 2: 20, 3: 5, 4: 3, 5: 2 } }, { on: '2026-08-31' });
    const second = await round(2, {}, { earlier: first, on: '2026-09-30' });
    const third = await round(3, {}, { earlier: second, on: '2026-10-31' });
    const fourth = await round(4, { heard: { 1: 2, 2: 3, 3: 5, 4: 20, 5: 20 } }, { earlier: third });
    expect(itemOf(second, 'heard')).toBeUndefined();
    expect(itemOf(fourth, 'heard')?.change).toMatchObject({
      direction: 'rise',
      before: 0.1,
      on: '2026-08-31',
    });
    expect(itemOf(fourth, 'means')?.change).toMatchObject({ direction: 'unclear', on: '2026-08-31' });
    expect(resultOf(fourth).recommendation?.change).toMatchObject({ on: '2026-10-31' });
    expect(resultOf(fourth).course.map(({ on }) => on)).toEqual([
      '2026-08-31',
      '2026-09-30',
      '2026-10-31',
      '2026-11-30',
    ]);
    expect(said(fourth)).toBe(
      '“When I report a problem, something happens”: 80% ±\u00a07 agree, up (10% on 31 August).',
    );
  });

  it('compares nothing with a question that was put otherwise', async () => {
    const first = await round(1, { heard: { 1: 30, 2: 10 } });
    const questions = (await asks(pulse, 1)).map((each) =>
      each.key === 'heard' ? { ...each, text: { ...each.text, fr: 'Autre chose.' } } : each,
    );
    const counts = { heard: { 4: 10, 5: 30 }, means: split, recommend };
    const second = concluded(pulse, questions, [tallied(null, 80, counts)], { earlier: first });
    expect(itemOf(second, 'heard')?.change).toBeNull();
    expect(itemOf(second, 'means')?.change).not.toBeNull();
  });

  it('goes on without what may not be shown, and compares later with what was', async () => {
    const questions = await asks(pulse, 1);
    const first = await round(1, { means: { 1: 30, 2: 20 } });
    const hidden = concluded(pulse, questions, [tallied(null, 80, { heard: split })], { earlier: first });
    expect(resultOf(hidden).recommendation).toBeNull();
    expect(resultOf(hidden).items.map(({ key }) => key)).toEqual(['heard']);
    const after = await round(1, { means: { 4: 20, 5: 30 } }, { earlier: hidden });
    expect(itemOf(after, 'means')?.change).toMatchObject({ direction: 'rise', before: 0 });
  });

  it('has no margin where everybody answered', async () => {
    const questions = await asks(pulse, 1);
    const census = concluded(pulse, questions, [tallied(null, 30, { means: split })]);
    expect(said(census)).toBe('“I have what I need to help a customer well”: 40% agree.');
  });

  it('shows groups in the order of the survey, whatever they answered, and what is hidden as such', async () => {
    const questions = await asks(pulse, 1);
    const counts = { recommend, means: split };
    const both = concluded(pulse, questions, [
      tallied(null, 80, counts),
      tallied(0, 20, { means: { 1: 10 } }),
      tallied(1, 30, { means: { 5: 20 }, recommend: { 10: 20 } }),
    ]);
    const [table] = pulse.view(both.result, reader).filter((block) => block.kind === 'table');
    expect(table?.table.rows).toEqual([
      ['#shops', 'not shown', '0% (between 0% and 17%)'],
      ['#support', '100 (between 82 and 100)', '100% (between 94% and 100%)'],
    ]);
  });

  it('draws the recommendation from three rounds on', async () => {
    const first = await round(1, {}, { on: '2026-09-30' });
    const second = await round(2, {}, { earlier: first, on: '2026-10-31' });
    const third = await round(3, {}, { earlier: second });
    const lines = [second, third].map(({ result }) =>
      pulse.view(result, reader).filter((block) => block.kind === 'chart' && block.chart.form === 'line'),
    );
    expect(lines.map((each) => each.length)).toEqual([0, 1]);
  });

  it('calls something a change in at most one of twenty rounds in which nothing changed', async () => {
    const random = seeded(16);
    const questions = await asks(pulse, 1);
    const people = {
      scale: peopled({ 1: 0.1, 2: 0.2, 3: 0.25, 4: 0.3, 5: 0.15 }, 300),
      recommend: peopled({ 3: 0.1, 6: 0.2, 7: 0.2, 8: 0.2, 9: 0.2, 10: 0.1 }, 300),
    };
    const drawnRound = (earlier: Earlier<unknown> | null) => {
      const counts = Object.fromEntries(
        questions.flatMap(({ key, kind }) => {
          if (kind === 'words') return [];
          const from = key === 'recommend' ? people.recommend : people.scale;
          return [[key, Object.fromEntries(drawnFrom(from, 120, random))] as const];
        }),
      );
      return concluded(pulse, questions, [tallied(null, 300, counts)], { earlier, beside: indifference });
    };
    const moved = Array.from({ length: 400 }, () => {
      const { recommendation, items } = resultOf(drawnRound(drawnRound(null)));
      const changes = [recommendation?.change, ...items.map(({ change }) => change)];
      return changes.some((change) => change?.direction === 'rise' || change?.direction === 'fall');
    });
    // 5 % of 400 and what chance adds to it: once in a thousand it would be more.
    expect(moved.filter(Boolean).length).toBeLessThanOrEqual(34);
  });
});
