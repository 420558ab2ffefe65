// What becomes of a mailing list when its channels have these members: who joins, who goes, whose address is another one. Pure; asking the
// chat and writing it down is channels.ts.
import type { MailReaderModel } from '../database/generated/sqlite/models.ts';
import { type Locale, localeOf } from '../i18n/locale.ts';

/** Somebody in a channel who may be written to. */
export interface ChannelReader {
  readonly email: string;
  readonly emailHash: string;
  readonly accountHash: string;
  /** What they read in; null where nobody said. */
  readonly locale: Locale | null;
}

export type KnownReader = Pick<
  MailReaderModel,
  'id' | 'emailHash' | 'accountHash' | 'unsubscribedAt' | 'bouncedAt' | 'isFromChat' | 'locale'
>;

export interface RollPlan {
  readonly fresh: readonly ChannelReader[];
  /** Readers of whom something is known now that was not; `email` where they have another one. */
  readonly changed: readonly {
    readonly id: string;
    readonly accountHash: string | null;
    readonly locale: Locale | null;
    readonly email: Pick<ChannelReader, 'email' | 'emailHash'> | null;
  }[];
  /** Ids of those who read it no more. */
  readonly gone: readonly string[];
  readonly counts: RollCounts;
}

export interface RollCounts {
  /** They join. */
  readonly added: number;
  /** They read it already. */
  readonly known: number;
  /** They had unsubscribed, and stay so. */
  readonly left: number;
  /** Their server refuses the address, which is still the same. */
  readonly bounced: number;
  /** They read it as members of a channel that they are in no more. */
  readonly gone: number;
}

/**
 * Somebody is found by their address, else by their account, whose address is another one now. Whoever was imported goes on reading at the
 * address that was imported, until their account is closed; whoever unsubscribed is left as they are, with whatever address.
 * @param readers null where a channel could not be asked: then nobody joins, and nobody goes but those who left the company
 * @param departed hashes of the accounts of people who left the company
 */
export function rollPlan(
  rows: readonly KnownReader[],
  readers: readonly ChannelReader[] | null,
  departed: ReadonlySet<string>,
): RollPlan {
  // Two accounts of one address are one reader.
  const wanted = new Map((readers ?? []).toReversed().map((reader) => [reader.emailHash, reader]));
  const byEmail = new Map(rows.map((row) => [row.emailHash, row]));
  const byAccount = new Map<string, KnownReader[]>();
  for (const row of rows)
    if (row.accountHash !== null)
      byAccount.set(row.accountHash, [...(byAccount.get(row.accountHash) ?? []), row]);
  const fresh: ChannelReader[] = [];
  const changed: RollPlan['changed'][number][] = [];
  const here = new Set<string>();
  const counts = { known: 0, left: 0, bounced: 0 };
  const note = (row: KnownReader, reader: ChannelReader, isMoved: boolean) => {
    if (here.has(row.id)) return;
    here.add(row.id);
    if (row.unsubscribedAt !== null) counts.left += 1;
    else if (row.bouncedAt !== null && !isMoved) counts.bounced += 1;
    else counts.known += 1;
    const isTheirs = row.accountHash === null || (row.isFromChat && row.unsubscribedAt === null);
    const accountHash = isTheirs ? reader.accountHash : row.accountHash;
    const locale = row.isFromChat ? reader.locale : localeOf(row.locale);
    if (isMoved || accountHash !== row.accountHash || locale !== row.locale)
      changed.push({ id: row.id, accountHash, locale, email: isMoved ? reader : null });
  };
  for (const reader of wanted.values()) {
    const there = byEmail.get(reader.emailHash);
    const theirs = byAccount.get(reader.accountHash) ?? [];
    const left = theirs.find(({ unsubscribedAt }) => unsubscribedAt !== null);
    const imported = theirs.find(({ isFromChat }) => !isFromChat);
    // At an address that is somebody's in these channels it is that one's.
    const moved = theirs.find(({ id, emailHash }) => !wanted.has(emailHash) && !here.has(id));
    if (left) note(left, reader, false);
    else if (there) note(there, reader, false);
    else if (imported) note(imported, reader, false);
    else if (moved) note(moved, reader, true);
    else fresh.push(reader);
  }
  const gone = rows.filter((row) => {
    if (row.unsubscribedAt !== null || here.has(row.id)) return false;
    return (
      (readers !== null && row.isFromChat) || (row.accountHash !== null && departed.has(row.accountHash))
    );
  });
  return {
    fresh,
    changed,
    gone: gone.map(({ id }) => id),
    counts: { ...counts, added: fresh.length, gone: gone.length },
  };
}
