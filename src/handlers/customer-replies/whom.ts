// To whom somebody may write from where they are: the customer of a case, or those of the cases from which an action grew. Of a theme, an idea or a
// best failure nobody is written to: a colleague answers customers, and does not mail whoever happened to use the same words.
import { type Case, withParts } from '../../cases/case.ts';
import { findCase, mayAct, mustBeIn } from '../../cases/may.ts';
import {
  asColleaguesRead,
  type CustomerReply,
  isMissed,
  mayGoAnew,
  type ReplyFrom,
  repliesOf,
  repliesTo,
} from '../../customer-replies/reply.ts';
import { writeButton } from '../../customer-replies/shown.ts';
import { type ReplyWay, rulesOf, waysTo } from '../../customer-replies/way.ts';
import { mustBeFree } from '../../customer-replies/write.ts';
import type { Store } from '../../database/client.ts';
import { UserError } from '../../errors.ts';
import type { ShownAnswer } from '../../feedback/shown.ts';
import type { Button } from '../../messages/message.ts';
import type { Person } from '../../people/person.ts';
import { holds } from '../../people/rights.ts';
import type { PlanAction } from '../../plan/action.ts';
import { findAction, mayChange } from '../../plan/may.ts';
import type { Request } from '../request.ts';
import { sayReply } from './words.ts';

/** So many are written to at once: each is somebody whose case a colleague had. */
const MOST_AT_ONCE = 20;

export interface Addressee {
  readonly feedbackId: string;
  readonly way: ReplyWay;
  readonly of: Case;
  readonly answer: ShownAnswer;
  /** Ours, where it stands at the vendor's and what is written now takes its place. */
  readonly replaced: CustomerReply | null;
}

export interface Addressed {
  readonly from: ReplyFrom;
  readonly number: number;
  /** Of the action; '' of a case. */
  readonly title: string;
  readonly to: readonly Addressee[];
  /** Whether the asker may read what they said; asked where it is one, since of several no words are shown. */
  readonly isReadable: boolean;
  /** More than are written to at once. */
  readonly more: number;
  /** Cases whose source carries no answer. */
  readonly unreached: number;
  /** What was written from here before to a case's customer, or from an action; oldest first. */
  readonly before: readonly CustomerReply[];
  /** What the asker wrote last to one of these that surely did not arrive, to be sent anew in these words or others; '' where nothing. */
  readonly missed: string;
}

/**
 * @param subject "case:ID" or "action:ID"
 * @throws UserError 'case.not-found', 'case.not-member', 'case.open', 'action.not-found', and 'customer-reply.…' where nobody can be written to from there, or
 *   not by the asker
 */
export async function addressed(request: Request, subject: string): Promise<Addressed> {
  const [, kind, id = ''] = /^(case|action):(\S+)$/.exec(subject) ?? [];
  return kind === 'action' ? ofAction(request, id) : ofCase(request, id);
}

async function ofCase(request: Request, id: string): Promise<Addressed> {
  const { kit, workspace, asker, at } = request;
  const { db } = kit.database;
  const found = await findCase(db, workspace.id, id);
  await mustBeIn(kit.directory, found, asker);
  const { row, status, taker } = found;
  if (status === 'open') mayAct(found, 'contact', asker, at);
  if (row.takerId !== asker.id && !holds(asker, 'cases'))
    throw new UserError('customer-reply.not-yours', (locale) =>
      sayReply(locale).notYours(row.number, taker?.name ?? '?'),
    );
  const [to] = firstReached([found], await waysIn(db, workspace.id, [found]), found.replies);
  if (!to) throw new UserError('customer-reply.no-way', (locale) => sayReply(locale).noWay(row.number));
  const from = { kind: 'case', id: row.id } as const;
  const before = found.replies;
  mustBeFree(
    to.way,
    before.filter(({ feedbackId }) => feedbackId === to.feedbackId),
    from,
  );
  const missed = missedOf(await repliesOf(db, workspace.id, from), [to], asker);
  const many = { isReadable: true, more: 0, unreached: 0 };
  return { from, number: row.number, title: '', to: [to], ...many, before, missed };
}

/** In the writer's own words: what others read of it is without what is personal. */
function missedOf(replies: readonly CustomerReply[], to: readonly Addressee[], { id }: Person): string {
  const whom = new Set(to.map(({ feedbackId }) => feedbackId));
  const own = replies.findLast((each) => isMissed(each) && each.by.id === id && whom.has(each.feedbackId));
  return own?.text ?? '';
}

async function ofAction(request: Request, id: string): Promise<Addressed> {
  const { kit, workspace, asker } = request;
  const { db } = kit.database;
  const action = await findAction(db, workspace.id, id);
  const { number, title } = action.row;
  if (!mayChange(action, asker))
    throw new UserError('customer-reply.not-yours', (locale) =>
      sayReply(locale).notYourAction(number, action.owner.name),
    );
  if (action.status !== 'done')
    throw new UserError('customer-reply.not-done', (locale) => sayReply(locale).notDone(number));
  const whom = await customersOf(request, action);
  if (whom.to.length === 0)
    throw new UserError('customer-reply.nobody', (locale) => sayReply(locale).nobody(number));
  const [only] = whom.to.length === 1 ? whom.to : [];
  const isReadable = only !== undefined && (await isIn(request, only.of));
  return { from: { kind: 'action', id }, number, title, isReadable, ...whom };
}

/** Of each case once; whoever has had a message from here is not written to again, but where it did not reach them. */
async function customersOf(
  request: Request,
  { row, origins }: PlanAction,
): Promise<Pick<Addressed, 'to' | 'more' | 'unreached' | 'before' | 'missed'>> {
  const { kit, workspace } = request;
  const { db } = kit.database;
  const before = await repliesOf(db, workspace.id, { kind: 'action', id: row.id });
  const written = new Set(before.flatMap((reply) => (mayGoAnew(reply) ? [] : [reply.feedbackId])));
  const cases = await casesOf(db, workspace.id, origins);
  const ways = await waysIn(db, workspace.id, cases);
  const there = await repliesTo(db, workspace.id, [...ways.keys()]);
  for (const reply of there)
    if (rulesOf[reply.way].holds === 'one' && !isMissed(reply)) written.add(reply.feedbackId);
  const isWritten = ({ answers }: Case) => answers.some(({ feedbackId }) => written.has(feedbackId));
  const left = perCustomer(cases).filter((some) => !some.some(isWritten));
  const all = left.flatMap((some) => firstReached(some, ways, there));
  const to = all.slice(0, MOST_AT_ONCE);
  const read = asColleaguesRead(before, workspace.country);
  const missed = missedOf(before, to, request.asker);
  return { to, more: all.length - to.length, unreached: left.length - all.length, before: read, missed };
}

/** A customer of two cases hears once. */
function perCustomer(cases: readonly Case[]): Case[][] {
  const groups = new Map<string, Case[]>();
  for (const each of cases) {
    const key = each.row.customer ?? `case ${each.row.id}`;
    groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  return [...groups.values()];
}

/** "Write to the customers…", under an action that is done, for whoever may: nothing where nobody is left to write to. */
export async function writeButtons(request: Request, action: PlanAction): Promise<Button[]> {
  if (action.status !== 'done' || !mayChange(action, request.asker)) return [];
  const { to } = await customersOf(request, action);
  return to.length === 0 ? [] : [writeButton(`action:${action.row.id}`, request.locale, to.length === 1)];
}

/** In the order in which the action grew from them. */
async function casesOf(
  db: Store,
  workspaceId: string,
  origins: readonly { readonly kind: string; readonly subject: string }[],
): Promise<readonly Case[]> {
  const ids = origins.flatMap(({ kind, subject }) => (kind === 'case' ? subject : []));
  const rows = await db.customerCase.findMany({ where: { workspaceId, id: { in: ids } } });
  const inOrder = rows.toSorted((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id));
  return withParts(db, workspaceId, inOrder);
}

function waysIn(db: Store, workspaceId: string, cases: readonly Case[]) {
  const ids = cases.flatMap(({ answers }) => answers.map(({ feedbackId }) => feedbackId));
  return waysTo(db, workspaceId, ids);
}

/** The latest of what the customer of these cases said that can be answered, of the first of them that has one; none where none can. */
function firstReached(
  cases: readonly Case[],
  ways: ReadonlyMap<string, ReplyWay>,
  replies: readonly CustomerReply[],
): Addressee[] {
  for (const of of cases)
    for (const answer of of.answers) {
      const { feedbackId } = answer;
      const way = ways.get(feedbackId);
      if (!way) continue;
      const stands = replies.findLast((each) => each.feedbackId === feedbackId && each.state === 'sent');
      const replaced = rulesOf[way.kind].holds === 'edited' ? (stands ?? null) : null;
      return [{ feedbackId, way, of, answer, replaced }];
    }
  return [];
}

async function isIn({ kit, asker }: Request, found: Case): Promise<boolean> {
  try {
    await mustBeIn(kit.directory, found, asker);
    return true;
  } catch (error) {
    if (error instanceof UserError) return false;
    throw error;
  }
}
