// Digests on Teams: an admin programs one by a dialog, a story is told and approved, and the channel gets both on the day.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { enough } from '../harness/database.ts';
import { startTeamsJourney, type TeamsJourney } from '../harness/teams-journey.ts';
import { type Human, type Sent, shownOn, TEAM_CHANNEL } from '../peers/teams-playground.ts';

const names = [
  'Nadia Benali',
  'Karim Haddad',
  'Inès Moreau',
  'Jack Ellison',
  'Gemma Whitfield',
  'Marion Delcourt',
];
const CHANNEL = `teams:${TEAM_CHANNEL}`;

const said = {
  fr: {
    client: 'fr-FR',
    menu: 'Porte-voix, côté admins',
    list: 'Bulletins programmés',
    noChannel: 'Choisissez au moins un canal.',
    more: 'Plus de réglages…',
    back: 'Retour',
    zone: '«\u00a0Mars\u00a0» n’est pas un fuseau horaire.',
    saved: '«\u00a0Hebdo\u00a0» sera publié dans #sav',
    matched: 'sera publié dans tous les canaux nommés s* (1 canal aujourd’hui)',
    next: 'mardi 10 novembre à 9\u00a0h',
    settingsSaved: 'Les réglages sont enregistrés.',
    ready: 'Votre formulaire est prêt.',
    receipt: 'Merci de l’avoir raconté.',
    notModerator: 'Seuls les modérateurs peuvent faire cela',
    approved: 'est approuvé',
    digest: 'La voix des clients',
    lead: 'Le raté devenu pépite',
    published: 'vient d’être publié dans',
  },
  en: {
    client: 'en-GB',
    menu: 'Porte-voix, for admins',
    list: 'Schedules',
    noChannel: 'Choose at least one channel.',
    more: 'More settings…',
    back: 'Back',
    zone: '“Mars” is not a time zone.',
    saved: '“Hebdo” will be posted to #sav',
    matched: 'will be posted to all channels called s* (1 channel today)',
    next: 'Tuesday 10 November at 09:00',
    settingsSaved: 'The settings are saved.',
    ready: 'Your form is ready.',
    receipt: 'Thank you for telling it.',
    notModerator: 'Only moderators can do that',
    approved: 'is approved',
    digest: 'Customers’ voice',
    lead: 'Best failure',
    published: 'has just been published in',
  },
} as const;

describe.each(
  enough([
    { engine: 'postgresql', locale: 'fr' },
    { engine: 'sqlite', locale: 'en' },
  ] as const),
)('digests on Teams, $engine, $locale', ({ engine, locale }) => {
  const say = said[locale];
  const people = names.map(
    (name, i): Human => ({ id: `00000000-0000-4000-8000-00000000002${i}`, name, locale: say.client }),
  );
  const [nadia, karim, , jack] = people;
  if (!nadia || !karim || !jack) throw new Error('nobody');
  let journey: TeamsJourney;
  beforeAll(async () => {
    journey = await startTeamsJourney({ engine, locale, people, admins: [nadia] });
    for (const each of [nadia, karim, jack]) await journey.peer.install(each);
    await journey.peer.join(nadia);
  });
  afterAll(() => journey?.stop());

  const inChannel = (what: string, text: string): Promise<Sent> =>
    journey.peer.until(what, () =>
      journey.peer
        .sent()
        .find(({ conversation, card }) => conversation === TEAM_CHANNEL && shownOn(card).includes(text)),
    );

  it('are programmed by a dialog, which says at the field what is wrong and keeps what was filled in', async () => {
    const { peer } = journey;
    await peer.tell(nadia, 'portevoix');
    const menu = await journey.letter(nadia, say.menu);
    await peer.press(nadia, menu, 'schedules');
    const list = await journey.letter(nadia, say.list);
    const empty = peer.dialog(await peer.press(nadia, list, 'schedule.create'));
    const wrong = peer.dialog(await peer.submit(nadia, empty, { name: 'Hebdo', day: 'weekly-2' }));
    expect(shownOn(wrong.card)).toContain(say.noChannel);
    expect(JSON.stringify(wrong.card)).toContain('"value":"Hebdo"');
    const channels = encodeURIComponent(CHANNEL);
    const more = peer.dialog(await peer.submit(nadia, wrong, { channels }, say.more));
    const lost = peer.dialog(await peer.submit(nadia, more, { timeZone: 'Mars' }));
    expect(shownOn(lost.card)).toContain(say.zone);
    const kept = peer.dialog(await peer.submit(nadia, lost, { timeZone: 'Europe/Paris' }, say.back));
    expect(JSON.stringify(kept.card)).toContain('"value":"Hebdo"');
    const saved = peer.dialog(await peer.submit(nadia, kept, {}));
    expect(shownOn(saved.card)).toContain(say.saved);
    expect(shownOn(saved.card)).toContain(say.next);
  });

  it('may go to all channels so called, of the teams that the bot is in', async () => {
    const { peer, database } = journey;
    await peer.press(nadia, await journey.letter(nadia, say.menu), 'schedules');
    const list = await peer.until('the list with it', () =>
      peer
        .sent()
        .findLast(
          ({ card }) => shownOn(card).includes('Hebdo') && JSON.stringify(card).includes('schedule.edit'),
        ),
    );
    const form = peer.dialog(await peer.press(nadia, list, 'schedule.edit'));
    const more = peer.dialog(await peer.submit(nadia, form, { channels: '' }, say.more));
    const saved = peer.dialog(await peer.submit(nadia, more, { channelPattern: 's*' }));
    expect(shownOn(saved.card)).toContain(say.matched);
    expect(await database.db.scheduleChannel.findMany()).toMatchObject([
      { address: CHANNEL, isMatched: true },
    ]);
  });

  it('tell a story once its moderators approved it, in the place where its card stands', async () => {
    const { peer, database } = journey;
    const menu = await journey.letter(nadia, say.menu);
    const settings = peer.dialog(await peer.press(nadia, menu, 'settings'));
    const kept = peer.dialog(await peer.submit(nadia, settings, { stories: encodeURIComponent(CHANNEL) }));
    expect(shownOn(kept.card)).toContain(say.settingsSaved);

    await peer.tell(karim, locale === 'fr' ? 'récit' : 'story');
    const form = peer.dialog(await peer.press(karim, await journey.letter(karim, say.ready), 'story'));
    await peer.submit(karim, form, {
      title: 'A lost file',
      wentWrong: 'Nobody found it.',
      weDid: 'Inès did.',
    });
    await journey.letter(karim, say.receipt);
    const card = await inChannel('the card of the story', 'A lost file');

    await peer.press(jack, card, 'story.approve');
    // Jack is in the team, so he may moderate; a story is approved once.
    await peer.until('the approval', () => peer.sent().some(({ id, edits }) => id === card.id && edits > 0));
    expect(await database.db.story.findMany()).toMatchObject([{ status: 'approved' }]);
    const redrawn = peer.sent().find(({ id }) => id === card.id);
    expect(JSON.stringify(redrawn?.card)).not.toContain('story.approve');
  });

  it('arrive in the channel on the day, once, with the story', async () => {
    const { peer, clock, app } = journey;
    clock.moveTo(new Date('2026-11-10T08:00:30Z'));
    await app.beat();
    await app.beat();
    await journey.delivered();
    const digest = await inChannel('the digest', say.digest);
    expect(shownOn(digest.card)).toContain(say.lead);
    expect(shownOn(digest.card)).toContain('A lost file');
    const posted = peer
      .sent()
      .filter(({ conversation, summary }) => conversation === TEAM_CHANNEL && summary.includes(say.digest));
    expect(posted).toHaveLength(1);
    clock.advance(60_000);
    await app.beat();
    await journey.letter(karim, say.published);
  });
});
