// Answering a survey on Teams, through the whole program and Microsoft's own packages, against their playground: from what is listed, once, in a
// dialog that gives way to thanks; and nothing that stays in the chat says who has.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { enough } from '../harness/database.ts';
import { startTeamsJourney, type TeamsJourney } from '../harness/teams-journey.ts';
import { type Human, type Sent, shownOn } from '../peers/teams-playground.ts';
import { answeredAll, askOf } from '../surveys/one-of-each.ts';

const said = {
  fr: {
    client: 'fr-FR',
    command: 'enquete',
    home: 'accueil',
    until: '5 questions, jusqu’au lundi 16 novembre à 10 h',
    promise: 'Une fois envoyées, vos réponses ne peuvent être ni modifiées ni retrouvées.',
    bounds: 'Un nombre entier, de 0 à 100 %.',
    wrong: 'n’est pas un nombre entier de 0 à 100 %',
    thanks: 'Merci : vos réponses comptent.',
    before: 'Vous avez déjà répondu à « Pulse »',
    noLetters: 'Vous ne recevrez plus de messages sur « Pulse »',
    ends: ['0 – pas du tout', '10 – certainement', '5 – tout à fait'],
  },
  en: {
    client: 'en-GB',
    command: 'survey',
    home: 'home',
    until: '5 questions, until Monday 16 November at 10:00',
    promise: 'Once sent, your answers can be neither changed nor found again.',
    bounds: 'A whole number from 0 to 100%.',
    wrong: 'is not a whole number from 0 to 100%',
    thanks: 'Thank you: your answers count.',
    before: 'You have answered “Pulse” already',
    noLetters: 'You get no more letters about “Pulse”',
    ends: ['0 – not at all', '10 – certainly', '5 – fully'],
  },
} as const;

const plain = (shown: { readonly card: unknown }) => shownOn(shown.card).replaceAll(/[\u00a0\u202f]/g, ' ');

describe.each(
  enough([
    { engine: 'sqlite', locale: 'en' },
    { engine: 'postgresql', locale: 'fr' },
  ] as const),
)('answering on Teams, $engine, $locale', ({ engine, locale }) => {
  const say = said[locale];
  const people = [
    'Nadia Benali',
    'Karim Haddad',
    'Inès Moreau',
    'Jack Ellison',
    'Gemma Hill',
    'Marion Roux',
  ].map((name, i): Human => ({ id: `00000000-0000-4000-8000-00000000004${i}`, name, locale: say.client }));
  const [nadia, karim, ines] = people;
  if (!nadia || !karim || !ines) throw new Error('nobody');
  let journey: TeamsJourney;
  let workspaceId: string;
  beforeAll(async () => {
    journey = await startTeamsJourney({ engine, locale, people, admins: [nadia] });
    for (const each of [nadia, karim, ines]) await journey.peer.install(each);
    const { db } = journey.database;
    const met = await db.person.findMany();
    const idOf = ({ id }: Human) => met.find(({ externalId }) => externalId === id)?.id ?? '';
    workspaceId = journey.app.workspaceId;
    await askOf(journey.database, {
      ...{ id: 'round', workspaceId, createdById: idOf(nadia), now: journey.clock.now() },
      personIds: [idOf(karim), idOf(ines)],
    });
  });
  afterAll(() => journey?.stop());

  const asked = async (who: Human, text: string, holds: string): Promise<Sent> => {
    const known = journey.peer.to(who).length;
    await journey.peer.tell(who, text);
    return journey.peer.until(`an answer to ${text}`, () =>
      journey.peer
        .to(who)
        .slice(known)
        .find((each) => plain(each).includes(holds)),
    );
  };
  const kept = async () => {
    const { db } = journey.database;
    return [
      await db.ballot.count({ where: { workspaceId } }),
      await db.surveyVoted.count({ where: { workspaceId } }),
    ];
  };

  it('is one dialog, whose numbers and scales say what they mean, and which keeps what was wrong', async () => {
    const { peer } = journey;
    const list = await asked(karim, say.command, say.until);
    expect(plain(list)).toContain(say.until);
    const form = peer.dialog(await peer.press(karim, list, 'survey.answer'));
    expect(plain(form)).toContain(say.promise);
    expect(plain(form)).toContain(say.bounds);
    for (const end of say.ends) expect(JSON.stringify(form.card)).toContain(end);
    const refused = peer.dialog(await peer.submit(karim, form, { ...answeredAll, 'q:guess': '101' }));
    expect(plain(refused)).toContain(say.wrong);
    expect(JSON.stringify(refused.card)).toContain(answeredAll['q:more']);
    expect(await kept()).toEqual([0, 0]);
    const messages = peer.to(karim).length;
    const cards = JSON.stringify(peer.to(karim));
    const lines = journey.logged.length;
    const done = peer.dialog(await peer.submit(karim, refused, { 'q:guess': '85' }));
    expect(plain(done)).toContain(say.thanks);
    expect(await kept()).toEqual([1, 1]);
    expect(peer.to(karim).length).toBe(messages);
    expect(JSON.stringify(peer.to(karim))).toBe(cards);
    const since = journey.logged.slice(lines).join('\n');
    for (const secret of [karim.id, 'Karim', answeredAll['q:more'], 'round'])
      expect(since).not.toContain(secret);
  });

  it('says in a dialog alone that somebody has answered, whatever they press', async () => {
    const { peer } = journey;
    const list = await asked(karim, say.command, say.until);
    expect(plain(list)).toContain(say.until);
    const messages = peer.to(karim).length;
    const again = peer.dialog(await peer.press(karim, list, 'survey.answer'));
    expect(plain(again)).toContain(say.before);
    expect(peer.to(karim).length).toBe(messages);
    expect(await kept()).toEqual([1, 1]);
  });

  it('ends its letters at “Not this time”, and can still be answered from the home card, which stays as it is', async () => {
    const { peer } = journey;
    const home = await asked(ines, say.home, say.until);
    const form = peer.dialog(await peer.press(ines, home, 'survey.answer'));
    const done = peer.dialog(await peer.submit(ines, form, { ...answeredAll, 'q:guess': '0', 'q:more': '' }));
    expect(plain(done)).toContain(say.thanks);
    expect(peer.to(ines).some((each) => plain(each).includes(say.thanks))).toBe(false);
    const messages = peer.to(ines).length;
    expect(plain(peer.dialog(await peer.press(ines, home, 'survey.not-now')))).toContain(say.noLetters);
    expect(peer.to(ines).length).toBe(messages);
    // The third is that she wants no more letters.
    expect(await kept()).toEqual([2, 3]);
  });
});
