// Reads a CSV of counts by month or by day. All its rows, or what is wrong in each bad one. Stores nothing.
import { zoneOf } from '../../../calendar/zone.ts';
import { UserError } from '../../../errors.ts';
import type { Locale } from '../../../i18n/locale.ts';
import { fr, phrases } from '../../../i18n/phrases.ts';
import { fold } from '../../../terms/fold.ts';
import { type DateOrder, fileInstantReader } from '../../dates/instant.ts';
import { orderGathering, ordersLeft } from '../../dates/order.ts';
import { guessDialect } from '../../files/csv/dialect.ts';
import { guessEncoding, textChunks } from '../../files/csv/encoding.ts';
import { type CsvRecord, recordReader } from '../../files/csv/records.ts';
import { type CountKind, type CountRow, countKinds } from './count.ts';
import { type CountColumns, type CountProblem, type CountsRow, rowOf } from './row.ts';

export interface CountsFile {
  /** Of invitations; null where there are none in the file. */
  readonly sourceId: string | null;
  readonly timeZone: string;
  /** Where the dates do not tell. */
  readonly usualDateOrder: DateOrder;
  readonly now: Date;
  /** The language of the reasons. */
  readonly locale: Locale;
}

export type CountsRead =
  | { readonly ok: true; readonly rows: readonly CountRow[] }
  | { readonly ok: false; readonly problems: readonly CountProblem[] };

/** In characters; ten years of days are far less. */
const LONGEST = 1_000_000;

/**
 * @throws UserError where the file is empty, too long, or has not the columns; 'counts.noSource' where it has invitations and no
 * source was named.
 */
export async function readCounts(file: string, settings: CountsFile): Promise<CountsRead> {
  const { encoding } = await guessEncoding(file);
  let text = '';
  for await (const chunk of textChunks(file, encoding)) {
    text += chunk.text;
    if (text.length > LONGEST) throw new UserError('counts.tooLong', (locale) => say(locale).tooLong);
  }
  return countsOf(text, settings);
}

/** The rule behind `readCounts`, over the text of a file. */
export function countsOf(text: string, settings: CountsFile): CountsRead {
  const { delimiter, lineEnd, escapedBy, hasSepLine } = guessDialect(text);
  const reader = recordReader(delimiter, lineEnd, escapedBy);
  const [header, ...below] = [...reader.push(text), ...reader.end()].slice(hasSepLine ? 1 : 0);
  const records = below.map(wholeAmong(below, header?.cells.length ?? 0));
  const columns = columnsOf(header?.cells ?? []);
  if (columns.counts.some(({ kind }) => kind === 'invitations') && settings.sourceId === null)
    throw new UserError('counts.noSource', (locale) => say(locale).noSource);
  const order = orderOf(
    records.map(({ cells }) => cells[columns.date] ?? ''),
    settings,
  );
  const zone = zoneOf(settings.timeZone);
  const instantOf = fileInstantReader(settings.timeZone, order);
  const read = records.map((record) => rowOf(record, columns, { ...settings, zone, instantOf }));
  const problems = read.flatMap((each) => ('reason' in each ? [each] : []));
  const good = read.flatMap((each) => ('counts' in each ? [each] : []));
  const all = [...problems, ...overlaps(good, settings.locale)].toSorted((a, b) => a.line - b.line);
  if (all.length > 0) return { ok: false, problems: all };
  if (good.length === 0) throw new UserError('counts.empty', (locale) => say(locale).empty);
  return { ok: true, rows: good.flatMap(({ counts }) => counts) };
}

/** @throws UserError where it is open which number of the dates is the year. */
function orderOf(dates: readonly string[], { usualDateOrder, now }: CountsFile): DateOrder {
  const gathering = orderGathering();
  for (const date of dates) gathering.add(date);
  const { orders } = ordersLeft(gathering.evidence(), now);
  const [only] = orders;
  if (only !== undefined && orders.length === 1) return only;
  if (orders.includes('ymd')) throw new UserError('counts.years', (locale) => say(locale).years);
  return usualDateOrder;
}

/** A last line without a line break is a line, unless it has fewer cells than all others: then the file was cut in it. */
function wholeAmong(records: readonly CsvRecord[], width: number): (record: CsvRecord) => CsvRecord {
  const others = records.filter(({ problem }) => problem === null).map(({ cells }) => cells.length);
  const fewest = Math.min(width, ...others);
  return (record) =>
    record.problem === 'cut' && record.cells.length >= fewest ? { ...record, problem: null } : record;
}

/** Headers after `fold`: lower case, no accents. */
const HEADERS: Readonly<Record<CountKind | 'date', readonly string[]>> = {
  date: ['date', 'day', 'month', 'period', 'jour', 'mois', 'periode'],
  invitations: [
    'invitations',
    'invitation',
    'invited',
    'invites',
    'sent',
    'envois',
    'envoyes',
    'sollicitations',
  ],
  customers: ['customers', 'customer count', 'clients', 'nombre de clients'],
  lost: ['lost', 'lost customers', 'churned', 'left', 'perdus', 'partis', 'clients perdus', 'clients partis'],
};

function columnsOf(headers: readonly string[]): CountColumns {
  const placeOf = (field: CountKind | 'date') =>
    headers.findIndex((header) => HEADERS[field].includes(fold(header).trim()));
  const date = placeOf('date');
  const counts = countKinds.map((kind) => ({ kind, at: placeOf(kind) })).filter(({ at }) => at >= 0);
  if (date < 0 || counts.length === 0) {
    const given = headers.map((header) => header.trim().slice(0, 40)).filter((header) => header !== '');
    throw new UserError('counts.columns', (locale) => say(locale).columns(given.slice(0, 20).join(', ')));
  }
  return { width: headers.length, date, counts };
}

/** A second row about the same days would count them twice. */
function overlaps(rows: readonly CountsRow[], locale: Locale): CountProblem[] {
  return countKinds.flatMap((kind) => {
    const its = rows
      .flatMap(({ line, counts }) =>
        counts.filter((each) => each.kind === kind).map((each) => ({ line, ...each })),
      )
      .toSorted((a, b) => a.from.getTime() - b.from.getTime() || a.line - b.line);
    let reached: (typeof its)[number] | undefined;
    return its.flatMap((each) => {
      const clash = reached && reached.to > each.from ? reached : null;
      if (!reached || each.to > reached.to) reached = each;
      return clash ? [{ line: each.line, reason: say(locale).twice(clash.line) }] : [];
    });
  });
}

const say = phrases({
  en: {
    columns: (given: string) =>
      `The first line must name a column “date” and at least one of “invitations”, “customers” and “lost”. It names: ${given === '' ? 'nothing' : given}.`,
    noSource: 'Invitations belong to a source: add --source NAME.',
    tooLong: 'The file is longer than a million characters, too long for counts by month or by day.',
    years: 'It is not certain which number of the dates is the year: write it with four digits.',
    empty: 'There is no row below the names of the columns.',
    twice: (line: number) => `line ${line} already counts these days.`,
  },
  fr: {
    columns: (given) =>
      fr`La première ligne doit nommer une colonne « date » et au moins une des colonnes « invitations », « clients » et « perdus ». Elle nomme : ${given === '' ? 'rien' : given}.`,
    noSource: 'Les invitations appartiennent à une source : ajoutez --source NOM.',
    tooLong:
      'Le fichier dépasse un million de caractères, c’est trop long pour des comptes par mois ou par jour.',
    years: fr`Rien ne dit à coup sûr quel nombre des dates est l’année : écrivez-la sur quatre chiffres.`,
    empty: 'Il n’y a aucune ligne sous les noms des colonnes.',
    twice: (line) => fr`la ligne ${line} compte déjà ces jours.`,
  },
});
