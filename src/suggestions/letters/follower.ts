// What the bot writes to those who follow a suggestion, and to a channel when it is done.
import { fr, phrases } from '../../i18n/phrases.ts';
import type { DatedReader, Reader } from '../../i18n/reader.ts';
import type { Button, Message } from '../../messages/message.ts';
import type { Suggestion } from '../suggestion.ts';
import type { OwnersAct, OwnersWords } from './author.ts';
import { planLine, supportLine } from './card.ts';

export interface News extends OwnersWords {
  readonly kind: Exclude<OwnersAct, 'replied'> | 'edited' | 'withdrawn';
  /** The suggestion that goes on instead, where one does. */
  readonly into: { readonly number: number; readonly title: string } | undefined;
  /** The reader chose to follow, and may choose otherwise. */
  readonly canStop: boolean;
}

/** What becomes of it, in the owner's words where there are some. */
export function followerLetter(
  { row, plan }: Suggestion,
  { kind, by, text, into, canStop }: News,
  reader: DatedReader,
): Message {
  const say = words(reader.locale);
  const headline = say.news[kind](row.number, row.title);
  const stop: Button = { label: say.unfollow, action: { name: 'suggestion.unfollow', subject: row.id } };
  return {
    summary: headline,
    blocks: [
      { kind: 'text', text: headline },
      ...(text === '' ? [] : [{ kind: 'quote', text, by } as const]),
      ...(kind === 'planned' && plan ? [{ kind: 'note', text: planLine(plan, reader) } as const] : []),
      ...(into ? [{ kind: 'note', text: say.goesOn(into.number, into.title) } as const] : []),
      {
        kind: 'buttons',
        buttons: [
          { label: say.see, action: { name: 'suggestion.view', subject: row.id } },
          ...(canStop ? [stop] : []),
        ],
      },
    ],
  };
}

/** In a channel: somebody's idea is done, and what changed. */
export function announcement(
  { row, author }: Suggestion,
  { by, text }: OwnersWords,
  reader: Reader,
): Message {
  const say = words(reader.locale);
  const headline = say.done(row.number, row.title);
  const thanks = row.anonymous || !author ? say.thanksAll : say.thanks(author.name);
  return {
    summary: headline,
    blocks: [
      { kind: 'text', text: [{ strong: headline }] },
      { kind: 'quote', text, by },
      {
        kind: 'note',
        text: row.supporters > 0 ? `${thanks} ${supportLine(row.supporters, reader)}.` : thanks,
      },
      {
        kind: 'buttons',
        buttons: [{ label: say.propose, action: { name: 'suggest' } }],
      },
    ],
  };
}

const words = phrases({
  en: {
    news: {
      'taken-up': (number: number, title: string) =>
        `Idea #${number}, “${title}”, which you follow, is under review.`,
      planned: (number: number, title: string) =>
        `Idea #${number}, “${title}”, which you follow, is planned.`,
      'trial-started': (number: number, title: string) =>
        `Idea #${number}, “${title}”, which you follow, is being tried.`,
      'trial-concluded': (number: number, title: string) =>
        `The trial of idea #${number}, “${title}”, which you follow, is over.`,
      completed: (number: number, title: string) => `Idea #${number}, “${title}”, which you follow, is done.`,
      declined: (number: number, title: string) =>
        `Idea #${number}, “${title}”, which you follow, was declined.`,
      edited: (number: number, title: string) =>
        `The author of idea #${number}, which you follow, changed its words: “${title}”.`,
      withdrawn: (number: number, title: string) =>
        `Idea #${number}, “${title}”, which you follow, was withdrawn by its author.`,
      merged: (number: number, title: string) =>
        `Idea #${number}, “${title}”, which you follow, was joined with another one.`,
    },
    goesOn: (number: number, title: string) =>
      `It goes on as idea #${number}, “${title}”, which you now follow.`,
    see: 'See the idea',
    unfollow: 'Stop following',
    done: (number: number, title: string) => `Done: idea #${number}, “${title}”`,
    thanks: (name: string) => `Thank you, ${name}.`,
    thanksAll: 'Thank you to whoever proposed it.',
    propose: 'Suggest an idea',
  },
  fr: {
    news: {
      'taken-up': (number, title) => fr`L’idée n° ${number}, « ${title} », que vous suivez, est à l’étude.`,
      planned: (number, title) => fr`L’idée n° ${number}, « ${title} », que vous suivez, est prévue.`,
      'trial-started': (number, title) =>
        fr`L’idée n° ${number}, « ${title} », que vous suivez, est à l’essai.`,
      'trial-concluded': (number, title) =>
        fr`L’essai de l’idée n° ${number}, « ${title} », que vous suivez, est terminé.`,
      completed: (number, title) => fr`L’idée n° ${number}, « ${title} », que vous suivez, est réalisée.`,
      declined: (number, title) => fr`L’idée n° ${number}, « ${title} », que vous suivez, a été déclinée.`,
      edited: (number, title) =>
        fr`L’auteur de l’idée n° ${number}, que vous suivez, en a modifié le texte : « ${title} ».`,
      withdrawn: (number, title) =>
        fr`L’idée n° ${number}, « ${title} », que vous suivez, a été retirée par son auteur.`,
      merged: (number, title) =>
        fr`L’idée n° ${number}, « ${title} », que vous suivez, a été réunie avec une autre.`,
    },
    goesOn: (number, title) =>
      fr`Elle continue avec l’idée n° ${number}, « ${title} », que vous suivez désormais.`,
    see: 'Voir l’idée',
    unfollow: 'Ne plus suivre',
    done: (number, title) => fr`C’est fait : idée n° ${number}, « ${title} »`,
    thanks: (name) => `Merci à ${name}.`,
    thanksAll: 'Merci à qui l’a proposée.',
    propose: 'Proposer une idée',
  },
});
