// What somebody is to be reminded of: noted by the room whose it is, as soon as it asks for something; told by remind.ts, once their working
// hours and the one letter a day allow.
import type { Writing } from '../correspondence/tell.ts';
import type { Store, Tx } from '../database/client.ts';

/** "reply" of "suggestion:ID". */
export interface Note {
  readonly about: string;
  readonly subject: string;
}

/** Whom. */
export interface NotedFor extends Note {
  readonly personId: string;
}

/**
 * All who are asked of these things now: they take the place of those who were asked of the same before and not told yet. Who is asked again
 * has waited since then.
 */
export async function noteReminders(
  tx: Tx,
  { workspace, now }: Writing,
  asked: readonly NotedFor[],
): Promise<void> {
  if (asked.length === 0) return;
  const workspaceId = workspace.id;
  const subject = { in: [...new Set(asked.map((each) => each.subject))] };
  const about = { in: [...new Set(asked.map((each) => each.about))] };
  const before = await tx.reminder.findMany({ where: { workspaceId, subject, about } });
  const keyOf = (each: NotedFor) => `${each.personId} ${each.about} ${each.subject}`;
  const since = new Map(before.map((each) => [keyOf(each), each.dueAt]));
  await tx.reminder.deleteMany({ where: { workspaceId, subject, about } });
  await tx.reminder.createMany({
    data: asked.map((each) => ({ workspaceId, ...each, dueAt: since.get(keyOf(each)) ?? now })),
  });
}

/** Somebody is asked besides: of the same thing no more than once. */
export async function noteAlso(
  tx: Tx,
  { workspace, now }: Writing,
  asked: readonly NotedFor[],
): Promise<void> {
  const workspaceId = workspace.id;
  for (const { personId, about, subject } of asked) {
    const key = { workspaceId, personId, about, subject };
    await tx.reminder.deleteMany({ where: key });
    await tx.reminder.create({ data: { ...key, dueAt: now } });
  }
}

/** Of somebody, the longest due first. */
export async function notesOf(
  db: Store,
  workspaceId: string,
  personId: string,
  abouts: readonly string[],
): Promise<Note[]> {
  return db.reminder.findMany({
    where: { workspaceId, personId, about: { in: [...abouts] } },
    orderBy: [{ dueAt: 'asc' }, { about: 'asc' }, { subject: 'asc' }],
    select: { about: true, subject: true },
  });
}

export async function forget(
  tx: Tx,
  workspaceId: string,
  personId: string,
  notes: readonly Note[],
): Promise<void> {
  for (const about of new Set(notes.map((each) => each.about))) {
    const subject = { in: notes.flatMap((each) => (each.about === about ? [each.subject] : [])) };
    await tx.reminder.deleteMany({ where: { workspaceId, personId, about, subject } });
  }
}

/** What a letter was sent for, so that it can be said anew where it did not arrive: "reminder:reply suggestion:ID,trial suggestion:ID". */
export function subjectOf(notes: readonly Note[]): string {
  return `reminder:${notes.map(({ about, subject }) => `${about} ${subject}`).join()}`;
}

/** As `subjectOf` wrote them. Letters from before other rooms had any name ideas by their id alone. */
export function notesIn(text: string | null): Note[] {
  const parts = text?.startsWith('reminder:') ? text.slice('reminder:'.length).split(',') : [];
  return parts.flatMap((part) => {
    const [about, subject] = part.split(' ');
    if (!about || !subject) return [];
    return [{ about, subject: subject.includes(':') ? subject : `suggestion:${subject}` }];
  });
}
