// Who is asked in a round: the members of its channels as they were when it opened, or the people of a file; each person once, and nobody who
// is not of the company, is away, or was asked something within the week. Frozen in one transaction; until then nobody was asked.
import type { Beat } from '../beat.ts';
import { tellPeople } from '../correspondence/tell.ts';
import { type Tx, transact } from '../database/client.ts';
import type { Address } from '../messages/message.ts';
import { belonging, type Present } from '../people/directory.ts';
import { isAway, isReached, type Person, peopleByIds, remember } from '../people/person.ts';
import { letterTime } from '../workspace/posting.ts';
import { dayOfLetter } from './invite.ts';
import type { LeftOutOfRound, WhyNotAsked } from './left-out.ts';
import { roundKinds } from './letters/kinds.ts';
import { nobodyAskedLetter, openedLetter } from './letters/news.ts';
import { adminsOf } from './open.ts';
import type { SurveyRound } from './round.ts';
import { isWithinWeek, restsSince } from './times.ts';

/** What of a beat this needs. */
export type RoundShell = Pick<
  Beat,
  'database' | 'workspace' | 'keys' | 'now' | 'log' | 'directory' | 'adminUsers' | 'later'
>;

/** A channel that cannot be read just now is waited for so long; then the others are asked without it. */
const WAITED_MS = 24 * 3_600_000;

/** Does nothing while a channel is waited for. @throws nothing of a chat: what it cannot tell just now is asked at the next beat */
export async function freezeAudience(shell: RoundShell, round: SurveyRound): Promise<void> {
  const found = round.groups.some(({ address }) => address !== null)
    ? await fromChannels(shell, round)
    : await fromFile(shell, round);
  if (found === null) return;
  await transact(shell.database, (tx) => freeze(tx, shell, round, found));
}

/** Somebody on file, and the places of their groups in the round's, ascending. */
interface OnFile {
  readonly person: Person;
  readonly groups: readonly number[];
}

interface FoundAudience {
  readonly candidates: readonly OnFile[];
  readonly leftOut: LeftOutOfRound;
  /** Channels that could not be looked into. */
  readonly unread: readonly string[];
}

async function fromChannels(shell: RoundShell, { row, groups }: SurveyRound): Promise<FoundAudience | null> {
  const present = new Map<Address, { readonly one: Present; readonly groups: number[] }>();
  const unread: string[] = [];
  const waitedUntil = new Date(Math.min(row.openedAt.getTime() + WAITED_MS, row.closesAt.getTime()));
  for (const [place, { address, name }] of groups.entries()) {
    const told = await peopleIn(shell, address ?? '');
    if (told === 'later' && shell.now < waitedUntil) return null;
    if (typeof told === 'string') {
      unread.push(name);
      continue;
    }
    for (const one of told) {
      const known = present.get(one.account) ?? { one, groups: [] };
      known.groups.push(place);
      present.set(one.account, known);
    }
  }
  const tally = counter();
  const people = new Map<string, { readonly person: Person; readonly groups: Set<number> }>();
  for (const { one, groups: places } of present.values()) {
    const is = belonging(one.profile);
    const person = is === 'own' ? await putOnFile(shell, one) : null;
    if (person === null) {
      tally.add(is === 'own' ? 'gone' : is);
      continue;
    }
    const known = people.get(person.id);
    if (known) tally.add('twice');
    else people.set(person.id, { person, groups: new Set() });
    for (const each of places) people.get(person.id)?.groups.add(each);
  }
  const candidates = [...people.values()].map(({ person, groups: places }) => {
    return { person, groups: [...places].toSorted((a, b) => a - b) };
  });
  return { candidates, leftOut: tally.counts, unread };
}

async function peopleIn(
  { directory, log }: RoundShell,
  channel: Address,
): Promise<readonly Present[] | 'later' | 'no-channel'> {
  try {
    const told = await directory.peopleIn?.(channel);
    if (!told) return 'no-channel';
    return told.kind === 'told' ? told.people : told.why;
  } catch (error) {
    // A chat that is not connected, for one.
    log.warn({ err: error, channel }, 'a channel that a survey asks could not be read; tried again');
    return 'later';
  }
}

/** As whoever the bot meets is; of a linked account, whose it is. */
async function putOnFile(shell: RoundShell, { account, profile }: Present): Promise<Person | null> {
  const { database, workspace, adminUsers, now, later } = shell;
  await later.settle(database.db, account);
  const directory = { profile: async () => profile };
  return remember(database.db, workspace, account, { directory, adminUsers, now });
}

async function fromFile({ database, workspace }: RoundShell, round: SurveyRound): Promise<FoundAudience> {
  const workspaceId = workspace.id;
  const rows = await database.db.surveyPerson.findMany({
    where: { workspaceId, surveyId: round.survey.id },
  });
  const placesOf = new Map<string, number[]>();
  for (const { personId, group } of rows) {
    const place = round.groups.findIndex(({ name }) => name === group);
    placesOf.set(personId, [...(placesOf.get(personId) ?? []), ...(place < 0 ? [] : [place])]);
  }
  const people = await peopleByIds(database.db, workspaceId, [...placesOf.keys()]);
  const candidates = people.map((person) => {
    return { person, groups: (placesOf.get(person.id) ?? []).toSorted((a, b) => a - b) };
  });
  return { candidates, leftOut: {}, unread: [] };
}

/** Rows of one statement. */
const AT_ONCE = 500;

async function freeze(tx: Tx, shell: RoundShell, round: SurveyRound, found: FoundAudience): Promise<void> {
  const { workspace, now } = shell;
  const workspaceId = workspace.id;
  const { id: roundId, number, openedById } = round.row;
  const where = { workspaceId, id: roundId, state: 'opening', asked: 0 };
  const row = await tx.surveyRound.findFirst({ where });
  // Another replica was here, or it was closed meanwhile.
  if (row === null) return;
  const tally = counter(found.leftOut);
  const days = await daysAsked(tx, shell, roundId);
  // By their own days: it may be Monday to the company, and Sunday to them.
  const isLately = (person: Person) =>
    days.get(person.id)?.some((day) => day === null || isWithinWeek(day, dayOfLetter(shell, person))) ??
    false;
  const asked = found.candidates.filter(({ person }) => {
    const why = isLately(person) ? 'lately' : whyNot(shell, person, row.closesAt);
    if (why !== null) tally.add(why);
    return why === null;
  });
  const leftOut = { ...tally.counts };
  const about = {
    ...{ name: round.survey.name, round: number, asked: asked.length, leftOut, unread: found.unread },
    ...{ threshold: row.threshold, closesAt: row.closesAt },
  };
  // Fewer would answer for nothing.
  const isEnough = asked.length >= row.threshold;
  await tx.surveyRound.updateMany({
    where,
    data: isEnough
      ? { asked: asked.length, leftOut }
      : { leftOut, state: 'closed', closedAt: now, remindAt: null, answered: 0 },
  });
  const rows = asked.map(({ person, groups }) => {
    return { workspaceId, roundId, personId: person.id, groups: [...groups] };
  });
  // In an order that says nothing: ids are random.
  const ordered = rows.toSorted((a, b) => (a.personId < b.personId ? -1 : 1));
  if (isEnough)
    for (let from = 0; from < ordered.length; from += AT_ONCE)
      await tx.surveyInvited.createMany({ data: ordered.slice(from, from + AT_ONCE) });
  await tellPeople(tx, shell, await adminsOf(tx, round.survey, openedById), {
    kind: roundKinds['survey.news'],
    subject: `survey:${round.survey.id}`,
    draw: (reader) => (isEnough ? openedLetter(about, reader) : nobodyAskedLetter(about, reader)),
  });
}

/** A letter that comes once the survey is closed asks nobody anything. */
function whyNot({ workspace, now }: RoundShell, person: Person, closesAt: Date): WhyNotAsked | null {
  if (!person.isActive) return 'gone';
  if (person.isGuest) return 'guest';
  if (!isReached(person)) return 'unreached';
  return isAway(person, now) || letterTime(workspace, person, now) >= closesAt ? 'away' : null;
}

/** By any survey: the days of their last invitations, where they are, by person; null: it is about to be written. */
async function daysAsked(
  tx: Tx,
  { workspace, now }: Pick<RoundShell, 'workspace' | 'now'>,
  roundId: string,
): Promise<ReadonlyMap<string, readonly (string | null)[]>> {
  const rows = await tx.surveyInvited.findMany({
    where: {
      ...{ workspaceId: workspace.id, roundId: { not: roundId } },
      OR: [
        { invitedOn: { gte: restsSince(workspace, now) } },
        { invitedOn: null, round: { state: 'opening' } },
      ],
    },
    select: { personId: true, invitedOn: true },
  });
  const days = new Map<string, (string | null)[]>();
  for (const { personId, invitedOn } of rows) days.set(personId, [...(days.get(personId) ?? []), invitedOn]);
  return days;
}

function counter(before: LeftOutOfRound = {}) {
  const counts: Partial<Record<WhyNotAsked, number>> = { ...before };
  return {
    counts,
    add(why: WhyNotAsked) {
      counts[why] = (counts[why] ?? 0) + 1;
    },
  };
}
