// Reads a CSV file of items: each line one, or what is wrong with it. Stores nothing. Which kind it is of, its columns say.
import { UserError } from '../../errors.ts';
import { guessDialect } from '../../feedback/files/csv/dialect.ts';
import { guessEncoding, textChunks } from '../../feedback/files/csv/encoding.ts';
import { recordReader } from '../../feedback/files/csv/records.ts';
import { type Locale, locales } from '../../i18n/locale.ts';
import { fr, phrases } from '../../i18n/phrases.ts';
import { fold } from '../../terms/fold.ts';
import {
  isItemKey,
  itemWords,
  levels,
  type OwnKind,
  ownKinds,
  type PartFault,
  partsOf,
  type SaidItem,
  steps,
} from './item.ts';

export type LineFault =
  | { readonly line: number; readonly fault: 'unreadable' | 'no-key' | 'key-twice' }
  | ({ readonly line: number } & PartFault);

export interface FileItem extends SaidItem {
  /** Of a sentence of the pulse, the words for the step that it is about: NO_STEP, or one's id or name. '' or absent: as it is. */
  readonly step?: string;
}

export interface ItemsFile {
  readonly kind: OwnKind;
  readonly items: readonly FileItem[];
  /** Lines that were left out, with each thing that is wrong with them. */
  readonly faults: readonly LineFault[];
}

/** In characters. */
const LONGEST = 1_000_000;

/** @throws UserError where it is too long, empty, or its first line names no columns of a kind */
export async function readItems(file: string): Promise<ItemsFile> {
  const { encoding } = await guessEncoding(file);
  let text = '';
  for await (const chunk of textChunks(file, encoding)) {
    text += chunk.text;
    if (text.length > LONGEST) throw new UserError('items.tooLong', (locale) => say(locale).tooLong);
  }
  return itemsIn(text);
}

/** The rule behind `readItems`. */
export function itemsIn(text: string): ItemsFile {
  const { delimiter, lineEnd, escapedBy, hasSepLine } = guessDialect(text);
  const reader = recordReader(delimiter, lineEnd, escapedBy);
  const records = [...reader.push(text), ...reader.end()].slice(hasSepLine ? 1 : 0);
  const [head] = records;
  if (head === undefined) throw new UserError('items.empty', (locale) => say(locale).empty);
  const headers = head.cells.map((cell) => fold(cell).trim());
  const kind = ownKinds.findLast((each) => headers.some((header) => namesOf(each).has(header)));
  const keyAt = headers.findIndex((header) => KEY.includes(header));
  if (kind === undefined || keyAt < 0) {
    const given = head.cells.map((cell) => cell.trim().slice(0, 40)).filter((cell) => cell !== '');
    throw new UserError('items.columns', (locale) => say(locale).columns(given.slice(0, 20).join(', ')));
  }
  const columns = columnsOf(kind, headers);
  const stepAt = kind === 'pulse' ? headers.findIndex((header) => STEP.includes(header)) : -1;
  const items = new Map<string, FileItem>();
  const faults: LineFault[] = [];
  for (const { line, cells, problem } of records.slice(1)) {
    if (cells.every((cell) => cell.trim() === '')) continue;
    const key = (cells[keyAt] ?? '').trim();
    const { words, faults: wrong } = itemWords(
      kind,
      (part, locale) => cells[columns.get(`${part} ${locale}`) ?? -1] ?? '',
    );
    // A last line without its end is a whole one here.
    if (problem !== null && problem !== 'cut') faults.push({ line, fault: 'unreadable' });
    else if (!isItemKey(key)) faults.push({ line, fault: 'no-key' });
    else if (items.has(key)) faults.push({ line, fault: 'key-twice' });
    else if (wrong.length > 0) faults.push(...wrong.map((each) => ({ line, ...each })));
    else items.set(key, { key, words, ...(stepAt < 0 ? {} : { step: (cells[stepAt] ?? '').trim() }) });
  }
  return { kind, items: [...items.values()], faults };
}

const KEY = ['key', 'cle'];
const STEP = ['step', 'etape'];

/** Of parts, besides their own names: what a French file calls them, after `fold`. */
const CALLED: Readonly<Record<string, string>> = {
  client: 'customer',
  entreprise: 'company',
  nom: 'name',
  ...Object.fromEntries(levels.map((level) => [`niveau${level}`, `level${level}`])),
  ...Object.fromEntries(steps.map((step) => [`suite${step}`, `next${step}`])),
};

/** Where each part is in each language: "situation fr". A sentence needs no other name than its language. */
function columnsOf(kind: OwnKind, headers: readonly string[]): ReadonlyMap<string, number> {
  return new Map(
    headers.flatMap((header, at) => {
      const named = nameOf(kind, header);
      return named === null ? [] : [[named, at] as const];
    }),
  );
}

function nameOf(kind: OwnKind, header: string): string | null {
  const words = header.split(/[\s_]+/);
  const locale = locales.find((each) => each === words.at(-1));
  if (locale === undefined) return null;
  const [written = ''] = words.length > 1 ? words : [kind === 'pulse' ? 'text' : ''];
  const part = CALLED[written] ?? written;
  return partsOf[kind].some(({ name }) => name === part) ? `${part} ${locale}` : null;
}

function namesOf(kind: OwnKind): { has(header: string): boolean } {
  return { has: (header) => nameOf(kind, header) !== null };
}

/** As a file names it: "situation_fr", "fr". */
export function columnOf(kind: OwnKind, part: string, locale: Locale): string {
  return kind === 'pulse' ? locale : `${part}_${locale}`;
}

const say = phrases({
  en: {
    tooLong: 'The file is longer than a million characters: it is no list of items.',
    empty: 'The file is empty.',
    columns: (given: string) =>
      `The first line must name the columns “key, fr, en” (sentences of a pulse; also “step”), or “key, situation_fr, situation_en, customer_fr, customer_en, company_fr, company_en, procedure_fr, procedure_en” (situations of an orientation), or “key, name_fr, name_en, level1_fr … level5_en, next1_fr … next4_en” (practices of maturity). It names: ${given === '' ? 'nothing' : given}.`,
  },
  fr: {
    tooLong: fr`Le fichier dépasse un million de caractères : ce n’est pas une liste d’items.`,
    empty: 'Le fichier est vide.',
    columns: (given) =>
      fr`La première ligne doit nommer les colonnes « key, fr, en » (phrases d’un pouls ; aussi « etape »), ou « key, situation_fr, situation_en, customer_fr, customer_en, company_fr, company_en, procedure_fr, procedure_en » (situations d’une orientation), ou « key, name_fr, name_en, level1_fr … level5_en, next1_fr … next4_en » (pratiques d’une maturité). Elle nomme : ${given === '' ? 'rien' : given}.`,
  },
});
