// How every command of the model is carried out: time goes on, it happens in the model and in the program, and both are
// compared. What commands there are is in the files beside.
import fc, { type AsyncCommand } from 'fast-check';
import { UserError } from '../../src/errors.ts';
import type { Name } from './cast.ts';
import type { Company, Step } from './company.ts';
import { type Expected, type ExpectedIdea, mayActAsOwner, present } from './expected.ts';
import { passTheHour } from './hour.ts';
import { assertTrue } from './truths.ts';

/** Minutes: mostly soon, sometimes the next day. */
export const pause = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 0, max: 90 }) },
  { weight: 1, arbitrary: fc.integer({ min: 90, max: 2_000 }) },
);

export type Command = AsyncCommand<Expected, Company>;

export interface Played extends Step {
  /** What was done, with names, for the list of a failed run. */
  readonly said: string;
  /** What came of it, for the tally. */
  readonly outcome: string;
}

/**
 * @param pause minutes that pass before it
 * @param can whether there is anything to do it with
 */
export function command(
  kind: string,
  pause: number,
  can: (expected: Expected) => boolean,
  play: (expected: Expected, company: Company) => Promise<Played>,
): Command {
  return {
    check: can,
    async run(expected, company) {
      // The odd seconds make every moment one that nothing else shares.
      company.clock.pass(pause * 60_000 + 7_137);
      expected.now = company.clock.now();
      const moment = expected.now.toISOString().slice(0, 16);
      company.story.push(`${moment} ${kind}`);
      try {
        await passTheHour(expected, company);
        const { said, outcome, ...step } = await play(expected, company);
        company.story.pop();
        company.story.push(`${moment} ${said} -> ${outcome}`);
        const { done } = company.tally;
        done.set(`${kind}: ${outcome}`, (done.get(`${kind}: ${outcome}`) ?? 0) + 1);
        await assertTrue(expected, company, step);
      } catch (error) {
        throw new Error(company.story.join('\n'), { cause: error });
      }
    },
    toString: () => kind,
  };
}

/** The code of the refusal; null where it went through. Throws on what is no refusal. */
export async function refusalIn(work: () => Promise<unknown>): Promise<string | null> {
  try {
    await work();
    return null;
  } catch (error) {
    if (error instanceof UserError) return error.code;
    throw error;
  }
}

/** One of them, by any whole number. Throws on an empty list. */
export function pick<T>(from: readonly T[], at: number): T {
  const found = from[at % from.length];
  if (found === undefined) throw new Error('there is nothing to pick from');
  return found;
}

/** How somebody is chosen: often one who may, sometimes anybody. */
export type Who = 'an owner' | 'the author' | 'anybody';

/** Somebody who has not left; anybody where no such person is here. */
export function choose(expected: Expected, idea: ExpectedIdea, who: Who, at: number): Name {
  const here = present(expected);
  const theirs = here.filter((name) =>
    who === 'an owner' ? mayActAsOwner(expected, idea, name) : who === 'the author' && name === idea.author,
  );
  return pick(theirs.length > 0 ? theirs : here, at);
}

export function hasIdeas({ ideas }: Expected): boolean {
  return ideas.length > 0;
}
