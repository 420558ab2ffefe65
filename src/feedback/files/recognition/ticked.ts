// A question each of whose choices has a column of its own, as survey tools write it where asked to: of "Very satisfied", "Satisfied", … one is ticked in
// each row. Together they are one score. Pure.
import { fold } from '../../../terms/fold.ts';
import type { FoundScale } from './found-scale.ts';
import { guessOf } from './guesses.ts';
import { keyOf } from './labels.ts';
import { type ColumnSummary, columnOf, type Summary } from './summary.ts';
import { scoreIn } from './values.ts';

export interface Ticked {
  /** What all the choices answer. */
  readonly question: string;
  /** What a tick in this column stands for, on the scale of them all. */
  readonly found: FoundScale;
}

/** "How was it? – Very good", "How was it? [Very good]" */
const CHOICE = /^(.*\S)(?: – |\s*\[)([^[\]]{1,200})\]?$/s;
/** Fewer columns are no scale. */
const LEAST = 3;

interface Choice {
  readonly at: number;
  readonly name: string;
  /** What stands in a cell that is ticked, and how often; null where nobody chose it. */
  readonly tick: { readonly cell: string; readonly count: number } | null;
}

/** By their places, those columns that are ticked for a score. */
export function tickedIn(headers: readonly string[], summary: Summary): ReadonlyMap<number, Ticked> {
  const asked = new Map<string, (Choice | null)[]>();
  for (const [at, header] of headers.entries()) {
    const [, question, name] = CHOICE.exec(header.trim()) ?? [];
    if (question === undefined || name === undefined) continue;
    asked.set(question, [...(asked.get(question) ?? []), choiceOf(at, name, columnOf(summary, at))]);
  }
  const found = new Map<number, Ticked>();
  for (const [question, all] of asked) {
    const choices = all.filter((each) => each !== null);
    if (choices.length < all.length || choices.length < LEAST) continue;
    for (const [at, of] of scoresOf(question, choices, summary)) found.set(at, { question, found: of });
  }
  return found;
}

function scoresOf(
  question: string,
  choices: readonly Choice[],
  summary: Summary,
): readonly (readonly [number, FoundScale])[] {
  const ticks = choices.reduce((sum, { tick }) => sum + (tick?.count ?? 0), 0);
  // Of several that may be ticked together, none is a score.
  if (ticks === 0 || ticks > summary.rows) return [];
  const given = choices.map(({ name, tick }) => [name, tick?.count ?? 0] as const);
  const together: ColumnSummary = {
    ...columnOf(summary, -1),
    values: new Map(given),
    filled: ticks,
    again: Math.max(0, ticks - choices.length),
    longest: Math.max(...given.map(([name]) => name.length)),
    words: 1,
  };
  const { field, found } = guessOf(question, together, null);
  if (field !== 'score' || !found?.scale || found.doubt !== null) return [];
  const { scale, values } = found;
  const scores = choices.map(({ name }) => scoreIn(name, { scale, values }));
  if (scores.includes(undefined)) return [];
  return choices.map(({ at, tick }, i) => {
    const placed = tick === null ? {} : { [keyOf(tick.cell)]: scores[i] ?? null };
    return [at, { ...found, values: { ...UNTICKED, ...placed } }] as const;
  });
}

const TICKS = new Set(['1', 'x', 'yes', 'oui', 'true', 'vrai', 'checked', 'selected', 'coche', 'y', 'o']);
/** What stands where a choice was not ticked. */
const NOT_TICKED = ['0', 'no', 'non', 'false', 'faux', 'unchecked', 'not selected', 'non coche', 'n'];
const UNTICKED: Readonly<Record<string, null>> = Object.fromEntries(NOT_TICKED.map((each) => [each, null]));

/** Null where something else stands in it than whether it was ticked. */
function choiceOf(at: number, name: string, { values }: ColumnSummary): Choice | null {
  const isName = (cell: string) => fold(cell) === fold(name);
  // A choice called "0" is ticked by its name where nothing else stands below it.
  const isOnly = values.size === 1;
  const said = [...values].filter(([cell]) => (isOnly && isName(cell)) || !NOT_TICKED.includes(fold(cell)));
  const [one, ...others] = said;
  if (one === undefined) return { at, name, tick: null };
  const [cell, count] = one;
  const isTick = isName(cell) || TICKS.has(fold(cell)) || /^[✓✔☑✅]/u.test(cell);
  return others.length === 0 && isTick ? { at, name, tick: { cell, count } } : null;
}
