// What a file of answers holds, column by column, each guess with its reason: from the headers, all its values, what somebody said, and what its source's last
// file was. What nobody can tell is a doubt, and nothing in doubt is stored. Pure.
import { UserError } from '../../../errors.ts';
import { fr, phrases } from '../../../i18n/phrases.ts';
import { fold } from '../../../terms/fold.ts';
import type { DateOrder } from '../../dates/instant.ts';
import { metrics } from '../../filters.ts';
import type { Mapping, Override, UnderstoodColumn } from '../columns.ts';
import type { ColumnField, HeaderGuess } from '../headers.ts';
import { isOfRejects } from '../rejects.ts';
import { type DatingReason, dateDoubts, orderOf } from './dating.ts';
import { asked, type Doubt } from './doubts.ts';
import { type Guessed, guessOf, knownIn, questionOf } from './guesses.ts';
import { whyNoMoments, whyNotKept } from './harmless.ts';
import { type Kept, keptIn } from './kept.ts';
import { type LayoutName, layoutOf } from './layouts/index.ts';
import { isTitle } from './other-things.ts';
import { type SaidOfColumns, saidOf } from './said.ts';
import { type Scored, scoredAs } from './scored.ts';
import { settle } from './settling.ts';
import { type ColumnSummary, columnOf, type Summary } from './summary.ts';
import { type Ticked, tickedIn } from './ticked.ts';

export interface UnderstandingSettings {
  readonly overrides: readonly Override[];
  readonly dateOrder?: DateOrder;
  /** Where nothing tells: the company's own. */
  readonly usualDateOrder: DateOrder;
  /** What the source's last file was; null where there was none. */
  readonly kept?: Kept | null;
  /** Dates after it show that they are read the wrong way round. */
  readonly now?: Date;
}

export interface Understanding extends Mapping {
  /** The tool that the file is from; null where it is none that we know. */
  readonly layout: LayoutName | null;
  readonly dateOrder: DateOrder;
  /** Why they are read in that order; null where any gives the same. */
  readonly dateReason: DatingReason | null;
  /** Of a file with one line for each question: how each question is read; null otherwise. */
  readonly questions: ReadonlyMap<string, UnderstoodColumn> | null;
  /** Those that are asked first, the surest answer first in each. */
  readonly doubts: readonly Doubt[];
}

/** Excel's own limit: https://support.microsoft.com/office/1672b34d-7043-467e-8e27-269d656771c3 */
export const MOST_COLUMNS = 16_384;

/**
 * The places of the question and of its answer, where each line is one of several of a response; null where each line is one.
 * @throws UserError as `understand`
 */
export function longIn(
  headers: readonly string[],
  overrides: readonly Override[],
): { readonly question: number; readonly answer: number } | null {
  const { fields } = saidOf(headers, overrides);
  const guessed = headers.map(
    (header, at) => fields.get(at) ?? guessOf(header, columnOf(NOTHING, at), null).field,
  );
  const [question, answer] = [guessed.indexOf('question'), guessed.indexOf('answer')];
  return question >= 0 && answer >= 0 ? { question, answer } : null;
}

const NOTHING: Summary = { rows: 0, columns: [], long: null };

/** @throws UserError where there are more than MOST_COLUMNS, or an override names no column or no field. */
export function understand(
  headers: readonly string[],
  summary: Summary,
  settings: UnderstandingSettings,
): Understanding {
  if (headers.length > MOST_COLUMNS) {
    throw new UserError('import.tooManyColumns', (locale) => say(locale).tooMany(headers.length));
  }
  const said = saidOf(headers, settings.overrides);
  const kept = keptIn(headers, settings.kept ?? null, said.isLayoutNew);
  const layout = layoutOf(headers);
  const ticked = tickedIn(headers, summary);
  const guessed = headers.map((header, at) =>
    firstGuess(header, at, { headers, summary, said, kept: kept.columns, layout, ticked }),
  );
  settle(guessed, headers, summary);
  const doubts: Omit<Doubt, 'isAsked'>[] = [...kept.doubts];
  const scored = new Map<number, Scored>();
  const perRow = guessed.some(({ field }) => field === 'metric');
  guessed.forEach((guess, at) => {
    if (guess.field !== 'score') return;
    const one = scoredAs(headers, at, guess, {
      summary: columnOf(summary, at),
      said,
      perRow,
      kept: kept.columns.get(at),
    });
    scored.set(at, one);
    if (one.doubt) doubts.push(one.doubt);
  });
  const questions = summary.long === null ? null : questionsOf(summary.long.questions, settings, doubts);
  const fields = guessed.map(({ field }) => field);
  if (
    !fields.includes('score') &&
    !fields.includes('verbatim') &&
    (questions === null || questions.size === 0)
  ) {
    const answers = ['nps', 'csat', 'verbatim'].map((field) => ({
      is: 'column',
      overrides: [],
      option: `--map "…=${field}"`,
    }));
    doubts.push({ code: 'answer.missing', column: null, answers, shown: [] });
  }
  const order = orderOf(
    guessed.findIndex(({ field }) => field === 'date'),
    headers,
    summary,
    settings,
    said,
  );
  doubts.push(
    ...dateDoubts(
      guessed.findIndex(({ field }) => field === 'date'),
      headers,
      summary,
      said,
      order,
    ),
  );
  const ordered = asked(doubts);
  const unasked = new Set(
    ordered.flatMap(({ isAsked, column }) => (isAsked || column === null ? [] : [column.at])),
  );
  const columns = headers.map((header, at) =>
    understood(header, guessed[at] ?? NO_GUESS, {
      summary: columnOf(summary, at),
      scored: scored.get(at),
      isInDoubt: unasked.has(at),
    }),
  );
  const { metric, touchpoint, heat, day } = said;
  const [only] = [...scored.values()].flatMap((each) => each.metric ?? []);
  return {
    columns: withQuestions(columns, ticked),
    metric: metric ?? only ?? null,
    touchpoint,
    heat,
    day,
    layout: layout?.name ?? null,
    dateOrder: order.order,
    dateReason: order.why,
    questions,
    doubts: ordered,
  };
}

const NO_GUESS: Guessed = { field: null, reason: 'rest' };

interface AroundColumn {
  readonly headers: readonly string[];
  readonly summary: Summary;
  readonly said: SaidOfColumns;
  readonly kept: ReturnType<typeof keptIn>['columns'];
  readonly layout: ReturnType<typeof layoutOf>;
  readonly ticked: ReadonlyMap<number, Ticked>;
}

function firstGuess(header: string, at: number, around: AroundColumn): Guessed {
  const { headers, summary, said, kept, layout, ticked } = around;
  const choice = said.fields.get(at);
  const byItself = guessOf(header, columnOf(summary, at), knownIn(layout, header));
  if (choice !== undefined) return asSaid(choice, byItself, 'said');
  if (said.scales.has(at) || said.values.has(at)) return asSaid('score', byItself, 'said');
  if (isOfRejects(headers) && at < 3) return { field: 'ignore', reason: 'name', why: 'technical' };
  const before = kept.get(at);
  const tick = ticked.get(at);
  if (tick && (before?.field ?? 'score') === 'score')
    return { field: 'score', reason: before ? 'kept' : 'question', found: tick.found };
  if (before) return { ...asSaid(before.field, byItself, 'kept'), drops: before.drops };
  return byItself;
}

/** A metric, or scores of one that the values or the header may still tell. */
function asSaid(choice: HeaderGuess, guess: Guessed, reason: 'said' | 'kept'): Guessed {
  const metric = metrics.find((each) => each === choice);
  if (metric !== undefined) return { field: 'score', reason };
  if (choice === 'score') return { ...(guess.field === 'score' ? guess : {}), field: 'score', reason };
  return {
    field: choice,
    reason,
    ...(choice === 'ignore' ? { why: 'said' } : {}),
    ...(choice === guess.field && guess.drops ? { drops: guess.drops } : {}),
  };
}

interface With {
  readonly summary: ColumnSummary;
  readonly scored: Scored | undefined;
  readonly isInDoubt: boolean;
}

function understood(header: string, guess: Guessed, { summary, scored, isInDoubt }: With): UnderstoodColumn {
  const isGuessed = guess.reason !== 'said' && guess.reason !== 'kept';
  const noMoments = guess.field === 'touchpoint' && isGuessed ? whyNoMoments(summary) : null;
  const rest = guess.field === null || (guess.field === 'segment' && isGuessed);
  const why = isInDoubt ? 'inDoubt' : rest ? whyNotKept(header, summary) : (noMoments ?? guess.why ?? null);
  const leftOut = why ?? (guess.field === 'ignore' ? 'technical' : null);
  const field: ColumnField = leftOut !== null ? 'ignore' : fieldOf(guess.field);
  const isQuoted = field === 'score' || field === 'verbatim';
  const isShown = leftOut !== 'personal' && field !== 'name' && field !== 'customer';
  const [first] = summary.values.keys();
  return {
    header,
    field,
    metric: scored?.metric ?? null,
    scale: scored?.scale ?? null,
    values: scored?.values ?? {},
    question: isQuoted ? questionOf(header) : null,
    drops: field === 'state' || field === 'date' ? (guess.drops ?? []) : [],
    reason: guess.reason,
    isSure: guess.reason !== 'values' && scored?.isSure !== false && guess.field !== null,
    leftOut,
    example: isShown ? (first ?? null) : null,
    few: leftOut === null && (field === 'segment' || field === 'state') ? fewOf(summary) : [],
  };
}

/** Of a column that rows may be chosen by. */
const MOST_FEW = 12;
const LONGEST_FEW = 60;

function fewOf({ values, isMany }: ColumnSummary): readonly string[] {
  const all = [...values.keys()];
  return isMany || all.length > MOST_FEW || all.some((value) => value.length > LONGEST_FEW) ? [] : all;
}

function fieldOf(guess: HeaderGuess | null): ColumnField {
  switch (guess) {
    case null:
      return 'segment';
    case 'nps':
    case 'csat':
    case 'ces':
      return 'score';
    case 'email':
    case 'private':
      return 'ignore';
    default:
      return guess;
  }
}

/** Two of one kind are told apart by what they are called; a title is never what the words are called by. */
function withQuestions(
  columns: readonly UnderstoodColumn[],
  ticked: ReadonlyMap<number, Ticked>,
): UnderstoodColumn[] {
  const taken = new Set<string>();
  return columns.map((column, at) => {
    if (column.field !== 'score' && column.field !== 'verbatim') return column;
    const tick = column.field === 'score' ? ticked.get(at) : undefined;
    if (tick) return { ...column, question: tick.question };
    const name = column.header.trim();
    const keyOf = (question: string | null) => `${column.field} ${column.metric} ${question ?? ''}`;
    let question = isTitle(name) ? name : column.question;
    for (let n = 1; taken.has(keyOf(question)); n++)
      question = n === 1 && question !== name ? name : `${name} (${n})`;
    taken.add(keyOf(question));
    return { ...column, question };
  });
}

/** Each question of a file with one line for each, as if it had a column of its own. */
function questionsOf(
  questions: ReadonlyMap<string, ColumnSummary>,
  settings: UnderstandingSettings,
  doubts: Omit<Doubt, 'isAsked'>[],
): ReadonlyMap<string, UnderstoodColumn> {
  const headers = [...questions.keys()];
  const summary: Summary = { rows: 0, columns: [...questions.values()], long: null };
  const ofQuestions = settings.overrides.filter(({ left }) =>
    headers.some((each) => fold(each) === fold(left.split(':')[0] ?? '')),
  );
  const inner = understand(headers, summary, { ...settings, overrides: ofQuestions, kept: null });
  doubts.push(
    ...inner.doubts.filter(({ code }) => code === 'metric' || code === 'scale' || code === 'values'),
  );
  return new Map(inner.columns.map((column) => [column.header, { ...column, question: column.header }]));
}

const say = phrases({
  en: {
    tooMany: (columns: number) =>
      `The first line has ${columns} columns; at most ${MOST_COLUMNS} are read. Keep the columns of the answers, save, and import again.`,
  },
  fr: {
    tooMany: (columns: number) =>
      fr`La première ligne compte ${columns} colonnes ; ${MOST_COLUMNS} au plus sont lues. Gardez les colonnes des réponses, enregistrez, puis importez à nouveau.`,
  },
});
