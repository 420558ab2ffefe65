// On which scale numbers were answered: plain ones, stars, percentages, "9/10". Pure.
import { canBeAskedOn, type Metric, type Scale, scales } from '../../scale.ts';
import { doubtful, type FoundScale, found, on, type ScaleCandidate, same, to } from './found-scale.ts';
import type { Tally } from './tally.ts';

/** Values so few that what is missing among them says nothing. */
const FEW = 3;
/** From so many answers on, a scale whose best places nobody took is doubtful. */
const MANY = 6;

export function ofStars(metric: Metric | null, { high }: Tally): FoundScale {
  const scale = high > 5 ? to(1, 10) : to(1, 5);
  if (metric === 'nps') return doubtful('scale', [{ metric: 'csat', scale }], metric);
  return found(metric ?? 'csat', scale, 'sure');
}

export function ofPercents(metric: Metric | null, { high, plain }: Tally): FoundScale | null {
  if (high > 100) return null;
  const scale = to(0, 100);
  if (metric === 'nps')
    return doubtful(
      'scale',
      [
        { metric: 'nps', scale },
        { metric: 'csat', scale },
      ],
      metric,
    );
  if (metric === 'ces' || plain > 0) return doubtful('scale', [{ metric: 'csat', scale }], metric);
  return metric === null
    ? doubtful('metric', [{ metric: 'csat', scale }], null)
    : found(metric, scale, 'sure');
}

/** "9/10": as most of them say; the others contradict it. */
export function ofOutOf(metric: Metric | null, tally: Tally): FoundScale | null {
  const { outOf, low, high } = tally;
  const sorted = [...outOf].toSorted(([, a], [, b]) => b - a);
  const most = sorted[0]?.[0] ?? 10;
  if (most > 100 || most < 2) return null;
  const scale = to(low === 0 || most >= 10 ? 0 : 1, most);
  const likely = metric ?? null;
  if (sorted.length > 1 || high > most) {
    const all = sorted.map(
      ([top]): ScaleCandidate =>
        candidateOn(likely ?? (top === 10 ? 'nps' : 'csat'), to(top >= 10 ? 0 : 1, top)),
    );
    return doubtful('scale', all, metric);
  }
  if (metric === null) {
    const answers =
      most === 10
        ? [on('nps', 0, 10), on('csat', low === 0 ? 0 : 1, 10)]
        : [{ metric: 'csat', scale } as const];
    return doubtful('metric', answers, null);
  }
  if (metric === 'nps' && most !== 10)
    return doubtful(
      'scale',
      [
        { metric: 'csat', scale },
        { metric: 'nps', scale },
      ],
      metric,
    );
  return canBeAskedOn(metric, scale)
    ? found(metric, scale, 'sure')
    : doubtful('scale', [{ metric: 'csat', scale }], metric);
}

function candidateOn(metric: Metric, scale: Scale): ScaleCandidate {
  return { metric: metric === 'nps' && scale.high !== 10 ? 'csat' : metric, scale };
}

export function ofNumbers(metric: Metric | null, wording: Scale | null, tally: Tally): FoundScale | null {
  const { low, high } = tally;
  if (metric === 'nps') return ofRecommending(wording, tally);
  if (low < 0 || high > 100 || !Number.isFinite(low)) return null;
  if (tally.likelihood > 0) {
    // Words that answer a recommendation, where nothing or something else was said to be asked.
    if (metric === null) return found('nps', scales.nps, 'likely');
    const others =
      tally.highOfOthers <= 5 ? [on('csat', 1, 5), on('nps', 0, 10)] : [on('nps', 0, 10), on('csat', 1, 10)];
    return doubtful('scale', others, metric);
  }
  if (wording !== null && metric !== null) return ofWording(metric, wording, tally);
  if (metric === 'csat') return ofSatisfaction(tally);
  if (metric === 'ces') return ofEffort(tally);
  return ofNobodyKnows(wording, tally);
}

/** Never anything but 0 to 10: what does not look so is asked about. */
function ofRecommending(wording: Scale | null, { low, high, scored }: Tally): FoundScale | null {
  const own = scales.nps;
  if (wording !== null && !same(wording, own)) {
    const isShifted = same(wording, to(1, 10)) || same(wording, to(1, 11));
    const other: ScaleCandidate = { metric: 'csat', scale: wording };
    const answers =
      isShifted || same(wording, to(0, 100)) ? [{ metric: 'nps', scale: wording } as const, other] : [other];
    return doubtful('scale', answers, 'nps');
  }
  if (low < 0) return doubtful('scale', [], 'nps');
  if (high <= 1 && scored >= FEW) return doubtful('scale', [on('csat', 0, 1), on('nps', 0, 10)], 'nps');
  if (high > 100) return doubtful('scale', [], 'nps');
  if (high > 11) return doubtful('scale', [on('nps', 0, 100), on('csat', 0, 100), on('nps', 0, 10)], 'nps');
  if (high > 10)
    return doubtful('scale', low >= 1 ? [on('nps', 1, 11), on('nps', 0, 10)] : [on('nps', 0, 10)], 'nps');
  if (wording === null && high <= 5 && low >= 1 && scored >= FEW) {
    return doubtful('scale', [on('csat', 1, 5), on('nps', 0, 10)], 'nps');
  }
  return found('nps', own, 'sure');
}

function ofWording(metric: Metric, wording: Scale, { low, high }: Tally): FoundScale {
  if (high > wording.high || low < wording.low) {
    const wider = to(
      Math.min(low, wording.low) < 1 ? 0 : 1,
      high > wording.high ? (high <= 10 ? 10 : 100) : wording.high,
    );
    return doubtful(
      'scale',
      [
        { metric, scale: wording },
        { metric: canBeAskedOn(metric, wider) ? metric : 'csat', scale: wider },
      ],
      metric,
    );
  }
  return canBeAskedOn(metric, wording)
    ? found(metric, wording, 'sure')
    : doubtful('scale', [{ metric: 'csat', scale: wording }], metric);
}

function ofSatisfaction({ low, high, scored, isTopAlone, isMixed }: Tally): FoundScale {
  const csat = (...ends: readonly (readonly [number, number])[]) => ends.map(([a, b]) => on('csat', a, b));
  const isZeroSeen = low < 1;
  if (isMixed && high <= 100) return doubtful('scale', csat([0, 100], [isZeroSeen ? 0 : 1, 10]), 'csat');
  if (isTopAlone && high > 5 && high <= 10)
    return doubtful('scale', csat([isZeroSeen ? 0 : 1, high > 7 ? 10 : 7], [isZeroSeen ? 0 : 1, 5]), 'csat');
  if (isZeroSeen) {
    if (high > 10) return high <= 100 ? found('csat', to(0, 100), 'likely') : doubtful('scale', [], 'csat');
    if (high > 7) return found('csat', to(0, 10), 'likely');
    if (high <= 1)
      return scored >= FEW
        ? doubtful('scale', csat([0, 1], [0, 5], [0, 10]), 'csat')
        : doubtful('scale', csat([0, 10], [0, 5], [0, 1]), 'csat');
    return doubtful('scale', high > 5 ? csat([0, 10], [1, 7]) : csat([0, 5], [0, 10], [1, 5]), 'csat');
  }
  if (high > 20) return found('csat', to(0, 100), 'likely');
  if (high > 10) return doubtful('scale', csat([0, 20], [0, 100]), 'csat');
  if (high > 7) return found('csat', to(1, 10), 'likely');
  // Seven points of which the best was taken: of ten, hardly anybody stops at seven.
  if (high > 6)
    return scored >= MANY
      ? found('csat', to(1, 7), 'likely')
      : doubtful('scale', csat([1, 7], [1, 10]), 'csat');
  if (high > 5) return doubtful('scale', csat([1, 7], [1, 6], [1, 10]), 'csat');
  if (high > 4) return found('csat', to(1, 5), 'sure');
  if (high > 3 && scored >= MANY) return doubtful('scale', csat([1, 4], [1, 5]), 'csat');
  if (high <= 3 && scored > FEW)
    return doubtful('scale', high === 3 ? csat([1, 3], [1, 5]) : csat([1, 5], [1, 3]), 'csat');
  return found('csat', to(1, 5), 'likely');
}

function ofEffort({ low, high, scored, isTopAlone }: Tally): FoundScale {
  if (isTopAlone && low >= 1 && high > 5 && high <= 10)
    return doubtful('scale', [on('ces', 1, high > 7 ? 10 : 7), on('ces', 1, 5)], 'ces');
  if (low < 1 || high > 7) {
    const wide = to(low < 1 ? 0 : 1, high > 10 ? 100 : 10);
    return canBeAskedOn('ces', wide)
      ? found('ces', wide, 'likely')
      : doubtful('scale', [{ metric: 'csat', scale: wide }], 'ces');
  }
  if (high > 5) return found('ces', scales.ces, 'sure');
  return scored >= MANY
    ? doubtful('scale', [on('ces', 1, 5), on('ces', 1, 7)], 'ces')
    : found('ces', scales.ces, 'likely');
}

/** Numbers under a name that says nothing: "Note", "Score", "Q5". */
function ofNobodyKnows(wording: Scale | null, { low, high, isWhole }: Tally): FoundScale {
  if (wording !== null) {
    const answers: ScaleCandidate[] = [{ metric: 'csat', scale: wording }];
    if (same(wording, scales.nps)) answers.unshift({ metric: 'nps', scale: wording });
    return doubtful('metric', answers, null);
  }
  if (high > 10) return doubtful('metric', [on('csat', 0, high > 20 ? 100 : 20)], null);
  if (high > 7) {
    const onTen = on('csat', low < 1 ? 0 : 1, 10);
    // Nobody recommends by 7.3.
    return doubtful('metric', isWhole ? [on('nps', 0, 10), onTen] : [onTen, on('nps', 0, 10)], null);
  }
  if (high > 5) return doubtful('metric', [on('nps', 0, 10), on('csat', 1, 7), on('ces', 1, 7)], null);
  return doubtful('metric', [on('csat', 1, 5), on('nps', 0, 10)], null);
}
