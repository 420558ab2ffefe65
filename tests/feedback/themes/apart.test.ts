import { afterEach, beforeEach, expect, it } from 'vitest';
import { foundThemes, themesApart } from '../../../src/feedback/themes/apart.ts';
import { findThemes } from '../../../src/feedback/themes/themes.ts';
import { type Threads, TooMuchWork, threads } from '../../../src/feedback/work/threads.ts';
import { ordinaryWeeks, plantInEach, referenceStarts } from './weeks.ts';

const ordinary = ordinaryWeeks({ seed: 3, perWeek: 150 });
const said = { language: 'fr', ways: ['la borne de retrait est cassée'] } as const;
const { current, reference } = plantInEach(ordinary, { said: [said], share: 0.15 }, 5);
const options = { referenceStarts, names: ['Acme'], language: 'fr', avoid: new Set(['x']) } as const;

let hands: Threads;
beforeEach(() => {
  hands = threads(1);
});
afterEach(() => hands.stop());

/** How many turns others had meanwhile. */
async function turnsDuring<T>(work: Promise<T>): Promise<{ made: T; turns: number }> {
  let turns = 0;
  let isDone = false;
  const watch = () => {
    turns += 1;
    if (!isDone) setImmediate(watch);
  };
  setImmediate(watch);
  const made = await work;
  isDone = true;
  return { made, turns };
}

it('finds in another thread what it finds here, and lets others have their turn meanwhile', async () => {
  const here = findThemes(current, reference, options);
  expect(here.themes.length).toBeGreaterThan(0);
  expect((await turnsDuring(foundThemes(current, reference, options))).turns).toBeLessThan(5);
  const back = themesApart(hands.work);
  const { made, turns } = await turnsDuring(foundThemes(current, reference, options)).finally(back);
  expect(made).toEqual(here);
  expect(turns).toBeGreaterThan(100);
});

it('finds them here where the threads have too much to do', async () => {
  let asked = 0;
  const back = themesApart(async () => {
    asked += 1;
    throw new TooMuchWork();
  });
  expect(await foundThemes(current, reference, options).finally(back)).toEqual(
    findThemes(current, reference, options),
  );
  expect(asked).toBe(1);
});
