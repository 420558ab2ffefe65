// At the full hour what anonymous authors did is done, in the model and in the program. Before it, nobody else can find any of it.

import { passedOnKey } from '../../src/suggestions/outbox/hidden-act.ts';
import type { Unit } from '../../src/suggestions/outbox/pass-on-the-hour.ts';
import { passOnTheHour } from '../../src/suggestions/outbox/pass-on-the-hour.ts';
import { loud } from '../suggestions/on-the-hour.ts';
import type { Company } from './company.ts';
import { type Expected, type Hidden, hourOf } from './expected.ts';
import { actExpected, refusalOf } from './expected-acts.ts';
import { submitExpected } from './expected-promises.ts';
import { same } from './same.ts';

/** In the order in which the first act on each came, so that the model knows the numbers. */
function inOrder(groups: readonly (readonly Unit[])[]): (readonly Unit[])[] {
  const first = (group: readonly Unit[]) => group[0]?.at.getTime() ?? 0;
  return groups.toSorted((a, b) => first(a) - first(b));
}

export async function passTheHour(expected: Expected, company: Company): Promise<void> {
  const { database, workspaceId, keys } = company;
  const { db } = database;
  const hour = hourOf(expected.now);
  const due = expected.hidden.filter(({ passOnAt }) => passOnAt <= hour);
  same('as many sealed acts', await db.sealedAct.count({ where: { workspaceId } }), expected.hidden.length);
  const done = await passOnTheHour({ ...(await company.shell()), log: loud }, inOrder);
  same('as many passed on at the hour', done, due.length);
  if (due.length === 0) return;
  expected.hidden.splice(0, Infinity, ...expected.hidden.filter(({ passOnAt }) => passOnAt > hour));
  const then: Expected = { ...expected, now: hour };
  const ids = new Map(
    (await db.suggestion.findMany({ where: { workspaceId } })).map((row) => [row.formKey, row.id]),
  );
  for (const hidden of grouped(due)) {
    if (hidden.kind === 'submit') {
      const id = ids.get(passedOnKey(keys, hidden.form.key));
      if (id === undefined) throw new Error(`${hidden.form.key} was not passed on`);
      submitExpected(then, { ...hidden.form, id });
    } else if (hidden.kind === 'act') {
      if (refusalOf(then, hidden.tried) === null) actExpected(then, hidden.tried);
    } else {
      const event = hidden.idea.events.find(({ message }) => message === hidden.message);
      if (event) event.text = hidden.text;
    }
  }
}

/** By what they are about; what was written and changed within the hour is told as it stands in the end. */
function grouped(due: readonly Hidden[]): Hidden[] {
  const groups = new Map<unknown, Hidden[]>();
  for (const hidden of due) {
    const subject =
      hidden.kind === 'submit' ? hidden : hidden.kind === 'act' ? hidden.tried.idea : hidden.idea;
    const group = groups.get(subject) ?? [];
    groups.set(subject, group);
    const at = group.findLastIndex(
      (each) => hidden.kind === 'change' && each.kind === 'act' && each.tried.message === hidden.message,
    );
    const changed = group[at];
    if (hidden.kind !== 'change' || changed?.kind !== 'act') group.push(hidden);
    else if (hidden.text === '') group.splice(at, 1);
    else group[at] = { ...changed, tried: { ...changed.tried, text: hidden.text } };
  }
  return [...groups.values()].flat();
}
