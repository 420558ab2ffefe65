// What every form of the menu says once it is done.
import { describe, expect, it } from 'vitest';
import { menu } from '../../src/handlers/index.ts';
import { firstValues } from '../../src/messages/form.ts';
import { messageOf } from '../../src/messages/message.ts';
import { inTerm } from '../ambassadors/in-term.ts';
import { freshDesk } from './desk.ts';
import { filled } from './filled.ts';
import { opened, submit } from './using.ts';

describe('every form', () => {
  const names = menu.forms
    .map(({ name }) => name)
    // Others lead to a form of their own; a code is typed on the other chat.
    .filter((name) => !['suggestion.next', 'survey.kind', 'visit', 'link'].includes(name));

  it.each(names)('%s ends in one line that says what happened', async (name) => {
    const desk = await freshDesk('sqlite', 'en');
    if (name === 'ambassador.project') await inTerm(desk);
    const first = await submit(desk, await opened(desk, name));
    // A word of the direction is seen as it will be read before it is published.
    const isSeen =
      first.kind === 'again' && ['direction.word', 'lesson.make', 'customer-reply'].includes(name);
    const reply = isSeen ? await submit(desk, first.form) : first;
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
