// Slides that a screen was never offered: added by one press, or left out for good; and the line of an admin's home about them.
import { UserError } from '../../errors.ts';
import { type Block, type Option, sentence } from '../../messages/message.ts';
import { changePage, listPages, type OpenPage, pageById } from '../../pages/page.ts';
import { NEXT_SLIDE, wallShows } from '../../pages/wall.ts';
import { notOffered, withAdded } from '../../schedules/offered.ts';
import { doerOf } from '../doer.ts';
import { answered, offerNote } from '../offer.ts';
import type { Ask, Request } from '../request.ts';
import { sayWebPages } from './words.ts';

/** All that a screen can show, in the order in which it is told. */
export function slideOptions({ kit, locale }: Request): Option[] {
  return [
    ...kit.menu.sections
      .filter(({ wall }) => wall !== null)
      .map(({ id, name }) => ({ value: id, label: name[locale] })),
    { value: NEXT_SLIDE, label: sayWebPages(locale).next },
  ];
}

export function slidesOfferedTo(page: Pick<OpenPage, 'shows'>, request: Request): readonly Option[] {
  const { slides: sections, offered = null } = wallShows(page.shows);
  const all = slideOptions(request);
  const ids = notOffered(
    all.map(({ value }) => value),
    { sections, offered },
  );
  return all.filter(({ value }) => ids.includes(value));
}

export function answerNewSlides(isAdded: boolean): Ask {
  return async (request) => {
    const { kit, workspace, subject, locale } = request;
    const page = await pageById(kit.database.db, workspace.id, subject ?? '');
    if (page === null || page.kind !== 'wall')
      throw new UserError('page.gone', (reader) => sayWebPages(reader).gone);
    const offered = slidesOfferedTo(page, request);
    const shows = wallShows(page.shows);
    const all = slideOptions(request).map(({ value }) => value);
    const added = isAdded ? offered.map(({ value }) => value) : [];
    const slides = [...withAdded(all, shows.slides, added)];
    const draft = { name: page.name, shows: { ...shows, slides, offered: all } };
    const isSaved = await changePage(kit.database, workspace.id, page, draft, doerOf(request));
    if (!isSaved) throw new UserError('page.outdated', (reader) => sayWebPages(reader).outdated);
    const told = answered(page.name, isAdded && offered.length > 0 ? offered : null, locale);
    return { kind: 'say', message: sentence(told), did: true };
  };
}

export async function newOnScreens(request: Request): Promise<Block[]> {
  const pages = await listPages(request.kit.database.db, request.workspace.id);
  const screens = pages.filter(({ kind }) => kind === 'wall');
  const offers = screens.map((each) => slidesOfferedTo(each, request)).filter(({ length }) => length > 0);
  const all = new Map(offers.flat().map((each) => [each.value, each]));
  return offerNote([...all.values()], { what: 'page', count: offers.length }, request.locale);
}
