// What each column is once it is known what the others are: of what only one can be, the likeliest; scores and words that no name gave away. Pure.
import { fold } from '../../../terms/fold.ts';
import { type HeaderGuess, rankOfDate } from '../headers.ts';
import { couldBeScores, datesIn, type Guessed, isAllDays, isNameless } from './guesses.ts';
import { type LeftOutWhy, whyNotKept } from './harmless.ts';
import { columnOf, type Summary } from './summary.ts';

const NO_GUESS: Guessed = { field: null, reason: 'rest' };

/** Of what only one column can be, the likeliest; and what the others are then. */
export function settle(guessed: Guessed[], headers: readonly string[], summary: Summary): void {
  const at = (field: HeaderGuess): number[] =>
    guessed.flatMap((guess, i) => (guess.field === field ? [i] : []));
  const isFixed = (i: number): boolean => guessed[i]?.reason === 'said' || guessed[i]?.reason === 'kept';
  const weakFirst = (a: number, b: number) => Number(isFixed(b)) - Number(isFixed(a));
  const become = (i: number, guess: Guessed) => {
    guessed[i] = guess;
  };
  const leave = (i: number, why: LeftOutWhy) => become(i, { field: 'ignore', reason: 'name', why });
  // Where nothing else tells the day, a column of that name does.
  for (const i of at('time')) if (at('date').length === 0) become(i, { field: 'date', reason: 'name' });
  if (at('date').length === 0) {
    const written = headers.findIndex(
      (_, i) => guessed[i]?.field === null && isAllDays(columnOf(summary, i)),
    );
    if (written >= 0) become(written, { field: 'date', reason: 'values' });
  }
  const dates = at('date').toSorted((a, b) => weakFirst(a, b) || worthOf(a) - worthOf(b));
  function worthOf(i: number): number {
    const { filled } = columnOf(summary, i);
    const { days, lessThanDays } = datesIn(columnOf(summary, i));
    const byLayout = guessed[i]?.reason === 'layout' ? -1 : 0;
    return (
      (filled === 0 ? 100 : 0) +
      (days + lessThanDays < 0.5 ? 10 : 0) +
      rankOfDate(headers[i] ?? '') +
      byLayout
    );
  }
  for (const i of dates.slice(1)) leave(i, 'otherDate');
  for (const i of at('id')) {
    const { filled, again } = columnOf(summary, i);
    // A product's reference comes again and again.
    const isUsed = isFixed(i) || guessed[i]?.reason === 'layout' || summary.long !== null;
    if (!isUsed && again * 5 > filled) become(i, NO_GUESS);
  }
  for (const i of at('id').toSorted(weakFirst).slice(1)) leave(i, 'technical');
  const [customer, ...others] = at('customer').toSorted(weakFirst);
  for (const i of others) leave(i, 'personal');
  const mails = at('email');
  if (customer === undefined) {
    const [first] = mails.filter((i) => columnOf(summary, i).filled > 0);
    if (first !== undefined) become(first, { field: 'customer', reason: 'name' });
  }
  for (const i of [...at('email'), ...at('private')]) leave(i, 'personal');
  for (const field of ['metric', 'touchpoint', 'heat', 'time', 'question', 'answer'] as const)
    for (const i of at(field).toSorted(weakFirst).slice(1)) become(i, NO_GUESS);
  if (at('question').length !== at('answer').length)
    for (const i of [...at('question'), ...at('answer')]) if (!isFixed(i)) become(i, byValuesOf(i));
  function byValuesOf(i: number): Guessed {
    return couldBeScores(headers[i] ?? '', columnOf(summary, i))
      ? { ...NO_GUESS }
      : { field: 'verbatim', reason: 'values' };
  }
  findTheRest(guessed, headers, summary);
  const words = at('verbatim');
  for (const i of words) {
    const isTheirs = /^(?:internal |private )?notes?(?: internes?)?$/.test(fold(headers[i] ?? ''));
    if (isTheirs && words.length > 1 && !isFixed(i)) leave(i, 'ownWords');
  }
}

/** "18/20" is a mark, whatever its column is called. */
const OUT_OF = /^\d+(?:[.,]\d+)?\s*(?:\/|sur|out of)\s*(?:5|7|10|20|100)$/i;

/** Scores and words under names that say nothing, where there would be none otherwise. */
function findTheRest(guessed: Guessed[], headers: readonly string[], summary: Summary): void {
  const has = (field: HeaderGuess): boolean => guessed.some((guess) => guess.field === field);
  const rest = () => headers.map((_, i) => i).filter((i) => guessed[i]?.field === null);
  if (has('answer')) return;
  const groups = headers.findIndex((_, i) => guessed[i]?.why === 'derived');
  if (groups >= 0) {
    const stem = fold((headers[groups] ?? '').replace(/[\s_-]*NPS[\s_-]*GROUP$/i, ''));
    const scored = headers.findIndex((header, i) => guessed[i]?.field === null && fold(header) === stem);
    if (scored >= 0) guessed[scored] = { field: 'score', reason: 'values', found: NPS };
  }
  if (!has('score')) {
    const numbers = rest().filter((i) => couldBeScores(headers[i] ?? '', columnOf(summary, i)));
    const says = (i: number) => [...columnOf(summary, i).values.keys()].some((cell) => OUT_OF.test(cell));
    const [first] = numbers.filter((i) => isNameless(headers[i] ?? '') || says(i) || !has('verbatim'));
    const found = first === undefined ? null : couldBeScores(headers[first] ?? '', columnOf(summary, first));
    if (first !== undefined && found) guessed[first] = { field: 'score', reason: 'values', found };
  }
  if (!has('verbatim')) {
    const texts = rest().filter((i) => {
      const { filled, words, values, again } = columnOf(summary, i);
      if (filled === 0 || values.size === 0) return false;
      if (![...values.keys()].some((value) => /\p{L}{2}/u.test(value))) return false;
      const isPersonal = whyNotKept(headers[i] ?? '', columnOf(summary, i)) === 'personal';
      return !isPersonal && (words >= 4 || (isNameless(headers[i] ?? '') && again * 3 <= filled));
    });
    const [longest] = texts.toSorted((a, b) => columnOf(summary, b).words - columnOf(summary, a).words);
    if (longest !== undefined) guessed[longest] = { field: 'verbatim', reason: 'values' };
  }
}

const NPS = {
  metric: 'nps',
  scale: { low: 0, high: 10 },
  values: {},
  confidence: 'likely',
  doubt: null,
} as const;
