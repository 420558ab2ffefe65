// Which answers open a case and where it is posted: a rule as rooms see it, and which of several takes an answer.
import { z } from 'zod';
import { type PostingHours, postingHoursFrom } from '../../calendar/posting-hours.ts';
import type { Store } from '../../database/client.ts';
import type { CaseRuleModel } from '../../database/generated/sqlite/models.ts';
import { type Metric, metrics } from '../../feedback/filters.ts';
import { hasSegments, type Segment, segmentsShape } from '../../feedback/segment-filter.ts';
import { type Locale, localeOf } from '../../i18n/locale.ts';
import type { Address } from '../../messages/message.ts';

/** A score at or under it opens a case; null: this metric never does. */
export type Bounds = Readonly<Record<Metric, number | null>>;

/** What a new rule proposes: answers that nobody would call merely lukewarm. */
export const proposedBounds: Bounds = { nps: 4, csat: 2, ces: 2 };

export interface RuleDraft {
  readonly name: string;
  readonly channel: { readonly address: Address; readonly name: string };
  readonly bounds: Bounds;
  /** Empty: all. */
  readonly touchpoints: readonly string[];
  /** Empty: all. */
  readonly sourceIds: readonly string[];
  /** Of each name one of which an answer must have; empty, or left out: all. */
  readonly segments?: readonly Segment[];
  /** In which its cards are written. */
  readonly locale: Locale;
  /** When its cards may be posted; null: in the company's hours; left out: as before. */
  readonly postingHours?: PostingHours | null;
}

export interface Rule extends RuleDraft {
  readonly id: string;
  readonly version: number;
  /** Who is told when something about it needs a person: the admin who saved it last. */
  readonly adminId: string;
  /** Answers received before open nothing. */
  readonly since: Date;
  readonly segments: readonly Segment[];
  readonly postingHours: PostingHours | null;
}

const texts = z.array(z.string());

export function ruleFrom(row: CaseRuleModel): Rule {
  return {
    id: row.id,
    name: row.name,
    channel: { address: row.address, name: row.channelName },
    bounds: { nps: row.npsAtMost, csat: row.csatAtMost, ces: row.cesAtMost },
    touchpoints: texts.parse(row.touchpoints),
    sourceIds: texts.parse(row.sourceIds),
    segments: segmentsShape.parse(row.segments),
    locale: localeOf(row.locale) ?? 'en',
    postingHours: postingHoursFrom(row.postingHours),
    adminId: row.adminId,
    since: row.since,
    version: row.version,
  };
}

/** All that were not deleted, by name. */
export async function allRules(db: Store, workspaceId: string): Promise<Rule[]> {
  const rows = await db.caseRule.findMany({
    where: { workspaceId, deletedAt: null },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
  });
  return rows.map(ruleFrom);
}

/** Null where there is none, or it was deleted. */
export async function ruleById(db: Store, workspaceId: string, id: string): Promise<Rule | null> {
  const row = await db.caseRule.findUnique({
    where: { workspaceId_id: { workspaceId, id }, deletedAt: null },
  });
  return row && ruleFrom(row);
}

/** As much of an answer as rules look at. */
export interface Rated {
  readonly heat: string;
  readonly metric: string | null;
  readonly score: number | null;
  /** Besides the leading one. */
  readonly scores?: readonly { readonly metric: string; readonly score: number }[];
  readonly touchpoint: string | null;
  readonly sourceId: string;
  /** See feedback/segment-filter.ts. */
  readonly segmentKeys: string;
}

type RuleCriteria = Pick<RuleDraft, 'bounds' | 'touchpoints' | 'sourceIds' | 'segments'>;

/** Whether a rule asks for somebody to take charge of this answer, whenever it came: for one of its scores. */
export function concerns(rule: RuleCriteria, answer: Rated): boolean {
  const isLow = [answer, ...(answer.scores ?? [])].some(({ metric: name, score }) => {
    const metric = metrics.find((each) => each === name);
    const bound = metric === undefined ? null : rule.bounds[metric];
    return score !== null && bound !== null && score <= bound;
  });
  if (answer.heat !== 'hot' || !isLow) return false;
  return (
    (rule.touchpoints.length === 0 || rule.touchpoints.some((each) => each === answer.touchpoint)) &&
    (rule.sourceIds.length === 0 || rule.sourceIds.includes(answer.sourceId)) &&
    hasSegments(rule.segments ?? [], answer.segmentKeys)
  );
}

/**
 * The rule that takes an answer: of those that it concerns, the one that names the most of touchpoint, source and segments; among
 * equals the oldest, then the first id. Null where none does.
 */
export function ruleFor<R extends RuleCriteria & { readonly id: string; readonly since: Date }>(
  answer: Rated,
  rules: readonly R[],
): R | null {
  const [first] = rules
    .filter((rule) => concerns(rule, answer))
    .toSorted(
      (a, b) => named(b) - named(a) || a.since.getTime() - b.since.getTime() || (a.id < b.id ? -1 : 1),
    );
  return first ?? null;
}

function named({ touchpoints, sourceIds, segments = [] }: RuleCriteria): number {
  return [touchpoints, sourceIds, segments].filter((chosen) => chosen.length > 0).length;
}
