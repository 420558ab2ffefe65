// `portevoix import-counts`: invitations, customers and lost customers by month or by day. Reading the file is feedback/counts/file.ts.
import { stat } from 'node:fs/promises';
import type { Store } from '../database/client.ts';
import { UserError } from '../errors.ts';
import { countKinds, storeCounts } from '../feedback/indicators/counts/count.ts';
import { type CountsRead, readCounts } from '../feedback/indicators/counts/file.ts';
import { listSources } from '../feedback/sources/source.ts';
import { formats, plural } from '../i18n/formats.ts';
import type { Locale } from '../i18n/locale.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import { argumentsIn } from './arguments.ts';
import { byHand, openBackOffice } from './back-office.ts';
import { type Command, UsageError } from './command.ts';
import { countsUsage } from './usage/counts.ts';

export const countsCommand: Command = {
  name: 'import-counts',
  summary: {
    en: 'Invitations, customers and lost customers from a CSV file',
    fr: 'Invitations, clients et clients perdus depuis un CSV',
  },
  usage: countsUsage,
  async run(args, io) {
    const { file, source } = parse(args, io.locale);
    const words = say(io.locale);
    const found = await stat(file).catch(() => null);
    if (!found?.isFile()) throw new UserError('counts.noFile', (locale) => say(locale).noFile(file));
    const office = await openBackOffice(io);
    try {
      const { database, workspaceId } = office;
      const workspace = await database.db.workspace.findUniqueOrThrow({ where: { id: workspaceId } });
      const read = await readCounts(file, {
        sourceId: source === null ? null : await idOfSource(database.db, workspaceId, source),
        timeZone: workspace.timeZone,
        usualDateOrder: workspace.country === 'US' ? 'mdy' : 'dmy',
        now: io.clock.now(),
        locale: io.locale,
      });
      if (!read.ok) {
        io.err(words.refused);
        for (const line of problemLines(read, io.locale)) io.err(line);
        return 1;
      }
      await storeCounts(database, workspaceId, read.rows, byHand(io));
      for (const kind of countKinds) {
        const its = read.rows.filter((row) => row.kind === kind);
        if (its.length > 0) io.out(words.stored(words.kinds[kind], rowsText(its.length, io.locale)));
      }
      return 0;
    } finally {
      await office.close();
    }
  },
};

function rowsText(count: number, locale: Locale): string {
  return plural(locale, count, say(locale).rows(formats(locale, 'UTC').number(count)));
}

/** More would scroll the first ones away. */
const MOST_PROBLEMS = 20;

function problemLines({ problems }: Extract<CountsRead, { ok: false }>, locale: Locale): string[] {
  const words = say(locale);
  const lines = problems.slice(0, MOST_PROBLEMS).map(({ line, reason }) => words.problem(line, reason));
  const more = problems.length - lines.length;
  return more > 0 ? [...lines, words.more(more)] : lines;
}

function parse(args: readonly string[], locale: Locale): { file: string; source: string | null } {
  const { values, positionals } = argumentsIn(
    args,
    { options: { source: { type: 'string' } }, allowPositionals: true },
    locale,
  );
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new UsageError(say(locale).oneFile);
  return { file, source: values.source?.trim() || null };
}

/** Not made where it is new: invitations of a source that nobody answers through are a slip of the pen. */
async function idOfSource(db: Store, workspaceId: string, name: string): Promise<string> {
  const known = await listSources(db, workspaceId);
  const source = known.find((each) => each.name === name);
  if (source) return source.id;
  const names = known.map((each) => each.name).join(', ');
  throw new UserError('counts.unknownSource', (locale) => say(locale).unknownSource(name, names));
}

const say = phrases({
  en: {
    oneFile: 'Name one file to import. See: portevoix import-counts --help',
    noFile: (file: string) => `There is no file ${file}.`,
    unknownSource: (given: string, known: string) =>
      known === ''
        ? `There is no source yet, so none named “${given}”. Import its answers first.`
        : `No source is named “${given}”; there are: ${known}.`,
    refused: 'Nothing was stored. Correct these lines and import the file again:',
    problem: (line: number, reason: string) => `  line ${line}: ${reason}`,
    more: (count: number) => `  and ${count} more.`,
    rows: (count: string) => ({ one: `${count} row stored`, other: `${count} rows stored` }),
    stored: (kind: string, rows: string) => `${kind}: ${rows}.`,
    kinds: { invitations: 'Invitations', customers: 'Customers', lost: 'Lost customers' },
  },
  fr: {
    oneFile: fr`Indiquez un fichier à importer. Voir : portevoix import-counts --help`,
    noFile: (file) => `Il n’y a pas de fichier ${file}.`,
    unknownSource: (given, known) =>
      known === ''
        ? fr`Il n’y a encore aucune source, donc aucune du nom de « ${given} ». Importez d’abord ses réponses.`
        : fr`Aucune source ne s’appelle « ${given} » ; sources connues : ${known}.`,
    refused: 'Rien n’a été enregistré. Corrigez ces lignes et importez à nouveau le fichier :',
    problem: (line, reason) => fr`  ligne ${line} : ${reason}`,
    more: (count) => fr`  et ${count} de plus.`,
    rows: (count) => ({ one: `${count} ligne enregistrée`, other: `${count} lignes enregistrées` }),
    stored: (kind, rows) => fr`${kind} : ${rows}.`,
    kinds: { invitations: 'Invitations', customers: 'Clients', lost: 'Clients perdus' },
  },
});
