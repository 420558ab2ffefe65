// What a screen shows just now: the last digest that its schedule posted, as its channel read it and as it stands today, part by part. It
// takes no number itself. How it looks: slides.tsx.
import { occurrencesAfter } from '../../../calendar/occurrences.ts';
import type { Store } from '../../../database/client.ts';
import { readerOf, seenBy } from '../../../digests/queueing.ts';
import { type DigestReader, type Sections, sectionIn } from '../../../digests/section.ts';
import { type ToldDigest, toldDigests } from '../../../digests/sent.ts';
import { titleOf } from '../../../digests/title.ts';
import { formats } from '../../../i18n/formats.ts';
import type { Locale } from '../../../i18n/locale.ts';
import { fr, phrases } from '../../../i18n/phrases.ts';
import type { OpenPage } from '../../../pages/page.ts';
import { NEXT_SLIDE, type WallShows, wallShows } from '../../../pages/wall.ts';
import { rhythmOf, type Schedule, scheduleById } from '../../../schedules/schedule.ts';
import { workCalendar } from '../../../workspace/work-calendar.ts';
import { type Workspace, workspaceById } from '../../../workspace/workspace.ts';
import { readingHours } from './hours.ts';
import { slidesOfSection, type WallSlide } from './section.ts';

export interface WallContent {
  readonly slides: readonly WallSlide[];
  readonly hours: readonly (readonly [number, number])[];
  readonly timeZone: string;
}

/** Never without a slide. */
export async function wallContent(
  db: Store,
  page: Pick<OpenPage, 'workspaceId' | 'shows'>,
  sections: Sections,
  now: Date,
): Promise<WallContent> {
  const { workspaceId } = page;
  const shows = wallShows(page.shows);
  const workspace = await workspaceById(db, workspaceId);
  const schedule = await scheduleById(db, workspaceId, shows.scheduleId);
  const [digest] =
    schedule === null
      ? []
      : await toldDigests(db, workspaceId, { scheduleId: schedule.id, after: null, take: 1 });
  const stands = digest && schedule && (await standing(db, workspaceId, { digest, shows, sections }));
  const slides = shows.languages.flatMap((locale): WallSlide[] => {
    if (schedule === null) return [ofNothing(words(locale).gone, locale)];
    const told = stands ? toldIn(locale, { stands, schedule, shows, sections }) : [];
    const first = told.length === 0 ? [ofNothing(words(locale).nothing, locale)] : told;
    const next = shows.slides.includes(NEXT_SLIDE) ? [nextSlide(locale, { schedule, workspace, now })] : [];
    return [...first, ...next];
  });
  const { timeZone } = workspace;
  return { slides, hours: readingHours(workCalendar(workspace), timeZone, now), timeZone };
}

interface StandingDigest {
  readonly digest: ToldDigest;
  /** By the section's id, what of it the channel read and still stands. */
  readonly data: ReadonlyMap<string, unknown>;
}

async function standing(
  db: Store,
  workspaceId: string,
  {
    digest,
    shows,
    sections,
  }: { readonly digest: ToldDigest; readonly shows: WallShows; readonly sections: Sections },
): Promise<StandingDigest> {
  const data = new Map<string, unknown>();
  for (const each of seenBy(digest.snapshot, sections)(shows.channel).sections) {
    const still = await sectionIn(sections, each.id)?.stands(db, workspaceId, each.data);
    if (still !== null && still !== undefined) data.set(each.id, still);
  }
  return { digest, data };
}

function toldIn(locale: Locale, { stands, schedule, shows, sections }: ShownDigest): WallSlide[] {
  const { digest, data } = stands;
  const reader: DigestReader = { ...readerOf(schedule, shows.channel), locale };
  const of = titleOf(digest.snapshot, reader);
  return shows.slides.flatMap((id) => {
    const section = sectionIn(sections, id);
    const stored = data.get(id);
    if (section === null || stored === undefined) return [];
    return slidesOfSection(section, stored, reader).map((slide) => ({ ...slide, of }));
  });
}

interface ShownDigest {
  readonly stands: StandingDigest;
  readonly schedule: Schedule;
  readonly shows: WallShows;
  readonly sections: Sections;
}

function nextSlide(
  locale: Locale,
  {
    schedule,
    workspace,
    now,
  }: { readonly schedule: Schedule; readonly workspace: Workspace; readonly now: Date },
): WallSlide {
  const say = words(locale);
  const [next] = schedule.isPaused ? [] : occurrencesAfter(rhythmOf(schedule, workspace), now, 1);
  const when = next && formats(locale, schedule.timeZone).moment(next, now);
  return {
    locale,
    title: say.next,
    blocks: [
      ...(when === undefined ? [] : [{ kind: 'text', text: say.nextDigest(when) } as const]),
      { kind: 'text', text: [{ strong: say.idea }] },
      { kind: 'note', text: say.how },
    ],
    of: null,
  };
}

function ofNothing(text: string, locale: Locale): WallSlide {
  const { title } = words(locale);
  return { locale, title, blocks: [{ kind: 'text', text }], of: null };
}

const words = phrases({
  en: {
    title: 'Customers’ voice',
    nothing: 'The first digest has not come out yet. It is shown here as soon as it has.',
    gone: 'The digest that this screen showed is no longer there. An admin can choose another one.',
    next: 'What comes next',
    nextDigest: (when: string) => `The next digest comes on ${when}.`,
    idea: 'Something to improve? Every idea gets its answer.',
    how: 'Write /suggest in the chat, or say it to Porte-voix.',
  },
  fr: {
    title: 'La voix des clients',
    nothing: 'Le premier bulletin n’est pas encore paru. Il s’affichera ici dès sa parution.',
    gone: 'Le bulletin que montrait cet écran n’existe plus. Un admin peut en choisir un autre.',
    next: 'La suite',
    nextDigest: (when) => fr`Prochain bulletin : ${when}.`,
    idea: 'Quelque chose à améliorer ? Chaque idée reçoit sa réponse.',
    how: 'Écrivez /idée dans la messagerie, ou dites-le à Porte-voix.',
  },
});
