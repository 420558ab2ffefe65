// What becomes of a file that could not be read or imported to its end: its reader is told why, and what they can do.
import { transact } from '../database/client.ts';
import { UserError } from '../errors.ts';
import { become, type FileImport, stateOf } from './file-import.ts';
import { FileError } from './handed.ts';
import { around, type ImporterParts } from './job.ts';
import { failedMessage } from './letters.ts';
import { drawAgain } from './telling.ts';
import { sayImports } from './words.ts';

export async function fail(parts: ImporterParts, row: FileImport, error: unknown): Promise<void> {
  const { reader } = await around(parts, row);
  const wasRunning = stateOf(row) === 'running';
  const explained = explain(error, reader.locale, wasRunning);
  if (explained.isBug) {
    // The kind of error and where, never its words: they may hold people's text.
    const frames =
      error instanceof Error ? error.stack?.split('\n').filter((line) => /^\s+at /.test(line)) : [];
    const name = error instanceof Error ? error.name : typeof error;
    parts.log.error({ import: row.id, error: name, frames: frames?.slice(0, 8) }, 'an import failed');
  }
  const now = parts.clock.now();
  await transact(parts.database, async (tx) => {
    const failed = await become(tx, row, { state: 'failed', beatAt: null });
    if (failed) await drawAgain(tx, failed, { message: failedMessage(row, explained, reader), reader, now });
  });
  if (wasRunning) parts.answersCame();
}

function explain(error: unknown, locale: 'fr' | 'en', wasRunning: boolean) {
  const say = sayImports(locale);
  if (error instanceof UserError) return { why: error.say(locale), mayTryAgain: false, isBug: false };
  if (error instanceof FileError) {
    const mayTryAgain = error.fault === 'unreachable' || error.fault === 'not-allowed';
    return { why: say.fault[error.fault], mayTryAgain, isBug: false };
  }
  return { why: wasRunning ? say.halfway : say.broken, mayTryAgain: true, isBug: true };
}
