// How a message reads whose quotes were said otherwise since. Pure; which messages, and editing them, is correct.ts.
import type { AnswerAsRead } from '../feedback/batches/reading.ts';
import { formats } from '../i18n/formats.ts';
import type { Locale } from '../i18n/locale.ts';
import { phrases } from '../i18n/phrases.ts';
import type { Block, Message } from '../messages/message.ts';
import { changedBlock, TELLING, without, withoutQuotes } from '../messages/without-quotes.ts';
import { insteadOfWords } from './words.ts';

/** One answer, as it read and as it reads. */
export interface ReadOtherwise {
  readonly before: AnswerAsRead;
  readonly after: AnswerAsRead;
}

/**
 * Quotes read as their customers say it now, with a word that they do; wherever else the former words stand whole, the new ones stand. What is said
 * no longer at all becomes a note. The very same message where nothing of it changed.
 * @param changed by the id of the answer
 */
export function corrected(
  message: Message,
  changed: ReadonlyMap<string, ReadOtherwise>,
  locale: Locale,
): Message {
  const unsaid = [...changed.values()].filter(({ after }) => after.texts.length === 0);
  const rest = withoutQuotes(message, {
    ids: new Set(unsaid.map(({ after }) => after.id)),
    // Of an answer of which something still stands, too.
    words: [...changed.values()].flatMap((each) =>
      each.before.texts.filter((text) => saidNow(text, each) === null),
    ),
    instead: insteadOfWords('withdrawn', locale),
  });
  const pairs = [...changed.values()]
    .flatMap((each) => each.before.texts.map((text) => [text, saidNow(text, each)] as const))
    .flatMap(([was, now]) => (now === null || now === was ? [] : [[was, now] as const]))
    // The longest first: one may begin like another.
    .toSorted(([one], [other]) => other.length - one.length);
  const inWhole = (text: string) => put(text, pairs);
  const telling = pairs.filter(([was]) => was.length >= TELLING);
  const blocks = rest.blocks.map((block): Block => {
    const of = block.kind === 'quote' ? changed.get(block.of ?? '') : undefined;
    if (of !== undefined && block.kind === 'quote') return correctedQuote(block, of, locale);
    return changedBlock(block, (text) => put(text, telling));
  });
  const summary = inWhole(rest.summary);
  const isSame = summary === rest.summary && blocks.every((block, at) => block === rest.blocks[at]);
  return isSame ? rest : { ...rest, summary, blocks };
}

function put(text: string, pairs: readonly (readonly [string, string])[]): string {
  return pairs.reduce((rest, [was, now]) => without(rest, was, now), text);
}

/**
 * What stands where these words stood: the text that has their place; null where nothing does any more. The very same where they are still said, or
 * are none of what was said before: adapted by somebody, or corrected already.
 */
export function saidNow(text: string, { before, after }: ReadOtherwise): string | null {
  const at = before.texts.indexOf(text);
  if (at < 0 || after.texts.includes(text)) return text;
  const fresh = after.texts.filter((each) => !before.texts.includes(each));
  const inPlace = after.texts[at];
  return inPlace !== undefined && fresh.includes(inPlace) ? inPlace : (fresh[0] ?? null);
}

type QuoteBlock = Extract<Block, { kind: 'quote' }>;

function correctedQuote(block: QuoteBlock, of: ReadOtherwise, locale: Locale): Block {
  const text = saidNow(block.text, of);
  if (text === null) return { kind: 'note', text: insteadOfWords('withdrawn', locale) };
  const was = pointsText(of.before, locale);
  const by = was === null ? block.by : block.by?.replace(was, pointsText(of.after, locale) ?? '');
  if (text === block.text && by === block.by) return block;
  const { since } = words(locale);
  const marked = by?.includes(since) ? by : [...(by ? [by] : []), since].join(', ');
  return { ...block, text, by: marked };
}

/** "8/10", as digests write it beside a quote. */
function pointsText({ points }: AnswerAsRead, locale: Locale): string | null {
  return points === null ? null : `${formats(locale, 'UTC').number(points.score, 1)}/${points.of}`;
}

const words = phrases({
  en: { since: 'changed since by the customer' },
  fr: { since: 'modifié depuis par le client' },
});
