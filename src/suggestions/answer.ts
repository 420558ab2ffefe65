// What owners and authors do with a suggestion: load, decide, save and tell, in one transaction each.
import { workingMinutesBetween } from '../calendar/working-time.ts';
import { once } from '../correspondence/once.ts';
import { type Store, transact } from '../database/client.ts';
import { isReached, type Person, peopleByIds, zoneFor } from '../people/person.ts';
import { calendarFor } from '../workspace/posting.ts';
import type { KeyedShell } from '../workspace/shell.ts';
import { momentsOf } from './discretion.ts';
import type { Doing } from './doing.ts';
import { indexAnew } from './finding/terms.ts';
import { mustBeAsSeen } from './handed-meanwhile.ts';
import { append, dataOf, type EventData, eventOf } from './history.ts';
import { tell } from './letters/news.ts';
import { withdrawOutdated } from './letters/outdated.ts';
import { redrawCards, tellUnder } from './letters/post.ts';
import { acts, statusFrom, transitions } from './lifecycle.ts';
import { type Allowed, findSuggestion, hasItAlready, mayAct, ownIdea, rolesOf } from './may.ts';
import { goesOnAs, joinInto } from './merge.ts';
import { passedOnKey } from './outbox/hidden-act.ts';
import { actUnnamed, waitingOf, waitingUnder } from './outbox/outbox.ts';
import { askOn } from './promise/ask-on.ts';
import { reminderFor, startClock, stopped } from './promise/clock.ts';
import { passOn } from './promise/pass-on.ts';
import { authorNamedIn, isWrittenBy, type Suggestion } from './suggestion.ts';

export interface Acted {
  readonly suggestion: Suggestion;
  /** Another owner whose reply came in since the form was opened. Both went to the author. */
  readonly answeredMeanwhile: Person | null;
  /** The full hour until which an anonymous author's act waits; null where it is done. */
  readonly passedOnAt: Date | null;
  /** Edited to the words that it has: nothing was kept, and nobody told. */
  readonly isAsItWas: boolean;
}

/**
 * Acts once and tells whom it concerns; what an anonymous author does waits for the full hour. The same form or chat message again
 * changes nothing.
 * @throws UserError as `mayAct` does; 'hand-over.author', 'hand-over.same'; 'merge.unknown', 'merge.itself', 'merge.circle',
 * 'merge.closed'
 */
export async function act(shell: KeyedShell, doing: Doing): Promise<Acted> {
  const { database, keys, workspace } = shell;
  const suggestion = await findSuggestion(database.db, workspace.id, doing.suggestionId);
  if (isHidden(keys, suggestion, doing)) return actLater(shell, suggestion, doing);
  // The same form again finds its own words.
  if (isAsItWas(suggestion, doing) && (await isDone(shell, doing.formKey))) return { ...done, suggestion };
  return once(
    () => transact(database, (tx) => actWithin(tx, shell, doing)),
    async () => {
      if (!(await isDone(shell, doing.formKey))) return null;
      return { ...done, suggestion: await findSuggestion(database.db, workspace.id, doing.suggestionId) };
    },
  );
}

const done = { answeredMeanwhile: null, passedOnAt: null, isAsItWas: false } as const;

/** Refused at once where it would be refused now; it is asked again at the full hour. */
async function actLater(shell: KeyedShell, suggestion: Suggestion, doing: Doing): Promise<Acted> {
  const { database, keys, workspace } = shell;
  const { db } = database;
  const { act, actor, text, formKey } = doing;
  const known = formKey === undefined ? null : await waitingUnder(db, keys, workspace.id, formKey);
  if (known) return { ...done, suggestion, passedOnAt: known.act.passOnAt };
  if (formKey !== undefined && (await isDone(shell, passedOnKey(keys, formKey))))
    return { ...done, suggestion };
  await mayAct(db, suggestion, { act, roles: rolesOf(keys, suggestion, actor), text });
  if (isAsItWas(suggestion, doing) && !(await isEditWaiting(shell, doing)))
    return { ...done, suggestion, isAsItWas: true };
  return { ...done, suggestion, passedOnAt: await actUnnamed(shell, doing) };
}

/** Other words, sent before and not passed on yet: going back to those that the idea has is a change then. */
async function isEditWaiting({ database, keys, workspace }: KeyedShell, { suggestionId, actor }: Doing) {
  const waiting = await waitingOf(database.db, keys, workspace.id, actor);
  return waiting.some(
    ({ act: { hidden } }) =>
      hidden.kind === 'act' && hidden.doing.act === 'edit' && hidden.doing.suggestionId === suggestionId,
  );
}

function isAsItWas({ row }: Suggestion, { draft }: Doing): boolean {
  return draft !== undefined && draft.title === row.title && draft.details === (row.details ?? '');
}

/** What somebody does as the author of an idea that does not bear their name. */
function isHidden(keys: KeyedShell['keys'], { row }: Suggestion, doing: Doing): boolean {
  return row.anonymous && isAuthors(doing) && isWrittenBy(keys, row, doing.actor.id);
}

async function isDone({ database, workspace }: KeyedShell, formKey: string | undefined): Promise<boolean> {
  if (formKey === undefined) return false;
  const key = { workspaceId: workspace.id, formKey };
  return (await database.db.suggestionEvent.findUnique({ where: { workspaceId_formKey: key } })) !== null;
}

/** The same, now, in the caller's transaction. An anonymous author's act comes here by the outbox. */
export async function actWithin(tx: Store, shell: KeyedShell, doing: Doing): Promise<Acted> {
  const { workspace, keys, now } = shell;
  const before = await findSuggestion(tx, workspace.id, doing.suggestionId);
  const { row } = before;
  const { act, actor, text } = doing;
  const decision = await mayAct(tx, before, {
    act,
    roles: rolesOf(keys, before, actor),
    text,
    spoken: doing.spoken,
  });
  if (isAsItWas(before, doing)) return { ...done, suggestion: before, isAsItWas: true };
  const { to } = doing;
  if (act === 'reassign' && to) {
    mayHave(before, to);
    await mustBeAsSeen(tx, before, doing);
  }
  const into = act === 'merge' ? await goesOnAs(tx, before, doing.into ?? 0) : undefined;
  const isUnnamed = isHidden(keys, before, doing);
  const writing = { keys, workspace, ...momentsOf(now, isUnnamed) };

  const changes = changesOf(shell, before, doing, decision, writing.now, into);
  await tx.suggestion.updateMany({ where: { workspaceId: workspace.id, id: row.id }, data: changes });
  let after = changed(before, doing, changes);
  if (doing.draft) await indexAnew({ db: tx, engine: shell.database.engine }, after.row);
  if (isAuthors(doing) && !decision.endsClock && !(after.owner && isReached(after.owner)))
    after = await passOn(tx, shell, after, row.eventCount + 1);
  const letterId = await tell(tx, { ...writing, now }, { doing, before, after, decision, into });
  if (doing.underCard) await tellUnder(tx, writing, doing.underCard, actor, after);
  await append(tx, {
    workspaceId: workspace.id,
    suggestionId: row.id,
    position: row.eventCount,
    kind: eventOf[act],
    actorId: isUnnamed ? null : actor.id,
    at: writing.now,
    data: dataFor(doing, before, decision, after, changes.firstReplyMin),
    formKey: doing.formKey,
    ...(letterId === null ? {} : { letterId }),
  });
  if (into) await joinInto(tx, writing, after, into);
  await withdrawOutdated(tx, writing, after);
  // A card does not show what its author writes back.
  if (act !== 'write-back' && act !== 'confirm') await redrawCards(tx, writing, after);
  return { ...done, suggestion: after, answeredMeanwhile: await repliedSince(tx, before, doing) };
}

/** Neither who has it, nor who openly proposed it. */
function mayHave(suggestion: Suggestion, to: Person): void {
  const { number, ownerId } = suggestion.row;
  if (to.id === authorNamedIn(suggestion)) throw ownIdea(number, to.name);
  if (to.id === ownerId) throw hasItAlready(number, to.name);
}

/** Done as its author, not as one of its owners; reopening can be either. */
function isAuthors({ act }: Doing): boolean {
  const by: readonly string[] = transitions[act].by;
  return by.includes('author');
}

type Row = Suggestion['row'];

/** As it would be found now. */
function changed(
  before: Suggestion,
  { actor, to, trial, plan, text }: Doing,
  changes: Partial<Row>,
): Suggestion {
  const row = { ...before.row, ...changes };
  const status = statusFrom(row.status);
  return {
    ...before,
    row,
    status,
    owner: to ?? before.owner,
    answeredBy: changes.firstReplyBy ? actor : before.answeredBy,
    trial: status !== 'testing' ? null : trial ? { hypothesis: text, ...trial } : before.trial,
    plan: status !== 'planned' ? null : (plan ?? (before.status === 'planned' ? before.plan : null)),
  };
}

function changesOf(
  { workspace, now }: KeyedShell,
  before: Suggestion,
  doing: Doing,
  decision: Allowed,
  at: Date,
  into: Suggestion | undefined,
): Partial<Row> {
  const { row, topic } = before;
  const { actor, to } = doing;
  const { status } = decision;
  const owner = to ?? before.owner;
  return {
    status,
    eventCount: row.eventCount + 1,
    duplicateOf: status === 'duplicate' ? (into?.row.id ?? row.duplicateOf) : null,
    ...askedAfter(row, status, doing, (day) => askOn(day, workspace, owner)),
    ...(to
      ? { ownerId: to.id, ...reminderFor(workspace, before, to, { step: row.remindStep, after: now }) }
      : {}),
    ...(doing.draft ?? {}),
    ...(decision.stopsClock || decision.endsClock ? stopped : {}),
    ...(decision.stopsClock && row.firstReplyAt === null
      ? {
          firstReplyAt: at,
          firstReplyBy: actor.id,
          firstReplyMin: minutesSince(row.submittedAt, at, workspace, actor),
        }
      : {}),
    ...(decision.startsClock ? startClock(workspace, topic, owner, { now, since: at }) : {}),
    ...verdictAfter(decision, doing),
  };
}

/** A trial's result and what became of a plan are asked for on their day, for as long as it runs. */
function askedAfter(
  row: Row,
  status: Row['status'],
  { trial, plan, act }: Doing,
  at: (day: string) => Date,
): Pick<Row, 'trialAskAt' | 'planAskAt'> {
  const planned = act === 'plan' ? (plan?.day ? at(plan.day) : null) : row.planAskAt;
  return {
    trialAskAt: status !== 'testing' ? null : trial ? at(trial.endsOn) : row.trialAskAt,
    planAskAt: status === 'planned' ? planned : null,
  };
}

/** A new question takes the place of an old one; an answer to it, or a new clock, ends it. */
function verdictAfter(decision: Allowed, { act }: Doing): { verdictAsked?: boolean } {
  if (decision.asksVerdict) return { verdictAsked: true };
  const isOver = decision.startsClock || decision.endsClock || act === 'confirm';
  return isOver ? { verdictAsked: false } : {};
}

function minutesSince(since: Date, at: Date, workspace: KeyedShell['workspace'], replier: Person): number {
  return workingMinutesBetween(since, at, calendarFor(workspace, replier), zoneFor(replier, workspace));
}

function dataFor(
  doing: Doing,
  before: Suggestion,
  decision: Allowed,
  after: Suggestion,
  firstReplyMin: number | null | undefined,
): EventData {
  const { text, to, trial, plan } = doing;
  return {
    ...(text === '' ? {} : { text }),
    ...(to ? { from: before.row.ownerId, to: to.id } : {}),
    ...(trial ? { trial } : {}),
    ...(plan ? { plan } : {}),
    ...(decision.startsClock ? { dueAt: after.row.dueAt.toISOString() } : {}),
    ...(typeof firstReplyMin === 'number' ? { answeredAfter: firstReplyMin } : {}),
    ...(doing.act === 'merge' && after.row.duplicateOf ? { into: after.row.duplicateOf } : {}),
  };
}

/** What an owner's words to the author are called once they are said. */
const answers = acts.filter((act) => 'answers' in transitions[act]).map((act) => eventOf[act]);

/** Who else replied after the form was opened; null where nobody did. */
async function repliedSince(tx: Store, { row }: Suggestion, { seen, actor }: Doing): Promise<Person | null> {
  if (seen === undefined || seen >= row.eventCount) return null;
  const { workspaceId, id: suggestionId } = row;
  const since = await tx.suggestionEvent.findMany({
    where: {
      workspaceId,
      suggestionId,
      position: { gte: seen, lt: row.eventCount },
      kind: { in: answers },
      actorId: { not: actor.id },
    },
    orderBy: { position: 'desc' },
  });
  const other = since.find((event) => dataOf(event).text !== undefined);
  const [person] = other?.actorId ? await peopleByIds(tx, workspaceId, [other.actorId]) : [];
  return person ?? null;
}
