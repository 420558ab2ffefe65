// What must be true of a year of being asked, from rows and letters alone: nobody is asked twice in a week nor forgotten, nobody is written to out
// of their hours, each round ends with a result or a said reason, and what is published is what was answered, of no fewer than promised.
import { DateTime } from 'luxon';
import type { Database } from '../../src/database/client.ts';
import type { Delivery } from '../../src/delivery/ledger.ts';
import type { Address } from '../../src/messages/message.ts';
import type { SurveyAnswers } from '../../src/surveys/question.ts';
import type { AskedCompany, Colleague } from './asked-company.ts';
import { isAtWork, localDay } from './hours.ts';

const WEEK = 7;
/** Comments are shown from so many on. */
const COMMENTS = 8;

export interface AskedYear {
  readonly rounds: number;
  readonly results: number;
  /** Ended without one, and its admin was told why. */
  readonly tooFewAnswered: number;
  readonly nobodyAsked: number;
  readonly invitations: number;
  readonly reminders: number;
  readonly ballots: number;
  /** Left out since they had been asked within the week. */
  readonly spared: number;
  /** Published answers to a question by a group; those that were kept back. */
  readonly told: number;
  readonly untold: number;
  readonly lessons: { readonly cards: number; readonly letters: number; readonly answers: number };
}

export interface InvitedNow {
  readonly id: string;
  readonly questions: unknown;
  readonly notBefore: Date;
  readonly closesAt: Date;
  readonly isKeen: boolean;
}

interface Asking {
  /** Somebody's invitation was written. */
  readonly invited: (colleague: Colleague, round: InvitedNow) => void;
}

interface RoundSeen {
  /** Whose channels they were in when they were asked, by person. */
  readonly groupsOf: Map<string, readonly number[]>;
  readonly invited: Set<string>;
  readonly reminded: Set<string>;
  readonly wantsNone: Set<string>;
  readonly given: Map<string, SurveyAnswers>;
}

type RoundRow = Awaited<ReturnType<Database['db']['surveyRound']['findFirstOrThrow']>>;

export function watchAsked({ db }: Database, company: AskedCompany, asking: Asking) {
  const { workspace, colleagues, channels, admin } = company;
  const workspaceId = workspace.id;
  const violations: string[] = [];
  const seen = new Map<string, RoundSeen>();
  const ended = new Set<string>();
  /** The days of their invitations, where they are. */
  const askedOn = new Map<Address, string[]>();
  const counts = { results: 0, tooFewAnswered: 0, nobodyAsked: 0, invitations: 0, reminders: 0 };
  const figures = { ...counts, ballots: 0, spared: 0, told: 0, untold: 0 };
  const lessons = { cards: 0, letters: 0, answers: 0 };
  const lessonCounts = new Map<string, { a: number; b: number; c: number }>();
  const lessonVoters = new Set<string>();
  const lessonsTold = new Set<string>();
  const broken = (what: string) => void violations.push(what);

  const roundSeen = (id: string): RoundSeen => {
    const known = seen.get(id) ?? {
      ...{ groupsOf: new Map(), invited: new Set<string>(), reminded: new Set<string>() },
      ...{ wantsNone: new Set<string>(), given: new Map() },
    };
    seen.set(id, known);
    return known;
  };

  /** All that was queued since the last look: none of it may come before now. */
  async function look(now: Date): Promise<void> {
    // In an order that a seed repeats: ids are random.
    const orderBy = { address: 'asc' } as const;
    const queued = await db.delivery.findMany({ where: { workspaceId, state: 'pending' }, orderBy });
    const fresh = queued.filter(({ queuedAt }) => queuedAt.getTime() === now.getTime());
    for (const letter of fresh.filter(({ kind }) => kind.startsWith('lesson.'))) lesson(letter);
    const rows = await db.surveyRound.findMany({
      where: { workspaceId, id: { notIn: [...ended] } },
      orderBy: [{ openedAt: 'asc' }, { survey: { number: 'asc' } }],
    });
    for (const row of rows) {
      if (row.asked > 0 && !seen.has(row.id)) await frozen(row, now);
      const theirs = fresh.filter(({ subject }) => subject === `survey-round:${row.id}`);
      for (const letter of theirs.filter(({ kind }) => kind === 'survey.invitation')) invited(row, letter);
      for (const letter of theirs.filter(({ kind }) => kind === 'survey.reminder')) reminded(row, letter);
      if (row.state !== 'closed' && row.closesAt <= now)
        broken(`round ${row.id} is open at ${now.toISOString()}, after its end`);
      if (row.state === 'closed') {
        ended.add(row.id);
        await over(row, fresh);
      }
    }
    // The chat takes what is due.
    const due = { workspaceId, state: 'pending', notBefore: { lte: now } };
    await db.delivery.updateMany({ where: due, data: { state: 'sent' } });
  }

  /** Who is asked, beside who was in its channels: nobody else, and nobody forgotten. */
  async function frozen(row: RoundRow, now: Date): Promise<void> {
    const round = roundSeen(row.id);
    const rows = await db.surveyInvited.findMany({ where: { workspaceId, roundId: row.id } });
    const people = await db.person.findMany({ where: { workspaceId, id: { in: rows.map(personOf) } } });
    const addressOf = new Map(people.map(({ id, externalId }) => [id, `slack:${externalId}`]));
    const asked = new Set<Address>();
    for (const { personId } of rows) {
      const colleague = colleagues.get(addressOf.get(personId) ?? '');
      if (!colleague) throw new Error(`round ${row.id} asks ${personId}, whom the chat does not know`);
      colleague.personId = personId;
      asked.add(colleague.account);
      const groups = addresses(row).flatMap((channel, place) =>
        channels.get(channel)?.has(colleague.account) ? [place] : [],
      );
      round.groupsOf.set(personId, groups);
      if (groups.length === 0) broken(`${colleague.account} is asked, and in none of the channels`);
      if (colleague.is !== 'own' || !colleague.isActive)
        broken(`${colleague.account} is asked, ${colleague.is}`);
      if (isAway(colleague, now)) broken(`${colleague.account} is asked while away, ${now.toISOString()}`);
    }
    if (asked.size !== row.asked) broken(`round ${row.id} says ${row.asked} are asked, ${asked.size} are`);
    const today = localDay(now, workspace.timeZone);
    const members = new Set(addresses(row).flatMap((channel) => [...(channels.get(channel) ?? [])]));
    for (const account of members) {
      const colleague = colleagues.get(account);
      if (!colleague || asked.has(account)) continue;
      const { is, isActive } = colleague;
      const isLate = daysBetween(askedOn.get(account)?.at(-1), today) < WEEK;
      if (isLate) figures.spared += 1;
      // A letter that comes once the round is over would ask nothing.
      if (is === 'own' && isActive && !isAway(colleague, now) && !isLate)
        broken(`${account} is not asked in round ${row.id}, ${now.toISOString()}`);
    }
  }

  function invited(row: RoundRow, { address, notBefore }: Delivery): void {
    const round = roundSeen(row.id);
    const colleague = inHours(address, notBefore, 'invited');
    const { personId, zone } = colleague;
    figures.invitations += 1;
    if (round.invited.has(personId)) broken(`${address} is invited twice in round ${row.id}`);
    round.invited.add(personId);
    const day = localDay(notBefore, zone);
    const days = askedOn.get(address) ?? [];
    const before = days.at(-1);
    if (daysBetween(before, day) < WEEK) broken(`${address} is asked on ${before} and on ${day}`);
    askedOn.set(address, [...days, day]);
    asking.invited(colleague, {
      ...{ id: row.id, questions: row.questions, closesAt: row.closesAt, notBefore },
      // Small rounds of which few answer are to end without a result, some of them.
      isKeen: row.asked > 20,
    });
  }

  function reminded(row: RoundRow, { address, notBefore }: Delivery): void {
    const { invited: asked, reminded: before, wantsNone } = roundSeen(row.id);
    const { personId } = inHours(address, notBefore, 'reminded');
    figures.reminders += 1;
    if (!asked.has(personId)) broken(`${address} is reminded of round ${row.id}, and was not invited`);
    if (before.has(personId)) broken(`${address} is reminded twice of round ${row.id}`);
    if (wantsNone.has(personId)) broken(`${address} is reminded of round ${row.id}, and wants no letters`);
    if (notBefore >= row.closesAt) broken(`${address} is reminded of round ${row.id} after its end`);
    before.add(personId);
  }

  function inHours(address: Address, at: Date, what: string): Colleague {
    const colleague = colleagues.get(address);
    if (!colleague) throw new Error(`${address} was ${what}, whom the chat does not know`);
    if (!isAtWork(at, colleague.zone, colleague.country))
      broken(`${address} is ${what} at ${at.toISOString()}, out of hours in ${colleague.zone}`);
    return colleague;
  }

  /** A round ended: by a result that is what was answered, or for a reason that its admin is written. */
  async function over(row: RoundRow, fresh: readonly Delivery[]): Promise<void> {
    const round = roundSeen(row.id);
    const of = { workspaceId, roundId: row.id };
    const left = (await db.ballot.count({ where: of })) + (await db.surveyVoted.count({ where: of }));
    if (left > 0) broken(`round ${row.id} is over, and ${left} rows of its answers are left`);
    const toAdmin = fresh.filter(({ address }) => address === `slack:${admin.externalId}`);
    if (row.asked === 0) {
      figures.nobodyAsked += 1;
      if (!toAdmin.some((each) => each.kind === 'survey.news' && each.subject === `survey:${row.surveyId}`))
        broken(`round ${row.id} asked nobody, and its admin is not told why`);
      return;
    }
    if (round.invited.size !== row.asked)
      broken(`round ${row.id} asked ${row.asked}, and invited ${round.invited.size}`);
    const about = fresh.filter(({ subject }) => subject === `survey-round:${row.id}`);
    const told = about.filter(({ kind }) => kind === 'survey.result').map(({ address }) => address);
    if (told.toSorted().join() !== addresses(row).toSorted().join())
      broken(`round ${row.id} is told in ${told.join()}`);
    if (
      !toAdmin.some(({ kind, subject }) => kind === 'survey.decide' && subject === `survey-round:${row.id}`)
    )
      broken(`round ${row.id} is over, and its admin is not told`);
    for (const { kind, notBefore } of about)
      if (!isAtWork(notBefore, workspace.timeZone)) broken(`${kind} at ${notBefore.toISOString()}`);
    if (row.answered !== round.given.size)
      broken(`round ${row.id} counts ${row.answered} ballots, ${round.given.size} were given`);
    figures.ballots += round.given.size;
    const isSaid = round.given.size >= row.threshold;
    if (isSaid !== (row.result !== null) || isSaid !== (row.tallies !== null))
      broken(`round ${row.id}: ${round.given.size} answers, and ${row.result === null ? 'no' : 'a'} result`);
    figures[isSaid ? 'results' : 'tooFewAnswered'] += 1;
    if (isSaid) published(row, round);
    const comments = await db.surveyComment.count({ where: of });
    const written = [...round.given.values()].flatMap((answers) =>
      Object.values(answers).filter((answer) => typeof answer === 'string' && answer.includes(' ')),
    ).length;
    if (comments !== (isSaid && written >= Math.max(COMMENTS, row.threshold) ? written : 0))
      broken(`round ${row.id} shows ${comments} comments of ${written}`);
  }

  /** Each published count is as it was answered, and stands on as many answers as were promised. */
  function published({ id, threshold, tallies }: RoundRow, { given, groupsOf }: RoundSeen): void {
    for (const { group, counts, untold } of tallies as unknown as readonly TallyRow[]) {
      figures.untold += Object.keys(untold ?? {}).length;
      for (const [question, byAnswer] of Object.entries(counts)) {
        const ours: Record<string, number> = {};
        for (const [personId, answers] of given) {
          const answer = answers[question];
          const isIn = group === null || groupsOf.get(personId)?.includes(group);
          if (answer !== undefined && isIn) ours[String(answer)] = (ours[String(answer)] ?? 0) + 1;
        }
        const all = Object.values(byAnswer).reduce((sum, n) => sum + n, 0);
        const name = `round ${id}, group ${group}, ${question}`;
        if (all < threshold) broken(`${name}: ${all} answers, fewer than ${threshold}, are published`);
        if (sorted(byAnswer) !== sorted(ours))
          broken(`${name}: ${sorted(byAnswer)}, answered ${sorted(ours)}`);
        figures.told += 1;
      }
    }
  }

  /** Each week once, in the hours of whoever reads it. */
  function lesson({ kind, address, notBefore }: Delivery): void {
    const isCard = kind === 'lesson.card';
    const { zone, country } = isCard
      ? { zone: workspace.timeZone, country: 'FR' as const }
      : inHours(address, notBefore, 'taught');
    if (!isAtWork(notBefore, zone, country)) broken(`${address} is taught at ${notBefore.toISOString()}`);
    const week = DateTime.fromJSDate(notBefore, { zone }).toFormat('kkkk-WW');
    const key = `${address} ${week}`;
    if (lessonsTold.has(key)) broken(`${address} has two lessons in the week ${week}`);
    lessonsTold.add(key);
    lessons[isCard ? 'cards' : 'letters'] += 1;
  }

  async function end(now: Date): Promise<void> {
    for (const row of await db.lessonWeek.findMany({ where: { workspaceId } })) {
      const { a, b, c } = lessonCounts.get(row.week) ?? { a: 0, b: 0, c: 0 };
      if (row.choseA !== a || row.choseB !== b || row.choseC !== c)
        broken(
          `lesson of ${row.week}: ${row.choseA}, ${row.choseB}, ${row.choseC}; answered ${a}, ${b}, ${c}`,
        );
    }
    // Each survey that comes round has a next time, unless a round of it waits.
    const surveys = await db.survey.findMany({ where: { workspaceId, endedAt: null } });
    for (const { name, nextAt } of surveys)
      if (nextAt === null || nextAt <= now) broken(`${name} is not asked again: ${nextAt?.toISOString()}`);
  }

  return {
    violations,
    look,
    end,
    wantsNone: (roundId: string, personId: string) => void roundSeen(roundId).wantsNone.add(personId),
    gave(roundId: string, personId: string, answers: SurveyAnswers, fate: 'given' | 'before') {
      const { given } = roundSeen(roundId);
      if ((fate === 'before') !== given.has(personId))
        broken(`${personId} gave a ballot of ${roundId}: ${fate}`);
      if (fate === 'given') given.set(personId, answers);
    },
    lessonAnswered(week: string, personId: string, choice: 'a' | 'b' | 'c', fate: string) {
      const voter = `${week} ${personId}`;
      if (fate === 'late') return;
      if ((fate === 'before') !== lessonVoters.has(voter)) broken(`a lesson's answer of ${week}: ${fate}`);
      if (fate !== 'counted') return;
      lessonVoters.add(voter);
      lessons.answers += 1;
      const of = lessonCounts.get(week) ?? { a: 0, b: 0, c: 0 };
      lessonCounts.set(week, { ...of, [choice]: of[choice] + 1 });
    },
    figures: (): AskedYear => ({ ...figures, rounds: ended.size, lessons }),
  };
}

interface TallyRow {
  readonly group: number | null;
  readonly counts: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly untold?: Readonly<Record<string, string>>;
}

function addresses({ groups }: RoundRow): readonly Address[] {
  return (groups as unknown as readonly { readonly address: Address }[]).map(({ address }) => address);
}

function personOf({ personId }: { readonly personId: string }): string {
  return personId;
}

function isAway({ awayUntil }: Colleague, now: Date): boolean {
  return awayUntil !== null && now < awayUntil;
}

/** Of two days, each YYYY-MM-DD; endless where there is no first. */
function daysBetween(from: string | undefined, to: string): number {
  if (from === undefined) return Number.POSITIVE_INFINITY;
  return (Date.parse(to) - Date.parse(from)) / 86_400_000;
}

function sorted(counts: Readonly<Record<string, number>>): string {
  return JSON.stringify(Object.entries(counts).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
