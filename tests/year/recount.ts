// The numbers of the year once more, from nothing but the raw events, in another way than the program's.
import type { SuggestionEventModel } from '../../src/database/generated/sqlite/models.ts';
import type { Figures } from '../../src/suggestions/numbers/numbers.ts';
import { localDay, MINUTES_A_DAY, minutesBetween } from './hours.ts';

export type Event = Pick<SuggestionEventModel, 'suggestionId' | 'kind' | 'actorId' | 'at'> & {
  readonly data: { readonly text?: string; readonly dueAt?: string; readonly supporters?: readonly string[] };
};

export type Counted = Omit<Figures, 'oldest'> & { readonly oldest: { number: number; days: number } | null };

const wordsOfOwners = [
  ...[
    'replied',
    'taken-up',
    'planned',
    'trial-started',
    'trial-concluded',
    'completed',
    'declined',
    'merged',
  ],
];

export function isAnswer({ kind, data }: Pick<Event, 'kind' | 'data'>): boolean {
  return wordsOfOwners.includes(kind) && !!data.text;
}

/** @param lives the events of each suggestion in their order, by its number */
export function recount(
  lives: ReadonlyMap<number, readonly Event[]>,
  to: Date,
  { zone, zoneOf }: { readonly zone: string; readonly zoneOf: (personId: string) => string },
): Counted {
  const firsts = [...lives.values()].flatMap((events) => {
    const [submitted] = events;
    if (!submitted) return [];
    const dueAt = new Date(submitted.data.dueAt ?? '');
    return [{ since: submitted.at, dueAt, reply: events.find(isAnswer) }];
  });
  const replied = firsts.filter(({ reply }) => reply);
  const owed = [...lives].flatMap(([number, events]) => {
    const starts = events.findLast(({ kind }) => ['submitted', 'contested', 'reopened'].includes(kind));
    const isAnswered = starts && events.slice(events.indexOf(starts)).some(isAnswer);
    return starts && !isAnswered ? [{ number, since: starts.at }] : [];
  });
  const [oldest] = owed.toSorted((a, b) => a.since.getTime() - b.since.getTime() || a.number - b.number);
  const all = [...lives.values()].flat();
  const count = (kind: string) => all.filter((event) => event.kind === kind).length;
  const done = [...lives.values()].flatMap(
    (events) => events.findLast(({ kind }) => kind === 'completed') ?? [],
  );
  const quarters = done.map(({ at }) => quarterOf(localDay(at, zone))).sort();
  return {
    received: firsts.length,
    answered: replied.length,
    inTime: {
      replied: firsts.filter(({ reply, dueAt }) => reply && reply.at <= dueAt).length,
      of: firsts.filter(({ reply, dueAt }) => reply || dueAt < to).length,
    },
    medianMinutes: kaplanMeierMedian(
      firsts.map(({ since, reply }) => ({
        minutes: minutesBetween(since, reply?.at ?? to, reply?.actorId ? zoneOf(reply.actorId) : zone),
        happened: reply !== undefined,
      })),
    ),
    waiting: owed.length,
    oldest: oldest
      ? { number: oldest.number, days: Math.floor(minutesBetween(oldest.since, to, zone) / MINUTES_A_DAY) }
      : null,
    verdicts: { yes: count('confirmed'), no: count('contested') },
    supporters: [...lives.values()].reduce((sum, events) => sum + supportersOf(events), 0),
    done: [...new Set(quarters)].map((quarter) => ({
      quarter,
      done: quarters.filter((each) => each === quarter).length,
    })),
  };
}

/** A duplicate's go with it, where they are told as those who came. */
function supportersOf(events: readonly Event[]): number {
  return events.reduce((sum, { kind, data }) => {
    if (kind === 'merged') return 0;
    return sum + (kind === 'supported' ? 1 : 0) + (data.supporters?.length ?? 0);
  }, 0);
}

/** One by one; at the same time, what happened before what was only watched until then. */
function kaplanMeierMedian(observed: readonly { minutes: number; happened: boolean }[]): number | null {
  const inOrder = observed.toSorted(
    (a, b) => a.minutes - b.minutes || Number(b.happened) - Number(a.happened),
  );
  let left = inOrder.length;
  let share = 1;
  for (const { minutes, happened } of inOrder) {
    if (happened) share *= 1 - 1 / left;
    left -= 1;
    if (happened && share <= 0.5 + 1e-9) return minutes;
  }
  return null;
}

function quarterOf(day: string): string {
  return `${day.slice(0, 4)}-Q${Math.floor((Number(day.slice(5, 7)) + 2) / 3)}`;
}
