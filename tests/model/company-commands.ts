// What happens around ideas: people go away, leave and return, topics change hands.

import fc from 'fast-check';
import { transact } from '../../src/database/client.ts';
import { setAway } from '../../src/people/person.ts';
import { archiveTopic, saveTopic, topicById } from '../../src/suggestions/topics.ts';
import { somebody } from '../audit/somebody.ts';
import { ADMIN, type Name, names, tokensOf, topicIds } from './cast.ts';
import { type Command, command, pause, pick } from './commands.ts';
import type { Company } from './company.ts';
import { type Expected, present } from './expected.ts';
import { same } from './same.ts';

const always = () => true;
const place = fc.nat({ max: 11 });

const absences = fc.record({ pause, who: place, days: fc.integer({ min: 0, max: 15 }) }).map((form) =>
  command('away', form.pause, always, async (expected, company) => {
    const name = pick(names, form.who);
    const until = form.days === 0 ? null : new Date(expected.now.getTime() + form.days * 86_400_000);
    await setAway(company.database.db, await company.person(name), until);
    expected.people[name].awayUntil = until;
    return {
      said: `${name} is ${until ? `away for ${form.days} days` : 'back'}`,
      outcome: until ? 'away' : 'back',
    };
  }),
);

const departures = fc.record({ pause, who: place, isTold: fc.boolean() }).map((form) =>
  command(
    'leave',
    form.pause,
    (expected) => leavers(expected).length > 0,
    async (expected, company) => {
      const name = pick(leavers(expected), form.who);
      const person = expected.people[name];
      person.hasLeftChat = true;
      if (form.isTold) {
        person.isGone = true;
        await setActive(company, name, false);
      }
      return { said: `${name} leaves${form.isTold ? '' : ', and nobody tells the bot'}`, outcome: 'left' };
    },
  ),
);

function leavers(expected: Expected): Name[] {
  const here = present(expected).filter((name) => name !== ADMIN);
  // Somebody must be left to write ideas.
  return here.length > 1 ? here : [];
}

const returns = fc.record({ pause, who: place }).map((form) =>
  command(
    'return',
    form.pause,
    (expected) => present(expected).length < names.length,
    async (expected, company) => {
      const here = present(expected);
      const name = pick(
        names.filter((each) => !here.includes(each)),
        form.who,
      );
      Object.assign(expected.people[name], { isGone: false, hasLeftChat: false });
      await setActive(company, name, true);
      return { said: `${name} works here again`, outcome: 'here' };
    },
  ),
);

async function setActive({ database, workspaceId }: Company, name: Name, isActive: boolean): Promise<void> {
  const where = { workspaceId_id: { workspaceId, id: tokensOf(name).id } };
  await database.db.person.update({ where, data: { isActive } });
}

const topicChanges = fc
  .record({
    pause,
    topic: fc.constantFrom(...topicIds),
    owners: fc.uniqueArray(fc.constantFrom(...names), { maxLength: 3 }),
    sponsor: fc.constantFrom(null, ...names),
  })
  .map(({ pause: minutes, topic, owners, sponsor }) =>
    command('topic', minutes, always, async (expected, { database, workspaceId }) => {
      const known = await topicById(database.db, workspaceId, topic);
      const draft = { ...known, sponsorId: sponsor && tokensOf(sponsor).id, ownerIds: owners.map(idOf) };
      const { nameFr, nameEn, replyDays, sponsorId, channel, ownerIds } = draft;
      const isSaved = await transact(database, (tx) =>
        saveTopic(
          tx,
          workspaceId,
          { nameFr, nameEn, replyDays, sponsorId, channel, ownerIds },
          known,
          somebody,
        ),
      );
      same('an open topic is saved, a closed one is not', isSaved, expected.topics[topic].isOpen);
      if (isSaved) Object.assign(expected.topics[topic], { owners, sponsor });
      for (const name of [...owners, sponsor]) if (name !== null) expected.everInCharge.add(name);
      const said = `${topic} gets owners ${owners.join(', ') || 'none'} and sponsor ${sponsor ?? 'none'}`;
      return { said, outcome: isSaved ? 'saved' : 'closed' };
    }),
  );

function idOf(name: Name): string {
  return tokensOf(name).id;
}

const closings = fc.record({ pause, topic: fc.constantFrom(...topicIds) }).map(({ pause: minutes, topic }) =>
  command('close topic', minutes, always, async (expected, { database, workspaceId }) => {
    const isClosed = await archiveTopic(database, workspaceId, topic, { ...somebody, now: expected.now });
    same('only the default topic stays', isClosed, topic !== 'other' && expected.topics[topic].isOpen);
    if (isClosed) expected.topics[topic].isOpen = false;
    return { said: `${topic} is closed`, outcome: isClosed ? 'closed' : 'stays' };
  }),
);

export const companyCommands: readonly fc.Arbitrary<Command>[] = [
  absences,
  departures,
  returns,
  topicChanges,
  closings,
];
