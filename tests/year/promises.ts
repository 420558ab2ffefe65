// What must be true at the end of every simulated day: nobody's suggestion is forgotten, and nobody is pestered.
import type { Database } from '../../src/database/client.ts';
import type { Person } from '../../src/people/person.ts';
import { type Company, DAY_MS, isAround } from './company.ts';
import { isAtWork, localDay } from './hours.ts';

/** The longest from one step of the ladder to the next: ten working days less one, over holidays. */
const LONGEST_WAIT_MS = 21 * DAY_MS;
/** A week, and what holidays and the one reminder a day add to it. */
const LONGEST_SILENCE_MS = 11 * DAY_MS;

export interface Watch {
  readonly violations: string[];
  reminders: number;
  /** The most that waited on one day. */
  mostWaiting: number;
  check(now: Date): Promise<void>;
}

export function keepWatch({ db }: Database, company: Company): Watch {
  const { workspace, personAt, admins } = company;
  const workspaceId = workspace.id;
  const people = new Map(company.people.map((person) => [person.id, person]));
  const remindedAt = new Map<Person, Date>();
  const aroundSince = new Map<Person, Date>();
  const withOwner = new Map<number, { readonly owner: Person; readonly since: Date }>();
  let seenUntil = new Date(0);

  /** Each message went to somebody at work, and was their only one of the day. */
  async function reminders(now: Date): Promise<void> {
    const sent = await db.delivery.findMany({
      where: {
        workspaceId,
        state: 'pending',
        notBefore: { gt: seenUntil, lte: now },
        kind: 'reminder.daily',
      },
      select: { address: true, notBefore: true },
      orderBy: { notBefore: 'asc' },
    });
    for (const { address, notBefore: at } of sent) {
      const person = personAt.get(address);
      if (!person) throw new Error(`a reminder went to ${address}`);
      const before = remindedAt.get(person);
      const day = localDay(at, person.timeZone);
      if (before && localDay(before, person.timeZone) === day)
        broken(`${person.name} was reminded twice on ${day}`);
      if (!isAtWork(at, person.timeZone))
        broken(`${person.name} was reminded at ${at.toISOString()}, out of hours`);
      if (!isAround(company, person, at))
        broken(`${person.name} was reminded at ${at.toISOString()}, away or gone`);
      remindedAt.set(person, at);
    }
    watch.reminders += sent.length;
    seenUntil = now;
  }

  /** Each that waits has a next reminder, and somebody who hears it. */
  async function waiting(now: Date): Promise<void> {
    const rows = await db.suggestion.findMany({
      where: { workspaceId, waitingSince: { not: null } },
      select: { id: true, number: true, remindAt: true, ownerId: true, dueAt: true },
    });
    watch.mostWaiting = Math.max(watch.mostWaiting, rows.length);
    for (const { number, remindAt, ownerId, dueAt } of rows) {
      if (!remindAt || remindAt <= now)
        broken(`n° ${number} has no reminder to come on ${now.toISOString()}`);
      else if (remindAt.getTime() > now.getTime() + LONGEST_WAIT_MS)
        broken(`n° ${number} waits for ${remindAt.toISOString()}`);
      const owner = people.get(ownerId ?? '');
      if (!owner) continue;
      const leftAt = company.left.get(owner.id);
      if (leftAt) broken(`n° ${number} is with ${owner.name}, who left on ${leftAt.toISOString()}`);
      const late = now.getTime() - dueAt.getTime();
      if (withOwner.get(number)?.owner !== owner) withOwner.set(number, { owner, since: now });
      const heard = Math.max(
        ...[remindedAt.get(owner), aroundSince.get(owner), withOwner.get(number)?.since].map((at) =>
          Number(at ?? 0),
        ),
      );
      if (
        late > LONGEST_SILENCE_MS &&
        isAround(company, owner, now) &&
        now.getTime() - heard > LONGEST_SILENCE_MS
      )
        broken(`${owner.name} has not heard of #${number} since ${new Date(heard).toISOString()}`);
    }
    const nobodys = rows.filter(({ ownerId }) => ownerId === null);
    const told = await db.delivery.findMany({
      where: {
        workspaceId,
        subject: { in: nobodys.map(({ id }) => `suggestion:${id}`) },
        kind: 'suggestion.nobody',
        address: { in: admins.map(({ platform, externalId }) => `${platform}:${externalId}`) },
      },
      select: { subject: true },
    });
    const known = new Set(told.map(({ subject }) => subject));
    for (const { id, number } of nobodys)
      if (!known.has(`suggestion:${id}`)) broken(`n° ${number} is nobody's, and no admin was told`);
  }

  function broken(promise: string): void {
    watch.violations.push(promise);
  }

  const watch: Watch = {
    violations: [],
    reminders: 0,
    mostWaiting: 0,
    async check(now) {
      for (const person of people.values()) {
        if (!isAround(company, person, now)) aroundSince.set(person, now);
      }
      await reminders(now);
      await waiting(now);
    },
  };
  return watch;
}
