// A message as plain text: previews on a terminal, fallbacks where a chat draws nothing else. Not for chat markup.

import type { Locale } from '../i18n/locale.ts';
import { fr } from '../i18n/phrases.ts';
import type { Table } from './chart.ts';
import { type Block, type Message, words } from './message.ts';
import { shortenLabel } from './shorten.ts';

/** Somebody's own words between the marks of the reader's language; marks they put around all of it are not doubled. */
export function quoted(text: string, locale: Locale): string {
  const said = text.trim();
  const bare = /^(?:«\s*([^«»]*?)\s*»|“([^“”]*)”|"([^"]*)")$/.exec(said);
  const words = bare?.[1] ?? bare?.[2] ?? bare?.[3] ?? said;
  return locale === 'fr' ? `«\u00a0${words}\u00a0»` : `“${words}”`;
}

/** So many characters of what somebody wrote are in a notification: a telephone shows two lines. */
const FIRST_WORDS = 120;

/** What a notification shows of a letter: its headline, the title of what it is about, and the first words of what was said. */
export function pushText(
  headline: string,
  { title, text = '' }: { readonly title: string; readonly text?: string },
  locale: Locale,
): string {
  const first = firstWords(text);
  return `${headline} ${quoted(title, locale)}${first === '' ? '' : ` – ${first}`}`;
}

/** On one line, as much as a notification shows. */
export function firstWords(text: string): string {
  return shortenLabel(text.replace(/\s+/g, ' ').trim(), FIRST_WORDS);
}

/** "Label: value", with the space that French wants before the colon. */
export function labelled(label: string, value: string, locale: Locale): string {
  return locale === 'fr' ? fr`${label} : ${value}` : `${label}: ${value}`;
}

/** The blocks one under the other, without the summary; '' when there are none. */
export function plainText(message: Message, locale: Locale): string {
  return message.blocks
    .map((block) => plainBlock(block, locale))
    .filter((text) => text !== '')
    .join('\n\n');
}

function plainBlock(block: Block, locale: Locale): string {
  switch (block.kind) {
    case 'heading':
      return block.text;
    case 'text':
    case 'note':
      return words(block.text);
    case 'quote':
      if (block.text.trim() === '') return '';
      return [quoted(block.text, locale), ...(block.by ? [`— ${block.by}`] : [])].join('\n');
    case 'facts':
      return block.facts.map((fact) => labelled(fact.label, words(fact.value), locale)).join('\n');
    case 'list':
      return block.items.map((item) => `• ${words(item)}`).join('\n');
    case 'image':
      return `[${block.alt}]`;
    case 'buttons':
      return block.buttons.map((button) => `[${button.label}]`).join(' ');
    case 'select':
      return `[${block.label}]`;
    case 'chart':
      return `${block.chart.title}\n${block.chart.sentence}`;
    case 'table':
      return plainTable(block.table);
    case 'divider':
      return '—';
    default:
      return block satisfies never;
  }
}

/** The sentence, then a line for the labels and for each row. */
function plainTable({ title, columns, rows, sentence }: Table): string {
  const lines = rows.map((row) => row.map(words));
  return [
    title,
    sentence,
    ...[columns.map(({ label }) => label), ...lines].map((cells) => cells.join(' · ')),
  ].join('\n');
}
