// What becomes of a mail that comes in, by the rules of the company. Pure; keeping it is take.ts.
import { createHash } from 'node:crypto';
import type { EarlierMail, MailPerson, ReadMail } from '../feedback/mails/mail.ts';
import { saidAt } from '../feedback/mails/said-at.ts';
import { fold } from '../terms/fold.ts';
import type { MailRule } from './rules.ts';

/** Kept out: an admin may want to know. The mail itself is left where it is, and judged again once a rule was changed. */
export const keptOut = [
  'stranger',
  'unproven',
  'nothing-forwarded',
  'no-words',
  'too-large',
  'unreadable',
] as const;
export type KeptOut = (typeof keptOut)[number];

/**
 * taken: it is a customer's answer now. waiting: an admin says what it is about. known: it came before. automatic: nobody wrote it. stranger: no rule
 * names its sender. unproven: one does, but the server did not find that it is theirs. nothing-forwarded: a colleague's own words.
 */
export type MailFate = KeptOut | 'taken' | 'waiting' | 'known' | 'automatic';

/** Whatever rules say later, it stays so. What nobody wrote may be a form's, once a rule names it. */
export const settled: readonly MailFate[] = ['taken', 'waiting', 'known'];

/** What a customer said, and where it belongs. */
export interface MailAnswer {
  readonly words: string;
  /** Whoever wrote it; null where nothing says it. */
  readonly customer: string | null;
  /** Names that the mail's own lines name: taken out of the words. */
  readonly names: readonly string[];
  readonly answeredAt: Date;
  /** By which the same mail is known again when another colleague passes it on. */
  readonly externalId: string;
}

export interface Judging {
  readonly rules: readonly MailRule[];
  /** The server whose word counts; null: senders are believed as they are written. */
  readonly trusts: string | null;
  /** Of hours that a mail says without an offset. */
  readonly timeZone: string;
  readonly now: Date;
  /** By which this very mail is known again. */
  readonly seenAs: string;
}

export type JudgedMail =
  | { readonly fate: 'automatic' | Exclude<KeptOut, 'too-large' | 'unreadable'> }
  /** One at least; several where several mails were passed on at once. All by one rule. */
  | { readonly fate: 'answers'; readonly rule: MailRule; readonly answers: readonly MailAnswer[] };

export function judge(mail: ReadMail, judging: Judging): JudgedMail {
  const { rules, trusts } = judging;
  const { automatic } = mail;
  if (automatic === 'reply' || automatic === 'bounce') return { fate: 'automatic' };
  const senders = [mail.from.address, mail.sender, ...mail.passedOnBy].filter((each) => each !== null);
  const named = rules
    .filter(({ subject }) => subject === '' || ` ${fold(mail.subject)} `.includes(` ${fold(subject)} `))
    .flatMap((rule) => {
      const sender = senders.find((each) => isAmong(rule.senders, each));
      return sender === undefined ? [] : [{ rule, sender, isByAddress: rule.senders.includes(sender) }];
    });
  const fitting = named
    .filter(({ rule: { how }, isByAddress }) => isWritten(automatic, how, isByAddress))
    .toSorted((a, b) => rank(b) - rank(a));
  if (fitting.length === 0) return { fate: automatic === null ? 'stranger' : 'automatic' };
  const proven = fitting.find(({ sender }) => trusts === null || isProven(mail, trusts, sender));
  if (proven === undefined) return { fate: 'unproven' };
  const { rule, sender } = proven;
  const said = saidIn(mail, rule, sender);
  if (said.length === 0) return { fate: automatic === null ? 'nothing-forwarded' : 'automatic' };
  const answers = said
    .map((each) => ({ ...each, words: each.words === '' ? each.subject : each.words }))
    .filter(({ words }) => words !== '')
    .map((each, at) => answerOf(mail, { ...each, at }, judging));
  return answers.length === 0 ? { fate: 'no-words' } : { fate: 'answers', rule, answers };
}

/**
 * What a program wrote is taken of a form that a rule names, and where it passes a mail on for a colleague, as a rule of Outlook's does. With a list's
 * headers, as some services put them below all that they send, only of a form that a rule names by its address.
 */
function isWritten(automatic: ReadMail['automatic'], how: MailRule['how'], isByAddress: boolean): boolean {
  if (automatic === null || automatic === 'rule') return true;
  return how === 'direct' && (automatic === 'generated' || isByAddress);
}

/** The rule that asks something of the subject comes first, then the one that names the address and not its whole domain. */
function rank({ rule: { subject }, isByAddress }: { rule: MailRule; isByAddress: boolean }): number {
  return Number(subject !== '') * 2 + Number(isByAddress);
}

/** "@example.com" is everybody there, and at no other place below it. @param address in lower case */
function isAmong(senders: readonly string[], address: string): boolean {
  return senders.includes(address) || senders.includes(address.slice(address.lastIndexOf('@')));
}

/** That the server found the sender's own domain, one above or below it, to have sent it: RFC 7489's relaxed alignment, without its list of suffixes. */
function isProven({ authenticated }: ReadMail, trusts: string, sender: string): boolean {
  const domain = sender.slice(sender.lastIndexOf('@') + 1);
  const found = authenticated.find(({ server }) => server === trusts.toLowerCase())?.domains ?? [];
  return found.some((each) => each === domain || domain.endsWith(`.${each}`) || each.endsWith(`.${domain}`));
}

interface SaidInMail {
  readonly words: string;
  readonly subject: string;
  readonly by: MailPerson | null;
  readonly date: Date | string | null;
  /** Somebody else's mail, within another or as it was. */
  readonly isPassedOn: boolean;
}

/** None where a colleague should have passed one on, and none is found. */
function saidIn(mail: ReadMail, { how, senders }: MailRule, sender: string): SaidInMail[] {
  const isCustomers = ({ from: { address } }: EarlierMail) => address === null || !isAmong(senders, address);
  const own = {
    words: mail.words,
    subject: plainSubject(mail.subject),
    date: mail.sentAt,
    isPassedOn: false,
  };
  const isSentFor = mail.from.address !== sender;
  // Who sends in another's name ("on behalf of") writes what they pass on like anybody; a form names its customer so.
  const isPassedOnAsItWas = isSentFor && (how === 'direct' || mail.passedOnBy.includes(sender));
  if (isPassedOnAsItWas) return [{ ...own, by: mail.from, isPassedOn: true }];
  const passedOn = [mail.earlier, ...mail.attached]
    .flatMap((chain) => chain.find(isCustomers) ?? [])
    .filter(({ date }) => how === 'forwarded' || date !== null)
    .map(({ words, subject, from: by, date }) => {
      return { words, subject: plainSubject(subject), by, date, isPassedOn: true };
    });
  if (passedOn.length > 0 || how === 'forwarded') return passedOn;
  const by = mail.replyTo.find(({ address }) => address !== null && !isAmong(senders, address)) ?? null;
  return [{ ...own, by }];
}

/** Without what programs put before it. */
function plainSubject(subject: string): string {
  return subject.replace(/^(?:\s*(?:re|fw|fwd|tr|wg|aw|rv|i)\s?:)+/i, '').trim();
}

const OLDEST = Date.UTC(1990, 0, 1);

function answerOf(
  mail: ReadMail,
  { words, by, date, isPassedOn, at }: SaidInMail & { readonly at: number },
  { timeZone, now, seenAs }: Judging,
): MailAnswer {
  const given = typeof date === 'string' ? (isoIn(date) ?? saidAt(date, timeZone)) : date;
  const sent = isoIn(mail.sentAt);
  const answeredAt = [given, sent].find((at) => at != null && at <= now && at.getTime() >= OLDEST) ?? now;
  const people = [
    by,
    mail.from,
    ...mail.to,
    ...mail.replyTo,
    ...[...mail.earlier, ...mail.attached.flat()].flatMap(({ from, to }) => [from, ...to]),
  ];
  const names = people.flatMap((person) => person?.name ?? []);
  const customer = by?.address ?? null;
  const isKnownAgain = isPassedOn && customer !== null && given === answeredAt;
  const said = isKnownAgain
    ? [customer, answeredAt.toISOString().slice(0, 16), fold(words).slice(0, 200)]
    : [seenAs, ...(at === 0 ? [] : [at])];
  return {
    ...{ words, customer, answeredAt },
    names: [...new Set(names)].slice(0, 10),
    externalId: `mail:${createHash('sha256').update(JSON.stringify(said)).digest('base64url')}`,
  };
}

function isoIn(text: string | null): Date | null {
  return text !== null && /^\d{4}-\d\d-\d\dT/.test(text) ? new Date(text) : null;
}

export function isKeptOut(fate: MailFate): fate is KeptOut {
  return keptOut.some((each) => each === fate);
}
