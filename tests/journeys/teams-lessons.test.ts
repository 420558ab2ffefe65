// The lesson of the week on Teams: posted in a channel that an admin chose by a dialog, answered by a press that nobody else sees, told in
// the channel's digest, and one of the company's own made from a best failure.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSchedule } from '../../src/schedules/save.ts';
import { approveStory } from '../../src/stories/moderate.ts';
import { tellStory } from '../../src/stories/tell.ts';
import { workspaceById } from '../../src/workspace/workspace.ts';
import { startTeamsJourney, type TeamsJourney } from '../harness/teams-journey.ts';
import { type Human, type Sent, shownOn, TEAM_CHANNEL } from '../peers/teams-playground.ts';
import { sixHumans, toldOnTeams } from './teams-people.ts';

const said = {
  fr: {
    title: 'La leçon de la semaine',
    first: 'Le troisième appel pour la même chose',
    right: 'c’est ce qui a été fait',
    wrong: 'A se défend',
    again: 'Vous avez déjà répondu',
    past: 'leçon passées',
    channel: 'Vingt leçons sont fournies',
    happened: 'Dès qu’elle a compris que quelqu’un avait lu le dossier',
    told: 'La dernière leçon de la semaine',
    found: 'Ce qui a été fait\u00a0: choisi 5 fois sur 6.',
    own: 'Voici comment elle sera lue',
    approved: 'La leçon n°',
  },
  en: {
    title: 'Lesson of the week',
    first: 'The third call about the same thing',
    right: 'that is what was done',
    wrong: 'A can be argued for',
    again: 'You have answered this one already',
    past: 'lesson past',
    channel: 'Twenty lessons come with the program',
    happened: 'Once she heard that somebody had read the file',
    told: 'Last lesson of the week',
    found: '5 of 6 chose what was done',
    own: 'This is how it will be read',
    approved: 'Lesson #',
  },
} as const;

describe.each([
  { engine: 'sqlite', locale: 'fr' },
  { engine: 'postgresql', locale: 'en' },
] as const)('the lesson of the week on Teams, $engine, $locale', ({ engine, locale }) => {
  const say = said[locale];
  const people = sixHumans(locale);
  const [camille, ines, ...others] = people;
  let journey: TeamsJourney;
  beforeAll(async () => {
    journey = await startTeamsJourney({ engine, locale, people, admins: [camille] });
    for (const each of people) await journey.peer.install(each);
    await journey.peer.join(camille);
  });
  afterAll(() => journey?.stop());

  const inChannel = (text: string): readonly Sent[] =>
    journey.peer
      .sent()
      .filter(
        ({ conversation, card }) => conversation.startsWith(TEAM_CHANNEL) && shownOn(card).includes(text),
      );
  const beatAt = async (instant: string) => {
    journey.clock.moveTo(new Date(instant));
    await journey.app.beat();
    await journey.delivered();
  };
  const told = (human: Human, ask: () => Promise<unknown>, text: string) =>
    toldOnTeams(journey, human, ask, text);

  it('is posted in a channel by what an admin sets', async () => {
    const { peer, database, app } = journey;
    const menu = await told(camille, () => peer.tell(camille, 'portevoix'), 'Porte-voix');
    const list = await told(camille, () => peer.press(camille, menu, 'lesson-places'), say.channel);
    const form = peer.dialog(await peer.press(camille, list, 'lesson-place.create'));
    await peer.submit(camille, form, { channel: `teams:${TEAM_CHANNEL}` });
    expect(await database.db.lessonPlace.findMany()).toMatchObject([
      { workspaceId: app.workspaceId, address: `teams:${TEAM_CHANNEL}`, weekday: 2, at: '10:00', locale },
    ]);
    await beatAt('2026-11-10T09:00:10Z');
    await beatAt('2026-11-10T09:01:10Z');
    expect(inChannel(say.first)).toHaveLength(1);
  });

  it('tells whoever presses what happened, in their personal chat alone', async () => {
    const { peer, database } = journey;
    const [card] = inChannel(say.first);
    if (!card) throw new Error('no card');
    expect(shownOn(card.card)).not.toContain(say.happened);
    const press = (human: Human, choice: 'a' | 'b', text: string) =>
      told(human, () => peer.press(human, card, `lesson.answer:2026-11-09/${choice}`), text);
    const wrong = await press(ines, 'a', say.wrong);
    expect(shownOn(wrong.card)).toContain(say.happened);
    for (const each of [camille, ...others]) await press(each, 'b', say.right);
    expect(shownOn((await press(ines, 'b', say.again)).card)).toContain(say.happened);
    expect(await database.db.lessonWeek.findMany()).toMatchObject([{ choseA: 1, choseB: 5, choseC: 0 }]);
    expect(inChannel(say.happened)).toEqual([]);
    expect(journey.logged.filter((line) => /lesson\.answer|2026-11-09\/[abc]/.test(line))).toEqual([]);
  });

  it('is told in the channel’s next digest by how many chose what, once, and can be read again', async () => {
    const { peer, database, app, clock } = journey;
    const admin = await database.db.person.findFirstOrThrow({ where: { name: camille.name } });
    await createSchedule(
      database,
      { workspaceId: app.workspaceId, now: clock.now(), adminId: admin.id },
      {
        ...{ name: 'Hebdo', channels: [{ address: `teams:${TEAM_CHANNEL}`, name: 'sav' }] },
        ...{ sections: ['lessons'], filters: {}, cadence: { kind: 'daily', at: '09:00' } },
        ...{ timeZone: 'Europe/Paris', locale, country: null, onHolidays: 'skip' },
        ...{ whenEmpty: 'silent', pausedUntil: null },
      } as const,
      'hebdo',
    );
    for (const day of ['13', '16', '17']) await beatAt(`2026-11-${day}T08:00:10Z`);
    const [digest, ...more] = inChannel(say.found);
    expect(more).toEqual([]);
    expect(shownOn(digest?.card)).toContain(say.told);
    const list = await told(ines, () => peer.tell(ines, say.past), say.first);
    await told(ines, () => peer.press(ines, list, 'lesson.read'), say.happened);
  });

  it('is made by a moderator from a best failure, seen as it will be read, and comes next', async () => {
    const { peer, database, app, clock } = journey;
    const workspace = await workspaceById(database.db, app.workspaceId);
    const shell = { database, workspace, now: clock.now() };
    const personOf = ({ name }: Human) => database.db.person.findFirstOrThrow({ where: { name } });
    const text = { title: 'Trois pieds', wentWrong: 'Une table à trois pieds.', weDid: 'Porté le soir.' };
    const { row } = await tellStory(shell, {
      teller: await personOf(ines),
      credited: null,
      text: { ...text, customerSaid: 'Quarante convives, et personne ne l’a su.', learned: '' },
      formKey: 'story',
    });
    await approveStory(shell, row.id, await personOf(camille));
    await journey.app.beat();
    await journey.delivered();
    const card = await journey.peer.until('the card', () =>
      peer.to(camille).findLast(({ card: each }) => JSON.stringify(each).includes('lesson.make')),
    );
    const form = peer.dialog(await peer.press(camille, card, 'lesson.make'));
    const preview = peer.dialog(
      await peer.submit(camille, form, { a: 'Attendre', b: 'Rembourser', c: 'Y aller', right: 'c' }),
    );
    for (const shown of [say.own, 'Quarante convives', 'Rembourser'])
      expect(shownOn(preview.card)).toContain(shown);
    expect(await database.db.lesson.count()).toBe(0);
    const done = peer.dialog(await peer.submit(camille, preview, {}));
    expect(shownOn(done.card)).toContain(say.approved);
    await beatAt('2026-11-24T09:00:10Z');
    expect(inChannel('Trois pieds').map(({ card: each }) => shownOn(each).includes(say.title))).toEqual([
      true,
    ]);
  });
});
