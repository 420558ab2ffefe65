// How whoever holds what a round leaves behind would join answers to people: by what stands beside each other, and by rank in two orders.
import type { Database } from '../../src/database/client.ts';
import { type LogRecord, namedAround, namedIn } from '../suggestions/log-records.ts';
import { mixed } from '../suggestions/mixed.ts';

export type Order = Readonly<Record<string, readonly string[]>>;

/** A row as it stands in its table. */
export interface Standing {
  readonly id: string;
  /** Which transaction wrote it: PostgreSQL's xmin. */
  readonly by: number;
}

/** In the order in which the table has them: of rowids, or of places in the heap. */
export async function standing({ db, engine }: Database, table: string, column: string): Promise<Standing[]> {
  const rows: { id: string; by: number }[] = await db.$queryRawUnsafe(
    engine === 'sqlite'
      ? `SELECT "${column}" AS id, 0 AS "by" FROM "${table}"`
      : `SELECT "${column}" AS id, xmin::text::bigint AS "by" FROM "${table}" ORDER BY ctid`,
  );
  return rows.map((row) => ({ id: row.id, by: Number(row.by) }));
}

/** The order in which a log first has each of them. */
export function inLog(records: readonly LogRecord[], ids: readonly string[]): string[] {
  const at = new Map(ids.map((id) => [id, records.findIndex(({ text }) => text.includes(id))]));
  return ids.filter((id) => (at.get(id) ?? -1) >= 0).toSorted((a, b) => (at.get(a) ?? 0) - (at.get(b) ?? 0));
}

/** By the id that the chat has of somebody: theirs in our tables. */
export type WhoIs = (account: string) => string;
const asCalled: WhoIs = (account) => `person-${account}`;

/** Those who answered, in the order of each table that names them, and of the log. */
export async function rollOrders(
  database: Database,
  answered: ReadonlySet<string>,
  records: readonly LogRecord[],
  whoIs = asCalled,
): Promise<Order> {
  const of = (ids: readonly string[]) => [...new Set(ids.filter((id) => answered.has(id)))];
  const invited = await standing(database, 'SurveyInvited', 'personId');
  const people = await standing(database, 'Person', 'id');
  const letters = await standing(database, 'Delivery', 'address');
  const named = records.flatMap((record) => record.named.map(whoIs));
  return {
    'the roll': of(invited.map(({ id }) => id)),
    'the roll, as it was last written': of(byWriter(invited)),
    people: of(people.map(({ id }) => id)),
    'people, as they were last written': of(byWriter(people)),
    'the letters': of(letters.flatMap(({ id }) => namedIn(id).map(whoIs))),
    'their ids': of(invited.map(({ id }) => id).toSorted()),
    'the log': of(named),
  };
}

export function byWriter(rows: readonly Standing[]): string[] {
  return rows.toSorted((a, b) => a.by - b.by).map(({ id }) => id);
}

/** By rank: the third of these is the third of those. */
export function byRank(things: Order, people: Order, id: string): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(things).flatMap(([how, ids]) =>
      Object.entries(people).map(([whom, who]) => [`${how}, beside ${whom}`, who[ids.indexOf(id)]]),
    ),
  );
}

/** By rank where fewer people are known than there are things: as far along these as those. */
export function byPart(things: Order, people: Order, id: string): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(things).flatMap(([how, ids]) =>
      Object.entries(people).map(([whom, who]) => [
        `${how}, as far along as ${whom}`,
        who[Math.floor(((ids.indexOf(id) + 0.5) / ids.length) * who.length)],
      ]),
    ),
  );
}

/** Who stands nearest by the transaction that wrote both, before it, and after it. */
export function byTransaction(
  rows: readonly Standing[],
  by: number,
  what: string,
): Record<string, string | undefined> {
  const far = mixed(rows).map((row) => ({ id: row.id, far: row.by - by }));
  const nearest = (all: typeof far) => all.toSorted((a, b) => Math.abs(a.far) - Math.abs(b.far))[0]?.id;
  return {
    [`whose row of ${what} was written next to it`]: nearest(far),
    [`whose row of ${what} was last written before it`]: nearest(far.filter((each) => each.far <= 0)),
    [`whose row of ${what} was first written after it`]: nearest(far.filter((each) => each.far > 0)),
  };
}

export function besideInLog(
  records: readonly LogRecord[],
  id: string,
  whoIs = asCalled,
): Record<string, string | undefined> {
  const { nearest, before, after } = namedAround(records, id);
  const person = (who: string | undefined) => who && whoIs(who);
  return {
    'who is named next to it in the log': person(nearest),
    'who is named last before it in the log': person(before),
    'who is named first after it in the log': person(after),
  };
}
