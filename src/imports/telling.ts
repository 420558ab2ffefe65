// Draws the message of an import through the ledger, and blanks the drawings before it: they show rows that were never stored.
import { redraw } from '../correspondence/cards.ts';
import type { Store } from '../database/client.ts';
import { kindsFor } from '../delivery/kinds.ts';
import { enqueue } from '../delivery/ledger.ts';
import type { Message } from '../messages/message.ts';
import type { FileImport } from './file-import.ts';
import type { ImportReader } from './shown.ts';

export const importKinds = kindsFor(
  { what: { en: 'news of an import', fr: 'des nouvelles d’un import' } },
  { import: 'told' },
);
const NEWS = importKinds.import;

export interface ImportDrawing {
  readonly message: Message;
  readonly reader: ImportReader;
  readonly now: Date;
}

/** A message of its own: the id of its delivery, which later drawings replace. */
export function drawFirst(
  tx: Store,
  row: Pick<FileImport, 'workspaceId' | 'id' | 'address'>,
  { message, reader, now }: ImportDrawing,
): Promise<string> {
  const { workspaceId, address } = row;
  const subject = subjectOf(row);
  return enqueue(tx, { workspaceId, kind: NEWS, address, subject, message, locale: reader.locale, now });
}

/** In its place; the id of the delivery. Drawings that wait are dropped: this one is newer. */
export async function drawAgain(tx: Store, row: FileImport, drawing: ImportDrawing): Promise<string> {
  await blank(tx, row);
  const { workspaceId, address, deliveryId } = row;
  if (deliveryId === null) return drawFirst(tx, row, drawing);
  const { message, reader, now } = drawing;
  const drawn = { kind: NEWS, subject: subjectOf(row), message, locale: reader.locale } as const;
  return redraw(tx, { workspace: { id: workspaceId }, now }, { id: deliveryId, address }, drawn);
}

/** How far back overtaken drawings are looked for: well past the longest that one may be on its way. */
const LOOK_BACK_MS = 2 * 60 * 60_000;

/** Blanks the drawings that were on their way when a newer one was made, and so could not be blanked then. Safe to call at any time. */
export async function blankOvertaken(db: Store, workspaceId: string, now: Date): Promise<void> {
  const drawings = await db.delivery.findMany({
    where: { workspaceId, kind: NEWS.name, queuedAt: { gte: new Date(now.getTime() - LOOK_BACK_MS) } },
    orderBy: { queuedAt: 'desc' },
    select: { id: true, subject: true },
  });
  const latest = new Map(drawings.toReversed().map(({ id, subject }) => [subject, id]));
  const overtaken = drawings.filter(({ id, subject }) => latest.get(subject) !== id).map(({ id }) => id);
  if (overtaken.length === 0) return;
  await db.delivery.updateMany({
    where: { workspaceId, id: { in: overtaken }, undeliveredAt: null, state: { in: ['sent', 'dropped'] } },
    data: { content: {} },
  });
}

function subjectOf({ id }: Pick<FileImport, 'id'>): string {
  return `import:${id}`;
}

async function blank(tx: Store, row: FileImport): Promise<void> {
  const { workspaceId } = row;
  const subject = subjectOf(row);
  await tx.delivery.updateMany({
    where: { workspaceId, subject, state: 'pending', replaces: { not: null } },
    data: { state: 'dropped', reason: 'overtaken', content: {} },
  });
  await tx.delivery.updateMany({
    where: { workspaceId, subject, undeliveredAt: null, state: { in: ['sent', 'dropped'] } },
    data: { content: {} },
  });
}
