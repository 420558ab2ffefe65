// Orientation and maturity from nothing to the digest, on both chats and by buttons and forms alone: an admin makes the survey, looks at it as its
// readers will, opens it, closes it early and decides what follows; colleagues answer; the channel and the digest tell what came of it.
// Pulse and mirror are in survey-round.test.ts and mirror.test.ts.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/database/client.ts';
import { createSchedule } from '../../src/schedules/save.ts';
import type { ScheduleDraft } from '../../src/schedules/schedule.ts';
import { practices } from '../../src/surveys/kinds/content/maturity.ts';
import { roundById } from '../../src/surveys/round.ts';
import { enough } from '../harness/database.ts';
import { hasLocalSlack, type Journey, startJourney } from '../harness/journey.ts';
import { startTeamsJourney, type TeamsJourney } from '../harness/teams-journey.ts';
import type { PeerMessage, PeerView } from '../peers/local-slack.ts';
import { type Human, type Sent, type ShownDialog, shownOn, TEAM_CHANNEL } from '../peers/teams-playground.ts';
import { everyPairing, pairings } from './ideas.ts';
import { filledIn, seen } from './seen.ts';

type Values = Readonly<Record<string, string>>;

/** A message as somebody has it before them. */
interface Shown {
  readonly text: string;
  /** What comes of pressing this button: the message that shows these words. */
  press(action: string, words: string): Promise<Shown>;
  open(action: string, form: string): Promise<Window>;
}

/** A form, or what stands in its place once it was sent. */
interface Window {
  readonly text: string;
  /** @param words what is shown then */
  send(values: Values, words: string): Promise<Window>;
  close(): Promise<void>;
}

/** A chat as the people of one company use it; they are called by their place, the admin's is 0. */
interface Chat {
  readonly database: Database;
  readonly workspaceId: string;
  readonly clock: Journey['clock'];
  /** Its channel: as it is addressed, and as a form takes it. */
  readonly channel: { readonly address: string; readonly picked: string };
  write(who: number, command: string, words: string): Promise<Shown>;
  letter(who: number, words: string): Promise<Shown>;
  /** What the newest message in the channel that has these words shows. */
  inChannel(words: string): Promise<string>;
  /** A minute passes, and all that waited was sent. */
  beat(): Promise<void>;
  stop(): Promise<void>;
}

const names = ['Nadia Benali', 'Karim Haddad', 'Inès Moreau', 'Claire Roussel', 'Jack Ellison', 'Gemma Hill'];
/** All but the admin: as many as the threshold asks for. */
const ANSWERING = [1, 2, 3, 4, 5];
const ADMIN = 0;

const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ').replaceAll('*', '');

async function onSlack(settings: (typeof everyPairing)[number]): Promise<Chat> {
  const users = names.map((real_name, i) => ({
    id: `U0K${i}`,
    name: `k${i}`,
    real_name,
    tz: 'Europe/Paris',
  }));
  const idOf = (who: number) => users[who]?.id ?? '';
  const channel = { id: 'C0GENERAL', name: 'general', members: users.map(({ id }) => id) };
  const journey = await startJourney({ ...settings, users, channels: [channel], admins: [idOf(ADMIN)] });
  const { peer, app, database, clock } = journey;
  for (const { id } of users) await journey.speak(id, settings.locale);
  const read = (message: Pick<PeerMessage | PeerView, 'blocks'>) => plain(seen(message));
  const having = (user: string) => [...peer.dm(user), ...peer.whispers(user)];
  const coming = async (user: string, words: string, how: () => unknown): Promise<Shown> => {
    const before = new Set(having(user).map((each) => JSON.stringify(each)));
    await how();
    const found = await peer.until(`“${words}” for ${user}`, () =>
      having(user).findLast((each) => !before.has(JSON.stringify(each)) && read(each).includes(words)),
    );
    return shown(user, found);
  };
  const shown = (user: string, message: PeerMessage): Shown => ({
    text: read(message),
    press: (action, words) => coming(user, words, () => peer.press(user, message, action)),
    async open(action, form) {
      peer.press(user, message, action);
      return window(user, await journey.form(form));
    },
  });
  const window = (user: string, view: PeerView): Window => ({
    text: plain(JSON.stringify(view.blocks)),
    async send(values, words) {
      const { channels } = values;
      const changed = channels === undefined ? values : { ...values, channels: [channels] };
      await peer.submit(user, filledIn(view, changed));
      expect(peer.errors()).toEqual({});
      const next = await peer.until(`a window with “${words}”`, () => {
        const modal = peer.modal();
        return modal !== null && plain(JSON.stringify(modal.blocks)).includes(words) && modal;
      });
      return window(user, next);
    },
    async close() {
      peer.close(user);
      await peer.until('no window', () => peer.modal() === null);
    },
  });
  return {
    ...{ database, clock, workspaceId: app.workspaceId, stop: journey.stop },
    channel: { address: `slack:${channel.id}`, picked: channel.id },
    write: (who, command, words) =>
      coming(idOf(who), words, () => peer.command(idOf(who), `/${command}`, '', channel.id)),
    async letter(who, words) {
      const found = await peer.until(`a letter with “${words}”`, () =>
        peer.dm(idOf(who)).findLast((each) => read(each).includes(words)),
      );
      return shown(idOf(who), found);
    },
    inChannel: (words) =>
      peer.until(`“${words}” in the channel`, () => {
        const found = peer.messages(channel.id).findLast((each) => read(each).includes(words));
        return found && read(found);
      }),
    async beat() {
      await app.beat();
      await journey.delivered();
    },
  };
}

async function onTeams(settings: Pick<TeamsRow, 'engine' | 'locale'>): Promise<Chat> {
  const client = settings.locale === 'fr' ? 'fr-FR' : 'en-GB';
  const people = names.map((name, i): Human => {
    return { id: `00000000-0000-4000-8000-00000000007${i}`, name, locale: client };
  });
  const human = (who: number): Human => people[who] ?? { id: '', name: '', locale: client };
  const journey: TeamsJourney = await startTeamsJourney({ ...settings, people, admins: [human(ADMIN)] });
  const { peer, app, database, clock } = journey;
  for (const each of people) await peer.install(each);
  await peer.join(human(ADMIN));
  const read = ({ card }: { readonly card: unknown }) => plain(shownOn(card));
  const coming = async (who: number, words: string, how: () => Promise<unknown>): Promise<Shown> => {
    const before = new Set(peer.to(human(who)).map((each) => JSON.stringify(each)));
    await how();
    const found = await peer.until(`“${words}” for ${human(who).name}`, () =>
      peer.to(human(who)).findLast((each) => !before.has(JSON.stringify(each)) && read(each).includes(words)),
    );
    return shown(who, found);
  };
  const shown = (who: number, sent: Sent): Shown => ({
    text: read(sent),
    press: (action, words) => coming(who, words, () => peer.press(human(who), sent, action)),
    open: async (action) => window(who, peer.dialog(await peer.press(human(who), sent, action))),
  });
  const window = (who: number, dialog: ShownDialog): Window => ({
    text: plain(JSON.stringify(dialog.card)),
    async send(values, words) {
      const next = window(who, peer.dialog(await peer.submit(human(who), dialog, values)));
      expect(next.text).toContain(words);
      return next;
    },
    close: async () => undefined,
  });
  const address = `teams:${TEAM_CHANNEL}`;
  return {
    ...{ database, clock, workspaceId: app.workspaceId, stop: journey.stop },
    channel: { address, picked: encodeURIComponent(address) },
    write: (who, command, words) => coming(who, words, () => peer.tell(human(who), command)),
    async letter(who, words) {
      const found = await peer.until(`a letter with “${words}”`, () =>
        peer.to(human(who)).findLast((each) => read(each).includes(words)),
      );
      return shown(who, found);
    },
    inChannel: (words) =>
      peer.until(`“${words}” in the channel`, () => {
        const found = peer
          .sent()
          .findLast((each) => each.conversation.startsWith(TEAM_CHANNEL) && read(each).includes(words));
        return found && read(found);
      }),
    async beat() {
      await app.beat();
      await journey.delivered();
    },
  };
}

const said = {
  fr: {
    menu: 'Porte-voix, côté admins',
    surveys: 'Enquêtes auprès des collègues',
    channels: 'Canaux dont les membres sont interrogés',
    made: (name: string) => `« ${name} » est prête. Personne n’est encore interrogé`,
    notYet: 'pas encore ouverte',
    byHand: 'La prochaine vague s’ouvrira quand vous le déciderez.',
    preview: (name: string) => `Voici ce que reçoivent les destinataires de « ${name} »`,
    confidential: 'Votre réponse est confidentielle ; elle n’est pas anonyme.',
    opened: (name: string) => `« ${name} » est ouverte jusqu’au lundi 16 novembre`,
    invited: (name: string) => `${name} : qu’en pensez-vous ?`,
    thanks: 'Merci : vos réponses comptent.',
    isOpen: 'la vague 1 est ouverte jusqu’au lundi 16 novembre',
    closed: (name: string) => `« ${name} » est close.`,
    listed: 'vague 1 close le lundi 9 novembre',
    answered: 'Ont répondu : 5 sur 6.',
    undecided: 'La suite n’est pas encore décidée : réponse au plus tard le mardi 24 novembre.',
    atMostTwo: 'Choisissez une chose, deux au plus',
    whySaid: 'C’est dit : les personnes interrogées',
    why: 'On change d’outil en mars, ce serait à refaire.',
    nothingDone:
      'Rien n’est prévu pour l’instant. Pourquoi : On change d’outil en mars, ce serait à refaire.',
    added: 'L’action n° 1 est à vous.',
    follows: (title: string) => `La suite : l’action n° 1, ${title}.`,
    section: 'Ce que les collègues ont répondu',
  },
  en: {
    menu: 'Porte-voix, for admins',
    surveys: 'Surveys of colleagues',
    channels: 'Whose members are asked',
    made: (name: string) => `“${name}” is there. Nobody is asked yet`,
    notYet: 'not opened yet',
    byHand: 'The next round opens when you open it.',
    preview: (name: string) => `This is what whoever is asked in “${name}” gets`,
    confidential: 'Your answer is confidential; it is not anonymous.',
    opened: (name: string) => `“${name}” is open until Monday 16 November`,
    invited: (name: string) => `${name}: what do you think?`,
    thanks: 'Thank you: your answers count.',
    isOpen: 'round 1 is open until Monday 16 November',
    closed: (name: string) => `“${name}” is closed.`,
    listed: 'round 1 closed on Monday 9 November',
    answered: '5 of 6 who were asked have answered.',
    undecided: 'What follows is not decided yet: you will hear by Monday 23 November.',
    atMostTwo: 'Choose one thing, two at most',
    whySaid: 'It is said: whoever was asked',
    why: 'We change the tool in March, and would do it twice.',
    nothingDone: 'Nothing is done about it for now. Why: We change the tool in March, and would do it twice.',
    added: 'Action #1 is yours.',
    follows: (title: string) => `What follows: action #1, ${title}.`,
    section: 'What colleagues answered',
  },
} as const;

interface Told {
  readonly kind: 'orientation' | 'maturity';
  readonly name: string;
  /** Chosen in its form, beside what is proposed. */
  readonly chosen: Values;
  /** How many questions that makes. */
  readonly asks: number;
  /** What this one answers to the question at this place. */
  answer(who: number, question: number): string;
  readonly headline: Readonly<Record<'fr' | 'en', string>>;
  /** What its maker makes an action; null: they say why not. */
  readonly measure: Readonly<Record<'fr' | 'en', string>> | null;
}

const LOWEST = 0;
const HIGHEST = practices.length - 1;
const practice = (at: number, locale: 'fr' | 'en') => practices[at]?.name[locale] ?? '';

const orientation: Told = {
  ...{ kind: 'orientation', name: 'Cap client', chosen: { scenarios: '3' }, asks: 3 },
  // Three of five give the customer's advice, two the company's.
  answer: (who) => (who <= 3 ? 'm' : 'k'),
  headline: {
    fr: '60 % ± 18 des conseils servent d’abord le client.',
    en: '60% ± 18 of the advice puts the customer first.',
  },
  measure: null,
};

const maturity: Told = {
  ...{ kind: 'maturity', name: 'Huit pratiques', chosen: {}, asks: practices.length },
  answer: (_, question) => (question === LOWEST ? '1' : question === HIGHEST ? '5' : '3'),
  headline: {
    fr: `Au plus bas : « ${practice(LOWEST, 'fr')} », niveau 1`,
    en: `Lowest: “${practice(LOWEST, 'en')}”, level 1`,
  },
  measure: practices[LOWEST]?.measures[0] ?? null,
};

interface TeamsRow {
  readonly told: Told;
  readonly engine: 'sqlite' | 'postgresql';
  readonly locale: 'fr' | 'en';
}
const teamsRows: readonly TeamsRow[] = [
  { told: orientation, engine: 'sqlite', locale: 'en' },
  { told: maturity, engine: 'sqlite', locale: 'fr' },
  { told: orientation, engine: 'postgresql', locale: 'fr' },
  { told: maturity, engine: 'postgresql', locale: 'en' },
];

describe
  .skipIf(!hasLocalSlack)
  .each([
    ...enough(everyPairing).map((row) => ({ ...row, told: orientation, kind: orientation.kind })),
    ...enough(pairings).map((row) => ({ ...row, told: maturity, kind: maturity.kind })),
  ])('$kind on Slack ($engine, $mode, $locale)', ({ told, engine, mode, locale }) => {
  life(told, locale, () => onSlack({ engine, mode, locale }));
});

describe.each(enough(teamsRows, 2).map((row) => ({ ...row, kind: row.told.kind })))(
  '$kind on Teams ($engine, $locale)',
  ({ told, engine, locale }) => {
    life(told, locale, () => onTeams({ engine, locale }));
  },
);

/** Each step stands on the one before. */
function life(told: Told, locale: 'fr' | 'en', start: () => Promise<Chat>): void {
  const say = said[locale];
  const { name } = told;
  const headline = told.headline[locale];
  let chat: Chat;
  beforeAll(async () => {
    chat = await start();
  });
  afterAll(() => chat?.stop());

  const list = async (words: string): Promise<Shown> => {
    const menu = await chat.write(ADMIN, 'portevoix', say.menu);
    return menu.press('surveys', words);
  };
  const theRound = async () => {
    const { workspaceId, database } = chat;
    const { id } = await database.db.surveyRound.findFirstOrThrow({ where: { workspaceId } });
    return roundById(database.db, workspaceId, id);
  };
  const follows = told.measure === null ? say.nothingDone : say.follows(told.measure[locale]);

  it('is made by an admin, from the menu, in two forms', async () => {
    const which = await (await list(say.surveys)).open('survey.create', 'survey.kind');
    const form = await which.send({ kind: told.kind }, say.channels);
    const made = await form.send({ ...told.chosen, name, channels: chat.channel.picked }, say.made(name));
    await made.close();
    const { text } = await list(name);
    expect(text).toContain(say.notYet);
    expect(text).toContain(say.byHand);
  });

  it('is shown as its readers will have it, with each question and each answer', async () => {
    const preview = await (await list(name)).press('survey.preview', say.preview(name));
    expect(preview.text).toContain(say.confidential);
    const { workspaceId, database } = chat;
    expect(await database.db.surveyRound.count({ where: { workspaceId } })).toBe(0);
    await preview.press('survey.open', say.opened(name));
    const { questions } = await theRound();
    expect(questions).toHaveLength(told.asks);
    for (const question of questions) {
      expect(preview.text).toContain(plain(question.text[locale]));
      if (question.kind !== 'choice') throw new Error('each asks to choose');
      for (const { label } of question.options) expect(preview.text).toContain(plain(label[locale]));
    }
  });

  it('is answered in its form, from the invitation', async () => {
    await chat.beat();
    const { questions } = await theRound();
    for (const who of ANSWERING) {
      const letter = await chat.letter(who, say.invited(name));
      const form = await letter.open('survey.answer', 'survey.answer');
      for (const { text } of questions)
        expect(form.text).toContain(plain(JSON.stringify(text[locale])).slice(1, -1));
      const answers = questions.map(({ key }, at) => [`q:${key}`, told.answer(who, at)] as const);
      await (await form.send(Object.fromEntries(answers), say.thanks)).close();
    }
  });

  it('is closed early, and told in its channel with what happens next', async () => {
    const open = await list(say.isOpen);
    // What it looks like while it is open offers to close it, and no second round.
    const preview = await open.press('survey.preview', say.preview(name));
    await preview.press('survey.close', say.closed(name));
    await chat.beat();
    const result = await chat.inChannel(headline);
    expect(result).toContain(say.answered);
    expect(result).toContain(say.undecided);
    expect((await list(name)).text).toContain(say.listed);
  });

  it('is decided about by its maker, which stands below the result in the channel', async () => {
    const letter = await chat.letter(ADMIN, say.atMostTwo);
    expect(letter.text).toContain(headline);
    if (told.measure === null) {
      const form = await letter.open('survey.why', 'survey.why');
      await (await form.send({ why: say.why }, say.whySaid)).close();
    } else {
      expect(letter.text).toContain(plain(told.measure[locale]));
      // The measure that leads further stands first, and is what the form proposes.
      const form = await letter.open('plan.add', 'plan.add');
      expect(form.text).toContain(plain(told.measure[locale]));
      await (await form.send({}, say.added)).close();
    }
    await chat.beat();
    const result = await chat.inChannel(headline);
    expect(result).toContain(plain(follows));
    expect(result).not.toContain(say.undecided);
  });

  it('is told in the digest of the week, with what follows', async () => {
    const { database, workspaceId, clock, channel } = chat;
    const { id: adminId } = await database.db.person.findFirstOrThrow({
      where: { workspaceId, name: names[ADMIN] ?? '' },
    });
    const draft: ScheduleDraft = {
      name: 'Hebdo',
      cadence: { kind: 'weekly', weekday: 1, at: '09:00' },
      channels: [{ address: channel.address, name: 'general' }],
      sections: ['listening'],
      ...{ timeZone: 'Europe/Paris', locale, country: null },
      ...{ onHolidays: 'skip', pausedUntil: null, filters: {}, whenEmpty: 'silent' },
    };
    await createSchedule(database, { workspaceId, now: clock.now(), adminId }, draft, 'hebdo');
    clock.moveTo(new Date('2026-11-16T08:00:30Z'));
    await chat.beat();
    const digest = await chat.inChannel(plain(follows));
    expect(digest).toContain(say.section);
    expect(digest).toContain(headline);
    expect(digest).not.toContain(say.undecided);
  });
}
