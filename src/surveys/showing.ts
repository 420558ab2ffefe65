// What of a round's tallies may be told: nothing that rests on fewer answers than its threshold, and nothing from which such a thing could be
// worked out, by itself or with earlier rounds. What that takes is disclosure/; here its groups and questions are those of surveys.
import { msPerDay } from '../calendar/day.ts';
import type { Store } from '../database/client.ts';
import type { Answerers, EarlierRound } from '../disclosure/rounds.ts';
import { tellable } from '../disclosure/rounds.ts';
import { KEPT_DAYS } from './forget.ts';
import { type AskedGroup, groupsIn, roundOf, type SurveyRound } from './round.ts';
import { type GroupTally, type OpenedBallot, talliesShape } from './tally.ts';

/** Who was asked: in which groups (their places) each person is. */
export type AskedPeople = ReadonlyMap<string, readonly number[]>;

export interface CountedRound {
  readonly round: SurveyRound;
  readonly asked: AskedPeople;
  readonly ballots: readonly OpenedBallot[];
  /** As they were counted, of everybody and of each group. */
  readonly tallies: readonly GroupTally[];
  readonly earlier: readonly EarlierRound[];
}

/** The same tallies, without what may not be told; of that, why. Pure. */
export function told({ round, asked, ballots, tallies, earlier }: CountedRound): GroupTally[] {
  const { groups, questions, row } = round;
  const ids = groups.map(groupId);
  const idsAt = (places: readonly number[]) => places.flatMap((place) => ids[place] ?? []);
  const keys = questions.flatMap(({ key, kind }) => (kind === 'words' ? [] : [key]));
  const fates = tellable({
    least: row.threshold,
    asked: new Map([...asked].map(([person, places]) => [person, idsAt(places)])),
    answered: new Map(keys.map((key) => [key, answerersOf(key, ballots, idsAt)])),
    earlier,
  });
  return tallies.map((each) => {
    const id = each.group === null ? null : (ids[each.group] ?? '');
    const fateOf = (key: string) => fates.get(key)?.find(({ group }) => group === id)?.fate ?? 'nobody';
    const entries = keys.map((key) => [key, fateOf(key)] as const);
    return {
      ...each,
      counts: Object.fromEntries(
        entries.flatMap(([key, fate]) => (fate === 'shown' ? [[key, each.counts[key] ?? {}]] : [])),
      ),
      untold: Object.fromEntries(entries.flatMap(([key, fate]) => (fate === 'shown' ? [] : [[key, fate]]))),
    };
  });
}

/** By which a group is the same one in every round. */
function groupId({ address, name }: AskedGroup): string {
  return address ?? `file:${name}`;
}

function answerersOf(
  key: string,
  ballots: readonly OpenedBallot[],
  idsAt: (places: readonly number[]) => readonly string[],
): Answerers[] {
  const found = new Map<string, Answerers>();
  for (const { groups, answers } of ballots) {
    if (answers[key] === undefined) continue;
    const pattern = groups.toSorted((a, b) => a - b).join();
    const before = found.get(pattern) ?? { groups: idsAt(groups), people: 0 };
    found.set(pattern, { ...before, people: before.people + 1 });
  }
  return [...found.values()];
}

/** Who is asked in a round, by their own ids. */
export async function askedPeople(db: Store, workspaceId: string, roundId: string): Promise<AskedPeople> {
  const rows = await db.surveyInvited.findMany({
    where: { workspaceId, roundId },
    select: { personId: true, groups: true },
  });
  return new Map(rows.map(({ personId, groups }) => [personId, groupsIn(groups)]));
}

/** What was told of earlier rounds of this kind, of any survey: their questions go by the same keys. Of those of which who was asked is kept. */
export async function earlierRounds(
  db: Store,
  { row, survey }: SurveyRound,
  closedAt: Date,
): Promise<EarlierRound[]> {
  const { workspaceId, id } = row;
  const rows = await db.surveyRound.findMany({
    where: {
      ...{ workspaceId, id: { not: id }, state: 'closed', survey: { kind: survey.kind } },
      closedAt: { gte: new Date(closedAt.getTime() - KEPT_DAYS.asked * msPerDay) },
    },
    include: { survey: true },
  });
  const earlier: EarlierRound[] = [];
  for (const each of rows) {
    if (each.tallies === null || each.closedAt === null) continue;
    const { groups } = roundOf(each);
    const ids = groups.map(groupId);
    const asked = await askedPeople(db, workspaceId, each.id);
    const shown = new Map<string, (string | null)[]>();
    for (const { group, counts } of talliesShape.parse(each.tallies))
      for (const key of Object.keys(counts))
        shown.set(key, [...(shown.get(key) ?? []), group === null ? null : (ids[group] ?? '')]);
    earlier.push({
      daysAgo: Math.max(0, (closedAt.getTime() - each.closedAt.getTime()) / msPerDay),
      asked: new Map(
        [...asked].map(([person, places]) => [person, places.flatMap((place) => ids[place] ?? [])]),
      ),
      shown,
    });
  }
  return earlier;
}
