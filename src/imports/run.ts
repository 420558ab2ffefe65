// Imports a file that its reader has confirmed: stores it batch by batch, tells how far it is, hands over what was refused, sums up.
import { open, readFile } from 'node:fs/promises';
import { unguarded } from '../csv.ts';
import { transact } from '../database/client.ts';
import { type DryRun, type ImportSummary, importFile } from '../feedback/file.ts';
import { recordReader } from '../feedback/files/csv/records.ts';
import {
  keepLayout,
  layoutKept,
  noteHeard,
  type Source,
  sourceForImport,
  sourceToFill,
} from '../feedback/sources/source.ts';
import { touchpointLines } from '../feedback/touchpoints/told.ts';
import { become, wasInterrupted as isMarked, ofBatch } from './file-import.ts';
import { type Around, around, type Job } from './job.ts';
import { doneMessage, progressMessage, type Result } from './letters.ts';
import { filtersOf, type ImportPlan, parsePlan } from './plan.ts';
import { pulse } from './pulse.ts';
import { count, nameOf } from './shown.ts';
import { drawAgain } from './telling.ts';
import { understand } from './understand.ts';
import { sayImports } from './words.ts';

/** Rows. While they are stored (under 0.1 s) nobody else is answered; many times less than Slack waits. */
const AT_ONCE = 250;

/** Where it is stopped in between, doing it again brings what was missing and changes nothing else. */
export async function run(job: Job): Promise<void> {
  const { parts, row, path } = job;
  const about = await around(parts, row);
  const plan = parsePlan(row.plan);
  const now = parts.clock.now();
  const { guess, isClear } = await understand(path, plan, {
    usualDateOrder: about.usualDateOrder,
    locale: about.reader.locale,
    kept: await layoutKept(parts.database.db, row.workspaceId, plan.source),
    now,
  });
  if (!isClear) throw new Error('the file that was offered cannot be imported any more');
  const { source, isNewSource } = await sourceOf(job, plan, now);
  const { workspace, reader } = about;
  const { workspaceId } = row;
  const { timeZone, country } = workspace;
  const { keys, keepOriginals, work } = parts;
  const draw = (rows: number, bytes: number, at: Date) =>
    transact(parts.database, async (tx) => {
      const message = progressMessage(
        row,
        { share: guess.bytes === 0 ? 1 : bytes / guess.bytes, rows },
        reader,
      );
      await drawAgain(tx, row, { message, reader, now: at });
    });
  const { onProgress, settle, confirm } = pulse(job, async ({ rows, bytes }, at) => {
    await draw(rows, bytes, at);
    parts.nudge();
  });
  const filters = filtersOf(plan);
  const settings = {
    timeZone,
    country,
    now,
    locale: reader.locale,
    heat: plan.heat,
    filters,
    keys,
    keepOriginals,
  };
  const { fileName, personId } = row;
  const brought = { workspaceId, source, file: path, fileName, personId, isNewSource };
  const opened = ({ number }: { readonly number: number }) => ofBatch(parts.database.db, row, number);
  const summary = await importFile(parts.database, { ...brought, opened }, guess, {
    ...settings,
    clock: parts.clock,
    ...(work === undefined ? {} : { work }),
    onProgress,
    atOnce: AT_ONCE,
  }).finally(settle);
  await confirm();
  await keepLayout(parts.database.db, source, guess);
  await sumUp(job, about, source, summary);
}

/** The one that was chosen, or the one of that name, made where there is none. */
async function sourceOf(
  { parts, row }: Job,
  { source, heat }: ImportPlan,
  now: Date,
): Promise<{ source: Source; isNewSource: boolean }> {
  const { database } = parts;
  const { workspaceId } = row;
  const chosen =
    source.id === null
      ? null
      : await database.db.source.findUnique({ where: { workspaceId_id: { workspaceId, id: source.id } } });
  const known = chosen ?? (await sourceToFill(database.db, workspaceId, source.name));
  if (known) return { source: known, isNewSource: false };
  const made = await sourceForImport(database, workspaceId, { name: source.name, heat, now });
  return { source: made, isNewSource: true };
}

/** The refused rows go first: were the process to die here, they would be handed over twice rather than never. */
async function sumUp(
  job: Job,
  { workspace, reader }: Around,
  source: Source,
  { rejects, rejected, batch, ...summed }: ImportSummary,
): Promise<void> {
  const { parts, row } = job;
  const handed = rejects === null ? null : await handOver(job, { reader }, rejects, rejected);
  const refusals = rejects === null ? [] : await firstOf(rejects);
  const wasInterrupted = isMarked(row);
  const { figures, unscored, moments, differs: _, ...counted } = summed;
  const numbers = { ...counted, rejected };
  const { db } = parts.database;
  const touchpoints = await touchpointLines(db, row.workspaceId, moments, batch, reader.locale);
  const result: Result = {
    ...numbers,
    figures,
    touchpoints,
    unscored,
    batch,
    source: source.name,
    refusals,
    handed,
    wasInterrupted,
  };
  const now = parts.clock.now();
  await transact(parts.database, async (tx) => {
    const done = await become(tx, row, { state: 'done', beatAt: null, summary: numbers });
    if (!done) return;
    await noteHeard(tx, source, now);
    const message = doneMessage(row, result, workspace.country, reader);
    await drawAgain(tx, done, { message, reader, now });
  });
  parts.answersCame();
}

/** False where the platform did not take it: the summary says what to do then. */
async function handOver(
  { parts, row }: Job,
  { reader }: Pick<Around, 'reader'>,
  path: string,
  rejected: number,
): Promise<boolean> {
  const say = sayImports(reader.locale);
  const bare = row.fileName.replace(/\.[a-z]{2,5}$/i, '');
  const file = { name: `${bare}-${say.rejectsFile}.csv`, content: await readFile(path, 'utf8') };
  try {
    await parts.files.hand(row.address, file, say.rejectsWords(nameOf(row), count(rejected, reader)));
    return true;
  } catch (error) {
    parts.log.warn({ err: error, import: row.id }, 'the refused rows of an import could not be handed over');
    return false;
  }
}

const SHOWN = 5;
/** In bytes: enough for the first rows of any file that people make. */
const HEAD = 64 * 1024;

/** The first refusals, read back from the file of refused rows. */
async function firstOf(path: string): Promise<DryRun['refusals']> {
  const handle = await open(path);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD), 0, HEAD, 0);
    const records = recordReader(',', undefined).push(buffer.toString('utf8', 0, bytesRead));
    return records.slice(1, SHOWN + 1).map(({ cells: [line = '', column = '', reason = ''] }) => ({
      line: Number(line),
      column: unguarded(column),
      reason: unguarded(reason),
    }));
  } finally {
    await handle.close();
  }
}
