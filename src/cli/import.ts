// `portevoix import`: an export becomes feedback, CSV or XLSX. What the operator sees; the import itself is feedback/files/import.ts.
import { stat } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { UserError } from '../errors.ts';
import { dryRunFile, type Guess, type GuessSettings, guessFile, importFile } from '../feedback/file.ts';
import { columnFields, type Override, parseMap } from '../feedback/files/columns.ts';
import { isEncoding } from '../feedback/files/csv/encoding.ts';
import { type Heat, heats, type Metric, metrics } from '../feedback/filters.ts';
import type { DateOrder } from '../feedback/instant.ts';
import { findSource, noteHeard, sourceForImport } from '../feedback/sources/source.ts';
import type { Locale } from '../i18n/locale.ts';
import { type Command, type Io, UsageError } from './command.ts';
import { openDesk } from './desk.ts';
import { sayImport } from './import-phrases.ts';

const USAGE = `portevoix import FILE --source NAME [options]

Imports an export as it comes. CSV: comma, semicolon or tab; UTF-8, UTF-16 or Windows-1252; "8,5" or "8.5"; 31/01/2026 or
2026-01-31. XLSX (Excel, LibreOffice, Google Sheets): the first sheet with rows below its header. Headers in French or English.
What was guessed is shown on standard error. Importing a file again changes nothing.
Rows that cannot be taken stop nothing: they land in FILE.rejects.csv with line, column and reason. A damaged workbook is
refused whole.

  --source NAME        where the answers come from; made if it is new
  --heat hot|cold      just after an interaction, or a relationship survey (a new source: hot)
  --metric METRIC      nps, csat or ces, for every row
  --map "A=f,B=g"      column A is field f. Fields: ${columnFields.join(', ')}.
                       Also for every row: metric=nps, touchpoint=…, heat=cold. May be repeated.
  --sheet NAME         of a workbook, instead of the guess
  --encoding NAME      of a CSV file, instead of the guess, for example windows-1252 or macintosh
  --dates dmy|mdy      the order of day and month, instead of the guess
  --dry-run            show the guess, the first rows and the counts; store nothing
  --json               one JSON object on standard output, and nothing else:
                       { imported, duplicates, rejected, rejects: FILE or null }
                       with --dry-run: { dryRun, importable, rejected, guess, preview, refusals }

Ends with 0 where the file was read to its end, rejected rows or not; 1 where it could not be; 2 on wrong usage.`;

export const importCommand: Command = {
  name: 'import',
  summary: 'Feedback from a CSV or XLSX file',
  usage: USAGE,
  async run(args, io) {
    const asked = parse(args, io.locale);
    const words = sayImport(io.locale);
    const found = await stat(asked.file).catch(() => null);
    if (!found?.isFile()) {
      throw new UserError('import.noFile', (locale) => sayImport(locale).noFile(asked.file));
    }
    const desk = await openDesk(io);
    try {
      const { database, workspaceId, keys } = desk;
      const workspace = await database.db.workspace.findUniqueOrThrow({ where: { id: workspaceId } });
      const { timeZone, country } = workspace;
      const usualDateOrder = country === 'US' ? 'mdy' : 'dmy';
      const guess = await guessFile(asked.file, { ...asked.guessing, usualDateOrder });
      for (const line of words.guess(guess)) io.err(line);
      const now = io.clock.now();
      const { locale } = io;
      const onProgress = io.terminal ? progressBar(io, guess) : undefined;
      const settings = {
        timeZone,
        country,
        now,
        locale,
        heat: asked.heat,
        ...(onProgress === undefined ? {} : { onProgress }),
      };
      if (asked.dryRun) {
        const report = await dryRunFile(asked.file, guess, settings);
        if (io.terminal) io.progress('');
        if (asked.json) io.out(JSON.stringify({ dryRun: true, ...report, guess }, null, 2));
        else for (const line of words.dryRun(report)) io.out(line);
        return 0;
      }
      const known = await findSource(database.db, workspaceId, asked.source);
      const source =
        known ??
        (await sourceForImport(database, workspaceId, {
          name: asked.source,
          heat: asked.heat ?? 'hot',
          now,
        }));
      if (!known) io.err(words.newSource(source.name, source.heat));
      const { keepOriginals } = desk.config;
      const summary = await importFile(database, { workspaceId, source, file: asked.file }, guess, {
        ...settings,
        keys,
        keepOriginals,
      });
      await noteHeard(database.db, source, now);
      if (io.terminal) io.progress('');
      if (asked.json) io.out(JSON.stringify(summary));
      else for (const line of words.summary(summary)) io.out(line);
      return 0;
    } finally {
      await desk.close();
    }
  },
};

interface Asked {
  readonly file: string;
  readonly source: string;
  readonly heat: Heat | null;
  readonly guessing: Omit<GuessSettings, 'usualDateOrder'>;
  readonly dryRun: boolean;
  readonly json: boolean;
}

const OPTIONS = {
  source: { type: 'string' },
  heat: { type: 'string' },
  metric: { type: 'string' },
  map: { type: 'string', multiple: true },
  sheet: { type: 'string' },
  encoding: { type: 'string' },
  dates: { type: 'string' },
  'dry-run': { type: 'boolean' },
  json: { type: 'boolean' },
} as const;

const dateOrders: readonly DateOrder[] = ['dmy', 'mdy'];

/** @throws UsageError in the operator's language. */
function parse(args: readonly string[], locale: Locale): Asked {
  const words = sayImport(locale);
  const { values, positionals } = argumentsOf(args);
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new UsageError(words.oneFile);
  const source = values.source?.trim() ?? '';
  if (source === '') throw new UsageError(words.noSource);
  const metric = oneOf<Metric>('--metric', values.metric, metrics);
  const heat = oneOf<Heat>('--heat', values.heat, heats);
  const dateOrder = oneOf<DateOrder>('--dates', values.dates, dateOrders);
  const { encoding, sheet } = values;
  if (encoding !== undefined && !isEncoding(encoding)) throw new UsageError(words.badEncoding(encoding));
  const overrides: Override[] = (values.map ?? []).flatMap(parseMap);
  if (metric !== null) overrides.push({ left: 'metric', right: metric });
  return {
    file,
    source,
    heat,
    guessing: {
      overrides,
      ...(encoding === undefined ? {} : { encoding }),
      ...(sheet === undefined ? {} : { sheet }),
      ...(dateOrder === null ? {} : { dateOrder }),
    },
    dryRun: values['dry-run'] ?? false,
    json: values.json ?? false,
  };

  function oneOf<T extends string>(option: string, given: string | undefined, known: readonly T[]): T | null {
    if (given === undefined) return null;
    const found = known.find((each) => each === given.toLowerCase());
    if (found === undefined) throw new UsageError(words.notOneOf(option, given, known.join(', ')));
    return found;
  }
}

function argumentsOf(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, strict: true, allowPositionals: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

const BAR = 30;

function progressBar(io: Io, guess: Guess): (progress: { bytes: number; rows: number }) => void {
  const words = sayImport(io.locale);
  let drawn = -1;
  return ({ bytes, rows }) => {
    const share = guess.bytes === 0 ? 1 : Math.min(1, bytes / guess.bytes);
    const percent = Math.floor(share * 100);
    if (percent === drawn) return;
    drawn = percent;
    const full = Math.round(share * BAR);
    io.progress(`${'█'.repeat(full)}${'░'.repeat(BAR - full)} ${words.progress(share, rows)}`);
  };
}
