// What the owner of an action is written when somebody else does something with it. Pure views; sending is post.ts.
import { fr, phrases } from '../../i18n/phrases.ts';
import type { DatedReader } from '../../i18n/reader.ts';
import type { Block, Button, Message } from '../../messages/message.ts';
import type { PlanAction } from '../action.ts';
import type { ActionAct } from '../lifecycle.ts';
import { standing } from '../standing.ts';

/** It is theirs now. @param by who gave it to them @param text their words; '' where there are none */
export function yoursLetter(
  action: PlanAction,
  { by, text }: { readonly by: string; readonly text: string },
  reader: DatedReader,
): Message {
  const say = words(reader.locale);
  const { row, status } = action;
  const begin: Button = {
    label: say.begin,
    action: { name: 'action.start', subject: row.id },
    style: 'primary',
  };
  return {
    summary: say.yours(by, row.number, row.title),
    again: { name: 'action.view', subject: row.id },
    blocks: [
      { kind: 'text', text: [{ strong: say.yours(by, row.number, row.title) }] },
      ...said(text, by),
      { kind: 'note', text: standing(action, reader) },
      { kind: 'buttons', buttons: [...(status === 'planned' ? [begin] : []), seeAction(action, reader)] },
    ],
  };
}

/** Somebody else did this with it. @param by that person */
export function changedLetter(
  action: PlanAction,
  { act, by, text }: { readonly act: ActionAct; readonly by: string; readonly text: string },
  reader: DatedReader,
): Message {
  const { number, title } = action.row;
  const summary = words(reader.locale).changed[act](by, number, title);
  return {
    summary,
    blocks: [
      { kind: 'text', text: summary },
      ...said(text, by),
      { kind: 'note', text: standing(action, reader) },
      { kind: 'buttons', buttons: [seeAction(action, reader)] },
    ],
  };
}

export function seeAction({ row }: PlanAction, { locale }: Pick<DatedReader, 'locale'>): Button {
  return { label: words(locale).see(row.number), action: { name: 'action.view', subject: row.id } };
}

function said(text: string, by: string): Block[] {
  return text === '' ? [] : [{ kind: 'quote', text, by }];
}

type Changed = Record<ActionAct, (by: string, number: number, title: string) => string>;

const words = phrases({
  en: {
    yours: (by: string, number: number, title: string) => `${by} gave you action #${number}: ${title}`,
    see: (number: number) => `See action #${number}`,
    begin: 'Begin',
    changed: {
      start: (by: string, number: number, title: string) => `${by} began your action #${number}: ${title}`,
      finish: (by: string, number: number, title: string) =>
        `${by} called your action #${number} done: ${title}`,
      drop: (by: string, number: number, title: string) => `${by} dropped your action #${number}: ${title}`,
      note: (by: string, number: number, title: string) =>
        `${by} added a note to your action #${number}: ${title}`,
      postpone: (by: string, number: number, title: string) =>
        `${by} changed the day of your action #${number}: ${title}`,
      'hand-over': (by: string, number: number, title: string) =>
        `${by} gave your action #${number} to somebody else: ${title}`,
      edit: (by: string, number: number, title: string) => `${by} reworded your action #${number}: ${title}`,
      steps: (by: string, number: number, title: string) =>
        `${by} changed the steps of your action #${number}: ${title}`,
      tick: (by: string, number: number, title: string) =>
        `${by} ticked a step of your action #${number}: ${title}`,
      reopen: (by: string, number: number, title: string) =>
        `${by} opened your action #${number} again: ${title}`,
    } satisfies Changed,
  },
  fr: {
    yours: (by, number, title) => fr`${by} vous confie l’action n° ${number} : ${title}`,
    see: (number) => fr`Voir l’action n° ${number}`,
    begin: 'Je commence',
    changed: {
      start: (by, number, title) => fr`${by} a commencé votre action n° ${number} : ${title}`,
      finish: (by, number, title) => fr`${by} a déclaré terminée votre action n° ${number} : ${title}`,
      drop: (by, number, title) => fr`${by} a abandonné votre action n° ${number} : ${title}`,
      note: (by, number, title) => fr`${by} a ajouté une note à votre action n° ${number} : ${title}`,
      postpone: (by, number, title) => fr`${by} a changé l’échéance de votre action n° ${number} : ${title}`,
      'hand-over': (by, number, title) =>
        fr`${by} a confié votre action n° ${number} à quelqu’un d’autre : ${title}`,
      edit: (by, number, title) => fr`${by} a reformulé votre action n° ${number} : ${title}`,
      steps: (by, number, title) => fr`${by} a changé les tâches de votre action n° ${number} : ${title}`,
      tick: (by, number, title) => fr`${by} a coché une tâche de votre action n° ${number} : ${title}`,
      reopen: (by, number, title) => fr`${by} a rouvert votre action n° ${number} : ${title}`,
    },
  },
});
