// The card of a case: where the answer came from, the customer's words, where it stands and what can be done. A pure view.
import { replyBlocks, writeButton } from '../../customer-replies/shown.ts';
import { about, reference, type ShownAnswer } from '../../feedback/shown.ts';
import { formats, plural } from '../../i18n/formats.ts';
import { fr, phrases } from '../../i18n/phrases.ts';
import type { DatedReader, Reader } from '../../i18n/reader.ts';
import type { Block, Button, Message } from '../../messages/message.ts';
import type { Case } from '../case.ts';

/** Older answers of the same customer are counted, not shown. */
export const ANSWERS_SHOWN = 3;

/** Drawn from the case as it is now; drawn again after each act, in place. `lead` stands above it. */
export function caseCard(shown: Case, reader: DatedReader, lead: readonly Block[] = []): Message {
  const say = words(reader.locale);
  const { row, status, answers, taker } = shown;
  const older = answers.length - ANSWERS_SHOWN;
  const what = answers[0] ? about(answers[0], reader) : say.erased;
  return {
    summary:
      status === 'open' ? say.waits(row.number, what) : say.with(row.number, what, taker?.name ?? say.nobody),
    blocks: [
      ...lead,
      { kind: 'text', text: [{ strong: say.number(row.number) }, ` · ${what}`] },
      ...answers
        .slice(0, ANSWERS_SHOWN)
        .flatMap((answer) => answerBlocks(answer, reader, answers.length > 1)),
      ...(older > 0 ? [{ kind: 'note', text: olderAnswers(older, reader) } as const] : []),
      { kind: 'note', text: standing(shown, reader) },
      ...replyBlocks(shown.replies, reader, { kind: 'case', id: row.id }),
      ...(row.resolution === '' ? [] : [resolutionBlock(shown, reader)]),
      { kind: 'buttons', buttons: buttonsFor(shown, reader) },
    ],
  };
}

/** The words of an answer, and how it is found again. `isOneOfSeveral`: with its own score and place. */
export function answerBlocks(answer: ShownAnswer, reader: Reader, isOneOfSeveral: boolean): Block[] {
  const say = words(reader.locale);
  const { text, feedbackId } = answer;
  const how: Block = { kind: 'note', text: reference(answer, reader) };
  const by = isOneOfSeveral ? { by: about(answer, reader) } : {};
  if (text === null) return [{ kind: 'text', text: by.by ? `${by.by}. ${say.noWords}` : say.noWords }, how];
  return [{ kind: 'quote', text, of: feedbackId, ...by }, how];
}

/** Who has it and since when, or who resolved it. */
export function standing(
  { row, status, taker, resolvedBy }: Case,
  { locale, timeZone, now }: DatedReader,
): string {
  const say = words(locale);
  const moment = (date: Date) => formats(locale, timeZone).moment(date, now);
  const name = taker?.name ?? say.nobody;
  switch (status) {
    case 'open':
      return say.open(moment(row.openedAt));
    case 'taken':
      return say.taken(name, moment(row.takenAt ?? row.openedAt));
    case 'contacted':
      return say.contacted(name, moment(row.contactedAt ?? row.openedAt));
    case 'resolved':
      return say.resolved(resolvedBy?.name ?? name, moment(row.resolvedAt ?? row.openedAt));
    default:
      return status satisfies never;
  }
}

/** What was done; while the case goes on again, what was done the last time. */
function resolutionBlock({ row, status }: Case, { locale }: Reader): Block {
  const say = words(locale);
  return { kind: 'quote', text: row.resolution, by: status === 'resolved' ? say.done : say.doneBefore };
}

function olderAnswers(count: number, { locale, timeZone }: Reader): string {
  return plural(locale, count, words(locale).older(formats(locale, timeZone).number(count)));
}

/** What can be done with it now. */
export function buttonsFor(
  { row, status, isReachable }: Pick<Case, 'row' | 'status' | 'isReachable'>,
  { locale }: Reader,
): Button[] {
  const say = words(locale);
  const subject = row.id;
  if (status === 'open')
    return [{ label: say.take, action: { name: 'case.take', subject }, style: 'primary' }];
  const change: Button = { label: say.change, action: { name: 'plan.add', subject: `case:${subject}` } };
  const thank: Button = { label: say.thank, action: { name: 'thanks', subject: `case:${subject}` } };
  const lesson: Button = { label: say.lesson, action: { name: 'lesson.make', subject: `case:${subject}` } };
  const write: Button[] = isReachable ? [writeButton(`case:${subject}`, locale)] : [];
  if (status === 'resolved')
    return [{ label: say.tell, action: { name: 'case.tell', subject } }, ...write, thank, change, lesson];
  const contact: Button = { label: say.contact, action: { name: 'case.contact', subject }, style: 'primary' };
  const resolve: Button = { label: say.resolve, action: { name: 'case.resolve', subject } };
  return [
    ...(status === 'taken'
      ? [contact, ...write, resolve]
      : [{ ...resolve, style: 'primary' } as const, ...write]),
    { label: say.handOver, action: { name: 'case.hand-over', subject } },
    change,
  ];
}

const words = phrases({
  en: {
    number: (number: number) => `Case #${number}`,
    waits: (number: number, what: string) =>
      `An unhappy customer: ${what}. Case #${number} waits for someone.`,
    with: (number: number, what: string, name: string) => `Case #${number} (${what}), with ${name}`,
    nobody: 'nobody',
    erased: 'the answer was erased',
    noWords: 'A score, without words.',
    older: (count: string) => ({
      one: `And ${count} earlier answer of the same customer.`,
      other: `And ${count} earlier answers of the same customer.`,
    }),
    open: (moment: string) => `Nobody has taken it since ${moment}.`,
    taken: (name: string, moment: string) =>
      `With ${name} since ${moment}; the customer has not been contacted yet.`,
    contacted: (name: string, moment: string) => `With ${name}; the customer was contacted on ${moment}.`,
    resolved: (name: string, moment: string) => `Resolved by ${name} on ${moment}.`,
    done: 'What was done',
    doneBefore: 'What was done the last time',
    take: 'I take it',
    contact: 'Customer contacted',
    resolve: 'Resolved…',
    handOver: 'Hand over…',
    tell: 'Tell it as a best failure',
    change: 'Make it an action…',
    lesson: 'Make it a lesson…',
    thank: 'Thank somebody',
  },
  fr: {
    number: (number) => fr`Cas n° ${number}`,
    waits: (number, what) => fr`Un client mécontent : ${what}. Le cas n° ${number} attend quelqu’un.`,
    with: (number, what, name) => fr`Cas n° ${number} (${what}), chez ${name}`,
    nobody: 'personne',
    erased: 'la réponse a été effacée',
    noWords: 'Une note, sans un mot.',
    older: (count) => ({
      one: `Et ${count} réponse plus ancienne du même client.`,
      other: `Et ${count} réponses plus anciennes du même client.`,
    }),
    open: (moment) => `Personne ne l’a pris depuis le ${moment}.`,
    taken: (name, moment) => fr`Chez ${name} depuis le ${moment} ; le client n’a pas encore été contacté.`,
    contacted: (name, moment) => fr`Chez ${name} ; client contacté le ${moment}.`,
    resolved: (name, moment) => `Résolu par ${name} le ${moment}.`,
    done: 'Ce qui a été fait',
    doneBefore: 'Ce qui avait été fait',
    take: 'Je m’en occupe',
    contact: 'Client contacté',
    resolve: 'Résolu…',
    handOver: 'Passer la main…',
    tell: 'Raconter ce raté devenu pépite',
    change: 'En faire une action…',
    lesson: 'En faire une leçon…',
    thank: 'Remercier quelqu’un',
  },
});
