// What people read when their role changes, and admins when who is one does.
import { formats } from '../i18n/formats.ts';
import type { Locale } from '../i18n/locale.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import { type Message, sentence } from '../messages/message.ts';
import type { Role } from '../people/rights.ts';
import { roleName, whatMay } from './words.ts';

/** To whoever has it now. */
export function givenLetter(role: Role, by: string, locale: Locale): Message {
  const { given, see } = words(locale);
  return sentence(given(by, roleName(role, locale), whatMay(role, locale)), [
    { label: see, action: { name: 'roles' } },
  ]);
}

/** To whoever had it. */
export function takenLetter(role: Role, by: string, locale: Locale): Message {
  return sentence(words(locale).taken(by, roleName(role, locale)));
}

/** To the others who were admins, or are. @param named whether admins are those that have the role, rather than those of the chat */
export function adminsLetter(
  { by, now, named }: { readonly by: string; readonly now: readonly string[]; readonly named: boolean },
  locale: Locale,
): Message {
  const { admins, onlyNamed, ofTheChat, see } = words(locale);
  const all = formats(locale, 'UTC').list(now);
  return sentence(`${admins(by, all)} ${named ? onlyNamed : ofTheChat}`, [
    { label: see, action: { name: 'roles' } },
  ]);
}

const words = phrases({
  en: {
    given: (by: string, role: string, may: string) =>
      `${by} gave you a role in Porte-voix, ${role}: from now on you may ${may}.`,
    taken: (by: string, role: string) => `${by} took back your role in Porte-voix: ${role}.`,
    admins: (by: string, all: string) =>
      `${by} changed who is an admin of Porte-voix. Those who have the role now: ${all}.`,
    onlyNamed: 'Whoever administers the chat is one only if they are named there.',
    ofTheChat: 'Nobody else has it, so that those who administer the chat are admins again.',
    see: 'Who may do what',
  },
  fr: {
    given: (by, role, may) =>
      fr`${by} vous a donné un rôle dans Porte-voix, ${role} : vous pouvez désormais ${may}.`,
    taken: (by, role) => fr`${by} a repris votre rôle dans Porte-voix : ${role}.`,
    admins: (by, all) => fr`${by} a changé les admins de Porte-voix. Ont maintenant ce rôle : ${all}.`,
    onlyNamed: 'Qui administre la messagerie ne l’est plus qu’en y étant nommé.',
    ofTheChat: 'Plus personne d’autre ne l’a : les admins de la messagerie le sont de nouveau.',
    see: 'Qui peut faire quoi',
  },
});
