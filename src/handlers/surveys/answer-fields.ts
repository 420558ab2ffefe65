// The questions of a round as the fields of one form, in the reader's language, and what came back as answers. Pure; opening and sending the
// form is answer.ts.
import { redact } from '../../feedback/redaction.ts';
import { formats } from '../../i18n/formats.ts';
import type { Locale } from '../../i18n/locale.ts';
import { fr, phrases } from '../../i18n/phrases.ts';
import { type Field, type FieldErrors, type FormValues, textOf } from '../../messages/form.ts';
import { numberOf, numberProblem } from '../../messages/number.ts';
import { MOST_WORDS, type SurveyAnswers, type SurveyQuestion } from '../../surveys/question.ts';
import { visibleLength } from '../../terms/visible.ts';

/** What the field of a question is called: apart from what chats call fields of their own. */
export function fieldName({ key }: Pick<SurveyQuestion, 'key'>): string {
  return `q:${key}`;
}

export function questionFields(questions: readonly SurveyQuestion[], locale: Locale): Field[] {
  return questions.map((question) => fieldOf(question, locale));
}

function fieldOf(question: SurveyQuestion, locale: Locale): Field {
  const say = words(locale);
  const said = {
    name: fieldName(question),
    label: question.text[locale],
    ...hinted(question.hint?.[locale] ?? ''),
    ...(question.optional ? { optional: true } : {}),
  };
  switch (question.kind) {
    case 'scale': {
      const [first, last] = question.ends;
      const ends = [first[locale], last[locale]] as const;
      return { ...said, kind: 'scale', least: question.from, most: question.to, ends };
    }
    case 'number': {
      const { least, most, unit } = question;
      return { ...said, kind: 'number', least, most, unit };
    }
    case 'choice': {
      const labels = question.options.map(({ label }) => label[locale]);
      const lettered = labels.map((label, i) => `${LETTERS[i] ?? i + 1}. ${label}`);
      // A chat cuts what is longer: the whole stands below, under the same letter.
      const isLong = labels.some((label) => label.length > LONGEST_OPTION);
      const options = question.options.map(({ value }, i) => ({
        value,
        label: (isLong ? lettered : labels)[i] ?? value,
      }));
      const whole = isLong ? hinted([said.hint ?? '', ...lettered].filter(Boolean).join('\n')) : {};
      return {
        ...said,
        ...whole,
        kind: 'choice',
        options,
        ...(options.length <= OPEN ? { isOpen: true } : {}),
      };
    }
    case 'words': {
      const most = formats(locale, 'UTC').number(MOST_WORDS);
      return {
        ...said,
        ...hinted([said.hint ?? '', say.words(most)].filter(Boolean).join(' ')),
        kind: 'multiline',
      };
    }
    default:
      return question satisfies never;
  }
}

function hinted(hint: string): { readonly hint?: string } {
  return hint === '' ? {} : { hint };
}

/** Slack: composition-objects/option-object, "maximum length for the text is 75 characters". */
const LONGEST_OPTION = 75;
/** Seen at once, and read side by side. */
const OPEN = 10;
const LETTERS = 'ABCDEFGHIJ';

/** What was answered, its words redacted as a customer's are; or what is wrong, by field. */
export function answersIn(
  questions: readonly SurveyQuestion[],
  values: FormValues,
  { locale, country }: { readonly locale: Locale; readonly country: string },
): { readonly answers: SurveyAnswers; readonly errors: FieldErrors } {
  const read = questions.map((question) => ({ question, ...answerIn(question, values, locale, country) }));
  return {
    answers: Object.fromEntries(
      read.flatMap(({ question, answer }) => (answer === null ? [] : [[question.key, answer] as const])),
    ),
    errors: Object.fromEntries(
      read.flatMap(({ question, problem }) =>
        problem === null ? [] : [[fieldName(question), problem] as const],
      ),
    ),
  };
}

interface AnswerRead {
  readonly answer: number | string | null;
  readonly problem: string | null;
}

function answerIn(question: SurveyQuestion, values: FormValues, locale: Locale, country: string): AnswerRead {
  const say = words(locale);
  const name = fieldName(question);
  const field = fieldOf(question, locale);
  switch (field.kind) {
    case 'scale':
    case 'number': {
      const problem = numberProblem(values, field, locale);
      return { problem, answer: problem === null ? (numberOf(values, name) ?? null) : null };
    }
    case 'choice': {
      const chosen = textOf(values, name);
      if (chosen === '') return { answer: null, problem: field.optional ? null : say.choose };
      const isOne = field.options.some(({ value }) => value === chosen);
      return isOne ? { answer: chosen, problem: null } : { answer: null, problem: say.choose };
    }
    default: {
      const text = redact(textOf(values, name), { country }).text;
      if (visibleLength(text) === 0) return { answer: null, problem: null };
      const { number } = formats(locale, 'UTC');
      return text.length > MOST_WORDS
        ? { answer: null, problem: say.tooLong(number(text.length), number(MOST_WORDS)) }
        : { answer: text, problem: null };
    }
  }
}

const words = phrases({
  en: {
    choose: 'Choose one.',
    words: (most: string) =>
      `${most} characters at most. Addresses, numbers and the like are taken out before anything is kept. A way of writing can give somebody away.`,
    tooLong: (length: string, most: string) =>
      `This has ${length} characters; ${most} at most. Nothing was lost: shorten it and send again.`,
  },
  fr: {
    choose: 'Choisissez une réponse.',
    words: (most) =>
      fr`${most} caractères au plus. Adresses, numéros et autres coordonnées sont retirés avant d’être gardés. Une façon d’écrire peut trahir son auteur.`,
    tooLong: (length, most) =>
      fr`Il y a ${length} caractères ; ${most} au plus. Rien n’est perdu : raccourcissez et renvoyez.`,
  },
});
