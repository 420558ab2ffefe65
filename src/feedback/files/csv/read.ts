// Reads a CSV file: first what it seems to be, then its records. What the columns mean is not decided here.
import { UserError } from '../../../errors.ts';
import { fr, phrases } from '../../../i18n/phrases.ts';
import { headOf } from '../furniture/head.ts';
import { type CsvGuess, type GuessSettings, guessContent } from '../guess.ts';
import { RECORD_MAX, type Records } from '../record.ts';
import { isOfRejects } from '../rejects.ts';
import { type Dialect, guessDialect } from './dialect.ts';
import { guessEncoding, textChunks } from './encoding.ts';
import { type CsvRecord, type RecordReader, recordReader } from './records.ts';
import { rejoined, rowReader } from './rows.ts';
import { widthsOf } from './widths.ts';
import { unwrapping } from './wrapped.ts';

/** In characters: what the guesses are made from. */
const SAMPLE = 256 * 1024;

/** @throws UserError where the file is empty or no table, or its columns cannot be used (see understand). */
export async function guessCsv(file: string, settings: GuessSettings): Promise<CsvGuess> {
  if (settings.sheet !== undefined) {
    throw new UserError('import.noSheets', (locale) => say(locale).noSheets);
  }
  const { encoding: guessed, bytes } = await guessEncoding(file);
  const encoding = settings.encoding ?? guessed;
  let sample = '';
  for await (const { text } of textChunks(file, encoding)) {
    sample += text;
    if (sample.length > SAMPLE) break;
  }
  const dialect = guessDialect(sample);
  const reader = lineReader(dialect);
  const records = [...reader.push(sample), ...(sample.length > SAMPLE ? [] : reader.end())];
  const below = records.slice(dialect.hasSepLine ? 1 : 0);
  const head = headOf(
    below.map(({ cells }) => cells),
    { overrides: settings.overrides, locale: settings.locale ?? 'en' },
  );
  const { above, headerRows, zone, names } = head;
  const header = below[above];
  const rows = below.slice(above + headerRows);
  if (header?.problem === 'tooLong') {
    throw new UserError('import.longHeader', (locale) => say(locale).longHeader(header.line));
  }
  const isBroken = header?.problem === 'quote' || header?.problem === 'lineEnd';
  if (!header || isBroken || header.cells.some((cell) => UNREADABLE.test(cell))) {
    throw new UserError('import.noHeader', (locale) => say(locale).noHeader(header?.line ?? 1));
  }
  const whole = wholeIn(rows);
  // A row that somebody looked at is taken as it is.
  const isNamed = headerRows > 0 && !isOfRejects(names);
  const instead = isNamed
    ? widthsOf(
        whole.map((cells) => rejoined(cells, names.length, dialect.delimiter)),
        names,
      ).instead
    : null;
  const [first] = rows;
  if (instead !== null && first !== undefined) {
    const lines = { header: header.line + headerRows - 1, first: first.line };
    throw new UserError('import.widths', (locale) => say(locale).widths(lines, names.length, instead));
  }
  return {
    kind: 'csv',
    ...dialect,
    ...guessContent(names, whole, settings),
    encoding,
    above,
    headerRows,
    zone,
    bytes,
  };
}

/** Control characters, and what a decoder leaves of bytes that are no text: a picture, an archive. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const UNREADABLE = /[\0-\x08\x0e-\x1f]|\ufffd.*\ufffd/;

/** The records below the header. */
export async function* readCsv(file: string, guess: CsvGuess): AsyncGenerator<Records> {
  let recordOf: ReturnType<typeof rowReader> | undefined;
  for await (const { records, bytes } of recordsBelow(file, guess)) {
    recordOf ??= rowReader(guess, wholeIn(records));
    yield { records: records.map(recordOf), bytes };
  }
}

/** The first piece is as long as the sample of the guesses: what is usual in the file shows in it. */
async function* recordsBelow(
  file: string,
  guess: CsvGuess,
): AsyncGenerator<{ readonly records: readonly CsvRecord[]; readonly bytes: number }> {
  const reader = lineReader(guess);
  let toSkip = guess.above + guess.headerRows + (guess.hasSepLine ? 1 : 0);
  let held: CsvRecord[] = [];
  let length = 0;
  for await (const { text, bytes } of textChunks(file, guess.encoding)) {
    length += text.length;
    held.push(...reader.push(text));
    if (length < SAMPLE) continue;
    const skipped = Math.min(toSkip, held.length);
    toSkip -= skipped;
    yield { records: held.slice(skipped), bytes };
    held = [];
  }
  yield { records: [...held, ...reader.end()].slice(toSkip), bytes: guess.bytes };
}

function wholeIn(records: readonly CsvRecord[]): (readonly string[])[] {
  return records.filter(({ problem }) => problem === null).map(({ cells }) => cells);
}

/** The records of a text, its lines unwrapped where they are. */
export function lineReader({ delimiter, lineEnd, escapedBy, wrappedBefore }: Dialect): RecordReader {
  const reader = recordReader(delimiter, lineEnd, escapedBy);
  if (wrappedBefore === null) return reader;
  const unwrap = unwrapping(wrappedBefore, lineEnd);
  return {
    push: (text) => reader.push(unwrap.push(text)),
    end: () => [...reader.push(unwrap.end()), ...reader.end()],
  };
}

interface Lines {
  readonly header: number;
  readonly first: number;
}

const say = phrases({
  en: {
    noHeader: (line: number) =>
      `Line ${line} cannot be read as the names of columns. The file has to be a table (.csv or .xlsx) with the names of its columns in its first line.`,
    longHeader: (line: number) =>
      `Line ${line}, which should name the columns, is longer than ${RECORD_MAX} characters. Keep the columns of the answers, save, and import again.`,
    widths: ({ header, first }: Lines, named: number, cells: number) =>
      `Line ${header} names ${named} columns, and the rows below it have ${cells} cells (see line ${first}): which cell belongs to which name is not certain. Correct line ${header} so that it has one name for each cell, in their order, and import again.`,
    noSheets: 'A CSV file has no sheets: leave --sheet out.',
  },
  fr: {
    noHeader: (line: number) =>
      fr`La ligne ${line} ne se lit pas comme des noms de colonnes. Le fichier doit être un tableau (.csv ou .xlsx) avec les noms de ses colonnes en première ligne.`,
    longHeader: (line: number) =>
      fr`La ligne ${line}, qui devrait nommer les colonnes, dépasse ${RECORD_MAX} caractères. Gardez les colonnes des réponses, enregistrez, puis importez à nouveau.`,
    widths: ({ header, first }, named, cells) =>
      fr`La ligne ${header} nomme ${named} colonnes, et les lignes en dessous comptent ${cells} cellules (voir la ligne ${first}) : on ne sait pas avec certitude quelle cellule va avec quel nom. Corrigez la ligne ${header} pour qu’elle donne un nom à chaque cellule, dans l’ordre, puis importez à nouveau.`,
    noSheets: fr`Un fichier CSV n’a pas de feuilles : retirez --sheet.`,
  },
});
