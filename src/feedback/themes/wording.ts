// A term as people write it, and the comment that tells it best.
import { type Mood, moodOf } from '../scale.ts';
import type { Corpus } from './corpus.ts';
import { BREAK, type CommentReader } from './reading.ts';
import type { Comment } from './theme.ts';

/** Comments in which spellings are looked at. */
const LOOKED_AT = 500;

/** Shorter says little, longer is not read in a digest; in characters. */
const READABLE = { least: 40, most: 280 } as const;

/**
 * The spelling of most of these comments. A capital is kept where people write it inside a clause ("Black Friday"); where the
 * term only ever opens one, only if nobody does without.
 */
export function spellingOf(
  corpus: Corpus,
  reader: CommentReader,
  term: number,
  holders: readonly number[],
): string {
  const inside = new Map<string, number>();
  const opening = new Map<string, number>();
  for (const at of holders.slice(0, LOOKED_AT)) {
    const { text, starts, ends } = reader.read(corpus.placed[at]?.comment.text ?? '');
    const codes = corpus.placed[at]?.codes ?? new Int32Array();
    corpus.terms.visit(codes, (found, from, to) => {
      if (found !== term) return;
      const form = text.slice(starts[from], ends[to]).replace(/\s+/g, ' ');
      const tally = from > 0 && codes[from - 1] !== BREAK ? inside : opening;
      tally.set(form, (tally.get(form) ?? 0) + 1);
    });
  }
  return commonestSpelling(inside, opening) ?? '';
}

/** How often each spelling stands inside a clause, and how often it opens one; undefined where there is none. */
export function commonestSpelling(
  inside: ReadonlyMap<string, number>,
  opening: ReadonlyMap<string, number>,
): string | undefined {
  const together = new Map<string, number>();
  for (const [form, count] of [...inside, ...opening]) {
    const lower = form.toLowerCase();
    together.set(lower, (together.get(lower) ?? 0) + count);
  }
  const spelling = commonest(together);
  if (spelling === undefined) return undefined;
  const cased = (tally: ReadonlyMap<string, number>) =>
    commonest(new Map([...tally].filter(([form]) => form.toLowerCase() === spelling)));
  return cased(inside) ?? (opening.has(spelling) ? spelling : (cased(opening) ?? spelling));
}

/** The mood that more than half of the comments with a score speak for, happy or unhappy. */
export function moodOfAll(comments: readonly Comment[]): Mood | null {
  const scored = comments.flatMap(({ metric, score }) => moodOf(metric, score) ?? []);
  const most = (mood: Mood) => scored.filter((each) => each === mood).length * 2 > scored.length;
  return most('unhappy') ? 'unhappy' : most('happy') ? 'happy' : null;
}

export interface Quotable {
  readonly comment: Comment;
  /** How many of the theme's terms it holds. */
  readonly terms: number;
}

/**
 * Of the theme's usual mood, then the closest to 40-280 characters, then with the most of its terms, then the shortest, which
 * says least else, then the most recent, then the first id. Null when there is none to choose from.
 */
export function mostTelling(all: readonly Quotable[], mood: Mood | null): Comment | null {
  const strays = ({ comment }: Quotable) =>
    mood === null || moodOf(comment.metric, comment.score) === mood ? 0 : 1;
  const [best] = all.toSorted(
    (a, b) =>
      strays(a) - strays(b) ||
      unreadable(a.comment.text) - unreadable(b.comment.text) ||
      b.terms - a.terms ||
      a.comment.text.length - b.comment.text.length ||
      b.comment.answeredAt.getTime() - a.comment.answeredAt.getTime() ||
      (a.comment.id < b.comment.id ? -1 : 1),
  );
  return best?.comment ?? null;
}

function unreadable(text: string): number {
  const length = [...text.trim()].length;
  return Math.max(READABLE.least - length, length - READABLE.most, 0);
}

function commonest(tally: ReadonlyMap<string, number>): string | undefined {
  const [best] = [...tally].toSorted(([a, one], [b, other]) => other - one || (a < b ? -1 : 1));
  return best?.[0];
}
