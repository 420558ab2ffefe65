// The one message of an import, as it is drawn again and again: reading, importing, done, taken back, failed. Offering it: offered.ts. Pure.
import type { Batch } from '../feedback/batches/batch.ts';
import type { DryRun, ImportSummary } from '../feedback/file.ts';
import { leftOutLines } from '../feedback/files/summary-words.ts';
import { type Block, type Button, type Message, sentence } from '../messages/message.ts';
import {
  cancelButton,
  count,
  figureBlocks,
  type ImportReader,
  nameOf,
  refusalBlocks,
  type ShownImport,
  unscoredBlocks,
  withButtons,
} from './shown.ts';
import { sayImports } from './words.ts';

export function readingMessage(subject: ShownImport, { locale }: ImportReader): Message {
  const say = sayImports(locale);
  return withButtons(sentence(say.reading(nameOf(subject))), [cancelButton(subject, locale)]);
}

export interface Progress {
  /** From 0 to 1. */
  readonly share: number;
  readonly rows: number;
}

export function progressMessage(
  subject: ShownImport,
  { share, rows }: Progress,
  reader: ImportReader,
): Message {
  const say = sayImports(reader.locale);
  const lead = say.importing(nameOf(subject));
  const words = say.progress(reader.formats.percent(Math.min(1, share)), count(rows, reader));
  return { summary: `${lead} ${words}`, blocks: [{ kind: 'text', text: [{ strong: lead }, `\n${words}`] }] };
}

export interface Result {
  readonly imported: number;
  /** Had other content, and have that of the file now. */
  readonly replaced: number;
  readonly duplicates: number;
  /** Of those: with other content, which stays. */
  readonly differing: number;
  readonly rejected: number;
  readonly dropped: number;
  readonly filtered: number;
  readonly unscored: ImportSummary['unscored'];
  readonly figures: ImportSummary['figures'];
  /** As of a preview. */
  readonly touchpoints?: readonly string[];
  /** By which the command line takes it back. */
  readonly batch: number;
  /** Rows of which a cell was read as it was meant. */
  readonly mended: number;
  readonly furniture: number;
  readonly source: string;
  /** Some of the refusals. */
  readonly refusals: DryRun['refusals'];
  /** Whether the file of refused rows reached its reader; null where there is none. */
  readonly handed: boolean | null;
  readonly wasInterrupted: boolean;
}

export function doneMessage(
  subject: ShownImport,
  result: Result,
  country: string,
  reader: ImportReader,
): Message {
  const say = sayImports(reader.locale);
  const lead = say.done(nameOf(subject));
  const counts = [
    say.imported(count(result.imported, reader)),
    say.alreadyThere(count(result.duplicates, reader)),
    say.refused(count(result.rejected, reader)),
  ].join(', ');
  const notes = [
    ...(result.mended === 0 ? [] : [say.mended(count(result.mended, reader))]),
    ...(result.furniture === 0 ? [] : [say.furniture(count(result.furniture, reader))]),
    ...leftOutLines(result, reader.locale),
    ...(result.differing === 0 ? [] : [say.differing(count(result.differing, reader))]),
    ...(result.handed === null ? [] : [result.handed ? say.rejects : say.rejectsLost]),
    ...(result.wasInterrupted ? [say.interrupted] : []),
  ];
  const undo: Button = { label: say.undo, action: { name: 'import.undo', subject: subject.id } };
  return withButtons(
    {
      summary: `${lead} ${counts}.`,
      blocks: [
        { kind: 'text', text: [{ strong: lead }, `\n${counts}.`] },
        ...figureBlocks(result.figures, reader),
        { kind: 'note', text: say.into(result.source) },
        ...(result.touchpoints ?? []).map((text): Block => ({ kind: 'note', text })),
        ...refusalBlocks(result.refusals, country, reader),
        ...unscoredBlocks(result.unscored, country, reader),
        ...notes.map((text): Block => ({ kind: 'note', text })),
      ],
    },
    [undo],
  );
}

/** It is being taken back, or was. */
export function undoneMessage(
  subject: ShownImport,
  batch: Pick<Batch, 'state' | 'removed' | 'restored' | 'edited'>,
  reader: ImportReader,
): Message {
  const say = sayImports(reader.locale);
  if (batch.state !== 'undone') return sentence(say.undoing(nameOf(subject)));
  const { removed, restored, edited } = batch;
  const lead = say.undone(nameOf(subject));
  const more = [
    say.removed(count(removed, reader)),
    ...(restored === 0 ? [] : [say.restored(count(restored, reader))]),
    ...(edited === 0 ? [] : [say.edited(count(edited, reader))]),
  ].join(' ');
  return { summary: `${lead} ${more}`, blocks: [{ kind: 'text', text: [{ strong: lead }, `\n${more}`] }] };
}

export function failedMessage(
  subject: ShownImport,
  { why, mayTryAgain }: { why: string; mayTryAgain: boolean },
  { locale }: ImportReader,
): Message {
  const say = sayImports(locale);
  const lead = say.failed(nameOf(subject));
  const again: Button = { label: say.again, action: { name: 'import.again', subject: subject.id } };
  const message: Message = {
    summary: `${lead} ${why}`,
    blocks: [{ kind: 'text', text: [{ strong: lead }, '\n', why] }],
  };
  return mayTryAgain ? withButtons(message, [again]) : message;
}
