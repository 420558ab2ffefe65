// Reads a CSV file of readers: each address once, or what is wrong with its line. Stores nothing.
import { domainToASCII } from 'node:url';
import { UserError } from '../errors.ts';
import { guessDialect } from '../feedback/files/csv/dialect.ts';
import { guessEncoding, textChunks } from '../feedback/files/csv/encoding.ts';
import { recordReader } from '../feedback/files/csv/records.ts';
import { type Locale, localeOf } from '../i18n/locale.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import { fold } from '../terms/fold.ts';
import type { NewReader } from './readers.ts';

export type ReaderFault = 'no-address' | 'language' | 'unreadable';

export interface ReadersFile {
  readonly readers: readonly NewReader[];
  /** Lines that were left out: nobody was written down from them. */
  readonly faults: readonly { readonly line: number; readonly fault: ReaderFault }[];
  /** Lines whose address stood further up. */
  readonly repeated: number;
  /** In a file whose first line is a reader, which of its columns were taken, from 1; null where it names them. */
  readonly taken: { readonly email: number; readonly language: number | null } | null;
}

/** In characters: some hundred thousand readers. */
const LONGEST = 10_000_000;

/** @throws UserError where it is too long, empty, or has no column of e-mail addresses */
export async function readReaders(file: string): Promise<ReadersFile> {
  const { encoding } = await guessEncoding(file);
  let text = '';
  for await (const chunk of textChunks(file, encoding)) {
    text += chunk.text;
    if (text.length > LONGEST) throw new UserError('readers.tooLong', (locale) => say(locale).tooLong);
  }
  return readersIn(text);
}

/** The rule behind `readReaders`. Of a file whose first line has an address, no line names columns: they are told by what is in them. */
export function readersIn(text: string): ReadersFile {
  const { delimiter, lineEnd, escapedBy, hasSepLine } = guessDialect(text);
  const reader = recordReader(delimiter, lineEnd, escapedBy);
  const records = [...reader.push(text), ...reader.end()].slice(hasSepLine ? 1 : 0);
  const [head] = records;
  if (head === undefined) throw new UserError('readers.empty', (locale) => say(locale).empty);
  const bare = columnsByContent(records.map(({ cells }) => cells));
  const columns = bare ?? columnsIn(head.cells);
  const readers = new Map<string, NewReader>();
  const faults: ReadersFile['faults'][number][] = [];
  let repeated = 0;
  for (const { line, cells, problem } of bare ? records : records.slice(1)) {
    if (cells.every((cell) => cell.trim() === '')) continue;
    // A last line without its end is a whole one here: an address that was cut has no end that an address has.
    const isBroken = problem !== null && problem !== 'cut';
    const email = addressIn(cells[columns.email] ?? '');
    const written = (cells[columns.language] ?? '').trim();
    const locale = languageIn(written);
    if (isBroken) faults.push({ line, fault: 'unreadable' });
    else if (email === null) faults.push({ line, fault: 'no-address' });
    else if (locale === undefined) faults.push({ line, fault: 'language' });
    else if (readers.has(email.toLowerCase())) repeated += 1;
    else readers.set(email.toLowerCase(), { email, locale });
  }
  const taken = bare && { email: bare.email + 1, language: bare.language < 0 ? null : bare.language + 1 };
  return { readers: [...readers.values()], faults, repeated, taken: head.cells.length > 1 ? taken : null };
}

/** Null where the first line has no address, and so names its columns. Of several with addresses, the one that has most. */
function columnsByContent(
  lines: readonly (readonly string[])[],
): { readonly email: number; readonly language: number } | null {
  const [head = []] = lines;
  const counts = head.map((cell, at) =>
    addressIn(cell) === null ? 0 : lines.filter((cells) => addressIn(cells[at] ?? '') !== null).length,
  );
  const most = Math.max(0, ...counts);
  if (most === 0) return null;
  const language = head.findIndex((_, at) => lines.every((cells) => languageIn((cells[at] ?? '').trim())));
  return { email: counts.indexOf(most), language };
}

/** Headers after `fold`, the likeliest first: of « Adresse » and « Email » side by side, the first is where somebody lives. */
const EMAIL_HEADERS =
  'email,e mail,courriel,email address,e mail address,adresse email,adresse e mail,adresse mail,adresse electronique,adresse courriel,adresse de courriel,adresse de courrier electronique,courrier electronique,adresse de messagerie,primary email,work email,e mail 1 value,mail,mel,address,adresse'.split(
    ',',
  );
const LANGUAGE_HEADERS = ['language', 'locale', 'lang', 'langue'];

function columnsIn(cells: readonly string[]): { readonly email: number; readonly language: number } {
  const headers = cells.map(fold);
  const columnOf = (names: readonly string[]) =>
    headers.indexOf(names.find((name) => headers.includes(name)) ?? 'none of them');
  const email = columnOf(EMAIL_HEADERS);
  if (email < 0) {
    const given = cells.map((cell) => cell.trim().slice(0, 40)).filter((cell) => cell !== '');
    throw new UserError('readers.columns', (locale) => say(locale).columns(given.slice(0, 20).join(', ')));
  }
  return { email, language: columnOf(LANGUAGE_HEADERS) };
}

/**
 * "Nadia <nadia@example.com>" gives the address alone, its domain as mail servers name it (xn--…), so that one mailbox has one address. Null for
 * what is none that can be written to: local part up to 64 bytes, 254 in all (RFC 5321, 4.5.3.1), without quotation marks, a domain with a
 * dot that is no number. Nothing that would end a header line or begin another address, and nothing that is not seen. Letters beyond ASCII before the @ are
 * refused: few servers take them (RFC 6531), and an accent there is nearly always a slip.
 */
export function addressIn(text: string): string | null {
  const [, inner = text] = /<([^<>]*)>\s*$/.exec(text) ?? [];
  const address = inner.trim().replace(/^mailto:/i, '');
  const [, local = '', written = ''] = LOCAL_AND_DOMAIN.exec(address) ?? [];
  const domain = domainToASCII(written.normalize('NFC'));
  const labels = domain.split('.');
  const isDomain =
    labels.length > 1 &&
    labels.every((label) => /^[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?$/.test(label)) &&
    /[a-z]/.test(labels.at(-1) ?? '');
  const whole = `${local}@${domain}`;
  return isDomain && whole.length <= 254 && !/^\.|\.\.|\.@/.test(whole) ? whole : null;
}

/** "atext" and dots (RFC 5322, 3.2.3) before the @; after it letters of any language, their accents, digits, hyphens, dots. */
const LOCAL_AND_DOMAIN = /^([\w.!#$%&'*+/=?^`{|}~-]{1,64})@([\p{L}\p{M}\p{N}.-]{1,253})$/u;

const NAMES: Readonly<Record<string, Locale>> = {
  francais: 'fr',
  french: 'fr',
  anglais: 'en',
  english: 'en',
};

/** Null where none is given; undefined for one that nothing is written in. */
function languageIn(written: string): Locale | null | undefined {
  if (written === '') return null;
  return localeOf(written) ?? NAMES[fold(written).trim()];
}

const say = phrases({
  en: {
    tooLong: 'The file is longer than ten million characters: import it in parts.',
    empty: 'The file is empty.',
    columns: (given: string) =>
      `The first line must name a column “email” (and may name “language”). It names: ${given === '' ? 'nothing' : given}.`,
  },
  fr: {
    tooLong: fr`Le fichier dépasse dix millions de caractères : importez-le en plusieurs fois.`,
    empty: 'Le fichier est vide.',
    columns: (given) =>
      fr`La première ligne doit nommer une colonne « email » (et peut nommer « langue »). Elle nomme : ${given === '' ? 'rien' : given}.`,
  },
});
