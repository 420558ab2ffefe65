// What an export is: rows for scripts and how they stand in a table. Each feature names its own (handlers/feature.ts); everything out, to be taken in
// elsewhere, is archive/.
import { dayOf } from '../calendar/day.ts';
import { zoneOf } from '../calendar/zone.ts';
import type { Store } from '../database/client.ts';
import type { Sections } from '../digests/section.ts';
import type { Locale } from '../i18n/locale.ts';
import { type Sheet, toCsv, toJson } from '../sheet.ts';
import type { Workspace } from '../workspace/workspace.ts';

export interface ExportQuestion {
  readonly db: Store;
  readonly workspace: Workspace;
  readonly now: Date;
  /** What a digest can say. */
  readonly sections: Sections;
  /** A day of the company's, YYYY-MM-DD, included; absent: all of them. */
  readonly since?: string | undefined;
}

interface Definition<Row extends object> {
  readonly name: string;
  /** For `portevoix export --help`: in which order, and what is left out; one line. */
  readonly about: Readonly<Record<Locale, string>>;
  /** Of the JSON array: what each has, and what its fields mean; for the same help. */
  readonly elements: Readonly<Record<Locale, string>>;
  /** Whether its rows are of a day, so that only those since one can be asked for. */
  readonly isDated: boolean;
  /** Some hundreds in memory at most. Nobody is named in them who is not named to those who read the same in the chat. */
  readonly rows: (question: ExportQuestion) => AsyncIterable<Row>;
  readonly sheet: Sheet<Row> | ((question: ExportQuestion) => Sheet<Row>);
  /** "3 stories". */
  readonly counted: (locale: Locale, count: string) => { readonly one: string; readonly other: string };
}

export interface Export
  extends Pick<Definition<object>, 'name' | 'about' | 'elements' | 'isDated' | 'counted'> {
  /** Piece by piece. `onRow` is called at each row. */
  pieces(
    question: ExportQuestion,
    how: { readonly format: 'csv' | 'json'; readonly locale: Locale; readonly onRow: () => void },
  ): AsyncGenerator<string>;
}

/** Keeps the rows' own type inside. */
export function defineExport<Row extends object>(definition: Definition<Row>): Export {
  const { name, about, elements, isDated, rows, sheet, counted } = definition;
  return {
    name,
    about,
    elements,
    isDated,
    counted,
    pieces(question, { format, locale, onRow }) {
      const each = told(rows(question), onRow);
      const table = typeof sheet === 'function' ? sheet(question) : sheet;
      return format === 'json' ? toJson(each) : toCsv(table, each, locale);
    },
  };
}

async function* told<T>(rows: AsyncIterable<T>, onRow: () => void): AsyncGenerator<T> {
  for await (const row of rows) {
    onRow();
    yield row;
  }
}

/** Rows at once: what belongs to a row is asked for by two, and SQLite takes 999 parameters in one statement. */
export const PAGE = 400;

/** Page after page of what has numbers, by number. */
export async function* byNumber<Row extends { readonly number: number }>(
  read: (page: { number: { gt: number } }) => Promise<readonly Row[]>,
): AsyncGenerator<readonly Row[]> {
  for (let after = 0; ; ) {
    const rows = await read({ number: { gt: after } });
    yield rows;
    const last = rows.at(-1);
    if (last === undefined || rows.length < PAGE) return;
    after = last.number;
  }
}

/** The first instant of the day asked for; the beginning of time where none was. */
export function startOf({ since, workspace }: Pick<ExportQuestion, 'since' | 'workspace'>): Date {
  return since === undefined ? new Date(0) : new Date(zoneOf(workspace.timeZone).instant(dayOf(since), 0));
}
