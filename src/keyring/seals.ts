// Where sealed values stand, and under which purpose: read and replaced some at a time, on either engine.
import { ASKED } from '../ambassadors/asked.ts';
import { beyond, type EngineStore, type Tx } from '../database/client.ts';
import { CONTENT } from '../delivery/content.ts';
import { ADDRESS, SEALED, SUBJECT } from '../delivery/ledger.ts';
import { PULL_KEY } from '../feedback/pulling/account.ts';
import { REPLY_PLACE } from '../feedback/reply-places.ts';
import { ORIGINAL } from '../feedback/rows.ts';
import { SECRETS } from '../feedback/sources/webhook.ts';
import { SAID } from '../handlers/suggestions/said-words.ts';
import { TOKENS } from '../installations/installation.ts';
import { MAILBOX_KEY } from '../mail-in/mailbox.ts';
import { EMAIL } from '../newsletter/readers.ts';
import { HIDDEN_ACT } from '../suggestions/outbox/hidden-act.ts';
import { AUTHOR } from '../suggestions/suggestion.ts';
import { BALLOT } from '../surveys/ballots.ts';

export interface SealedColumn {
  readonly table: string;
  /** Beside the workspace's. */
  readonly id: string;
  readonly column: string;
  /** Of an object: the field that is sealed. */
  readonly field?: string;
  readonly purpose: string;
  /** What stands in front of a seal. */
  readonly before: string;
}

const plain = { id: 'id', before: '' } as const;
const letter = { table: 'Delivery', id: 'id', before: SEALED } as const;

export const sealedColumns: readonly SealedColumn[] = [
  { ...plain, table: 'Suggestion', column: 'sealedAuthor', purpose: AUTHOR },
  { ...plain, table: 'SealedAct', column: 'seal', purpose: HIDDEN_ACT },
  { ...letter, column: 'address', purpose: ADDRESS },
  { ...letter, column: 'subject', purpose: SUBJECT },
  { ...letter, column: 'remote', purpose: ADDRESS },
  { ...plain, table: 'Delivery', column: 'content', field: 'sealed', purpose: CONTENT },
  { ...plain, table: 'Source', column: 'sealedSecrets', purpose: SECRETS },
  { ...plain, table: 'SourcePull', id: 'sourceId', column: 'sealedSecret', purpose: PULL_KEY },
  { ...plain, table: 'Mailbox', id: 'workspaceId', column: 'sealedSecret', purpose: MAILBOX_KEY },
  { ...plain, table: 'MailWaiting', column: 'sealedOriginal', purpose: ORIGINAL },
  { ...plain, table: 'SlackInstallation', id: 'companyId', column: 'sealedTokens', purpose: TOKENS },
  { ...plain, table: 'Feedback', column: 'sealedOriginal', purpose: ORIGINAL },
  { ...plain, table: 'FormerAnswer', column: 'sealedOriginal', purpose: ORIGINAL },
  { ...plain, table: 'FeedbackComment', column: 'sealedOriginal', purpose: ORIGINAL },
  { ...plain, table: 'FormerComment', column: 'sealedOriginal', purpose: ORIGINAL },
  { ...plain, table: 'ReplyPlace', id: 'feedbackId', column: 'seal', purpose: REPLY_PLACE },
  { ...plain, table: 'MailReader', column: 'sealedEmail', purpose: EMAIL },
  { ...plain, table: 'AmbassadorProgramme', id: 'workspaceId', column: 'seal', purpose: ASKED },
  { ...plain, table: 'Ballot', column: 'seal', purpose: BALLOT },
  { table: 'FormDraft', id: 'key', column: 'values', field: 'sealed', purpose: SAID, before: '' },
];

export interface SealedRow {
  readonly workspaceId: string;
  readonly id: string;
  /** Without what stands in front of it. */
  readonly seal: string;
}

/** As long as `markOf` gives it. */
const MARK = 12;

/** How many seals a column has under each mark (see `markOf`). */
export async function marksIn(store: EngineStore, of: SealedColumn): Promise<Map<string, number>> {
  const value = sealIn(of);
  const mark = `substr(${value}, ${of.before.length + 1}, ${MARK})`;
  const rows = await beyond(store.db, 'the whole database').$queryRawUnsafe<
    { mark: string; count: number | bigint }[]
  >(`SELECT ${mark} AS mark, COUNT(*) AS count FROM "${of.table}" WHERE ${isSeal(of)} GROUP BY 1`);
  return new Map(rows.map(({ mark, count }) => [mark, Number(count)]));
}

/** Rows in order of their ids, those past `after`. @param otherThan a mark: seals that have it are left out */
export async function sealedRows(
  { db, engine }: EngineStore,
  of: SealedColumn,
  { after, most, otherThan = '' }: { after: SealedRow | null; most: number; otherThan?: string },
): Promise<SealedRow[]> {
  const value = sealIn(of);
  const [first, second, third] = engine === 'sqlite' ? ['?', '?', '?'] : ['$1', '$2', '$3'];
  const rows = await beyond(db, 'the whole database').$queryRawUnsafe<{ w: string; i: string; s: string }[]>(
    `SELECT "workspaceId" AS w, "${of.id}" AS i, ${value} AS s FROM "${of.table}"
     WHERE ${isSeal(of)} AND substr(${value}, ${of.before.length + 1}, ${MARK}) <> ${first}
       AND ("workspaceId", "${of.id}") > (${second}, ${third})
     ORDER BY "workspaceId", "${of.id}" LIMIT ${most}`,
    otherThan,
    after?.workspaceId ?? '',
    after?.id ?? '',
  );
  return rows.map(({ w, i, s }) => ({ workspaceId: w, id: i, seal: s.slice(of.before.length) }));
}

export interface NewSeal extends SealedRow {
  readonly next: string;
}

/** Where the seal is still the one that was read. All or none; how many. */
export async function replaceSeals(
  store: EngineStore & { readonly db: Tx },
  of: SealedColumn,
  seals: readonly NewSeal[],
): Promise<number> {
  if (seals.length === 0) return 0;
  const { engine } = store;
  const given = engine === 'sqlite' ? 'json_each(?)' : 'jsonb_array_elements($1::jsonb)';
  const at = (place: number) => `(value ->> ${place})`;
  const object = engine === 'sqlite' ? 'json_object' : 'jsonb_build_object';
  const next = of.field === undefined ? 'new.next' : `${object}('${of.field}', new.next)`;
  const list = seals.map(({ workspaceId, id, seal, next }) => [
    workspaceId,
    id,
    of.before + seal,
    of.before + next,
  ]);
  return beyond(store.db, 'the whole database').$executeRawUnsafe(
    `UPDATE "${of.table}" SET "${of.column}" = ${next}
     FROM (SELECT ${at(0)} AS w, ${at(1)} AS i, ${at(2)} AS old, ${at(3)} AS next FROM ${given}) AS new
     WHERE "${of.table}"."workspaceId" = new.w AND "${of.table}"."${of.id}" = new.i AND ${sealIn(of)} = new.old`,
    JSON.stringify(list),
  );
}

/** Every seal of these columns, some at a time. */
export async function* allSeals(
  store: EngineStore,
  columns: readonly SealedColumn[] = sealedColumns,
): AsyncGenerator<SealedRow & { readonly of: SealedColumn }> {
  for (const of of columns) {
    for (let after: SealedRow | null = null; ; ) {
      const rows: SealedRow[] = await sealedRows(store, of, { after, most: AT_ONCE });
      for (const row of rows) yield { ...row, of };
      if (rows.length < AT_ONCE) break;
      after = rows.at(-1) ?? null;
    }
  }
}

export const AT_ONCE = 500;

function sealIn({ table, column, field }: SealedColumn): string {
  const value = `"${table}"."${column}"`;
  return field === undefined ? value : `(${value} ->> '${field}')`;
}

function isSeal(of: SealedColumn): string {
  return `${sealIn(of)} LIKE '${of.before}v1.%'`;
}
