// The answers that a fuzzed file holds before it is spoilt, as texts and as what must be read of them.
import { DateTime } from 'luxon';
import type { Chance } from '../../src/demo/company/chance.ts';
import { CUT, limits } from '../../src/feedback/texts.ts';

export const fields = ['date', 'score', 'verbatim', 'customer', 'id', 'touchpoint', 'region'] as const;
export type Field = (typeof fields)[number];

export const headers: Readonly<Record<Field, string>> = {
  date: 'Date de réponse',
  score: 'NPS',
  verbatim: 'Commentaire',
  customer: 'Client',
  id: 'N° réponse',
  touchpoint: 'Parcours',
  region: 'Région',
};

export type Cells = Readonly<Record<Field, string>>;

export interface Table {
  /** The columns, from left to right. */
  readonly order: readonly Field[];
  readonly rows: readonly Cells[];
}

/** An answer as it was read. */
export interface Answer {
  readonly at: number;
  readonly score: number | null;
  readonly texts: Omit<Cells, 'date' | 'score'>;
}

export const ZONE = 'Europe/Paris';

const comments = [
  'Livraison très rapide, merci à l’équipe',
  'Déçu : le colis est arrivé ouvert; rien ne manquait',
  'Bonjour,\nj’attends toujours ma commande\nmerci',
  'On m’a répondu "on verra" et puis plus rien',
  'Trop cher & trop long <franchement>',
  'œuvre naïve, où l’on espère…',
  'ok',
  '',
];
const places = ['Achat', 'Livraison', 'Service client', ''];
const regions = ['Île-de-France', 'Bretagne', 'Provence', 'Grand Est'];

/** 3 to 40 rows, each with a minute and a number of its own. */
export function makeTable(chance: Chance): Table {
  const count = 3 + Math.floor(chance.next() * 38);
  const isIso = chance.next() < 0.3;
  const start = DateTime.fromISO('2026-01-05T08:00', { zone: ZONE });
  const rows = Array.from({ length: count }, (_, i) => {
    const at = start.plus({ minutes: i * 137 });
    return {
      date: at.toFormat(isIso ? "yyyy-MM-dd'T'HH:mm" : 'dd/MM/yyyy HH:mm'),
      score: String(Math.floor(chance.next() * 21) / 2).replace('.', ','),
      verbatim: chance.pick(comments),
      customer: `C-${100 + Math.floor(chance.next() * 40)}`,
      id: `R-${1000 + i}`,
      touchpoint: chance.pick(places),
      region: chance.pick(regions),
    };
  });
  return { order: chance.shuffle(fields), rows };
}

/**
 * Whether an answer says what the cells say, every one of them. A date or a score that is not written as above was
 * changed, and what it means now is not for this reader to say.
 */
export function agree(answer: Answer, cells: Cells): boolean {
  const { date, score, ...texts } = cells;
  return (
    Object.entries(answer.texts).every(([field, text]) =>
      isKept(inLines(text), inLines(trimmed(texts, field))),
    ) &&
    (millisOf(date) ?? answer.at) === answer.at &&
    (score === '' ? null : (scoreOf(score) ?? answer.score)) === answer.score
  );
}

/** Whole; or cut, with a mark, where something huge stands in it: up to that it is as it was. */
function isKept(text: string, given: string): boolean {
  if (text === given) return true;
  const isCut = text.length > limits.verbatim - 100 && text.endsWith(CUT);
  return isCut && given.startsWith(text.replace(HUGE, ''));
}

/** What csv-files.ts writes into a field, and all after it. */
const HUGE = /é{1000}.*$/s;

function trimmed(texts: Answer['texts'], field: string): string {
  return (new Map(Object.entries(texts)).get(field) ?? '').trim().normalize('NFC');
}

/** Where a line ends, not how: a file's line ends are written anew as a whole. */
function inLines(text: string): string {
  return text.replace(/[\r\n]+/g, '\n');
}

function millisOf(date: string): number | null {
  const format = date.includes('T') ? "yyyy-MM-dd'T'HH:mm" : 'dd/MM/yyyy HH:mm';
  const at = DateTime.fromFormat(date, format, { zone: ZONE });
  return at.isValid && at.toFormat(format) === date ? at.toMillis() : null;
}

function scoreOf(score: string): number | null {
  return /^(?:\d|10)(?:[.,]5)?$/.test(score) ? Number(score.replace(',', '.')) : null;
}
