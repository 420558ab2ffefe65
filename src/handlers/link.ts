// Being one person on two chats: the code asked for here and typed there, where letters go, and two people again.
// What that changes is in linking/.
import { newId } from '../clock.ts';
import { UserError } from '../errors.ts';
import {
  accountsOf,
  askForCode,
  type Linking,
  link as linked,
  sendLettersTo,
  unlink,
  whoseCode,
} from '../linking/link.ts';
import { type FormView, opening, textOf } from '../messages/form.ts';
import { type Block, place } from '../messages/message.ts';
import { addressOf, type Person, rememberAsker } from '../people/person.ts';
import { withRights } from '../people/roles.ts';
import type { Feature } from './feature.ts';
import { sayLinking } from './link-words.ts';
import { type Ask, form, type Reply, type Request, requestOf } from './request.ts';

const chatNames: Readonly<Record<string, string>> = { slack: 'Slack', teams: 'Teams' };

/** Gives a code for the other chat, and takes the one that was given there. */
const openLink: Ask = async (request) => {
  const { asker, locale } = request;
  const say = sayLinking(locale);
  const other = otherChat(request);
  const code = await askForCode(linkingOf(request), asker);
  const shown = `${code.slice(0, 4)}-${code.slice(4)}`;
  return {
    kind: 'open',
    form: {
      form: 'link',
      state: opening(newId()),
      title: say.title,
      submit: say.next,
      intro: [
        { kind: 'text', text: say.intro(other) },
        { kind: 'text', text: [{ strong: shown }] },
        { kind: 'note', text: say.how(other, `portevoix link ${shown}`) },
      ],
      fields: [
        { kind: 'text', name: 'code', label: say.code(other), hint: say.codeHint(other), optional: true },
      ],
    },
  };
};

/** `portevoix link CODE`, as typed on the other chat. Null for other words. */
export async function linkAsked(request: Request): Promise<Reply | null> {
  const [, code] = /^(?:link|lier)(?:\s+(.*))?$/is.exec(request.text) ?? [null, null];
  if (code === null) return null;
  if (code === undefined) return openLink(request);
  otherChat(request);
  return { kind: 'open', form: await confirmation(request, code) };
}

const linkForm = form({
  name: 'link',
  may: 'everyone',
  parse(values, { locale }, { subject }) {
    const code = subject ?? textOf(values, 'code');
    if (code === '') return { ok: false, errors: { code: sayLinking(locale).noCode } };
    return { ok: true, value: { code, letters: textOf(values, 'letters') } };
  },
  async submit({ code, letters }, request, { subject }) {
    const say = sayLinking(request.locale);
    if (subject === undefined) {
      try {
        return { kind: 'again', form: await confirmation(request, code) };
      } catch (error) {
        if (!(error instanceof UserError)) throw error;
        return { kind: 'errors', errors: { code: error.say(request.locale) } };
      }
    }
    const person = await linked(linkingOf(request), request.asker, code, letters);
    const chat = chatName(place(addressOf(person)).platform);
    return { kind: 'done', title: say.title, told: say.linked(person.name, chat) };
  },
});

/** A code may come from somebody who wants to be taken for the reader: so they are told whose it is before it counts. */
async function confirmation(request: Request, code: string): Promise<FormView> {
  const say = sayLinking(request.locale);
  const whose = await whoseCode(linkingOf(request), request.asker, code);
  const chats = [whose.platform, request.asker.platform];
  return {
    form: 'link',
    state: opening(newId(), { subject: code }),
    title: say.title,
    submit: say.itsMe,
    intro: [
      { kind: 'text', text: [{ strong: say.whose(whose.name, chatName(whose.platform)) }] },
      { kind: 'text', text: say.consequence },
    ],
    fields: [
      {
        kind: 'choice',
        name: 'letters',
        label: say.letters,
        options: chats.map((value) => ({ value, label: chatName(value) })),
        initial: whose.platform,
      },
    ],
  };
}

/** For the home: the way to link, or what is linked and the way back. Nothing where the company has one chat. */
async function linkBlocks(request: Request): Promise<Block[]> {
  const { kit, workspace, asker, locale } = request;
  const say = sayLinking(locale);
  if (!hasBothChats(request)) return [];
  const accounts = await accountsOf(kit.database.db, workspace.id, asker.id);
  const [kept, ...others] = accounts;
  if (kept === undefined || others.length === 0) {
    return [
      { kind: 'buttons', buttons: [{ label: say.alsoOn(otherChat(request)), action: { name: 'link' } }] },
    ];
  }
  const named = (account: Person) => `${account.name} (${chatName(account.platform)})`;
  const confirm = {
    title: say.unlinkTitle,
    text: say.unlinkText(chatName(kept.platform)),
    yes: say.unlinkYes,
    no: say.unlinkNo,
  };
  return [
    { kind: 'text', text: say.oneOf(request.formats.list(accounts.map(named))) },
    {
      kind: 'select',
      label: say.letters,
      action: { name: 'link.letters' },
      options: accounts.map(({ platform }) => ({ value: platform, label: chatName(platform) })),
      chosen: place(addressOf(kept)).platform,
    },
    {
      kind: 'buttons',
      buttons: [{ label: say.unlink, action: { name: 'link.undo' }, style: 'danger', confirm }],
    },
  ];
}

const chooseLetters: Ask = async (request) => {
  const { kit, asker, chosen } = request;
  if (chosen === null) return { kind: 'nothing' };
  await sendLettersTo(kit.database.db, asker, chosen);
  return { kind: 'home', message: await kit.menu.home(request) };
};

const undoLink: Ask = async (request) => {
  const { kit, workspace, asker, at: now } = request;
  await unlink(linkingOf(request), asker);
  const { directory, adminUsers } = kit;
  const here = `${asker.platform}:${asker.externalId}`;
  const { db } = kit.database;
  const met = (await rememberAsker(db, workspace, here, { directory, adminUsers, now })) ?? asker;
  const again = await withRights(db, met, adminUsers.includes(asker.externalId));
  return { kind: 'home', message: await kit.menu.home(requestOf(kit, { workspace, asker: again })) };
};

export const link: Feature = {
  name: 'link',
  asks: {
    link: { run: openLink, opens: true, may: 'everyone' },
    'link.letters': { run: chooseLetters, may: 'everyone' },
    'link.undo': { run: undoLink, may: 'everyone' },
  },
  forms: [linkForm],
  help: [
    {
      command: 'portevoix',
      words: 'link',
      text: (locale) => sayLinking(locale).help,
      when: hasBothChats,
    },
  ],
  home: [{ place: 'you', order: 40, draw: linkBlocks }],
  naming: [{ table: 'Person', column: 'linkedTo', erased: 'row' }],
};

function linkingOf({ kit, workspace, at }: Request): Linking {
  const { database, keys, menu } = kit;
  return { database, keys, naming: menu.naming, workspaceId: workspace.id, now: at };
}

/** Nobody is on two chats where the company has one. */
function hasBothChats({ workspace }: Pick<Request, 'workspace'>): boolean {
  return workspace.slackTeamId !== null && workspace.teamsTenantId !== null;
}

/** @throws UserError 'link.one-chat' */
function otherChat(request: Request): string {
  if (!hasBothChats(request)) throw new UserError('link.one-chat', (locale) => sayLinking(locale).oneChat);
  return chatName(request.asker.platform === 'slack' ? 'teams' : 'slack');
}

function chatName(platform: string): string {
  return chatNames[platform] ?? platform;
}
