// Asks admins what a customer's mail is about, and shows those who were asked what was decided. What else they are told of mails is letters.ts.
import { redrawCards } from '../correspondence/cards.ts';
import { type LetterReader, readerOf, tellAdmins, type Writing } from '../correspondence/tell.ts';
import type { Store, Tx } from '../database/client.ts';
import type { MailWaitingModel as MailWaiting } from '../database/generated/sqlite/models.ts';
import { contentFrom, contentOf, isInClear } from '../delivery/content.ts';
import { type PlacedTouchpoint, touchpointsInOrder } from '../feedback/touchpoints/order.ts';
import { formats } from '../i18n/formats.ts';
import type { Locale } from '../i18n/locale.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import { type Block, type Message, sentence } from '../messages/message.ts';
import { personAt } from '../people/person.ts';
import { mailKinds } from './letters.ts';

const subjectOf = (id: string) => `mail:${id}`;

interface AskedMail {
  readonly waiting: MailWaiting;
  /** The source's name. */
  readonly source: string;
}

/** So many letters that wait for a decision are as much as anybody goes through; the list has the others. */
const MOST_ASKED = 10;
const DAY_MS = 86_400_000;

/** Asks the admins what it is about; whoever is first decides. Where many wait already, they are told of the list instead, once a day. */
export async function askOrList(tx: Store, writing: Writing, asking: AskedMail): Promise<void> {
  const { workspace, now } = writing;
  const where = { workspaceId: workspace.id };
  if ((await tx.mailWaiting.count({ where })) <= MOST_ASKED) {
    await tellWaiting(tx, writing, asking);
    return;
  }
  const kind = mailKinds['mail.many'];
  const since = new Date(now.getTime() - DAY_MS);
  const told = { ...where, kind: kind.name, queuedAt: { gt: since } };
  if (await tx.delivery.findFirst({ where: told, select: { id: true } })) return;
  await tellAdmins(tx, writing, {
    kind,
    draw: ({ locale, timeZone }) =>
      sentence(words(locale).many(formats(locale, timeZone).number(MOST_ASKED)), [
        { label: words(locale).toWaiting, action: { name: 'mail-in.waiting' } },
      ]),
  });
}

async function tellWaiting(tx: Store, writing: Writing, { waiting, source }: AskedMail): Promise<void> {
  const touchpoints = await touchpointsInOrder(tx, writing.workspace.id);
  await tellAdmins(tx, writing, {
    kind: mailKinds['mail.asks'],
    subject: subjectOf(waiting.id),
    draw: (reader) => waitingLetter({ waiting, source }, touchpoints, reader),
  });
}

function waitingLetter(
  asking: AskedMail,
  touchpoints: readonly PlacedTouchpoint[],
  reader: LetterReader,
): Message {
  const say = words(reader.locale);
  return {
    summary: say.asks(asking.source),
    blocks: [{ kind: 'text', text: say.asks(asking.source) }, ...waitingBlocks(asking, touchpoints, reader)],
  };
}

/** A message shows no more to choose from on every chat (platforms/teams/limits.ts); in a form all of them are found. */
const MOST_SHOWN = 60;

/** The customer's words, and what can be decided about them. */
export function waitingBlocks(
  { waiting, source }: AskedMail,
  touchpoints: readonly PlacedTouchpoint[],
  { locale, timeZone }: Pick<LetterReader, 'locale' | 'timeZone'>,
): Block[] {
  const say = words(locale);
  const { id } = waiting;
  const offered = touchpoints.filter(({ lane, isRetired }) => lane === 'customers' && !isRetired);
  return [
    quoteOf(waiting, say.by(source, formats(locale, timeZone).day(waiting.answeredAt, waiting.waitsSince))),
    {
      kind: 'select',
      label: say.about,
      action: { name: 'mail.place', subject: id },
      options: offered.slice(0, MOST_SHOWN).map((each) => ({ value: each.id, label: each.names[locale] })),
    },
    {
      kind: 'buttons',
      buttons: [
        ...(offered.length > MOST_SHOWN
          ? [{ label: say.another, action: { name: 'mail.choose', subject: id } }]
          : []),
        { label: say.none, action: { name: 'mail.no-place', subject: id } },
        {
          label: say.discard,
          action: { name: 'mail.discard', subject: id },
          style: 'danger',
          confirm: { title: say.discardTitle, text: say.discardText, yes: say.discard, no: say.keep },
        },
      ],
    },
  ];
}

function quoteOf({ id, verbatim }: MailWaiting, by: string): Block {
  return { kind: 'quote', text: verbatim, by, of: id };
}

/** place: at a moment, or at none (null). discard: no customer's words. */
export type MailDecision = { readonly place: string | null } | 'discard';

type MailEnd = MailDecision | 'expired';

/** Everybody who was asked sees what was decided, and by whom. Of what is no customer's nothing stays. */
export async function redrawAsked(
  tx: Tx,
  writing: Writing,
  {
    waiting,
    decision,
    by,
  }: { readonly waiting: MailWaiting; readonly decision: MailEnd; readonly by: string | null },
): Promise<void> {
  const { workspace, now } = writing;
  const touchpoints = await touchpointsInOrder(tx, workspace.id);
  const which = {
    kind: mailKinds['mail.asks'],
    subject: subjectOf(waiting.id),
    redrawn: mailKinds['mail.decided'],
  };
  await redrawCards(tx, writing, which, async ({ address }) => {
    const { locale, timeZone } = readerOf(await personAt(tx, workspace.id, address), workspace, now);
    const told = endText({ decision, by }, touchpoints, locale);
    const day = formats(locale, timeZone).day(waiting.answeredAt, waiting.waitsSince);
    const blocks: Block[] = [
      { kind: 'text', text: told },
      ...(decision === 'discard' ? [] : [quoteOf(waiting, day)]),
    ];
    return { locale, message: { summary: told, blocks } };
  });
  if (decision === 'discard')
    await forgetAsked(tx, workspace.id, waiting.id, (locale) =>
      endText({ decision, by }, touchpoints, locale),
    );
}

/** What the ledger keeps of the letters that asked: no word of the mail. */
async function forgetAsked(
  tx: Tx,
  workspaceId: string,
  id: string,
  said: (locale: Locale) => string,
): Promise<void> {
  const asked = { workspaceId, kind: mailKinds['mail.asks'].name, subject: subjectOf(id) };
  for (const row of (await tx.delivery.findMany({ where: asked })).filter(isInClear)) {
    const { locale } = contentFrom(row);
    const content = contentOf({ message: sentence(said(locale)), locale }, null);
    await tx.delivery.update({ where: { workspaceId_id: { workspaceId, id: row.id } }, data: { content } });
  }
}

function endText(
  { decision, by }: { readonly decision: MailEnd; readonly by: string | null },
  touchpoints: readonly PlacedTouchpoint[],
  locale: Locale,
): string {
  const say = words(locale);
  if (decision === 'expired') return say.expiredOne;
  if (decision === 'discard') return say.discarded(by ?? '–');
  const { place } = decision;
  const called = touchpoints.find(({ id }) => id === place)?.names[locale] ?? place;
  return called === null ? say.placedNowhere(by ?? '–') : say.placed(called, by ?? '–');
}

const words = phrases({
  en: {
    asks: (source: string) => `A customer’s mail came in (${source}). What is it about?`,
    by: (source: string, day: string) => `${source}, ${day}`,
    about: 'The moment it is about',
    another: 'Another moment…',
    none: 'No moment in particular',
    discard: 'Not a customer’s words',
    discardTitle: 'Discard it?',
    discardText: 'It will not be kept. The mail itself stays in the mailbox.',
    keep: 'Keep it',
    placed: (moment: string, by: string) =>
      `${by} placed this mail at ${moment}. It is among the answers now.`,
    placedNowhere: (by: string) => `${by} kept this mail without a moment. It is among the answers now.`,
    discarded: (by: string) => `${by} discarded this mail: it was not a customer’s words.`,
    expiredOne:
      'Nobody said what this mail is about for two weeks: it is among the answers now, without a moment.',
    many: (count: string) =>
      `More than ${count} customers’ mails wait for somebody to say what they are about. Until fewer do, no letter asks about each: they stand in one list.`,
    toWaiting: 'Look at them',
  },
  fr: {
    asks: (source) => fr`Un e-mail de client est arrivé (${source}). De quoi parle-t-il ?`,
    by: (source, day) => fr`${source}, ${day}`,
    about: 'Le moment dont il parle',
    another: 'Un autre moment…',
    none: 'Aucun moment en particulier',
    discard: 'Pas les mots d’un client',
    discardTitle: fr`L’écarter ?`,
    discardText: 'Il ne sera pas gardé. L’e-mail lui-même reste dans la boîte.',
    keep: 'Le garder',
    placed: (moment, by) =>
      fr`${by} a rattaché cet e-mail à ${moment}. Il fait désormais partie des réponses.`,
    placedNowhere: (by) => fr`${by} a gardé cet e-mail sans moment. Il fait désormais partie des réponses.`,
    discarded: (by) => fr`${by} a écarté cet e-mail : ce n’étaient pas les mots d’un client.`,
    expiredOne: fr`En deux semaines, personne n’a dit de quoi parle cet e-mail : il fait désormais partie des réponses, sans moment.`,
    many: (count) =>
      fr`Plus de ${count} e-mails de clients attendent que quelqu’un dise de quoi ils parlent. Tant qu’il y en a autant, il n’y a plus de message pour chacun : ils sont réunis dans une liste.`,
    toWaiting: 'Les regarder',
  },
});
