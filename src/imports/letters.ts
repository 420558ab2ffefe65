// The one message of an import, as it is drawn again and again: reading, offered, importing, done. Sentences are in words.ts. Pure.
import type { Batch } from '../feedback/batches/batch.ts';
import type { DryRun, ImportSummary } from '../feedback/file.ts';
import type { Understood } from '../feedback/files/columns.ts';
import { figureLines, leftOutLines, unscoredLines } from '../feedback/files/summary-words.ts';
import { redact } from '../feedback/redaction.ts';
import { touchpointName } from '../feedback/touchpoints.ts';
import { type Formats, formats as formatsOf, plural } from '../i18n/formats.ts';
import type { Locale } from '../i18n/locale.ts';
import { type Block, type Button, type Message, sentence, type Text } from '../messages/message.ts';
import { shortenLabel } from '../messages/shorten.ts';
import type { Found, Plan } from './plan.ts';
import { askedAs, sayImports } from './words.ts';

export interface Reader {
  readonly locale: Locale;
  readonly formats: Formats;
}

/** What every drawing tells of: its id stands in the buttons. */
export interface Subject {
  readonly id: string;
  readonly fileName: string;
}

/** As the command line's own preview, where a chat has room. */
const LONGEST_WORDS = 280;
const LONGEST_NAME = 120;
/** Of a column and its example: one line of a phone together. */
const LONGEST_COLUMN = 60;
const LONGEST_EXAMPLE = 40;

export function nameOf({ fileName }: Pick<Subject, 'fileName'>): string {
  return shortenLabel(fileName, LONGEST_NAME);
}

export function readingMessage(subject: Subject, { locale }: Reader): Message {
  const say = sayImports(locale);
  return withButtons(sentence(say.reading(nameOf(subject))), [cancelButton(subject, locale)]);
}

/** What a dry run found; null where nothing can be imported as it stands. */
export interface Preview {
  readonly dryRun: Omit<DryRun, 'moments'>;
  /** What its words for touchpoints come to, a line each. */
  readonly touchpoints?: readonly string[];
  readonly dateOrder: 'dmy' | 'mdy';
  /** By which the file was read: its days are shown in it, not in the reader's own. */
  readonly timeZone: string;
}

export interface Offer {
  readonly plan: Plan;
  readonly preview: Preview | null;
  /** Whose phone numbers are taken out of what is shown. */
  readonly country: string;
  /** What is known of each column, by its place. */
  readonly columns?: readonly Understood[];
}

export function offerMessage(
  subject: Subject,
  { plan, preview, country, columns = [] }: Offer,
  reader: Reader,
): Message {
  const { locale } = reader;
  const say = sayImports(locale);
  const lead = say.read(nameOf(subject));
  const missing = plan.found?.missing ?? null;
  const change: Button = { label: say.change, action: { name: 'import.change', subject: subject.id } };
  const doubts = plan.found?.doubts ?? [];
  if (preview === null || missing !== null || doubts.length > 0) {
    const why = missing === null ? say.inDoubt(count(doubts.length, reader)) : say.missing[missing];
    const blocks: Block[] = [
      { kind: 'text', text: [{ strong: lead }, '\n', why] },
      ...doubts.flatMap(doubtBlocks),
      ...columnBlocks(plan, columns, reader),
    ];
    const answer: Button = {
      ...change,
      style: 'primary',
      ...(doubts.length > 0 ? { label: say.answer } : {}),
    };
    return withButtons({ summary: `${lead} ${why}`, blocks }, [answer, cancelButton(subject, locale)]);
  }
  const { importable, rejected, mended, furniture } = preview.dryRun;
  const refused = rejected === 0 ? say.noneRefused : say.wouldBeRefused(count(rejected, reader));
  const counts = `${say.canBe(count(importable, reader))}, ${refused}.`;
  const start: Button = {
    label: say.start,
    action: { name: 'import.start', subject: subject.id },
    style: 'primary',
  };
  return withButtons(
    {
      summary: `${lead} ${counts}`,
      blocks: [
        { kind: 'text', text: [{ strong: lead }, `\n${counts}`] },
        ...figureBlocks(preview.dryRun.figures, reader),
        factsBlock(plan, columns, preview, locale),
        ...columnBlocks(plan, columns, reader),
        ...(preview.touchpoints ?? []).map((text): Block => ({ kind: 'note', text })),
        ...previewBlocks(preview, country, reader),
        ...refusalBlocks(preview.dryRun.refusals, country, reader),
        ...(mended === 0 ? [] : [{ kind: 'note', text: say.mended(count(mended, reader)) } as const]),
        ...(furniture === 0
          ? []
          : [{ kind: 'note', text: say.furniture(count(furniture, reader)) } as const]),
        ...leftOutLines(preview.dryRun, locale).map((text): Block => ({ kind: 'note', text })),
        ...stateNotes(plan, columns, preview, locale),
        ...unscoredBlocks(preview.dryRun.unscored, country, reader),
        { kind: 'note', text: say.nothingYet },
      ],
    },
    [...(importable > 0 ? [start] : []), change, cancelButton(subject, locale)],
  );
}

export interface Progress {
  /** From 0 to 1. */
  readonly share: number;
  readonly rows: number;
}

export function progressMessage(subject: Subject, { share, rows }: Progress, reader: Reader): Message {
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

export function doneMessage(subject: Subject, result: Result, country: string, reader: Reader): Message {
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
  subject: Subject,
  batch: Pick<Batch, 'state' | 'removed' | 'restored' | 'edited'>,
  reader: Reader,
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
  subject: Subject,
  { why, mayTryAgain }: { why: string; mayTryAgain: boolean },
  { locale }: Reader,
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

/** What is counted, as the phrases want it. */
export function count(value: number, { locale, formats }: Reader) {
  return { number: formats.number(value), isOne: plural(locale, value, { one: '1', other: '' }) === '1' };
}

function cancelButton({ id }: Subject, locale: Locale): Button {
  return { label: sayImports(locale).cancel, action: { name: 'import.cancel', subject: id } };
}

function withButtons(message: Message, buttons: readonly Button[]): Message {
  return { ...message, blocks: [...message.blocks, { kind: 'buttons', buttons }] };
}

function factsBlock(
  plan: Plan,
  columns: readonly Understood[],
  { dateOrder }: Preview,
  locale: Locale,
): Block {
  const { source, heat, metric, found, only, without } = plan;
  const say = sayImports(locale);
  // Where each column of scores says what it measures, there is no one metric of the file.
  const isTold = columns.some((column) => column.field === 'score' && column.metric !== null);
  const measured = metric ?? (isTold ? null : (found?.metric ?? null));
  return {
    kind: 'facts',
    facts: [
      { label: say.source, value: source.id === null ? say.newSource(source.name) : source.name },
      { label: say.heat, value: say.heatName[heat] },
      ...(measured === null ? [] : [{ label: say.metric, value: say.metricName[measured] }]),
      ...(found?.sheet === null || found === null || found.sheets.length < 2
        ? []
        : [{ label: say.sheet, value: found.sheet }]),
      { label: say.dates, value: say[dateOrder] },
      ...(only.length === 0 ? [] : [{ label: say.only, value: standingIn(only, plan) }]),
      ...(without.length === 0 ? [] : [{ label: say.without, value: standingIn(without, plan) }]),
    ],
  };
}

/** By which columns rows were left out that nobody answered for real, and how they come in after all. */
function stateNotes(
  { found }: Plan,
  known: readonly Understood[],
  { dryRun }: Preview,
  locale: Locale,
): Block[] {
  if (dryRun.dropped === 0) return [];
  const states = (found?.columns ?? []).filter(
    ({ at, field }) => field === 'state' && (known[at]?.drops.length ?? 0) > 0,
  );
  const say = sayImports(locale);
  return states.map(({ label }) => ({
    kind: 'note',
    text: say.toldBy(shortenLabel(label, LONGEST_COLUMN), say.field.ignore),
  }));
}

/** "Country: FR, BE" for each column. */
function standingIn(list: Plan['only'], { found }: Plan): string {
  const labels = new Map((found?.filters ?? []).map(({ at, label }) => [at, label]));
  const places = [...new Set(list.map(({ at }) => at))];
  return places
    .map((place) => {
      const values = list.filter(({ at }) => at === place).map(({ value }) => redact(value).text);
      return `${labels.get(place) ?? `#${place + 1}`} = ${values.join(', ')}`;
    })
    .join(' · ');
}

/** Each with its scale and an example on the same short line; those that are left out in a sentence. */
function columnBlocks({ found }: Plan, known: readonly Understood[], reader: Reader): Block[] {
  if (found === null) return [];
  const say = sayImports(reader.locale);
  const named = (label: string) => shortenLabel(label, LONGEST_COLUMN);
  const isOut = ({ at, field }: Found['columns'][number]) =>
    field === 'ignore' || (known[at]?.leftOut ?? null) !== null;
  const items = found.columns
    .filter((column) => !isOut(column))
    .map(({ at, label, field }): Text => {
      const details = detailsOf(known[at], reader);
      return [{ strong: named(label) }, ` → ${say.field[field]}${details === '' ? '' : ` · ${details}`}`];
    });
  const out = found.columns.filter(isOut).map(({ label }) => named(label));
  return [
    { kind: 'text', text: [{ strong: say.columns }] },
    { kind: 'list', items },
    ...(out.length === 0 ? [] : [{ kind: 'note', text: say.leftOut(reader.formats.list(out)) } as const]),
    ...(found.rest === 0
      ? []
      : [{ kind: 'note', text: say.moreColumns(count(found.rest, reader)) } as const]),
  ];
}

/** "NPS, 0 to 10 · for example 9" */
function detailsOf(column: Understood | undefined, { locale }: Reader): string {
  if (column === undefined) return '';
  const say = sayImports(locale);
  const { metric, scale, example, field } = column;
  const asked = field === 'score' ? askedAs(metric, scale, locale) : '';
  // A comment may name somebody whom only another column tells: the first rows show it redacted.
  const shown =
    example === null || field === 'verbatim' || field === 'name'
      ? ''
      : redact(example.replace(/\s+/g, ' ').trim()).text;
  const told = shown === '' ? [] : [say.example(shortenLabel(shown, LONGEST_EXAMPLE))];
  return [...(asked === '' ? [] : [asked]), ...told].join(' · ');
}

function doubtBlocks({ question, answers }: Found['doubts'][number]): Block[] {
  return [
    { kind: 'text', text: [{ strong: question }] },
    { kind: 'list', items: answers.map(({ label }) => label) },
  ];
}

function figureBlocks(figures: DryRun['figures'], { locale }: Reader): Block[] {
  return figureLines(figures, locale).map((line) => ({ kind: 'text', text: [{ strong: line }] }));
}

function previewBlocks({ dryRun, timeZone }: Preview, country: string, { locale, formats }: Reader): Block[] {
  if (dryRun.preview.length === 0) return [];
  const say = sayImports(locale);
  const days = formatsOf(locale, timeZone);
  const rows = dryRun.preview.map(({ answeredAt, scores, comments, touchpoint }): Block => {
    const by = [
      days.fullDay(answeredAt),
      ...scores.map(
        ({ metric, score, asked }) => `${say.metricName[metric]} ${formats.number(asked?.score ?? score, 2)}`,
      ),
      ...(touchpoint === null ? [] : [touchpointName(redact(touchpoint, { country }).text, locale)]),
    ].join(' · ');
    if (comments.length === 0) return { kind: 'text', text: [`${by} · `, { emphasis: say.noWords }] };
    const words = comments.map(({ text }) => text).join(' / ');
    return { kind: 'quote', text: shortenLabel(words.replace(/\s+/g, ' '), LONGEST_WORDS), by };
  });
  return [{ kind: 'text', text: [{ strong: say.preview }] }, ...rows];
}

/** As the refusals. */
function unscoredBlocks(unscored: DryRun['unscored'], country: string, { locale }: Reader): Block[] {
  const [lead, ...items] = unscoredLines(unscored, locale);
  if (lead === undefined) return [];
  return [
    { kind: 'note', text: lead },
    { kind: 'list', items: items.map((text) => shortenLabel(redact(text, { country }).text, LONGEST_WORDS)) },
  ];
}

/** A reason may quote the cell that was refused. */
function refusalBlocks(refusals: DryRun['refusals'], country: string, { locale, formats }: Reader): Block[] {
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
