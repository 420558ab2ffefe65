// Which list of actions somebody looks at, and how that travels in its buttons.
import { createHash } from 'node:crypto';
import { type ActionList, actionLists } from '../../plan/lists.ts';
import { searchWords } from '../suggestions/list-state.ts';

export interface PlanState {
  readonly list: ActionList;
  /** Only those of one touchpoint, by its code; null: of any. */
  readonly at: string | null;
  /** What is searched, as `searchWords` leaves it; '' where nothing is. */
  readonly words: string;
  /** From 0. */
  readonly page: number;
}

export function firstPlanPage(list: ActionList, only: Partial<PlanState> = {}): PlanState {
  return { at: null, words: '', page: 0, ...only, list };
}

/** Of a touchpoint, whose id is anybody's words and may be longer than a button carries. */
export function touchpointCode(touchpoint: string): string {
  return createHash('sha256').update(touchpoint).digest('base64url').slice(0, 12);
}

const CODE = /^[\w-]{12}$/;
const PAGE = /^\d{1,5}$/;

export function encodePlan({ list, at, words, page }: PlanState): string {
  return [list, page, at ?? '', words].join('/');
}

/** Null for what `encodePlan` did not make. */
export function decodePlan(code: string | null): PlanState | null {
  const [listText, page = '', at = '', words = '', ...rest] = code?.split('/') ?? [];
  const list = actionLists.find((each) => each === listText);
  const isWhole =
    rest.length === 0 && PAGE.test(page) && (at === '' || CODE.test(at)) && searchWords(words) === words;
  return list && isWhole ? { list, at: at === '' ? null : at, words, page: Number(page) } : null;
}
