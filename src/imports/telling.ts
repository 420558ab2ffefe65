// Draws the message of an import through the ledger, and blanks the drawings before it: they show rows that were never stored.
import type { Store } from '../database/client.ts';
import { enqueue } from '../delivery/ledger.ts';
import type { Message } from '../messages/message.ts';
import type { FileImport } from './file-import.ts';
import type { Reader } from './letters.ts';

export interface Drawing {
  readonly message: Message;
  readonly reader: Reader;
  readonly now: Date;
}

/** A message of its own: the id of its delivery, which later drawings replace. */
export function drawFirst(
  tx: Store,
  row: Pick<FileImport, 'workspaceId' | 'id' | 'address'>,
  { message, reader, now }: Drawing,
): Promise<string> {
  const { workspaceId, address } = row;
  const subject = subjectOf(row);
  return enqueue(tx, { workspaceId, kind: 'import', address, subject, message, locale: reader.locale, now });
}

/** In its place; the id of the delivery. Drawings that wait are dropped: this one is newer. */
export async function drawAgain(tx: Store, row: FileImport, drawing: Drawing): Promise<string> {
  await blank(tx, row);
  const { workspaceId, address, deliveryId } = row;
  const { message, reader, now } = drawing;
  return enqueue(tx, {
    workspaceId,
    kind: 'import',
    address,
    subject: subjectOf(row),
    message,
    locale: reader.locale,
    now,
    ...(deliveryId === null ? {} : { replaces: deliveryId }),
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
    where: { workspaceId, subject, state: { in: ['sent', 'dropped'] } },
    data: { content: {} },
  });
}
