// The form of a screen: what it is called, whose digest it shows, which slides, in which languages. A new one's link is told when it is done,
// to whoever made it and nobody else: it carries the right to open it.
import { newId } from '../../clock.ts';
import { UserError } from '../../errors.ts';
import { type Locale, locales } from '../../i18n/locale.ts';
import { type FormView, listOf, opening, textOf } from '../../messages/form.ts';
import type { Message, Option } from '../../messages/message.ts';
import { changePage, makePage, type OpenPage, type PageKind, pageById } from '../../pages/page.ts';
import { type WallShows, wallShows } from '../../pages/wall.ts';
import { allSchedules } from '../../schedules/schedule.ts';
import { doerOf } from '../doer.ts';
import { problems, titleOf, titleProblem } from '../fields.ts';
import { type Ask, form, type Request } from '../request.ts';
import { languagesOf } from './list.ts';
import { slideOptions } from './offer.ts';
import { sayWebPages } from './words.ts';

/** Each channel's digest, by name. */
export async function wallDigests({ kit, workspace }: Request): Promise<readonly Option[]> {
  const schedules = await allSchedules(kit.database.db, workspace.id);
  return schedules.flatMap(({ id, name, channels }) =>
    channels.map((channel) => ({
      value: `${id} ${channel.address}`,
      label: `${name} · #${channel.name}`,
    })),
  );
}

export const openPageCreate: Ask = async (request) => {
  publicUrl(request);
  return { kind: 'open', form: await pageView(request, null) };
};

export const openPageEdit: Ask = async (request) => ({
  kind: 'open',
  form: await pageView(request, await existing(request, request.subject, 'wall')),
});

async function pageView(request: Request, page: OpenPage | null): Promise<FormView> {
  const { locale } = request;
  const say = sayWebPages(locale);
  const shows = page && wallShows(page.shows);
  const digests = await wallDigests(request);
  if (digests.length === 0) throw new UserError('page.noDigest', (reader) => sayWebPages(reader).noSchedule);
  const slides = slideOptions(request);
  const chosen = shows ? `${shows.scheduleId} ${shows.channel}` : (digests[0]?.value ?? '');
  return {
    form: 'page',
    state: opening(newId(), page ? { subject: page.id, version: page.version } : {}),
    title: page ? say.edit : say.createTitle,
    submit: page ? say.save : say.create,
    ...(page ? {} : { intro: [{ kind: 'text', text: say.createIntro }] as const }),
    fields: [
      { kind: 'text', name: 'name', label: say.name, hint: say.nameHint, initial: page?.name ?? '' },
      {
        kind: 'choice',
        name: 'digest',
        label: say.digest,
        of: 'wall-digests',
        options: digests,
        // A digest that is no longer there is chosen anew, by hand.
        ...(digests.some(({ value }) => value === chosen) ? { initial: chosen } : {}),
      },
      {
        kind: 'choices',
        name: 'slides',
        label: say.slides,
        options: slides,
        initial: shows?.slides ?? slides.map(({ value }) => value),
      },
      {
        kind: 'choice',
        name: 'languages',
        label: say.inWhich,
        options: [...locales, 'both' as const].map((value) => ({ value, label: say.languages[value] })),
        initial: shows ? languagesOf(shows) : locale,
      },
    ],
  };
}

interface PageDraft {
  readonly name: string;
  readonly shows: WallShows;
}

export const pageForm = form<PageDraft>({
  name: 'page',
  may: 'admin',
  parse(values, request) {
    const { locale } = request;
    const say = sayWebPages(locale);
    const [scheduleId = '', channel = ''] = textOf(values, 'digest').split(' ');
    const slides = listOf(values, 'slides');
    const offered = slideOptions(request).filter(({ value }) => slides.includes(value));
    const errors = problems({
      name: titleProblem(values, 'name', { locale }),
      digest: channel === '' ? say.chooseDigest : null,
      slides: offered.length === 0 ? say.chooseSlides : null,
    });
    if (Object.keys(errors).length > 0) return { ok: false, errors };
    const shows = {
      scheduleId,
      channel,
      // In the order in which they are told.
      slides: offered.map(({ value }) => value),
      offered: slideOptions(request).map(({ value }) => value),
      languages: languagesIn(textOf(values, 'languages'), locale),
    };
    return { ok: true, value: { name: titleOf(values, 'name'), shows } };
  },
  async submit({ name, shows }, request, { subject, version = 0 }) {
    const { kit, workspace, asker, locale } = request;
    const say = sayWebPages(locale);
    const known = (await wallDigests(request)).some(
      ({ value }) => value === `${shows.scheduleId} ${shows.channel}`,
    );
    if (!known) return { kind: 'errors', errors: { digest: say.chooseDigest } };
    const doer = doerOf(request);
    if (subject !== undefined) {
      const draft = { name, shows };
      const saved = await changePage(kit.database, workspace.id, { id: subject, version }, draft, doer);
      if (!saved) return { kind: 'errors', errors: { name: say.outdated } };
      return { kind: 'done', title: say.saved, told: say.savedText(name) };
    }
    const base = publicUrl(request);
    const draft = { kind: 'wall', name, shows, creatorId: asker.id } as const;
    const { token } = await makePage(kit.database, workspace.id, draft, doer);
    return { kind: 'done', title: say.made, told: linkTold(`${base}/wall/${token}`, name, locale) };
  },
});

export function languagesIn(chosen: string, own: Locale): Locale[] {
  if (chosen === 'both') return [...locales];
  return [locales.find((each) => each === chosen) ?? own];
}

/** Once: it is stored nowhere. */
export function linkTold(link: string, name: string, locale: Locale): Message {
  const say = sayWebPages(locale);
  return {
    summary: say.madeText(name),
    blocks: [
      { kind: 'text', text: say.madeText(name) },
      { kind: 'text', text: [{ link, href: link }] },
      { kind: 'note', text: say.once },
    ],
  };
}

/** @throws UserError 'page.noAddress', saying what an operator has to set */
export function publicUrl({ kit }: Request): string {
  if (kit.publicUrl === undefined)
    throw new UserError('page.noAddress', (locale) => sayWebPages(locale).noAddress);
  return kit.publicUrl;
}

/** @throws UserError 'page.gone' */
export async function existing(
  { kit, workspace }: Request,
  id: string | null,
  kind: PageKind,
): Promise<OpenPage> {
  const page = await pageById(kit.database.db, workspace.id, id ?? '');
  if (page?.kind !== kind) throw new UserError('page.gone', (locale) => sayWebPages(locale).gone);
  return page;
}
