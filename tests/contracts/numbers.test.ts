import { describe, expect, it } from 'vitest';
import { locales } from '../../src/i18n/locale.ts';
import {
  type Field,
  type FormValues,
  type FormView,
  filledIn,
  firstValues,
} from '../../src/messages/form.ts';
import { asChoice, numberOf, numberProblem } from '../../src/messages/number.ts';
import { formModal } from '../../src/platforms/slack/form.ts';
import { submittedForm } from '../../src/platforms/slack/values.ts';
import { pressFrom } from '../../src/platforms/teams/presses.ts';
import { formValues } from '../../src/platforms/teams/values.ts';
import { partsOf } from './chat.ts';
import { slack } from './slack.ts';
import { teams } from './teams.ts';

const guess = {
  kind: 'number',
  name: 'guess',
  label: 'Your guess',
  least: 0,
  most: 100,
  unit: 'percent',
} as const;
const ends = ['Not at all', 'Fully'] as const;
const agree = { kind: 'scale', name: 'agree', label: 'I agree', least: 1, most: 5, ends } as const;
const again = { ...agree, name: 'again', label: 'Again', least: 0, most: 10 } as const;

function formOf(...fields: readonly Field[]): FormView {
  return { form: 'answer', state: { key: 'k' }, title: 'Answer', submit: 'Send', fields };
}

/** What comes in from each chat where somebody wrote that: as Slack sends it, as Teams does, and from a server that knows no such input. */
const written: readonly (readonly [string, (text: string) => FormValues])[] = [
  [
    'Slack',
    (text) => {
      const state = { values: { guess: { number: { type: 'number_input', value: text } } } };
      return submittedForm({ ...slack.drawForm(formOf(guess), 'en'), state }, false).values;
    },
  ],
  [
    'a plain server',
    (text) => {
      const drawn = formModal(formOf(guess), 'en', { people: [], channels: [] });
      const state = { values: { guess: { number: { type: 'plain_text_input', value: text } } } };
      return submittedForm({ ...drawn, state }, true).values;
    },
  ],
  ['Teams', (text) => fromTeams(formOf(guess), { 'f:guess': text })],
];

function fromTeams(form: FormView, typed: object): FormValues {
  const [submit] = partsOf(teams.drawForm(form, 'en')).filter(({ type }) => type === 'Action.Submit');
  const sent = JSON.parse(JSON.stringify({ ...partsOf(submit?.['data'])[0], ...typed }));
  const press = pressFrom(sent);
  if (press?.kind !== 'form') throw new Error('no form came back');
  return formValues(sent, press.view);
}

const read: readonly (readonly [string, number])[] = [
  ['85', 85],
  [' 85 ', 85],
  ['85 %', 85],
  ['85\u00a0%', 85],
  ['85\u202f%', 85],
  ['85%', 85],
  ['85,0', 85],
  ['85.00', 85],
  ['+85', 85],
  ['0085', 85],
  ['0', 0],
  ['-0', 0],
  ['100', 100],
];
const hostile = [
  '1e999',
  '1e2',
  'NaN',
  'Infinity',
  '٣',
  '8５',
  '85,5',
  '85.001',
  '1,000',
  '8 5',
  '0x10',
  '101',
  '-1',
  '−1',
  '--5',
  '%',
  '85 points',
  '<!channel>',
  '`85`',
  'null',
  '9'.repeat(400),
  '9'.repeat(10_000),
  'x'.repeat(10_000),
  '\u202e58',
];

describe.each(written)('a number written on %s', (_, comingFrom) => {
  it.each(read)('%s is %i', (text, number) => {
    const values = comingFrom(text);
    expect(numberOf(values, 'guess')).toBe(number);
    expect(numberProblem(values, guess, 'en')).toBeNull();
  });

  it.each(hostile.map((text) => [text.slice(0, 20), text] as const))(
    '%s is refused by a sentence that names it, the field and the bounds',
    (_, text) => {
      for (const locale of locales) {
        const told = numberProblem(comingFrom(text), guess, locale) ?? '';
        expect(told).toContain(text.slice(0, 20).trim());
        expect(told).toContain('Your guess');
        expect(told).toMatch(locale === 'fr' ? /de 0 à 100\s%/ : /from 0 to 100%/);
        expect(told.length).toBeLessThan(300);
      }
    },
  );

  it('left empty is needed, unless it is optional', () => {
    const values = comingFrom('');
    expect(numberOf(values, 'guess')).toBeNull();
    expect(numberProblem(values, guess, 'en')).toBe('“Your guess” needs a whole number from 0 to 100%.');
    expect(numberProblem(values, { ...guess, optional: true }, 'en')).toBeNull();
  });
});

describe.each([slack, teams])('on $name', (chat) => {
  it.each([...hostile, ...read.map(([text]) => text)].map((text) => [text.slice(0, 20), text] as const))(
    'a form with %s in it is shown again within the limits, with all the rest as it was',
    (_, text) => {
      const form = formOf(guess, agree, again, { kind: 'multiline', name: 'words', label: 'Words' });
      const kept = { agree: '4', again: '10', words: 'Two lines\nof mine' };
      for (const locale of locales) {
        const filled = filledIn(form, { ...kept, guess: text });
        const problem = numberProblem({ guess: text }, guess, locale);
        const drawn = chat.drawForm(filled, locale, problem === null ? {} : { guess: problem });
        expect(chat.problems(drawn)).toEqual([]);
        expect(chat.submitted(drawn).values).toMatchObject(kept);
      }
      expect(firstValues(filledIn(form, { ...kept, guess: text }).fields)).toEqual({ ...kept, guess: text });
    },
  );

  it('a scale that came back is one of its numbers, whoever sent it', () => {
    for (const value of ['0', '6', '3.5', 'x', '', '5'.repeat(10_000)])
      expect(numberProblem({ agree: value }, agree, 'en')).toMatch(/I agree.*from 1 to 5/);
    expect(numberProblem({ agree: '5' }, agree, 'en')).toBeNull();
  });

  it('the ends of a scale are named where they are chosen, in as many words as an option has room for', () => {
    const long = 'very '.repeat(40);
    const drawn = chat.drawForm(formOf({ ...agree, ends: [long, 'Fully'] }, again), 'en');
    const shown = partsOf(drawn).flatMap(({ title, text, type }) =>
      typeof title === 'string' ? [title] : type === 'plain_text' && typeof text === 'string' ? [text] : [],
    );
    expect(shown).toEqual(
      expect.arrayContaining(['2', '3', '4', '5 – Fully', '0 – Not at all', '10 – Fully']),
    );
    const [longest] = shown.filter((text) => text.startsWith('1 – very'));
    expect(longest?.length).toBeLessThanOrEqual(75);
    expect(chat.problems(drawn)).toEqual([]);
  });
});

it('a scale of seven is seen at once, one of eleven opens', () => {
  const looks = (least: number, most: number) => {
    const form = formOf({ ...agree, least, most });
    return [slack, teams].map((chat) => {
      const [input] = partsOf(chat.drawForm(form, 'en')).filter(({ options, choices }) => options ?? choices);
      return input?.['style'] ?? input?.['type'];
    });
  };
  expect(looks(1, 7)).toEqual(['radio_buttons', 'expanded']);
  expect(looks(0, 10)).toEqual(['static_select', 'compact']);
});

it('a number’s bounds stand beside its field', () => {
  const form = formOf({ ...guess, hint: 'As you believe.' });
  const [hint] = partsOf(slack.drawForm(form, 'fr')).flatMap(({ hint: each }) => partsOf(each));
  expect(hint?.['text']).toMatch(/^As you believe\. Un nombre entier, de 0 à 100\s%\.$/);
  expect(teams.texts(teams.drawForm(form, 'en'))).toContain('As you believe. A whole number from 0 to 100%.');
});

it('the options of a scale are its numbers', () => {
  expect(asChoice(again).options.map(({ value }) => value)).toEqual([
    '0',
    '1',
    '2',
    '3',
    '4',
    '5',
    '6',
    '7',
    '8',
    '9',
    '10',
  ]);
});
