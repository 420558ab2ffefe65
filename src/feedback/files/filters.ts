// Which rows of a file come in, by what stands in its columns: `--only "Country=FR"`, `--without "Status=Test"`. Pure.
import { UserError } from '../../errors.ts';
import { fr, phrases } from '../../i18n/phrases.ts';
import { fold } from '../../terms/fold.ts';
import type { Column } from './columns.ts';
import { placeOf } from './recognition/said.ts';

/** Of one column several may be given: with `only` one of them has to stand there, with `without` none. */
export interface RowFilter {
  readonly kind: 'only' | 'without';
  /** Its header, or "#3". */
  readonly column: string;
  /** Regardless of case and accents; '' is an empty cell. */
  readonly value: string;
}

/** "Country=FR". @throws UserError('import.filter') where it is no pair */
export function parseFilter(kind: RowFilter['kind'], text: string): RowFilter {
  const [, column = '', value = ''] = /^\s*(.+?)\s*=\s*(.*?)\s*$/s.exec(text) ?? [];
  if (column === '')
    throw new UserError('import.filter', (locale) => say(locale).notAPair(`--${kind}`, text));
  return { kind, column, value };
}

/** Whether a row stays outside. @throws UserError('import.filter') where there is no such column, naming those there are */
export function leftOutBy(
  filters: readonly RowFilter[],
  { columns }: { readonly columns: readonly Pick<Column, 'header'>[] },
): (cells: readonly string[]) => boolean {
  if (filters.length === 0) return () => false;
  const headers = columns.map(({ header }) => header);
  const asked = new Map<string, { at: number; kind: RowFilter['kind']; values: Set<string> }>();
  for (const { kind, column, value } of filters) {
    const at = placeOf(column, headers);
    if (at === null) {
      const known = headers.map((header) => header.trim()).filter((header) => header !== '');
      const shown = known.slice(0, 30).join(', ');
      throw new UserError('import.filter', (locale) => say(locale).noColumn(`--${kind}`, column, shown));
    }
    const key = `${kind} ${at}`;
    const one = asked.get(key) ?? { at, kind, values: new Set() };
    asked.set(key, one);
    one.values.add(fold(value));
  }
  const all = [...asked.values()];
  return (cells) =>
    all.some(({ at, kind, values }) => values.has(fold(cells[at] ?? '')) === (kind === 'without'));
}

const say = phrases({
  en: {
    notAPair: (option: string, given: string) =>
      `${option}: “${given}” is not of the form Column=value, for example ${option} "Country=FR".`,
    noColumn: (option: string, column: string, known: string) =>
      `${option}: there is no column “${column}”. Columns: ${known}`,
  },
  fr: {
    notAPair: (option, given) =>
      fr`${option} : « ${given} » n’est pas de la forme Colonne=valeur, par exemple ${option} "Pays=FR".`,
    noColumn: (option, column, known) =>
      fr`${option} : il n’y a pas de colonne « ${column} ». Colonnes : ${known}`,
  },
});
