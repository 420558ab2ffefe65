// One company's chat as its people use it, by buttons, commands and forms alone: the same steps on Slack and on Teams, for journeys that both
// must walk. What they look for on the way is theirs.
import { expect } from 'vitest';
import type { Database } from '../../src/database/client.ts';
import type { Action } from '../../src/messages/message.ts';
import type { MailConfig } from '../../src/newsletter/settings.ts';
import { encodeChoice, selectId } from '../../src/platforms/teams/presses.ts';
import type { SummaryConfig } from '../../src/summary/settings.ts';
import { hasLocalSlack, type Journey, startJourney } from '../harness/journey.ts';
import { startTeamsJourney, type TeamsJourney } from '../harness/teams-journey.ts';
import type { PeerMessage, PeerValues, PeerView } from '../peers/local-slack.ts';
import { type Human, type Sent, type ShownDialog, shownOn, TEAM_CHANNEL } from '../peers/teams-playground.ts';
import type { Pairing } from './ideas.ts';
import { filledIn, seen } from './seen.ts';
import { goOn } from './signed-form.ts';

export type Values = Readonly<Record<string, string>>;

/** A message as somebody has it before them. Its buttons are called by their action, "NAME" or, of several, "NAME:SUBJECT". */
export interface Shown {
  readonly text: string;
  /** What comes of pressing this button: the message that shows these words. */
  press(action: string, words: string): Promise<Shown>;
  open(action: string, form: string): Promise<Window>;
  /** The same, of a list: this of its options is picked. */
  choose(action: string, option: string, words: string): Promise<Shown>;
  /** Whether it has a button of this action. */
  offers(action: string): boolean;
}

/** A form, or what stands in its place once it was sent. */
export interface Window {
  readonly text: string;
  /** @param words what is shown then */
  send(values: Values, words: string): Promise<Window>;
  /** Another way on than sending it, by its name and as its button is labelled; on Slack over HTTP alone. @param words what is shown then */
  goOn(
    values: Values,
    way: { readonly name: string; readonly label: string },
    words: string,
  ): Promise<Window>;
  /** It stays open, and says what is wrong. @param words of what it says */
  isRefused(values: Values, words: string): Promise<void>;
  close(): Promise<void>;
}

/** A chat as the people of one company use it; they are called by their place, the admin's is 0. */
export interface Chat {
  readonly database: Database;
  readonly databaseUrl: string;
  readonly workspaceId: string;
  readonly clock: Journey['clock'];
  readonly log: Journey['log'];
  readonly logged: Journey['logged'];
  /** By their place: as the chat calls them. */
  readonly accounts: readonly string[];
  /** Its channel: as it is addressed, and as a form takes it. */
  readonly channel: { readonly address: string; readonly picked: string };
  write(who: number, command: string, words: string): Promise<Shown>;
  letter(who: number, words: string): Promise<Shown>;
  /** Of each letter that somebody has with these words all that the chat shows, as it was sent. */
  letters(who: number, words: string): readonly string[];
  /** The newest message in the channel that has these words, as one of its members has it; the admin's, unless it is said. */
  inChannel(words: string, who?: number): Promise<Shown>;
  /** All that the chat keeps of its people, in the order in which it keeps it. */
  stored(): Promise<readonly Kept[]>;
  /** A minute passes, and all that waited was sent. */
  beat(): Promise<void>;
  stop(): Promise<void>;
}

/** What a chat keeps before somebody: a message as it stands now, or their home. */
export interface Kept {
  readonly account: string;
  readonly what: 'message' | 'home';
  readonly body: string;
}

/** As many as the playground takes. */
export const names = [
  'Nadia Benali',
  'Karim Haddad',
  'Inès Moreau',
  'Claire Roussel',
  'Jack Ellison',
  'Gemma Hill',
];
export const ADMIN = 0;

export const plain = (text: string) => text.replaceAll(/[\u00a0\u2009\u202f]/g, ' ').replaceAll('*', '');

const known = names.map((name, i) => ({ id: `U0K${i}`, name }));

interface Keyed {
  /** The program's secret key; a new one by default. */
  readonly secret?: string;
  /** The model that summaries are asked of; none by default. */
  readonly summary?: SummaryConfig;
  /** By which e-mails leave; none by default. */
  readonly mail?: MailConfig;
}

/** @param people others than usual, who choose no language */
export async function onSlack(
  settings: Pairing & Keyed,
  people: readonly { readonly id: string; readonly name: string }[] = known,
): Promise<Chat> {
  const users = people.map(({ id, name }) => {
    return { id, name: id.toLowerCase(), real_name: name, tz: 'Europe/Paris' };
  });
  const idOf = (who: number) => users[who]?.id ?? '';
  const channel = { id: 'C0GENERAL', name: 'general', members: users.map(({ id }) => id) };
  const journey = await startJourney({ ...settings, users, channels: [channel], admins: [idOf(ADMIN)] });
  const { peer, app, database, databaseUrl, clock, log, logged } = journey;
  if (people === known) for (const { id } of users) await journey.speak(id, settings.locale);
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
  const pressed = (user: string, message: PeerMessage, button: string, chosen?: string) => {
    const { name, subject } = actionOf(button);
    const more = {
      ...(subject === undefined ? {} : { subject }),
      ...(chosen === undefined ? {} : { chosen }),
    };
    peer.press(user, message, name, more);
  };
  const shown = (user: string, message: PeerMessage): Shown => ({
    text: read(message),
    press: (action, words) => coming(user, words, () => pressed(user, message, action)),
    choose: (action, option, words) => coming(user, words, () => pressed(user, message, action, option)),
    async open(action, form) {
      pressed(user, message, action);
      return window(user, await journey.form(form));
    },
    offers: (action) => JSON.stringify(message.blocks).includes(action),
  });
  const window = (user: string, view: PeerView): Window => ({
    text: plain(JSON.stringify(view.blocks)),
    async send(values, words) {
      await peer.submit(user, filledIn(view, asPicked(view, values)));
      expect(peer.errors()).toEqual({});
      const next = await peer.until(`a window with “${words}”`, () => {
        const modal = peer.modal();
        return modal !== null && plain(JSON.stringify(modal.blocks)).includes(words) && modal;
      });
      return window(user, next);
    },
    async goOn(values, { name }, words) {
      const next = await goOn(journey, user, filledIn(view, asPicked(view, values)), name);
      expect(plain(JSON.stringify(next.blocks))).toContain(words);
      return window(user, next);
    },
    async isRefused(values, words) {
      await peer.submit(user, filledIn(view, asPicked(view, values)));
      expect(plain(Object.values(peer.errors()).join('\n'))).toContain(words);
    },
    async close() {
      peer.close(user);
      await peer.until('no window', () => peer.modal() === null);
    },
  });
  return {
    ...{ database, databaseUrl, clock, log, logged, workspaceId: app.workspaceId, stop: journey.stop },
    accounts: users.map(({ id }) => id),
    channel: { address: `slack:${channel.id}`, picked: channel.id },
    write(who, command, words) {
      const [name, ...rest] = command.split(' ');
      return coming(idOf(who), words, () => peer.command(idOf(who), `/${name}`, rest.join(' '), channel.id));
    },
    async letter(who, words) {
      const found = await peer.until(`a letter with “${words}”`, () =>
        peer.dm(idOf(who)).findLast((each) => read(each).includes(words)),
      );
      return shown(idOf(who), found);
    },
    letters: (who, words) =>
      peer.dm(idOf(who)).flatMap((each) => (read(each).includes(words) ? [JSON.stringify(each.blocks)] : [])),
    async inChannel(words, who = ADMIN) {
      const found = await peer.until(`“${words}” in the channel`, () =>
        peer.messages(channel.id).findLast((each) => !each.ephemeral_to && read(each).includes(words)),
      );
      return shown(idOf(who), found);
    },
    async stored() {
      const { channels, messages, homeViews, modalStack } = await peer.stored();
      expect(modalStack).toEqual([]);
      const placed = new Map(channels.map(({ id, is_im, members }) => [id, is_im ? members : []]));
      const written = Object.entries(messages).flatMap(([place, all]) =>
        all.flatMap((each) => {
          const account =
            each.ephemeral_to ?? placed.get(place)?.find((member) => users.some(({ id }) => id === member));
          return account
            ? [{ account, what: 'message' as const, body: JSON.stringify(each), at: each.ts }]
            : [];
        }),
      );
      const drawn = Object.entries(homeViews).map(([account, view]) => {
        return { account, what: 'home' as const, body: JSON.stringify(view) };
      });
      return [...written.toSorted((a, b) => Number(a.at) - Number(b.at)), ...drawn];
    },
    async beat() {
      await app.beat();
      await journey.delivered();
    },
  };
}

function actionOf(button: string): Action {
  const [name = '', ...subject] = button.split(':');
  return { name, ...(subject.length === 0 ? {} : { subject: subject.join(':') }) };
}

/** Of what several can be picked, Slack sends a list. */
function asPicked({ blocks }: PeerView, values: Values): PeerValues {
  const several = new Set(
    blocks.flatMap(({ block_id, element }) =>
      /^(multi_|checkboxes$)/.test(element?.type ?? '') ? (block_id ?? []) : [],
    ),
  );
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, several.has(name) ? [value] : value]),
  );
}

export async function onTeams(settings: Pick<Pairing, 'engine' | 'locale'> & Keyed): Promise<Chat> {
  const client = settings.locale === 'fr' ? 'fr-FR' : 'en-GB';
  const people = names.map((name, i): Human => {
    return { id: `00000000-0000-4000-8000-00000000007${i}`, name, locale: client };
  });
  const human = (who: number): Human => people[who] ?? { id: '', name: '', locale: client };
  const journey: TeamsJourney = await startTeamsJourney({ ...settings, people, admins: [human(ADMIN)] });
  const { peer, app, database, databaseUrl, clock, log, logged } = journey;
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
    choose: (action, option, words) =>
      coming(who, words, () =>
        peer.press(human(who), sent, action, { [selectId(actionOf(action))]: encodeChoice(option) }),
      ),
    open: async (action) => window(who, peer.dialog(await peer.press(human(who), sent, action))),
    offers: (action) => JSON.stringify(sent.card).includes(action),
  });
  const window = (who: number, dialog: ShownDialog): Window => ({
    text: plain(JSON.stringify(dialog.card)),
    async send(values, words) {
      const next = window(who, peer.dialog(await peer.submit(human(who), dialog, values)));
      expect(next.text).toContain(words);
      return next;
    },
    async goOn(values, { label }, words) {
      const next = window(who, peer.dialog(await peer.submit(human(who), dialog, values, label)));
      expect(next.text).toContain(words);
      return next;
    },
    async isRefused(values, words) {
      const { card } = peer.dialog(await peer.submit(human(who), dialog, values));
      expect(plain(shownOn(card))).toContain(words);
    },
    close: async () => undefined,
  });
  const address = `teams:${TEAM_CHANNEL}`;
  return {
    ...{ database, databaseUrl, clock, log, logged, workspaceId: app.workspaceId, stop: journey.stop },
    accounts: people.map(({ id }) => id),
    channel: { address, picked: encodeURIComponent(address) },
    write: (who, command, words) => coming(who, words, () => peer.tell(human(who), command)),
    async letter(who, words) {
      const found = await peer.until(`a letter with “${words}”`, () =>
        peer.to(human(who)).findLast((each) => read(each).includes(words)),
      );
      return shown(who, found);
    },
    letters: (who, words) =>
      peer.to(human(who)).flatMap((each) => (read(each).includes(words) ? [JSON.stringify(each.card)] : [])),
    async inChannel(words, who = ADMIN) {
      const found = await peer.until(`“${words}” in the channel`, () =>
        peer
          .sent()
          .findLast((each) => each.conversation.startsWith(TEAM_CHANNEL) && read(each).includes(words)),
      );
      return shown(who, found);
    },
    stored: async () =>
      people
        .flatMap((each) => peer.to(each).map((sent) => ({ sent, account: each.id })))
        .toSorted((a, b) => peer.sent().indexOf(a.sent) - peer.sent().indexOf(b.sent))
        .map(({ sent, account }) => {
          return { account, what: 'message' as const, body: JSON.stringify(sent) };
        }),
    async beat() {
      await app.beat();
      await journey.delivered();
    },
  };
}

/** Each chat in each language, on either engine: the two rows that differ in most first. */
const everyChat = [
  { name: 'Slack', engine: 'postgresql', locale: 'fr' },
  { name: 'Teams', engine: 'sqlite', locale: 'en' },
  { name: 'Slack', engine: 'sqlite', locale: 'en' },
  { name: 'Teams', engine: 'postgresql', locale: 'fr' },
] as const;

/** Without Slack where its peer cannot run. */
export const chatsHere = everyChat.filter(({ name }) => name === 'Teams' || hasLocalSlack);

export function onEither({ name, ...settings }: (typeof everyChat)[number] & Keyed): Promise<Chat> {
  return name === 'Slack' ? onSlack({ ...settings, mode: 'socket' }) : onTeams(settings);
}
