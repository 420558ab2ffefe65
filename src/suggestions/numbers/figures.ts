// From suggestions and what happened to them to their numbers. Pure; which ones are counted is in numbers.ts.
import { dayText, startOfDay } from '../../calendar/day.ts';
import { minutesPerDay, type WorkCalendar, workingMinutesBetween } from '../../calendar/working-time.ts';
import { zoneOf } from '../../calendar/zone.ts';
import { survivalMedian } from '../../statistics/survival.ts';
import { eventOf } from '../history.ts';

export interface FiguresPeriod {
  /**
   * Included. Left out: from the first suggestion on. Of what anonymous authors did only the day is kept, so with a
   * beginning it counts by whole days (UTC): once in two periods that follow each other.
   */
  readonly from?: Date | undefined;
  /** Excluded; also the instant as of which replies are counted: now, or earlier. */
  readonly to: Date;
}

export interface TopicName {
  readonly en: string;
  readonly fr: string;
}

export interface OldestWaiting {
  readonly number: number;
  readonly topic: TopicName;
  /** Full working days since the reply has been owed. */
  readonly days: number;
}

export interface Promptness {
  /** `of`: those with a first reply, and those whose first reply is overdue. `replied`: of these, on time. */
  readonly inTime: { readonly replied: number; readonly of: number };
  /** To the first reply, in working minutes; null while less than half have one. See `survivalMedian`. */
  readonly medianMinutes: number | null;
}

export interface Figures extends Promptness {
  /** Came in during the period; so are those that `answered`, `inTime`, `medianMinutes` and `supporters` are about. */
  readonly received: number;
  readonly answered: number;
  /** All that are owed a reply, whenever they came in. */
  readonly waiting: number;
  readonly oldest: OldestWaiting | null;
  /** What authors said during the period of the answers they got. */
  readonly verdicts: { readonly yes: number; readonly no: number };
  readonly supporters: number;
  /** Completed during the period, each in the quarter where it last was; rising, without empty quarters. */
  readonly done: readonly { readonly quarter: string; readonly done: number }[];
}

/** As much of a suggestion as the numbers need. */
export interface CountedSuggestion {
  readonly id: string;
  readonly number: number;
  readonly topicId: string;
  readonly anonymous: boolean;
  readonly submittedAt: Date;
  readonly firstDueAt: Date;
  readonly firstReplyAt: Date | null;
  readonly firstReplyMin: number | null;
  readonly waitingSince: Date | null;
  readonly supporters: number;
}

/** An event, as much as the numbers need. */
export interface ToldEvent {
  readonly suggestionId: string;
  readonly kind: string;
  readonly at: Date;
}

export interface Setting {
  readonly period: FiguresPeriod;
  readonly names: ReadonlyMap<string, TopicName>;
  readonly calendar: WorkCalendar;
  readonly timeZone: string;
}

/** `events` are those of the period, about any of the `rows`; rows that do not concern the period change nothing. */
export function figuresOf(
  rows: readonly CountedSuggestion[],
  events: readonly ToldEvent[],
  setting: Setting,
): Figures {
  const { period, calendar, timeZone } = setting;
  const came = rows.filter((row) => fallsIn(row.submittedAt, row.anonymous, period));
  const waiting = rows.filter((row) => owedSince(row, period.to) !== null);
  const count = (kind: string) => events.filter((event) => event.kind === kind).length;
  return {
    received: came.length,
    answered: came.filter((row) => repliedBy(row, period.to)).length,
    ...promptness(came, period.to, calendar, timeZone),
    waiting: waiting.length,
    oldest: oldestOf(waiting, setting),
    verdicts: { yes: count(eventOf.confirm), no: count(eventOf.contest) },
    supporters: came.reduce((sum, row) => sum + row.supporters, 0),
    done: perQuarter(events, timeZone),
  };
}

/** Whether it falls in the period; `dayAlone` where no more than its day is kept. */
export function fallsIn(at: Date, dayAlone: boolean, { from, to }: FiguresPeriod): boolean {
  if (!from) return at < to;
  return dayAlone ? at >= startOfDay(from) && at < startOfDay(to) : at >= from && at < to;
}

function repliedBy({ firstReplyAt }: Pick<CountedSuggestion, 'firstReplyAt'>, to: Date): boolean {
  return firstReplyAt !== null && firstReplyAt < to;
}

/** Since when a reply was owed at `to`; a later clock that has been answered since then is not known any more. */
function owedSince({ submittedAt, firstReplyAt, waitingSince }: CountedSuggestion, to: Date): Date | null {
  if (firstReplyAt !== null && firstReplyAt >= to) return submittedAt;
  return waitingSince !== null && waitingSince < to ? waitingSince : null;
}

function oldestOf(
  waiting: readonly CountedSuggestion[],
  { period, names, calendar, timeZone }: Setting,
): OldestWaiting | null {
  const since = (row: CountedSuggestion) => owedSince(row, period.to) ?? period.to;
  const [first, ...others] = waiting;
  if (!first) return null;
  const oldest = others.reduce((old, row) => {
    const earlier = since(row).getTime() - since(old).getTime();
    return earlier < 0 || (earlier === 0 && row.number < old.number) ? row : old;
  }, first);
  const minutes = workingMinutesBetween(since(oldest), period.to, calendar, timeZone);
  return {
    number: oldest.number,
    topic: names.get(oldest.topicId) ?? { en: '', fr: '' },
    days: Math.floor(minutes / minutesPerDay(calendar)),
  };
}

export type Promised = Pick<
  CountedSuggestion,
  'submittedAt' | 'firstDueAt' | 'firstReplyAt' | 'firstReplyMin'
>;

/** Of all the `rows`, as of `to`. */
export function promptness(
  rows: readonly Promised[],
  to: Date,
  calendar: WorkCalendar,
  timeZone: string,
): Promptness {
  const due = rows.filter((row) => repliedBy(row, to) || row.firstDueAt < to);
  const replied = due.filter((row) => repliedBy(row, to) && (row.firstReplyAt ?? to) <= row.firstDueAt);
  const observations = rows.map((row) => {
    const happened = repliedBy(row, to);
    const until = (happened && row.firstReplyAt) || to;
    const watched = () => workingMinutesBetween(row.submittedAt, until, calendar, timeZone);
    return { happened, time: (happened ? row.firstReplyMin : null) ?? watched() };
  });
  return {
    inTime: { replied: replied.length, of: due.length },
    medianMinutes: survivalMedian(observations),
  };
}

function perQuarter(events: readonly ToldEvent[], timeZone: string): { quarter: string; done: number }[] {
  const lastDone = new Map<string, Date>();
  for (const { suggestionId, kind, at } of events) {
    if (kind !== eventOf.complete) continue;
    const known = lastDone.get(suggestionId);
    if (!known || known < at) lastDone.set(suggestionId, at);
  }
  const done = new Map<string, number>();
  for (const at of lastDone.values()) {
    const quarter = quarterOf(at, timeZone);
    done.set(quarter, (done.get(quarter) ?? 0) + 1);
  }
  return [...done].map(([quarter, count]) => ({ quarter, done: count })).toSorted(byQuarter);
}

function byQuarter(a: { quarter: string }, b: { quarter: string }): number {
  return a.quarter < b.quarter ? -1 : 1;
}

/** "2026-Q4". */
function quarterOf(at: Date, timeZone: string): string {
  const day = dayText(zoneOf(timeZone).dayAt(at.getTime()));
  return `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
}
