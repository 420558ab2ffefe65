import { beforeAll, describe, expect, it } from 'vitest';
import { menu } from '../../src/handlers/index.ts';
import { locales } from '../../src/i18n/locale.ts';
import type { Field, FormView } from '../../src/messages/form.ts';
import { allTold } from '../handlers/whole-menu.ts';
import { slack } from './slack.ts';
import { teams } from './teams.ts';

const chats = [slack, teams].map((chat) => [chat.name, chat] as const);
const options = ['a', 'b,c', 'd;e%2C'].map((value) => ({ value, label: value.toUpperCase() }));
const everything: FormView = {
  form: 'everything',
  state: { key: 'k-1', subject: 's-1', version: 3, link: 'https://example.org/p1' },
  title: 'Everything',
  submit: 'Send',
  intro: [{ kind: 'text', text: 'Welcome' }],
  fields: [
    { kind: 'text', name: 'title', label: 'Title', initial: 'First, second', placeholder: 'In a few words' },
    { kind: 'multiline', name: 'details', label: 'Details', optional: true, hint: 'As long as you like' },
    { kind: 'choice', name: 'topic', label: 'Topic', options, initial: 'b,c' },
    { kind: 'choice', name: 'open', label: 'Open', options, initial: 'd;e%2C', isOpen: true },
    { kind: 'choices', name: 'sections', label: 'Sections', options, initial: ['d;e%2C', 'b,c'] },
    { kind: 'date', name: 'until', label: 'Until', optional: true, initial: '2026-11-24' },
    { kind: 'number', name: 'guess', label: 'Guess', least: 0, most: 100, unit: 'percent', initial: '85' },
    { kind: 'number', name: 'change', label: 'Change', least: -20, most: 20, unit: 'points', optional: true },
    { kind: 'scale', name: 'agree', label: 'Agree', least: 1, most: 5, ends: ['Not at all', 'Fully'] },
    { kind: 'scale', name: 'seven', label: 'Seven', least: 1, most: 7, ends: ['Hard', 'Easy'], initial: '7' },
    { kind: 'scale', name: 'again', label: 'Again', least: 0, most: 10, ends: ['No', 'Yes'], initial: '0' },
    { kind: 'toggle', name: 'anonymous', label: 'Name', text: 'Do not show my name', initial: true },
    { kind: 'toggle', name: 'loud', label: 'Loud', text: 'Say it aloud' },
  ],
};

/** What comes in for a field that nobody touched. */
function untouched(field: Field): unknown {
  switch (field.kind) {
    case 'text':
    case 'multiline':
    case 'choice':
    case 'date':
    case 'number':
    case 'scale':
      return field.initial || null;
    case 'choices':
    case 'people':
    case 'channels':
      return (field.initial ?? []).toSorted();
    case 'toggle':
      return field.initial ?? false;
    default:
      return field satisfies never;
  }
}

/** What admins of two chats have chosen, whichever of them looks at it now. */
const mixed: FormView = {
  ...everything,
  form: 'mixed',
  fields: [
    {
      kind: 'people',
      name: 'owners',
      label: 'Owners',
      initial: ['slack:U1', 'teams:00000000-0000-4000-8000-000000000021'],
      most: 5,
    },
    { kind: 'people', name: 'here', label: 'Here', initial: [], most: 5, optional: true },
    {
      kind: 'channels',
      name: 'channels',
      label: 'Channels',
      initial: ['slack:C1', 'teams:19:sav@thread.tacv2'],
      most: 5,
    },
  ],
};

const sorted = (value: unknown) => (Array.isArray(value) ? value.toSorted() : value);
const isDrawn = (field: Field) => !('options' in field) || field.options.length > 0;

describe.each(locales)('the forms in %s', (locale) => {
  let forms: readonly FormView[];
  beforeAll(async () => {
    forms = [everything, mixed, ...(await allTold(locale)).forms];
  });

  it('are all of the menu’s', () => {
    const names = new Set(forms.map(({ form }) => form));
    expect(menu.forms.filter(({ name }) => !names.has(name))).toEqual([]);
  });

  describe.each(chats)('on %s', (_, chat) => {
    it('stay within the limits', () => {
      for (const form of forms) expect(chat.problems(chat.drawForm(form, locale)), form.form).toEqual([]);
    });

    it('come back as they went: name, state and every first value', () => {
      for (const form of forms) {
        const back = chat.submitted(chat.drawForm(form, locale));
        expect(back.form).toBe(form.form);
        expect(back.state, form.form).toEqual(form.state);
        for (const field of form.fields.filter(isDrawn))
          expect(sorted(back.values[field.name]), `${form.form} ${field.name}`).toEqual(untouched(field));
      }
    });

    it('say what is wrong at the field', () => {
      for (const form of forms)
        for (const { name } of form.fields.filter(isDrawn).filter(({ kind }) => kind !== 'people'))
          expect(chat.complaintAt(form, name, 'Choose another.', locale), `${form.form} ${name}`).toContain(
            'Choose another.',
          );
    });
  });
});
