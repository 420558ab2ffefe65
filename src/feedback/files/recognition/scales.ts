// On which scale a column of scores was answered: as its wording says, as all its values show, or in doubt. Pure.
import { canBeAskedOn, type Metric, type Scale, scales } from '../../scale.ts';
import { doubtful, type FoundScale, found, type ScaleCandidate, same } from './found-scale.ts';
import {
  endsOfLikelihood,
  type Family,
  familiesOf,
  fullness,
  isOfEase,
  mostOf,
  openFamilyOf,
  partsOf,
} from './labels.ts';
import { ofNumbers, ofOutOf, ofPercents, ofStars } from './number-scales.ts';
import { isWritten, type Tally } from './tally.ts';

/**
 * @param metric what the column is said to measure; null where nobody says
 * @param wording the scale that the header names
 * Null where these are no scores: words, dates, numbers beyond any scale.
 */
export function findScale(metric: Metric | null, wording: Scale | null, tally: Tally): FoundScale | null {
  const { scored, labels, plain, percents, stars, outOf } = tally;
  if (scored === 0) return found(metric, wording ?? (metric === null ? null : scales[metric]), 'likely');
  if (labels.length > 0) return ofLabels(metric, wording, tally);
  if (stars > 0 && plain + percents === 0) return ofStars(metric, tally);
  if (percents > 0) return ofPercents(metric, tally);
  if (outOf.size > 0) return ofOutOf(metric, tally);
  return ofNumbers(metric, wording, tally);
}

/** Labels of a family, alone or beside numbers of the same scale. */
function ofLabels(metric: Metric | null, wording: Scale | null, tally: Tally): FoundScale | null {
  const { labels, plain, stars, percents, outOf } = tally;
  const own = familiesOf(labels, metric);
  // "Very easy" answers how easy it was, whatever word the question has for it.
  const families = own.length > 0 ? own : familiesOf(labels, null).filter((each) => isOfEase(each, labels));
  const [best, next] = families;
  const hasNumbers = plain + stars + percents > 0 || outOf.size > 0;
  if (best === undefined) {
    const ends = hasNumbers && metric === 'nps' ? endsOfLikelihood(labels) : null;
    const around = ends === null ? null : findScale('nps', wording, { ...tally, labels: [] });
    if (ends !== null && around?.doubt === null && around.scale !== null && same(around.scale, scales.nps))
      return { ...around, values: ends };
    const open = hasNumbers ? null : openFamilyOf(labels);
    if (open !== null)
      return doubtful(
        'values',
        [{ metric: 'csat', scale: open.scale, values: placed(open, labels) }],
        metric,
      );
    const rest = metric === null || hasNumbers ? null : restOf(metric, labels);
    if (rest !== null) return doubtful('values', [rest], metric);
    // Words, unless it is named a score: then a few words for it, or numbers among them, are asked about.
    return metric === null || (labels.length > 12 && isWritten(tally))
      ? null
      : doubtful('values', [], metric);
  }
  const measured = best.metric ?? metric;
  const values = placed(best, labels);
  if (measured === null) return null;
  if (!hasNumbers && !canBeAskedOn(measured, best.scale))
    return doubtful('scale', [{ metric: 'csat', scale: best.scale, values }], measured);
  if (hasNumbers) {
    const beside = findScale(measured, wording, { ...tally, labels: [] });
    if (beside === null || beside.doubt !== null || beside.scale === null) return beside;
    const fits = families.find(({ scale }) => beside.scale !== null && same(scale, beside.scale));
    return fits
      ? { ...beside, values: placed(fits, labels) }
      : doubtful('values', [{ metric: measured, scale: beside.scale }], measured);
  }
  const isAsFull = next && fullness(next, labels) === fullness(best, labels);
  if (isAsFull && partsOf(next, labels) === partsOf(best, labels) && isOtherwise(best, next, labels)) {
    const answers = [best, next].map((each) => ({
      metric: measured,
      scale: each.scale,
      values: placed(each, labels),
    }));
    return doubtful('values', answers, measured);
  }
  return found(measured, best.scale, best.metric === null ? 'likely' : 'sure', values);
}

/** "Did not use" among "Satisfied" and "Dissatisfied": most likely no score. */
function restOf(metric: Metric, labels: readonly string[]): ScaleCandidate | null {
  const most = mostOf(labels, metric);
  if (most === null || !canBeAskedOn(metric, most.family.scale)) return null;
  const none = Object.fromEntries(most.rest.map((label) => [label, null] as const));
  const known = labels.filter((label) => !most.rest.includes(label));
  return {
    metric,
    scale: most.family.scale,
    values: { ...placed(most.family, known), ...none },
    isRest: true,
  };
}

function placed({ places }: Family, labels: readonly string[]): Record<string, number> {
  return Object.fromEntries(labels.map((label) => [label, places.get(label) ?? 0] as const));
}

function isOtherwise(a: Family, b: Family, labels: readonly string[]): boolean {
  const share = ({ places, scale }: Family, label: string) =>
    ((places.get(label) ?? 0) - scale.low) / (scale.high - scale.low);
  return labels.some((label) => Math.abs(share(a, label) - share(b, label)) > 0.1);
}
