// People's text -> Slack text objects in which it stays text. The only place that writes Slack's own marks.
import type { types } from '@slack/bolt';
import { withoutControls } from '../../messages/controls.ts';
import { place, type Span, type Text } from '../../messages/message.ts';

/** "You must escape three characters: & < >" (docs.slack.dev/messaging/formatting-message-text, Escaping text). */
export function escaped(data: string): string {
  return data.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

const LOOK_ALIKE: Readonly<Record<string, string>> = { '*': '∗', _: '＿', '~': '∼', '`': 'ˋ' };

/**
 * Data inside mrkdwn. After escaping no mention, link or broadcast can be written. Slack has no escape for its
 * formatting marks, so they become look-alikes: * ∗, _ ＿, ~ ∼, ` ˋ, the first colon of :name: ∶, and > at the
 * start of a line ＞ (an escaped one would still be read as a quotation).
 */
export function inert(data: string): string {
  const calm = withoutControls(data)
    .replace(/[*_~`]/g, (mark) => LOOK_ALIKE[mark] ?? mark)
    .replace(/:(?=[^\s:]{1,100}:)/gu, '∶')
    .replace(/^([^\S\n]*)>+/gm, (_, indent: string) => `${indent}＞`);
  return escaped(calm);
}

/** Text that Slack never parses: no marks, no mentions, no emoji. Null where nothing is left to show. */
export function plain(data: string): types.PlainTextElement | null {
  const text = withoutControls(data);
  return text.trim() === '' ? null : { type: 'plain_text', text, emoji: false };
}

/** A label that must not be empty and stands on one line. */
export function label(data: string): types.PlainTextElement {
  const text = withoutControls(data).replace(/\n/g, ' ');
  return { type: 'plain_text', text: text.trim() === '' ? '…' : text, emoji: false };
}

/** Plain strings become `plain_text`; only a text with spans of ours becomes mrkdwn, `verbatim` so that nothing else is linked. */
export function textObject(text: Text): types.PlainTextElement | types.MrkdwnElement | null {
  if (typeof text === 'string') return plain(text);
  if (text.every((span) => typeof span === 'string')) return plain(text.join(''));
  return mrkdwn(text);
}

export function mrkdwn(text: readonly Span[]): types.MrkdwnElement | null {
  const written = spansMarkup(text);
  return written.trim() === '' ? null : { type: 'mrkdwn', text: written, verbatim: true };
}

/** Marks bind only next to spaces and punctuation: a zero-width space parts them from a letter or figure beside them. */
export function spansMarkup(text: readonly Span[]): string {
  let written = '';
  for (const span of joined(text)) {
    const next = spanMarkup(span);
    const touches =
      (isMarked(next) && /[\p{L}\p{N}]$/u.test(written)) ||
      (/[*_]$/.test(written) && /^[\p{L}\p{N}]/u.test(next));
    written += touches ? `\u200b${next}` : next;
  }
  return written;
}

/** Neighbouring strings read as one, so that a mark cannot be smuggled in by halves. */
function joined(text: readonly Span[]): Span[] {
  const spans: Span[] = [];
  for (const span of text) {
    const last = spans.at(-1);
    if (typeof span === 'string' && typeof last === 'string') spans[spans.length - 1] = last + span;
    else spans.push(span);
  }
  return spans;
}

function spanMarkup(span: Span): string {
  if (typeof span === 'string') return inert(span);
  if ('strong' in span) return marked('*', span.strong);
  if ('emphasis' in span) return marked('_', span.emphasis);
  if ('person' in span) return reference('@', span.person, /^[UW][A-Z0-9]+$/) ?? inert(span.name);
  if ('channel' in span) return reference('#', span.channel, /^[CG][A-Z0-9]+$/) ?? inert(span.name);
  const href = webAddress(span.href);
  const words = inert(span.link).replace(/\n/g, ' ').replace(/\|/g, '∣');
  return href === null || words.trim() === '' ? words : `<${href}|${words}>`;
}

/** Marks hold within one line and next to its words, not next to spaces. */
function marked(mark: string, data: string): string {
  return inert(data)
    .split('\n')
    .map((line) => {
      const core = line.trim();
      return core === '' ? line : line.replace(core, () => `${mark}${core}${mark}`);
    })
    .join('\n');
}

function isMarked(markup: string): boolean {
  return /^[*_]/.test(markup);
}

function reference(sign: '@' | '#', address: string, form: RegExp): string | null {
  const { platform, id } = place(address);
  return platform === 'slack' && form.test(id) ? `<${sign}${id}>` : null;
}

/** Only http and https, percent-encoded so that nothing in it ends the link. */
function webAddress(href: string): string | null {
  if (!URL.canParse(href)) return null;
  const url = new URL(href);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return null;
  return url.href.replace(/[<>|"\s]/g, (sign) => encodeURIComponent(sign)).replace(/&/g, '&amp;');
}
