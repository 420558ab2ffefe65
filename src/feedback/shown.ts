// One answer as cards show it by itself, and how its reader finds it again. The cards are in cases and feed.
import type { Store } from '../database/client.ts';
import { formats } from '../i18n/formats.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import type { Reader } from '../i18n/reader.ts';
import { type Metric, metrics } from './filters.ts';
import { numbersOf } from './numbers.ts';
import { wholeTexts } from './questions.ts';
import { ASKED, type AskedScore, askedOf, rated } from './scores.ts';
import { belowQuestions } from './told-question.ts';
import { calledOf, touchpointsCalled } from './touchpoints/company.ts';
import { type Names, touchpointName } from './touchpoints.ts';

export interface ShownAnswer {
  readonly feedbackId: string;
  /** See numbers.ts; null where it has none yet. */
  readonly number: number | null;
  /** The source's name. */
  readonly source: string;
  readonly touchpoint: string | null;
  /** What the company calls it; absent: as we do, or as it came. */
  readonly touchpointCalled?: Names;
  readonly metric: Metric | null;
  readonly score: number | null;
  /** As it was given, where it was asked on another scale than the metric's own. */
  readonly asked?: AskedScore | null;
  /** The customer's words, redacted; null where there are none, or none any more. Data, never markup. */
  readonly text: string | null;
  readonly answeredAt: Date;
  /** Its words were taken out at the customer's request. */
  readonly isErased: boolean;
}

/** By id; those that are not there any more are left out. */
export async function shownAnswers(
  db: Store,
  workspaceId: string,
  feedbackIds: readonly string[],
): Promise<ReadonlyMap<string, ShownAnswer>> {
  const numbers = await numbersOf(db, workspaceId, feedbackIds);
  const rows = await db.feedback.findMany({
    where: { workspaceId, id: { in: [...feedbackIds] } },
    select: {
      id: true,
      touchpoint: true,
      metric: true,
      score: true,
      verbatim: true,
      verbatimQuestion: true,
      ...ASKED,
      answeredAt: true,
      erasedAt: true,
      source: { select: { name: true } },
    },
  });
  const texts = await belowQuestions(db, workspaceId, await wholeTexts(db, workspaceId, rows));
  const called = await touchpointsCalled(db, workspaceId);
  return new Map(
    rows.map(({ id: feedbackId, touchpoint, score, answeredAt, ...row }) => {
      const metric = metrics.find((each) => each === row.metric) ?? null;
      const text = texts.get(feedbackId) ?? null;
      const asked = askedOf(row);
      const number = numbers.get(feedbackId) ?? null;
      const shown = { feedbackId, number, source: row.source.name, touchpoint, metric, score, asked, text };
      const names = calledOf(called, touchpoint);
      return [feedbackId, { ...shown, ...names, answeredAt, isErased: row.erasedAt !== null }];
    }),
  );
}

/** "2/10 · Delivery · Phone survey", as much of it as is known. */
export function about(
  {
    metric,
    score,
    asked = null,
    touchpoint,
    touchpointCalled,
    source,
  }: Omit<ShownAnswer, 'number' | 'feedbackId' | 'text'>,
  { locale, timeZone }: Reader,
): string {
  const { number } = formats(locale, timeZone);
  const given = rated(metric, score, asked);
  const points = given === null ? [] : [`${number(given.score, 1)}/${given.of}`];
  const where = touchpoint === null ? [] : [touchpointName(touchpoint, locale, touchpointCalled)];
  return [...points, ...where, source].join(' · ');
}

/**
 * "Answer #4512, Phone survey, of Monday 9 November 2026": its number, its source and the day it was given. No hour: many
 * sources give none.
 */
export function reference(
  answer: Pick<ShownAnswer, 'number' | 'source' | 'answeredAt'>,
  reader: Reader,
): string {
  const say = words(reader.locale);
  const day = formats(reader.locale, reader.timeZone).fullDay(answer.answeredAt);
  return answer.number === null
    ? say.unnumbered(answer.source, day)
    : say.numbered(answer.number, answer.source, day);
}

const words = phrases({
  en: {
    numbered: (number: number, source: string, day: string) => `Answer #${number}, ${source}, of ${day}`,
    unnumbered: (source: string, day: string) => `Answer of ${day}, ${source}`,
  },
  fr: {
    numbered: (number, source, day) => fr`Réponse n° ${number}, ${source}, du ${day}`,
    unnumbered: (source, day) => fr`Réponse du ${day}, ${source}`,
  },
});
