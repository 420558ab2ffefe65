// One customer's words on a reason that weighs, chosen the same way each time; none where so few wrote that a reader could guess who.
import type { Store } from '../database/client.ts';
import { LEAST_ANSWERS_FOR_COMMENTS, LEAST_CUSTOMERS } from '../feedback/verbatims.ts';
import type { Locale } from '../i18n/locale.ts';
import { languageOf } from '../terms/language.ts';
import { departmentBy } from './lines.ts';
import { rulesOf } from './rules.ts';

export interface ContactQuote {
  /** See `contactQuoted`. */
  readonly of: string;
  readonly reasonKey: string;
  /** Redacted. Data, never markup. */
  readonly text: string;
}

/** By what a message says whose words it carries: a contact is no answer of a customer's, which go by their bare ids. */
export function contactQuoted(id: string): string {
  return `${QUOTED}${id}`;
}

/** The other way round; null for what is no contact. */
export function contactIn(quoted: string): string | null {
  return quoted.startsWith(QUOTED) ? quoted.slice(QUOTED.length) : null;
}

const QUOTED = 'contact:';

/** Of these contacts, by their ids, those that have no words: a message may quote none of them. */
export async function wordlessAmong(
  db: Store,
  workspaceId: string,
  ids: readonly string[],
): Promise<string[]> {
  if (ids.length === 0) return [];
  const where = { workspaceId, id: { in: [...ids] }, verbatim: { not: null } };
  const speaking = new Set((await db.contact.findMany({ where, select: { id: true } })).map(({ id }) => id));
  return ids.filter((id) => !speaking.has(id));
}

/** The latest that are looked at. */
const CANDIDATES = 500;
/** In characters: shorter says little, longer is not read. */
const READABLE = { least: 40, most: 280 } as const;

/** Of a department's contacts of a closed month: on the first of these reasons on which enough customers wrote. */
export async function quoteOf(
  db: Store,
  workspaceId: string,
  {
    month,
    departmentId,
    reasonKeys,
    locale,
  }: {
    readonly month: string;
    readonly departmentId: string;
    readonly reasonKeys: readonly string[];
    readonly locale: Locale;
  },
): Promise<ContactQuote | null> {
  const departmentOf = departmentBy(await rulesOf(db, workspaceId));
  for (const reasonKey of reasonKeys) {
    const rows = await db.contact.findMany({
      where: { workspaceId, countedIn: month, reasonKey, verbatim: { not: null } },
      select: { id: true, verbatim: true, customer: true, departmentId: true },
      orderBy: [{ day: 'desc' }, { id: 'asc' }],
      take: CANDIDATES,
    });
    const its = rows.filter((row) => (row.departmentId ?? departmentOf(reasonKey)) === departmentId);
    const customers = new Set(its.map(({ id, customer }) => customer ?? id));
    if (its.length < LEAST_ANSWERS_FOR_COMMENTS || customers.size < LEAST_CUSTOMERS) continue;
    const texts = its.flatMap(({ id, verbatim }) =>
      verbatim === null ? [] : { of: contactQuoted(id), reasonKey, text: verbatim },
    );
    const readable = texts.filter(
      ({ text }) => text.length >= READABLE.least && text.length <= READABLE.most,
    );
    const found = readable.find(({ text }) => languageOf(text) === locale) ?? readable[0];
    if (found) return found;
  }
  return null;
}
