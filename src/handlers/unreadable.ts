// For an admin's home: what is sealed and cannot be read any more. How it comes to that, and what to do, is in docs/security.md.
import { plural } from '../i18n/formats.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import type { Block } from '../messages/message.ts';
import { unreadableOf } from '../suggestions/unreadable.ts';
import type { Request } from './request.ts';

/** So many numbers are named. */
const SHOWN = 5;

/** Nothing where everything can be read. */
export async function unreadableBlocks({ kit, workspace, locale, formats }: Request): Promise<Block[]> {
  const { ideas, waiting, letters } = await unreadableOf(kit.database.db, kit.keys, workspace.id);
  if (ideas.length + waiting + letters === 0) return [];
  const say = words(locale);
  const { number } = formats;
  const numbers = ideas.slice(0, SHOWN).map(say.idea).join(', ') + (ideas.length > SHOWN ? '…' : '');
  const lines = [
    ...(ideas.length > 0 ? [plural(locale, ideas.length, say.authors(number(ideas.length), numbers))] : []),
    ...(waiting > 0 ? [plural(locale, waiting, say.waiting(number(waiting)))] : []),
    ...(letters > 0 ? [plural(locale, letters, say.letters(number(letters)))] : []),
  ];
  return [
    { kind: 'text', text: [{ strong: say.title }] },
    { kind: 'list', items: lines },
    { kind: 'note', text: say.whatToDo },
  ];
}

const words = phrases({
  en: {
    title: 'This cannot be read any more',
    idea: (number: number) => `#${number}`,
    authors: (count: string, numbers: string) => ({
      one: `the author of ${count} idea without a name (${numbers}): they are not told of its answers`,
      other: `the authors of ${count} ideas without a name (${numbers}): they are not told of their answers`,
    }),
    waiting: (count: string) => ({
      one: `${count} message that somebody wrote without their name: it is kept, and not passed on`,
      other: `${count} messages that people wrote without their names: they are kept, and not passed on`,
    }),
    letters: (count: string) => ({
      one: `${count} letter to somebody who prefers not to be named: it is kept, and not sent`,
      other: `${count} letters to people who prefer not to be named: they are kept, and not sent`,
    }),
    whatToDo:
      'It was sealed under a secret key that is not given. Whoever runs Porte-voix puts an older key, if there is one, behind the present one; portevoix doctor says how much it is.',
  },
  fr: {
    title: 'Ceci ne se lit plus',
    idea: (number) => fr`n° ${number}`,
    authors: (count, numbers) => ({
      one: fr`l’auteur de ${count} idée sans nom (${numbers}) : les réponses ne lui parviennent pas`,
      other: fr`les auteurs de ${count} idées sans nom (${numbers}) : les réponses ne leur parviennent pas`,
    }),
    waiting: (count) => ({
      one: fr`${count} message écrit sans nom : il est gardé, mais pas transmis`,
      other: fr`${count} messages écrits sans nom : ils sont gardés, mais pas transmis`,
    }),
    letters: (count) => ({
      one: fr`${count} message à quelqu’un qui préfère rester anonyme : il est gardé, mais pas envoyé`,
      other: fr`${count} messages à des personnes qui préfèrent rester anonymes : ils sont gardés, mais pas envoyés`,
    }),
    whatToDo: fr`La clé secrète qui les scelle manque. La personne qui fait tourner Porte-voix peut mettre une clé plus ancienne, si elle existe, derrière l’actuelle ; portevoix doctor dit combien de valeurs sont touchées.`,
  },
});
