// Rows that stand in a table of answers and are none: totals, averages, "Généré le…", notes, a header that comes again. Pure.
import { fold } from '../../../terms/fold.ts';
import type { ColumnField, Mapping } from '../columns.ts';
import type { FileRecord } from '../record.ts';
import { filledIn, isDate, valueKind } from './values.ts';

/** In characters: the longest of such words, and then notes. */
const LONGEST = 300;

const COUNTED =
  '(?: (?:reponses?|responses?|lignes?|rows?|records?|enregistrements?|avis|answers?|clients?|results?|resultats?|items?|elements?))';
/** What the first cell of such a row says, after `fold`. */
const WORDS = new RegExp(
  [
    // A total and what it counts: "Total : 12 réponses", "Sous-total Lyon", "Total octobre 2026"
    String.raw`(?:grand |sous |sub ?)?tota(?:l|ux|ls)(?: (?:general|generale|generaux|des?|du|of|for|all|global|\d+|\p{L}{1,20})){0,4}`,
    String.raw`(?:moyenne|average|avg|mean|mediane?|ecart type|std ?dev|standard deviation|somme|sum|minimum|maximum|min|max)(?: (?:generale?|globale?|overall|score|note|nps|csat|ces|\d+)){0,3}`,
    String.raw`(?:nombre|nb|number|count|no)(?: (?:de|of|d))?${COUNTED}(?: (?:total|totales|recues))?(?: \d+)*`,
    String.raw`count|effectif|base|\d{1,9}(?: \d{3}){0,3}${COUNTED}(?: (?:exported|exportees?|selected|affected|affectees?|au total|in total|total|found|trouves?))?`,
    `(?:genere|generee|generated|exporte|exportee|exported|edite|editee|imprime|imprimee|printed|cree|produced|extrait|mis a jour|updated|downloaded|telecharge)(?: (?:le|on|at|by|par|the|from|avec|with|depuis|a partir de)) .*`,
    `(?:rapport|report|export|document|fichier|file|date|extraction)(?: (?:de|d|du|of))? (?:genere|generated|exporte|exported|edite|extraction|export|generation|edition|impression).*`,
    `(?:fin|end)(?: (?:du|de|des|de l|of|of the))? (?:rapport|report|export|fichier|file|document|donnees|data|liste|list|tableau|table|extraction)(?: .*)?`,
    `(?:filtres? appliques?|applied filters?|filtres?|filters?|source|sources|confidentiel|confidential|copyright|page|legende|legend|remarques?|notes?|nb|avertissement|disclaimer)(?: .*)?`,
  ].join('|'),
  'u',
);
const WHOLE = new RegExp(`^(?:${WORDS.source})$`, 'u');
/** "Page 2/3", "Source : CRM", "Notes : …" say it with a colon or a number; "page" alone may be somebody's answer. */
const MARKED = /^\s*(?:page\s*:?\s*\d+\s*(?:\/|of\b|sur\b|$)|©|\*{1,3}\s|[^\d:]{1,40}:)/i;
const NEEDS_MARK =
  /^(?:filtres?|filters?|source|sources|page|legende|legend|remarques?|notes?|nb|avertissement|disclaimer|base|count|max|min|no|sum)(?: |$)/;

/** Whether a text says that its row is no answer. */
export function saysTotal(text: string): boolean {
  if (text.length > LONGEST) return false;
  if (/^\s*©/.test(text)) return true;
  const folded = fold(text);
  if (!WHOLE.test(folded)) return false;
  return !NEEDS_MARK.test(folded) || MARKED.test(text) || folded.split(' ').length === 1;
}

export type RowKind =
  | 'answer'
  /** Cells without anything in them, as spreadsheets leave them below a table. */
  | 'blank'
  /** Says of itself that it is none, wherever it stands. */
  | 'furniture'
  /** Would be one of a row's many faults higher up, and below all answers is the sum, the average or the note that it looks like. */
  | 'trailing';

/** Most dates begin like this: the rest need not be asked. */
const DATED = /^\s*\d{1,4}[-/.]\d{1,2}[-/.]\d/;

/** For each row by itself, whether it is an answer. @param mapping of the file */
export function rowKinds({
  columns,
  day,
}: Pick<Mapping, 'columns' | 'day'>): (record: FileRecord) => RowKind {
  const placeOf = (wanted: ColumnField): number => columns.findIndex(({ field }) => field === wanted);
  const date = day === null ? placeOf('date') : -1;
  const typed = [date, placeOf('score')];
  const words = placeOf('verbatim');
  const names = columns.map(({ header }) => fold(header));
  return ({ cells, fault, isMore, cellFaults }) => {
    const told = cells[date] ?? '';
    if (isMore || cellFaults || DATED.test(told) || isDate(told, true)) return 'answer';
    const at = cells.findIndex((cell) => cell.trim() !== '');
    const first = cells[at];
    if (first === undefined) return 'blank';
    const filled = filledIn(cells);
    if (filled > 1 && isHeaderAgain(cells, names)) return 'furniture';
    if (saysTotal(first) && filled <= Math.max(3, columns.length / 2)) {
      // Where no row tells its day, an answer may be no more than such a word.
      if (date >= 0) return 'furniture';
      return at === words ? 'answer' : 'trailing';
    }
    if (date < 0 || fault?.code === 'row.quote') return 'answer';
    if (filled === 1 && isNote(first) && (typed.includes(at) || (at === 0 && at !== words)))
      return 'trailing';
    return fault === null && isSum(cells, columns.length) ? 'trailing' : 'answer';
  };
}

/** Words, and not the beginning of a date that was cut. */
function isNote(text: string): boolean {
  return valueKind(text) === 'text' && !/^\s*\d/.test(text) && text.trim().split(/\s+/).length > 2;
}

function isSum(cells: readonly string[], width: number): boolean {
  const filled = cells.filter((cell) => cell.trim() !== '');
  return filled.length <= Math.max(1, width / 3) && filled.every((cell) => valueKind(cell) === 'number');
}

function isHeaderAgain(cells: readonly string[], names: readonly string[]): boolean {
  const same = cells.filter((cell, i) => cell.trim() !== '' && fold(cell) === names[i]).length;
  return same > 1 && same === filledIn(cells);
}
