// Offers that nobody decided on for a week: set aside, since their message shows rows that were never stored.
import { transact } from '../database/client.ts';
import { sentence } from '../messages/message.ts';
import { become } from './file-import.ts';
import { around, type ImporterParts } from './job.ts';
import { nameOf } from './shown.ts';
import { drawAgain } from './telling.ts';
import { sayImports } from './words.ts';

const WEEK_MS = 7 * 24 * 60 * 60_000;

export async function lapse(parts: ImporterParts): Promise<void> {
  const { database, workspaceId, clock } = parts;
  const now = clock.now();
  const old = await database.db.fileImport.findMany({
    where: {
      workspaceId,
      state: 'offered',
      beatAt: null,
      createdAt: { lt: new Date(now.getTime() - WEEK_MS) },
    },
    take: 100,
  });
  for (const row of old) {
    const { reader } = await around(parts, row);
    await transact(database, async (tx) => {
      const gone = await become(tx, row, { state: 'cancelled', beatAt: null });
      const message = sentence(sayImports(reader.locale).lapsed(nameOf(row)));
      if (gone) await drawAgain(tx, gone, { message, reader, now });
    });
  }
  if (old.length > 0) parts.nudge();
}
