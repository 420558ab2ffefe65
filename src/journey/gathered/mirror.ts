// What colleagues guessed that customers say, at each touchpoint: of the last mirror with a result, as it was published.
import type { Store } from '../../database/client.ts';
import type { Heat, Metric } from '../../feedback/filters.ts';
import { touchpointsMeant } from '../../feedback/touchpoints/company.ts';
import type { Comparison } from '../../surveys/kinds/mirror/result.ts';
import { mirrorResult } from '../../surveys/kinds/mirror/result.ts';
import { type ReadsSurveys, readsRound } from './surveyed.ts';

export interface MirrorThere {
  readonly metric: Metric;
  /** Null where it need not be said. */
  readonly heat: Heat | null;
  readonly guess: Comparison;
  /** When the round closed. */
  readonly closedAt: Date;
}

/** Of what is asked there most, as the map shows it, where that was guessed; else of what was. */
export type MirrorAt = (
  touchpoint: string,
  chosen: { metric: Metric; heat: Heat } | null,
) => MirrorThere | null;

/** Rounds that are looked at for one with a result. */
const LOOKED_AT = 5;

export async function lastMirror(db: Store, workspaceId: string, reads: ReadsSurveys): Promise<MirrorAt> {
  if (reads === 'none') return () => null;
  const rows = await db.surveyRound.findMany({
    where: { workspaceId, state: 'closed', survey: { kind: 'mirror' } },
    orderBy: { closedAt: 'desc' },
    take: LOOKED_AT,
    select: { id: true, closedAt: true, result: true, survey: { select: { createdById: true } } },
  });
  const last = rows.find(({ result }) => result !== null);
  if (!last || last.closedAt === null || !(await readsRound(db, workspaceId, last, reads))) return () => null;
  const { closedAt } = last;
  const { questions } = mirrorResult.parse(last.result);
  // A touchpoint may have been named otherwise since, or joined to another one.
  const wordsOf = ({ touchpoint, names }: (typeof questions)[number]) =>
    touchpoint ? [touchpoint] : names ? [names.fr, names.en] : [];
  const meant = await touchpointsMeant(db, workspaceId, questions.flatMap(wordsOf));
  const found = questions.flatMap((question) => {
    const [words] = wordsOf(question);
    if (question.guess === null || words === undefined) return [];
    const { metric, heat, guess } = question;
    const at = wordsOf(question).flatMap((word) => meant.get(word) ?? [])[0] ?? words;
    return [{ at, metric, heat, guess, closedAt }];
  });
  return (touchpoint, chosen) => {
    const there = found.filter(({ at }) => at === touchpoint);
    const fits = ({ metric, heat }: MirrorThere) =>
      metric === chosen?.metric && (heat === null || heat === chosen.heat);
    return there.find(fits) ?? there[0] ?? null;
  };
}
