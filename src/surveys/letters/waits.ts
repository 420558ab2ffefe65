// What is said of a round that waits for the key of some of its answers (wait.ts): to whoever looks after it, in their list, and in its result
// once it was closed without them. Pure views.
import { formats, plural } from '../../i18n/formats.ts';
import type { Locale } from '../../i18n/locale.ts';
import { fr, phrases } from '../../i18n/phrases.ts';
import type { DatedReader } from '../../i18n/reader.ts';
import type { Button, Message } from '../../messages/message.ts';

export interface WaitingRound {
  readonly roundId: string;
  readonly name: string;
  /** Of its survey. */
  readonly round: number;
  readonly unreadable: number;
  /** With those that can be opened. */
  readonly all: number;
  readonly waitsUntil: Date;
}

export function waitsLetter(waiting: WaitingRound, { locale, timeZone, now }: DatedReader): Message {
  const say = words(locale);
  const { number, day } = formats(locale, timeZone);
  const { name, round, unreadable, all, waitsUntil } = waiting;
  const summary = say.waits(name, round);
  return {
    summary,
    blocks: [
      { kind: 'text', text: summary },
      { kind: 'text', text: plural(locale, unreadable, say.unopened(number(unreadable), number(all))) },
      { kind: 'text', text: say.mend },
      { kind: 'text', text: say.else(day(waitsUntil, now)) },
      { kind: 'buttons', buttons: [withoutButton(waiting, locale)] },
    ],
  };
}

export function withoutButton(
  { roundId, name }: Pick<WaitingRound, 'roundId' | 'name'>,
  locale: Locale,
): Button {
  const say = words(locale);
  return {
    label: say.without,
    style: 'danger',
    confirm: { title: say.without, text: say.withoutText(name), yes: say.without, no: say.not },
    action: { name: 'survey.close-without', subject: roundId },
  };
}

/** Of a closed round; null where all could be opened. */
export function notCountedText(unreadable: number, locale: Locale): string | null {
  if (unreadable === 0) return null;
  const { number } = formats(locale, 'UTC');
  return plural(locale, unreadable, words(locale).notCounted(number(unreadable)));
}

const words = phrases({
  en: {
    waits: (name: string, round: number) =>
      `Round ${round} of “${name}” is over, and is not counted yet: some of its answers cannot be opened.`,
    unopened: (count: string, all: string) => ({
      one: `${count} of its ${all} answers is concerned: the key that it was sealed with is missing, or it was damaged. No more answers are taken, and none is lost so far.`,
      other: `${count} of its ${all} answers are concerned: the key that they were sealed with is missing, or they were damaged. No more answers are taken, and none is lost so far.`,
    }),
    mend: 'Tell whoever runs me: once the key is back in PORTEVOIX_SECRET_KEY, the round closes by itself within a minute.',
    else: (day: string) =>
      `If nobody does, it closes on ${day} without them. The result says how many were not counted.`,
    without: 'Close without them',
    withoutText: (name: string) =>
      `The answers to “${name}” that cannot be opened are deleted for good. The others are counted, and the result says how many were not.`,
    not: 'Not now',
    notCounted: (count: string) => ({
      one: `${count} more answer came and is not counted: it could not be opened, because its key is missing or it was damaged.`,
      other: `${count} more answers came and are not counted: they could not be opened, because their key is missing or they were damaged.`,
    }),
  },
  fr: {
    waits: (name, round) =>
      fr`La vague ${round} de « ${name} » est terminée mais n’est pas encore dépouillée : certaines réponses ne peuvent pas être ouvertes.`,
    unopened: (count, all) => ({
      one: fr`${count} réponse sur ${all} est concernée : la clé qui l’a scellée manque, ou elle est abîmée. On ne peut plus répondre, et rien n’est perdu pour l’instant.`,
      other: fr`${count} réponses sur ${all} sont concernées : la clé qui les a scellées manque, ou elles sont abîmées. On ne peut plus répondre, et rien n’est perdu pour l’instant.`,
    }),
    mend: fr`Prévenez la personne qui m’administre : dès que la clé est de retour dans PORTEVOIX_SECRET_KEY, la vague se clôt d’elle-même dans la minute.`,
    else: (day) =>
      fr`Sans cela, elle se clôt sans elles le ${day}. Le résultat dira combien n’ont pas été comptées.`,
    without: 'Clore sans elles',
    withoutText: (name) =>
      fr`Les réponses à « ${name} » qui ne peuvent pas être ouvertes sont supprimées pour de bon. Les autres sont comptées, et le résultat dit combien ne l’ont pas été.`,
    not: fr`Pas maintenant`,
    notCounted: (count) => ({
      one: fr`${count} réponse de plus n’est pas comptée : elle n’a pas pu être ouverte, car sa clé manque ou elle est abîmée.`,
      other: fr`${count} réponses de plus ne sont pas comptées : elles n’ont pas pu être ouvertes, car leur clé manque ou elles sont abîmées.`,
    }),
  },
});
