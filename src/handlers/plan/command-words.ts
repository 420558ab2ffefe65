// What somebody may write after /plan, in French or English. Pure; answering it is command.ts.
import type { ActionList } from '../../plan/lists.ts';
import { fold } from '../../terms/fold.ts';
import { searchWords } from '../suggestions/list-state.ts';

export type PlanAsked =
  | { readonly kind: 'overview' }
  | { readonly kind: 'help' }
  | { readonly kind: 'action'; readonly number: number }
  /** The words after it; '' where there are none. */
  | { readonly kind: 'add'; readonly title: string }
  | { readonly kind: 'list'; readonly list: ActionList }
  /** A touchpoint's name, or words to look for. */
  | { readonly kind: 'about'; readonly said: string; readonly words: string };

const lists: readonly (readonly [ActionList, readonly string[]])[] = [
  ['mine', ['mine', 'my actions', 'miennes', 'les miennes', 'mes actions']],
  ['open', ['open', 'ouvertes', 'en cours', 'under way']],
  ['late', ['late', 'retard', 'en retard']],
  ['done', ['done', 'faites', 'faite', 'terminees', 'terminee']],
  ['all', ['all', 'tout', 'toutes']],
];
const adds = ['add', 'ajouter', 'ajoute', 'new', 'nouvelle'];
const helps = ['help', 'aide'];
const searches = ['search', 'chercher', 'cherche'];
/** "12", "n° 12", "#12", folded. Nine digits at most, so that the number exists for either database. */
const NUMBER = /^(?:n[o]? ?)?(\d{1,9})$/;

export function planAskedFor(text: string): PlanAsked {
  if (text.trim() === '') return { kind: 'overview' };
  const folded = fold(text);
  if (helps.includes(folded) || text.trim() === '?') return { kind: 'help' };
  const [, digits] = NUMBER.exec(folded) ?? [];
  if (digits !== undefined) return { kind: 'action', number: Number(digits) };
  const list = lists.find(([, names]) => names.includes(folded));
  if (list) return { kind: 'list', list: list[0] };
  const [first = '', ...rest] = text.trim().split(/\s+/);
  const after = rest.join(' ');
  if (adds.includes(fold(first))) return { kind: 'add', title: text.trim().slice(first.length).trim() };
  const said = searches.includes(fold(first)) ? after : text.trim();
  const words = searchWords(said);
  return words === '' ? { kind: 'help' } : { kind: 'about', said, words };
}
