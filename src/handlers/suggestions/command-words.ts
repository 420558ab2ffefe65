// What somebody may write after /suggestions, in French or English. Pure; answering it is in suggestions.ts.
import { fold } from '../../terms/fold.ts';
import { firstPage, type ListKind, type ListState, searchWords } from './list-state.ts';

export type AskedFor =
  | { readonly kind: 'overview' }
  | { readonly kind: 'help' }
  | { readonly kind: 'idea'; readonly number: number }
  | { readonly kind: 'list'; readonly state: ListState };

const lists: Readonly<Record<Exclude<ListKind, 'search' | 'unowned'>, readonly string[]>> = {
  mine: ['mine', 'my ideas', 'mes', 'mes idees', 'miennes', 'les miennes'],
  waiting: ['waiting', 'attente', 'en attente'],
  open: ['open', 'ouverte', 'ouvertes'],
  done: ['done', 'faite', 'faites', 'realisee', 'realisees'],
  closed: ['closed', 'close', 'closes'],
};
const listNames = ['mine', 'waiting', 'open', 'done', 'closed'] as const;
const answered: readonly string[] = ['answered', 'avec reponse', 'reponse donnee', 'repondue', 'repondues'];
const helps: readonly string[] = ['help', 'aide'];
const searches: readonly string[] = ['search', 'chercher', 'cherche'];
/** "218", "n° 218", "#218", folded. Nine digits at most, so that the number exists for either database. */
const NUMBER = /^(?:n[o]? ?)?(\d{1,9})$/;

/** Accents and case do not matter. What is no word of ours is searched. */
export function askedFor(text: string): AskedFor {
  if (text.trim() === '') return { kind: 'overview' };
  const folded = fold(text);
  if (helps.includes(folded) || text.trim() === '?') return { kind: 'help' };
  const [, digits] = NUMBER.exec(folded) ?? [];
  if (digits !== undefined) return { kind: 'idea', number: Number(digits) };
  const list = listNames.find((each) => lists[each].includes(folded));
  if (list) return { kind: 'list', state: firstPage(list) };
  if (answered.includes(folded)) return { kind: 'list', state: firstPage('open', { status: 'answered' }) };
  const [first = '', ...rest] = text.trim().split(/\s+/);
  const words = searchWords(searches.includes(fold(first)) ? rest.join(' ') : text);
  return words === '' ? { kind: 'help' } : { kind: 'list', state: firstPage('search', { words }) };
}
