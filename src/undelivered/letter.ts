// What the admins read once of an address that takes nothing: who, what they miss, why, and who has it now.
import { byWeight, type Kinds } from '../delivery/kinds.ts';
import type { Delivery } from '../delivery/ledger.ts';
import { formats } from '../i18n/formats.ts';
import type { Locale } from '../i18n/locale.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import type { Button, Message } from '../messages/message.ts';
import { moreItems } from '../messages/shorten.ts';
import type { Next } from './instead.ts';
import { kindText, whyText } from './words.ts';

export interface Missed {
  /** A person's name, or "#general". */
  readonly who: string;
  readonly isPerson: boolean;
  /** At least one. */
  readonly letters: readonly Delivery[];
  readonly next: Next;
}

/** Nobody reads more; all of them are in the list. */
const NAMED = 10;

export function missedLetter(kinds: Kinds, missed: readonly Missed[], locale: Locale): Message {
  const say = words(locale);
  const lines = missed.slice(0, NAMED).map((each) => line(kinds, each, locale));
  const hidden = missed.length - lines.length;
  return {
    summary: say.title(formats(locale, 'UTC').list(missed.slice(0, NAMED).map(({ who }) => who))),
    blocks: [
      { kind: 'text', text: [{ strong: say.headline }] },
      { kind: 'list', items: lines },
      ...(hidden > 0 ? [{ kind: 'note', text: moreItems(hidden, locale) } as const] : []),
      { kind: 'note', text: say.kept },
      {
        kind: 'buttons',
        buttons: [{ label: say.see, action: { name: 'held' } }, resendAllButton(locale)],
      },
    ],
  };
}

function line(kinds: Kinds, { who, isPerson, letters, next }: Missed, locale: Locale): string {
  const say = words(locale);
  // What went in one minute is read in no order.
  const weigh = byWeight(kinds);
  const weightiest = letters.toSorted((a, b) => weigh(a.kind, b.kind));
  const what = [...new Set(weightiest.map(({ kind }) => kindText(kinds, kind, locale)))];
  const why = whyText(weightiest[0]?.reason ?? null, isPerson, locale);
  return say.line(who, formats(locale, 'UTC').list(what), why, say.next[next]);
}

/** Sends again whatever surely did not arrive. */
export function resendAllButton(locale: Locale): Button {
  const { all, ask, yesNo } = words(locale);
  return {
    label: all,
    action: { name: 'held.resend-all' },
    confirm: { title: all, text: ask, ...yesNo },
  };
}

const words = phrases({
  en: {
    title: (who: string) => `Not delivered: ${who} could not be written to.`,
    headline: 'Some messages could not be delivered',
    line: (who: string, what: string, why: string, then: string) =>
      `${who} did not get ${what}: ${why}. ${then}`,
    next: {
      elsewhere: 'They get it on the other chat that they are linked on.',
      'passed-on': 'Whatever waits for their answer goes to the next in line.',
      'admins-asked': 'It comes to admins instead, until that is put right.',
      'tried-again': 'I try again by myself, at longer and longer intervals.',
      stays: 'Nobody else can take it: it waits until it is sent again.',
    },
    kept: 'Nothing is thrown away: my home lists all of it under “Not delivered”. Once the cause is put right, send it again there.',
    see: 'See what was not delivered',
    all: 'Resend all',
    ask: 'Everything that surely did not arrive is sent again now. Letters of which nobody knows whether they arrived stay in the list.',
    yesNo: { yes: 'Resend', no: 'Not yet' },
  },
  fr: {
    title: (who) => fr`Non remis : impossible d’écrire à ${who}.`,
    headline: 'Des messages n’ont pas pu être remis',
    line: (who, what, why, next) => fr`${who} n’a pas reçu ${what} : ${why}. ${next}`,
    next: {
      elsewhere: 'Cela part sur l’autre messagerie, où son compte est lié.',
      'passed-on': 'Tout ce qui attend sa réponse revient à la personne suivante.',
      'admins-asked': 'Les admins le reçoivent à la place, jusqu’à ce que ce soit réglé.',
      'tried-again': 'Je réessaie tout seul, de plus en plus rarement.',
      stays: fr`Personne d’autre ne peut s’en charger : cela attend d’être renvoyé.`,
    },
    kept: fr`Rien n’est jeté : mon accueil en tient la liste sous « Non remis ». Une fois la cause réglée, renvoyez-les de là.`,
    see: 'Voir ce qui n’a pas été remis',
    all: 'Tout renvoyer',
    ask: 'Tout ce qui n’est sûrement pas arrivé repart maintenant. Les lettres dont personne ne sait si elles sont arrivées restent dans la liste.',
    yesNo: { yes: 'Renvoyer', no: 'Pas encore' },
  },
});
