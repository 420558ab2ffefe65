// The questions of a round as a list to read: what a form will ask, for whoever looks at a survey before it opens. Pure view.

import type { Locale } from '../../i18n/locale.ts';
import { fr, phrases } from '../../i18n/phrases.ts';
import type { Block } from '../../messages/message.ts';
import type { SurveyQuestion } from '../question.ts';

export function questionLines(questions: readonly SurveyQuestion[], locale: Locale): Block[] {
  return questions.flatMap((question): Block[] => {
    return [
      { kind: 'text', text: [{ strong: question.text[locale] }] },
      ...(question.hint ? [{ kind: 'note', text: question.hint[locale] } as const] : []),
      answersOf(question, locale),
    ];
  });
}

function answersOf(question: SurveyQuestion, locale: Locale): Block {
  const say = words(locale);
  switch (question.kind) {
    case 'scale': {
      const [low, high] = question.ends;
      return { kind: 'note', text: say.scale(question.from, low[locale], question.to, high[locale]) };
    }
    case 'choice':
      return { kind: 'list', items: question.options.map(({ label }) => label[locale]) };
    case 'number':
      return { kind: 'note', text: say.number(question.least, question.most) };
    case 'words':
      return { kind: 'note', text: say.words };
    default:
      return question satisfies never;
  }
}

/** Of a message, what is read and not pressed. */
export function isAsked({ kind }: Block): boolean {
  return kind !== 'buttons';
}

const words = phrases({
  en: {
    scale: (from: number, low: string, to: number, high: string) =>
      `From ${from} (${low}) to ${to} (${high})`,
    number: (least: number, most: number) => `A number from ${least} to ${most}`,
    words: 'In their own words; may be left empty',
  },
  fr: {
    scale: (from, low, to, high) => fr`De ${from} (${low}) à ${to} (${high})`,
    number: (least, most) => fr`Un nombre de ${least} à ${most}`,
    words: fr`Avec leurs mots ; facultatif`,
  },
});
