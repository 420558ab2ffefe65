// Long lists in pages, by one mechanism for all: which page is asked for, the way to its neighbours, and what draws it again after
// an act on it. What a list shows stays in its own file.
import type { DatabasePart } from '../database/part.ts';
import { phrases } from '../i18n/phrases.ts';
import type { Action, Block, Button, Message } from '../messages/message.ts';
import type { Reply, Request } from './request.ts';

/** Two blocks an entry, its line and its buttons: far within a message of either chat. */
export const ON_A_PAGE = 10;

/** Of each list among others, in App Home: all of them together stay within one of Slack's views, and near a telephone's screen. */
export const AT_A_GLANCE = 5;

/** A list, and what its pages turn about besides: an id, a kind; '' where there is one such list. Without a slash. */
export interface PagedList {
  readonly name: string;
  readonly of?: string;
}

export interface ListPage<T> {
  readonly entries: readonly T[];
  /** The way to its neighbours; nothing where there is one page. */
  readonly pager: readonly Block[];
  /** What draws this page. */
  readonly again: Action;
}

type PageReader = Pick<Request, 'locale' | 'formats'>;

/** One page of all entries, the last one where there are fewer. @param asked from 0 */
export function pageOf<T>(
  all: readonly T[],
  list: PagedList,
  asked: number,
  reader: PageReader,
  size = ON_A_PAGE,
): ListPage<T> {
  const page = Math.min(asked, lastPage(all.length, size));
  return {
    entries: all.slice(page * size, (page + 1) * size),
    pager: pager({ total: all.length, page, size, turn: (to) => pageOn(list, to) }, reader),
    again: drawing(list, page),
  };
}

/** The same of a list that is counted and read a page at a time; where the page is gone meanwhile, the last one is read. */
export async function pageRead<L extends { readonly total: number }>(
  list: PagedList,
  asked: number,
  reader: PageReader,
  read: (part: DatabasePart) => Promise<L>,
  size = ON_A_PAGE,
): Promise<{ readonly listed: L } & Pick<ListPage<never>, 'pager' | 'again'>> {
  const listed = await read({ skip: asked * size, take: size });
  const page = lastPage(listed.total, size);
  if (asked > page) return pageRead(list, page, reader, read, size);
  const { total } = listed;
  return {
    listed,
    pager: pager({ total, page: asked, size, turn: (to) => pageOn(list, to) }, reader),
    again: drawing(list, asked),
  };
}

/** From 0. */
export function lastPage(total: number, size = ON_A_PAGE): number {
  return Math.max(0, Math.ceil(total / size) - 1);
}

interface Turning {
  readonly total: number;
  readonly page: number;
  readonly size?: number;
  readonly turn: (page: number) => Action;
  /** "21 ideas": how many there are in all, beside the page. */
  readonly counted?: string;
}

/** Which page this is, and the way to its neighbours; nothing where there is one page. */
export function pager(
  { total, page, size = ON_A_PAGE, turn, counted }: Turning,
  { locale, formats: { number } }: PageReader,
): Block[] {
  const last = lastPage(total, size);
  if (last === 0) return [];
  const say = words(locale);
  const button = (label: string, to: number): Button[] =>
    to < 0 || to > last ? [] : [{ label, action: turn(to) }];
  const where = say.page(number(page + 1), number(last + 1));
  return [
    { kind: 'note', text: counted === undefined ? where : `${where} · ${counted}` },
    { kind: 'buttons', buttons: [...button(say.previous, page - 1), ...button(say.next, page + 1)] },
  ];
}

/** What turns to a page: "ID/2", "/2". */
export function pageOn({ name, of = '' }: PagedList, page: number): Action {
  return { name, subject: `${of}/${page}` };
}

/** What draws a page; of a first one, as its list is asked for. */
function drawing(list: PagedList, page: number): Action {
  if (page > 0) return pageOn(list, page);
  return list.of ? { name: list.name, subject: list.of } : { name: list.name };
}

/** What `pageOn` wrote; anything else is the first page. */
export function pageIn(subject: string | null): { readonly of: string; readonly page: number } {
  const [of = '', digits = ''] = subject?.split('/') ?? [];
  return { of, page: /^\d{1,6}$/.test(digits) ? Number(digits) : 0 };
}

/** A list as it was asked for: beside the menu at first, then each page in the place of the one before. */
export function shown({ subject }: Request, message: Message): Reply {
  return { kind: 'say', message, ...(subject === null ? {} : { instead: true }) };
}

const words = phrases({
  en: {
    page: (page: string, pages: string) => `Page ${page} of ${pages}`,
    previous: 'Previous',
    next: 'Next',
  },
  fr: { page: (page, pages) => `Page ${page} sur ${pages}`, previous: 'Précédents', next: 'Suivants' },
});
