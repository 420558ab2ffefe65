// What happened to an action, as everybody reads it: pure.
import type { ActionEventModel } from '../../database/generated/sqlite/models.ts';
import { formats } from '../../i18n/formats.ts';
import { fr, phrases } from '../../i18n/phrases.ts';
import type { DatedReader } from '../../i18n/reader.ts';
import type { Block } from '../../messages/message.ts';
import { dataOf } from '../../plan/history.ts';
import { writtenDay } from '../../plan/standing.ts';

/** How much of a long history is shown: the latest. */
const SHOWN = 15;

/** One line for each event, with the words that went with it. @param names of the people and steps it speaks of, by id */
export function happenedBlocks(
  events: readonly ActionEventModel[],
  names: ReadonlyMap<string, string>,
  reader: DatedReader,
): Block[] {
  const { number } = formats(reader.locale, reader.timeZone);
  const hidden = events.length - SHOWN;
  const earlier: Block[] =
    hidden > 0 ? [{ kind: 'note', text: words(reader.locale).earlier(number(hidden)) }] : [];
  return [...earlier, ...events.slice(-SHOWN).flatMap((event) => happening(event, names, reader))];
}

function happening(
  event: ActionEventModel,
  names: ReadonlyMap<string, string>,
  reader: DatedReader,
): Block[] {
  const what = sentenceFor(event, names, reader);
  if (what === null) return [];
  const { text = '' } = dataOf(event);
  const day = formats(reader.locale, reader.timeZone).day(event.at, reader.now);
  const line: Block = { kind: 'text', text: `${day} · ${what}` };
  return text === '' ? [line] : [line, { kind: 'quote', text }];
}

/** Null for what a later version of this program wrote. */
function sentenceFor(
  event: ActionEventModel,
  names: ReadonlyMap<string, string>,
  reader: DatedReader,
): string | null {
  const say = words(reader.locale);
  const { to, days, title, steps, step } = dataOf(event);
  const { number } = formats(reader.locale, reader.timeZone);
  const named = (id: string | null | undefined) => names.get(id ?? '') ?? say.somebody;
  const by = named(event.actorId);
  switch (event.kind) {
    case 'added':
      return to === undefined || to === event.actorId ? say.added(by) : say.addedFor(by, named(to));
    case 'started':
      return say.started(by);
    case 'done':
      return say.done(by);
    case 'dropped':
      return say.dropped(by);
    case 'noted':
      return say.noted(by);
    case 'postponed':
      return days?.to ? say.postponed(by, writtenDay(days.to, reader)) : say.withoutDay(by);
    case 'handed-over':
      return say.handedOver(by, named(to));
    case 'edited':
      return title === undefined ? say.edited(by) : say.renamed(by, title);
    case 'steps-set':
      return steps && steps.of > 0
        ? say.stepsSet(by, number(steps.done), number(steps.of))
        : say.withoutSteps(by);
    case 'step-ticked':
      return say.stepTicked(by, names.get(step ?? '') ?? null);
    case 'reopened':
      return say.reopened(by);
    case 'grew-from':
      return say.grewFrom(by);
    default:
      return null;
  }
}

const words = phrases({
  en: {
    earlier: (count: string) => `+${count} earlier`,
    somebody: 'somebody',
    added: (by: string) => `added by ${by}`,
    addedFor: (by: string, to: string) => `added by ${by}, for ${to}`,
    started: (by: string) => `${by} began`,
    done: (by: string) => `done; ${by} says what was done`,
    dropped: (by: string) => `dropped by ${by}, who says why`,
    noted: (by: string) => `a note of ${by}`,
    postponed: (by: string, day: string) => `now for ${day}, by ${by}`,
    withoutDay: (by: string) => `without a day now, by ${by}`,
    handedOver: (by: string, to: string) => `${by} gave it to ${to}`,
    edited: (by: string) => `reworded by ${by}`,
    renamed: (by: string, title: string) => `reworded by ${by}; it was “${title}”`,
    stepsSet: (by: string, done: string, of: string) => `steps changed by ${by}: ${done} of ${of} done`,
    withoutSteps: (by: string) => `without steps now, by ${by}`,
    stepTicked: (by: string, step: string | null) =>
      step === null ? `${by} ticked a step` : `${by} ticked “${step}”`,
    reopened: (by: string) => `opened again by ${by}, who says why`,
    grewFrom: (by: string) => `${by} saw something else in it`,
  },
  fr: {
    earlier: (count) => fr`+${count} plus anciens`,
    somebody: 'quelqu’un',
    added: (by) => fr`ajoutée par ${by}`,
    addedFor: (by, to) => fr`ajoutée par ${by}, pour ${to}`,
    started: (by) => fr`${by} a commencé`,
    done: (by) => fr`terminée ; ${by} dit ce qui a été fait`,
    dropped: (by) => fr`abandonnée par ${by}, qui dit pourquoi`,
    noted: (by) => fr`une note de ${by}`,
    postponed: (by, day) => fr`désormais pour le ${day}, par ${by}`,
    withoutDay: (by) => fr`désormais sans échéance, par ${by}`,
    handedOver: (by, to) => fr`${by} l’a confiée à ${to}`,
    edited: (by) => fr`reformulée par ${by}`,
    renamed: (by, title) => fr`reformulée par ${by} ; c’était « ${title} »`,
    stepsSet: (by, done, of) => fr`tâches changées par ${by} (fait : ${done} sur ${of})`,
    withoutSteps: (by) => fr`désormais sans tâches, par ${by}`,
    stepTicked: (by, step) => (step === null ? fr`${by} a coché une tâche` : fr`${by} a coché « ${step} »`),
    reopened: (by) => fr`rouverte par ${by}, qui dit pourquoi`,
    grewFrom: (by) => fr`${by} y a rattaché autre chose`,
  },
});
