// /voice nps by touchpoint: one metric, group by group, with margins; small groups hidden. How it is counted: feedback/indicators.
import { figureChange, figureMargin, figureName, figureOf, figureValue } from '../../digests/figure.ts';
import { severalNotes } from '../../digests/sections/indicators.ts';
import { heats, type Period } from '../../feedback/filters.ts';
import { LEAST_ANSWERS } from '../../feedback/indicators/indicators.ts';
import { segmentKeys } from '../../feedback/indicators/segments/answered-by.ts';
import {
  type GroupedBy,
  indicatorsBy,
  MOST_GROUPS,
  type SegmentIndicator,
} from '../../feedback/indicators/segments/segments.ts';
import { askedInSeveral } from '../../feedback/indicators/several-questions.ts';
import { isSegmentCalled, segmentName } from '../../feedback/segment-names.ts';
import { type Called, touchpointsCalled } from '../../feedback/touchpoints/company.ts';
import { touchpointName } from '../../feedback/touchpoints.ts';
import { formats } from '../../i18n/formats.ts';
import { fr, phrases } from '../../i18n/phrases.ts';
import type { Reader } from '../../i18n/reader.ts';
import type { Table } from '../../messages/chart.ts';
import { type Block, type Message, sentence, type Text } from '../../messages/message.ts';
import type { Request } from '../request.ts';
import { answersNamed } from './named.ts';
import type { Dimension, VoiceQuestion } from './question.ts';

const DAYS = 28;

/** With what the company calls its touchpoints. */
interface FiguresReader extends Reader {
  readonly called: Called;
}

type FiguresQuestion = Extract<VoiceQuestion, { kind: 'figures' }>;

/** Over the last 28 days, compared with the 28 before. */
export async function figuresMessage(
  request: Request,
  { metric, by, only }: FiguresQuestion,
): Promise<Message> {
  const named = await answersNamed(request, only);
  if ('instead' in named) return named.instead;
  const { kit, workspace, asker, at, locale, formats } = request;
  const { database } = kit;
  const say = words(locale);
  const to = new Date(at.getTime() + 1);
  const period = { from: new Date(to.getTime() - DAYS * 86_400_000), to };
  const grouped = await groupingOf(request, by, period);
  if (grouped === null) return unknownMessage(request, by, period);
  const question = { ...period, filters: { metrics: [metric], ...named.filters } };
  const found = (await indicatorsBy(database, workspace.id, question, grouped.by)).filter(
    (each) => each.metric === metric,
  );
  const several =
    by.kind === 'question' ? [] : await askedInSeveral(database.db, workspace.id, period, question.filters);
  const reader = {
    locale,
    timeZone: asker.timeZone,
    called: await touchpointsCalled(database.db, workspace.id),
  };
  const whole = say.title(metric.toUpperCase(), grouped.name, formats.number(DAYS));
  const title = named.said === '' ? whole : `${whole} · ${named.said}`;
  if (found.length === 0) return sentence(`${title}. ${say.nobody}`);
  const groups = new Set(found.map(({ group }) => group)).size;
  return {
    summary: title,
    blocks: [
      { kind: 'text', text: [{ strong: title }] },
      ...shownOf(found, by, reader, { title: whole, column: grouped.name }),
      {
        kind: 'note',
        text: groups < MOST_GROUPS ? say.method : `${say.method} ${say.most(formats.number(MOST_GROUPS))}`,
      },
      ...severalNotes(several, locale),
    ],
  };
}

interface FigureGrouping {
  readonly by: GroupedBy;
  readonly name: string;
}

/** Null where the company's answers know no such segment. */
async function groupingOf(
  { kit, workspace, locale }: Request,
  by: Dimension,
  period: Period,
): Promise<FigureGrouping | null> {
  if (by.kind !== 'segment') return { by: by.kind, name: words(locale).column[by.kind] };
  const keys = await segmentKeys(kit.database, workspace.id, period);
  const key = keys.find((each) => isSegmentCalled(by.name, each));
  return key === undefined ? null : { by: { segment: key }, name: segmentName(key, locale) };
}

async function unknownMessage(
  { kit, workspace, locale, formats }: Request,
  by: Dimension,
  period: Period,
): Promise<Message> {
  const say = words(locale);
  const keys = await segmentKeys(kit.database, workspace.id, period);
  const known = [
    say.column.touchpoint,
    say.column.source,
    say.column.heat,
    say.column.question,
    ...keys.map((key) => segmentName(key, locale)),
  ];
  return sentence(say.unknown(by.kind === 'segment' ? by.name : '', formats.list(known)));
}

/** A row for each that is shown, then a line for all that are hidden for the same reason. */
function shownOf(
  found: readonly SegmentIndicator[],
  by: Dimension,
  reader: FiguresReader,
  { title, column }: { readonly title: string; readonly column: string },
): Block[] {
  const say = words(reader.locale);
  const { list } = formats(reader.locale, reader.timeZone);
  const isFew = (each: SegmentIndicator) => figureValue(figureOf(each), reader) === null;
  const [keptBack, others] = parted(found, (each) => each.reason === 'kept-back');
  const [few, shown] = parted(others, isFew);
  const together = (some: readonly SegmentIndicator[], why: string): Text[] =>
    some.length === 0
      ? []
      : [[{ strong: list([...new Set(some.map((each) => nameOf(each, by, reader)))]) }, ` · ${why}`]];
  const hidden = [...together(few, say.hidden(String(LEAST_ANSWERS))), ...together(keptBack, say.keptBack)];
  const columns = [
    { label: column },
    { label: say.columns.value, numeric: true },
    { label: say.columns.answers, numeric: true },
    { label: say.columns.change },
  ];
  const table: Table = {
    title,
    columns,
    rows: shown.map((each) => rowOf(each, by, reader)),
    sentence: spanOf(shown, by, reader),
  };
  return [
    ...(shown.length > 0 ? [{ kind: 'table', table } as const] : []),
    ...(hidden.length > 0 ? [{ kind: 'list', items: hidden } as const] : []),
  ];
}

/** From the lowest to the highest; that one is really above another is not said: that is no test. */
function spanOf(shown: readonly SegmentIndicator[], by: Dimension, reader: FiguresReader): string {
  const inOrder = shown.toSorted((a, b) => (a.value ?? 0) - (b.value ?? 0));
  const [low] = inOrder;
  const high = inOrder.at(-1);
  if (!low || !high) return '';
  const told = (each: SegmentIndicator) =>
    [figureValue(figureOf(each), reader) ?? '–', nameOf(each, by, reader)] as const;
  return low === high
    ? words(reader.locale).alone(...told(low))
    : words(reader.locale).span(told(low), told(high));
}

function parted<T>(all: readonly T[], isFirst: (each: T) => boolean): [T[], T[]] {
  return [all.filter(isFirst), all.filter((each) => !isFirst(each))];
}

function nameOf(indicator: SegmentIndicator, by: Dimension, reader: FiguresReader): string {
  const shown = figureOf(indicator);
  const group = groupName(indicator, by, reader);
  return shown.heat === null ? group : `${group}, ${figureName(shown, reader)}`;
}

function rowOf(indicator: SegmentIndicator, by: Dimension, reader: FiguresReader): Text[] {
  const shown = figureOf(indicator);
  const value = figureValue(shown, reader) ?? '–';
  return [
    nameOf(indicator, by, reader),
    [{ strong: value }, figureMargin(shown, reader)],
    formats(reader.locale, reader.timeZone).number(shown.n),
    figureChange(shown, reader),
  ];
}

/** A touchpoint's name, hot or cold in words, otherwise as it came. */
function groupName(indicator: SegmentIndicator, by: Dimension, reader: FiguresReader): string {
  const { group } = indicator;
  if (group === null) return words(reader.locale).notSaid;
  if (by.kind === 'touchpoint') return touchpointName(group, reader.locale, reader.called.get(group));
  const heat = by.kind === 'heat' ? (heats.find((each) => each === group) ?? null) : null;
  return heat === null ? group : figureName({ ...figureOf(indicator), heat }, reader);
}

type Extreme = readonly [value: string, name: string];

const words = phrases({
  en: {
    title: (metric: string, by: string, days: string) => `${metric} by ${by} · last ${days} days`,
    column: { touchpoint: 'touchpoint', source: 'source', heat: 'type of survey', question: 'question' },
    nobody: 'Nobody answered that.',
    notSaid: 'Not said',
    columns: { value: 'Value', answers: 'Answers', change: 'Change' },
    alone: (value: string, name: string) => `${name}: ${value}.`,
    span: ([low, lowName]: Extreme, [high, highName]: Extreme) =>
      `From ${low} (${lowName}) to ${high} (${highName}).`,
    hidden: (least: string) => `hidden: fewer than ${least} answers`,
    keptBack: 'hidden too, so that a smaller group cannot be worked out',
    method:
      '95% margins. A rise or a fall passed the test, all groups together, against the same length of time before.',
    most: (most: string) => `Only the ${most} groups with most answers are told apart.`,
    unknown: (asked: string, known: string) =>
      `No answer in these weeks has a “${asked}”. You can ask by: ${known}.`,
  },
  fr: {
    title: (metric, by, days) => fr`${metric} par ${by} · ${days} derniers jours`,
    column: { touchpoint: 'étape', source: 'source', heat: 'type d’enquête', question: 'question' },
    nobody: 'Personne n’y a répondu.',
    notSaid: 'Sans indication',
    columns: { value: 'Valeur', answers: 'Réponses', change: 'Évolution' },
    alone: (value, name) => fr`${name} : ${value}.`,
    span: ([low, lowName], [high, highName]) => `De ${low} (${lowName}) à ${high} (${highName}).`,
    hidden: (least) => fr`masqué : moins de ${least} réponses`,
    keptBack: 'masqué aussi, pour qu’un groupe plus petit ne se devine pas',
    method:
      'Marges à 95 %. Hausse ou baisse : l’écart avec la période précédente, de même durée, est significatif, tous groupes pris ensemble.',
    most: (most) => `Seuls les ${most} groupes qui répondent le plus sont distingués.`,
    unknown: (asked, known) =>
      fr`Aucune réponse de ces semaines n’indique « ${asked} ». Vous pouvez demander par : ${known}.`,
  },
});
