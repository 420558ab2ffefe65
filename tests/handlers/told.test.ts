// What every form of the menu says once it is done.
import { describe, expect, it } from 'vitest';
import { menu } from '../../src/handlers/index.ts';
import type { Reply, SubmitReply } from '../../src/handlers/request.ts';
import { type FormValues, type FormView, firstValues } from '../../src/messages/form.ts';
import { messageOf } from '../../src/messages/message.ts';
import { type Desk, freshDesk } from './desk.ts';
import { buttons, filled, text } from './filled.ts';

const press = (desk: Desk, action: string): Promise<Reply> | undefined => {
  const subject = desk.subjects[action] ?? desk.subjects[action.split('.')[0] ?? ''];
  return menu.actions[action]?.(
    desk.ask(subject === undefined || action.endsWith('.create') ? {} : { subject }),
  );
};

const submit = async (
  desk: Desk,
  { form, fields, state }: FormView,
  { way, values }: { readonly way?: string | undefined; readonly values?: FormValues } = {},
): Promise<SubmitReply> => {
  const entry = menu.forms.find(({ name }) => name === form);
  if (!entry) throw new Error(`no form ${form}`);
  return entry.submit(desk.ask(), state, { ...firstValues(fields), text, ...filled[form], ...values }, way);
};

async function opened(desk: Desk, name: string): Promise<FormView> {
  const step = /^suggestion\.(study|plan|test|complete|merge)$/.exec(name)?.[1];
  const reply = await press(desk, step === undefined ? (buttons[name] ?? name) : 'suggestion.next');
  if (reply?.kind !== 'open') throw new Error(`${name} is not opened by its button`);
  const { form } = reply;
  const way = name === 'schedule.more' ? 'more' : undefined;
  if (step === undefined && way === undefined) return form;
  const next = await submit(desk, form, { way, ...(step === undefined ? {} : { values: { step } }) });
  if (next.kind !== 'again') throw new Error(`${name} is not reached from ${form.form}`);
  return next.form;
}

describe('every form', () => {
  const names = menu.forms
    .map(({ name }) => name)
    .filter((name) => name !== 'suggestion.next' && name !== 'link');

  it.each(names)('%s ends in one line that says what happened', async (name) => {
    const desk = await freshDesk('sqlite', 'en');
    const reply = await submit(desk, await opened(desk, name));
    expect(reply).toMatchObject({ kind: 'done', title: expect.stringMatching(/\S/) });
    if (reply.kind === 'done') expect(messageOf(reply.told).summary).toMatch(/\S{2,} .*\S/);
  });
});

describe('a case that is handed over', () => {
  it.each([
    [
      'on a Saturday night',
      '2026-11-28T21:36:00Z',
      /is now with .+, who will be told on Monday 30 November at/,
    ],
    ['in working hours', '2026-11-26T10:00:00Z', /is now with .+, who is told\.$/],
  ])('%s: when the new one is told is said', async (_, at, told) => {
    const desk = await freshDesk('sqlite', 'en');
    const { form, fields, state } = await opened(desk, 'case.hand-over');
    const entry = menu.forms.find(({ name }) => name === form);
    const values = { ...firstValues(fields), ...filled[form] };
    const reply = await entry?.submit({ ...desk.ask(), at: new Date(at) }, state, values);
    expect(reply).toMatchObject({ told: expect.stringMatching(told) });
  });
});
