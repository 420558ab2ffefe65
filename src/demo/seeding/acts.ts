// What the sample company does: planned, done, said and thanked, by the same rules as real people would.

import { dayText, msPerDay } from '../../calendar/day.ts';
import { newId } from '../../clock.ts';
import { saveCharter } from '../../direction/charter.ts';
import { publishWord } from '../../direction/publish.ts';
import { actOnAction } from '../../plan/act.ts';
import { addAction } from '../../plan/add.ts';
import { giveThanks } from '../../thanks/give.ts';
import type { KeyedShell } from '../../workspace/shell.ts';
import { actions, channels, charter, thankYou, word } from '../company/index.ts';
import { one, type Persons, slack } from './persons.ts';

/** What was done before; whoever heard of it did so long ago. */
export async function planActions(shell: KeyedShell, persons: Persons): Promise<void> {
  const at = (days: number) => ({ ...shell, now: daysBefore(shell.now, days) });
  for (const { byId, ownerId, addedDaysAgo, done, dueInDays, ...said } of actions) {
    const dueOn = dueInDays === null ? null : dayText(Math.floor(shell.now.getTime() / msPerDay) + dueInDays);
    const [by, owner] = [one(persons, byId), one(persons, ownerId)];
    const draft = { ...said, dueOn };
    const { row } = await addAction(at(addedDaysAgo), { draft, owner, by, origin: null, formKey: newId() });
    const actor = { ...owner, isAdmin: false };
    const doing = { actionId: row.id, actor, text: '' };
    await actOnAction(at(addedDaysAgo - 5), { ...doing, act: 'start' });
    if (done !== null) await actOnAction(at(done.daysAgo), { ...doing, act: 'finish', text: done.what });
  }
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
  await giveThanks(shell, {
    giver: one(persons, thankYou.giverId),
    thanked: one(persons, thankYou.thankedId),
    fact: thankYou.fact,
    value: '',
    feedbackId: null,
    channel: channel ? { address: slack(channel.id), name: `#${channel.name}` } : null,
    formKey: newId(),
  });
}

function daysBefore(now: Date, days: number): Date {
  return new Date(now.getTime() - days * msPerDay);
}
