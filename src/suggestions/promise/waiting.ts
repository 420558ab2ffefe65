// What of ideas can wait for somebody: a reply, the result of a trial, what became of a plan. Whom each asks is notes.ts.
import type { Writing } from '../../correspondence/tell.ts';
import type { Tx } from '../../database/client.ts';
import type { Person } from '../../people/person.ts';
import type { Note } from '../../reminders/note.ts';
import type { DrawWaiting, WaitingKind } from '../../reminders/waiting.ts';
import { calendarFor } from '../../workspace/posting.ts';
import { subjectFor, suggestionIn } from '../letters/post.ts';
import { plansPart, repliesPart, trialsPart } from '../letters/reminder.ts';
import { type Suggestion, withPeople } from '../suggestion.ts';
import { type IdeaAsks, isStillAsked, othersFor } from './notes.ts';

/** Replies that are late, or nearly; then beside them all that the reader owes. */
const replies: WaitingKind = {
  about: 'reply',
  order: 20,
  others: othersFor('reply'),
  async say(tx, writing, person, notes) {
    const { workspace, now } = writing;
    const noted = await stillAsked(tx, writing, 'reply', notes);
    if (noted.length === 0) return null;
    // In one statement with those noted, by OR, SQLite would read all of the company's.
    const own = await tx.suggestion.findMany({
      where: { workspaceId: workspace.id, ownerId: person.id, waitingSince: { not: null } },
    });
    const owed = [...(await withPeople(tx, workspace.id, own)), ...noted];
    const waiting = [...new Map(owed.map((each) => [each.row.id, each])).values()].toSorted(
      (a, b) => a.row.dueAt.getTime() - b.row.dueAt.getTime() || a.row.number - b.row.number,
    );
    const mine = waiting.filter(({ row }) => row.ownerId === person.id);
    const others = waiting.filter(({ row }) => row.ownerId !== person.id);
    const at = { now, calendar: calendarFor(workspace, person) };
    return (reader, take) => repliesPart({ mine, others }, at, reader, take);
  },
};

const trials: WaitingKind = {
  about: 'trial',
  order: 40,
  others: othersFor('trial'),
  say: async (tx, writing, _, notes) =>
    said(
      await stillAsked(tx, writing, 'trial', notes),
      (ideas) => (reader, take) => trialsPart(ideas, reader, take),
    ),
  had: (tx, { workspace }, { id: ownerId }) =>
    asked(tx, 'trial', { workspaceId: workspace.id, ownerId, status: 'testing', trialAskAt: null }),
};

const plans: WaitingKind = {
  about: 'plan',
  order: 50,
  others: othersFor('plan'),
  say: async (tx, writing, _, notes) =>
    said(
      await stillAsked(tx, writing, 'plan', notes),
      (ideas) => (reader, take) => plansPart(ideas, writing.now, reader, take),
    ),
  had: (tx, { workspace }, { id: ownerId }) =>
    asked(tx, 'plan', { workspaceId: workspace.id, ownerId, status: 'planned', planAskAt: null }),
};

export const waitingIdeas: readonly WaitingKind[] = [replies, trials, plans];

function said(
  ideas: readonly Suggestion[],
  drawing: (ideas: readonly Suggestion[]) => DrawWaiting,
): DrawWaiting | null {
  return ideas.length === 0 ? null : drawing(ideas);
}

/** Those that were not answered, or planned anew, since it was noted. */
async function stillAsked(
  tx: Tx,
  { workspace }: Writing,
  about: IdeaAsks,
  notes: readonly Note[],
): Promise<Suggestion[]> {
  const workspaceId = workspace.id;
  const ids = notes.flatMap(({ subject }) => suggestionIn(subject) ?? []);
  if (ids.length === 0) return [];
  const rows = await tx.suggestion.findMany({
    where: { workspaceId, id: { in: ids } },
    orderBy: { number: 'asc' },
  });
  return (await withPeople(tx, workspaceId, rows)).filter((each) => isStillAsked(about, each));
}

async function asked(
  tx: Tx,
  about: IdeaAsks,
  where: {
    readonly workspaceId: string;
    readonly ownerId: Person['id'];
    readonly status: string;
    readonly trialAskAt?: null;
    readonly planAskAt?: null;
  },
): Promise<Note[]> {
  const rows = await tx.suggestion.findMany({ where, select: { id: true } });
  return rows.map(({ id }) => ({ about, subject: subjectFor(id) }));
}
