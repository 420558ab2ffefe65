// Terms that stand in mostly the same comments are one theme. Which term gives it its name is decided here too.
import { type Corpus, holdersOf, type Lot } from './corpus.ts';
import { periodsBefore, type Shift, type Surprise, testOf } from './surprise.ts';

export interface SurpriseGroup {
  /** What the theme is shown as. */
  readonly lead: Surprise;
  /** Terms that stand in mostly the same comments, the lead first. */
  readonly near: readonly Surprise[];
  /** The comments that hold the lead, by their places in the corpus. */
  readonly holders: readonly number[];
}

/** So much of the smaller one's comments, and it is the same theme. */
const SAME = 0.5;

/** A longer term tells more; it leads when it and the strongest stand in so much of each other's comments. */
const FAITHFUL = 0.75;

/** The strongest terms that are looked at; a period that needs more has changed altogether. */
const MOST_TERMS = 300;

interface Growing {
  readonly first: Surprise;
  readonly all: Surprise[];
  readonly covered: Uint8Array;
}

/** A term whose odds grew this many times as much tells better what is new. */
const SHARPER = 2;

/** What was found before the terms, and has its comments first: 1 for each of the corpus that holds it. */
export interface Claim {
  readonly z: number;
  /** Whether it is news; what is as usual has no terms but those that stand in just its comments. */
  readonly isTold: boolean;
  readonly covered: Uint8Array;
}

/**
 * From the strongest term down. A general one gives way to sharper ones that explain it ("colis" to "colis mouillé" and "colis
 * volé"). One that overlaps a stronger one joins it; one that is as usual but for the comments of stronger
 * ones ("colis", when only "colis mouillé" is new) is their echo and is dropped. What belongs to a claim is in no group.
 * @param bar the least |z| that passes
 */
export function groupsOf(
  corpus: Corpus,
  passed: readonly Surprise[],
  bar: number,
  claims: readonly Claim[] = [],
): SurpriseGroup[] {
  const strongest = passed
    .toSorted((a, b) => Math.abs(b.z) - Math.abs(a.z) || a.term - b.term)
    .slice(0, MOST_TERMS);
  const holders = holdersOf(
    corpus,
    strongest.map(({ term }) => term),
  );
  const groups: Growing[] = [];
  const told = claims.filter(({ isTold }) => isTold);
  const taken = Uint8Array.from(corpus.placed, (_, at) =>
    told.some(({ covered }) => covered[at] === 1) ? 1 : 0,
  );
  for (const each of strongest) {
    const its = holders.get(each.term) ?? [];
    const side = sideOf(corpus, each, its);
    if (claims.some((claim) => isClaimed(corpus, claim, each, side))) continue;
    const sharper = strongest.filter((other) => isSharper(other, each));
    if (sharper.length > 0 && isEcho(corpus, each, its, heldBy(corpus, sharper, holders), bar)) continue;
    const home = closest(groups, each, side);
    if (home) {
      home.all.push(each);
      continue;
    }
    if (groups.length + told.length > 0 && isEcho(corpus, each, its, taken, bar)) continue;
    const covered = new Uint8Array(corpus.placed.length);
    for (const at of its) {
      covered[at] = 1;
      taken[at] = 1;
    }
    groups.push({ first: each, all: [each], covered });
  }
  return groups.map((group) => named(corpus, group, holders));
}

/** The comments that made it rise, or fall: this period's, or the reference's. */
export function sideOf(
  { placed }: Lot,
  { z }: Pick<Shift, 'z'>,
  holders: readonly number[],
): readonly number[] {
  return holders.filter((at) => (placed[at]?.period === 0) === z > 0);
}

/** Whether the one tells better what is new where both tell it. */
export function isSharper(one: Shift, other: Shift): boolean {
  return one.z > 0 === other.z > 0 && Math.abs(one.delta) >= Math.abs(other.delta) + Math.log(SHARPER);
}

function isClaimed(
  { placed }: Lot,
  { z, isTold, covered }: Claim,
  each: Surprise,
  side: readonly number[],
): boolean {
  if (isTold && z > 0 !== each.z > 0) return false;
  const shared = side.filter((at) => covered[at] === 1).length;
  const its = covered.filter((is, at) => is === 1 && (placed[at]?.period === 0) === each.z > 0).length;
  const of = isTold ? Math.min(side.length, its) : Math.max(side.length, its);
  return shared >= SAME * Math.max(1, of);
}

function closest(groups: readonly Growing[], each: Surprise, side: readonly number[]): Growing | undefined {
  let best: Growing | undefined;
  let most = SAME;
  for (const group of groups) {
    if (group.first.z > 0 !== each.z > 0) continue;
    const shared = side.filter((at) => group.covered[at] === 1).length;
    const other = group.first.z > 0 ? group.first.now.held : group.first.before.held;
    const overlap = shared / Math.max(1, Math.min(side.length, other));
    if (overlap >= most && (best === undefined || overlap > most)) [best, most] = [group, overlap];
  }
  return best;
}

/** 1 for each comment that holds one of these terms. */
function heldBy(
  corpus: Corpus,
  terms: readonly Surprise[],
  holders: ReadonlyMap<number, readonly number[]>,
): Uint8Array {
  const held = new Uint8Array(corpus.placed.length);
  for (const { term } of terms) for (const at of holders.get(term) ?? []) held[at] = 1;
  return held;
}

/** Whether what these comments hold is as usual but for the comments taken. */
export function isEcho(
  { placed, weights, cells }: Lot,
  each: Shift,
  its: readonly number[],
  taken: Uint8Array,
  bar: number,
): boolean {
  let [heldNow, heldBefore, ofNow, ofBefore] = [0, 0, 0, 0];
  for (const at of its) {
    if (taken[at]) continue;
    if (placed[at]?.period === 0) heldNow++;
    else heldBefore += weights[at] ?? 0;
  }
  placed.forEach(({ period }, at) => {
    if (taken[at]) return;
    if (period === 0) ofNow++;
    else ofBefore += weights[at] ?? 0;
  });
  if (heldNow + heldBefore === 0 || ofNow === 0 || ofBefore === 0) return true;
  const rest = {
    now: { held: heldNow, of: ofNow },
    before: { held: heldBefore, of: ofBefore },
    drift: each.drift,
  };
  const { z } = testOf(rest, periodsBefore(cells));
  return Math.sign(z) !== Math.sign(each.z) || Math.abs(z) < bar;
}

function named(
  corpus: Corpus,
  { first, all }: Growing,
  holders: ReadonlyMap<number, readonly number[]>,
): SurpriseGroup {
  const holdersOfThe = ({ term }: Surprise) => holders.get(term) ?? [];
  const lengthOf = ({ term }: Surprise) => corpus.terms.words[term]?.length ?? 0;
  const side = sideOf(corpus, first, holdersOfThe(first));
  const faithful = all.filter((each) => {
    const its = sideOf(corpus, first, holdersOfThe(each));
    return sharedBy(side, its) >= FAITHFUL * Math.max(side.length, its.length);
  });
  const [lead = first] = faithful.toSorted(
    (a, b) => lengthOf(b) - lengthOf(a) || holdersOfThe(b).length - holdersOfThe(a).length || a.term - b.term,
  );
  const its = holdersOfThe(lead);
  const near = all.filter((each) => each !== lead && jaccard(its, holdersOfThe(each)) >= SAME);
  return { lead, near: [lead, ...near], holders: its };
}

function jaccard(one: readonly number[], other: readonly number[]): number {
  const shared = sharedBy(one, other);
  return shared / Math.max(1, one.length + other.length - shared);
}

function sharedBy(one: readonly number[], other: readonly number[]): number {
  const its = new Set(one);
  return other.filter((at) => its.has(at)).length;
}
