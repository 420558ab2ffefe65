// What somebody may ask of the customers' voice: as typed after /voice, in French or English, and as a button carries it. Pure.
import { isDay } from '../../calendar/day.ts';
import { type Metric, metrics } from '../../feedback/filters.ts';
import { metricOf } from '../../feedback/scale.ts';
import { fold } from '../../terms/fold.ts';
import { decodeNames, encodeNames, typedBehind, typedFor } from './narrowed.ts';
import { type DaySpan, type TwoSpans, type TypedWindows, typedWindows } from './two-windows.ts';

/** What figures are told apart by; `segment`: a name of the company's own, folded. */
export type Dimension =
  | { readonly kind: 'touchpoint' | 'source' | 'heat' | 'question' }
  | { readonly kind: 'segment'; readonly name: string };

/** Of which answers alone: names of touchpoints, sources and groups, folded; all where it is absent. */
interface Narrowed {
  readonly only?: readonly string[];
}

export type VoiceQuestion =
  | { readonly kind: 'themes' | 'cases' }
  | ({ readonly kind: 'today' | 'week' } & Narrowed)
  /** `page` from 0; `words` as `searchable` leaves them. */
  | { readonly kind: 'search'; readonly words: string; readonly page: number }
  /** One answer, by the number that its card tells. */
  | { readonly kind: 'answer'; readonly number: number }
  /** Without a metric, of the one that most answered. */
  | ({ readonly kind: 'trend'; readonly metric?: Metric } & Narrowed)
  | ({ readonly kind: 'figures'; readonly metric: Metric; readonly by: Dimension } & Narrowed)
  | ({ readonly kind: 'compare' } & TwoSpans & Narrowed);

export type UnderstoodQuestion =
  | { readonly kind: 'question'; readonly question: VoiceQuestion }
  /** `words`: what the customer said, where it was typed already. */
  | { readonly kind: 'add'; readonly words: string }
  /** Two stretches of time, as typed: which days they are depends on today. */
  | ({ readonly kind: 'windows'; readonly typed: TypedWindows } & Narrowed)
  /** Names, of what cannot be narrowed, or of more than a button carries. */
  | { readonly kind: 'not-narrowed' | 'too-many-names' }
  | { readonly kind: 'help' };

const plain: Readonly<Record<'today' | 'week' | 'themes' | 'cases', readonly string[]>> = {
  today: ['today', 'aujourd hui', 'aujourdhui', 'jour'],
  week: ['', 'week', 'this week', 'semaine', 'cette semaine'],
  themes: ['theme', 'themes', 'what is new', 'nouveau', 'nouveautes'],
  cases: ['case', 'cases', 'cas'],
};
const plainKinds = ['today', 'week', 'themes', 'cases'] as const;
const helps: readonly string[] = ['help', 'aide'];
const adds: readonly string[] = ['add', 'ajouter', 'ajoute'];
const searches: readonly string[] = ['search', 'chercher', 'cherche'];
const trends: readonly string[] = ['trend', 'trends', 'tendance', 'tendances', 'evolution'];
const columns = {
  touchpoint: [
    'touchpoint',
    'touchpoints',
    'parcours',
    'etape',
    'etapes',
    'moment',
    'moments',
    'point de contact',
  ],
  source: ['source', 'sources'],
  question: ['question', 'questions'],
  heat: ['heat', 'hot and cold', 'type of survey', 'chaleur', 'chaud et froid', 'type d enquete'],
} as const;
const columnKinds = ['touchpoint', 'source', 'heat', 'question'] as const;
/** "4512", "n° 4512", "#4512", "answer 4512", "réponse n° 4512". */
const NUMBERED = /^(?:(?:answer|reponse) )?(?:no? )?(\d{1,9})$/;
const BY = /^(.+?) (?:by|par) (.+)$/;

/** Accents and case do not matter. What is no word of ours is searched. */
export function askedFor(text: string): UnderstoodQuestion {
  const folded = fold(text);
  if (helps.includes(folded) || text.trim() === '?') return { kind: 'help' };
  if (text.trim() !== '' && folded === '') return { kind: 'help' };
  const kind = plainKinds.find((each) => plain[each].includes(folded));
  if (kind) return asks({ kind });
  const number = NUMBERED.exec(folded)?.[1];
  if (number !== undefined) return asks({ kind: 'answer', number: Number(number) });
  const [first = ''] = text.trim().split(/\s+/);
  const rest = text.trim().slice(first.length).trim();
  if (adds.includes(fold(first))) return { kind: 'add', words: rest };
  const windows = windowsIn(text);
  if (windows) return windows;
  const isSearch = searches.includes(fold(first));
  const narrowed = isSearch ? null : narrowedIn(text);
  if (narrowed) return narrowed;
  const figures = trendIn(folded) ?? figuresIn(folded);
  if (figures) return asks(figures);
  const words = searchable(isSearch ? rest : text);
  return words === '' ? { kind: 'help' } : asks({ kind: 'search', words, page: 0 });
}

/** "before 2026-09-01 after 2026-10-01 for Delivery"; null where no such days are typed. */
function windowsIn(text: string): UnderstoodQuestion | null {
  const narrowed = typedFor(text);
  const typed = typedWindows(narrowed?.head ?? text);
  if (typed === null) return null;
  if (narrowed?.names === null) return { kind: 'too-many-names' };
  return { kind: 'windows', typed, ...(narrowed ? { only: narrowed.names } : {}) };
}

/** A question of some answers alone; null where there is none, or it is of all. */
function narrowedIn(text: string): UnderstoodQuestion | null {
  const isWhole = trendIn(fold(text)) !== null || figuresIn(fold(text)) !== null;
  const typed = typedFor(text) ?? (isWhole ? null : typedBehind(text, (words) => wholeIn(words) !== null));
  const whole = typed && wholeIn(typed.head);
  if (!typed || !whole) return null;
  if (whole.kind === 'themes' || whole.kind === 'cases') return { kind: 'not-narrowed' };
  return typed.names === null ? { kind: 'too-many-names' } : asks({ ...whole, only: typed.names });
}

/** What words ask of all answers, but for a search; nothing at all asks for the week. */
function wholeIn(words: string) {
  const folded = fold(words);
  const kind = plainKinds.find((each) => plain[each].includes(folded));
  return kind ? { kind } : (trendIn(folded) ?? figuresIn(folded));
}

function asks(question: VoiceQuestion): UnderstoodQuestion {
  return { kind: 'question', question };
}

/** "trend", "trend nps", "tendance de satisfaction", "nps trend". */
function trendIn(folded: string): Extract<VoiceQuestion, { kind: 'trend' }> | null {
  if (trends.includes(folded)) return { kind: 'trend' };
  const [first = '', ...behind] = folded.split(' ');
  const last = behind.at(-1) ?? '';
  const rest = trends.includes(first)
    ? behind.join(' ').replace(/^(?:of|de la|de l|de|du|la|le) /, '')
    : trends.includes(last)
      ? [first, ...behind.slice(0, -1)].join(' ')
      : '';
  const metric = metricOf(rest);
  return metric === null || metric === 'cesV1' ? null : { kind: 'trend', metric };
}

function figuresIn(folded: string): Extract<VoiceQuestion, { kind: 'figures' }> | null {
  const [, name = folded, dimension = 'touchpoint'] = BY.exec(folded) ?? [];
  const metric = metricOf(name);
  return metric === null || metric === 'cesV1'
    ? null
    : { kind: 'figures', metric, by: dimensionOf(dimension) };
}

function dimensionOf(folded: string): Dimension {
  const kind = columnKinds.find((each) => columns[each].some((word) => word === folded));
  return kind ? { kind } : { kind: 'segment', name: headOf(folded) };
}

/** In UTF-16 units: what a button carries is short. */
const LONGEST = 80;

/** Letters, digits, apostrophes and hyphens with single spaces, at most 80 UTF-16 units: all that a search looks at. */
export function searchable(text: string): string {
  return headOf(
    text
      .normalize('NFC')
      .replace(/[^\p{L}\p{M}\p{N}'’-]+/gu, ' ')
      .trim(),
  );
}

/** No character is split. */
function headOf(text: string): string {
  let kept = '';
  for (const character of text) {
    if (kept.length + character.length > LONGEST) break;
    kept += character;
  }
  return kept.trimEnd();
}

/** At most 210 UTF-16 units; `decodeQuestion` gives it back. */
export function encodeQuestion(question: VoiceQuestion): string {
  switch (question.kind) {
    case 'search':
      return `search/${question.page}/${question.words}`;
    case 'answer':
      return `answer/${question.number}`;
    case 'figures': {
      const { metric, by, only } = question;
      const group = by.kind === 'segment' ? `segment/${by.name}` : by.kind;
      return `figures/${metric}/${group}${encodeNames(only)}`;
    }
    case 'trend': {
      const { metric, only } = question;
      return `trend${metric === undefined ? '' : `/${metric}`}${encodeNames(only)}`;
    }
    case 'compare': {
      const { before, after, only } = question;
      return `compare/${encodeSpan(before)}/${encodeSpan(after)}${encodeNames(only)}`;
    }
    case 'today':
    case 'week':
      return `${question.kind}${encodeNames(question.only)}`;
    default:
      return question.kind;
  }
}

function encodeSpan({ first, last }: DaySpan): string {
  return `${first}..${last}`;
}

function decodeSpan(code: string): DaySpan | null {
  const [first = '', last = '', ...more] = code.split('..');
  return more.length === 0 && isDay(first) && isDay(last) && first <= last ? { first, last } : null;
}

const PAGE = /^\d{1,4}$/;

/** Null for what `encodeQuestion` did not make. */
export function decodeQuestion(code: string | null): VoiceQuestion | null {
  const coded = decodeNames(code ?? '');
  const whole = coded && decodeWhole(coded.plain);
  if (!coded || !whole || coded.names.length === 0) return whole;
  switch (whole.kind) {
    case 'today':
    case 'week':
    case 'figures':
    case 'trend':
    case 'compare':
      return { ...whole, only: coded.names };
    default:
      return null;
  }
}

/** Of all answers. */
function decodeWhole(code: string): VoiceQuestion | null {
  const [kindText, second = '', third = '', fourth, ...more] = code.split('/');
  const kind = plainKinds.find((each) => each === code);
  if (kind) return { kind };
  if (more.length > 0) return null;
  if (kindText === 'search' && fourth === undefined && PAGE.test(second) && third !== '') {
    return searchable(third) === third ? { kind: 'search', words: third, page: Number(second) } : null;
  }
  if (
    kindText === 'answer' &&
    third === '' &&
    /^\d{1,9}$/.test(second) &&
    code === `answer/${Number(second)}`
  )
    return { kind: 'answer', number: Number(second) };
  if (kindText === 'compare' && fourth === undefined) {
    const [before, after] = [decodeSpan(second), decodeSpan(third)];
    return before && after && before.last < after.first ? { kind: 'compare', before, after } : null;
  }
  if (code === 'trend') return { kind: 'trend' };
  const metric = metrics.find((each) => each === second);
  if (metric && code === `trend/${metric}`) return { kind: 'trend', metric };
  if (kindText !== 'figures' || !metric) return null;
  if (third === 'segment' && fourth !== undefined && fourth !== '') {
    const by = dimensionOf(fourth);
    return by.kind === 'segment' && fold(fourth) === fourth && by.name === fourth
      ? { kind: 'figures', metric, by }
      : null;
  }
  const column = columnKinds.find((each) => each === third);
  return column && fourth === undefined ? { kind: 'figures', metric, by: { kind: column } } : null;
}
