// Reads a CSV file: first what it seems to be, then its records. What the columns mean is not decided here.
import { UserError } from '../../../errors.ts';
import { fr, phrases } from '../../../i18n/phrases.ts';
import { headOf } from '../furniture/head.ts';
import { type CsvGuess, type GuessSettings, guessContent } from '../guess.ts';
import { type FileRecord, RECORD_MAX, type Records } from '../record.ts';
import { guessDialect } from './dialect.ts';
import { guessEncoding, textChunks } from './encoding.ts';
import { type CsvRecord, recordReader } from './records.ts';
import { rowReader } from './rows.ts';

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
  const reader = recordReader(dialect.delimiter, dialect.lineEnd, dialect.escapedBy);
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
  const whole = rows.filter(({ problem }) => problem === null).map(({ cells }) => cells);
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
  const reader = recordReader(guess.delimiter, guess.lineEnd, guess.escapedBy);
  let toSkip = guess.above + guess.headerRows + (guess.hasSepLine ? 1 : 0);
  const recordOf = rowReader(guess);
  const below = (records: CsvRecord[]): FileRecord[] => {
    const skipped = Math.min(toSkip, records.length);
    toSkip -= skipped;
    return records.slice(skipped).map(recordOf);
  };
  for await (const { text, bytes } of textChunks(file, guess.encoding)) {
    yield { records: below(reader.push(text)), bytes };
  }
  yield { records: below(reader.end()), bytes: guess.bytes };
}

const say = phrases({
  en: {
    noHeader: (line: number) =>
      `Line ${line} cannot be read as the names of columns. The file has to be a table (.csv or .xlsx) with the names of its columns in its first line.`,
    longHeader: (line: number) =>
      `Line ${line}, which should name the columns, is longer than ${RECORD_MAX} characters. Keep the columns of the answers, save, and import again.`,
    noSheets: 'A CSV file has no sheets: leave --sheet out.',
  },
  fr: {
    noHeader: (line: number) =>
      fr`La ligne ${line} ne se lit pas comme des noms de colonnes. Le fichier doit être un tableau (.csv ou .xlsx) avec les noms de ses colonnes en première ligne.`,
    longHeader: (line: number) =>
      fr`La ligne ${line}, qui devrait nommer les colonnes, dépasse ${RECORD_MAX} caractères. Gardez les colonnes des réponses, enregistrez, puis importez à nouveau.`,
    noSheets: fr`Un fichier CSV n’a pas de feuilles : retirez --sheet.`,
  },
});
