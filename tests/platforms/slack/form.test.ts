import { describe, expect, it } from 'vitest';
import type { FormView } from '../../../src/messages/form.ts';
import { NONE } from '../../../src/platforms/slack/choosing.ts';
import { type Candidates, formModal } from '../../../src/platforms/slack/form.ts';
import { slackErrors, submittedForm } from '../../../src/platforms/slack/values.ts';

const options = [
  { value: 'a', label: 'Alpha' },
  { value: 'b', label: 'Beta' },
  { value: 'c', label: 'Gamma' },
];
const form: FormView = {
  form: 'everything',
  state: { key: 'k-1', subject: 's-1', version: 3, link: 'https://exemple.slack.com/archives/C1/p1' },
  title: 'A title that is much longer than Slack takes',
  submit: 'Send',
  intro: [{ kind: 'text', text: 'Welcome' }],
  fields: [
    { kind: 'text', name: 'title', label: 'Title', initial: 'First', placeholder: 'In a few words' },
    { kind: 'multiline', name: 'details', label: 'Details', optional: true, hint: 'As long as you like' },
    { kind: 'choice', name: 'topic', label: 'Topic', options, initial: 'b' },
    { kind: 'choices', name: 'sections', label: 'Sections', options, initial: ['c', 'a'] },
    { kind: 'people', name: 'owners', label: 'Owners', initial: ['slack:U1'], most: 3 },
    { kind: 'channels', name: 'channels', label: 'Channels', initial: ['slack:C1'], most: 5 },
    { kind: 'date', name: 'until', label: 'Until', optional: true, initial: '2026-11-24' },
    { kind: 'toggle', name: 'anonymous', label: 'Name', text: 'Do not show my name', initial: true },
  ],
};
const plain: Candidates = {
  people: [
    { value: 'slack:U1', label: 'Nadia' },
    { value: 'slack:U2', label: 'Karim' },
  ],
  channels: Array.from({ length: 12 }, (_, i) => ({ value: `slack:C${i + 1}`, label: `#channel-${i + 1}` })),
};

type Values = Record<string, Record<string, object>>;
const back = (drawn: object, values: Values, isPlain = false) =>
  submittedForm({ ...drawn, state: { values } }, isPlain);

describe('a form on Slack', () => {
  it.each([
    ['en', 'Cancel'],
    ['fr', 'Annuler'],
  ] as const)('becomes a modal with Slack’s own pickers and its first values, in %s', (locale, cancel) => {
    const drawn = formModal(form, locale, null);
    expect(drawn).toMatchObject({
      type: 'modal',
      callback_id: 'everything',
      private_metadata: JSON.stringify(form.state),
      title: { text: 'A title that is much lo…' },
      close: { text: cancel },
    });
    expect(
      drawn.blocks.map((block) => ('element' in block ? block.element : null)?.type ?? block.type),
    ).toEqual([
      'section',
      'plain_text_input',
      'plain_text_input',
      'static_select',
      'multi_static_select',
      'multi_users_select',
      'multi_conversations_select',
      'datepicker',
      'checkboxes',
    ]);
    expect(drawn.blocks[1]).toMatchObject({
      element: { initial_value: 'First', max_length: 3_000, multiline: false },
    });
    expect(drawn.blocks[6]).toMatchObject({
      element: {
        initial_conversations: ['C1'],
        filter: { include: ['public', 'private'], exclude_bot_users: true },
      },
    });
    expect(drawn.blocks[8]).toMatchObject({
      optional: true,
      element: { initial_options: [{ value: 'yes' }] },
    });
  });

  it('gives back its state and what was filled in, chosen in that order', () => {
    const drawn = formModal(form, 'en', null);
    const came = back(drawn, {
      title: { text: { type: 'plain_text_input', value: 'An idea' } },
      details: { multiline: { type: 'plain_text_input', value: null } },
      topic: { choice: { type: 'static_select', selected_option: { value: 'c' } } },
      sections: {
        choices: { type: 'multi_static_select', selected_options: [{ value: 'c' }, { value: 'a' }] },
      },
      owners: { people: { type: 'multi_users_select', selected_users: ['U2', 'U1'] } },
      channels: { channels: { type: 'multi_conversations_select', selected_conversations: ['C9'] } },
      until: { date: { type: 'datepicker', selected_date: null } },
      anonymous: { toggle: { type: 'checkboxes', selected_options: [] } },
    });
    expect(came).toEqual({
      form: 'everything',
      state: form.state,
      named: [],
      fields: ['title', 'details', 'topic', 'sections', 'owners', 'channels', 'until', 'anonymous'],
      values: {
        title: 'An idea',
        details: null,
        topic: 'c',
        sections: ['c', 'a'],
        owners: ['slack:U2', 'slack:U1'],
        channels: ['slack:C9'],
        until: null,
        anonymous: false,
      },
      way: null,
    });
  });

  it('offers other ways on as buttons and, where buttons tell nothing of what was filled in, as answers', () => {
    const stepped = {
      ...form,
      ways: [{ name: 'more', label: 'More settings…' }],
      errors: { title: 'Too long' },
    };
    const drawn = formModal(stepped, 'en', null);
    expect(drawn.blocks.at(-1)).toMatchObject({
      type: 'actions',
      elements: [{ action_id: 'form.way:more' }],
    });
    expect(JSON.stringify(drawn.blocks)).toContain('Too long');
    const asked = formModal(stepped, 'en', plain);
    const chosen = (value: string) => ({
      'form.way': { choice: { type: 'radio_buttons', selected_option: { value } } },
    });
    expect(back(asked, chosen('more'), true)).toMatchObject({ way: 'more' });
    expect(back(asked, chosen('submit'), true)).toMatchObject({ way: null });
    expect(back(asked, {}, true).fields).not.toContain('form.way');
  });

  it('keeps the first value of a field that a server leaves out because nobody touched it', () => {
    const drawn = formModal(form, 'en', null);
    expect(back(drawn, { title: { text: { type: 'plain_text_input', value: null } } }).values).toMatchObject({
      title: 'First',
      topic: 'b',
      sections: ['c', 'a'],
      owners: ['slack:U1'],
      channels: ['slack:C1'],
      until: '2026-11-24',
    });
  });

  it('is emptied on a server without pickers by a box of its own', () => {
    const [field] = [{ kind: 'people', name: 'owners', label: 'Owners', optional: true, most: 5 }] as const;
    const drawn = formModal({ ...form, fields: [{ ...field, initial: ['slack:U1'] }] }, 'en', plain);
    const boxes = (...values: string[]) =>
      back(drawn, { owners: { people: { selected_options: values.map((value) => ({ value })) } } }, true)
        .values;
    expect(boxes()).toEqual({ owners: ['slack:U1'] });
    expect(boxes('slack:U1', NONE)).toEqual({ owners: [] });
    expect(boxes(NONE)).toEqual({ owners: [] });
    expect(boxes('slack:U1', 'slack:U2', NONE)).toEqual({ owners: ['slack:U2'] });
  });

  it('becomes check boxes, ten to a block, for a server without pickers, and gives the same values back', () => {
    const drawn = formModal(form, 'fr', plain);
    const kinds = drawn.blocks.map((block) => ('element' in block ? block.element : null)?.type);
    expect(kinds).toEqual([
      undefined,
      'plain_text_input',
      'plain_text_input',
      'static_select',
      'checkboxes',
      'checkboxes',
      'checkboxes',
      'checkboxes',
      'datepicker',
      'radio_buttons',
    ]);
    expect(drawn.blocks[6]).toMatchObject({
      block_id: 'channels',
      hint: { text: 'Gardé si vous ne choisissez rien\u00a0: #channel-1' },
    });
    const came = back(
      drawn,
      {
        channels: { channels: { type: 'checkboxes', selected_options: [{ value: 'slack:C2' }] } },
        'channels#2': { channels: { type: 'checkboxes', selected_options: [{ value: 'slack:C12' }] } },
        owners: { people: { type: 'checkboxes', selected_options: [{ value: 'slack:U2' }] } },
        sections: { choices: { type: 'checkboxes', selected_options: [] } },
        anonymous: { toggle: { type: 'radio_buttons', selected_option: { value: 'no' } } },
      },
      true,
    );
    expect(came.fields).toEqual([
      'title',
      'details',
      'topic',
      'sections',
      'owners',
      'channels',
      'until',
      'anonymous',
    ]);
    expect(came.values).toEqual({
      title: 'First',
      details: null,
      topic: 'b',
      sections: ['a', 'c'],
      owners: ['slack:U2'],
      channels: ['slack:C2', 'slack:C12'],
      until: '2026-11-24',
      anonymous: false,
    });
  });

  it('keeps what was chosen before among the boxes when it is no candidate any more', () => {
    const drawn = formModal(form, 'en', { people: [], channels: [] });
    expect(drawn.blocks[6]).toMatchObject({ element: { options: [{ value: 'slack:C1' }] } });
  });

  it('takes 3,000 characters and shows visibly that a longer first value was cut', () => {
    const long: FormView = {
      ...form,
      fields: [{ kind: 'multiline', name: 'd', label: 'D', initial: 'x'.repeat(10_000) }],
    };
    const [, input] = formModal(long, 'en', null).blocks;
    const value =
      input && 'element' in input && 'initial_value' in input.element
        ? String(input.element.initial_value)
        : '';
    expect(value.length).toBeLessThanOrEqual(3_000);
    expect(value).toMatch(/x… \+7,\d{3} more characters$/);
  });

  it('refuses to carry more than Slack’s 3,000 characters of state', () => {
    const carrying = (link: string) => () => formModal({ ...form, state: { key: 'k', link } }, 'en', null);
    const room = 3_000 - JSON.stringify({ key: 'k', link: '' }).length;
    expect(carrying('x'.repeat(room))).not.toThrow();
    expect(carrying('x'.repeat(room + 1))).toThrow('its state is too long');
  });

  it('knows a modal that no form of ours made', () => {
    expect(
      submittedForm({ callback_id: 'x', private_metadata: 'hello', blocks: [], state: { values: {} } }, false)
        .state,
    ).toBeNull();
  });
});

describe('errors of a form on Slack', () => {
  it('stand under their field, and under the first one when they name none', () => {
    expect(slackErrors({ b: 'Too short.', other: 'Closed.', a: 'Missing.' }, ['a', 'b'])).toEqual({
      a: 'Closed. Missing.',
      b: 'Too short.',
    });
  });

  it('are shortened visibly', () => {
    expect(slackErrors({ a: 'x'.repeat(1_000) }, ['a'])?.['a']).toMatch(/^x{299}…$/);
  });

  it('have no place in a modal without fields', () => {
    expect(slackErrors({ a: 'x' }, [])).toBeNull();
  });
});
