// The journey of an idea on Teams, through the whole program and Microsoft's own packages, against their playground.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { transact } from '../../src/database/client.ts';
import { saveTopic } from '../../src/suggestions/topics.ts';
import { somebody } from '../audit/somebody.ts';
import { partsOf } from '../contracts/chat.ts';
import { addAnswers } from '../feedback/answers-on-file.ts';
import { startTeamsJourney, type TeamsJourney } from '../harness/teams-journey.ts';
import { type Human, shownOn, TEAM_CHANNEL } from '../peers/teams-playground.ts';
import { inLocale } from './idea-words.ts';

const DAY = 86_400_000;
const human = (n: number, name: string, locale: string): Human => ({
  id: `00000000-0000-4000-8000-00000000002${n}`,
  name,
  locale,
});

const ON_TEAMS = {
  fr: {
    client: 'fr-FR',
    ready: 'Votre formulaire est prêt.',
    done: 'C’est fait.',
    home: 'Porte-voix',
    from: (n: number) => `Idée n°\u00a0${n}`,
    noChannel: 'Il n’y a pas ici de canal',
    sharedBy: 'Partagé par Camille Roux, avec voix.',
  },
  en: {
    client: 'en-GB',
    ready: 'Your form is ready.',
    done: 'Done.',
    home: 'Porte-voix',
    from: (n: number) => `Idea #${n}`,
    noChannel: 'There is no channel here',
    sharedBy: 'Shared by Camille Roux, with voice.',
  },
} as const;

describe.each([
  { engine: 'sqlite', locale: 'fr' },
  { engine: 'postgresql', locale: 'en' },
] as const)('an idea on Teams, $engine, $locale', ({ engine, locale }) => {
  const say = inLocale[locale];
  const teams = ON_TEAMS[locale];
  const names = ['Camille Roux', 'Inès Moreau', 'Paul Diallo', 'Noor Haddad', 'Adam Leroy', 'Alma Petit'];
  const people = names.map((name, i) => human(i, name, teams.client));
  const [camille, ines, paul] = people;
  if (!camille || !ines || !paul) throw new Error('nobody');
  let journey: TeamsJourney;
  beforeAll(async () => {
    journey = await startTeamsJourney({ engine, locale, people, admins: people.slice(4) });
  });
  afterAll(() => journey?.stop());

  const ideaRow = async () =>
    journey.database.db.suggestion.findFirstOrThrow({
      orderBy: { number: 'desc' },
      include: { events: { orderBy: { at: 'asc' } } },
    });

  it('welcomes whoever adds the bot with their home, once, and knows the team that it joins', async () => {
    const { peer, database } = journey;
    for (const each of [camille, ines, camille]) await peer.install(each);
    expect(peer.to(camille)).toHaveLength(1);
    expect(shownOn(peer.to(camille)[0]?.card)).not.toBe('');
    await peer.join(ines);
    const known = await database.db.conversation.findMany({
      where: { kind: 'channel' },
      orderBy: { name: 'asc' },
    });
    expect(known.map(({ place, name }) => [place, name])).toContainEqual([TEAM_CHANNEL, 'sav']);
    const people = await database.db.person.findMany({ orderBy: { name: 'asc' } });
    expect(people.map(({ name, timeZone, locale }) => [name, timeZone, locale])).toEqual([
      ['Camille Roux', 'Europe/Paris', teams.client],
      ['Inès Moreau', 'Europe/Paris', teams.client],
    ]);
  });

  it('gets its answer: sent, received, read, answered, written back to, answered again', async () => {
    const { peer, database, clock, app } = journey;
    const owner = await database.db.person.findFirstOrThrow({ where: { name: 'Inès Moreau' } });
    const billing = { nameFr: 'Facturation', nameEn: 'Billing', replyDays: null, ownerIds: [owner.id] };
    await transact(database, (tx) => saveTopic(tx, app.workspaceId, billing, null, somebody));
    const { id: topic } = await database.db.topic.findFirstOrThrow({ where: { nameEn: 'Billing' } });
    const title = locale === 'fr' ? 'Numéroter les lignes' : 'Number the lines';

    await peer.tell(camille, `${locale === 'fr' ? 'idée' : 'suggest'} ${title}`);
    const door = await journey.letter(camille, teams.ready);
    const form = peer.dialog(await peer.press(camille, door, 'suggest'));
    expect(JSON.stringify(form.card)).toContain(`"value":"${title}"`);
    const refused = peer.dialog(await peer.submit(camille, form, { title: '   ', details: 'kept' }));
    expect(shownOn(refused.card)).toContain(say.empty);
    expect(JSON.stringify(refused.card)).toContain('"value":"kept"');
    const ended = peer.dialog(
      await peer.submit(camille, refused, { title, details: 'On the PDF.\nOne by one.', topic }),
    );
    const { number } = await ideaRow();
    expect(shownOn(ended.card)).toMatch(new RegExp(`(?:n°\\s|#)${number} `));
    const receipt = await journey.letter(camille, say.receipt(number, title));
    expect(shownOn(receipt.card)).toContain(say.due);

    const card = await journey.letter(ines, say.waits(number, title));
    expect(shownOn(card.card)).toContain('On the PDF.\nOne by one.');
    const inPlace = () => peer.to(ines).find(({ id }) => id === card.id) ?? card;
    expect(await peer.press(ines, card, 'suggestion.acknowledge')).toMatchObject({
      statusCode: 200,
      value: teams.done,
    });
    await journey.letter(camille, say.read(number));
    await peer.until('the card redrawn', () => shownOn(inPlace().card).includes(say.acknowledged));
    expect(JSON.stringify(inPlace().card)).not.toContain('suggestion.acknowledge');

    clock.advance(DAY);
    const reply = peer.dialog(await peer.press(ines, inPlace(), 'suggestion.reply'));
    await peer.submit(ines, reply, { text: 'From January on.\nThank you.' });
    const answer = await journey.letter(camille, say.answered(number));
    expect(shownOn(answer.card)).toContain('From January on.\nThank you.');
    await peer.until('the card with its answer', () => shownOn(inPlace().card).includes(say.standing));

    await peer.tell(camille, 'Even for credit notes?', answer);
    const back = await journey.letter(ines, say.wroteBack(number));
    expect(shownOn(back.card)).toContain('Even for credit notes?');
    const second = peer.dialog(await peer.press(ines, back, 'suggestion.reply'));
    await peer.submit(ines, second, { text: 'Those too.' });
    await peer.until('the second answer', () =>
      peer.to(camille).find(({ card }) => shownOn(card).includes('Those too.')),
    );
    await peer.press(camille, answer, 'suggestion.confirm');
    await journey.delivered();
    const done = await ideaRow();
    expect(done.events.map(({ kind }) => kind)).toEqual([
      'submitted',
      'acknowledged',
      'replied',
      'wrote-back',
      'replied',
      'confirmed',
    ]);
  });

  it('answers privately what was asked in a channel, and takes a message of somebody’s as an idea', async () => {
    const { peer } = journey;
    const before = peer.sent().filter(({ conversation }) => conversation.startsWith(TEAM_CHANNEL)).length;
    const known = peer.to(camille).length;
    await peer.mention(camille, TEAM_CHANNEL, 'suggestions');
    await peer.until('the list', () => peer.to(camille).length > known);
    expect(shownOn(peer.to(camille).at(-1)?.card)).toContain(say.mine);
    expect(peer.sent().filter(({ conversation }) => conversation.startsWith(TEAM_CHANNEL))).toHaveLength(
      before,
    );

    const about = {
      html: '<div>The <b>form</b> asks twice &amp; again</div>',
      link: 'https://teams.example/l/message/1',
    };
    const form = peer.dialog(await peer.extend(camille, 'suggest-from-message', about));
    expect(JSON.stringify(form.card)).toContain('The form asks twice & again');
    expect(JSON.stringify(form.card)).toContain(about.link);
  });

  it.each(['by naming the bot in a channel', 'in the personal chat'])(
    'begins with what is said to the bot %s: to the writer alone, a button opens the form with it',
    async (where) => {
      const { peer } = journey;
      const said = `A kettle for the night shift, ${where}`;
      const known = peer.to(camille).length;
      const inChannel = () => peer.sent().filter(({ conversation }) => conversation.startsWith(TEAM_CHANNEL));
      const before = inChannel().length;
      if (where === 'in the personal chat') await peer.tell(camille, said);
      else await peer.mention(camille, TEAM_CHANNEL, said);
      const offer = await peer.until('the offer', () => peer.to(camille)[known]);
      const form = peer.dialog(await peer.press(camille, offer, 'suggest'));
      expect(JSON.stringify(form.card)).toContain(said);
      expect(JSON.stringify(offer.card)).not.toContain('kettle');
      expect(inChannel()).toHaveLength(before);
    },
  );

  it('shares an answer of the customers’ voice in the channel where it was asked for, and in no other', async () => {
    const { peer } = journey;
    const known = peer.to(camille).length;
    await peer.mention(camille, TEAM_CHANNEL, locale === 'fr' ? 'voix' : 'voice');
    const answer = await peer.until('the answer', () => peer.to(camille)[known]);
    const elsewhere = JSON.stringify(answer.card).replaceAll(TEAM_CHANNEL, '19:other@thread.tacv2');
    expect(elsewhere).toContain('19:other');
    await peer.press(camille, { ...answer, card: JSON.parse(elsewhere) }, 'voice.share');
    await peer.until('the refusal', () =>
      peer.to(camille).find(({ summary }) => summary.includes(teams.noChannel)),
    );
    await peer.press(camille, answer, 'voice.share');
    const shared = await peer.until('the shared answer', () =>
      peer
        .sent()
        .find(
          ({ conversation, card }) => conversation === TEAM_CHANNEL && shownOn(card).includes(teams.sharedBy),
        ),
    );
    expect(JSON.stringify(shared.card)).not.toContain('Action.');
  });

  it('shows an indicator week by week as a chart, with the sentence that it shows', async () => {
    const { peer, app, database, clock } = journey;
    const { db } = database;
    const source = { workspaceId: app.workspaceId, id: 'phone' };
    await db.source.create({ data: { ...source, name: 'phone', heat: 'hot', createdAt: clock.now() } });
    const given = Array.from({ length: 84 }, (_, i) => ({
      score: i % 4 === 0 ? 4 : 10,
      at: new Date(clock.now().getTime() - (i % 84) * 86_400_000).toISOString(),
    }));
    await addAnswers(db, app.workspaceId, given);
    const known = peer.to(camille).length;
    await peer.tell(camille, locale === 'fr' ? 'voix tendance nps' : 'voice trend nps');
    const answer = await peer.until('the answer', () => peer.to(camille)[known]);
    const [chart] = partsOf(answer.card).filter(({ type }) => type === 'Chart.Line');
    expect(chart).toMatchObject({
      title: locale === 'fr' ? 'NPS, semaine par semaine' : 'NPS, week by week',
    });
    expect(partsOf(chart?.['data']).filter(({ y }) => typeof y === 'number').length).toBeGreaterThanOrEqual(
      11,
    );
    expect(shownOn(answer.card).replaceAll(/[\u00a0\u202f]/g, ' ')).toMatch(
      locale === 'fr'
        ? /NPS : \d+ en semaine \d+, \d+ en semaine \d+\./
        : /NPS: \d+ in week \d+, \d+ in week \d+\./,
    );
  });

  it('hears an owner under the card in the topic’s channel, and nobody else’s talk there', async () => {
    const { peer, database } = journey;
    const channel = `teams:${TEAM_CHANNEL}`;
    const { id: topic } = await database.db.topic.findFirstOrThrow({ where: { nameEn: 'Billing' } });
    await database.db.topic.updateMany({ where: { id: topic }, data: { channel } });
    const form = peer.dialog(await peer.extend(camille, 'suggest'));
    await peer.submit(camille, form, { title: 'A bench outside', topic });
    const card = await peer.until('the card in the channel', () =>
      peer
        .sent()
        .find(
          ({ conversation, card }) =>
            conversation === TEAM_CHANNEL && shownOn(card).includes('A bench outside'),
        ),
    );
    await peer.mention(ines, TEAM_CHANNEL, 'It comes in <b>May</b> &amp; stays.', card);
    const answer = await peer.until('the answer', () =>
      peer.to(camille).findLast((each) => shownOn(each.card).includes('It comes in')),
    );
    expect(shownOn(answer.card)).toContain('& stays.');
    await journey.delivered();
    const { events } = await ideaRow();
    expect(events.map(({ kind }) => kind)).toEqual(['submitted', 'replied']);
  });

  it('has nothing personal in its log, and holds nothing back', async () => {
    const { logged, database } = journey;
    expect(logged.join('\n')).not.toMatch(/credit notes|From January|Camille/);
    expect(await database.db.delivery.count({ where: { state: { in: ['held', 'dropped'] } } })).toBe(0);
  });
});
