// Reads a file that was handed over without storing anything, and offers it: what its columns seem to be, its first rows, how many.
import { transact } from '../database/client.ts';
import { dryRunFile, type Guess } from '../feedback/file.ts';
import { layoutKept } from '../feedback/sources/source.ts';
import { touchpointLines } from '../feedback/touchpoints/told.ts';
import { become } from './file-import.ts';
import { type Around, around, type Job } from './job.ts';
import { type ImportPreview, offerMessage } from './offered.ts';
import { filtersOf, type ImportPlan, parsePlan } from './plan.ts';
import { pulse } from './pulse.ts';
import { drawAgain } from './telling.ts';
import { understand } from './understand.ts';

/** @throws UserError where the file is no table, empty or damaged; Lost where its reader has decided meanwhile. */
export async function offer(job: Job): Promise<void> {
  const { parts, row, path } = job;
  const about = await around(parts, row);
  const plan = parsePlan(row.plan);
  const { guess, isClear, found } = await understand(path, plan, {
    usualDateOrder: about.usualDateOrder,
    locale: about.reader.locale,
    kept: await layoutKept(parts.database.db, row.workspaceId, plan.source),
    now: parts.clock.now(),
  });
  const preview = isClear ? await previewOf(job, about, plan, guess) : null;
  const { workspace, reader } = about;
  const read = { ...plan, found };
  const now = parts.clock.now();
  await transact(parts.database, async (tx) => {
    const offered = await become(tx, row, { state: 'offered', plan: read, beatAt: null });
    const message = offerMessage(
      row,
      {
        plan: read,
        preview,
        country: workspace.country,
        columns: guess.columns,
        isUnwrapped: guess.kind === 'csv' && guess.wrappedBefore !== null,
      },
      reader,
    );
    if (offered) await drawAgain(tx, offered, { message, reader, now });
  });
}

async function previewOf(
  job: Job,
  { workspace, reader }: Around,
  plan: ImportPlan,
  guess: Guess,
): Promise<ImportPreview> {
  const { onProgress, settle } = pulse(job);
  const { timeZone, country } = workspace;
  const now = job.parts.clock.now();
  const settings = {
    timeZone,
    country,
    now,
    locale: reader.locale,
    heat: plan.heat,
    filters: filtersOf(plan),
    onProgress,
  };
  const dryRun = await dryRunFile(job.path, guess, settings).finally(settle);
  const { db } = job.parts.database;
  const touchpoints = await touchpointLines(db, job.row.workspaceId, dryRun.moments, null, reader.locale);
  const { dateOrder, dateReason } = guess;
  return { dryRun, touchpoints, dateOrder, dateReason, timeZone };
}
