// Shortening one text or one list so that it is seen: "… +12 more characters". Whole messages are in fit.ts.
import { formats, plural } from '../i18n/formats.ts';
import type { Locale } from '../i18n/locale.ts';
import { phrases } from '../i18n/phrases.ts';
import { type Span, type Text, words } from './message.ts';

/** What a platform counts for a piece of people's text, in its own units (escapes included). */
export type Cost = (data: string) => number;

const say = phrases({
  en: {
    characters: {
      one: (n: string) => `… +${n} more character`,
      other: (n: string) => `… +${n} more characters`,
    },
    items: { one: (n: string) => `… +${n} more item`, other: (n: string) => `… +${n} more items` },
  },
  fr: {
    characters: {
      one: (n: string) => `… +${n} caractère de plus`,
      other: (n: string) => `… +${n} caractères de plus`,
    },
    items: {
      one: (n: string) => `… +${n} élément de plus`,
      other: (n: string) => `… +${n} éléments de plus`,
    },
  },
});

/** "… +3 more items" / "… +3 éléments de plus". */
export function moreItems(count: number, locale: Locale): string {
  return plural(locale, count, says('items', count, locale));
}

function moreCharacters(count: number, locale: Locale): string {
  return plural(locale, count, says('characters', count, locale));
}

function says(what: 'characters' | 'items', count: number, locale: Locale): { one: string; other: string } {
  const n = formats(locale, 'UTC').number(count);
  const forms = say(locale)[what];
  return { one: forms.one(n), other: forms.other(n) };
}

/** What a text costs with its mark-up: marks, links and mentions are counted at their longest. */
export function costOf(text: Text, cost: Cost): number {
  if (typeof text === 'string') return cost(text);
  return text.reduce((sum, span) => sum + spanCost(span, cost), 0);
}

/** A link's address may be percent-encoded (three for one); marks open and close on each line, between spacers. */
function spanCost(span: Span, cost: Cost): number {
  if (typeof span === 'string') return cost(span);
  if ('strong' in span) return cost(span.strong) + 4 * span.strong.split('\n').length;
  if ('emphasis' in span) return cost(span.emphasis) + 4 * span.emphasis.split('\n').length;
  if ('link' in span) return cost(span.link) + 5 * span.href.length + 3;
  return cost(span.name) + ('person' in span ? span.person : span.channel).length + 4;
}

/** A text within `limit`, ended by how many characters (as a reader counts them) were left out. No character is split. */
export function shortenText(text: Text, limit: number, cost: Cost, locale: Locale): Text {
  if (costOf(text, cost) <= limit) return text;
  const total = countCharacters(words(text));
  const budget = limit - cost(moreCharacters(total, locale));
  if (typeof text === 'string') {
    const kept = headOf(text, budget, cost);
    return kept + moreCharacters(Math.max(1, total - countCharacters(kept)), locale);
  }
  const spans: Span[] = [];
  let left = budget;
  for (const span of text) {
    const price = spanCost(span, cost);
    if (price <= left) {
      spans.push(span);
      left -= price;
      continue;
    }
    const part = partOf(span, left, cost);
    if (part !== null) spans.push(part);
    break;
  }
  const hidden = Math.max(1, total - countCharacters(words(spans)));
  return [...spans, moreCharacters(hidden, locale)];
}

/** A label or a title within `limit`, UTF-16 units by default, ended by "…" where it was cut; too short for more words. */
export function shortenLabel(label: string, limit: number, cost: Cost = (data) => data.length): string {
  return cost(label) <= limit ? label : `${headOf(label, limit - cost('…'), cost)}…`;
}

/** A list within `limit`: the last item says how many are not shown. */
export function shortenList(
  items: readonly Text[],
  limit: number,
  cost: Cost,
  locale: Locale,
): readonly Text[] {
  const price = (item: Text) => costOf(item, cost) + 2 * words(item).split('\n').length + 2;
  if (items.reduce((sum: number, item) => sum + price(item), 0) <= limit) return items;
  const [first] = items;
  if (first === undefined) return items;
  const reserve = items.length === 1 ? 0 : cost(moreItems(items.length, locale)) + 4;
  const kept: Text[] = [];
  let left = limit - reserve;
  for (const item of items) {
    if (price(item) > left) break;
    kept.push(item);
    left -= price(item);
  }
  if (kept.length === 0)
    kept.push(shortenText(first, left - (price(first) - costOf(first, cost)), cost, locale));
  const hidden = items.length - kept.length;
  return hidden === 0 ? kept : [...kept, moreItems(hidden, locale)];
}

/** Made when it is first needed: it takes long. */
let segmenter: Intl.Segmenter | undefined;
function segmentsOf(text: string): Intl.Segments {
  segmenter ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  return segmenter.segment(text);
}

/**
 * Texts in which each UTF-16 unit is a character as a reader sees it: Latin letters, figures and punctuation, nothing that combines or
 * joins. Nearly all are, and finding that out takes a hundredth of parting them.
 */
const UNIT_BY_UNIT = /^[\t\n -~\u00a0-\u024f\u2010-\u2027\u202f-\u205e\u20a0-\u20b5]*$/;

function countCharacters(text: string): number {
  if (UNIT_BY_UNIT.test(text)) return text.length;
  let count = 0;
  for (const _ of segmentsOf(text)) count += 1;
  return count;
}

/** The longest beginning within `limit`. A single character longer than that alone is cut between code points. */
function headOf(text: string, limit: number, cost: Cost): string {
  const whole = take(graphemes(text), limit, cost);
  return (whole === '' ? take(text, limit, cost) : whole).trimEnd();
}

function take(pieces: Iterable<string>, limit: number, cost: Cost): string {
  const prices = new Map<string, number>();
  let head = '';
  let spent = 0;
  for (const piece of pieces) {
    const price = prices.get(piece) ?? cost(piece);
    prices.set(piece, price);
    spent += price;
    if (spent > limit) break;
    head += piece;
  }
  return head;
}

function* graphemes(text: string): Iterable<string> {
  if (UNIT_BY_UNIT.test(text)) yield* text;
  else for (const { segment } of segmentsOf(text)) yield segment;
}

/** The beginning of a span; a mention is not cut, a link that does not fit becomes its words. */
function partOf(span: Span, limit: number, cost: Cost): Span | null {
  if (typeof span === 'string') return headOf(span, limit, cost);
  if ('strong' in span) {
    const strong = headOf(span.strong, limit - 4 * span.strong.split('\n').length, cost);
    return strong === '' ? null : { strong };
  }
  if ('emphasis' in span) {
    const emphasis = headOf(span.emphasis, limit - 4 * span.emphasis.split('\n').length, cost);
    return emphasis === '' ? null : { emphasis };
  }
  return 'link' in span ? headOf(span.link, limit, cost) : null;
}
