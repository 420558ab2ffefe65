// What a source's last file was, as it is kept with the source: used for the next file with the same columns, and told where they changed. Pure.
import { z } from 'zod';
import { fold } from '../../../terms/fold.ts';
import { metrics } from '../../scale.ts';
import type { Mapping, UnderstoodColumn } from '../columns.ts';
import { columnFields } from '../headers.ts';
import { isOfRejects } from '../rejects.ts';
import { answerOf, type Doubt } from './doubts.ts';

const column = z.object({
  header: z.string(),
  field: z.enum(columnFields),
  metric: z.enum(metrics).nullable(),
  scale: z.object({ low: z.number(), high: z.number() }).nullable(),
  values: z.record(z.string(), z.number().nullable()),
  drops: z.array(z.string()),
});
const kept = z.object({ columns: z.array(column) });

export type KeptColumn = z.infer<typeof column>;
export type Kept = z.infer<typeof kept>;

/** Null where nothing was kept, or in another form. */
export function parseKept(stored: unknown): Kept | null {
  const parsed = kept.safeParse(stored);
  return parsed.success ? parsed.data : null;
}

/** What is kept of a file once it was imported: its columns' names and what they are; no value but labels of scores. */
export function keptOf({ columns }: Mapping): Kept {
  const isRejects = isOfRejects(columns.map(({ header }) => header));
  return {
    columns: columns
      .slice(isRejects ? LEADING : 0)
      .map(({ header, field, metric, scale, values, drops }: UnderstoodColumn) => ({
        header,
        field,
        metric,
        scale,
        values: { ...values },
        drops: [...drops],
      })),
  };
}

/** Columns that a file of rejects has before those of the file that it came from. */
const LEADING = 3;

/** Names that come twice are told apart by which of them it is. */
function keysOf(headers: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return headers.map((header) => {
    const name = fold(header);
    const nth = (seen.get(name) ?? 0) + 1;
    seen.set(name, nth);
    return `${name} ${nth}`;
  });
}

/** What is known of these columns from the last file, by their places; and the doubt where others came or went. */
export function keptIn(
  headers: readonly string[],
  before: Kept | null,
  isNew: boolean,
): { readonly columns: ReadonlyMap<number, KeptColumn>; readonly doubts: readonly Omit<Doubt, 'isAsked'>[] } {
  if (before === null) return { columns: new Map(), doubts: [] };
  const known = new Map(
    keysOf(before.columns.map(({ header }) => header)).map((key, i) => [key, before.columns[i]]),
  );
  const keys = keysOf(headers);
  const columns = new Map(
    keys.flatMap((key, at) => {
      const found = known.get(key);
      return found ? [[at, found] as const] : [];
    }),
  );
  const from = isOfRejects(headers) ? LEADING : 0;
  const came = headers.filter((_, at) => at >= from && !columns.has(at));
  const went = [...known].flatMap(([key, each]) => (keys.includes(key) || !each ? [] : [each.header]));
  if (isNew || (came.length === 0 && went.length === 0)) return { columns, doubts: [] };
  const shown = [...came.map((name) => `+ ${name}`), ...went.map((name) => `- ${name}`)].slice(0, 5);
  const answers = [answerOf('new', [{ left: '', right: 'new', of: 'layout' }])];
  return { columns, doubts: [{ code: 'layout.changed', column: null, answers, shown }] };
}
