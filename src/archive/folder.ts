// The folder that an archive is: made for its owner alone, and whole only once its manifest is there. What stands in its files is lines.ts.
import { constants, createReadStream } from 'node:fs';
import { lstat, mkdir, open, readdir, readFile, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  FORMAT,
  fileOf,
  MANIFEST,
  type Manifest,
  manifestShape,
  type TableTally,
  tallying,
} from './manifest.ts';
import { codeOf, refused } from './refusal.ts';

/** Asked before any work, too. @throws UserError where something is in it, or it is no folder */
export async function refuseFolder(folder: string): Promise<void> {
  const there = await lstat(folder).catch(() => null);
  if (there === null) return;
  if (!there.isDirectory()) throw refused((words) => words.isLink(folder));
  const names = await readdir(folder).catch((error: unknown) => refuseCode(folder, error));
  if (names.length === 0) return;
  const isBegun = names.some((name) => name.endsWith('.jsonl')) && !names.includes(MANIFEST);
  throw refused((words) => (isBegun ? words.wasCutOff(folder) : words.notEmpty(folder)));
}

export interface Making {
  /** One file of lines. @throws UserError where there is no room for it */
  write(table: string, lines: AsyncIterable<string>): Promise<TableTally>;
  /** Last: from now on it is an archive. */
  finish(manifest: Manifest): Promise<void>;
}

/** Makes the folder where it is missing. Where `work` throws, nothing of it is left. @throws UserError as `refuseFolder`, or where it cannot be made */
export async function makeArchive<T>(folder: string, work: (making: Making) => Promise<T>): Promise<T> {
  await refuseFolder(folder);
  const isOurs = await mkdir(folder, { mode: 0o700 }).then(
    () => true,
    (error: unknown) => codeOf(error) !== 'EEXIST' && refuseCode(folder, error),
  );
  const made: string[] = [];
  const making: Making = {
    write: (table, lines) => writeLines(newFile(fileOf(table)), lines),
    async finish(manifest) {
      const unfinished = newFile(`${MANIFEST}.unfinished`);
      await writeText(unfinished, `${JSON.stringify(manifest, null, 1)}\n`);
      await rename(unfinished, newFile(MANIFEST));
    },
  };
  const newFile = (name: string) => {
    const path = join(folder, name);
    made.push(path);
    return path;
  };
  try {
    return await work(making);
  } catch (error) {
    for (const path of made) await rm(path, { force: true });
    if (isOurs) await rmdir(folder).catch(() => {});
    if (['ENOSPC', 'EDQUOT', 'EIO', 'EACCES', 'EROFS'].includes(codeOf(error))) refuseCode(folder, error);
    throw error;
  }
}

const NEW = constants.O_CREAT | constants.O_EXCL | constants.O_NOFOLLOW | constants.O_WRONLY;
/** Characters that are written at once. */
const PIECE = 1 << 18;

async function writeLines(path: string, lines: AsyncIterable<string>): Promise<TableTally> {
  const tally = tallying();
  await writeText(path, pieces());
  return tally.soFar();

  async function* pieces(): AsyncGenerator<string> {
    let piece = '';
    for await (const line of lines) {
      tally.add(line);
      piece += `${line}\n`;
      if (piece.length < PIECE) continue;
      yield piece;
      piece = '';
    }
    yield piece;
  }
}

async function writeText(path: string, text: string | AsyncIterable<string>): Promise<void> {
  const handle = await open(path, NEW, 0o600);
  try {
    await handle.chmod(0o600);
    await writeFile(handle, text);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** @throws UserError where it is no archive, an unfinished one, or of another format */
export async function manifestIn(folder: string): Promise<Manifest> {
  const text = await readFile(join(folder, MANIFEST), 'utf8').catch(() => null);
  if (text === null) {
    const names = await readdir(folder).catch(() => []);
    const isBegun = names.some((name) => name.endsWith('.jsonl'));
    throw refused((words) => (isBegun ? words.wasCutOff(folder) : words.noExport(folder)));
  }
  const read = parsed(text);
  const format = typeof read === 'object' && read !== null && 'format' in read ? read.format : FORMAT;
  if (format !== FORMAT) throw refused((words) => words.format(folder));
  const manifest = manifestShape.safeParse(read);
  if (!manifest.success) throw refused((words) => words.manifest(folder));
  return manifest.data;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Without their ends; a last one without an end is left out. @throws UserError where there is no such file */
export async function* linesIn(folder: string, file: string): AsyncGenerator<string> {
  let left = '';
  try {
    for await (const piece of createReadStream(join(folder, file), { encoding: 'utf8' })) {
      const lines = `${left}${piece}`.split('\n');
      left = lines.pop() ?? '';
      yield* lines;
    }
  } catch (error) {
    if (codeOf(error) === '') throw error;
    throw refused((words) => words.missing(file));
  }
}

/** @throws UserError with the system's code; the error itself where it has none */
function refuseCode(folder: string, error: unknown): never {
  const code = codeOf(error);
  if (code === '') throw error;
  throw refused((words) => words.cannot(folder, code));
}
