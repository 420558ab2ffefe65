// Which answers a channel reads one by one: a rule as rooms see it, and whether it asks for an answer. Pure but for reading its rows.
import { z } from 'zod';
import { type PostingHours, postingHoursFrom } from '../calendar/posting-hours.ts';
import type { Store } from '../database/client.ts';
import type { FeedRuleModel } from '../database/generated/sqlite/models.ts';
import { type Heat, heats } from '../feedback/filters.ts';
import { type Mood, moodOfAll, moods } from '../feedback/scale.ts';
import { hasSegments, type Segment, segmentsShape } from '../feedback/segment-filter.ts';
import { type Locale, localeOf } from '../i18n/locale.ts';
import type { Address } from '../messages/message.ts';
import { fold } from '../terms/fold.ts';
import { languageOf } from '../terms/language.ts';
import { termsOf } from '../terms/terms.ts';

const feedMoods = ['all', ...moods] as const;
export type FeedMood = 'all' | Mood;

/** As many messages an hour as a new rule proposes: more are not read. */
export const PER_HOUR = 10;
/** What a rule may ask for. */
export const MOST_PER_HOUR = 60;

export interface FeedDraft {
  readonly name: string;
  readonly address: Address;
  readonly mood: FeedMood;
  /** Null: both. */
  readonly heat: Heat | null;
  /** Empty: all, as in the three below. */
  readonly sourceIds: readonly string[];
  readonly touchpoints: readonly string[];
  /** Of each name one of which an answer must have. */
  readonly segments: readonly Segment[];
  /** One of which an answer must hold, whatever its accents, case and endings. */
  readonly words: readonly string[];
  /** Null: any. */
  readonly language: Locale | null;
  /** Answers that are a score alone are left out. */
  readonly wordsOnly: boolean;
  /** At least 1. */
  readonly perHour: number;
  /** In which its cards are written. */
  readonly locale: Locale;
  /** When its cards may be posted; null: in the company's hours. */
  readonly postingHours: PostingHours | null;
}

export interface FeedRule extends FeedDraft {
  readonly id: string;
  readonly version: number;
  readonly adminId: string;
  /** Answers received before are not its own. */
  readonly since: Date;
  readonly lookedUntil: Date;
}

const texts = z.array(z.string());

export function feedRuleFrom(row: FeedRuleModel): FeedRule {
  return {
    id: row.id,
    name: row.name,
    address: row.address,
    mood: z.enum(feedMoods).parse(row.mood),
    heat: heats.find((each) => each === row.heat) ?? null,
    sourceIds: texts.parse(row.sourceIds),
    touchpoints: texts.parse(row.touchpoints),
    segments: segmentsShape.parse(row.segments),
    words: texts.parse(row.words),
    language: localeOf(row.language),
    wordsOnly: row.wordsOnly,
    perHour: row.perHour,
    locale: localeOf(row.locale) ?? 'en',
    postingHours: postingHoursFrom(row.postingHours),
    adminId: row.adminId,
    since: row.since,
    lookedUntil: row.lookedUntil,
    version: row.version,
  };
}

/** All that were not deleted, by name. */
export async function allFeedRules(db: Store, workspaceId: string): Promise<FeedRule[]> {
  const rows = await db.feedRule.findMany({
    where: { workspaceId, deletedAt: null },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
  });
  return rows.map(feedRuleFrom);
}

/** Null where there is none, or it was deleted. */
export async function feedRuleById(db: Store, workspaceId: string, id: string): Promise<FeedRule | null> {
  const where = { workspaceId_id: { workspaceId, id }, deletedAt: null };
  const row = await db.feedRule.findUnique({ where });
  return row && feedRuleFrom(row);
}

/** As much of an answer as rules look at. */
export interface RuledAnswer {
  readonly heat: string;
  readonly metric: string | null;
  readonly score: number | null;
  readonly touchpoint: string | null;
  readonly sourceId: string;
  /** See feedback/segment-filter.ts. */
  readonly segmentKeys: string;
  readonly verbatim: string | null;
  /** Besides the leading one: whole.ts. */
  readonly scores?: readonly ScoreOfAnswer[];
  readonly furtherTexts?: readonly string[];
}

interface ScoreOfAnswer {
  readonly metric: string | null;
  readonly score: number | null;
}

export type Criteria = Omit<FeedDraft, 'name' | 'address' | 'perHour' | 'locale' | 'postingHours'>;

/** Whether a rule asks for this answer, whenever it came: by all of its scores and all of its words. */
export function wants(rule: Criteria, answer: RuledAnswer): boolean {
  const text = [answer.verbatim ?? '', ...(answer.furtherTexts ?? [])].join('\n').trim();
  return (
    isOfGroup(rule, answer) &&
    (rule.mood === 'all' || moodOfAll([answer, ...(answer.scores ?? [])]) === rule.mood) &&
    (text !== '' || (!rule.wordsOnly && rule.words.length === 0 && rule.language === null)) &&
    (rule.words.length === 0 || holdsOne(rule.words, text)) &&
    (rule.language === null || languageOf(text) === rule.language)
  );
}

/** Whether an answer is of those customers that a rule looks at, whatever they said. */
function isOfGroup(rule: Criteria, answer: RuledAnswer): boolean {
  return (
    (rule.heat === null || rule.heat === answer.heat) &&
    (rule.sourceIds.length === 0 || rule.sourceIds.includes(answer.sourceId)) &&
    (rule.touchpoints.length === 0 || rule.touchpoints.some((each) => each === answer.touchpoint)) &&
    hasSegments(rule.segments, answer.segmentKeys)
  );
}

/** An entry of several words is held where all of them are. */
function holdsOne(wanted: readonly string[], text: string): boolean {
  const said = new Set(termsOf(text));
  const folded = ` ${fold(text)} `;
  return wanted.some((entry) => {
    const terms = termsOf(entry);
    return terms.length > 0 ? terms.every((term) => said.has(term)) : folded.includes(` ${fold(entry)} `);
  });
}
