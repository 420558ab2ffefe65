// Presses the buttons of the menu on a desk (desk.ts), and fills in the forms that they open (filled.ts).
import { menu } from '../../src/handlers/index.ts';
import type { Reply, SubmitReply } from '../../src/handlers/request.ts';
import { type FormValues, type FormView, firstValues } from '../../src/messages/form.ts';
import type { Desk } from './desk.ts';
import { buttons, filled, text } from './filled.ts';

export const press = (desk: Desk, action: string): Promise<Reply> | undefined => {
  const subject = desk.subjects[action] ?? desk.subjects[action.split('.')[0] ?? ''];
  return menu.actions[action]?.(
    desk.ask(subject === undefined || action.endsWith('.create') ? {} : { subject }),
  );
};

export const submit = async (
  desk: Desk,
  { form, fields, state }: FormView,
  { way, values }: { readonly way?: string | undefined; readonly values?: FormValues } = {},
): Promise<SubmitReply> => {
  const entry = menu.forms.find(({ name }) => name === form);
  if (!entry) throw new Error(`no form ${form}`);
  return entry.submit(desk.ask(), state, { ...firstValues(fields), text, ...filled[form], ...values }, way);
};

export async function opened(desk: Desk, name: string): Promise<FormView> {
  const step = /^suggestion\.(study|plan|test|complete|merge)$/.exec(name)?.[1];
  const reply = await press(desk, step === undefined ? (buttons[name] ?? name) : 'suggestion.next');
  if (reply?.kind !== 'open') throw new Error(`${name} is not opened by its button`);
  const { form } = reply;
  const way = name === 'schedule.more' ? 'more' : undefined;
  if (form.form === name) return form;
  const next = await submit(desk, form, { way, ...(step === undefined ? {} : { values: { step } }) });
  if (next.kind !== 'again') throw new Error(`${name} is not reached from ${form.form}`);
  return next.form;
}
