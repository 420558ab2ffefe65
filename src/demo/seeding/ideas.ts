// The ideas of the sample company, with what became of each.
import { dayText } from '../../calendar/day.ts';
import { addWorkingDays, nextWorkingTime, workingMinutesBetween } from '../../calendar/working-time.ts';
import { zoneOf } from '../../calendar/zone.ts';
import { newId } from '../../clock.ts';
import { act } from '../../suggestions/answer.ts';
import { setFollowing } from '../../suggestions/followers.ts';
import { submitSuggestion } from '../../suggestions/submit.ts';
import type { KeyedShell } from '../../workspace/shell.ts';
import { workCalendar } from '../../workspace/work-calendar.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import type { SampleSuggestion } from '../company/index.ts';
import { one, type Persons } from './persons.ts';

export async function propose(
  shell: KeyedShell,
  sample: SampleSuggestion,
  persons: Persons,
  topicIds: Map<string, string>,
): Promise<void> {
  const { workspace } = shell;
  const author = one(persons, sample.authorId);
  const calendar = workCalendar(workspace);
  const closing = addWorkingDays(shell.now, -sample.submittedWorkingDaysAgo, calendar, author.timeZone);
  const submittedAt = new Date(closing.getTime() - 7 * 3_600_000);
  const submission = {
    author,
    title: sample.title,
    details: sample.details,
    topicId: one(topicIds, sample.topicId),
    anonymous: sample.anonymous,
    link: null,
    formKey: newId(),
  };
  const { row } = await submitSuggestion({ ...shell, now: submittedAt }, submission);
  const { state, supporterIds = [] } = sample;
  for (const id of supporterIds) {
    const asked = { suggestionId: row.id, person: one(persons, id), wish: 'support' } as const;
    await setFollowing({ ...shell, now: submittedAt }, asked);
  }
  if (state.status === 'received') return;
  const owner = one(persons, state.by);
  const later = (hours: number) =>
    workingHoursAfter(submittedAt, hours, workspace, owner.timeZone, shell.now);
  const doing = { suggestionId: row.id, actor: owner, text: '' };
  const first = { ...shell, now: later(state.afterHours) };
  switch (state.status) {
    case 'acknowledged':
      await act(first, { ...doing, act: 'acknowledge' });
      return;
    case 'replied':
      await act(first, { ...doing, act: 'reply', text: state.reply });
      return;
    case 'planned':
      await act(first, { ...doing, act: 'plan', text: state.reply });
      return;
    case 'testing': {
      const last = addWorkingDays(shell.now, state.endsInDays, calendar, owner.timeZone);
      const trial = { people: state.people, endsOn: dayText(zoneOf(owner.timeZone).dayAt(last.getTime())) };
      await act(first, { ...doing, act: 'test', text: state.hypothesis, trial });
      return;
    }
    case 'declined':
      await act(first, { ...doing, act: 'decline', text: state.reason });
      return;
    case 'done': {
      await act(first, { ...doing, act: 'reply', text: state.reply });
      const done = addWorkingDays(submittedAt, state.doneAfterDays, calendar, owner.timeZone);
      await act(
        { ...shell, now: done < shell.now ? done : shell.now },
        { ...doing, act: 'complete', text: state.result },
      );
      return;
    }
    default:
      state satisfies never;
  }
}

/** The first quarter of an hour by which so many working hours have passed; never later than now. */
function workingHoursAfter(
  from: Date,
  hours: number,
  workspace: Workspace,
  timeZone: string,
  now: Date,
): Date {
  const calendar = workCalendar(workspace);
  let at = nextWorkingTime(from, calendar, timeZone);
  while (at < now && workingMinutesBetween(from, at, calendar, timeZone) < hours * 60) {
    at = nextWorkingTime(new Date(at.getTime() + 15 * 60_000), calendar, timeZone);
  }
  return at < now ? at : now;
}
