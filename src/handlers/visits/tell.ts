// /visit: a visit is told in two steps, where and when, then what happened (said.ts), so that what is asked fits the step of the journey. What is
// read of all of them is results.ts.
import { dayIn } from '../../calendar/zone.ts';
import { newId } from '../../clock.ts';
import { numbered } from '../../i18n/formats.ts';
import { type Field, opening, textOf } from '../../messages/form.ts';
import { sentence } from '../../messages/message.ts';
import { fold } from '../../terms/fold.ts';
import { journeyOf } from '../../touchpoints/journey.ts';
import { competitorsListed } from '../../visits/competitors.ts';
import { standingNotice } from '../../visits/notice.ts';
import { deleteVisit, mustBeOpen, type VisitPlace } from '../../visits/record.ts';
import { dayProblem } from '../day-field.ts';
import { problems } from '../fields.ts';
import { type Ask, type CommandEntry, form } from '../request.ts';
import { shellOf } from '../shell.ts';
import { showResults } from './results.ts';
import { newSaidForm, noonOf, OURS } from './said.ts';
import { showVisitSettings } from './settings.ts';
import { sayVisits } from './words.ts';

export const visitCommand: CommandEntry = {
  name: 'visit',
  inFrench: 'visite',
  aliases: ['visits', 'visites'],
  description: {
    en: 'Tell of a step of the journey, lived as a customer',
    fr: 'Raconter une étape du parcours vécue en client',
  },
  usageHint: { en: '[results | settings]', fr: '[résultats | réglages]' },
  isRare: true,
  may: 'everyone',
  run: async (request) => {
    const asked = fold(request.text);
    if (['results', 'resultats'].includes(asked)) return showResults(request);
    if (['settings', 'reglages'].includes(asked)) return showVisitSettings(request);
    return openVisit(request);
  },
};

/** Older ones say nothing of how things are. */
const OLDEST_DAYS = 365;
/** A new one; of "WHERE|DAY" one more step of the same visit. */
export const openVisit: Ask = async (request) => {
  const { kit, workspace, asker, at, locale } = request;
  const { db } = kit.database;
  const say = sayVisits(locale);
  const competitors = await competitorsListed(db, workspace.id);
  const notice = await standingNotice(db, workspace.id);
  if (notice === null && competitors.length === 0)
    return {
      kind: 'say',
      message: sentence(say.nothingOpen, [{ label: say.settings, action: { name: 'visits.settings' } }]),
    };
  const [where = '', day = ''] = request.subject?.split('|') ?? [];
  const options = [
    ...(notice === null ? [] : [{ value: OURS, label: say.ours }]),
    ...competitors.map(({ id, name }) => ({ value: id, label: name })),
  ];
  const steps = await journeyOf(db, workspace.id, 'customers');
  const fields: Field[] = [
    {
      kind: 'choice',
      name: 'where',
      label: say.where,
      options,
      ...initialIn(options, where || (notice === null ? '' : OURS)),
    },
    {
      kind: 'date',
      name: 'when',
      label: say.when,
      hint: say.whenHint,
      initial: day || dayIn(asker.timeZone, at),
    },
    {
      kind: 'choice',
      name: 'step',
      label: say.step,
      hint: say.stepHint,
      of: 'touchpoints',
      options: steps.map(({ id, names }) => ({ value: id, label: names[locale] })),
    },
  ];
  return {
    kind: 'open',
    form: {
      form: 'visit',
      state: opening(newId()),
      title: say.title,
      submit: say.next,
      intro: [
        { kind: 'note', text: say.intro },
        ...(notice === null ? [{ kind: 'note', text: say.noNoticeYet } as const] : []),
      ],
      fields,
    },
  };
};

function initialIn(options: readonly { readonly value: string }[], wanted: string) {
  return options.some(({ value }) => value === wanted) ? { initial: wanted } : {};
}

export const visitForm = form<VisitPlace>({
  name: 'visit',
  may: 'everyone',
  parse(values, request) {
    const say = sayVisits(request.locale);
    const [where, day, touchpoint] = ['where', 'when', 'step'].map((name) => textOf(values, name));
    const errors = problems({
      where: where ? null : say.badPlace,
      when: dayProblem(day ?? '', { first: -OLDEST_DAYS, last: 0 }, request),
      step: touchpoint ? null : say.noStep,
    });
    if (Object.keys(errors).length > 0 || !where || !day || !touchpoint) return { ok: false, errors };
    return {
      ok: true,
      value: { competitorId: where === OURS ? null : where, visitedOn: day, touchpoint },
    };
  },
  async submit(at, request, { key }) {
    const { kit, workspace, formats, asker, locale } = request;
    const { db } = kit.database;
    const notice = at.competitorId === null ? await standingNotice(db, workspace.id) : null;
    if (notice !== null && at.visitedOn < notice.toldOn) {
      const day = formats.fullDay(noonOf(notice.toldOn, asker.timeZone));
      return { kind: 'errors', errors: { when: sayVisits(locale).beforeNotice(day) } };
    }
    await mustBeOpen(db, workspace.id, at);
    return { kind: 'again', form: await newSaidForm(request, at, key) };
  },
});

export const removeVisit: Ask = async (request) => {
  const number = await deleteVisit(shellOf(request), request.subject ?? '', request.asker);
  const { locale } = request;
  return {
    kind: 'say',
    message: sentence(sayVisits(locale).deleted(numbered(locale, number))),
    did: true,
  };
};
