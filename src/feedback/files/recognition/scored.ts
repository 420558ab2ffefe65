// How one column of scores is read in the end: what somebody said of it, else what is found, else a doubt with its answers. Pure.
import type { Metric } from '../../filters.ts';
import { canBeAskedOn, metrics, type Scale, scales, scaleText } from '../../scale.ts';
import type { Override } from '../columns.ts';
import { answerOf, type Doubt, type DoubtAnswer } from './doubts.ts';
import type { FoundScale, ScaleCandidate } from './found-scale.ts';
import type { Guessed } from './guesses.ts';
import type { KeptColumn } from './kept.ts';
import { keyOf } from './labels.ts';
import { scaleIn, worstOf } from './question.ts';
import { nameInOption, refuseScale, type SaidOfColumns } from './said.ts';
import { findScale } from './scales.ts';
import { storedAs } from './stored.ts';
import type { ColumnSummary } from './summary.ts';
import { type Tally, tallyOf } from './tally.ts';
import { scoreIn } from './values.ts';

export interface Scored {
  /** Null where each row says it, or nobody does. */
  readonly metric: Metric | null;
  readonly scale: Scale | null;
  readonly values: Readonly<Record<string, number | null>>;
  readonly isSure: boolean;
  readonly doubt: Omit<Doubt, 'isAsked'> | null;
}

interface Known {
  readonly summary: ColumnSummary;
  readonly said: SaidOfColumns;
  /** Each row says its metric. */
  readonly perRow: boolean;
  readonly kept: KeptColumn | undefined;
}

/** @throws UserError('import.scale') where somebody said a scale that the metric is not asked on. */
export function scoredAs(headers: readonly string[], at: number, guess: Guessed, known: Known): Scored {
  const { summary, said, perRow, kept } = known;
  const header = headers[at] ?? '';
  const choice = metrics.find((each) => each === said.fields.get(at));
  const named = choice ?? kept?.metric ?? guess.found?.metric ?? null;
  const isOpen =
    choice === undefined && kept === undefined && (guess.found?.doubt?.code === 'metric' || named === null);
  const metric =
    isOpen || (said.metric !== null && guess.found?.doubt?.code === 'scale' && choice === undefined)
      ? (said.metric ?? (isOpen ? null : named))
      : named;
  if (metric === null && perRow) return { ...NONE, isSure: true };
  const tally = tallyOf(summary, metric === 'nps' ? 10 : 100);
  const scale = said.scales.get(at) ?? kept?.scale ?? null;
  const extra = { ...kept?.values, ...said.values.get(at) };
  if (scale !== null) {
    const measured = metric ?? guess.found?.metric ?? 'csat';
    if (storedAs(measured, scale) === null || (measured !== 'nps' && !canBeAskedOn(measured, scale)))
      refuseScale(measured, header, scale);
    const base = findScale(measured, scale, tally);
    const values = { ...(base?.scale && base.scale.high === scale.high ? base.values : {}), ...extra };
    const contradiction = said.scales.has(at) ? null : contradicted(summary, { scale, values });
    const candidates = [{ metric: measured, scale }, ...wider(measured, scale, tally)];
    const doubt = contradiction === null ? null : doubtOf(headers, at, 'scale', candidates, contradiction);
    return { metric: measured, scale, values, isSure: true, doubt };
  }
  // What somebody says of a metric answers what was open, and the scale is found anew for it.
  const found = withLabels(
    metric === guess.found?.metric && !isOpen
      ? (guess.found ?? null)
      : findScale(metric, scaleIn(header), tally),
    tally,
    extra,
  );
  if (found === null) {
    const measured = metric ?? 'csat';
    return { ...NONE, metric: measured, scale: scales[measured], values: extra, doubt: null };
  }
  const worst = choice === undefined && said.metric === null ? worstOf(header) : null;
  if (worst !== null && tally.low >= 1 && tally.high <= worst) {
    const measured = metric === null || metric === 'nps' ? 'csat' : metric;
    const candidates = [turned(measured, worst), { metric: measured, scale: { low: 1, high: worst } }];
    const first = {
      metric: measured,
      scale: candidates[0]?.scale ?? null,
      values: candidates[0]?.values ?? {},
    };
    return {
      ...NONE,
      ...first,
      doubt: doubtOf(headers, at, 'scale', candidates, [header.trim().slice(0, 80)]),
    };
  }
  const { doubt } = found;
  return {
    metric: doubt === null ? (metric ?? found.metric) : (doubt.answers[0]?.metric ?? null),
    scale: found.scale,
    values: { ...found.values, ...extra },
    isSure: found.confidence === 'sure' && doubt === null,
    doubt: doubt === null ? null : doubtOf(headers, at, doubt.code, doubt.answers, shownOf(summary, found)),
  };
}

/** Each number as what it is counted from the other end. */
function turned(metric: Metric, high: number): ScaleCandidate {
  const values = Object.fromEntries(
    Array.from({ length: high }, (_, i) => [String(i + 1), high - i] as const),
  );
  return { metric, scale: { low: 1, high }, values, isTurned: true };
}

const NONE: Scored = { metric: null, scale: null, values: {}, isSure: false, doubt: null };

/** Labels that somebody gave a place are no doubt any more. */
function withLabels(found: FoundScale | null, tally: Tally, said: Scored['values']): FoundScale | null {
  if (found?.doubt?.code !== 'values' || Object.keys(said).length === 0) return found;
  const open = tally.labels.filter((label) => said[label] === undefined && found.values[label] === undefined);
  if (open.length > 0) return found;
  const highest = Math.max(...Object.values(said).map((score) => score ?? 0));
  const metric = found.metric ?? 'csat';
  const own = scales[metric];
  const scale =
    found.scale ??
    (highest <= 1 ? { low: 0, high: 1 } : highest <= own.high ? own : { low: 1, high: highest });
  return { ...found, scale, values: said, doubt: null };
}

/** Of the answers; fewer that are not on the scale are slips, and refused with their lines. */
const MOST_SLIPS = 0.2;

/** Values that are not on the scale, at most five; null where hardly any is. */
function contradicted(
  { values }: ColumnSummary,
  rules: { readonly scale: Scale; readonly values: Scored['values'] },
): readonly string[] | null {
  const off = [...values].filter(([cell]) => scoreIn(cell, rules) === undefined);
  const count = (list: readonly (readonly [string, number])[]) => list.reduce((sum, [, n]) => sum + n, 0);
  return count(off) <= count([...values]) * MOST_SLIPS ? null : off.slice(0, 5).map(([cell]) => cell);
}

function wider(metric: Metric, { low, high }: Scale, tally: Tally): ScaleCandidate[] {
  const most = [5, 7, 10, 20, 100].find((each) => each > high && each >= tally.high);
  const scale = { low: Math.min(low, tally.low < 1 ? 0 : 1), high: most ?? high };
  return metric !== 'nps' && canBeAskedOn(metric, scale) ? [{ metric, scale }] : [];
}

function shownOf({ values }: ColumnSummary, { scale, values: labels }: FoundScale): readonly string[] {
  const given = [...values.keys()].filter((value) => value.length <= 40);
  const isOff = (cell: string, on: Scale) =>
    labels[keyOf(cell)] === null || scoreIn(cell, { scale: on, values: labels }) === undefined;
  const off = scale === null ? given : given.filter((cell) => isOff(cell, scale));
  return (off.length > 0 ? off : given).slice(0, 5);
}

function doubtOf(
  headers: readonly string[],
  at: number,
  code: 'metric' | 'scale' | 'values',
  candidates: readonly ScaleCandidate[],
  shown: readonly string[],
): Omit<Doubt, 'isAsked'> {
  const left = nameInOption(headers, at);
  const leave: DoubtAnswer = answerOf('leave-out', [{ left, right: 'ignore' }]);
  return {
    code,
    column: { at, header: headers[at] ?? '' },
    answers: [
      ...candidates.map((each) => candidateAnswer(left, each)),
      ...(code === 'values' ? [{ is: 'typed', overrides: [], option: `--value "${left}:…=…"` }] : []),
      leave,
    ],
    shown,
  };
}

function candidateAnswer(left: string, candidate: ScaleCandidate): DoubtAnswer {
  const { metric, scale, values = {}, isTurned, isRest } = candidate;
  const labels = Object.entries(values).map(
    ([label, score]): Override => ({
      left: `${left}:${label}`,
      right: score === null ? 'none' : String(score),
      of: 'value',
    }),
  );
  const overrides: Override[] = [
    { left, right: metric },
    { left, right: scaleText(scale), of: 'scale' },
    ...labels,
  ];
  const shown = isTurned ? { low: scale.high, high: scale.low } : scale;
  return answerOf(`${metric} ${scaleText(shown)}${isRest ? ' rest' : ''}`, overrides);
}
