// The pages that open by a link, as admins see them: what each shows, who made it, until when, when it was last opened; renewing and
// revoking one. The links themselves are told once, to whoever made them (edit.ts).
import { dateOf, dayOf } from '../../calendar/day.ts';
import { UserError } from '../../errors.ts';
import { formats } from '../../i18n/formats.ts';
import type { Locale } from '../../i18n/locale.ts';
import { type Block, type Message, sentence } from '../../messages/message.ts';
import { endsSoon } from '../../pages/ending.ts';
import { type JourneyShows, journeyShows } from '../../pages/journey.ts';
import { hasExpired, LIVES_DAYS, listPages, type OpenPage, renewPage, revokePage } from '../../pages/page.ts';
import { NEXT_SLIDE, type WallShows, wallShows } from '../../pages/wall.ts';
import { peopleByIds } from '../../people/person.ts';
import { allSchedules, type Schedule } from '../../schedules/schedule.ts';
import { sayCommunity } from '../community/words.ts';
import { doerOf } from '../doer.ts';
import { offerBlocks } from '../offer.ts';
import { pageIn, pageOf, shown } from '../paging.ts';
import type { Ask, Request } from '../request.ts';
import { slidesOfferedTo } from './offer.ts';
import { sayWebPages } from './words.ts';

export const listOpenPages: Ask = async (request) =>
  shown(request, await pagesList(request, pageIn(request.subject).page));

async function pagesList(request: Request, asked: number): Promise<Message> {
  const { kit, workspace, locale } = request;
  const { db } = kit.database;
  const say = sayWebPages(locale);
  const all = await listPages(db, workspace.id);
  const { entries, pager, again } = pageOf(all, { name: 'pages' }, asked, request);
  const schedules = await allSchedules(db, workspace.id);
  const makers = await peopleByIds(db, workspace.id, [...new Set(entries.map((each) => each.createdById))]);
  const names = new Map(makers.map(({ id, name }) => [id, name]));
  return {
    summary: say.title,
    again,
    blocks: [
      { kind: 'heading', text: say.title },
      { kind: 'text', text: say.intro },
      ...(kit.publicUrl === undefined ? [{ kind: 'note', text: say.noAddress } as const] : []),
      ...(all.length === 0 ? [{ kind: 'text', text: say.none } as const] : []),
      ...entries.flatMap((each) =>
        pageBlocks(each, { request, schedules, maker: names.get(each.createdById) ?? '–' }),
      ),
      ...pager,
      {
        kind: 'buttons',
        buttons: [
          { label: say.create, action: { name: 'page.create' }, style: 'primary' },
          { label: say.createJourney, action: { name: 'page.journey-create' } },
          // Customers' pages are listed with what is asked on them.
          { label: sayCommunity(locale).menu, action: { name: 'community' } },
        ],
      },
    ],
  };
}

function pageBlocks(
  page: OpenPage,
  {
    request,
    schedules,
    maker,
  }: { readonly request: Request; readonly schedules: readonly Schedule[]; readonly maker: string },
): Block[] {
  const { locale } = request;
  const say = sayWebPages(locale);
  const subject = page.id;
  const value = [
    isJourney(page)
      ? journeyText(journeyShows(page.shows), request)
      : showsText(wallShows(page.shows), schedules, request),
    [say.madeBy(maker), lifeText(page, request), openedText(page, locale)].join(' · '),
  ].join('\n');
  return [
    { kind: 'facts', facts: [{ label: page.name, value }] },
    ...offerBlocks(
      isJourney(page) ? [] : slidesOfferedTo(page, request),
      { askNames: { add: 'page.add-new', leave: 'page.leave-new' }, subject },
      locale,
    ),
    {
      kind: 'buttons',
      buttons: [
        isJourney(page)
          ? { label: say.edit, action: { name: 'page.journey-edit', subject } }
          : { label: say.edit, action: { name: 'page.edit', subject } },
        { label: say.renew, action: { name: 'page.renew', subject } },
        {
          label: say.revoke,
          action: { name: 'page.revoke', subject },
          style: 'danger',
          confirm: {
            title: say.revokeTitle,
            text: say.revokeText(page.name),
            yes: say.revoke,
            no: say.keep,
          },
        },
      ],
    },
  ];
}

/** "Weekly, #general · Headline, Indicators · in French, then in English". */
function showsText(shows: WallShows, schedules: readonly Schedule[], request: Request): string {
  const { kit, locale, formats: its } = request;
  const say = sayWebPages(locale);
  const schedule = schedules.find(({ id }) => id === shows.scheduleId);
  const channel = schedule?.channels.find(({ address }) => address === shows.channel);
  const digest =
    schedule === undefined
      ? say.noDigest
      : channel === undefined
        ? say.noChannel(schedule.name)
        : `${schedule.name}, #${channel.name}`;
  const slides = shows.slides.flatMap((id) =>
    id === NEXT_SLIDE ? [say.next] : (kit.menu.sections.find((each) => each.id === id)?.name[locale] ?? []),
  );
  return [digest, its.list(slides), say.languages[languagesOf(shows)]].join(' · ');
}

/** "Customers’ journey, last 90 days · with what surveys showed · in French". */
function journeyText(shows: JourneyShows, { locale, formats: its }: Request): string {
  const say = sayWebPages(locale);
  return [
    say.lanes[lanesOf(shows)],
    say.lastDays(its.number(shows.days)),
    ...(shows.surveys ? [say.withSurveys] : []),
    say.languages[languagesOf(shows)],
  ].join(' · ');
}

function isJourney({ kind }: Pick<OpenPage, 'kind'>): boolean {
  return kind === 'journey';
}

/** As the form offers them. */
export function lanesOf({ lanes }: Pick<JourneyShows, 'lanes'>): 'customers' | 'employees' | 'both' {
  return lanes.length > 1 ? 'both' : (lanes[0] ?? 'customers');
}

/** As the form offers them. */
export function languagesOf({ languages }: Pick<WallShows, 'languages'>): Locale | 'both' {
  return languages.length > 1 ? 'both' : (languages[0] ?? 'fr');
}

function lifeText(page: OpenPage, { locale, workspace, at }: Request): string {
  const say = sayWebPages(locale);
  const last = formats(locale, workspace.timeZone).fullDay(new Date(page.expiresAt.getTime() - 1));
  if (hasExpired(page, at)) return say.expired(last);
  return endsSoon(page, at) ? say.soon(last) : say.until(last);
}

function openedText({ lastOpenedOn }: OpenPage, locale: Locale): string {
  const say = sayWebPages(locale);
  return lastOpenedOn === null
    ? say.unopened
    : say.opened(formats(locale, 'UTC').fullDay(dateOf(dayOf(lastOpenedOn))));
}

export const renew: Ask = async (request) => {
  const { kit, workspace, subject, locale } = request;
  const page = await renewPage(kit.database, workspace.id, subject ?? '', doerOf(request));
  if (page === null) throw new UserError('page.gone', (reader) => sayWebPages(reader).gone);
  const told = sayWebPages(locale).renewed(page.name, request.formats.number(LIVES_DAYS));
  return { kind: 'say', message: sentence(told), did: true };
};

export const revoke: Ask = async (request) => {
  const { kit, workspace, subject, locale } = request;
  const name = await revokePage(kit.database, workspace.id, subject ?? '', doerOf(request));
  const say = sayWebPages(locale);
  return { kind: 'say', message: sentence(name === null ? say.gone : say.revoked(name)), did: true };
};
