// Whether customers still say what a digest quotes: an answer may be changed while the digest is made, when nothing quotes it yet. What is quoted
// already is corrected by erasure/correct.ts.
import type { Store } from '../database/client.ts';
import { asReadNow } from '../feedback/batches/reading.ts';
import { answerInDigests } from '../feedback/kept-answers.ts';
import type { Snapshot } from './compose.ts';

/** In the transaction that stores these digests. An answer that is gone is not looked for: erasure/late.ts takes its words out. */
export async function areStillSaid(
  tx: Store,
  workspaceId: string,
  snapshots: readonly Snapshot[],
): Promise<boolean> {
  const quoted = snapshots.flatMap(({ sections }) => sections.flatMap(({ data }) => quotesIn(data)));
  const ids = [...new Set(quoted.map(({ id }) => id))];
  const texts = new Map((await asReadNow(tx, workspaceId, ids)).map((each) => [each.id, each.texts]));
  return quoted.every(({ id, words }) => texts.get(id)?.some((text) => isSaidIn(text, words)) ?? true);
}

interface QuotedWords {
  readonly id: string;
  readonly words: string;
}

/** A sentence of a summary cites others beside it: its words are nobody's. */
function quotesIn(value: unknown): QuotedWords[] {
  if (Array.isArray(value)) return value.flatMap(quotesIn);
  if (typeof value !== 'object' || value === null) return [];
  const fields: Readonly<Record<string, unknown>> = { ...value };
  const { [answerInDigests.id]: id, [answerInDigests.words]: words } = fields;
  const isQuote = typeof id === 'string' && typeof words === 'string' && words !== '' && !('also' in fields);
  return [...(isQuote ? [{ id, words }] : []), ...Object.values(fields).flatMap(quotesIn)];
}

/** Whole, or shortened. */
function isSaidIn(text: string, words: string): boolean {
  if (text === words) return true;
  const flat = (all: string) => all.replace(/\s+/g, ' ').trim();
  return words.endsWith('…') && flat(text).startsWith(flat(words.slice(0, -1)));
}
