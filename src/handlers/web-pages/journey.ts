// The form of a page of the journey: what it is called, whose journey, over which time, in which languages, and whether what surveys of
// colleagues showed stands on it. Its link is told as a screen's is.
import { newId } from '../../clock.ts';
import { locales } from '../../i18n/locale.ts';
import { type FormView, opening, textOf } from '../../messages/form.ts';
import { type JourneyShows, journeyShows, mapDays } from '../../pages/journey.ts';
import { changePage, makePage, type OpenPage } from '../../pages/page.ts';
import { doerOf } from '../doer.ts';
import { problems, titleOf, titleProblem } from '../fields.ts';
import { type Ask, form, type Request } from '../request.ts';
import { existing, languagesIn, linkTold, publicUrl } from './edit.ts';
import { lanesOf, languagesOf } from './list.ts';
import { sayWebPages } from './words.ts';

export const openJourneyCreate: Ask = async (request) => {
  publicUrl(request);
  return { kind: 'open', form: journeyForm(request, null) };
};

export const openJourneyEdit: Ask = async (request) => ({
  kind: 'open',
  form: journeyForm(request, await existing(request, request.subject, 'journey')),
});

function journeyForm({ locale, formats }: Request, page: OpenPage | null): FormView {
  const say = sayWebPages(locale);
  const shows = page && journeyShows(page.shows);
  return {
    form: 'page.journey',
    state: opening(newId(), page ? { subject: page.id, version: page.version } : {}),
    title: page ? say.editJourney : say.createJourneyTitle,
    submit: page ? say.save : say.create,
    ...(page ? {} : { intro: [{ kind: 'text', text: say.createJourneyIntro }] as const }),
    fields: [
      { kind: 'text', name: 'name', label: say.name, hint: say.journeyNameHint, initial: page?.name ?? '' },
      {
        kind: 'choice',
        name: 'lanes',
        label: say.whose,
        options: (['customers', 'employees', 'both'] as const).map((value) => ({
          value,
          label: say.lanes[value],
        })),
        initial: shows ? lanesOf(shows) : 'customers',
      },
      {
        kind: 'choice',
        name: 'days',
        label: say.time,
        options: mapDays.map((days) => ({ value: String(days), label: say.lastDays(formats.number(days)) })),
        initial: String(shows?.days ?? 90),
      },
      {
        kind: 'choice',
        name: 'languages',
        label: say.inWhich,
        options: [...locales, 'both' as const].map((value) => ({ value, label: say.languages[value] })),
        initial: shows ? languagesOf(shows) : locale,
      },
      {
        kind: 'toggle',
        name: 'surveys',
        label: say.surveys,
        hint: say.surveysHint,
        text: say.surveysText,
        initial: shows?.surveys ?? false,
      },
    ],
  };
}

interface JourneyDraft {
  readonly name: string;
  readonly shows: JourneyShows;
}

export const journeyPageForm = form<JourneyDraft>({
  name: 'page.journey',
  may: 'admin',
  parse(values, { locale }) {
    const errors = problems({ name: titleProblem(values, 'name', { locale }) });
    if (Object.keys(errors).length > 0) return { ok: false, errors };
    const lanes = textOf(values, 'lanes');
    const shows: JourneyShows = {
      lanes:
        lanes === 'both' ? ['customers', 'employees'] : [lanes === 'employees' ? 'employees' : 'customers'],
      days: mapDays.find((each) => String(each) === textOf(values, 'days')) ?? 90,
      languages: languagesIn(textOf(values, 'languages'), locale),
      surveys: values['surveys'] === true,
    };
    return { ok: true, value: { name: titleOf(values, 'name'), shows } };
  },
  async submit(draft, request, { subject, version = 0 }) {
    const { kit, workspace, asker, locale } = request;
    const say = sayWebPages(locale);
    const doer = doerOf(request);
    if (subject !== undefined) {
      await existing(request, subject, 'journey');
      const saved = await changePage(kit.database, workspace.id, { id: subject, version }, draft, doer);
      if (!saved) return { kind: 'errors', errors: { name: say.outdated } };
      return { kind: 'done', title: say.saved, told: say.savedJourney(draft.name) };
    }
    const base = publicUrl(request);
    const making = { kind: 'journey', ...draft, creatorId: asker.id } as const;
    const { token } = await makePage(kit.database, workspace.id, making, doer);
    return { kind: 'done', title: say.made, told: linkTold(`${base}/journey/${token}`, draft.name, locale) };
  },
});
