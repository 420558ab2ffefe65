// What the sample company does: planned, done, said and thanked, by the same rules as real people would.

import { lookAfterAmbassadors } from '../../ambassadors/beat.ts';
import { inviteToday } from '../../ambassadors/invite.ts';
import { turnOn } from '../../ambassadors/switch.ts';
import { accept, didKit, nameProject } from '../../ambassadors/term.ts';
import { dayText, msPerDay } from '../../calendar/day.ts';
import { newId } from '../../clock.ts';
import { saveCharter } from '../../direction/charter.ts';
import { publishWord } from '../../direction/publish.ts';
import { answerLesson } from '../../lessons/answer.ts';
import { choices } from '../../lessons/lesson.ts';
import { createPlace } from '../../lessons/places.ts';
import { lessonOfWeek } from '../../lessons/week.ts';
import { actOnAction } from '../../plan/act.ts';
import { addAction } from '../../plan/add.ts';
import { savePromise } from '../../promises/save.ts';
import { giveThanks } from '../../thanks/give.ts';
import type { KeyedShell } from '../../workspace/shell.ts';
import {
  actions,
  ambassador,
  channels,
  charter,
  company,
  lesson,
  promises,
  thankYou,
  word,
} from '../company/index.ts';
import { daysBefore, one, type Persons, slack } from './persons.ts';
import { lastHalfHour } from './schedules.ts';

/** What was done before; whoever heard of it did so long ago. */
export async function planActions(shell: KeyedShell, persons: Persons): Promise<void> {
  const at = (days: number) => ({ ...shell, now: daysBefore(shell.now, days) });
  for (const { byId, ownerId, addedDaysAgo, done, dueInDays, steps: lines, stepsDone, ...said } of actions) {
    const dueOn = dueInDays === null ? null : dayText(Math.floor(shell.now.getTime() / msPerDay) + dueInDays);
    const [by, owner] = [one(persons, byId), one(persons, ownerId)];
    const draft = { ...said, dueOn };
    const { row } = await addAction(at(addedDaysAgo), { draft, owner, by, origin: null, formKey: newId() });
    const actor = { ...owner, isAdmin: false };
    const doing = { actionId: row.id, actor, text: '' };
    await actOnAction(at(addedDaysAgo - 5), { ...doing, act: 'start' });
    if (lines.length > 0) {
      const planned = await actOnAction(at(addedDaysAgo - 5), {
        ...doing,
        act: 'steps',
        steps: { lines, done: [] },
      });
      for (const { id: step } of planned.steps.slice(0, stepsDone))
        await actOnAction(at(addedDaysAgo - 9), { ...doing, act: 'tick', step });
    }
    if (done !== null) await actOnAction(at(done.daysAgo), { ...doing, act: 'finish', text: done.what });
  }
}

/** What is promised to customers, made by whoever looks after Porte-voix. */
export async function promise(shell: KeyedShell, persons: Persons): Promise<void> {
  // Longer than is looked at: all answers are to it as it stands.
  const made = { ...shell, now: daysBefore(shell.now, 120) };
  const by = one(persons, charter.byId);
  for (const draft of promises)
    await savePromise(made, { draft, id: null, basedOn: 0, by, formKey: newId() });
}

/** Somebody who was asked and said yes has the first kit behind them; the next one comes by itself. @throws Error where somebody else was asked */
export async function findAmbassador(shell: KeyedShell, persons: Persons): Promise<void> {
  const { personId, adminId, askedDaysAgo, project } = ambassador;
  const person = one(persons, personId);
  const on = (days: number) => ({ ...shell, now: daysBefore(shell.now, askedDaysAgo - days) });
  await turnOn(on(0), { by: { person: one(persons, adminId).id }, now: on(0).now });
  await inviteToday(on(0));
  await accept(on(1), person);
  await nameProject(on(1), person, project);
  await lookAfterAmbassadors(on(2));
  await didKit(on(9), person);
}

/** What the first digests tell, and what is read in a channel soon. */
export async function sayAndThank(shell: KeyedShell, persons: Persons): Promise<void> {
  const at = (days: number) => ({ ...shell, now: daysBefore(shell.now, days) });
  await publishWord(at(word.daysAgo), {
    author: one(persons, word.authorId),
    text: word.text,
    origin: null,
    scheduleIds: null,
    formKey: newId(),
  });
  const { byId, memberIds, daysAgo, ...text } = charter;
  const members = memberIds.map((id) => one(persons, id));
  await saveCharter(at(daysAgo), { ...text, members, basedOn: 0, by: one(persons, byId), formKey: newId() });
  const channel = channels.find(({ id }) => id === thankYou.channelId);
  const said = await shell.database.db.feedback.findFirst({
    where: { workspaceId: shell.workspace.id, verbatim: { startsWith: thankYou.customerSaid } },
    select: { id: true },
  });
  await giveThanks(at(thankYou.minutesAgo / MINUTES_A_DAY), {
    giver: one(persons, thankYou.giverId),
    thanked: one(persons, thankYou.thankedId),
    fact: thankYou.fact,
    value: '',
    feedbackId: said?.id ?? null,
    channel: channel ? { address: slack(channel.id), name: `#${channel.name}` } : null,
    formKey: newId(),
  });
}

/** The lesson of last week, which most missed, and where this week's is posted. */
export async function learn(shell: KeyedShell, persons: Persons): Promise<void> {
  const { adminId, channelId, locale, chosen } = lesson;
  const { database, workspace, now } = shell;
  const aWeekAgo = { ...shell, now: daysBefore(now, 7) };
  const row = await lessonOfWeek(aWeekAgo);
  if (row === null) throw new Error('the sample company has no lesson');
  for (const choice of choices)
    for (const id of chosen[choice])
      await answerLesson(aWeekAgo, { week: row.week, personId: one(persons, id).id, choice });
  // Made an hour ago for the half hour just past, so that the very first tick posts it.
  const made = { workspaceId: workspace.id, adminId: one(persons, adminId).id, now: daysBefore(now, 1 / 24) };
  const when = lastHalfHour(now, company.timeZone);
  await createPlace(database, made, { address: slack(channelId), locale, ...when }, newId());
}

const MINUTES_A_DAY = 24 * 60;
