// What one column most likely is, by its header and by all its values: before it is known what the other columns are. Pure.
import { fold } from '../../../terms/fold.ts';
import { dateOrders, fileInstantReader } from '../../dates/instant.ts';
import { isVague } from '../../dates/precision.ts';
import type { Metric } from '../../filters.ts';
import { metricOf } from '../../scale.ts';
import type { ColumnReason } from '../columns.ts';
import { type HeaderGuess, headerGuess, namesOf } from '../headers.ts';
import type { FoundScale } from './found-scale.ts';
import { areNames, type LeftOutWhy } from './harmless.ts';
import { familiesOf } from './labels.ts';
import type { KnownColumn, Layout } from './layouts/index.ts';
import { isAboutPersons, isCount, isMost, isTitle } from './other-things.ts';
import { askedBy, isQuestion, metricOfQuestion, scaleIn } from './question.ts';
import { findScale } from './scales.ts';
import type { ColumnSummary } from './summary.ts';
import { isWritten, type Tally, tallyOf } from './tally.ts';

export interface Guessed {
  /** Null: nothing says what it is. */
  readonly field: HeaderGuess | null;
  readonly reason: ColumnReason;
  readonly why?: LeftOutWhy;
  readonly drops?: readonly string[];
  /** Of scores: what their scale is. */
  readonly found?: FoundScale;
}

/** How a header is looked up in a layout: as it is, or without its zone. */
export function knownIn(layout: Layout | null, header: string): KnownColumn | null {
  if (layout === null) return null;
  const names = header.trim() === '#' ? ['#'] : namesOf(header);
  return names.flatMap((name) => layout.columns.get(name) ?? [])[0] ?? null;
}

/** By the header's name or wording, as far as the values bear it out. */
export function guessOf(header: string, summary: ColumnSummary, known: KnownColumn | null): Guessed {
  const guess = byName(header, summary, known);
  // What was asked of somebody by a name is never a column of days: "Rating requested at".
  return guess.field === 'verbatim' && known === null && isAllDays(summary)
    ? { field: 'ignore', reason: 'values', why: 'otherDate' }
    : guess;
}

function byName(header: string, summary: ColumnSummary, known: KnownColumn | null): Guessed {
  const tally = tallyOf(summary);
  if (isGroup(header, tally)) return { field: 'ignore', reason: 'values', why: 'derived' };
  if (isBox(header)) return { field: 'ignore', reason: 'name', why: 'derived' };
  if (isMost(header) || isEcho(header, summary))
    return { field: 'ignore', reason: 'values', why: 'technical' };
  const named = known?.field ?? headerGuess(header);
  const reason = known ? 'layout' : 'name';
  switch (named) {
    case null:
      return byWording(header, summary, tally);
    case 'nps':
    case 'csat':
    case 'ces':
    case 'score': {
      const metric = named === 'score' ? null : named;
      const scored = scores(header, metric, summary, tally, reason);
      // Amounts beyond any scale are neither scores nor words.
      const isWords = tally.labels.length > 0 || summary.filled === 0;
      return scored ?? (isWords ? { field: 'verbatim', reason: 'values' } : { field: null, reason: 'rest' });
    }
    case 'verbatim': {
      // One title over many answers is the tool's.
      if (isTitle(header) && summary.words >= 3 && summary.filled > 3 && summary.again * 2 > summary.filled)
        return { field: 'ignore', reason: 'values', why: 'technical' };
      // "Avis" and "Feedback" may be marks as well.
      const isMarks = tally.scored > 0 && tally.labels.length === 0 && tally.high <= 100 && !summary.isMany;
      return isMarks
        ? (scores(header, null, summary, tally, 'values') ?? { field: 'verbatim', reason })
        : { field: 'verbatim', reason };
    }
    case 'name':
      return known === null && isOfThings(header, summary)
        ? { field: null, reason: 'rest' }
        : { field: named, reason };
    case 'metric': {
      const isSaid = [...summary.values.keys()].some((value) => metricOf(value) !== null);
      return isSaid || summary.filled === 0 ? { field: named, reason } : { field: null, reason: 'rest' };
    }
    case 'state':
      return { field: 'state', reason, drops: known?.drops ?? dropsOf(header) };
    default:
      return {
        field: named,
        reason,
        ...(known?.why === undefined ? {} : { why: known.why }),
        ...(known?.drops === undefined ? {} : { drops: known.drops }),
      };
  }
}

const OF_PERSONS =
  /(?:first|last|given|family|full|user|customer|client|contact|agent|employee|author|reviewer|respondent|requester|consumer|display|screen|profile|manager|owner|recipient|member|guest|patient|student|teacher|doctor|driver|seller|buyer|from|person|sales\w*) (?:name|nom)$|^nom |^(?:name|nom)$/;

/** "Class Name", "Division name": a name that no person has, unless the values are persons' names. */
function isOfThings(header: string, { values }: ColumnSummary): boolean {
  const names = namesOf(header);
  const isName = names.some((name) => / (?:name|nom)$/.test(name));
  return isName && !names.some((name) => OF_PERSONS.test(name)) && !areNames([...values.keys()]);
}

/** Null where the values are words. */
function scores(
  header: string,
  metric: Metric | null,
  summary: ColumnSummary,
  tally: Tally,
  reason: ColumnReason,
): Guessed | null {
  if (summary.isMany && tally.labels.length > 0) return null;
  const found = findScale(metric, scaleIn(header), metric === 'nps' ? tallyOf(summary, 10) : tally);
  return found === null || isWords(summary, tally, found, metric) ? null : { field: 'score', reason, found };
}

/** Labels that no family knows are words where they are long, or hardly any comes twice; under the name of a metric, where none does. */
function isWords(
  summary: ColumnSummary,
  tally: Tally,
  { doubt }: FoundScale,
  metric: Metric | null,
): boolean {
  if (tally.labels.length === 0 || doubt?.code !== 'values' || doubt.answers.length > 0) return false;
  if (!isWritten(tally) || isCodes(summary)) return false;
  const isShort = summary.words <= 4 && summary.longest <= 40 && !summary.isMany;
  if (metric !== null && isShort && summary.filled >= 4 && summary.values.size < summary.filled) return false;
  return summary.words > 4 || summary.longest > 60 || summary.values.size * 2 > summary.filled + 1;
}

/** "A1", "A2", "AO03": what a survey tool calls its answers among itself. */
function isCodes({ values, filled }: ColumnSummary): boolean {
  return filled > 2 && [...values.keys()].every((value) => /^[A-Z]{1,4}_?\d{1,3}$/i.test(value));
}

/** The question once more in each row, or the choice that a column stands for where somebody ticked it. */
function isEcho(header: string, { values, filled }: ColumnSummary): boolean {
  const [only, ...more] = values.keys();
  if (only === undefined || more.length > 0) return false;
  const choice = /(?: – |\[)([^[\]]{1,200})\]?$/.exec(header.trim())?.[1];
  if (choice !== undefined && fold(choice) === fold(only)) return true;
  return filled > 2 && only.length > 3 && ` ${fold(header)} `.includes(` ${fold(only)} `);
}

/** "Q5_NPS_GROUP": what a tool made of the score beside it. */
export function isGroup(header: string, { labels, scored }: Tally): boolean {
  const folded = fold(header);
  const isNamed =
    /(?:nps|promoter|promoteur)\b.*\b(?:group|groupe|category|categorie|type|segment)$| group$/.test(folded);
  const groups = /^(?:promoter|passive|detractor|promoteur|passif|detracteur|neutral)s?$/;
  const areGroups = labels.length > 0 && labels.every((label) => groups.test(label));
  const isPlain = areGroups && labels.some((label) => label !== 'neutral') && headerGuess(header) !== 'nps';
  return isPlain ? askedBy(header) !== 'nps' || isNamed : isNamed && (scored === 0 || areGroups);
}

/** "CSAT (top 2 box)": whether the score beside it is among the best. */
function isBox(header: string): boolean {
  return / (?:(?:top|bottom) \d (?:box|boxes)|[tb]\db) /.test(` ${fold(header)} `);
}

function dropsOf(header: string): readonly string[] {
  return /^(?:finished|termine)$/.test(fold(header))
    ? ['false', '0', 'no', 'faux', 'non']
    : [
        'partial',
        'started',
        'incomplete',
        'preview',
        'survey preview',
        'survey test',
        'test',
        'spam',
        'partielle',
        'incomplete',
        'apercu',
      ];
}

const ASKS_HOW_OFTEN = /\bhow (?:often|frequently|many|much|old)\b|fréquence|frequence|combien/i;
const YES_OR_NO = /^(?:yes|no|true|false|maybe|not sure|oui|non|vrai|faux|peut etre)$/;
const ASKS_YES_OR_NO = / (?:(?:are|were) you|etes vous|avez vous ete|did we|was it|did you) /;

function byWording(header: string, summary: ColumnSummary, tally: Tally): Guessed {
  const nothing: Guessed = { field: null, reason: 'rest' };
  if (isAboutPersons(header)) return { field: 'private', reason: 'question' };
  const asked = askedBy(header);
  if ((asked === null || asked === 'words') && ASKS_HOW_OFTEN.test(header)) return nothing;
  if (asked === null || summary.filled === 0) {
    if (asked === 'words') return { field: 'verbatim', reason: 'question' };
    if (asked !== null) return nothing;
    const isWritten =
      /\?/.test(header) && summary.words >= 2 && !isChoice(summary) && tally.labels.length > 0;
    const guessed = byLabels(header, summary, tally);
    return guessed.field === null && isWritten ? { field: 'verbatim', reason: 'question' } : guessed;
  }
  if (asked === 'words') {
    const metric = metricOfQuestion(header);
    const isNumbers = tally.scored > 0 && tally.labels.length === 0 && !summary.isMany;
    if (isNumbers) return (metric && scores(header, metric, summary, tally, 'question')) || nothing;
    const labelled = metric && tally.labels.length > 0 && scores(header, metric, summary, tally, 'question');
    if (labelled && labelled.found?.doubt === null) return labelled;
    return isTicked(header, summary, tally) ? nothing : { field: 'verbatim', reason: 'question' };
  }
  const isYesOrNo =
    (tally.labels.length > 0 && tally.labels.every((label) => YES_OR_NO.test(label))) ||
    (asked === 'nps' && tally.labels.length === 0 && tally.plain >= 3 && tally.low >= 0 && tally.high <= 1);
  if (isYesOrNo && !ASKS_YES_OR_NO.test(` ${fold(header.slice(0, 200))} `)) return nothing;
  const guessed = scores(header, asked, summary, tally, 'question');
  if (guessed) return guessed;
  return isTicked(header, summary, tally) ? nothing : { field: 'verbatim', reason: 'question' };
}

/** Whether its answers were ticked, and not written: a few that come again and again, codes, or the steps of a scale that asks for something else. */
function isTicked(header: string, summary: ColumnSummary, { labels, scored }: Tally): boolean {
  const isScale = labels.length > 1 && scored > 2 && familiesOf(labels, null).length > 0;
  const { filled, values, isMany } = summary;
  const isOffered = ASKS_TO_CHOOSE.test(header) && !isMany && filled >= PLENTY && values.size <= 12;
  return isScale || isOffered || isChoice(summary) || isCodes(summary);
}

/** What is asked of a list has long answers too: from so many on, a few that come again and again were ticked. */
const ASKS_TO_CHOOSE =
  /\b(?:which|what is your|where do|lequel|laquelle|lesquels|lesquelles|parmi|quel est votre|quelle est votre)\b/i;
const PLENTY = 24;

function isChoice({ values, filled, isMany, words }: ColumnSummary): boolean {
  return !isMany && filled >= 8 && values.size * 4 <= filled && words < 2.5;
}

const SAYS_SO =
  /satisf|zufrieden|tevreden|soddisf|^(?:tres |very |plutot |somewhat |pas |not )?(?:content|mecontent|happy|unhappy)$|^(?:thumbs? |pouce )/;
const FACE = /^\p{Extended_Pictographic}/u;

/** "Very satisfied", "4 stars": what says by itself that it is a score, under a name that says nothing. */
function byLabels(header: string, summary: ColumnSummary, tally: Tally): Guessed {
  const nothing: Guessed = { field: null, reason: 'rest' };
  if (summary.isMany || tally.scored === 0) return nothing;
  const isSatisfied = tally.labels.some((label) => SAYS_SO.test(label));
  const isStars = tally.stars > 0 && tally.plain + tally.percents === 0 && tally.labels.length === 0;
  const areFaces = tally.labels.length > 1 && tally.labels.every((label) => FACE.test(label));
  if (!isSatisfied && !isStars && !areFaces) return nothing;
  const guessed = scores(header, 'csat', summary, tally, 'values');
  return guessed?.found?.doubt === null ? guessed : nothing;
}

/** Numbers that could be scores, under a name that says nothing. */
export function couldBeScores(header: string, summary: ColumnSummary): FoundScale | null {
  const tally = tallyOf(summary);
  const isConstant = summary.values.size === 1 && summary.filled > 2;
  if (isCount(header) || isConstant) return null;
  const isSmall =
    tally.scored > 0 &&
    tally.labels.length === 0 &&
    tally.low >= 0 &&
    (tally.high <= Math.max(10, scaleIn(header)?.high ?? 0) || tally.outOf.size > 0) &&
    !summary.isMany;
  return isSmall ? findScale(null, scaleIn(header), tally) : null;
}

/** Of distinct values, those looked at. */
const LOOKED_AT = 200;

/** Of a column's values: the share that are days, and the share that are less precise than a day. */
export function datesIn({ values }: ColumnSummary): { readonly days: number; readonly lessThanDays: number } {
  const given = [...values.keys()].slice(0, LOOKED_AT);
  if (given.length === 0) return { days: 0, lessThanDays: 0 };
  const readers = dateOrders.map((order) => fileInstantReader('UTC', order));
  const isDay = (text: string) => !isVague(text) && readers.some((read) => read(text) !== null);
  return {
    days: given.filter(isDay).length / given.length,
    lessThanDays: given.filter(isVague).length / given.length,
  };
}

/** Whether all values are written as days, and none is a number: what can be told without a header. */
export function isAllDays(summary: ColumnSummary): boolean {
  const isNumber = [...summary.values.keys()].some((value) => /^\d+(?:[.,]\d+)?$/.test(value));
  return summary.filled > 0 && !isNumber && datesIn(summary).days > 0.9;
}

/** Whether a name says nothing: none, "Q6", "Column 3". */
export function isNameless(header: string): boolean {
  return /^(?:|[qar]\d+\w{0,6}|(?:column|colonne|col|field|champ|unnamed)\s?\w{0,2})$/.test(fold(header));
}

/** What a score or a comment is called beside others: its header, where that is more than the name of what it is. */
export function questionOf(header: string): string | null {
  const text = header.trim();
  return isQuestion(text) || headerGuess(text) === null ? text || null : null;
}
