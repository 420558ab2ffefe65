// `portevoix export`: what is stored, as a file for spreadsheets or scripts. What it holds is decided in suggestions/export/.
import { isDay } from '../calendar/day.ts';
import { formats, plural } from '../i18n/formats.ts';
import type { Locale } from '../i18n/locale.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import { toCsv, toJson } from '../suggestions/export/files.ts';
import { exportRows } from '../suggestions/export/rows.ts';
import { argumentsIn } from './arguments.ts';
import { type Command, type Io, UsageError } from './command.ts';
import { openDesk } from './desk.ts';
import { exportAll } from './export-all.ts';
import { refuseTarget, writeWhole } from './target.ts';
import { exportUsage } from './usage/export.ts';

export const exportCommand: Command = {
  name: 'export',
  summary: {
    en: 'All suggestions as CSV or JSON, without the names of anonymous authors; “all”: everything, to move it',
    fr: 'Toutes les idées en CSV ou JSON, sans les noms des auteurs anonymes ; « all » : tout, pour déménager',
  },
  usage: exportUsage,
  async run(args, io) {
    if (args[0] === 'all') return exportAll(args.slice(1), io);
    const { format, since, to, replace } = parse(args, io.locale);
    if (to !== undefined) await refuseTarget(to, { replace });
    const desk = await openDesk(io);
    try {
      let count = 0;
      const rows = counted(exportRows(desk.database.db, desk.workspaceId, { from: since }));
      const pieces = format === 'json' ? toJson(rows) : toCsv(rows, io.locale);
      if (to === undefined) await print(pieces, io);
      else await writeWhole(to, pieces, { replace });
      const number = formats(io.locale, 'UTC').number(count);
      io.err(plural(io.locale, count, say(io.locale).written(number, to ?? null)));
      return 0;

      async function* counted<T>(each: AsyncIterable<T>): AsyncGenerator<T> {
        for await (const one of each) {
          count += 1;
          yield one;
        }
      }
    } finally {
      await desk.close();
    }
  },
};

/** `out` ends each line itself. */
async function print(pieces: AsyncIterable<string>, io: Io): Promise<void> {
  let left = '';
  for await (const piece of pieces) {
    const text = left + piece;
    const end = text.lastIndexOf('\n');
    if (end >= 0) io.out(text.slice(0, end));
    left = text.slice(end + 1);
  }
  if (left !== '') io.out(left);
}

const formatNames = ['csv', 'json'] as const;

interface Asked {
  readonly format: (typeof formatNames)[number];
  readonly since: string | undefined;
  readonly to: string | undefined;
  readonly replace: boolean;
}

/** @throws UsageError in the operator's language. */
function parse(args: readonly string[], locale: Locale): Asked {
  const { values, positionals } = argumentsIn(args, { options: OPTIONS, allowPositionals: true }, locale);
  const words = say(locale);
  if (positionals.length !== 1 || positionals[0] !== 'suggestions')
    throw new UsageError(words.what(positionals.join(' ')));
  const format = formatNames.find((each) => each === values.format?.toLowerCase());
  if (!format) throw new UsageError(words.format(values.format ?? ''));
  const { since, to, replace = false } = values;
  if (since !== undefined && !isDay(since)) throw new UsageError(words.notADay(since));
  if (replace && to === undefined) throw new UsageError(words.replaceWhat);
  return { format, since, to, replace };
}

const OPTIONS = {
  format: { type: 'string' },
  since: { type: 'string' },
  to: { type: 'string' },
  replace: { type: 'boolean' },
} as const;

const say = phrases({
  en: {
    what: (given: string) =>
      given === ''
        ? 'Say what to export: suggestions.'
        : `“${given}” cannot be exported; there is: suggestions.`,
    format: (given: string) =>
      given === ''
        ? 'Say which format: --format csv or --format json.'
        : `--format: “${given}” is not known; there are: csv, json.`,
    replaceWhat: '--replace goes with --to FILE.',
    notADay: (given: string) => `--since: “${given}” is not a day that exists; write it as YYYY-MM-DD.`,
    written: (count: string, file: string | null) => ({
      one: file === null ? `${count} suggestion.` : `${count} suggestion in ${file}.`,
      other: file === null ? `${count} suggestions.` : `${count} suggestions in ${file}.`,
    }),
  },
  fr: {
    what: (given) =>
      given === ''
        ? fr`Dites ce qu’il faut exporter : suggestions.`
        : fr`« ${given} » ne s’exporte pas ; choisissez : suggestions.`,
    format: (given) =>
      given === ''
        ? fr`Dites quel format : --format csv ou --format json.`
        : fr`--format : « ${given} » est inconnu ; choisissez csv ou json.`,
    replaceWhat: '--replace va avec --to FICHIER.',
    notADay: (given) => fr`--since : « ${given} » n’est pas un jour qui existe ; écrivez-le AAAA-MM-JJ.`,
    written: (count, file) => ({
      one: file === null ? `${count} idée.` : `${count} idée dans ${file}.`,
      other: file === null ? `${count} idées.` : `${count} idées dans ${file}.`,
    }),
  },
});
