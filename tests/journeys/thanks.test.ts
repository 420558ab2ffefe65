// A thank-you on both chats: by words that name somebody, and with a customer's own; read in a channel and in a digest, kept private
// afterwards, and then in neither.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/database/client.ts';
import { numberAnswer } from '../../src/feedback/numbers.ts';
import { createSchedule } from '../../src/schedules/save.ts';
import { addAnswers } from '../feedback/answers-on-file.ts';
import { enough } from '../harness/database.ts';
import { hasLocalSlack, type Journey, startJourney } from '../harness/journey.ts';
import { startTeamsJourney, type TeamsJourney } from '../harness/teams-journey.ts';
import { type Human, shownOn, TEAM_CHANNEL } from '../peers/teams-playground.ts';
import { everyPairing } from './ideas.ts';
import { filledIn, seen } from './seen.ts';

const SAID = 'Quelqu’un a sonné à huit heures du soir avec mon colis.';
const FACT = 'a porté le colis à la cliente après la fermeture';

/** Answers enough for one to be shown, of which the first has a number and words; and a digest of thank-yous each Tuesday at nine. */
async function prepared(database: Database, channel: { address: string; name: string }, locale: 'fr' | 'en') {
  const { db } = database;
  const { id: workspaceId } = await db.workspace.findFirstOrThrow();
  const createdAt = new Date('2026-01-01T00:00:00Z');
  await db.workspace.update({ where: { id: workspaceId }, data: { postingHours: 'always' } });
  await db.source.create({ data: { workspaceId, id: 'phone', name: 'phone', heat: 'hot', createdAt } });
  const given = Array.from({ length: 9 }, (_, i) => {
    return { id: `said${i}`, at: '2026-11-06T10:00:00Z', verbatim: i === 0 ? SAID : `Autre avis ${i}` };
  });
  await addAnswers(db, workspaceId, given);
  const number = await numberAnswer(db, workspaceId, 'said0');
  const admin = await db.person.findFirstOrThrow({ where: { workspaceId } });
  await createSchedule(
    database,
    { workspaceId, now: new Date('2026-11-09T09:00:00Z'), adminId: admin.id },
    {
      name: 'Mercis',
      channels: [channel],
      sections: ['thanks'],
      filters: {},
      cadence: { kind: 'weekly', weekday: 2, at: '09:00' },
      timeZone: 'Europe/Paris',
      locale,
      country: null,
      onHolidays: 'skip',
      whenEmpty: 'silent',
      pausedUntil: null,
    },
    'thanks',
  );
  return { workspaceId, number };
}

/** Whether any stored digest tells it. */
async function isStored({ db }: Database, workspaceId: string): Promise<boolean> {
  const runs = await db.digestRun.findMany({ where: { workspaceId }, select: { snapshot: true } });
  return JSON.stringify(runs).includes(FACT);
}

const [KARIM, INES, NADIA] = ['U0KARIM', 'U0INES', 'U0NADIA'];
const GENERAL = 'C0GENERAL';
const users = [
  { id: NADIA, name: 'nadia', real_name: 'Nadia Benali', tz: 'Europe/Paris' },
  { id: KARIM, name: 'karim', real_name: 'Karim Haddad', tz: 'Europe/Paris' },
  { id: INES, name: 'ines', real_name: 'Inès Moreau', tz: 'Europe/Paris' },
];

const inSlack = {
  fr: {
    command: '/merci',
    receipt:
      /^Inès Moreau peut lire votre merci dès maintenant\. #general le lira à partir du lundi 9 novembre/,
    private: /^Inès Moreau peut lire votre merci dès maintenant, et personne d’autre\.$/,
    letter: 'Karim Haddad vous remercie',
    posted: 'Karim Haddad remercie Inès Moreau',
    gone: 'Un merci figurait ici\u202f; il reste privé.',
    kept: /^Gardé privé/,
    digest: 'La voix des clients',
    voice: '/voix',
  },
  en: {
    command: '/thanks',
    receipt: /^Inès Moreau reads your thank-you now\. #general does from Monday 9 November/,
    private: /^Inès Moreau reads your thank-you now, and nobody else does\.$/,
    letter: 'Karim Haddad thanks you',
    posted: 'Karim Haddad thanks Inès Moreau',
    gone: 'A thank-you stood here; it is kept private.',
    kept: /^Kept private/,
    digest: 'Customers’ voice',
    voice: '/voice',
  },
} as const;

describe.skipIf(!hasLocalSlack).each(enough(everyPairing))(
  'a thank-you on Slack ($engine, $mode, $locale)',
  ({ engine, mode, locale }) => {
    const say = inSlack[locale];
    let journey: Journey;
    let workspaceId: string;
    let number: number;
    beforeAll(async () => {
      const channels = [{ id: GENERAL, name: 'general', members: users.map((user) => user.id) }];
      journey = await startJourney({ engine, mode, users, channels, admins: [NADIA], locale });
      await journey.speak(NADIA, locale);
      const channel = { address: `slack:${GENERAL}`, name: 'general' };
      ({ workspaceId, number } = await prepared(journey.database, channel, locale));
    });
    afterAll(() => journey?.stop());

    const inChannel = (words: string) =>
      journey.peer.messages(GENERAL).find((each) => !each.ephemeral_to && seen(each).includes(words));

    it('is given at once by words that name somebody, and stays between the two where no channel reads it', async () => {
      const { peer } = journey;
      await peer.command(
        KARIM,
        say.command,
        `<@${INES}|ines> m’a relu deux fois &amp; sans râler`,
        'D0KARIM',
      );
      const receipt = await journey.peer.until('the receipt', () =>
        [...peer.whispers(KARIM), ...peer.dm(KARIM)].find(({ text }) => say.private.test(text)),
      );
      expect(seen(receipt)).toMatch(say.private);
      const letter = await journey.letter(INES, say.letter);
      expect(seen(letter)).toContain('m’a relu deux fois & sans râler');
      expect(seen(letter)).not.toContain('@');
    });

    it('opens the form with what is known where words alone do not say enough', async () => {
      const { peer } = journey;
      await peer.command(KARIM, say.command, `<@${INES}|ines>`, GENERAL);
      const form = await journey.form('thanks');
      expect(filledIn(form)).toMatchObject({ whom: [INES] });
      await peer.submit(KARIM, filledIn(form, { fact: '' }));
      expect(Object.keys(peer.errors())).toEqual(['fact']);
      peer.close(KARIM);
    });

    it('carries a customer’s words, is read in the channel a little later, and in the next digest', async () => {
      const { peer } = journey;
      await peer.command(KARIM, say.voice, String(number), GENERAL);
      const answer = await peer.until('the answer', () =>
        peer.whispers(KARIM).findLast((each) => seen(each).includes(SAID)),
      );
      peer.press(KARIM, answer, 'thanks');
      const form = await journey.form('thanks');
      expect(seen(form)).toContain(SAID);
      await peer.submit(KARIM, filledIn(form, { whom: [INES], fact: FACT }));
      expect(seen(peer.modal() ?? { blocks: [] }).split('\n')[0]).toMatch(say.receipt);
      peer.close(KARIM);
      await journey.letter(INES, say.letter);
      expect(inChannel(FACT)).toBeUndefined();
      journey.clock.moveTo(new Date('2026-11-09T09:40:00Z'));
      await journey.app.beat();
      await peer.until('the channel reads it', () => inChannel(FACT) && inChannel(SAID));
      expect(inChannel(FACT)?.text).toBe(say.posted);
      journey.clock.moveTo(new Date('2026-11-10T08:01:00Z'));
      await journey.app.beat();
      await peer.until('the digest tells it', () =>
        peer.messages(GENERAL).find((each) => seen(each).includes(say.digest) && seen(each).includes(FACT)),
      );
      expect(await isStored(journey.database, workspaceId)).toBe(true);
    });

    it('vanishes from the channel, the digest and what is stored of it, once it is kept private', async () => {
      const { peer } = journey;
      const letter = peer.dm(INES).findLast((each) => seen(each).includes(SAID));
      if (!letter) throw new Error('no letter');
      peer.press(INES, letter, 'thanks.private');
      await journey.peer.until('the answer', () =>
        peer.dm(INES).find((each) =>
          seen(each)
            .split('\n')
            .some((line) => say.kept.test(line)),
        ),
      );
      await journey.delivered();
      await peer.until('nothing of it is left', () => !inChannel(FACT));
      const left = peer.messages(GENERAL).filter((each) => !each.ephemeral_to);
      const all = left.map((each) => `${each.text}\n${seen(each)}`).join('\n');
      expect(all).toContain(say.gone);
      for (const gone of [FACT, SAID, 'Inès Moreau', 'Karim Haddad']) expect(all).not.toContain(gone);
      for (const root of left)
        for (const reply of peer.replies(root)) expect(seen(reply)).not.toContain(FACT);
      expect(await isStored(journey.database, workspaceId)).toBe(false);
    });
  },
);

const inTeams = {
  fr: {
    client: 'fr-FR',
    command: 'merci',
    receipt: 'peut lire votre merci dès maintenant',
    letter: 'vous remercie',
    gone: 'Un merci figurait ici\u202f; il reste privé.',
    digest: 'La voix des clients',
  },
  en: {
    client: 'en-GB',
    command: 'thanks',
    receipt: 'reads your thank-you now',
    letter: 'thanks you',
    gone: 'A thank-you stood here; it is kept private.',
    digest: 'Customers’ voice',
  },
} as const;

describe.each(
  enough([
    { engine: 'sqlite', locale: 'en' },
    { engine: 'postgresql', locale: 'fr' },
  ] as const),
)('a thank-you on Teams, $engine, $locale', ({ engine, locale }) => {
  const say = inTeams[locale];
  const names = ['Nadia Benali', 'Karim Haddad', 'Inès Moreau', 'Jack Ellison', 'Gemma Hill', 'Marion Roux'];
  const people = names.map(
    (name, i): Human => ({ id: `00000000-0000-4000-8000-00000000002${i}`, name, locale: say.client }),
  );
  const [nadia, karim, ines] = people;
  if (!nadia || !karim || !ines) throw new Error('nobody');
  let journey: TeamsJourney;
  let workspaceId: string;
  let number: number;
  beforeAll(async () => {
    journey = await startTeamsJourney({ engine, locale, people, admins: [nadia] });
    for (const each of [nadia, karim, ines]) await journey.peer.install(each);
    await journey.peer.join(nadia);
    const channel = { address: `teams:${TEAM_CHANNEL}`, name: 'sav' };
    ({ workspaceId, number } = await prepared(journey.database, channel, locale));
  });
  afterAll(() => journey?.stop());

  const inChannel = (words: string) =>
    journey.peer
      .sent()
      .filter(({ conversation }) => conversation.startsWith(TEAM_CHANNEL))
      .find(({ card }) => shownOn(card).includes(words));

  it('is given at once by a message that names somebody, in the channel where it was written', async () => {
    const { peer } = journey;
    await peer.mention(karim, TEAM_CHANNEL, `${say.command} <at>${ines.name}</at> ${FACT}`, undefined, [
      ines,
    ]);
    await journey.letter(karim, say.receipt);
    expect(shownOn((await journey.letter(ines, say.letter)).card)).toContain(FACT);
    expect(inChannel(FACT)).toBeUndefined();
    journey.clock.moveTo(new Date('2026-11-09T09:40:00Z'));
    await journey.app.beat();
    await peer.until('the channel reads it', () => inChannel(FACT));
  });

  it('keeps whom it names while its form waits behind a button', async () => {
    const { peer } = journey;
    await peer.mention(karim, TEAM_CHANNEL, `${say.command} <at>${ines.name}</at>`, undefined, [ines]);
    const door = await peer.until('the door', () =>
      peer.to(karim).findLast(({ card }) => JSON.stringify(card).includes('"command":"thanks"')),
    );
    const form = peer.dialog(await peer.press(karim, door, 'thanks'));
    expect(JSON.stringify(form.card)).toContain(ines.id);
  });

  it('carries a customer’s words, and vanishes from channel, digest and what is stored once it is kept private', async () => {
    const { peer } = journey;
    await peer.tell(karim, `${locale === 'fr' ? 'voix' : 'voice'} ${number}`);
    const answer = await peer.until('the answer', () =>
      peer.to(karim).findLast(({ card }) => shownOn(card).includes(SAID)),
    );
    const form = peer.dialog(await peer.press(karim, answer, 'thanks'));
    const where = encodeURIComponent(`teams:${TEAM_CHANNEL}`);
    const done = peer.dialog(
      await peer.submit(karim, form, { whom: ines.id, fact: `${FACT}, encore`, where }),
    );
    expect(shownOn(done.card)).toContain(say.receipt);
    journey.clock.moveTo(new Date('2026-11-09T10:20:00Z'));
    await journey.app.beat();
    await peer.until('the channel reads it', () => inChannel(`${FACT}, encore`) && inChannel(SAID));
    journey.clock.moveTo(new Date('2026-11-10T08:01:00Z'));
    await journey.app.beat();
    await peer.until('the digest tells one', () =>
      peer.sent().find(({ card }) => shownOn(card).includes(say.digest) && shownOn(card).includes(FACT)),
    );
    expect(await isStored(journey.database, workspaceId)).toBe(true);
    const letters = peer.to(ines).filter(({ summary }) => summary.includes(say.letter));
    expect(letters.length).toBeGreaterThanOrEqual(2);
    for (const letter of letters) await peer.press(ines, letter, 'thanks.private');
    await journey.delivered();
    await peer.until('nothing of it is left', () => !inChannel(FACT) && !inChannel(SAID));
    expect(inChannel(say.gone)).toBeDefined();
    expect(inChannel(ines.name)).toBeUndefined();
    expect(await isStored(journey.database, workspaceId)).toBe(false);
  });
});
