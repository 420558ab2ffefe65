import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AnswerLetter, type ChoiceCounts, choices } from '../../src/lessons/lesson.ts';
import { COMES_BACK_AFTER, comingLesson, type HadWeek, isMissed } from '../../src/lessons/spacing.ts';

const counts = (a: number, b: number, c: number): ChoiceCounts => ({ a, b, c });
const MISSED = counts(1, 5, 0);
const FOUND = counts(6, 0, 0);
const some = (many: number) =>
  Array.from({ length: many }, (_, i) => ({ id: `l${i}`, right: 'a' as AnswerLetter }));

/** Week after week from the first; what is chosen in each is asked of `chosen`. */
function weeksOf(
  many: number,
  available: readonly { readonly id: string; readonly right: AnswerLetter }[],
  chosen: (lesson: string, week: number) => ChoiceCounts,
): HadWeek[] {
  const had: HadWeek[] = [];
  for (let week = 100; week < 100 + many; week += 1) {
    const coming = comingLesson(week, had, available);
    if (coming) had.push({ ...coming, week, counts: chosen(coming.lesson, week) });
  }
  return had;
}

describe('a lesson was missed', () => {
  it.each([
    ['of five three chose another', counts(2, 3, 0), true],
    ['of six three chose another: half is no majority', counts(3, 2, 1), false],
    ['of four all chose another: too few to tell', counts(0, 4, 0), false],
    ['of five all chose it', counts(5, 0, 0), false],
    ['nobody answered', counts(0, 0, 0), false],
  ])('%s', (_, chosen, missed) => {
    expect(isMissed(chosen, 'a')).toBe(missed);
  });
});

describe('which lesson comes', () => {
  it('is one after the other while none is missed, and then the one that is longest ago', () => {
    const had = weeksOf(5, some(3), () => FOUND);
    expect(had.map(({ lesson }) => lesson)).toEqual(['l0', 'l1', 'l2', 'l0', 'l1']);
    expect(had.every(({ comeback }) => comeback === 0)).toBe(true);
  });

  it('is one that most missed after two weeks, and six weeks after that, whatever was chosen meanwhile', () => {
    const had = weeksOf(12, some(20), (lesson, week) => (lesson === 'l0' && week === 100 ? MISSED : FOUND));
    const times = had.filter(({ lesson }) => lesson === 'l0');
    expect(times.map(({ week, comeback }) => [week - 100, comeback])).toEqual([
      [0, 0],
      [2, 1],
      [8, 2],
    ]);
  });

  it('is of two that are due the one that is due longer; the other comes a week later', () => {
    const had = [
      { week: 1, lesson: 'l0', comeback: 0, counts: MISSED },
      { week: 2, lesson: 'l1', comeback: 0, counts: MISSED },
    ];
    const fifth = comingLesson(5, had, some(4));
    expect(fifth).toEqual({ lesson: 'l0', comeback: 1 });
    const sixth = comingLesson(6, [...had, { week: 5, lesson: 'l0', comeback: 1, counts: FOUND }], some(4));
    expect(sixth).toEqual({ lesson: 'l1', comeback: 1 });
  });

  it('is none where all are to come back later, and never one that was taken back', () => {
    const had = [{ week: 1, lesson: 'l0', comeback: 0, counts: MISSED }];
    expect(comingLesson(2, had, some(1))).toBeNull();
    expect(comingLesson(3, had, [])).toBeNull();
  });

  it('keeps its distances whatever is chosen, and leaves no lesson out for good', () => {
    const answers = fc.record({ a: fc.nat(9), b: fc.nat(9), c: fc.nat(9) });
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 12 }),
        fc.array(fc.constantFrom(...choices), { minLength: 12, maxLength: 12 }),
        fc.array(answers, { minLength: 80, maxLength: 80 }),
        (many, rights, chosen) => {
          const available = some(many).map((each, i) => ({ ...each, right: rights[i] ?? 'a' }));
          const had = weeksOf(80, available, (_, week) => chosen[week - 100] ?? FOUND);
          for (const { id, right } of available) {
            const times = had.filter(({ lesson }) => lesson === id);
            expect(times.length).toBeGreaterThan(0);
            times.forEach((time, i) => {
              const before = times[i - 1];
              if (time.comeback === 0) return;
              // It comes back only after its time before, no sooner than told, and only where its first time was missed.
              expect(before?.comeback).toBe(time.comeback - 1);
              expect(time.week - (before?.week ?? 0)).toBeGreaterThanOrEqual(
                COMES_BACK_AFTER[time.comeback - 1] ?? Number.POSITIVE_INFINITY,
              );
              const first = times.slice(0, i).findLast(({ comeback }) => comeback === 0);
              expect(isMissed(first?.counts ?? FOUND, right)).toBe(true);
            });
          }
        },
      ),
      { numRuns: 20 },
    );
  });
});
