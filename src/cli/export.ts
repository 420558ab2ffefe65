// `portevoix export`: what is stored, as a file for spreadsheets or scripts. What can be exported is decided in exports/; everything, to
// move it, is export-all.ts.
import { noted } from '../audit/note.ts';
import { isDay } from '../calendar/day.ts';
import { transact } from '../database/client.ts';
import type { Export } from '../exports/export.ts';
import { exportsOf } from '../handlers/folds.ts';
import { features, menu } from '../handlers/index.ts';
import { formats, plural } from '../i18n/formats.ts';
import type { Locale } from '../i18n/locale.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import { workspaceById } from '../workspace/workspace.ts';
import { argumentsIn } from './arguments.ts';
import { byHand, openBackOffice } from './back-office.ts';
import { type Command, type Io, UsageError } from './command.ts';
import { exportAll } from './export-all.ts';
import { refuseTarget, writeWhole } from './target.ts';
import { exportUsage } from './usage/export.ts';

export const exportCommand: Command = {
  name: 'export',
  summary: {
    en: 'Suggestions, feedback, stories and more as CSV or JSON; “all”: everything, to move it',
    fr: 'Idées, réponses, récits et le reste en CSV ou JSON ; « all » : tout, pour déménager',
  },
  usage: exportUsage,
  async run(args, io) {
    if (args[0] === 'all') return exportAll(args.slice(1), io);
    const { what, format, since, to, replace } = parse(args, io.locale);
    if (to !== undefined) await refuseTarget(to, { replace });
    const office = await openBackOffice(io);
    try {
      const { number } = formats(io.locale, 'UTC');
      const noting = { workspaceId: office.workspaceId, ...byHand(io) };
      await transact(office.database, (tx) => noted(tx, noting, 'export.made', { what: what.name, format }));
      let count = 0;
      const onRow = () => {
        count += 1;
        if (io.terminal && to !== undefined && count % DRAWN_EACH === 0) io.progress(number(count));
      };
      const { db } = office.database;
      const workspace = await workspaceById(db, office.workspaceId);
      const question = { db, workspace, now: io.clock.now(), sections: menu.sections, since };
      const pieces = what.pieces(question, { format, locale: io.locale, onRow });
      if (to === undefined) await print(pieces, io);
      else await writeWhole(to, pieces, { replace });
      if (io.terminal && to !== undefined) io.progress('');
      const counted = plural(io.locale, count, what.counted(io.locale, number(count)));
      io.err(to === undefined ? `${counted}.` : say(io.locale).written(counted, to));
      return 0;
    } finally {
      await office.close();
    }
  },
};

const exports = exportsOf(features);

/** Rows between two drawings of how many there are. */
const DRAWN_EACH = 1_000;

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

interface ExportAsked {
  readonly what: Export;
  readonly format: (typeof formatNames)[number];
  readonly since: string | undefined;
  readonly to: string | undefined;
  readonly replace: boolean;
}

/** @throws UsageError in the operator's language. */
function parse(args: readonly string[], locale: Locale): ExportAsked {
  const { values, positionals } = argumentsIn(args, { options: OPTIONS, allowPositionals: true }, locale);
  const words = say(locale);
  const [name, ...more] = positionals;
  const what = exports.find((each) => each.name === name);
  const names = [...exports.map((each) => each.name), 'all'].join(', ');
  if (!what || more.length > 0) throw new UsageError(words.what(positionals.join(' '), names));
  const format = formatOf(values);
  if (!format) throw new UsageError(words.format(values.format ?? ''));
  const { since, to, replace = false } = values;
  if (since !== undefined && !what.isDated) throw new UsageError(words.undated(what.name));
  if (since !== undefined && !isDay(since)) throw new UsageError(words.notADay(since));
  if (replace && to === undefined) throw new UsageError(words.replaceWhat);
  return { what, format, since, to, replace };
}

function formatOf({ format, json = false }: { readonly format?: string; readonly json?: boolean }) {
  if (json) return format === undefined || format.toLowerCase() === 'json' ? 'json' : undefined;
  return formatNames.find((each) => each === format?.toLowerCase());
}

const OPTIONS = {
  format: { type: 'string' },
  json: { type: 'boolean' },
  since: { type: 'string' },
  to: { type: 'string' },
  replace: { type: 'boolean' },
} as const;

const say = phrases({
  en: {
    what: (given: string, names: string) =>
      given === '' ? `Say what to export: ${names}.` : `“${given}” cannot be exported; there are: ${names}.`,
    format: (given: string) =>
      given === ''
        ? 'Say which format: --format csv or --format json.'
        : `--format: “${given}” is not it here; there are: csv, json (--json for short).`,
    replaceWhat: '--replace goes with --to FILE.',
    undated: (what: string) => `--since: ${what} are of no day; leave it out.`,
    notADay: (given: string) => `--since: “${given}” is not a day that exists; write it as YYYY-MM-DD.`,
    written: (counted: string, file: string) => `${counted} in ${file}.`,
  },
  fr: {
    what: (given, names) =>
      given === ''
        ? fr`Dites ce qu’il faut exporter : ${names}.`
        : fr`« ${given} » ne s’exporte pas ; choisissez : ${names}.`,
    format: (given) =>
      given === ''
        ? fr`Dites quel format : --format csv ou --format json.`
        : fr`--format : « ${given} » ne convient pas ici ; choisissez csv ou json (--json en abrégé).`,
    replaceWhat: '--replace va avec --to FICHIER.',
    undated: (what) => fr`--since : ${what} n’est d’aucun jour ; retirez l’option.`,
    notADay: (given) => fr`--since : « ${given} » n’est pas un jour qui existe ; écrivez-le AAAA-MM-JJ.`,
    written: (counted, file) => `${counted} dans ${file}.`,
  },
});
