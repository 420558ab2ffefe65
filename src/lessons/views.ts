// What a lesson looks like: the card with its three answers, what whoever answered reads, and how many chose what. Pure.
import { formats, plural } from '../i18n/formats.ts';
import type { Locale } from '../i18n/locale.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import type { Reader } from '../i18n/reader.ts';
import type { Chart } from '../messages/chart.ts';
import type { Block, Message } from '../messages/message.ts';
import type { AnswerFate } from './answer.ts';
import {
  type AnswerLetter,
  type ChoiceCounts,
  choices,
  LEAST_SHOWN,
  type Lesson,
  totalOf,
} from './lesson.ts';

/** As much of its week as the card says. */
interface ItsWeek {
  /** YYYY-MM-DD. */
  readonly week: string;
  readonly comeback: number;
}

/** The situation, the three answers, and the buttons to choose one by. */
export function lessonCard(lesson: Lesson, { week, comeback }: ItsWeek, reader: Reader): Message {
  const say = words(reader.locale);
  const title = say.title(lesson.title);
  return {
    summary: title,
    blocks: [
      { kind: 'text', text: [{ strong: title }] },
      ...situationBlocks(lesson, reader),
      {
        kind: 'buttons',
        buttons: choices.map((choice) => ({
          label: letterOf(choice),
          action: { name: 'lesson.answer', subject: `${week}/${choice}` },
        })),
      },
      { kind: 'note', text: [comeback > 0 ? `${say.back} ` : '', say.private(LEAST_SHOWN)].join('') },
    ],
  };
}

/** To whoever has answered already, and may read again what happened. */
export function answeredCard(lesson: Lesson, { week }: Pick<ItsWeek, 'week'>, reader: Reader): Message {
  const say = words(reader.locale);
  const title = say.title(lesson.title);
  return {
    summary: title,
    blocks: [
      { kind: 'text', text: [{ strong: title }] },
      ...situationBlocks(lesson, reader),
      {
        kind: 'buttons',
        buttons: [{ label: say.whatHappened, action: { name: 'lesson.read', subject: week } }],
      },
    ],
  };
}

/** What is asked: somebody's words, the situation, and what one might do. */
export function situationBlocks(lesson: Lesson, { locale }: Reader): Block[] {
  const { said, by, situation, answers, feedbackId } = lesson;
  const of = feedbackId === null ? {} : { of: feedbackId };
  const quote: Block = { kind: 'quote', text: said, by: by === '' ? words(locale).customer : by, ...of };
  return [
    ...(said === '' ? [] : [quote]),
    { kind: 'text', text: situation },
    ...choices.map(
      (choice): Block => ({ kind: 'text', text: [{ strong: letterOf(choice) }, `  ${answers[choice]}`] }),
    ),
  ];
}

/** What happened, and why; with the value that it shows. */
export function happenedBlocks({ right, answers, happened, value }: Lesson, { locale }: Reader): Block[] {
  const say = words(locale);
  return [
    { kind: 'text', text: [{ strong: say.right(letterOf(right)) }, ` ${answers[right]}`] },
    { kind: 'text', text: happened },
    ...(value === '' ? [] : [{ kind: 'text', text: say.shows(value) } as const]),
  ];
}

/** To whoever pressed, and to nobody else. @param charter what the company's charter is for; '' where there is none */
export function answeredMessage(
  lesson: Lesson,
  {
    choice,
    answered,
    charter,
  }: { readonly choice: AnswerLetter; readonly answered: AnswerFate; readonly charter: string },
  reader: Reader,
): Message {
  const say = words(reader.locale);
  const verdict =
    choice === lesson.right ? say.yes(letterOf(choice)) : say.no(letterOf(choice), letterOf(lesson.right));
  return {
    summary: verdict,
    blocks: [
      { kind: 'text', text: [{ strong: verdict }] },
      ...(choice === lesson.right ? [] : [{ kind: 'text', text: lesson.answers[lesson.right] } as const]),
      { kind: 'text', text: lesson.happened },
      ...(lesson.value === '' ? [] : [{ kind: 'text', text: say.shows(lesson.value) } as const]),
      ...(charter === '' ? [] : [{ kind: 'quote', text: charter, by: say.charter } as const]),
      { kind: 'note', text: say.counted[answered](LEAST_SHOWN) },
    ],
  };
}

/** "14 answered: A 3, B 9, C 2." */
export function countsSentence(counts: ChoiceCounts, { locale, timeZone }: Reader): string {
  const { number, list } = formats(locale, timeZone);
  const all = totalOf(counts);
  const each = list(choices.map((choice) => `${letterOf(choice)} ${number(counts[choice])}`));
  return plural(locale, all, words(locale).chose(number(all), each));
}

export function countsChart(counts: ChoiceCounts, right: AnswerLetter, reader: Reader): Chart {
  const say = words(reader.locale);
  return {
    title: say.chart,
    form: 'bar',
    categories: choices.map((choice) =>
      choice === right ? say.rightOne(letterOf(choice)) : letterOf(choice),
    ),
    series: [{ name: say.answers, values: choices.map((choice) => counts[choice]) }],
    unit: '',
    sentence: countsSentence(counts, reader),
  };
}

export function letterOf(choice: AnswerLetter): string {
  return choice.toUpperCase();
}

/** What the lesson of a week is called where it stands among other things. */
export function lessonTitle(title: string, locale: Locale): string {
  return words(locale).title(title);
}

const words = phrases({
  en: {
    title: (title: string) => `Lesson of the week: ${title}`,
    customer: 'a customer',
    back: 'It is back: the last time most chose otherwise.',
    private: (least: number) =>
      `Press one: what happened comes at once, to you alone. Your answer is counted without your name; the counts come in a digest, once there are ${least}.`,
    whatHappened: 'What happened',
    right: (letter: string) => `What happened: ${letter}.`,
    yes: (letter: string) => `${letter}: that is what was done.`,
    no: (letter: string, right: string) => `${letter} can be argued for; what was done is ${right}.`,
    shows: (value: string) => `What it shows: ${value}.`,
    charter: 'our charter',
    counted: {
      counted: (least: number) =>
        `Your answer counts, and nobody is shown which one it was. How many chose what comes in a digest, once there are ${least}.`,
      before: () =>
        'You have answered this one already: the first answer counts, and nobody can tell which it was.',
      late: () => 'The week of this lesson is over: your answer is not counted any more.',
    } satisfies Record<AnswerFate, (least: number) => string>,
    chose: (all: string, each: string) => ({
      one: `${all} answered: ${each}.`,
      other: `${all} answered: ${each}.`,
    }),
    chart: 'How many chose what',
    rightOne: (letter: string) => `${letter} (done)`,
    answers: 'Answers',
  },
  fr: {
    title: (title) => fr`La leçon de la semaine : ${title}`,
    customer: 'un client',
    back: 'Elle revient : la dernière fois, la plupart ont choisi autre chose.',
    private: (least) =>
      fr`Choisissez : ce qui s’est passé s’affiche aussitôt, pour vous seul. Votre réponse est comptée sans votre nom ; les chiffres paraissent dans un bulletin, à partir de ${least} réponses.`,
    whatHappened: 'Ce qui s’est passé',
    right: (letter) => fr`Ce qui s’est passé : ${letter}.`,
    yes: (letter) => fr`${letter} : c’est ce qui a été fait.`,
    no: (letter, right) => fr`${letter} se défend ; ce qui a été fait, c’est ${right}.`,
    shows: (value) => fr`Ce que cela montre : ${value}.`,
    charter: 'notre charte',
    counted: {
      counted: (least) =>
        fr`Votre réponse compte, et personne ne verra laquelle c’était. Les chiffres paraissent dans un bulletin, à partir de ${least} réponses.`,
      before: () =>
        fr`Vous avez déjà répondu : la première réponse compte, et personne ne peut savoir laquelle c’était.`,
      late: () => fr`La semaine de cette leçon est passée : votre réponse n’est plus comptée.`,
    },
    chose: (all, each) => ({
      one: fr`${all} réponse : ${each}.`,
      other: fr`${all} réponses : ${each}.`,
    }),
    chart: 'Qui a choisi quoi',
    rightOne: (letter) => `${letter} (fait)`,
    answers: 'Réponses',
  },
});
