// Whom each due reminder of ideas asks: noted here, said by waiting.ts. When it is due is reminders/ladder.ts.
import type { Store, Tx } from '../../database/client.ts';
import type { SuggestionModel } from '../../database/generated/sqlite/models.ts';
import type { DatedReader } from '../../i18n/reader.ts';
import { isHere, type Person, peopleByIds } from '../../people/person.ts';
import { admins } from '../../people/roles.ts';
import { type NotedFor, noteReminders } from '../../reminders/note.ts';
import type { WaitingKind } from '../../reminders/waiting.ts';
import type { KeyedShell } from '../../workspace/shell.ts';
import { suggestionKinds } from '../letters/kinds.ts';
import { lateLetter } from '../letters/late.ts';
import { subjectFor, suggestionIn, tellAuthor } from '../letters/post.ts';
import { authorNamedIn, type Suggestion, withPeople } from '../suggestion.ts';
import { reminderFor } from './clock.ts';
import { isSponsored, recipients, SPONSOR_STEP } from './whom.ts';

/** How many are dealt with in one transaction. */
export const BATCH = 100;

/** What of an idea somebody can be asked for: an answer, the result of its trial, what became of its plan. */
export type IdeaAsks = 'reply' | 'trial' | 'plan';

/** Notes whom each due step of the ladder asks, and sets its next step. How many steps were due. */
export async function noteReplies(tx: Tx, shell: KeyedShell): Promise<number> {
  const { workspace, now } = shell;
  const workspaceId = workspace.id;
  const rows = await tx.suggestion.findMany({
    where: { workspaceId, remindAt: { lte: now } },
    orderBy: { remindAt: 'asc' },
    take: BATCH,
  });
  if (rows.length === 0) return 0;
  const due = await withPeople(tx, workspaceId, rows);
  const people = await peopleFor(tx, workspaceId, due);
  const inCharge = await admins(tx, workspaceId);
  const notes: NotedFor[] = [];
  for (const suggestion of due) {
    const { row, owner } = suggestion;
    const can = whoCan(suggestion, people, inCharge);
    const asked = recipients(row.remindStep, can, now);
    notes.push(...asked.map((person) => note(row, person, 'reply')));
    const next = reminderFor(workspace, suggestion, owner, { step: row.remindStep + 1, after: now });
    const isLate = row.dueAt <= now && row.lateToldAt === null;
    if (isLate) {
      const sponsor = isSponsored(can, now) ? (can.sponsor?.name ?? null) : null;
      const then = next.remindStep === SPONSOR_STEP ? { at: next.remindAt, sponsor } : null;
      const late = { asked: asked.map(({ name }) => name), then };
      const draw = (reader: DatedReader) => lateLetter(suggestion, late, reader);
      await tellAuthor(tx, shell, suggestion, suggestionKinds['suggestion.late'], draw, 'in-hours');
    }
    await tx.suggestion.update({
      where: { workspaceId_id: { workspaceId, id: row.id } },
      data: { ...next, ...(isLate ? { lateToldAt: now } : {}) },
    });
  }
  await noteReminders(tx, shell, notes);
  return rows.length;
}

/** On the last day of a trial its result is asked for, on the day of a plan what became of it. */
export async function noteDays(tx: Tx, shell: KeyedShell): Promise<void> {
  const { workspace, now } = shell;
  const workspaceId = workspace.id;
  const over = { workspaceId, trialAskAt: { lte: now } };
  const planned = { workspaceId, planAskAt: { lte: now } };
  await noteDaysOf(tx, await tx.suggestion.findMany({ where: over }), 'trial', shell);
  await noteDaysOf(tx, await tx.suggestion.findMany({ where: planned }), 'plan', shell);
  await tx.suggestion.updateMany({ where: over, data: { trialAskAt: null } });
  await tx.suggestion.updateMany({ where: planned, data: { planAskAt: null } });
}

async function noteDaysOf(
  tx: Tx,
  rows: readonly SuggestionModel[],
  about: 'trial' | 'plan',
  shell: KeyedShell,
): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const { workspaceId } = first;
  const ending = await withPeople(tx, workspaceId, rows);
  const people = await peopleFor(tx, workspaceId, ending);
  const inCharge = await admins(tx, workspaceId);
  const notes = ending.flatMap((suggestion) => {
    const can = whoCan(suggestion, people, inCharge);
    return askedOfDay(can, shell.now).map((person) => note(suggestion.row, person, about));
  });
  await noteReminders(tx, shell, notes);
}

/**
 * Instead of somebody whom letters do not reach: those who are asked now and were not asked beside them. What waits for its owner's reply
 * goes to the next in line by itself.
 */
export function othersFor(about: IdeaAsks): WaitingKind['others'] {
  return async (tx, { workspace, now }, gone, asked) => {
    const workspaceId = workspace.id;
    const ids = [...new Set(asked.flatMap(({ subject }) => suggestionIn(subject) ?? []))];
    const rows = await tx.suggestion.findMany({ where: { workspaceId, id: { in: ids } } });
    const suggestions = await withPeople(tx, workspaceId, rows);
    const people = await peopleFor(tx, workspaceId, suggestions);
    const inCharge = await admins(tx, workspaceId);
    const there = (person: Person): Person =>
      person.id === gone.id ? { ...person, isActive: true, unreachableAt: null, awayUntil: null } : person;
    return suggestions.flatMap((suggestion): NotedFor[] => {
      const { row } = suggestion;
      if (!isStillAsked(about, suggestion) || (about === 'reply' && row.ownerId === gone.id)) return [];
      const can = whoCan(suggestion, people, inCharge);
      const before = {
        owner: can.owner && there(can.owner),
        others: can.others.map(there),
        sponsor: can.sponsor && there(can.sponsor),
        admins: can.admins,
      };
      const step = Math.max(row.remindStep - 1, 0);
      const whom = (who: Can) => (about === 'reply' ? recipients(step, who, now) : askedOfDay(who, now));
      const had = new Set(whom(before).map(({ id }) => id));
      return whom(can).flatMap((person) => (had.has(person.id) ? [] : [note(row, person, about)]));
    });
  };
}

/** Whether what a note asks for is still wanted: of a plan, where its day has come and it has one. */
export function isStillAsked(about: IdeaAsks, { row, plan }: Pick<Suggestion, 'row' | 'plan'>): boolean {
  if (about === 'reply') return row.waitingSince !== null;
  if (about === 'trial') return row.status === 'testing';
  return row.status === 'planned' && row.planAskAt === null && (plan?.day ?? null) !== null;
}

type Can = ReturnType<typeof whoCan>;

/** Of a trial that ends, or a plan whose day has come: its owner; where that one is not here, the topic's others; nobody left: the admins. */
function askedOfDay(can: Can, now: Date): readonly Person[] {
  return can.owner && isHere(can.owner, now) ? [can.owner] : recipients(1, can, now);
}

/** Nobody is asked to answer what they openly proposed. */
function whoCan(suggestion: Suggestion, people: Map<string, Person>, inCharge: readonly Person[]) {
  const { owner, topic } = suggestion;
  const author = authorNamedIn(suggestion);
  const notAuthor = (person: Person | null | undefined) => (person && person.id !== author ? person : null);
  return {
    owner: notAuthor(owner),
    others: topic.ownerIds.flatMap((id) => notAuthor(people.get(id)) ?? []),
    sponsor: notAuthor(people.get(topic.sponsorId ?? '')),
    admins: inCharge.filter((admin) => admin.id !== author),
  };
}

function note({ id }: SuggestionModel, person: Person, about: IdeaAsks): NotedFor {
  return { personId: person.id, about, subject: subjectFor(id) };
}

async function peopleFor(
  tx: Store,
  workspaceId: string,
  suggestions: readonly Suggestion[],
): Promise<Map<string, Person>> {
  const ids = suggestions.flatMap(({ topic }) => [
    ...topic.ownerIds,
    ...(topic.sponsorId === null ? [] : [topic.sponsorId]),
  ]);
  const found = await peopleByIds(tx, workspaceId, [...new Set(ids)]);
  return new Map(found.map((person) => [person.id, person]));
}
