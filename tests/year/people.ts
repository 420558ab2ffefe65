// What people do with suggestions in the simulated year: they have them, answer them soon or late or never, say whether
// the answer answers. All through the program's own functions; a refusal would be a mistake of this file, and ends the run.
import { randomUUID } from 'node:crypto';
import { addWorkingDays, nextWorkingTime } from '../../src/calendar/working-time.ts';
import type { Database } from '../../src/database/client.ts';
import type { SuggestionModel } from '../../src/database/generated/sqlite/models.ts';
import type { Chance } from '../../src/demo/company/chance.ts';
import type { Keys } from '../../src/keys.ts';
import type { Person } from '../../src/people/person.ts';
import { act } from '../../src/suggestions/answer.ts';
import { nextHour } from '../../src/suggestions/discretion.ts';
import type { Doing } from '../../src/suggestions/doing.ts';
import { setFollowing } from '../../src/suggestions/followers.ts';
import { type Act, isOpen, type Status, transitions } from '../../src/suggestions/lifecycle.ts';
import { findSuggestion } from '../../src/suggestions/may.ts';
import { passedOnKey } from '../../src/suggestions/outbox/hidden-act.ts';
import { proposeUnnamed } from '../../src/suggestions/outbox/outbox.ts';
import { type Submission, submitSuggestion } from '../../src/suggestions/submit.ts';
import type { KeyedShell } from '../../src/workspace/shell.ts';
import { workCalendar } from '../../src/workspace/work-calendar.ts';
import { onTheHour } from '../suggestions/on-the-hour.ts';
import type { Agenda } from './agenda.ts';
import { type Company, isAround, type Team, whoAnswers } from './company.ts';
import { answers, draft, reasons } from './words.ts';

export interface World {
  readonly database: Database;
  readonly keys: Keys;
  readonly company: Company;
  readonly chance: Chance;
  readonly agenda: Agenda;
  readonly tally: { submitted: number; acts: number; supports: number };
}

/** As people remember it. */
interface Idea {
  readonly id: string;
  readonly number: number;
  readonly author: Person;
  readonly team: Team;
  /** Who it was handed over to by name. */
  handedTo: Person | null;
  status: Status;
  isWaiting: boolean;
  isAsked: boolean;
}

/** What each of them does at its moment; what follows from it is put on the agenda. */
export function livePeople(world: World) {
  const { company, chance, agenda, tally } = world;
  const calendar = workCalendar(company.workspace);
  const recent: Idea[] = [];
  const chanceOf = (share: number) => chance.next() < share;
  const between = (low: number, high: number) => low + Math.floor(chance.next() * (high - low + 1));
  const shellAt = (now: Date): KeyedShell => ({ ...world, workspace: company.workspace, now });

  /** In this person's working hours, so many working days later. */
  function moment(from: Date, days: number, { timeZone }: Person): Date {
    const closes = addWorkingDays(from, days, calendar, timeZone).getTime();
    const at = new Date(closes - between(1, 539) * 60_000);
    return at > from ? at : nextWorkingTime(new Date(from.getTime() + 1_800_000), calendar, timeZone);
  }

  async function submit(at: Date, author: Person): Promise<void> {
    const team = chanceOf(0.05) ? company.fallback : chance.pick(company.teams);
    const submission = {
      author,
      ...draft(chance),
      topicId: team === company.fallback ? null : team.topicId,
      anonymous: chanceOf(0.1),
      link: null,
      formKey: randomUUID(),
    };
    const { id, number } = await (submission.anonymous ? proposed(at, submission) : stored(at, submission));
    tally.submitted += 1;
    const standing = { status: 'received', isWaiting: true, isAsked: false } as const;
    const idea: Idea = { id, number, author, team, handedTo: null, ...standing };
    recent.push(idea);
    if (recent.length > 400) recent.shift();
    // One in fifty is never answered.
    if (!chanceOf(0.02)) planAnswer(idea, submission.anonymous ? nextHour(at) : at);
  }

  async function stored(at: Date, submission: Submission): Promise<SuggestionModel> {
    return (await submitSuggestion(shellAt(at), submission)).row;
  }

  async function proposed(at: Date, submission: Submission): Promise<SuggestionModel> {
    await proposeUnnamed(shellAt(at), submission);
    await onTheHour(shellAt(at));
    const formKey = passedOnKey(world.keys, submission.formKey);
    const workspaceId = company.workspace.id;
    return world.database.db.suggestion.findUniqueOrThrow({
      where: { workspaceId_formKey: { workspaceId, formKey } },
    });
  }

  /** Most within the five days that are promised; one in ten far too late. */
  function planAnswer(idea: Idea, from: Date): void {
    const draw = chance.next();
    const days = draw < 0.7 ? between(0, 4) : draw < 0.9 ? between(5, 9) : between(10, 15);
    const [owner] = idea.team.owners;
    if (!owner) return;
    if (days > 1 && idea.status === 'received' && chanceOf(0.3)) {
      agenda.put(moment(from, between(0, 1), owner), (at) => acknowledge(idea, at));
    }
    agenda.put(moment(from, days, owner), (at) => answer(idea, at));
  }

  async function acknowledge(idea: Idea, at: Date): Promise<void> {
    const owner = await whoAnswers(world, idea, at);
    if (owner && idea.status === 'received')
      await does(idea, at, { actor: owner, act: 'acknowledge', text: '' });
  }

  async function answer(idea: Idea, at: Date): Promise<void> {
    if (!idea.isWaiting) return;
    const owner = await whoAnswers(world, idea, at);
    const [usual = company.admins[0]] = idea.team.owners;
    // Nobody is there: somebody looks again three days later.
    if (!owner) {
      if (usual) agenda.put(moment(at, 3, usual), (later) => answer(idea, later));
      return;
    }
    const chosen = chooseAnswer(idea);
    const into = chosen === 'merge' ? recent.find((each) => each !== idea && isOpen(each.status)) : undefined;
    if (chosen === 'reassign') return handOver(idea, owner, at);
    const isAct = chosen === 'merge' && !into ? 'reply' : chosen;
    // To take something up without a word is no answer.
    const text = isAct === 'study' && chanceOf(0.3) ? '' : chance.pick(reasons);
    await does(idea, at, {
      actor: owner,
      act: isAct,
      text,
      ...(into ? { into: into.number } : {}),
      ...(isAct === 'test'
        ? { trial: { people: 'Nantes', endsOn: dayText(moment(at, between(10, 30), owner)) } }
        : {}),
    });
    if (idea.isWaiting) return planAnswer(idea, at);
    planVerdict(idea, at);
    const goesOn = idea.status !== 'acknowledged' && isOpen(idea.status);
    if (goesOn && chanceOf(0.5))
      agenda.put(moment(at, between(10, 90), owner), (later) => finish(idea, later));
    if (chanceOf(0.05)) agenda.put(moment(at, between(0, 3), idea.author), (later) => writeBack(idea, later));
  }

  function chooseAnswer({ status }: Idea): Act {
    const chosen = chance.pick(answers);
    const from: readonly Status[] = transitions[chosen].from;
    return from.includes(status) ? chosen : 'reply';
  }

  async function handOver(idea: Idea, owner: Person, at: Date): Promise<void> {
    const to = chance.pick(chance.pick(company.teams).owners);
    const { ownerId } = await world.database.db.suggestion.findUniqueOrThrow({
      where: { workspaceId_id: { workspaceId: company.workspace.id, id: idea.id } },
      select: { ownerId: true },
    });
    if (to !== owner && to.id !== ownerId && to.id !== idea.author.id && isAround(company, to, at)) {
      await does(idea, at, { actor: owner, act: 'reassign', text: chance.pick(reasons), to });
      idea.handedTo = to;
    }
    planAnswer(idea, at);
  }

  function planVerdict(idea: Idea, at: Date): void {
    if (idea.isAsked && chanceOf(0.4))
      agenda.put(moment(at, between(0, 3), idea.author), (later) => judge(idea, later));
  }

  /** One in five is "not really". */
  async function judge(idea: Idea, at: Date): Promise<void> {
    if (!idea.isAsked || company.left.has(idea.author.id)) return;
    const isNo = chanceOf(0.2);
    const verdict: Act = isNo ? 'contest' : 'confirm';
    const text = isNo ? chance.pick(reasons) : '';
    const heardAt = await does(idea, at, { actor: idea.author, act: verdict, text });
    if (isNo) planAnswer(idea, heardAt);
  }

  async function finish(idea: Idea, at: Date): Promise<void> {
    if (!isOpen(idea.status)) return;
    const owner = await whoAnswers(world, idea, at);
    if (!owner) return;
    if (idea.status === 'testing')
      await does(idea, at, { actor: owner, act: 'conclude', text: chance.pick(reasons) });
    await does(idea, at, { actor: owner, act: 'complete', text: chance.pick(reasons) });
    planVerdict(idea, at);
  }

  async function writeBack(idea: Idea, at: Date): Promise<void> {
    const asksAgain = !isOpen(idea.status) && chanceOf(0.3);
    const said: Act = asksAgain ? 'reopen' : 'write-back';
    const heardAt = await does(idea, at, { actor: idea.author, act: said, text: chance.pick(reasons) });
    if (asksAgain) return planAnswer(idea, heardAt);
    const [owner] = idea.team.owners;
    if (owner) agenda.put(moment(heardAt, between(0, 2), owner), (later) => replyAgain(idea, later));
  }

  async function replyAgain(idea: Idea, at: Date): Promise<void> {
    const owner = await whoAnswers(world, idea, at);
    if (owner && isOpen(idea.status))
      await does(idea, at, { actor: owner, act: 'reply', text: chance.pick(reasons) });
  }

  /** When others hear of it: of what an anonymous author does, at the full hour, which is not waited for here. */
  async function does(idea: Idea, at: Date, doing: Omit<Doing, 'suggestionId'>): Promise<Date> {
    const { suggestion, passedOnAt } = await act(shellAt(at), { suggestionId: idea.id, ...doing });
    if (passedOnAt) await onTheHour(shellAt(at));
    const { db } = world.database;
    const { row, status } = passedOnAt ? await findSuggestion(db, company.workspace.id, idea.id) : suggestion;
    tally.acts += 1;
    idea.status = status;
    idea.isWaiting = row.waitingSince !== null;
    idea.isAsked = row.verdictAsked;
    return passedOnAt ?? at;
  }

  async function support(at: Date, person: Person): Promise<void> {
    const open = recent.filter(({ status, author }) => isOpen(status) && author !== person);
    if (open.length === 0) return;
    const { isNew } = await setFollowing(shellAt(at), {
      suggestionId: chance.pick(open).id,
      person,
      wish: 'support',
    });
    if (isNew) tally.supports += 1;
  }

  return { submit, support };
}

function dayText(at: Date): string {
  return at.toISOString().slice(0, 10);
}
