// What is done to the readers of a list, each in one transaction with its entry in the audit log.
import type { Doer } from '../audit/act.ts';
import { noted } from '../audit/note.ts';
import { type Database, type Tx, transact } from '../database/client.ts';
import type { Keys } from '../keys.ts';
import { knownList, listCalled, type MailList } from './lists.ts';
import { addReaders, type JoinedReaders, type NewReader, removeReader } from './readers.ts';

export interface Keeping {
  readonly database: Database;
  readonly keys: Keys;
  readonly workspaceId: string;
}

/** Readers in one transaction. */
const AT_ONCE = 500;

/**
 * Puts people on the list of that name, which is made where there is none. Stopped in between, doing it again goes on.
 * @param consent where it comes from that they may be written to
 * @throws UserError as `listCalled`
 */
export async function importReaders(
  { database, keys, workspaceId }: Keeping,
  given: { readonly list: string; readonly readers: readonly NewReader[]; readonly consent: string },
  { by, now }: Doer,
): Promise<JoinedReaders & { readonly list: MailList }> {
  const list = await transact(database, (tx) => listCalled(tx, { workspaceId, now }, given.list));
  const sum = { added: 0, known: 0, left: 0, revived: 0 };
  for (let from = 0; from < given.readers.length; from += AT_ONCE) {
    const some = given.readers.slice(from, from + AT_ONCE);
    const add = async (tx: Tx) => {
      const where = { keys, workspaceId, listId: list.id };
      const its = await addReaders(tx, where, some, { now, consent: given.consent });
      const readers = its.added + its.revived;
      if (readers > 0) await noted(tx, { workspaceId, by, now }, 'readers.added', { list: list.id, readers });
      return its;
    };
    const its = await transact(database, add);
    for (const key of ['added', 'known', 'left', 'revived'] as const) sum[key] += its[key];
  }
  return { ...sum, list };
}

/**
 * Takes out all that is kept of an address; from how many lists. @param list this one alone
 * @throws UserError as `knownList`
 */
export function forgetReader(
  { database, keys, workspaceId }: Keeping,
  { email, list }: { readonly email: string; readonly list: string | undefined },
  { by, now }: Doer,
): Promise<number> {
  return transact(database, async (tx) => {
    const only = list === undefined ? undefined : (await knownList(tx, workspaceId, list)).id;
    const lists = await removeReader(tx, { keys, workspaceId }, email, { listId: only, now });
    if (lists > 0) await noted(tx, { workspaceId, by, now }, 'readers.removed', { lists });
    return lists;
  });
}
