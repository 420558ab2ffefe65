// Reads an export as the product does and holds what it read against what was said.
import { UserError } from '../../src/errors.ts';
import { guessFile } from '../../src/feedback/file.ts';
import { readRows } from '../../src/feedback/files/rows.ts';
import type { FeedbackItem } from '../../src/feedback/item.ts';
import { moodOf } from '../../src/feedback/scale.ts';
import type { Export, Heard } from './export.ts';
import { isSameMoment, ZONE } from './moments.ts';

export type Outcome =
  | { readonly is: 'same' }
  /** Nothing is stored before somebody decides. */
  | { readonly is: 'asked'; readonly what: string }
  | { readonly is: 'different'; readonly what: string };

const settings = {
  timeZone: ZONE,
  now: new Date('2026-11-22T10:00:00Z'),
  locale: 'en',
  heat: null,
} as const;

/** Throws what the product throws, unless it is a UserError. */
export async function readExport(path: string, made: Export): Promise<Outcome> {
  try {
    const guess = await guessFile(path, { overrides: [], usualDateOrder: 'dmy', now: settings.now });
    const [doubt] = guess.doubts.filter(({ isAsked }) => isAsked);
    if (doubt) return { is: 'asked', what: `${doubt.code} ${doubt.column?.header ?? ''}` };
    if (guess.dateReason === 'usual') return { is: 'asked', what: 'order of day and month' };
    const items: FeedbackItem[] = [];
    let refused = '';
    for await (const rows of readRows(path, guess, settings)) {
      items.push(...rows.items);
      const [reject] = rows.rejects;
      if (reject) refused ||= ` (line ${reject.line}, ${reject.column}: ${reject.reason})`;
    }
    const what = difference(items, made);
    return what === null ? { is: 'same' } : { is: 'different', what: what + refused };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { is: 'asked', what: error.code };
  }
}

function difference(items: readonly FeedbackItem[], made: Export): string | null {
  const heard = made.heard.filter(({ scores, comments }) => scores.length + comments.length > 0);
  if (items.length !== heard.length) return `${items.length} responses of ${heard.length}`;
  for (const [i, item] of items.entries()) {
    const right = heard[i];
    if (right === undefined) return 'more than were given';
    const what = differs(item, right, made);
    if (what !== null) return `response ${i + 1}: ${what}`;
  }
  return null;
}

function differs(item: FeedbackItem, right: Heard, made: Export): string | null {
  if (!isSameMoment(item.answeredAt, right.at, made))
    return `given ${item.answeredAt.toISOString()}, not ${right.at.toISO()}`;
  const got = item.scores.map(
    ({ metric, score }) => `${metric} ${moodOf(metric, score)}${metric === 'nps' ? ` ${score}` : ''}`,
  );
  const wanted = right.scores.map(
    ({ metric, mood, value }) => `${metric} ${mood}${metric === 'nps' ? ` ${value}` : ''}`,
  );
  const missing = wanted.filter((each) => !got.includes(each));
  const more = got.filter((each) => !wanted.includes(each) && !(made.isOpen && !each.startsWith('nps')));
  if (missing.length + more.length > 0) return `scores ${got.join(', ')}, not ${wanted.join(', ')}`;
  const comments = item.comments.map(({ text }) => text);
  const same =
    comments.length === right.comments.length && right.comments.every((each) => comments.includes(each));
  return same ? null : `words ${JSON.stringify(comments)}, not ${JSON.stringify(right.comments)}`;
}
