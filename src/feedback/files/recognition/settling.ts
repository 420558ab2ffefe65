// What each column is once it is known what the others are: of what only one can be, the likeliest; scores and words that no name gave away. Pure.
import { fold } from '../../../terms/fold.ts';
import { type HeaderGuess, namesOf, rankOfDate } from '../headers.ts';
import { couldBeScores, datesIn, type Guessed, isAllDays, isGroup, isNameless } from './guesses.ts';
import { type LeftOutWhy, whyNotKept } from './harmless.ts';
import { isNoVoice, isTitle } from './other-things.ts';
import { scaleIn, worstOf } from './question.ts';
import { findScale } from './scales.ts';
import { type ColumnSummary, columnOf, type Summary } from './summary.ts';
import { tallyOf } from './tally.ts';

const NO_GUESS: Guessed = { field: null, reason: 'rest' };

/** Of what only one column can be, the likeliest; and what the others are then. */
export function settle(guessed: Guessed[], headers: readonly string[], summary: Summary): void {
  const at = (field: HeaderGuess): number[] =>
    guessed.flatMap((guess, i) => (guess.field === field ? [i] : []));
  const isFixedAt = (i: number): boolean => isFixed(guessed[i]);
  const weakFirst = (a: number, b: number) => Number(isFixedAt(b)) - Number(isFixedAt(a));
  const become = (i: number, guess: Guessed) => {
    guessed[i] = guess;
  };
  const leave = (i: number, why: LeftOutWhy) => become(i, { field: 'ignore', reason: 'name', why });
  // Where nothing else tells the day, a column of that name does.
  for (const i of at('time')) if (at('date').length === 0) become(i, { field: 'date', reason: 'name' });
  // What a tool wrote beside the day of the answer is better than none.
  if (at('date').length === 0)
    for (const [i, { reason, why }] of guessed.entries())
      if (reason === 'layout' && why === 'otherDate' && isAllDays(columnOf(summary, i)))
        become(i, { field: 'date', reason: 'layout' });
  // A day of something else than the answer counts where nothing better is there.
  const isElse = (i: number) => !isFixedAt(i) && rankOfDate(headers[i] ?? '') === 3;
  if (at('date').every(isElse)) {
    const written = headers
      .map((_, i) => i)
      .filter((i) => guessed[i]?.field === null && isAllDays(columnOf(summary, i)))
      .toSorted((a, b) => worthOf(a) - worthOf(b));
    const [likeliest, ...rest] = written;
    if (likeliest !== undefined) become(likeliest, { field: 'date', reason: 'values' });
    for (const i of rest) leave(i, 'otherDate');
  }
  const dates = at('date').toSorted((a, b) => weakFirst(a, b) || worthOf(a) - worthOf(b));
  function worthOf(i: number): number {
    const { filled } = columnOf(summary, i);
    const { days, lessThanDays } = datesIn(columnOf(summary, i));
    const byLayout = guessed[i]?.reason === 'layout' ? -1 : 0;
    return (
      (filled === 0 ? 100 : 0) +
      (days + lessThanDays < 0.5 ? 10 : lessThanDays > days ? 5 : 0) +
      rankOfDate(headers[i] ?? '') +
      byLayout
    );
  }
  for (const i of dates.slice(1)) leave(i, 'otherDate');
  for (const i of at('id')) {
    const { filled, again } = columnOf(summary, i);
    // A product's reference comes again and again.
    const isUsed = isFixedAt(i) || guessed[i]?.reason === 'layout' || summary.long !== null;
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
  for (const i of at('score')) {
    const name = fold(headers[i] ?? '');
    const stem = name.replace(
      / (?:category|categorie|group|groupe|label|libelle|sentiment|bucket|text|texte)$/,
      '',
    );
    const isOf = (other: number) => other !== i && fold(headers[other] ?? '') === stem;
    if (stem !== name && !isFixedAt(i) && at('score').some(isOf)) leave(i, 'derived');
  }
  for (const field of ['metric', 'touchpoint', 'heat', 'time', 'question', 'answer'] as const)
    for (const i of at(field).toSorted(weakFirst).slice(1)) become(i, NO_GUESS);
  if (at('question').length !== at('answer').length)
    for (const i of [...at('question'), ...at('answer')]) if (!isFixedAt(i)) become(i, byValuesOf(i));
  function byValuesOf(i: number): Guessed {
    const { again, filled } = columnOf(summary, i);
    // The same question over and over is what the company asked.
    if (guessed[i]?.field === 'question' && again * 2 >= filled) return NO_GUESS;
    if (couldBeScores(headers[i] ?? '', columnOf(summary, i))) return NO_GUESS;
    // What stands beside a customer's own words as a response is the company's.
    if (guessed[i]?.field === 'answer' && at('verbatim').length > 0)
      return { field: 'ignore', reason: 'name', why: 'ownWords' };
    return { field: 'verbatim', reason: 'values' };
  }
  if (at('id').length === 0 && isOwnId(0)) become(0, { field: 'id', reason: 'values' });
  function isOwnId(i: number): boolean {
    const { filled, again } = columnOf(summary, i);
    const isOpen = guessed[i]?.field === null && filled > 2 && again === 0;
    return (
      isOpen && namesOf(headers[i] ?? '').some((name) => /^id \S+(?: \S+)?$|^\S+(?: \S+)? id$/.test(name))
    );
  }
  findTheRest(guessed, headers, summary);
  for (const [i, guess] of guessed.entries())
    if (guess.field === null && isAllDays(columnOf(summary, i))) leave(i, 'otherDate');
  const words = at('verbatim');
  for (const i of words) {
    const isTheirs = /^(?:(?:internal |private )?notes|(?:internal |private )note|notes? internes?)$/.test(
      fold(headers[i] ?? ''),
    );
    if (isTheirs && words.length > 1 && !isFixedAt(i)) leave(i, 'ownWords');
  }
}

/** Somebody said what it is, or it was so in the last file. */
function isFixed(guess: Guessed | undefined): boolean {
  return guess?.reason === 'said' || guess?.reason === 'kept';
}

/** A question in whatever language, what names a scale, or what ends as scores are called: "Survey score", "Bewertung". */
function mayAsk(header: string): boolean {
  return (
    /[?？]/.test(header) ||
    SCORE_LIKE.test(fold(header)) ||
    scaleIn(header) !== null ||
    worstOf(header) !== null
  );
}

const SCORE_LIKE =
  /(?:^| )(?:score|rating|note|grade|mark|evaluation|notation|bewertung|zufriedenheit|puntuacion|valoracion|satisfaccion|voto|valutazione|soddisfazione|beoordeling|tevredenheid|cijfer|avaliacao|nota)$/;

/** "18/20" is a mark, whatever its column is called. */
const OUT_OF = /^\d+(?:[.,]\d+)?\s*(?:\/|sur|out of)\s*(?:5|7|10|20|100)$/i;

/** Scores and words under names that say nothing, where there would be none otherwise. */
function findTheRest(guessed: Guessed[], headers: readonly string[], summary: Summary): void {
  const has = (field: HeaderGuess): boolean => guessed.some((guess) => guess.field === field);
  const rest = () => headers.map((_, i) => i).filter((i) => guessed[i]?.field === null);
  if (has('answer')) return;
  const groups = headers.findIndex(
    (_, i) => guessed[i]?.why === 'derived' && isGroup(headers[i] ?? '', tallyOf(columnOf(summary, i))),
  );
  if (groups >= 0) {
    const stem = fold(
      (headers[groups] ?? '').replace(/[\s_-]*NPS[\s_-]*GROUP$|[\s_-]*(?:group|label|category)$/i, ''),
    );
    const scored = headers.findIndex((header, i) => guessed[i]?.field === null && fold(header) === stem);
    const plain = headers.findIndex((header, i) => isPlainScore(header, guessed[i], columnOf(summary, i)));
    const isKnown = guessed.some(
      ({ field, found }, i) =>
        field === 'score' && (isFixed(guessed[i]) || (found?.metric === 'nps' && found.doubt === null)),
    );
    const of = scored >= 0 ? scored : isKnown ? -1 : plain;
    if (of >= 0) guessed[of] = { field: 'score', reason: 'values', found: NPS };
    // Nothing that they were made from came with them.
    else if (!isKnown && !isFixed(guessed[groups])) {
      const found = findScale('nps', null, tallyOf(columnOf(summary, groups)));
      if (found && found.doubt === null) guessed[groups] = { field: 'score', reason: 'values', found };
    }
  }
  if (!has('score')) {
    const numbers = rest().filter((i) => couldBeScores(headers[i] ?? '', columnOf(summary, i)));
    const says = (i: number) => [...columnOf(summary, i).values.keys()].some((cell) => OUT_OF.test(cell));
    const [first] = numbers.filter(
      (i) => isNameless(headers[i] ?? '') || says(i) || mayAsk(headers[i] ?? '') || !has('verbatim'),
    );
    const found = first === undefined ? null : couldBeScores(headers[first] ?? '', columnOf(summary, first));
    if (first !== undefined && found) guessed[first] = { field: 'score', reason: 'values', found };
  }
  const says = (i: number) => guessed[i]?.field === 'verbatim' && !isTitle(headers[i] ?? '');
  if (!headers.some((_, i) => says(i))) {
    const texts = rest().filter((i) => {
      const { filled, words, values, again } = columnOf(summary, i);
      if (filled === 0 || values.size === 0 || isNoVoice(headers[i] ?? '', columnOf(summary, i)))
        return false;
      if (![...values.keys()].some((value) => /\p{L}{2}/u.test(value))) return false;
      const isPersonal = whyNotKept(headers[i] ?? '', columnOf(summary, i)) === 'personal';
      return !isPersonal && (words >= 4 || (isNameless(headers[i] ?? '') && again * 3 <= filled));
    });
    const [longest] = texts.toSorted((a, b) => columnOf(summary, b).words - columnOf(summary, a).words);
    if (longest !== undefined) guessed[longest] = { field: 'verbatim', reason: 'values' };
    // Where names say nothing, every written answer is one to some question.
    for (const i of texts)
      if (isNameless(headers[i] ?? '') && columnOf(summary, i).words >= 3)
        guessed[i] = { field: 'verbatim', reason: 'values' };
  }
}

/** "Rating" or "Score" from 0 to 10, of which nothing else says what it measures. */
function isPlainScore(header: string, guess: Guessed | undefined, summary: ColumnSummary): boolean {
  const isOpen = guess?.field === null || (guess?.field === 'score' && guess.reason === 'name');
  const { scored, low, high, labels } = tallyOf(summary, 10);
  const isTen = scored > 0 && labels.length === 0 && low >= 0 && high > 5 && high <= 10;
  return isOpen && isTen && SCORE_LIKE.test(fold(header)) && !/csat|satisf|ces|effort/.test(fold(header));
}

const NPS = {
  metric: 'nps',
  scale: { low: 0, high: 10 },
  values: {},
  confidence: 'likely',
  doubt: null,
} as const;
