// What customers answered to a question of yes, partly or no before an action was done and after, and in the same weeks of the year before: as
// measuring.ts does of an indicator, by the same test of two shares.
import { zoneOf } from '../../calendar/zone.ts';
import type { Store } from '../../database/client.ts';
import { figureOf } from '../../digests/figure.ts';
import type { Period } from '../../feedback/filters.ts';
import { LEAST_ANSWERS, measure, NOBODY } from '../../feedback/indicators/indicators.ts';
import { indifferenceOf } from '../../feedback/indicators/indifference.ts';
import type { Saids } from '../../promises/answers.ts';
import { saidsBySource } from '../../promises/counted.ts';
import { answers, type Distribution } from '../../statistics/distribution.ts';
import type { QuestionMoves } from '../moves.ts';
import { type BeforeAfter, type Effect, type EffectLook, effectOf } from './judging.ts';
import { lastYearsOf, type Windows, windowsOf } from './windows.ts';

/** A share is a share: as satisfaction is, told by its question's name (words.ts). */
const AS = 'csat';
/** Whoever counts, and whoever does not, on the scale of satisfaction. */
const [HIT, MISS] = [5, 1];

/** Of sources that were heard of on both sides. @param doneOn YYYY-MM-DD, of the company's calendar */
export async function questionEffect(
  db: Store,
  workspace: { readonly id: string; readonly timeZone: string },
  { moves, doneOn }: { readonly moves: QuestionMoves; readonly doneOn: string },
  look: EffectLook,
): Promise<Effect> {
  const { question, direction: hoped } = moves;
  const zone = zoneOf(workspace.timeZone);
  const within = await indifferenceOf(db, workspace.id);
  const saids = (period: Period) => saidsBySource(db, workspace.id, question, period);
  const bothOf = async ({ before, after }: Windows) => [await saids(before), await saids(after)] as const;
  const [earlier, later] = await bothOf(windowsOf(doneOn, look, zone));
  const both = new Set([...earlier.keys()].filter((source) => later.has(source)));
  const sidesOf = (one: BySource, other: BySource): BeforeAfter => ({
    before: shareAmong(one, both, hoped),
    after: shareAmong(other, both, hoped),
  });
  const then = sidesOf(...(await bothOf(lastYearsOf(doneOn, look, zone))));
  const isKnown = Math.min(answers(then.before), answers(then.after)) >= LEAST_ANSWERS;
  const shown = (side: keyof BeforeAfter) => figureOf(measure({ metric: AS }, then[side], NOBODY).indicator);
  return {
    ...{ look, question, hoped, ...effectOf(look, AS, sidesOf(earlier, later), within) },
    lastYear: isKnown ? { before: shown('before'), after: shown('after') } : null,
    leftOut: [...earlier, ...later].reduce(
      (sum, [source, said]) => (both.has(source) ? sum : sum + sizeOf(said)),
      0,
    ),
  };
}

type BySource = ReadonlyMap<string, Saids>;

/** Where more is hoped for, yes counts; where fewer, yes and partly: partly never counts for a promise. */
function shareAmong(
  saids: BySource,
  sources: ReadonlySet<string>,
  hoped: QuestionMoves['direction'],
): Distribution {
  let [hits, n] = [0, 0];
  for (const [source, said] of saids) {
    if (!sources.has(source)) continue;
    hits += hoped === 'up' ? said.yes : said.yes + said.partly;
    n += sizeOf(said);
  }
  return new Map([
    [HIT, hits],
    [MISS, n - hits],
  ]);
}

function sizeOf({ yes, partly, no }: Saids): number {
  return yes + partly + no;
}
