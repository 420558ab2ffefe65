// Giving a thank-you: who may give how many, who is told, and when a channel reads it. The limits hold because the number of each is drawn
// from one row of the company, in the transaction that counts: two presses at once, from one chat or two, come one after the other.
import { newId } from '../clock.ts';
import { once } from '../correspondence/once.ts';
import { tellChannel, tellPerson } from '../correspondence/tell.ts';
import { type Store, transact } from '../database/client.ts';
import { UserError } from '../errors.ts';
import { redact } from '../feedback/redaction.ts';
import { formats } from '../i18n/formats.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import type { Address } from '../messages/message.ts';
import type { Person } from '../people/person.ts';
import { letterTime, postTime } from '../workspace/posting.ts';
import type { Shell } from '../workspace/shell.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { thanksKinds } from './kinds.ts';
import { A_MONTH_FOR_ONE, A_WEEK, monthAt, weekAt } from './limits.ts';
import { type GivenThanks, subjectFor, thanksById } from './thanks.ts';
import { postedThanks, thanksLetter } from './views.ts';
import { keepsPrivate } from './wishes.ts';

/** Between the letter to whoever is thanked and what a channel reads: time to say that it should stay private. */
export const TIME_TO_SAY_MS = 15 * 60_000;

export interface Giving {
  readonly giver: Person;
  readonly thanked: Person;
  /** As it was written; '' where `feedbackId` says it. */
  readonly fact: string;
  readonly value: string;
  readonly feedbackId: string | null;
  /** The channel in which it is to be read, as people call it ("#support"); null: by the two of them alone. */
  readonly channel: { readonly address: Address; readonly name: string } | null;
  /** The opening of the form; the same one twice is given once. */
  readonly formKey: string;
}

/** @throws UserError 'thanks.self', 'thanks.nothing', 'thanks.week', 'thanks.month' */
export async function giveThanks(shell: Shell, giving: Giving): Promise<GivenThanks> {
  const { database, workspace } = shell;
  if (giving.giver.id === giving.thanked.id)
    throw new UserError('thanks.self', (locale) => words(locale).self);
  if (giving.fact === '' && giving.feedbackId === null)
    throw new UserError('thanks.nothing', (locale) => words(locale).nothing);
  return once(
    () => transact(database, (tx) => store(tx, shell, giving)),
    async () => {
      const key = { workspaceId: workspace.id, formKey: giving.formKey };
      const known = await database.db.thanks.findUnique({ where: { workspaceId_formKey: key } });
      return known && thanksById(database.db, workspace.id, known.id);
    },
  );
}

async function store(tx: Store, shell: Shell, giving: Giving): Promise<GivenThanks> {
  const { giver, thanked, fact, value, feedbackId, channel, formKey } = giving;
  const { workspace, now } = shell;
  const workspaceId = workspace.id;
  const { lastThanks } = await tx.workspace.update({
    where: { id: workspaceId },
    data: { lastThanks: { increment: 1 } },
  });
  await mustBeWithin(tx, shell, giving);
  const clean = (text: string) => redact(text, { country: workspace.country }).text;
  const id = newId();
  const isKept = await keepsPrivate(tx, workspaceId, thanked.id);
  await tx.thanks.create({
    data: {
      ...{ workspaceId, id, number: lastThanks, giverId: giver.id, thankedId: thanked.id },
      ...{ fact: clean(fact), value: clean(value), feedbackId, givenAt: now, formKey },
      address: isKept ? null : (channel?.address ?? null),
    },
  });
  const given = await thanksById(tx, workspaceId, id);
  if (!given) throw new Error(`thank-you ${id} is gone in the transaction that stored it`);
  await tell(tx, shell, given, isKept ? null : channel);
  return given;
}

async function tell(tx: Store, shell: Shell, given: GivenThanks, channel: Giving['channel']): Promise<void> {
  const subject = subjectFor(given.row.id);
  const at = readableFrom(shell.workspace, given.thanked, shell.now);
  await tellPerson(tx, shell, given.thanked, {
    kind: thanksKinds['thanks.letter'],
    subject,
    draw: (reader) => thanksLetter(given, channel && { channel: channel.name, at }, reader),
  });
  if (channel === null) return;
  const posted = { kind: thanksKinds['thanks.posted'], subject, notBefore: at };
  await tellChannel(tx, shell, channel, { ...posted, draw: (reader) => postedThanks(given, reader) });
}

/** When a channel reads it, at the earliest: in its hours, some time after whoever is thanked could. */
export function readableFrom(workspace: Workspace, thanked: Person, now: Date): Date {
  const told = letterTime(workspace, thanked, now);
  return postTime(workspace, null, new Date(told.getTime() + TIME_TO_SAY_MS));
}

async function mustBeWithin(tx: Store, { workspace, now }: Shell, { giver, thanked }: Giving): Promise<void> {
  const { id: workspaceId, timeZone } = workspace;
  const week = weekAt(timeZone, now);
  const month = monthAt(timeZone, now);
  const given = (from: Date, more: object = {}) =>
    tx.thanks.count({ where: { workspaceId, giverId: giver.id, givenAt: { gte: from }, ...more } });
  const day = (at: Date) => (locale: 'fr' | 'en') => formats(locale, timeZone).day(at, now);
  if ((await given(week.from)) >= A_WEEK)
    throw new UserError('thanks.week', (locale) => words(locale).week(day(week.to)(locale)));
  if ((await given(month.from, { thankedId: thanked.id })) >= A_MONTH_FOR_ONE)
    throw new UserError('thanks.month', (locale) => words(locale).month(thanked.name, day(month.to)(locale)));
}

const words = phrases({
  en: {
    self: 'You cannot thank yourself here. Choose the colleague who did it.',
    nothing: 'Say what they did, for a customer or a colleague: a thank-you without a fact says little.',
    week: (day: string) =>
      `You have given five thank-yous this week, as many as one person gives. The next one can go from ${day} on. Nothing was sent: keep your words until then, or tell them yourself.`,
    month: (name: string, day: string) =>
      `You have thanked ${name} twice this month, as often as one person thanks the same one. The next time is from ${day} on. Nothing was sent: tell them yourself, or thank somebody who hears it less.`,
  },
  fr: {
    self: 'On ne se remercie pas soi-même ici. Choisissez la personne qui l’a fait.',
    nothing: fr`Dites ce que cette personne a fait, pour un client ou un collègue : un merci sans fait ne dit pas grand-chose.`,
    week: (day) =>
      fr`Vous avez donné cinq mercis cette semaine : c’est le plus que chacun puisse donner. Le prochain pourra partir dès le ${day}. Rien n’est parti : gardez vos mots jusque-là, ou dites-les de vive voix.`,
    month: (name, day) =>
      fr`Vous avez déjà remercié ${name} deux fois ce mois-ci : c’est le plus pour une même personne. La prochaine fois sera dès le ${day}. Rien n’est parti : dites-le de vive voix, ou remerciez quelqu’un qui l’entend moins.`,
  },
});
