// When and where a digest goes: a schedule as rooms see it, read from its row.
import { z } from 'zod';
import { type Cadence, parseCadence } from '../calendar/cadence.ts';
import type { Rhythm } from '../calendar/occurrences.ts';
import { type PostingHours, postingHoursFrom } from '../calendar/posting-hours.ts';
import type { Store } from '../database/client.ts';
import type { ScheduleChannelModel, ScheduleModel } from '../database/generated/sqlite/models.ts';
import { readAll } from '../database/part.ts';
import { type FeedbackFilters, heats, metrics } from '../feedback/filters.ts';
import { moods } from '../feedback/scale.ts';
import { segmentsShape } from '../feedback/segment-filter.ts';
import { type Locale, localeOf } from '../i18n/locale.ts';
import { firstZone, isTimeZone } from '../i18n/time-zone.ts';
import type { Address } from '../messages/message.ts';
import { companyHours } from '../workspace/posting.ts';
import { workCalendar } from '../workspace/work-calendar.ts';
import { type Workspace, workspaceById } from '../workspace/workspace.ts';

export const holidayRules = ['skip', 'move', 'ignore'] as const;
export type HolidayRule = (typeof holidayRules)[number];

export const emptyRules = ['silent', 'note'] as const;
export type EmptyRule = (typeof emptyRules)[number];

export interface ScheduledChannel {
  readonly address: Address;
  readonly name: string;
  /** No admin named it: the schedule's pattern meant it when that was last looked at. */
  readonly isMatched?: boolean;
}

export interface ScheduleDraft {
  readonly name: string;
  readonly channels: readonly ScheduledChannel[];
  /** "team-*": all of ours so called, besides those that are named (see pattern.ts); null: none; left out: as before. */
  readonly channelPattern?: string | null;
  /** Ids of digest sections, in the order in which they are read. */
  readonly sections: readonly string[];
  /** Ids of all that there were to choose from; null: not remembered; left out: as before. */
  readonly offered?: readonly string[] | null;
  readonly filters: FeedbackFilters;
  readonly cadence: Cadence;
  readonly timeZone: string;
  readonly locale: Locale;
  /** Leaves out quotes, themes and stories in another language; absent: they come after those in its own. */
  readonly ownLanguageOnly?: boolean;
  /** Whose public holidays count; null: the company's own country. */
  readonly country: string | null;
  readonly onHolidays: HolidayRule;
  readonly whenEmpty: EmptyRule;
  /** What falls outside waits for the next opening; null: in the company's hours where a cron expression says when; left out: as before. */
  readonly postingHours?: PostingHours | null;
  /** Nothing is posted before this instant; null: not paused. */
  readonly pausedUntil: Date | null;
}

export interface Schedule extends ScheduleDraft {
  readonly id: string;
  readonly version: number;
  /** Who is told when something about it needs a person. */
  readonly adminId: string;
  /** Paused until somebody resumes it. */
  readonly isPaused: boolean;
  /** Occurrences up to here have been dealt with. */
  readonly plannedUntil: Date;
  /** "0-6": the scores that it was about before moods took their place; null once it was saved since. */
  readonly formerScores: string | null;
  readonly region: string | null;
  readonly postingHours: PostingHours | null;
  readonly channelPattern: string | null;
  readonly offered: readonly string[] | null;
}

const filtersShape = z.object({
  sourceIds: z.array(z.string()).optional(),
  touchpoints: z.array(z.string()).optional(),
  segments: segmentsShape.optional(),
  metrics: z.array(z.enum(metrics)).optional(),
  mood: z.enum(moods).optional(),
  heat: z.enum(heats).optional(),
  mixed: z.boolean().optional(),
});

/** @param timeZone the company's, for one whose own is none */
function scheduleFrom(
  row: ScheduleModel & { channels: ScheduleChannelModel[] },
  timeZone: string | undefined,
): Schedule {
  return {
    id: row.id,
    name: row.name,
    version: row.version,
    adminId: row.adminId,
    channels: row.channels.map(({ address, name, isMatched }) => {
      return { address, name, ...(isMatched ? { isMatched } : {}) };
    }),
    channelPattern: row.channelPattern,
    sections: z.array(z.string()).parse(row.sections),
    offered: z.array(z.string()).nullable().parse(row.offered),
    filters: filtersFrom(row.filters),
    cadence: parseCadence(row.cadence),
    timeZone: firstZone(row.timeZone, timeZone),
    locale: localeOf(row.locale) ?? 'en',
    ownLanguageOnly: row.ownLanguageOnly,
    country: row.country,
    region: row.region,
    onHolidays: z.enum(holidayRules).parse(row.onHolidays),
    whenEmpty: z.enum(emptyRules).parse(row.whenEmpty),
    postingHours: postingHoursFrom(row.postingHours),
    isPaused: row.pausedAt !== null,
    pausedUntil: row.pausedUntil,
    plannedUntil: row.plannedUntil,
    formerScores: row.formerScores,
  };
}

function filtersFrom(json: unknown): FeedbackFilters {
  const given = filtersShape.parse(json);
  // `undefined` and absent are the same here; exactOptionalPropertyTypes wants it said.
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

/** When a schedule falls due: the same for a form's "next three" and for the tick. */
export function rhythmOf(
  schedule: Pick<ScheduleDraft, 'cadence' | 'timeZone' | 'country' | 'onHolidays' | 'pausedUntil'> & {
    readonly region?: string | null;
    readonly postingHours?: PostingHours | null;
  },
  workspace: Workspace,
): Rhythm {
  const company = workCalendar(workspace);
  const calendar =
    schedule.country === null || schedule.country === company.country
      ? company
      : { ...company, country: schedule.country, region: schedule.region ?? null };
  return {
    cadence: schedule.cadence,
    timeZone: schedule.timeZone,
    onHolidays: schedule.onHolidays,
    calendar,
    pausedUntil: schedule.pausedUntil,
    hours: schedule.postingHours ?? (schedule.cadence.kind === 'cron' ? companyHours(workspace) : null),
  };
}

const withChannels = {
  channels: { orderBy: [{ position: 'asc' as const }, { name: 'asc' as const }] },
};

/** More are not looked for by their addresses in one statement. */
const MOST_ADDRESSES = 10_000;

/**
 * All that were not deleted, by name.
 * @param within of their channels these alone, where some are given: of the thousands that a pattern may mean no others are read
 */
export async function allSchedules(
  db: Store,
  workspaceId: string,
  within: ReadonlySet<Address> | null = null,
): Promise<Schedule[]> {
  const isWithin = within !== null && within.size <= MOST_ADDRESSES;
  const include = isWithin
    ? { channels: { ...withChannels.channels, where: { address: { in: [...within] } } } }
    : withChannels;
  const rows = await readAll((part) =>
    db.schedule.findMany({
      where: { workspaceId, deletedAt: null },
      include,
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
      ...part,
    }),
  );
  const theirs = await companyZone(db, workspaceId, rows);
  return rows.map((row) => scheduleFrom(row, theirs));
}

/** Of all that were not deleted: one whose row cannot be read does not hide the others. */
export async function scheduleIds(db: Store, workspaceId: string): Promise<string[]> {
  const rows = await db.schedule.findMany({
    where: { workspaceId, deletedAt: null },
    orderBy: { name: 'asc' },
    select: { id: true },
  });
  return rows.map((row) => row.id);
}

/** Null where there is none, or it was deleted. */
export async function scheduleById(db: Store, workspaceId: string, id: string): Promise<Schedule | null> {
  const row = await db.schedule.findUnique({
    where: { workspaceId_id: { workspaceId, id }, deletedAt: null },
    include: withChannels,
  });
  return row && scheduleFrom(row, await companyZone(db, workspaceId, [row]));
}

/** Asked for only where one of these schedules has no time zone of its own that this machine knows. */
async function companyZone(
  db: Store,
  workspaceId: string,
  rows: readonly Pick<ScheduleModel, 'timeZone'>[],
): Promise<string | undefined> {
  if (rows.every(({ timeZone }) => isTimeZone(timeZone))) return undefined;
  return (await workspaceById(db, workspaceId)).timeZone;
}
