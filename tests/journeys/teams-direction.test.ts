// A word of the direction on Teams: written by a dialog and seen before it is published, first in the channel's digest once, answered with an
// idea, and taken back where it stands. The charter.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSchedule } from '../../src/schedules/save.ts';
import { enough } from '../harness/database.ts';
import { startTeamsJourney, type TeamsJourney } from '../harness/teams-journey.ts';
import { type Human, type Sent, shownOn, TEAM_CHANNEL } from '../peers/teams-playground.ts';

const said = {
  fr: {
    client: 'fr-FR',
    word: 'mot',
    words: 'mots',
    charter: 'charte',
    ready: 'Votre formulaire est prêt.',
    lead: 'Le mot de la direction',
    previewed: 'Voici comment il sera lu',
    published: 'C’est publié. Il ouvrira le prochain bulletin',
    list: 'Les mots de la direction',
    answersWord: 'En réponse à un mot de la direction',
    takenBack: 'Ce mot a été retiré.',
    noCharter: 'Il n’y a pas encore de charte',
    title: 'La charte de celles et ceux',
  },
  en: {
    client: 'en-GB',
    word: 'word',
    words: 'words',
    charter: 'charter',
    ready: 'Your form is ready.',
    lead: 'A word from the direction',
    previewed: 'This is how it will be read',
    published: 'Published. It stands first in the next digest',
    list: 'Words of the direction',
    answersWord: 'In answer to a word of the direction',
    takenBack: 'This word was taken back.',
    noCharter: 'There is no charter yet',
    title: 'The charter of those',
  },
} as const;
const TEXT = 'Dès lundi, chaque tournée en retard appelle avant l’heure.';

describe.each(
  enough([
    { engine: 'sqlite', locale: 'fr' },
    { engine: 'postgresql', locale: 'en' },
  ] as const),
)('a word of the direction on Teams, $engine, $locale', ({ engine, locale }) => {
  const say = said[locale];
  const people = [
    'Nadia Benali',
    'Claire Roussel',
    'Karim Haddad',
    'Inès Moreau',
    'Jack Ellison',
    'Gemma Whitfield',
  ].map((name, i): Human => ({ id: `00000000-0000-4000-8000-00000000002${i}`, name, locale: say.client }));
  const [nadia, claire, karim] = people;
  if (!nadia || !claire || !karim) throw new Error('nobody');
  let journey: TeamsJourney;
  beforeAll(async () => {
    journey = await startTeamsJourney({ engine, locale, people, admins: [nadia] });
    for (const each of [nadia, claire, karim]) await journey.peer.install(each);
    await journey.peer.join(nadia);
  });
  afterAll(() => journey?.stop());

  const inChannel = (text: string): readonly Sent[] =>
    journey.peer
      .sent()
      .filter(({ conversation, card }) => conversation === TEAM_CHANNEL && shownOn(card).includes(text));
  const beatAt = async (instant: string) => {
    journey.clock.moveTo(new Date(instant));
    await journey.app.beat();
    await journey.delivered();
  };
  /** The newest card to them that shows this, after they asked for it. */
  const told = async (human: Human, asked: string, text: string): Promise<Sent> => {
    const before = journey.peer.to(human).length;
    await journey.peer.tell(human, asked);
    return journey.peer.until(`“${text}” to ${human.name}`, () =>
      journey.peer
        .to(human)
        .slice(before)
        .findLast(({ card }) => shownOn(card).includes(text)),
    );
  };

  it('is written by whoever has the role, seen as it will be read, and published', async () => {
    const { peer, database, app, clock } = journey;
    const { workspaceId } = app;
    const idOf = async ({ name }: Human) =>
      (await database.db.person.findFirstOrThrow({ where: { workspaceId, name } })).id;
    await database.db.givenRole.create({
      data: { workspaceId, personId: await idOf(claire), role: 'voice' },
    });
    await createSchedule(
      database,
      { workspaceId, now: clock.now(), adminId: await idOf(nadia) },
      {
        ...{
          name: 'Hebdo',
          channels: [{ address: `teams:${TEAM_CHANNEL}`, name: 'sav' }],
          sections: ['story'],
        },
        ...{ filters: {}, cadence: { kind: 'weekly', weekday: 1, at: '09:00' }, timeZone: 'Europe/Paris' },
        ...{ locale, country: null, onHolidays: 'skip', whenEmpty: 'silent', pausedUntil: null },
      } as const,
      'hebdo',
    );
    await peer.tell(claire, `portevoix ${say.word}`);
    const door = await journey.letter(claire, say.ready);
    const form = peer.dialog(await peer.press(claire, door, 'portevoix'));
    const preview = peer.dialog(await peer.submit(claire, form, { text: TEXT }));
    for (const shown of [say.previewed, say.lead, TEXT]) expect(shownOn(preview.card)).toContain(shown);
    expect(await database.db.directionWord.count()).toBe(0);
    const done = peer.dialog(await peer.submit(claire, preview, {}));
    expect(shownOn(done.card)).toContain(say.published);
    expect(await database.db.directionWord.findMany()).toMatchObject([{ text: TEXT, number: 1 }]);
  });

  it('stands in the channel’s next digest, once, and is answered there with an idea', async () => {
    const { peer, database } = journey;
    for (const at of ['2026-11-16T08:00:10Z', '2026-11-16T08:02:10Z', '2026-11-23T08:00:10Z'])
      await beatAt(at);
    const [digest, ...others] = inChannel(TEXT);
    expect(others).toEqual([]);
    expect(shownOn(digest?.card)).toContain(say.lead);
    const form = peer.dialog(await peer.press(karim, digest as Sent, 'suggest'));
    expect(shownOn(form.card)).toContain(TEXT);
    await peer.submit(karim, form, { title: 'Un téléphone par camion' });
    expect(await database.db.suggestion.findMany()).toMatchObject([{ wordId: expect.stringMatching(/./) }]);
    await told(karim, 'suggestions 1', say.answersWord);
  });

  it('is taken back where it was posted', async () => {
    const { peer } = journey;
    const list = await told(claire, `portevoix ${say.words}`, say.list);
    await peer.press(claire, list, 'direction.withdraw');
    await peer.until('it is taken back', () => inChannel(say.takenBack)[0]);
    await journey.delivered();
    expect(inChannel(TEXT)).toEqual([]);
    expect(inChannel(say.takenBack)).toHaveLength(1);
  });

  it('leaves a charter that an admin writes and everybody reads', async () => {
    const { peer } = journey;
    await told(karim, `portevoix ${say.charter}`, say.noCharter);
    const page = await told(nadia, `portevoix ${say.charter}`, say.noCharter);
    const form = peer.dialog(await peer.press(nadia, page, 'charter.edit'));
    const members = JSON.stringify(form.card).match(/"id":"(members[^"]*)"/)?.[1] ?? 'members';
    const values = { purpose: 'Une seule voix.', rule: 'Par consentement.', [members]: nadia.id };
    await peer.submit(nadia, form, values);
    const read = await told(karim, `portevoix ${say.charter}`, say.title);
    for (const shown of ['Une seule voix.', 'Par consentement.', 'Nadia Benali'])
      expect(shownOn(read.card)).toContain(shown);
  });
});
