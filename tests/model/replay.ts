// A suggestion's state, worked out again from its history alone.
import { z } from 'zod';
import type { Books, Event } from './books.ts';
import type { Stage } from './expected.ts';

/** What a row holds that the history must tell too. */
export interface Replayed {
  readonly status: string;
  readonly ownerId: string | null;
  readonly waitingSince: Date | null;
  readonly dueAt: Date;
  readonly firstDueAt: Date;
  readonly firstReplyAt: Date | null;
  readonly firstReplyBy: string | null;
  readonly firstReplyMin: number | null;
  readonly verdictAsked: boolean;
  readonly supporters: number;
  readonly duplicateOf: string | null;
  readonly eventCount: number;
}

const details = z.object({
  text: z.string().optional(),
  from: z.string().nullish(),
  to: z.string().nullish(),
  dueAt: z.coerce.date().optional(),
  answeredAfter: z.number().optional(),
  into: z.string().optional(),
  supporters: z.array(z.string()).optional(),
  followers: z.array(z.string()).optional(),
});

const leadsTo: Readonly<Record<string, Stage>> = {
  submitted: 'received',
  acknowledged: 'acknowledged',
  'taken-up': 'under-review',
  planned: 'planned',
  'trial-started': 'testing',
  'trial-concluded': 'under-review',
  completed: 'done',
  declined: 'declined',
  merged: 'duplicate',
  withdrawn: 'withdrawn',
  reopened: 'under-review',
};
const answers = [
  'taken-up',
  'planned',
  'trial-started',
  'trial-concluded',
  'completed',
  'declined',
  'merged',
  'replied',
];
const closed = ['done', 'declined', 'duplicate', 'withdrawn'];

/** Its followers too, by person: whether they support. */
export function replay(
  books: Books,
  id: string,
): Replayed & { readonly followers: ReadonlyMap<string, boolean> } {
  const events = books.events.get(id) ?? [];
  let status = '';
  let ownerId: string | null = null;
  let waitingSince: Date | null = null;
  let dueAt = new Date(0);
  let firstDueAt = dueAt;
  let first: { at: Date; by: string | null; minutes: number | null } | null = null;
  let verdictAsked = false;
  const followers = new Map<string, boolean>();
  for (const { kind, at, actorId, data } of events) {
    const {
      text,
      to,
      dueAt: due,
      answeredAfter,
      supporters = [],
      followers: joined = [],
    } = details.parse(data);
    if (to !== undefined) ownerId = to;
    if (due !== undefined) {
      waitingSince = at;
      dueAt = due;
      if (kind === 'submitted') firstDueAt = due;
      verdictAsked = false;
    }
    if (answers.includes(kind) && text !== undefined && waitingSince !== null) {
      waitingSince = null;
      verdictAsked = true;
      first ??= { at, by: actorId, minutes: answeredAfter ?? null };
    }
    if (kind === 'completed') verdictAsked = true;
    if (kind === 'withdrawn') [waitingSince, verdictAsked] = [null, false];
    if (kind === 'confirmed') verdictAsked = false;
    if (kind === 'replied' && status === 'received') status = 'acknowledged';
    if (kind === 'contested' && closed.includes(status)) status = 'under-review';
    status = leadsTo[kind] ?? status;
    if (kind === 'merged') followers.clear();
    if (kind === 'supported' || kind === 'followed') followers.set(actorId ?? '', kind === 'supported');
    if (kind === 'unfollowed') followers.delete(actorId ?? '');
    for (const person of joined) followers.set(person, false);
    for (const person of supporters) followers.set(person, true);
  }
  return {
    status,
    ownerId,
    waitingSince,
    dueAt,
    firstDueAt,
    firstReplyAt: first?.at ?? null,
    firstReplyBy: first?.by ?? null,
    firstReplyMin: first?.minutes ?? null,
    verdictAsked,
    supporters: [...followers.values()].filter((supports) => supports).length,
    duplicateOf: status === 'duplicate' ? goesOnAs(books, id) : null,
    eventCount: events.length,
    followers,
  };
}

/** Where an idea that was merged stands now: what it was merged into may have been merged itself since. */
function goesOnAs(books: Books, id: string): string | null {
  let [at, mergeNumber] = [id, countOf(books, id)];
  for (;;) {
    const merge = mergesOf(books, at)[mergeNumber - 1];
    const into = merge && details.parse(merge.data).into;
    if (into === undefined) return null;
    const joins = (books.events.get(into) ?? []).filter(
      (event) => event.kind === 'joined' && details.parse(event.data).from === at,
    );
    // The n-th time it went there, of all the times that it went anywhere.
    const nth = mergesOf(books, at)
      .slice(0, mergeNumber)
      .filter((event) => details.parse(event.data).into === into).length;
    const joinedAt = joins[nth - 1]?.position ?? Number.POSITIVE_INFINITY;
    const later = mergesOf(books, into).findIndex((event) => event.position > joinedAt);
    if (later < 0) return into;
    [at, mergeNumber] = [into, later + 1];
  }
}

function mergesOf(books: Books, id: string): readonly Event[] {
  return (books.events.get(id) ?? []).filter((event) => event.kind === 'merged');
}

function countOf(books: Books, id: string): number {
  return mergesOf(books, id).length;
}
