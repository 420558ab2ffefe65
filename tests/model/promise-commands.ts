// Time passes and promises are kept: now and then after days, or through days hour by hour.
import fc from 'fast-check';
import { keepAndRemind } from '../harness/promises.ts';
import { type Name, nameOfId, topicIds } from './cast.ts';
import { type Command, command, pause } from './commands.ts';
import type { Company } from './company.ts';
import type { Expected } from './expected.ts';
import { type Asked, keepExpected } from './expected-promises.ts';
import { passTheHour } from './hour.ts';
import { assertTrue } from './truths.ts';
import { canSubmit, submit } from './voice-commands.ts';

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

/** Ideas come in and wait: their owners work in several zones, so that one who was reminded is asked again the same day. */
const days = fc
  .record({
    pause,
    who: fc.nat({ max: 11 }),
    topics: fc.subarray([...topicIds]),
    isAnonymous: fc.boolean(),
    times: fc.integer({ min: 4, max: 48 }),
  })
  .map(({ pause: minutes, topics, times, ...form }) =>
    command('keep promises for days', minutes, always, async (expected, company) => {
      for (const topic of topics.filter(() => canSubmit(expected))) {
        await assertTrue(
          expected,
          company,
          await submit({ ...form, topic, isAgain: false }, expected, company),
        );
        pass(expected, company, 61_013);
      }
      let asked = await keep(expected, company);
      let total = asked.length;
      for (let time = 1; time <= times; time++) {
        // What holds at this moment alone; the rest is checked at the end as well.
        if (asked.length > 0 || (await hasNews(company)))
          await assertTrue(expected, company, { kept: { asked } });
        pass(expected, company, 3 * HOUR_MS);
        asked = await keep(expected, company);
        total += asked.length;
      }
      const came = topics.length > 0 ? `ideas come to ${topics.join(' and ')}, and ` : '';
      const said = `${came}promises are kept every three hours, ${times} times`;
      return { said, outcome: outcomeOf(total), kept: { asked } };
    }),
  );

function pass(expected: Expected, { clock }: Company, ms: number): void {
  clock.pass(ms);
  expected.now = clock.now();
}

async function hasNews({ database, workspaceId, ledger }: Company): Promise<boolean> {
  return (await database.db.delivery.count({ where: { workspaceId } })) > ledger.size;
}

async function keep(expected: Expected, company: Company): Promise<Asked[]> {
  await passTheHour(expected, company);
  const found = new Set<Name>();
  await keepAndRemind(await company.shell(), async (person) => {
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
