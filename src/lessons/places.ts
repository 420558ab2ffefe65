// The channels in which the week's lesson is posted: which day, at what time, in which language. Saved by admins; posting is post.ts.
import { noted, ofAdmin } from '../audit/note.ts';
import type { Weekday } from '../calendar/day.ts';
import type { Rhythm } from '../calendar/occurrences.ts';
import { newId } from '../clock.ts';
import { once } from '../correspondence/once.ts';
import { type Database, type Store, transact } from '../database/client.ts';
import type { LessonPlaceModel } from '../database/generated/sqlite/models.ts';
import { type Locale, localeOf } from '../i18n/locale.ts';
import type { Address } from '../messages/message.ts';
import { outdated, type Saved, type Saving } from '../people/outdated.ts';
import { workCalendar } from '../workspace/work-calendar.ts';
import type { Workspace } from '../workspace/workspace.ts';

export interface PlaceDraft {
  readonly address: Address;
  readonly weekday: Weekday;
  /** HH:MM, on the company's clock. */
  readonly at: string;
  readonly locale: Locale;
}

export interface LessonPlace extends PlaceDraft {
  readonly id: string;
  readonly version: number;
  readonly adminId: string;
  readonly lookedUntil: Date;
}

function placeFrom(row: LessonPlaceModel): LessonPlace {
  const { id, address, at, version, adminId, lookedUntil } = row;
  const locale = localeOf(row.locale) ?? 'en';
  return { id, address, at, version, adminId, lookedUntil, locale, weekday: row.weekday as Weekday };
}

/** All that were not deleted, in the order of the week. */
export async function lessonPlaces(db: Store, workspaceId: string): Promise<LessonPlace[]> {
  const rows = await db.lessonPlace.findMany({
    where: { workspaceId, deletedAt: null },
    orderBy: [{ weekday: 'asc' }, { at: 'asc' }, { id: 'asc' }],
  });
  return rows.map(placeFrom);
}

/** Null where there is none, or it was deleted. */
export async function lessonPlaceById(
  db: Store,
  workspaceId: string,
  id: string,
): Promise<LessonPlace | null> {
  const where = { workspaceId_id: { workspaceId, id }, deletedAt: null };
  const row = await db.lessonPlace.findUnique({ where });
  return row && placeFrom(row);
}

/** On a holiday it comes on the next working day. */
export function placeRhythm(
  { weekday, at }: Pick<PlaceDraft, 'weekday' | 'at'>,
  workspace: Workspace,
): Rhythm {
  return {
    cadence: { kind: 'weekly', weekday, at },
    timeZone: workspace.timeZone,
    onHolidays: 'move',
    calendar: workCalendar(workspace),
  };
}

/** @param formKey the opening of the form: the same one twice makes one */
export async function createPlace(
  database: Database,
  saving: Saving,
  draft: PlaceDraft,
  formKey: string,
): Promise<LessonPlace> {
  const { workspaceId, adminId, now: lookedUntil } = saving;
  const data = { workspaceId, id: newId(), adminId, ...draft, lookedUntil, formKey };
  const where = { workspaceId_formKey: { workspaceId, formKey } };
  return placeFrom(
    await once(
      () =>
        transact(database, async (tx) => {
          await noted(tx, ofAdmin(saving), 'lesson-channel.added', { channel: draft.address });
          return tx.lessonPlace.create({ data });
        }),
      () => database.db.lessonPlace.findUnique({ where }),
    ),
  );
}

export async function updatePlace(
  database: Database,
  saving: Saving,
  shown: { readonly id: string; readonly version: number },
  draft: PlaceDraft,
): Promise<Saved<{ rule: LessonPlace }>> {
  const { db } = database;
  const { workspaceId, adminId, now } = saving;
  const isSaved = await transact(database, async (tx) => {
    const { count } = await tx.lessonPlace.updateMany({
      where: { workspaceId, id: shown.id, version: shown.version, deletedAt: null },
      data: { ...draft, adminId, lookedUntil: now, version: { increment: 1 } },
    });
    if (count === 1) await noted(tx, ofAdmin(saving), 'lesson-channel.changed', { channel: draft.address });
    return count === 1;
  });
  const current = await lessonPlaceById(db, workspaceId, shown.id);
  if (isSaved && current) return { kind: 'saved', rule: current };
  return outdated(db, workspaceId, current);
}

/** What was posted there stays. */
export async function deletePlace(database: Database, saving: Saving, id: string): Promise<void> {
  const { workspaceId, now } = saving;
  await transact(database, async (tx) => {
    const place = await lessonPlaceById(tx, workspaceId, id);
    if (place === null) return;
    const { count } = await tx.lessonPlace.updateMany({
      where: { workspaceId, id, deletedAt: null },
      data: { deletedAt: now, version: { increment: 1 } },
    });
    if (count === 1) await noted(tx, ofAdmin(saving), 'lesson-channel.removed', { channel: place.address });
  });
}
