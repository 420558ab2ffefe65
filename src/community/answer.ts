// A customer's answer: taken once, counted, its words stored as feedback of a source of its own, redacted before anything is written. Of the customer
// nothing is known or kept but the hash of a receipt that they alone have.
import { newId } from '../clock.ts';
import { type Database, isUniqueViolation, type Store, type Tx, transact } from '../database/client.ts';
import { customerFingerprint } from '../feedback/identity.ts';
import { rowsOf } from '../feedback/rows.ts';
import { COMMUNITY } from '../feedback/sources/elicited.ts';
import { findSource, sourceForImport } from '../feedback/sources/source.ts';
import { storeWithin } from '../feedback/store.ts';
import type { Worker } from '../feedback/work/work.ts';
import type { Locale } from '../i18n/locale.ts';
import type { Keys } from '../keys.ts';
import type { FollowedLink } from './links.ts';
import { askedIn, isOpenTo } from './question.ts';
import { isOurs, receiptFor } from './sending.ts';

/** Days that words are kept, unless an admin says otherwise (`portevoix source set community`). */
const KEEP_DAYS = 365;
/** In characters. */
export const LONGEST_ANSWER = 1_000;
/** To one question: past this it is no sample of customers any more but somebody's script. */
const MOST_ANSWERS = 20_000;

export interface AnswerShell {
  readonly database: Database;
  readonly keys: Keys;
  readonly now: Date;
  readonly work?: Worker;
}

export interface AnswerGiven {
  /** The place of an option; null: none was chosen. */
  readonly choice: number | null;
  /** '' where nothing was written. */
  readonly text: string;
  /** What the page carried. */
  readonly formKey: string;
  /** In which language they read the question. */
  readonly locale: Locale;
}

export type AnswerFault = 'choose' | 'write' | 'too-long';

export type AnswerTaken =
  /** `isAgain`: the page was sent before: what was sent first counts, whatever stands in this one */
  | { readonly kind: 'taken'; readonly receipt: string; readonly isAgain: boolean }
  /** Nothing was stored; what is wrong with what they filled in. */
  | { readonly kind: 'wrong'; readonly fault: AnswerFault }
  /** The page is not one of ours, or older than a day: they are asked to send it once more. */
  | { readonly kind: 'stale' }
  | { readonly kind: 'spent' }
  | { readonly kind: 'over' };

/**
 * Once, however often it is sent: the same page sent again is told the same receipt. All of it is stored, or nothing.
 * @param followed as `linkFollowed` gave it
 */
export async function takeAnswer(
  answering: AnswerShell,
  followed: FollowedLink,
  given: AnswerGiven,
): Promise<AnswerTaken> {
  const { keys, now } = answering;
  const { links, question } = followed;
  if (!isOpenTo(question, now)) return { kind: 'over' };
  if (!isOurs(keys, links.id, given.formKey, now)) return { kind: 'stale' };
  const fault = faultOf(askedIn(question, given.locale).options.length, given);
  if (fault !== null) return { kind: 'wrong', fault };
  const receipt = receiptFor(keys, given.formKey);
  try {
    await store(answering, followed, given, receipt);
    return { kind: 'taken', receipt, isAgain: false };
  } catch (error) {
    if (error instanceof NotStored)
      return error.why === 'again' ? { kind: 'taken', receipt, isAgain: true } : { kind: error.why };
    throw error;
  }
}

function faultOf(options: number, { choice, text }: AnswerGiven): AnswerFault | null {
  if ([...text].length > LONGEST_ANSWER) return 'too-long';
  if (options > 0) return choice === null || choice < 0 || choice >= options ? 'choose' : null;
  return /[\p{L}\p{N}]/u.test(text) ? null : 'write';
}

/** Ends the transaction: nothing was stored. */
class NotStored extends Error {
  readonly why: 'again' | 'spent' | 'over';
  constructor(why: NotStored['why']) {
    super(why);
    this.why = why;
  }
}

async function store(
  { database, keys, now, work }: AnswerShell,
  { links, question, spendsAs }: FollowedLink,
  { choice, text, formKey, locale }: AnswerGiven,
  receipt: string,
): Promise<void> {
  const { workspaceId, id: questionId } = question.row;
  const id = newId();
  const { options, question: asked } = askedIn(question, locale);
  // Made when the first answer comes.
  const made = { name: COMMUNITY, heat: 'cold', now, keepDays: KEEP_DAYS } as const;
  const source = await sourceForImport(database, workspaceId, made);
  const settings = { keys, keepOriginals: false, now, ...(work ? { work } : {}) };
  const item = {
    ...{ externalId: id, customer: receipt, scores: [], touchpoint: null, heat: 'cold' as const },
    comments: [{ text, question: asked }],
    ...{ answeredAt: now, names: [], segments: {} },
  };
  const rows = text === '' ? [] : await rowsOf(workspaceId, source, [item], settings);
  const key = keys.fingerprint('community.sent', formKey);
  const asBefore = { workspaceId, questionId, formKey: key };
  try {
    await transact(database, async (tx) => {
      // First of all: two who answer at once take turns at this row.
      const { count } = await tx.customerQuestion.updateMany({
        where: { workspaceId, id: questionId, endedAt: null, answered: { lt: MOST_ANSWERS } },
        data: { answered: { increment: 1 } },
      });
      if (await isThere(tx, asBefore)) throw new NotStored('again');
      if (count === 0) throw new NotStored('over');
      await spend(tx, workspaceId, questionId, spendsAs);
      const counted = await tx.customerLinks.updateMany({
        where: { workspaceId, id: links.id, revokedAt: null },
        data: { answered: { increment: 1 } },
      });
      if (counted.count === 0) throw new NotStored('over');
      await tx.customerAnswer.create({
        data: {
          ...{ workspaceId, id, questionId, linksId: links.id },
          choice: options.length === 0 ? null : choice,
          feedbackId: rows[0]?.id ?? null,
          customer: customerFingerprint(keys, workspaceId, receipt),
          formKey: key,
        },
      });
      if (rows.length > 0)
        await storeWithin(tx, { workspaceId, engine: database.engine }, source, rows, settings);
    });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    // Two at once, on an engine where they did not take turns.
    throw new NotStored((await isThere(database.db, asBefore)) ? 'again' : 'spent');
  }
}

async function isThere(
  db: Store,
  key: { readonly workspaceId: string; readonly questionId: string; readonly formKey: string },
): Promise<boolean> {
  return (await db.customerAnswer.count({ where: key })) > 0;
}

async function spend(tx: Tx, workspaceId: string, questionId: string, link: string | null): Promise<void> {
  if (link === null) return;
  const key = { workspaceId, questionId, link };
  if ((await tx.spentLink.count({ where: key })) > 0) throw new NotStored('spent');
  await tx.spentLink.create({ data: key });
}

/** For how many days words are kept; null: until they are taken back. */
export async function daysKept(db: Store, workspaceId: string): Promise<number | null> {
  const source = await findSource(db, workspaceId, COMMUNITY);
  return source === null ? KEEP_DAYS : source.keepDays;
}
