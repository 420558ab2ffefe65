// People's text -> runs of a card in which it stays text. The only place that writes Teams' own marks.

import { withoutControls } from '../../messages/controls.ts';
import { place, type Span, type Text } from '../../messages/message.ts';
import type { Element, Mention, TextRun } from './card.ts';

type Look = Pick<TextRun, 'size' | 'isSubtle' | 'color'>;

/**
 * A text run is never parsed for Markdown, HTML or mentions; only `{{DATE(…)}}` and `{{TIME(…)}}` are computed in it
 * (adaptivecards.io, Text features), so double braces are parted by a zero-width space.
 */
export function calm(data: string): string {
  return withoutControls(data).replace(/\{(?=\{)/g, '{\u200b');
}

const LOOK_ALIKE: Readonly<Record<string, string>> = {
  '*': '∗',
  _: '＿',
  '~': '∼',
  '`': 'ˋ',
  '[': '［',
  ']': '］',
  '<': '‹',
  '>': '›',
  '\\': '＼',
  '|': '∣',
};

/**
 * Data inside a text block, where Markdown and `<at>` mean something. Not every Teams client knows an escape, so marks
 * become look-alikes; what would begin a list at the start of a line is set off by a zero-width space, addresses are
 * broken after their scheme so that nothing of them is linked.
 */
export function inert(data: string): string {
  return calm(data)
    .replace(/[*_~`[\]<>\\|]/g, (mark) => LOOK_ALIKE[mark] ?? mark)
    .replace(/^([^\S\n\r\u2028\u2029]*)#/gm, '$1＃')
    .replace(
      /^([^\S\n\r\u2028\u2029]*)([-+•]|\d+[.)])(?=\s)/gm,
      (_, indent: string, sign: string) => `${indent}\u200b${sign}`,
    )
    .replace(/&(?=#?\w{1,32};)/g, '&\u200b')
    .replace(/:\/\//g, ':\u200b//');
}

/** One line, never empty: labels and titles that no mark means anything in. */
export function label(data: string): string {
  const text = calm(data).replace(/\n/g, ' ');
  return text.trim() === '' ? '…' : text;
}

/** A text of ours and people's: an element that shows it, and whom it mentions. Null where nothing is left to show. */
export interface DrawnMarkup {
  readonly element: Element;
  readonly mentions: readonly Mention[];
}

export function textElement(text: Text, look: Look = {}): DrawnMarkup | null {
  const spans: readonly Span[] = typeof text === 'string' ? [text] : text;
  if (spans.map(wordsOf).join('').trim() === '') return null;
  // Only a text block can mention somebody; everything else is safer in runs.
  return spans.some((span) => mentionOf(span) !== null) ? block(spans, look) : runs(spans, look);
}

function runs(spans: readonly Span[], look: Look): DrawnMarkup {
  const inlines = joined(spans).flatMap((span): TextRun[] => {
    const words = wordsOf(span);
    if (words === '') return [];
    const run: TextRun = { type: 'TextRun', text: words, ...look };
    if (typeof span === 'string') return [run];
    if ('strong' in span || 'person' in span || 'channel' in span) return [{ ...run, weight: 'Bolder' }];
    if ('emphasis' in span) return [{ ...run, italic: true }];
    const url = webAddress(span.href);
    return [url === null ? run : { ...run, selectAction: { type: 'Action.OpenUrl', url } }];
  });
  return { element: { type: 'RichTextBlock', inlines }, mentions: [] };
}

function block(spans: readonly Span[], look: Look): DrawnMarkup {
  const mentions: Mention[] = [];
  const text = joined(spans)
    .map((span) => {
      const mention = mentionOf(span);
      if (mention === null) return marked(span);
      mentions.push(mention);
      return mention.text;
    })
    .join('');
  // A single line feed is no new line in Markdown.
  return {
    element: { type: 'TextBlock', wrap: true, text: text.replace(/\n+/g, '\n\n'), ...look },
    mentions,
  };
}

/** Neighbouring strings read as one, so that a mark cannot be smuggled in by halves. */
function joined(spans: readonly Span[]): Span[] {
  const all: Span[] = [];
  for (const span of spans) {
    const last = all.at(-1);
    if (typeof span === 'string' && typeof last === 'string') all[all.length - 1] = last + span;
    else all.push(span);
  }
  return all;
}

function wordsOf(span: Span): string {
  if (typeof span === 'string') return calm(span);
  if ('strong' in span) return calm(span.strong);
  if ('emphasis' in span) return calm(span.emphasis);
  if ('link' in span) return calm(span.link);
  return calm('channel' in span ? `#${span.name.replace(/^#/, '')}` : span.name);
}

function marked(span: Span): string {
  if (typeof span === 'string') return inert(span);
  if ('strong' in span) return around('**', span.strong);
  if ('emphasis' in span) return around('_', span.emphasis);
  if ('channel' in span) return `**#${inert(span.name.replace(/^#/, '')).trim()}**`;
  if ('person' in span) return around('**', span.name);
  const url = webAddress(span.href);
  const words = inert(span.link).replace(/\n/g, ' ');
  return url === null || words.trim() === '' ? words : `[${words}](${url})`;
}

/** Marks hold within one line and next to its words, not next to spaces. */
function around(mark: string, data: string): string {
  return inert(data)
    .split('\n')
    .map((line) => {
      const core = line.trim();
      return core === '' ? line : line.replace(core, () => `${mark}${core}${mark}`);
    })
    .join('\n');
}

/** Teams takes the Entra id of the person ("User mention in bots with Adaptive Cards"). */
function mentionOf(span: Span): Mention | null {
  if (typeof span === 'string' || !('person' in span)) return null;
  const { platform, id } = place(span.person);
  if (platform !== 'teams' || !/^[0-9a-f-]{36}$/i.test(id)) return null;
  const name = inert(span.name).replace(/\n/g, ' ').trim() || '?';
  return { type: 'mention', text: `<at>${name}</at>`, mentioned: { id, name } };
}

/** Only http and https, percent-encoded so that nothing in it ends the link. */
function webAddress(href: string): string | null {
  if (!URL.canParse(href)) return null;
  const url = new URL(href);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return null;
  return url.href.replace(/[()<>|"\s]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}
