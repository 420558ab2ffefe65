// Plays random days in small companies: many runs, each in a workspace of its own of one database.
import fc from 'fast-check';
import type { Database } from '../../src/database/client.ts';
import { actCommands } from './act-commands.ts';
import type { Beginning } from './cast.ts';
import { chatCommands } from './chat-commands.ts';
import { type Company, onDatabase, openCompany, type Tally } from './company.ts';
import { companyCommands } from './company-commands.ts';
import { expectedAtFirst } from './expected.ts';
import { assertNothingLeft } from './leftovers.ts';
import { promiseCommands } from './promise-commands.ts';
import { voiceCommands } from './voice-commands.ts';

export interface Plan {
  readonly runs: number;
  readonly seed: number;
  /** Where to go on in a failed run, as fast-check printed it. */
  readonly path?: string;
  /** At most so many commands in a run. */
  readonly most: number;
  /** Hears of the first failure at once; finding the shortest one takes minutes. */
  readonly onFailure?: (failure: unknown) => void;
}

/** Around clock changes, holidays, the end of a year, and in between. */
const starts = [
  '2026-03-26T08:00:00Z',
  '2026-04-02T12:00:00Z',
  '2026-05-05T06:30:00Z',
  '2026-07-10T15:00:00Z',
  '2026-10-22T09:00:00Z',
  '2026-12-21T07:00:00Z',
];

const beginnings: fc.Arbitrary<Beginning> = fc.record({
  start: fc.constantFrom(...starts).map((text) => new Date(text)),
  hasFallback: fc.boolean(),
  hasChannel: fc.boolean(),
  closingDays: fc.constantFrom([], ['2026-05-15', '2026-12-28', '2026-12-29', '2026-12-30', '2026-12-31']),
  sendsAll: fc.nat({ max: 3 }).map((n) => n === 3),
});

/** @throws with the seed, the path and the shortest list of commands that fails */
export async function playRuns(database: Database, { most, onFailure, ...parameters }: Plan): Promise<Tally> {
  const tally: Tally = { runs: 0, done: new Map() };
  let hasFailed = false;
  const commands = anything(most);
  const property = fc.asyncProperty(beginnings, commands, async (beginning, played) => {
    tally.runs++;
    const company = await openCompany(database, beginning, tally);
    const expected = expectedAtFirst(beginning);
    try {
      await fc.asyncModelRun(() => ({ model: expected, real: company }), played);
      if (beginning.sendsAll) await assertNothingLeft(expected, company);
    } catch (failure) {
      if (!hasFailed) onFailure?.(failure);
      hasFailed = true;
      throw failure;
    }
  });
  const { runs, ...rest } = parameters;
  await fc.assert(property, { ...rest, numRuns: runs });
  return tally;
}

/**
 * The same, but that after some commands the company's rows move to another database, and as many more go on there.
 * @param move gives the database that holds the company from then on
 * @throws with the seed and the list of commands that failed
 */
export async function playAndMove(
  { most, runs, seed }: Pick<Plan, 'most' | 'runs' | 'seed'>,
  begin: () => Promise<Database>,
  move: (company: Company) => Promise<Database>,
): Promise<Tally> {
  const tally: Tally = { runs: 0, done: new Map() };
  const property = fc.asyncProperty(
    beginnings,
    anything(most),
    anything(most),
    async (beginning, before, after) => {
      tally.runs++;
      const company = await openCompany(await begin(), beginning, tally);
      const expected = expectedAtFirst(beginning);
      await fc.asyncModelRun(() => ({ model: expected, real: company }), before);
      await company.sending.stop();
      const moved = onDatabase(await move(company), company);
      await fc.asyncModelRun(() => ({ model: expected, real: moved }), after);
      if (beginning.sendsAll) await assertNothingLeft(expected, moved);
    },
  );
  await fc.assert(property, { seed, numRuns: runs, endOnFailure: true });
  return tally;
}

function anything(most: number) {
  return fc.commands(
    [...voiceCommands, ...actCommands, ...companyCommands, ...promiseCommands, ...chatCommands],
    { maxCommands: most, size: 'max' },
  );
}
