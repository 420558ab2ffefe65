// Takes a customer's words out of a message that has been made already, and leaves the rest as it stands. Pure.
import type { Block, Button, Message, Span, Text } from './message.ts';

export interface QuotesToTake {
  /** The feedback whose quotes go, or whatever else quotes are taken out by. */
  readonly ids: ReadonlySet<string>;
  /** The customer's words themselves, for where they stand without saying whose they are (a story, a preview). */
  readonly words?: readonly string[];
  /** Shorter words are looked for in the summary alone, where they are too common; 12 characters by default. */
  readonly least?: number;
  /** Stands where they stood, in the reader's language. */
  readonly instead: string;
}

/** Shorter words are too common to be looked for outside of quotes and of the summary. */
export const TELLING = 12;
/** So many first characters before an ellipsis are the words, shortened. */
const LEAST_HEAD = 20;

/**
 * Quotes that are taken out by these become a note; those that stood beside one go with it. Their words are taken out wherever else they
 * stand whole, or shortened with an ellipsis, the summary included; words of under 12 characters only out of the summary. The very same
 * message where there is nothing to take out.
 */
export function withoutQuotes(
  message: Message,
  { ids, words = [], least = TELLING, instead }: QuotesToTake,
): Message {
  const quoted = message.blocks.flatMap((block) => (isTaken(block, ids) ? [block.text] : []));
  const all = [...new Set([...quoted, ...words].map((each) => each.trim()))]
    .filter((each) => each !== '')
    // The longest first: one may begin like another.
    .sort((a, b) => b.length - a.length);
  const telling = all.filter((each) => each.length >= least);
  const cut = (text: string) => telling.reduce((rest, each) => without(rest, each, instead), text);
  const blocks = message.blocks.flatMap((block): readonly Block[] => {
    if (isTaken(block, ids)) return [{ kind: 'note', text: instead }];
    return goesAlong(block, ids) ? [] : [changedBlock(block, cut)];
  });
  const summary = all.reduce((rest, each) => without(rest, each, instead), message.summary);
  const isSame =
    summary === message.summary &&
    blocks.length === message.blocks.length &&
    blocks.every((block, i) => block === message.blocks[i]);
  return isSame ? message : { ...message, summary, blocks };
}

function isTaken(block: Block, ids: ReadonlySet<string>): block is Extract<Block, { kind: 'quote' }> {
  return block.kind === 'quote' && block.of !== undefined && ids.has(block.of);
}

function goesAlong(block: Block, ids: ReadonlySet<string>): boolean {
  return block.kind === 'quote' && block.beside !== undefined && ids.has(block.beside);
}

const WORD = /[\p{L}\p{N}]/u;

/** The text without the words where they stand whole, or begin and are cut short by an ellipsis. */
export function without(text: string, words: string, instead: string): string {
  let rest = text;
  for (let at = rest.indexOf(words); at >= 0; at = rest.indexOf(words, at)) {
    const end = at + words.length;
    const isPart = WORD.test(rest[at - 1] ?? '') || WORD.test(rest[end] ?? '');
    rest = isPart ? rest : rest.slice(0, at) + instead + rest.slice(end);
    at += isPart ? words.length : instead.length;
  }
  return withoutHead(rest, words, instead);
}

function withoutHead(text: string, words: string, instead: string): string {
  const at = words.length > LEAST_HEAD ? text.indexOf(words.slice(0, LEAST_HEAD)) : -1;
  if (at < 0) return text;
  let length = LEAST_HEAD;
  while (length < words.length && text[at + length] === words[length]) length += 1;
  const ellipsis = /^\s*(?:…|\.\.\.)/.exec(text.slice(at + length))?.[0];
  return ellipsis === undefined
    ? text
    : text.slice(0, at) + instead + text.slice(at + length + ellipsis.length);
}

/** The very same block where `cut` changes nothing in it. */
export function changedBlock(block: Block, cut: (text: string) => string): Block {
  const made = rewritten(block, cut);
  return JSON.stringify(made) === JSON.stringify(block) ? block : made;
}

function rewritten(block: Block, cut: (text: string) => string): Block {
  switch (block.kind) {
    case 'heading':
    case 'quote':
      return { ...block, text: cut(block.text) };
    case 'text':
    case 'note':
      return { ...block, text: inText(block.text, cut) };
    case 'facts':
      return { ...block, facts: block.facts.map((fact) => ({ ...fact, value: inText(fact.value, cut) })) };
    case 'list':
      return { ...block, items: block.items.map((item) => inText(item, cut)) };
    case 'image':
      return { ...block, alt: cut(block.alt) };
    case 'chart':
      return { ...block, chart: { ...block.chart, sentence: cut(block.chart.sentence) } };
    case 'table': {
      const { sentence, rows } = block.table;
      const cells = rows.map((row) => row.map((cell) => inText(cell, cut)));
      return { ...block, table: { ...block.table, sentence: cut(sentence), rows: cells } };
    }
    case 'buttons':
      return { ...block, buttons: block.buttons.map((button) => inButton(button, cut)) };
    case 'select':
      return { ...block, options: block.options.map((each) => ({ ...each, label: cut(each.label) })) };
    case 'divider':
      return block;
    default:
      return block satisfies never;
  }
}

function inButton({ confirm, ...button }: Button, cut: (text: string) => string): Button {
  const label = cut(button.label);
  if (confirm === undefined) return { ...button, label };
  return { ...button, label, confirm: { ...confirm, title: cut(confirm.title), text: cut(confirm.text) } };
}

function inText(text: Text, cut: (text: string) => string): Text {
  return typeof text === 'string' ? cut(text) : text.map((span) => inSpan(span, cut));
}

function inSpan(span: Span, cut: (text: string) => string): Span {
  if (typeof span === 'string') return cut(span);
  if ('strong' in span) return { strong: cut(span.strong) };
  if ('emphasis' in span) return { emphasis: cut(span.emphasis) };
  if ('link' in span) return { ...span, link: cut(span.link) };
  return span;
}
