// How the result of a mirror reads: one sentence, then question by question what colleagues thought beside what customers said. Its words are
// words.ts.
import { formats, plural } from '../../../i18n/formats.ts';
import type { Block, Text } from '../../../messages/message.ts';
import type { ResultReader } from '../../kind.ts';
import { figureText, notShown, plainValue } from '../figure.ts';
import { groupTable as tableByGroup } from '../group-table.ts';
import { momentName } from './asked.ts';
import { type MirrorUnit, nearWithin } from './comparing.ts';
import { type Comparison, foremost, type Mirrored, type MirrorResult, type ToldView } from './result.ts';
import { mirrorWords } from './words.ts';

export function mirrorHeadline(result: MirrorResult, reader: ResultReader): string {
  const say = mirrorWords(reader.locale);
  const told = foremost(result);
  if (told !== null) return sentenceOf(told, plainValue, reader);
  const count = result.questions.filter(({ guess }) => guess !== null).length;
  const { number } = formats(reader.locale, reader.timeZone);
  return count === 0 ? say.tooFew : plural(reader.locale, count, say.nothing(number(count)));
}

export function mirrorView(result: MirrorResult, reader: ResultReader): Block[] {
  const say = mirrorWords(reader.locale);
  const { days, number } = formats(reader.locale, reader.timeZone);
  const views = (of: 'guess' | 'own') =>
    result.questions.flatMap((question): Text[] => {
      const comparison = question[of];
      return comparison === null ? [] : [lineOf({ question, of, comparison }, reader)];
    });
  const [guesses, own] = [views('guess'), views('own')];
  return [
    ...chartOf(result, 'share', reader),
    ...chartOf(result, 'points', reader),
    ...(guesses.length > 0 ? [{ kind: 'list', items: guesses } as const] : []),
    ...(own.length > 0 ? [{ kind: 'list', items: own } as const] : []),
    ...groupTable(result, reader),
    ...(result.gone > 0
      ? [{ kind: 'note', text: plural(reader.locale, result.gone, say.gone(number(result.gone))) } as const]
      : []),
    { kind: 'note', text: say.how(days(new Date(result.from), new Date(result.to))) },
  ];
}

type ValueText = (unit: MirrorUnit, figure: number, reader: ResultReader) => string;

/** "Delivery: you thought 62 % of customers were satisfied; 78 % said they were. Too low by 16 points (between 10 and 22)." */
function sentenceOf(told: ToldView, value: ValueText, reader: ResultReader): string {
  const { comparison, question, of } = told;
  const { unit, colleagues, customers } = comparison;
  const said = mirrorWords(reader.locale)[of][question.metric];
  const text = said(value(unit, colleagues.value, reader), value(unit, customers.value, reader));
  const colon = reader.locale === 'fr' ? '\u00a0:' : ':';
  return `${titleOf(told, reader)}${colon} ${text} ${verdictText(told, reader)}`;
}

function lineOf(told: ToldView, reader: ResultReader): Text {
  const say = mirrorWords(reader.locale);
  const { comparison, question, of } = told;
  const { unit, colleagues, customers } = comparison;
  const { number } = formats(reader.locale, reader.timeZone);
  const said = say[of][question.metric](
    figureText(unit, colleagues, reader),
    figureText(unit, customers, reader),
  );
  const counts = say.counts(number(colleagues.n), number(colleagues.asked), number(customers.n));
  return [{ strong: titleOf(told, reader) }, ` · ${said} ${verdictText(told, reader)} ${counts}`];
}

function titleOf({ question, of }: ToldView, reader: ResultReader): string {
  const name = momentName(question.names, question.heat, reader.locale);
  return of === 'guess' ? name : mirrorWords(reader.locale).fromYourSide(name);
}

function verdictText({ of, comparison }: ToldView, reader: ResultReader): string {
  const say = mirrorWords(reader.locale);
  const { unit, verdict, gap } = comparison;
  const words = of === 'guess' ? say.guessVerdict : say.ownVerdict;
  const amount = (size: number) => points(unit, size, reader);
  switch (verdict) {
    case 'above':
    case 'below': {
      const ends = [gap.low, gap.high].map(Math.abs).toSorted((a, b) => a - b);
      const [low = '', high = ''] = ends.map((end) => bare(unit, end, reader));
      return words[verdict](amount(Math.abs(gap.change)), say.between(low, high));
    }
    case 'near':
      return words.near(amount(nearWithin(unit)));
    case 'open':
      return words.open(amount(Math.max(0, -gap.low)), amount(Math.max(0, gap.high)));
    default:
      return verdict satisfies never;
  }
}

/** "16 points", of a size in the unit of the value. */
function points(unit: MirrorUnit, size: number, reader: ResultReader): string {
  const text = bare(unit, size, reader);
  const count = unit === 'mean' ? Math.round(size * 10) / 10 : Math.round(inPoints(unit, size));
  return plural(reader.locale, count, mirrorWords(reader.locale).points(text));
}

function bare(unit: MirrorUnit, size: number, { locale, timeZone }: ResultReader): string {
  const { number, decimal } = formats(locale, timeZone);
  const shown = inPoints(unit, size);
  // What is not nought is not told as nought.
  const isSmall = shown > 0 && shown < 0.5;
  return unit === 'mean'
    ? decimal(shown, 1)
    : number(isSmall ? Math.max(0.1, shown) : shown, isSmall ? 1 : 0);
}

function inPoints(unit: MirrorUnit, size: number): number {
  return unit === 'share' ? size * 100 : size;
}

/** Bars of those questions whose guesses are in this unit: percents and points have no common axis. */
function chartOf(result: MirrorResult, unit: MirrorUnit, reader: ResultReader): Block[] {
  const say = mirrorWords(reader.locale);
  const shown = result.questions.flatMap((question) =>
    question.guess?.unit === unit ? [{ name: shortName(question, result, reader), ...question.guess }] : [],
  );
  if (shown.length === 0) return [];
  const bar = ({ value }: { readonly value: number }) => Math.round(inPoints(unit, value));
  const pairs = shown.map(({ name, colleagues, customers }) =>
    say.pair(name, plainValue(unit, colleagues.value, reader), plainValue(unit, customers.value, reader)),
  );
  return [
    {
      kind: 'chart',
      chart: {
        title: unit === 'points' ? say.recommended : say.satisfied,
        form: 'bar',
        categories: shown.map(({ name }) => name),
        series: [
          { name: say.youThought, values: shown.map(({ colleagues }) => bar(colleagues)) },
          { name: say.customersSaid, values: shown.map(({ customers }) => bar(customers)) },
        ],
        unit: unit === 'share' ? '%' : '',
        sentence: pairs.join(' '),
      },
    },
  ];
}

/** What stands at an axis: the moment alone where no other question is about it. */
function shortName(question: Mirrored, { questions }: MirrorResult, { locale }: ResultReader): string {
  const say = mirrorWords(locale);
  const moment = momentName(question.names, null, locale);
  const same = questions.filter(({ names }) => momentName(names, null, locale) === moment);
  return same.length > 1 ? say.label(moment, say.metric[question.metric]) : moment;
}

function groupTable(result: MirrorResult, reader: ResultReader): Block[] {
  const say = mirrorWords(reader.locale);
  const shown = result.questions.filter(({ guess }) => guess !== null);
  const groups = [...new Set(shown.flatMap((question) => question.groups.map(({ group }) => group)))];
  if (groups.length < 2) return [];
  const cell = (comparison: Comparison | undefined): string =>
    comparison === undefined
      ? notShown(reader)
      : `${figureText(comparison.unit, comparison.colleagues, reader)} · ${say.word[comparison.verdict]}`;
  const customers = { name: say.whatCustomers, group: null };
  return [
    tableByGroup({
      ...{ title: say.byGroup, sentence: say.byGroupSentence },
      heads: { groups: say.group, questions: say.question },
      groups: [
        customers,
        ...groups.toSorted((a, b) => a - b).map((group) => ({ name: reader.groups[group] ?? '', group })),
      ],
      questions: shown.map((each) => ({ name: shortName(each, result, reader), each })),
      cell: ({ group }, { each: { guess, groups: theirs } }) =>
        group === null
          ? guess
            ? figureText(guess.unit, guess.customers, reader)
            : ''
          : cell(theirs.find((one) => one.group === group)?.guess),
    }),
  ];
}
