// The fields of a lesson of the company's own, and what was written into them. LessonMaking one is make.ts.
import type { Locale } from '../../i18n/locale.ts';
import { phrases } from '../../i18n/phrases.ts';
import { choiceIn, choices } from '../../lessons/lesson.ts';
import type { LessonDraft } from '../../lessons/make.ts';
import { letterOf } from '../../lessons/views.ts';
import { type Field, type FormValues, type Parsed, textOf } from '../../messages/form.ts';
import { problems, textProblem, titleOf, titleProblem } from '../fields.ts';
import { isTongue, tongues } from '../rule-fields.ts';

/** In characters: a card is read on a telephone, between two customers. */
const LONGEST = { title: 80, said: 300, situation: 500, answer: 200, happened: 700, value: 40 } as const;

/** Those that people read, in which nothing personal may stand. */
export const draftTexts = ['title', 'said', 'situation', 'a', 'b', 'c', 'happened', 'value'] as const;

/** What is known of it before it is filled in. */
export type InitialDraft = Partial<Omit<LessonDraft, 'language'>> & Pick<LessonDraft, 'language'>;

export function draftFields(initial: InitialDraft, locale: Locale): Field[] {
  const say = words(locale);
  const { title, said, situation, answers, right, happened, value, language } = initial;
  const first = (text: string | undefined, most: number) => [...(text ?? '')].slice(0, most).join('');
  return [
    { kind: 'text', name: 'title', label: say.title, initial: first(title, LONGEST.title) },
    {
      ...({ kind: 'multiline', name: 'said', label: say.said, hint: say.saidHint, optional: true } as const),
      initial: first(said, LONGEST.said),
    },
    {
      ...({ kind: 'multiline', name: 'situation', label: say.situation, hint: say.situationHint } as const),
      initial: first(situation, LONGEST.situation),
    },
    ...choices.map(
      (choice): Field => ({
        kind: 'text',
        name: choice,
        label: say.answer(letterOf(choice)),
        ...(choice === 'a' ? { hint: say.answersHint } : {}),
        initial: answers?.[choice] ?? '',
      }),
    ),
    {
      ...({ kind: 'choice', name: 'right', label: say.right } as const),
      options: choices.map((choice) => ({ value: choice, label: letterOf(choice) })),
      ...(right === undefined ? {} : { initial: right }),
    },
    {
      ...({ kind: 'multiline', name: 'happened', label: say.happened, hint: say.happenedHint } as const),
      initial: first(happened, LONGEST.happened),
    },
    {
      ...({ kind: 'text', name: 'value', label: say.value, hint: say.valueHint, optional: true } as const),
      initial: value ?? '',
    },
    { kind: 'choice', name: 'language', label: say.language, options: tongues, initial: language },
  ];
}

export function parseDraft(values: FormValues, locale: Locale): Parsed<LessonDraft> {
  const say = words(locale);
  const right = choiceIn(textOf(values, 'right'));
  const language = textOf(values, 'language');
  const [a, b, c] = choices.map((choice) => titleOf(values, choice));
  const isTwice = a !== '' && (a === b || b === c || a === c);
  const answerProblem = (name: string) => titleProblem(values, name, { most: LONGEST.answer, locale });
  const errors = problems({
    title: titleProblem(values, 'title', { most: LONGEST.title, locale }),
    said: textProblem(values, 'said', { most: LONGEST.said, optional: true, locale }),
    situation: textProblem(values, 'situation', { most: LONGEST.situation, locale }),
    a: answerProblem('a'),
    b: answerProblem('b'),
    c: answerProblem('c') ?? (isTwice ? say.twice : null),
    right: right === null ? say.choose : null,
    happened: textProblem(values, 'happened', { most: LONGEST.happened, locale }),
    value: titleProblem(values, 'value', { most: LONGEST.value, optional: true, locale }),
    language: isTongue(language) ? null : say.choose,
  });
  if (Object.keys(errors).length > 0 || right === null || !isTongue(language)) return { ok: false, errors };
  return {
    ok: true,
    value: {
      ...{ title: titleOf(values, 'title'), said: textOf(values, 'said') },
      ...{ situation: textOf(values, 'situation'), answers: { a: a ?? '', b: b ?? '', c: c ?? '' }, right },
      ...{ happened: textOf(values, 'happened'), value: titleOf(values, 'value'), language },
    },
  };
}

/** As a form has it. */
export function valuesOf({ answers, ...draft }: LessonDraft): FormValues {
  return { ...draft, ...answers };
}

const words = phrases({
  en: {
    title: 'Title',
    said: 'What the customer said',
    saidHint: 'Short, and such that nobody is recognised. You may leave it out.',
    situation: 'The situation',
    situationHint: 'Where one is, what one knows, and the question: “What do you do?”',
    answer: (letter: string) => `Answer ${letter}`,
    answersHint: 'Three that colleagues would really give; no silly one.',
    right: 'Which was done, and turned out well?',
    happened: 'What happened, and why',
    happenedHint: 'In two or three sentences: how it ended, and why the others would have done less.',
    value: 'What of ours does it show?',
    valueHint: 'A value of the company, in a word or two. You may leave it out.',
    language: 'Language',
    twice: 'Two of the answers are the same.',
    choose: 'Choose one.',
  },
  fr: {
    title: 'Titre',
    said: 'Ce que le client a dit',
    saidHint: 'En peu de mots, sans que personne soit reconnaissable. Facultatif.',
    situation: 'La situation',
    situationHint: 'Où l’on est, ce que l’on sait, et la question : « Que faites-vous ? »',
    answer: (letter) => `Réponse ${letter}`,
    answersHint: 'Trois réponses que des collègues donneraient vraiment, aucune absurde.',
    right: 'Laquelle a été suivie, avec succès ?',
    happened: 'Ce qui s’est passé, et pourquoi',
    happenedHint:
      'En deux ou trois phrases : comment cela a fini, et pourquoi les autres auraient moins fait.',
    value: 'Laquelle de nos valeurs cela montre-t-il ?',
    valueHint: 'Une valeur de l’entreprise, en un mot ou deux. Facultatif.',
    language: 'Langue',
    twice: 'Deux des réponses sont les mêmes.',
    choose: 'Choisissez.',
  },
});
