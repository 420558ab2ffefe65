// What the message of an import shows in more than one of its states: its file, counts, figures and refusals. Sentences are in words.ts. Pure.
import type { DryRun } from '../feedback/file.ts';
import { figureLines, unscoredLines } from '../feedback/files/summary-words.ts';
import { redact } from '../feedback/redaction.ts';
import { type Formats, plural } from '../i18n/formats.ts';
import type { Locale } from '../i18n/locale.ts';
import type { Block, Button, Message } from '../messages/message.ts';
import { shortenLabel } from '../messages/shorten.ts';
import { sayImports } from './words.ts';

export interface ImportReader {
  readonly locale: Locale;
  readonly formats: Formats;
}

/** What every drawing tells of: its id stands in the buttons. */
export interface ShownImport {
  readonly id: string;
  readonly fileName: string;
}

/** As the command line's own preview, where a chat has room. */
export const LONGEST_WORDS = 280;
const LONGEST_NAME = 120;

export function nameOf({ fileName }: Pick<ShownImport, 'fileName'>): string {
  return shortenLabel(fileName, LONGEST_NAME);
}

/** What is counted, as the phrases want it. */
export function count(value: number, { locale, formats }: ImportReader) {
  return { number: formats.number(value), isOne: plural(locale, value, { one: '1', other: '' }) === '1' };
}

export function cancelButton({ id }: ShownImport, locale: Locale): Button {
  return { label: sayImports(locale).cancel, action: { name: 'import.cancel', subject: id } };
}

export function withButtons(message: Message, buttons: readonly Button[]): Message {
  return { ...message, blocks: [...message.blocks, { kind: 'buttons', buttons }] };
}

export function figureBlocks(figures: DryRun['figures'], { locale }: ImportReader): Block[] {
  return figureLines(figures, locale).map((line) => ({ kind: 'text', text: [{ strong: line }] }));
}

/** As the refusals. */
export function unscoredBlocks(
  unscored: DryRun['unscored'],
  country: string,
  { locale }: ImportReader,
): Block[] {
  const [lead, ...items] = unscoredLines(unscored, locale);
  if (lead === undefined) return [];
  return [
    { kind: 'note', text: lead },
    { kind: 'list', items: items.map((text) => shortenLabel(redact(text, { country }).text, LONGEST_WORDS)) },
  ];
}

/** A reason may quote the cell that was refused. */
export function refusalBlocks(
  refusals: DryRun['refusals'],
  country: string,
  { locale, formats }: ImportReader,
): Block[] {
  if (refusals.length === 0) return [];
  const say = sayImports(locale);
  const items = refusals.map(({ line, column, reason }) =>
    shortenLabel(
      redact(say.line(formats.number(line), shortenLabel(column, LONGEST_NAME), reason), { country }).text,
      LONGEST_WORDS,
    ),
  );
  return [
    { kind: 'text', text: [{ strong: say.refusals }] },
    { kind: 'list', items },
  ];
}
