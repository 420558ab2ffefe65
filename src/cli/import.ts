// `portevoix import`: an export becomes feedback, CSV or XLSX. What the operator sees; the import itself is feedback/files/import.ts.
import { stat } from 'node:fs/promises';
import { isDay } from '../calendar/day.ts';
import { UserError } from '../errors.ts';
import type { DateOrder } from '../feedback/dates/instant.ts';
import { dryRunFile, type Guess, type GuessSettings, guessFile, importFile } from '../feedback/file.ts';
import { type Override, parseMap } from '../feedback/files/columns.ts';
import { isEncoding } from '../feedback/files/csv/encoding.ts';
import { doubtLines } from '../feedback/files/doubt-words.ts';
import { parseKept } from '../feedback/files/recognition/kept.ts';
import { parseFilter, type RowFilter } from '../feedback/files/filters.ts';
import { figureLines, leftOutLines } from '../feedback/files/summary-words.ts';
import { type Heat, heats, type Metric, metrics } from '../feedback/filters.ts';
import { findSource, keepLayout, noteHeard, sourceForImport } from '../feedback/sources/source.ts';
import type { Locale } from '../i18n/locale.ts';
import { argumentsIn } from './arguments.ts';
import { type Command, type Io, UsageError } from './command.ts';
import { openDesk } from './desk.ts';
import { sayImport } from './import-phrases.ts';
import { sayImportsCommand } from './imports-phrases.ts';
import { importUsage } from './usage/import.ts';

export const importCommand: Command = {
  name: 'import',
  summary: {
    en: 'Feedback from a CSV or XLSX file',
    fr: 'Des réponses depuis un fichier CSV ou XLSX',
  },
  usage: importUsage,
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
      const now = io.clock.now();
      const { locale } = io;
      const known = await findSource(database.db, workspaceId, asked.source);
      const kept = parseKept(known?.fileLayout);
      const guess = await guessFile(asked.file, { ...asked.guessing, usualDateOrder, now, locale, kept });
      for (const line of words.guess(guess)) io.err(line);
      const doubts = doubtLines(guess.doubts, locale);
      if (doubts.length > 0) {
        for (const line of [words.inDoubt, ...doubts]) io.err(line);
        return 2;
      }
      const onProgress = io.terminal ? progressBar(io, guess) : undefined;
      const settings = {
        timeZone,
        country,
        now,
        locale,
        heat: asked.heat,
        filters: asked.filters,
        ...(onProgress === undefined ? {} : { onProgress }),
      };
      if (asked.dryRun) {
        const report = await dryRunFile(asked.file, guess, settings);
        if (io.terminal) io.progress('');
        if (asked.json) io.out(JSON.stringify({ dryRun: true, ...report, guess }, null, 2));
        else {
          const more = [...leftOutLines(report, locale), ...figureLines(report.figures, locale)];
          for (const line of [...words.dryRun(report, { locale, timeZone, now }), ...more]) io.out(line);
        }
        return 0;
      }
      const source =
        known ??
        (await sourceForImport(database, workspaceId, {
          name: asked.source,
          heat: asked.heat ?? 'hot',
          now,
        }));
      if (!known) io.err(words.newSource(source.name, source.heat));
      const { keepOriginals } = desk.config;
      const brought = { workspaceId, source, file: asked.file, isNewSource: !known };
      const summary = await importFile(database, brought, guess, {
        ...settings,
        keys,
        keepOriginals,
        replaces: asked.replaces,
        clock: io.clock,
      });
      await keepLayout(database.db, source, guess);
      await noteHeard(database.db, source, now);
      if (io.terminal) io.progress('');
      if (asked.json) io.out(JSON.stringify(summary));
      else {
        const more = [...leftOutLines(summary, locale), ...figureLines(summary.figures, locale)];
        const after = sayImportsCommand(locale).afterImport(summary);
        for (const line of [...words.summary(summary), ...more, ...after]) io.out(line);
      }
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
  /** What is stored already with other content becomes as in the file. */
  readonly replaces: boolean;
  readonly filters: readonly RowFilter[];
  readonly dryRun: boolean;
  readonly json: boolean;
}

const OPTIONS = {
  source: { type: 'string' },
  heat: { type: 'string' },
  metric: { type: 'string' },
  map: { type: 'string', multiple: true },
  scale: { type: 'string', multiple: true },
  value: { type: 'string', multiple: true },
  layout: { type: 'string' },
  sheet: { type: 'string' },
  encoding: { type: 'string' },
  dates: { type: 'string' },
  'answered-at': { type: 'string' },
  only: { type: 'string', multiple: true },
  without: { type: 'string', multiple: true },
  replace: { type: 'boolean' },
  yes: { type: 'boolean' },
  'dry-run': { type: 'boolean' },
  json: { type: 'boolean' },
} as const;

const dateOrders: readonly DateOrder[] = ['dmy', 'mdy'];

/** @throws UsageError in the operator's language. */
function parse(args: readonly string[], locale: Locale): Asked {
  const words = sayImport(locale);
  const { values, positionals } = argumentsIn(args, { options: OPTIONS, allowPositionals: true }, locale);
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new UsageError(words.oneFile);
  const source = values.source?.trim() ?? '';
  if (source === '') throw new UsageError(words.noSource);
  const metric = oneOf<Metric>('--metric', values.metric, metrics);
  const heat = oneOf<Heat>('--heat', values.heat, heats);
  const dateOrder = oneOf<DateOrder>('--dates', values.dates, dateOrders);
  const { encoding, sheet } = values;
  if (encoding !== undefined && !isEncoding(encoding)) throw new UsageError(words.badEncoding(encoding));
  const overrides: Override[] = [
    ...(values.map ?? []).flatMap((text) => parseMap(text)),
    ...(values.scale ?? []).flatMap((text) => parseMap(text, 'scale')),
    ...(values.value ?? []).flatMap((text) => parseMap(text, 'value')),
  ];
  if (oneOf('--layout', values.layout, ['new']) !== null)
    overrides.push({ left: '', right: 'new', of: 'layout' });
  if (metric !== null) overrides.push({ left: 'metric', right: metric });
  const answeredAt = values['answered-at'];
  if (answeredAt !== undefined) {
    if (!isDay(answeredAt)) throw new UsageError(words.badDay(answeredAt));
    overrides.push({ left: 'date', right: answeredAt });
  }
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
    replaces: values.replace ?? false,
    filters: [
      ...(values.only ?? []).map((text) => parseFilter('only', text)),
      ...(values.without ?? []).map((text) => parseFilter('without', text)),
    ],
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
