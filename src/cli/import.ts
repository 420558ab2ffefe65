// `portevoix import`: an export becomes feedback, CSV or XLSX. What the operator sees; the import itself is feedback/files/import.ts.
import { stat } from 'node:fs/promises';
import { correctQuotes } from '../erasure/correct.ts';
import { UserError } from '../errors.ts';
import type { DateOrder } from '../feedback/dates/instant.ts';
import {
  type DryRun,
  dryRunFile,
  type Guess,
  guessFile,
  type ImportSummary,
  importFile,
} from '../feedback/file.ts';
import { doubtLines } from '../feedback/files/doubt-words.ts';
import { parseKept } from '../feedback/files/recognition/kept.ts';
import { figureLines, leftOutLines, unscoredLines } from '../feedback/files/summary-words.ts';
import { keepLayout, noteHeard, sourceForImport, sourceToFill } from '../feedback/sources/source.ts';
import { touchpointLines } from '../feedback/touchpoints/told.ts';
import { threadsOfCommand } from '../feedback/work/threads.ts';
import type { Locale } from '../i18n/locale.ts';
import { openBackOffice } from './back-office.ts';
import type { BackOffice, Command, Io } from './command.ts';
import { importAll } from './import-all.ts';
import { parseImport } from './import-arguments.ts';
import { sayImport } from './import-phrases.ts';
import { askDoubts, wantsImport } from './import-questions.ts';
import { sayImportsCommand } from './imports-phrases.ts';
import { importUsage } from './usage/import.ts';

export const importCommand: Command = {
  name: 'import',
  summary: {
    en: 'Feedback from a CSV or XLSX file; “all”: everything from another installation',
    fr: 'Des réponses depuis un fichier CSV ou XLSX ; « all » : tout, depuis une autre installation',
  },
  usage: importUsage,
  async run(args, io) {
    if (args[0] === 'all') return importAll(args.slice(1), io);
    const asked = parseImport(args, io.locale);
    const words = sayImport(io.locale);
    const found = await stat(asked.file).catch(() => null);
    if (!found?.isFile()) {
      throw new UserError('import.noFile', (locale) => sayImport(locale).noFile(asked.file));
    }
    const office = await openBackOffice(io);
    const hands = threadsOfCommand();
    try {
      const { database, workspaceId, keys } = office;
      const workspace = await database.db.workspace.findUniqueOrThrow({ where: { id: workspaceId } });
      const { timeZone, country } = workspace;
      const usualDateOrder: DateOrder = country === 'US' ? 'mdy' : 'dmy';
      const now = io.clock.now();
      const { locale } = io;
      const known = await sourceToFill(database.db, workspaceId, asked.source);
      const kept = parseKept(known?.fileLayout);
      const guessing = { ...asked.guessing, usualDateOrder, now, locale, kept };
      const first = await guessFile(asked.file, guessing);
      for (const line of words.guess(first)) io.err(line);
      const { ask } = io;
      const isAsked = ask !== undefined && !asked.isDecided;
      const guess = isAsked ? await askDoubts(asked.file, first, guessing, { ...io, ask }) : first;
      if (guess !== first) for (const line of words.guess(guess)) io.err(line);
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
      if (isAsked && !asked.dryRun) {
        const report = await dryRunFile(asked.file, guess, settings);
        const more = await moreLines(office, report, null, locale);
        for (const line of [...words.dryRun(report, { locale, timeZone, now }), ...more]) io.err(line);
        if (!(await wantsImport({ ask, locale }))) return 0;
      }
      if (asked.dryRun) {
        const report = await dryRunFile(asked.file, guess, settings);
        if (io.terminal) io.progress('');
        if (asked.json) io.out(JSON.stringify({ dryRun: true, ...report, guess }, null, 2));
        else {
          const more = await moreLines(office, report, null, locale);
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
      const { keepOriginals } = office.config;
      const brought = { workspaceId, source, file: asked.file, isNewSource: !known };
      const summary = await importFile(database, brought, guess, {
        ...settings,
        keys,
        keepOriginals,
        ...(asked.replaces ? { replaces: correctQuotes } : {}),
        clock: io.clock,
        work: hands.work,
      });
      await keepLayout(database.db, source, guess);
      await noteHeard(database.db, source, now);
      if (io.terminal) io.progress('');
      if (asked.json) io.out(JSON.stringify(summary));
      else {
        const more = await moreLines(office, summary, summary.batch, locale);
        const after = sayImportsCommand(locale).afterImport(summary);
        for (const line of [...words.summary(summary), ...more, ...after]) io.out(line);
      }
      return 0;
    } finally {
      await hands.stop();
      await office.close();
    }
  },
};

/** What dry runs and imports tell alike, after their counts. @param batch what was stored came with; null: nothing was stored */
async function moreLines(
  { database: { db }, workspaceId }: BackOffice,
  told: DryRun | ImportSummary,
  batch: number | null,
  locale: Locale,
): Promise<string[]> {
  return [
    ...leftOutLines(told, locale),
    ...unscoredLines(told.unscored, locale),
    ...figureLines(told.figures, locale),
    ...(await touchpointLines(db, workspaceId, told.moments, batch, locale)),
  ];
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
