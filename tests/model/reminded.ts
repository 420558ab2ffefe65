// Who was reminded, and whether it was right: at most once a day, in working time, and nobody forgotten.
import { DateTime } from 'luxon';
import { openAddress } from '../../src/delivery/ledger.ts';
import type { Books } from './books.ts';
import { addressFor, names, tokensOf, zones } from './cast.ts';
import type { Company, Step } from './company.ts';
import { type Expected, isAway } from './expected.ts';
import { localDay } from './expected-promises.ts';

/** At most once a day, in working time, here and not away, and of nothing that is settled. */
export function assertReminded(
  expected: Expected,
  { keys, remindedDays }: Company,
  { fresh }: Books,
  { kept }: Step,
): void {
  for (const { kind, address, queuedAt, content } of fresh) {
    if (kind !== 'reminder.daily') continue;
    const name = names.find((each) => addressFor(each) === openAddress(keys, address));
    if (!name) throw new Error(`nobody lives at ${address}`);
    const day = `${name} ${localDay(queuedAt, name)}`;
    if (remindedDays.has(day)) throw new Error(`reminded twice: ${day}`);
    remindedDays.add(day);
    if (!expected.ladder.isWorkingTime(queuedAt, zones[name])) {
      const local = DateTime.fromJSDate(queuedAt, { zone: zones[name] }).toISO();
      throw new Error(`${name} is reminded at ${local}, out of working time`);
    }
    if (!kept || queuedAt < expected.now) throw new Error('reminded by something else');
    if (isAway(expected, name)) throw new Error(`${name} is reminded while away`);
    if (expected.people[name].isGone) throw new Error(`${name} has left, and is reminded`);
    assertUnsettled(expected, JSON.stringify(content));
  }
}

function assertUnsettled({ ideas }: Expected, words: string): void {
  const told = [...words.matchAll(/(?:n°\s*|#)(\d+)/g)].map(([, number]) => Number(number));
  if (told.length === 0) throw new Error(`reminds of nothing: ${words}`);
  for (const number of told) {
    const idea = ideas.find((each) => each.number === number);
    if (!idea?.owed && idea?.stage !== 'testing') throw new Error(`reminds of #${number}, which is settled`);
  }
}

/** Once promises were kept, whoever can be asked now was, and every idea that waits has somebody to answer it. */
export function assertKept(
  expected: Expected,
  { ideas, reminders, ledger, people }: Books,
  asked: readonly { personId: string; suggestionId: string }[],
): void {
  const { now, ladder } = expected;
  for (const { remindAt, trialAskAt, number } of ideas) {
    if (remindAt && remindAt <= now) throw new Error(`n° ${number} should have reminded`);
    if (trialAskAt && trialAskAt <= now) throw new Error(`n° ${number} should have asked for its result`);
  }
  for (const { personId } of reminders) {
    const name = names.find((each) => tokensOf(each).id === personId);
    const person = people.find(({ id }) => id === personId);
    if (!name || !person) throw new Error(`a reminder for ${personId}, who is nobody`);
    const isTime = ladder.isWorkingTime(now, zones[name]) && !isAway(expected, name);
    if (isTime && person.remindedOn !== localDay(now, name))
      throw new Error(`${name} should have been reminded`);
  }
  for (const { personId, suggestionId } of asked) {
    const isNoted = reminders.some(
      (each) => each.personId === personId && each.subject === `suggestion:${suggestionId}`,
    );
    const address = names.filter((each) => tokensOf(each).id === personId).map(addressFor);
    const isTold = ledger.some((each) => {
      return each.kind === 'reminder.daily' && each.queuedAt >= now && address.includes(each.address);
    });
    const hasLeft = people.some(({ id, isActive }) => id === personId && !isActive);
    if (!isNoted && !isTold && !hasLeft)
      throw new Error(`${personId} should be reminded of ${suggestionId}, and is not`);
  }
  for (const { owed, owner, number, alerts } of expected.ideas) {
    if (!owed) continue;
    if (owner === null && alerts === 0) throw new Error(`n° ${number} waits for nobody, and no admin knows`);
    // Whoever it was passed on to just now is met the next time.
    if (owner !== null && expected.people[owner].isGone)
      throw new Error(`n° ${number} waits for ${owner}, who left`);
  }
}
