// One reading of a file that was handed over: fetched anew into a folder of its own, and gone right after.
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Guess, type GuessSettings, guessFile } from '../feedback/file.ts';
import type { Mapping } from '../feedback/files/columns.ts';
import { type HandedFiles, MOST_BYTES } from './handed.ts';
import { type Found, foundIn, overridesOf, type Plan } from './plan.ts';

const PREFIX = 'portevoix-import-';
/** A process that was killed left its folder behind; no reading takes this long. */
const LEFT_BEHIND_MS = 60 * 60_000;

export interface Fetched {
  readonly files: HandedFiles;
  /** Where folders are made; the machine's own by default. */
  readonly folder: string;
  readonly signal: AbortSignal;
}

/** The folder is readable by its owner only, and is removed whatever happens. */
export async function withFile<T>(
  { files, folder, signal }: Fetched,
  fileId: string,
  work: (path: string) => Promise<T>,
): Promise<T> {
  const own = await mkdtemp(join(folder, PREFIX));
  try {
    const path = join(own, 'answers');
    await files.fetch(fileId, { path, mostBytes: MOST_BYTES, signal });
    return await work(path);
  } finally {
    await rm(own, { recursive: true, force: true });
  }
}

/** Removes what killed processes left in the folder, by the file system's own clock, which dates what is in it. */
export async function sweep(folder: string): Promise<void> {
  const probe = await mkdtemp(join(folder, PREFIX));
  const { mtimeMs: now } = await stat(probe);
  await rm(probe, { recursive: true, force: true });
  const names = (await readdir(folder)).filter((name) => name.startsWith(PREFIX));
  for (const name of names) {
    const path = join(folder, name);
    const found = await stat(path).catch(() => null);
    if (found && now - found.mtimeMs > LEFT_BEHIND_MS) await rm(path, { recursive: true, force: true });
  }
}

/** The guess with the plan's corrections; null where nothing can be imported with them. */
export interface Understood {
  readonly guess: Guess | null;
  readonly found: Found;
}

/** @throws UserError where the file is no table, empty or damaged. */
export async function understand(
  path: string,
  plan: Plan,
  habits: Pick<GuessSettings, 'usualDateOrder' | 'locale' | 'kept'>,
): Promise<Understood> {
  const common = { ...habits, ...(plan.sheet === null ? {} : { sheet: plan.sheet }) };
  const bare = await guessed(path, { ...common, overrides: [] });
  const overrides = overridesOf(
    plan,
    bare.columns.map(({ header }) => header),
  );
  const { guess, columns, metric, missing } =
    overrides.length === 0 ? bare : await guessed(path, { ...common, overrides });
  const { sheet, sheets } =
    guess && guess.kind !== 'csv' ? guess : { sheet: plan.sheet, sheets: plan.found?.sheets ?? [] };
  return { guess, found: foundIn({ columns, missing, metric, sheet, sheets }) };
}

interface Guessed extends Pick<Mapping, 'columns' | 'metric'> {
  readonly guess: Guess | null;
  readonly missing: Found['missing'];
}

/** The columns are shown before anything is stored, whatever the source's last file had. */
const LAYOUT_AS_IT_IS = { left: '', right: 'new', of: 'layout' } as const;

async function guessed(path: string, settings: GuessSettings): Promise<Guessed> {
  const known = { ...settings, overrides: [...settings.overrides, LAYOUT_AS_IT_IS] };
  const read = await guessFile(path, known);
  const isOpen = read.doubts.some(({ code }) => code === 'date.order');
  // Until somebody can say it here, the company's own order is shown and taken.
  const guess = isOpen ? await guessFile(path, { ...known, dateOrder: read.dateOrder }) : read;
  const { columns, metric } = guess;
  const missing = missingOf(guess);
  return { guess: missing === null ? guess : null, columns, metric, missing };
}

/** What has to be said before anything can be stored. */
function missingOf({ doubts }: Guess): Found['missing'] {
  const [first] = doubts.filter(({ isAsked }) => isAsked);
  if (!first) return null;
  if (first.code.startsWith('date')) return 'date';
  return first.code === 'answer.missing' ? 'answer' : 'metric';
}
