// Stores contacts: redacted and hashed first, each once, however often it comes. What a contact may be is item.ts.
import { type Database, type EngineStore, insertMany, transact } from '../database/client.ts';
import { customerFingerprint, type SeenBefore } from '../feedback/identity.ts';
import { inPortions } from '../feedback/portions.ts';
import { redact, redactedValue } from '../feedback/redaction.ts';
import { atTouchpoints } from '../feedback/touchpoints/company.ts';
import type { Keys } from '../keys.ts';
import { fold } from '../terms/fold.ts';
import { departmentsNamed } from './departments.ts';
import type { ContactItem } from './item.ts';
import { contactRetention } from './retention.ts';

export interface ContactStoring {
  readonly keys: Keys;
  /** How national phone numbers are read. */
  readonly country: string;
  readonly now: Date;
  /** ContactImport.number; null for the API's. */
  readonly batch: number | null;
  /** What came before in the same file or request. */
  readonly seen: SeenBefore;
}

export interface StoredContacts {
  /** Rows that are there now and were not. */
  readonly imported: number;
  /** Rows that were there already, as they are. */
  readonly duplicates: number;
  /** Rows that are there with other content, which stays, by their place among the items. */
  readonly differing: readonly number[];
}

const COLUMNS = {
  workspaceId: 'text',
  id: 'text',
  batch: 'integer',
  day: 'text',
  reason: 'text',
  reasonKey: 'text',
  channel: 'text',
  touchpoint: 'text',
  departmentId: 'text',
  count: 'integer',
  seconds: 'integer',
  cost: 'bigint',
  verbatim: 'text',
  customer: 'text',
  receivedAt: 'instant',
} as const;

type ContactRow = Awaited<ReturnType<typeof rowOf>>;

/** Some hundreds at a time are best. All of them or, where the database fails, none; storing them again changes nothing. */
export async function storeContacts(
  database: Database,
  workspaceId: string,
  items: readonly ContactItem[],
  storing: ContactStoring,
): Promise<StoredContacts> {
  // Ranks among equals are drawn once, outside the transaction, which may be tried again.
  const made = items.map((item) => rowOf(workspaceId, item, storing));
  return transact(database, async (tx) => {
    const store = { db: tx, engine: database.engine };
    const departments = await departmentsNamed(
      store,
      workspaceId,
      made.flatMap(({ department }) => department ?? []),
    );
    const placed = await atTouchpoints(store, workspaceId, made, null);
    const { wordsFrom } = await contactRetention(tx, workspaceId, storing.now);
    const rows = placed.map(({ department, ...row }) => ({
      ...row,
      // What is past its time as it comes in is not even stored.
      ...(wordsFrom !== null && row.day < wordsFrom ? { verbatim: null, customer: null } : {}),
      departmentId: department === null ? null : (departments.get(fold(department)) ?? null),
    }));
    let imported = 0;
    const differing: number[] = [];
    let at = 0;
    for (const some of inPortions(rows)) {
      const fresh = await insertMany(store, 'Contact', COLUMNS, some);
      imported += fresh;
      if (fresh < some.length)
        for (const place of await differingIn(store, workspaceId, some)) differing.push(at + place);
      at += some.length;
    }
    return { imported, duplicates: rows.length - imported - differing.length, differing };
  });
}

function rowOf(workspaceId: string, item: ContactItem, { keys, country, now, batch, seen }: ContactStoring) {
  const { verbatim, names, reason, customer, cost } = item;
  const how = { names, country };
  const kept = redactedValue(reason, how);
  return {
    workspaceId,
    id: idOf(workspaceId, item, keys, seen),
    batch,
    day: item.day,
    reason: kept,
    reasonKey: fold(kept),
    channel: item.channel as string,
    touchpoint: item.touchpoint,
    department: item.department === null ? null : redactedValue(item.department, how),
    count: item.count,
    seconds: item.seconds,
    cost: cost === null ? null : String(cost),
    verbatim: verbatim === null ? null : redact(verbatim, how).text,
    customer: customer === null ? null : customerFingerprint(keys, workspaceId, customer),
    receivedAt: now,
  };
}

/**
 * By its source's own id where there is one. A sum is that of its day, reason, channel, department and touchpoint, whatever it comes to: a file
 * that says otherwise next time is told of, and not counted twice. A single contact is all that is said of it. Its rank among its equals in
 * the same file counts too: two calls of one day about one thing are two.
 */
function idOf(workspaceId: string, item: ContactItem, keys: Keys, seen: SeenBefore): string {
  if (item.externalId !== null) return keys.fingerprint('contact', JSON.stringify(['id', item.externalId]));
  const { day, channel, touchpoint, department } = item;
  const where = [fold(item.reason), channel, department && fold(department), touchpoint && fold(touchpoint)];
  const customer = item.customer === null ? null : customerFingerprint(keys, workspaceId, item.customer);
  const of = item.isSum
    ? ['sum', day, ...where]
    : [
        'one',
        item.at.getTime(),
        ...where,
        customer,
        item.verbatim,
        item.seconds,
        item.cost && String(item.cost),
      ];
  const first = keys.fingerprint('contact', JSON.stringify(of));
  const rank = seen.rankOf(first);
  return rank === 0 ? first : keys.fingerprint('contact', JSON.stringify([...of, rank]));
}

/** What counts for a statement; words may have been taken out since. */
async function differingIn(
  { db }: EngineStore,
  workspaceId: string,
  rows: readonly (Omit<ContactRow, 'department'> & { readonly departmentId: string | null })[],
): Promise<number[]> {
  const stored = await db.contact.findMany({
    where: { workspaceId, id: { in: rows.map(({ id }) => id) } },
    select: {
      ...({ id: true, day: true, reasonKey: true, channel: true } as const),
      ...({ departmentId: true, count: true, seconds: true, cost: true } as const),
    },
  });
  const byId = new Map(stored.map((each) => [each.id, each]));
  return rows.flatMap((row, place) => {
    const there = byId.get(row.id);
    const isSame =
      there === undefined ||
      (there.day === row.day &&
        there.reasonKey === row.reasonKey &&
        there.channel === row.channel &&
        there.departmentId === row.departmentId &&
        there.count === row.count &&
        there.seconds === row.seconds &&
        (there.cost === null ? null : String(there.cost)) === row.cost);
    return isSame ? [] : [place];
  });
}
