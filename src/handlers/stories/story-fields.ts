// The fields of a best failure, as its teller and its moderators fill them in, and what was written into them.

import { phrases } from '../../i18n/phrases.ts';
import { type Field, type FormValues, type Parsed, textOf } from '../../messages/form.ts';
import { type Story, type StoryText, storyLanguage } from '../../stories/story.ts';
import { languages } from '../../terms/language.ts';
import { LONGEST_TEXT, problems, textProblem, titleOf, titleProblem } from '../fields.ts';
import type { Request } from '../request.ts';

const parts = ['wentWrong', 'weDid', 'customerSaid', 'learned'] as const;
export const textNames = ['title', ...parts] as const;

export function textFields({ locale }: Request, initial: StoryText): Field[] {
  const say = words(locale);
  return [
    {
      kind: 'text',
      name: 'title',
      label: say.field.title,
      placeholder: say.titleExample,
      initial: initial.title,
    },
    ...parts.map(
      (name): Field => ({
        kind: 'multiline',
        name,
        label: say.field[name],
        initial: initial[name],
        optional: name === 'customerSaid' || name === 'learned',
      }),
    ),
  ];
}

/** Digests tell it first where readers have this language. */
export function languageField({ locale }: Request, row: Story['row']): Field {
  const say = words(locale);
  const initial = storyLanguage(row);
  return {
    kind: 'choice',
    name: 'language',
    label: say.language,
    optional: true,
    options: languages.map((language) => ({ value: language, label: say.languages[language] })),
    ...(initial === null ? {} : { initial }),
  };
}

export function parseText(values: FormValues, { locale }: Request): Parsed<StoryText> {
  const errors = problems({
    title: titleProblem(values, 'title', { locale }),
    wentWrong: textProblem(values, 'wentWrong', { most: LONGEST_TEXT, locale }),
    weDid: textProblem(values, 'weDid', { most: LONGEST_TEXT, locale }),
    customerSaid: textProblem(values, 'customerSaid', { most: LONGEST_TEXT, optional: true, locale }),
    learned: textProblem(values, 'learned', { most: LONGEST_TEXT, optional: true, locale }),
  });
  if (Object.keys(errors).length > 0) return { ok: false, errors };
  const text = (name: keyof StoryText) => textOf(values, name);
  return {
    ok: true,
    value: {
      title: titleOf(values, 'title'),
      wentWrong: text('wentWrong'),
      weDid: text('weDid'),
      customerSaid: text('customerSaid'),
      learned: text('learned'),
    },
  };
}

const words = phrases({
  en: {
    titleExample: 'A lost file, an adviser who crosses the town',
    field: {
      title: 'Title',
      wentWrong: 'What went wrong?',
      weDid: 'What did we do?',
      customerSaid: 'What did the customer say?',
      learned: 'What did we learn?',
    },
    language: 'Told in',
    languages: { fr: 'French', en: 'English' },
  },
  fr: {
    titleExample: 'Un dossier perdu, une conseillère qui traverse la ville',
    field: {
      title: 'Titre',
      wentWrong: 'Qu’est-ce qui a raté ?',
      weDid: 'Qu’avons-nous fait ?',
      customerSaid: 'Qu’a dit le client ?',
      learned: 'Qu’en retenons-nous ?',
    },
    language: 'Raconté en',
    languages: { fr: 'français', en: 'anglais' },
  },
});
