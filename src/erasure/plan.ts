// What taking words out means for each row of the ledger, and which messages in the chat have to be edited. Pure; doing it is ledger.ts.
import type { Content } from '../delivery/content.ts';
import { refused } from '../delivery/held.ts';
import type { Delivery } from '../delivery/ledger.ts';
import { isExhausted } from '../delivery/recording.ts';
import type { Address, Message } from '../messages/message.ts';
import { mailPlace } from '../newsletter/addresses.ts';

export type SentRow = Pick<
  Delivery,
  'id' | 'state' | 'reason' | 'retryAt' | 'replaces' | 'queuedAt' | 'address' | 'subject'
> & {
  /** Null where it was blanked before. */
  readonly content: Content | null;
};

/** What a message says afterwards; the very same one where it has nothing to take out. */
export type Cleaning = (content: Content, row: Pick<SentRow, 'subject'>) => Message;

export interface ErasurePlan {
  /** Rows that carry the words, and what they carry afterwards. */
  readonly rewrites: readonly { readonly row: SentRow; readonly content: Content }[];
  /** Messages that stand in the chat with the words, or may, and what is to stand there. */
  readonly edits: readonly { readonly root: SentRow; readonly content: Content }[];
  /** Of these nobody can tell whether they stand somewhere, or what stands there: somebody has to look. */
  readonly doubtful: readonly Address[];
  /** Mailing lists that they went to: nobody takes anything out of a mailbox. */
  readonly mailed: readonly Address[];
}

/** @param rows whole families: each message with all edits of it */
export function planFor(rows: readonly SentRow[], cleaning: Cleaning): ErasurePlan {
  const cleaned = new Map(rows.map((row) => [row.id, cleanedContent(row, cleaning)]));
  const isTouched = (row: SentRow) => cleaned.get(row.id) !== row.content;
  const rewrites = rows.flatMap((row) => {
    const content = cleaned.get(row.id) ?? null;
    return content !== null && isTouched(row) ? [{ row, content }] : [];
  });
  const edits: ErasurePlan['edits'][number][] = [];
  const doubtful: Address[] = [];
  const mailed: Address[] = [];
  for (const { root, family } of familiesOf(rows)) {
    if (!family.some(isTouched)) continue;
    if (mailPlace(root.address) !== null) {
      if (isPosted(root)) mailed.push(root.address);
      continue;
    }
    const isUnsure = root.state === 'held' ? !isExhausted(root) : root.state === 'dropped' && isLetBe(root);
    if (isUnsure) doubtful.push(root.address);
    if (!isPosted(root)) continue;
    const last = lastShown(family);
    if (last.state === 'sent' && !isTouched(last)) continue;
    const content = cleaned.get(last.id) ?? null;
    if (content === null) doubtful.push(root.address);
    else edits.push({ root, content });
  }
  return { rewrites, edits, doubtful, mailed };
}

/** The very same content where it holds none of the words. */
function cleanedContent(row: SentRow, cleaning: Cleaning): Content | null {
  const { content } = row;
  if (content === null) return null;
  const message = cleaning(content, row);
  return message === content.message ? content : { message, locale: content.locale };
}

/** An admin said of a held message that it may stay as it is: it may have arrived. */
function isLetBe({ reason }: SentRow): boolean {
  return reason === refused.reason.not;
}

/** It stands in the chat, or is on its way there. */
function isPosted({ state }: SentRow): boolean {
  return state === 'sent' || state === 'claimed';
}

/** What the message shows once all that waits has been sent. */
function lastShown(family: readonly [SentRow, ...SentRow[]]): SentRow {
  return family.reduce((last, row) => {
    const counts = isPosted(row) || row.state === 'pending';
    return counts && row.queuedAt >= last.queuedAt ? row : last;
  });
}

interface LedgerFamily {
  readonly root: SentRow;
  /** The root first. */
  readonly family: readonly [SentRow, ...SentRow[]];
}

function familiesOf(rows: readonly SentRow[]): LedgerFamily[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const rootOf = (row: SentRow): SentRow => {
    const before = row.replaces === null ? undefined : byId.get(row.replaces);
    return before === undefined ? row : rootOf(before);
  };
  const families = new Map<string, [SentRow, ...SentRow[]]>();
  for (const row of rows) if (rootOf(row) === row) families.set(row.id, [row]);
  for (const row of rows) if (rootOf(row) !== row) families.get(rootOf(row).id)?.push(row);
  return [...families.values()].map((family) => ({ root: family[0], family }));
}
