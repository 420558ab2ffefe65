// The message of an import that offers it: what was understood of the file, what is in doubt, and its first rows. Pure.
import type { DateOrder } from '../feedback/dates/instant.ts';
import type { DryRun } from '../feedback/file.ts';
import type { UnderstoodColumn } from '../feedback/files/columns.ts';
import type { DatingReason } from '../feedback/files/recognition/dating.ts';
import { leftOutLines } from '../feedback/files/summary-words.ts';
import { redact } from '../feedback/redaction.ts';
import { touchpointName } from '../feedback/touchpoints.ts';
import { formats as formatsOf } from '../i18n/formats.ts';
import type { Locale } from '../i18n/locale.ts';
import type { Block, Button, Message, Text } from '../messages/message.ts';
import { shortenLabel } from '../messages/shorten.ts';
import { datesRead } from './dates-read.ts';
import type { FoundInFile, ImportPlan } from './plan.ts';
import {
  cancelButton,
  count,
  figureBlocks,
  type ImportReader,
  LONGEST_WORDS,
  nameOf,
  refusalBlocks,
  type ShownImport,
  unscoredBlocks,
  withButtons,
} from './shown.ts';
import { askedAs, sayImports } from './words.ts';

/** Of a column and its example: one line of a phone together. */
const LONGEST_COLUMN = 60;
const LONGEST_EXAMPLE = 40;

/** What a dry run found; null where nothing can be imported as it stands. */
export interface ImportPreview {
  readonly dryRun: Omit<DryRun, 'moments'>;
  /** What its words for touchpoints come to, a line each. */
  readonly touchpoints?: readonly string[];
  readonly dateOrder: DateOrder;
  readonly dateReason: DatingReason | null;
  /** By which the file was read: its days are shown in it, not in the reader's own. */
  readonly timeZone: string;
}

export interface ImportOffer {
  readonly plan: ImportPlan;
  readonly preview: ImportPreview | null;
  /** Whose phone numbers are taken out of what is shown. */
  readonly country: string;
  /** What is known of each column, by its place. */
  readonly columns?: readonly UnderstoodColumn[];
  /** Its lines were one quoted text each. */
  readonly isUnwrapped?: boolean;
}

export function offerMessage(
  subject: ShownImport,
  { plan, preview, country, columns = [], isUnwrapped = false }: ImportOffer,
  reader: ImportReader,
): Message {
  const { locale } = reader;
  const say = sayImports(locale);
  const lead = say.read(nameOf(subject));
  const missing = plan.found?.missing ?? null;
  const change: Button = { label: say.change, action: { name: 'import.change', subject: subject.id } };
  const doubts = plan.found?.doubts ?? [];
  const unwrapped: Block[] = isUnwrapped ? [{ kind: 'note', text: say.unwrapped }] : [];
  if (preview === null || missing !== null || doubts.length > 0) {
    const why = missing === null ? say.inDoubt(count(doubts.length, reader)) : say.missing[missing];
    const blocks: Block[] = [
      { kind: 'text', text: [{ strong: lead }, '\n', why] },
      ...doubts.flatMap(doubtBlocks),
      ...unwrapped,
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
        ...unwrapped,
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

function factsBlock(
  plan: ImportPlan,
  columns: readonly UnderstoodColumn[],
  preview: ImportPreview,
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
      { label: say.dates, value: datesRead(preview, locale) },
      ...(only.length === 0 ? [] : [{ label: say.only, value: standingIn(only, plan) }]),
      ...(without.length === 0 ? [] : [{ label: say.without, value: standingIn(without, plan) }]),
    ],
  };
}

/** By which columns rows were left out that nobody answered for real, and how they come in after all. */
function stateNotes(
  { found }: ImportPlan,
  known: readonly UnderstoodColumn[],
  { dryRun }: ImportPreview,
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
function standingIn(list: ImportPlan['only'], { found }: ImportPlan): string {
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
function columnBlocks(
  { found }: ImportPlan,
  known: readonly UnderstoodColumn[],
  reader: ImportReader,
): Block[] {
  if (found === null) return [];
  const say = sayImports(reader.locale);
  const named = (label: string) => shortenLabel(label, LONGEST_COLUMN);
  const isOut = ({ at, field }: FoundInFile['columns'][number]) =>
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
function detailsOf(column: UnderstoodColumn | undefined, { locale }: ImportReader): string {
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

function doubtBlocks({ question, answers }: FoundInFile['doubts'][number]): Block[] {
  return [
    { kind: 'text', text: [{ strong: question }] },
    { kind: 'list', items: answers.map(({ label }) => label) },
  ];
}

function previewBlocks(
  { dryRun, timeZone }: ImportPreview,
  country: string,
  { locale, formats }: ImportReader,
): Block[] {
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
