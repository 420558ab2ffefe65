// Time passes and promises are kept: now and then after days, or through a day hour by hour.
import fc from 'fast-check';
import { keepPromises } from '../../src/suggestions/promise/reminders.ts';
import { type Name, nameOfId } from './cast.ts';
import { type Command, command, pause } from './commands.ts';
import type { Company } from './company.ts';
import type { Expected } from './expected.ts';
import { type Asked, keepExpected } from './expected-promises.ts';
import { assertTrue } from './truths.ts';

const always = () => true;
const HOUR_MS = 60 * 60_000;

/** Minutes: some hours, or some days. */
const longPause = fc.oneof(
  fc.integer({ min: 0, max: 600 }),
  fc.integer({ min: 600, max: 2_000 }),
  fc.integer({ min: 2_000, max: 12_000 }),
);

const promises = longPause.map((minutes) =>
  command('keep promises', minutes, always, async (expected, company) => {
    const asked = await keep(expected, company);
    return { said: 'promises are kept', outcome: outcomeOf(asked.length), kept: { asked } };
  }),
);

/** Owners of one topic work in several zones, so that one who was reminded is asked again on the same day. */
const days = fc.record({ pause, hours: fc.integer({ min: 4, max: 24 }) }).map(({ pause: minutes, hours }) =>
  command('keep promises hourly', minutes, always, async (expected, company) => {
    let asked = await keep(expected, company);
    let total = asked.length;
    for (let hour = 1; hour <= hours; hour++) {
      await assertTrue(expected, company, { kept: { asked } });
      company.clock.pass(HOUR_MS);
      expected.now = company.clock.now();
      asked = await keep(expected, company);
      total += asked.length;
    }
    const said = `promises are kept every hour, for ${hours} hours`;
    return { said, outcome: outcomeOf(total), kept: { asked } };
  }),
);

async function keep(expected: Expected, company: Company): Promise<Asked[]> {
  const found = new Set<Name>();
  await keepPromises(await company.shell(), async (person) => {
    const name = nameOfId(person.id);
    if (!expected.people[name].hasLeftChat) return person;
    found.add(name);
    const { workspaceId, id } = person;
    const where = { workspaceId_id: { workspaceId, id } };
    return company.database.db.person.update({ where, data: { isActive: false } });
  });
  const asked = keepExpected(expected);
  // Whoever was to be reminded, and was found to have left.
  for (const name of found) expected.people[name].isGone = true;
  return asked;
}

function outcomeOf(asked: number): string {
  return asked > 0 ? 'somebody asked' : 'done';
}

export const promiseCommands: readonly fc.Arbitrary<Command>[] = [promises, promises, promises, days];
