// Messages that did not arrive, or may not have. An admin puts right what was wrong and sends them again, or lets them be.
import { noted } from '../audit/note.ts';
import { replyIdAt } from '../customer-replies/address.ts';
import { whyNotSent } from '../customer-replies/why.ts';
import { type Store, transact } from '../database/client.ts';
import { contentFrom } from '../delivery/content.ts';
import { letBe, resend, resendAll, type Undelivered, undeliveredLetters } from '../delivery/held.ts';
import { type Delivery, isSealed } from '../delivery/ledger.ts';
import { isExhausted, whyNot } from '../delivery/recording.ts';
import { correctionKinds } from '../erasure/correct.ts';
import { erasureKinds } from '../erasure/ledger.ts';
import { plural } from '../i18n/formats.ts';
import type { Locale } from '../i18n/locale.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import { type Address, type Block, type Button, sentence } from '../messages/message.ts';
import { mailPlace } from '../newsletter/addresses.ts';
import { readerLabel } from '../newsletter/readers.ts';
import { channelNamesOf, unnamedChannel } from '../people/channel-names.ts';
import { personAt } from '../people/person.ts';
import { resendAllButton } from '../undelivered/letter.ts';
import { renewLetters } from '../undelivered/renew.ts';
import { undeliveredKinds } from '../undelivered/telling.ts';
import { isUnheard } from '../undelivered/unheard.ts';
import { kindText, whyText } from '../undelivered/words.ts';
import { chatBlocks } from './chats.ts';
import { doerOf } from './doer.ts';
import type { Feature } from './feature.ts';
import { AT_A_GLANCE, pageIn, pageRead, shown } from './paging.ts';
import type { Ask, Request } from './request.ts';

/** For an admin's home: the oldest few, with what to do; nothing when none is missing. */
async function heldBlocks(request: Request): Promise<Block[]> {
  const { kit, workspace, locale, formats } = request;
  const say = words(locale);
  const isNobodyTold = await isUnheard(kit.database.db, workspace.id);
  const unheard: Block[] = isNobodyTold ? [{ kind: 'note', text: say.unheard }] : [];
  const listed = await undeliveredLetters(kit.database.db, workspace.id, { skip: 0, take: AT_A_GLANCE });
  const { deliveries, total } = listed;
  if (total === 0) return unheard;
  const all: Button = { label: say.all(formats.number(total)), action: { name: 'held' } };
  return [
    ...unheard,
    ...heading(listed, request),
    ...(await heldLines(deliveries, request)),
    ...acts(listed, request, total > AT_A_GLANCE ? [all] : []),
  ];
}

/** All of them, a page at a time. */
const listHeld: Ask = async (request) => {
  const { kit, workspace, locale } = request;
  const say = words(locale);
  const { listed, pager, again } = await pageRead(
    { name: 'held' },
    pageIn(request.subject).page,
    request,
    (part) => undeliveredLetters(kit.database.db, workspace.id, part),
  );
  return shown(request, {
    summary: say.title,
    again,
    blocks: [
      ...heading(listed, request),
      ...(await heldLines(listed.deliveries, request)),
      ...acts(listed, request),
      ...pager,
    ],
  });
};

function heading({ total }: Undelivered, { locale, formats }: Request): Block[] {
  const say = words(locale);
  const count = plural(locale, total, say.count(formats.number(total)));
  return [
    { kind: 'text', text: total === 0 ? [{ strong: say.title }] : [{ strong: say.title }, ` · ${count}`] },
    { kind: 'note', text: total === 0 ? say.none : say.why },
  ];
}

function acts({ lost }: Undelivered, { locale }: Request, more: readonly Button[] = []): Block[] {
  const buttons = [...more, ...(lost > 0 ? [resendAllButton(locale)] : [])];
  return buttons.length === 0 ? [] : [{ kind: 'buttons', buttons }];
}

async function heldLines(held: readonly Delivery[], request: Request): Promise<Block[]> {
  const say = words(request.locale);
  const lines = await Promise.all(held.map((each) => line(each, request)));
  return held.flatMap((each, i): Block[] => {
    const { again, letBe: leave } = surelyMissing(each) ? say.missing : say.unsure;
    return [
      { kind: 'text', text: lines[i] ?? '' },
      {
        kind: 'buttons',
        buttons: [
          { label: again, action: { name: 'held.resend', subject: each.id } },
          { label: leave, action: { name: 'held.let-be', subject: each.id } },
        ],
      },
    ];
  });
}

/** Of somebody anonymous nobody could look whether it arrived. */
function surelyMissing(held: Delivery): boolean {
  return held.state === 'dropped' || isExhausted(held) || isSealed(held.address);
}

/** What it was, to whom, since when and why. Of a letter to somebody anonymous: what kind of letter, and its day. */
async function line(held: Delivery, request: Request): Promise<string> {
  const { kit, locale, formats, at } = request;
  const say = words(locale);
  const kind = kindText(kit.menu.kinds, held.kind, locale);
  const since = say.since(formats.day(held.undeliveredAt ?? held.queuedAt, at));
  if (isSealed(held.address)) return `${say.someone} · ${kind}\n${since}`;
  const { name, isPerson } = await readerAt(held.address, request);
  const reason = surelyMissing(held) ? held.reason : null;
  const why = whyAt(held.address, reason, isPerson, locale);
  const retry =
    held.state === 'held' && held.retryAt ? ` ${say.retry(formats.moment(held.retryAt, at))}` : '';
  return `${name} · ${summaryOf(held)}\n${kind} · ${say.because(since, why)}${retry}`;
}

function whyAt(address: Address, reason: string | null, isPerson: boolean, locale: Locale): string {
  if (mailPlace(address) !== null) return mailWhy(reason, locale);
  if (replyIdAt(address) === null) return whyText(reason, isPerson, locale);
  return reason === null ? words(locale).customerUnsure : whyNotSent(whyNot(reason), locale, null);
}

/** Of an e-mail, of which nobody can look whether it is there. */
function mailWhy(reason: string | null, locale: Locale): string {
  const say = words(locale);
  return reason === null ? say.mailUnsure : say.mailRefused(reason.replace(/^[a-z-]+: /, ''));
}

/** '' of one whose words were taken out. */
function summaryOf(held: Delivery): string {
  try {
    return contentFrom(held).message.summary;
  } catch {
    return '';
  }
}

/** A person, or "#general". */
async function readerAt(
  address: Address,
  { kit, workspace, locale }: Request,
): Promise<{ readonly name: string; readonly isPerson: boolean }> {
  const { db } = kit.database;
  if (replyIdAt(address) !== null) return { name: words(locale).customer, isPerson: true };
  const reader = await readerLabel(db, kit.keys, { workspaceId: workspace.id, address });
  if (reader !== null) return { name: reader, isPerson: true };
  const person = await personAt(db, workspace.id, address);
  if (person) return { name: person.name, isPerson: true };
  const kept = (await channelNamesOf(db, workspace.id, [address])).get(address);
  const name = kept ?? (await kit.directory.channel(address).catch(() => null))?.name;
  return { name: name === undefined ? unnamedChannel(locale) : `#${name}`, isPerson: false };
}

const resendHeld: Ask = async (request) => {
  const { kit, workspace, subject, at, locale } = request;
  await renewLetters({ ...kit, ...kit.menu, workspace, now: at });
  const count = await decide(request, 'message.resent', async (tx) =>
    Number(await resend(tx, workspace.id, subject ?? '', at)),
  );
  kit.nudge();
  return {
    kind: 'say',
    message: sentence(count > 0 ? words(locale).sending : words(locale).decided),
    did: true,
  };
};

const resendAllHeld: Ask = async (request) => {
  const { kit, workspace, at, locale, formats } = request;
  const say = words(locale);
  await renewLetters({ ...kit, ...kit.menu, workspace, now: at });
  const count = await decide(request, 'message.resent', (tx) => resendAll(tx, workspace.id, at));
  kit.nudge();
  const told = count === 0 ? say.noneToSend : plural(locale, count, say.sendingAll(formats.number(count)));
  return { kind: 'say', message: sentence(told), did: true };
};

const letHeldBe: Ask = async (request) => {
  const { workspace, subject, locale } = request;
  const count = await decide(request, 'message.let-be', async (tx) =>
    Number(await letBe(tx, workspace.id, subject ?? '')),
  );
  return {
    kind: 'say',
    message: sentence(count > 0 ? words(locale).left : words(locale).decided),
    did: true,
  };
};

const may = 'admin';

export const held: Feature = {
  name: 'held',
  asks: {
    held: { run: listHeld, may },
    'held.resend': { run: resendHeld, may },
    'held.resend-all': { run: resendAllHeld, may },
    'held.let-be': { run: letHeldBe, may },
  },
  kinds: { ...undeliveredKinds, ...erasureKinds, ...correctionKinds },
  home: [
    { place: 'wrong', order: 10, for: may, draw: chatBlocks },
    { place: 'wrong', order: 20, for: may, draw: heldBlocks },
  ],
};

/** Noted where it is about a message at least. @param work how many messages it is about */
function decide(
  request: Request,
  act: 'message.resent' | 'message.let-be',
  work: (tx: Store) => Promise<number>,
): Promise<number> {
  const { kit, workspace } = request;
  return transact(kit.database, async (tx) => {
    const messages = await work(tx);
    if (messages > 0) await noted(tx, { workspaceId: workspace.id, ...doerOf(request) }, act, { messages });
    return messages;
  });
}

const words = phrases({
  en: {
    title: 'Not delivered',
    count: (count: string) => ({ one: `${count} message`, other: `${count} messages` }),
    why: 'Nothing here is thrown away. Put right what is in the way, then resend; what nobody knows about, look for in the chat first.',
    unheard:
      'My letters reach none of the admins, so nobody was told of this: see that one of you can be written to here, or name another admin.',
    someone: 'someone who prefers not to be named',
    customer: 'a customer',
    customerUnsure:
      'the answer was lost, and whether it is there could not be seen: look at the vendor’s before you resend it',
    since: (day: string) => `Since ${day}`,
    because: (since: string, why: string) => `${since}: ${why}.`,
    mailUnsure:
      'the mail server’s answer was lost, so it may have arrived; resent, it is the same e-mail, which many mailboxes show once',
    mailRefused: (code: string) => `the mail server did not take it (${code})`,
    retry: (moment: string) => `Tried again on ${moment}.`,
    missing: { again: 'Resend', letBe: 'Not needed any more' },
    unsure: { again: 'Not there: resend', letBe: 'It is there: leave it' },
    all: (count: string) => `All ${count}`,
    none: 'None is left.',
    sending: 'It is on its way again.',
    noneToSend: 'There is nothing to resend.',
    sendingAll: (count: string) => ({
      one: `${count} message is on its way again.`,
      other: `${count} messages are on their way again.`,
    }),
    left: 'Left as it is.',
    decided: 'Somebody else has already decided that.',
  },
  fr: {
    title: 'Non remis',
    count: (count) => ({ one: `${count} message`, other: `${count} messages` }),
    why: fr`Rien ici n’est jeté. Réglez ce qui bloque, puis renvoyez ; en cas de doute, allez d’abord voir dans la messagerie.`,
    unheard: fr`Mes lettres ne parviennent à aucun admin, personne n’en a donc été averti : faites que l’on puisse écrire ici à l’un de vous, ou nommez un autre admin.`,
    someone: 'quelqu’un qui préfère rester anonyme',
    customer: 'un client',
    customerUnsure: fr`la confirmation s’est perdue, et rien ne dit si le message y est : allez d’abord y voir avant de le renvoyer`,
    since: (day) => `Depuis le ${day}`,
    because: (since, why) => fr`${since} : ${why}.`,
    mailUnsure: fr`la réponse du serveur de messagerie s’est perdue, il est donc peut-être arrivé ; renvoyé, c’est le même e-mail, que beaucoup de boîtes ne montrent qu’une fois`,
    mailRefused: (code) => `le serveur de messagerie ne l’a pas pris (${code})`,
    retry: (moment) => `Prochain essai le ${moment}.`,
    missing: { again: 'Renvoyer', letBe: 'Plus nécessaire' },
    unsure: { again: fr`Absent : renvoyer`, letBe: fr`Présent : laisser` },
    all: (count) => `Les ${count} messages`,
    none: 'Il n’en reste aucun.',
    sending: 'C’est reparti.',
    noneToSend: 'Il n’y a rien à renvoyer.',
    sendingAll: (count) => ({
      one: `${count} message est reparti.`,
      other: `${count} messages sont repartis.`,
    }),
    left: 'Laissé en l’état.',
    decided: 'Quelqu’un d’autre en a déjà décidé.',
  },
});
