// What visits need: the notice to employees and their representatives, which everybody may read, the competitors, and what is looked at by step. Admins
// change it; the rules are in visits/.
import { dayOf } from '../../calendar/day.ts';
import { dayIn, zoneOf } from '../../calendar/zone.ts';
import { newId } from '../../clock.ts';
import { touchpointsCalled } from '../../feedback/touchpoints/company.ts';
import { type Names, touchpointName } from '../../feedback/touchpoints.ts';
import { type FormValues, opening, textOf } from '../../messages/form.ts';
import { type Block, type Message, sentence } from '../../messages/message.ts';
import { fold } from '../../terms/fold.ts';
import { journeyOf } from '../../touchpoints/journey.ts';
import { competitorsListed, MOST_COMPETITORS, saveCompetitors } from '../../visits/competitors.ts';
import {
  criteriaAt,
  criterionIn,
  criterionLine,
  MOST_CRITERIA,
  saveCriteria,
} from '../../visits/criteria.ts';
import { type NoticeDraft, recordNotice, standingNotice, withdrawNotice } from '../../visits/notice.ts';
import { dayProblem } from '../day-field.ts';
import { LONGEST_TITLE, problems, titleOf, titleProblem } from '../fields.ts';
import { AT_A_GLANCE, pageIn, pageOf, shown } from '../paging.ts';
import { type Ask, form, type Request } from '../request.ts';
import { shellOf } from '../shell.ts';
import { sayVisits } from './words.ts';

/** Told a long time ago, it is still told. */
const OLDEST_NOTICE_DAYS = 3_660;
const LONGEST_LINE = 120;

export const showVisitSettings: Ask = async (request) =>
  shown(request, await settingsMessage(request, pageIn(request.subject).page));

async function settingsMessage(request: Request, page: number): Promise<Message> {
  const { kit, workspace, asker, locale, formats } = request;
  const { db } = kit.database;
  const say = sayVisits(locale);
  const notice = await standingNotice(db, workspace.id);
  const competitors = await competitorsListed(db, workspace.id);
  const steps = await journeyOf(db, workspace.id, 'customers');
  const { entries, pager, again } = pageOf(steps, { name: 'visits.settings' }, page, request, AT_A_GLANCE);
  const criteria = await Promise.all(
    entries.map(async ({ id: value, names: { [locale]: label } }): Promise<Block[]> => {
      const names = (await criteriaAt(db, workspace.id, value)).map(({ names }) => names[locale]);
      return [
        { kind: 'text', text: [{ strong: label }, `\n${names.join(' · ')}`] },
        ...buttonsFor(asker.isAdmin, [
          { label: say.criteriaChange(label), action: { name: 'visit.criteria', subject: value } },
        ]),
      ];
    }),
  );
  const withdrawal = {
    label: say.withdraw,
    action: { name: 'visit.notice-withdraw' },
    style: 'danger',
    confirm: { title: say.withdrawTitle, text: say.withdrawText, yes: say.withdrawYes, no: say.no },
  } as const;
  return {
    summary: say.settings,
    again,
    blocks: [
      { kind: 'heading', text: say.settings },
      {
        kind: 'text',
        text:
          notice === null
            ? say.noNotice
            : say.noticeStands(formats.fullDay(noonOf(notice.toldOn, asker.timeZone)), notice.document),
      },
      ...buttonsFor(asker.isAdmin, [
        {
          label: notice === null ? say.record : say.recordAnew,
          action: { name: 'visit.notice' },
          ...(notice === null ? { style: 'primary' as const } : {}),
        },
        ...(notice === null ? [] : [withdrawal]),
      ]),
      {
        kind: 'text',
        text:
          competitors.length === 0
            ? say.noCompetitors
            : say.competitorsListed(formats.list(competitors.map(({ name }) => name))),
      },
      ...buttonsFor(asker.isAdmin, [{ label: say.competitorsChange, action: { name: 'visit.competitors' } }]),
      { kind: 'text', text: [{ strong: say.criteria }, `\n${say.criteriaIntro}`] },
      ...criteria.flat(),
      ...pager,
      { kind: 'buttons', buttons: [{ label: say.results, action: { name: 'visits', subject: '/0' } }] },
    ],
  };
}

function buttonsFor(isAdmin: boolean, buttons: Extract<Block, { kind: 'buttons' }>['buttons']): Block[] {
  return isAdmin ? [{ kind: 'buttons', buttons }] : [];
}

function noonOf(day: string, timeZone: string): Date {
  return new Date(zoneOf(timeZone).instant(dayOf(day), 12 * 60));
}

export const openNotice: Ask = async (request) => {
  const { asker, at, locale } = request;
  const say = sayVisits(locale);
  return {
    kind: 'open',
    form: {
      form: 'visit.notice',
      state: opening(newId()),
      title: say.noticeTitle,
      submit: say.saveSettings,
      intro: [{ kind: 'text', text: say.noticeIntro }],
      fields: [
        { kind: 'date', name: 'toldOn', label: say.toldOn, initial: dayIn(asker.timeZone, at) },
        { kind: 'text', name: 'document', label: say.document, hint: say.documentHint },
        { kind: 'toggle', name: 'confirmed', label: say.noticeTitle, text: say.confirmed },
      ],
    },
  };
};

export const noticeForm = form<NoticeDraft>({
  name: 'visit.notice',
  may: 'admin',
  parse(values, request) {
    const { locale } = request;
    const toldOn = textOf(values, 'toldOn');
    const errors = problems({
      toldOn: dayProblem(toldOn, { first: -OLDEST_NOTICE_DAYS, last: 0 }, request),
      document: titleProblem(values, 'document', { locale }),
      confirmed: values['confirmed'] === true ? null : sayVisits(locale).mustConfirm,
    });
    if (Object.keys(errors).length > 0) return { ok: false, errors };
    return { ok: true, value: { toldOn, document: titleOf(values, 'document') } };
  },
  async submit(draft, request) {
    await recordNotice(shellOf(request), draft, request.asker.id);
    const say = sayVisits(request.locale);
    return {
      kind: 'done',
      title: say.noticeTitle,
      told: sentence(say.noticeRecorded, [{ label: say.tell, action: { name: 'visit' } }]),
    };
  },
});

export const takeNoticeBack: Ask = async (request) => {
  const stood = await withdrawNotice(shellOf(request), request.asker.id);
  const say = sayVisits(request.locale);
  return { kind: 'say', message: sentence(stood ? say.withdrawn : say.nothingStood), did: true };
};

export const openCompetitors: Ask = async ({ kit, workspace, locale }) => {
  const say = sayVisits(locale);
  const listed = await competitorsListed(kit.database.db, workspace.id);
  return {
    kind: 'open',
    form: {
      form: 'visit.competitors',
      state: opening(newId()),
      title: say.competitors,
      submit: say.saveSettings,
      fields: [
        {
          kind: 'multiline',
          name: 'names',
          label: say.competitors,
          hint: say.competitorsHint,
          optional: true,
          initial: listed.map(({ name }) => name).join('\n'),
        },
      ],
    },
  };
};

/** Each line once, as people tell them apart: as it is written first. */
function linesIn(values: FormValues, name: string): string[] {
  const lines = textOf(values, name)
    .split('\n')
    .map((line) => line.normalize('NFC').trim())
    .filter((line) => fold(line) !== '');
  return lines.filter((line, at) => lines.findIndex((each) => fold(each) === fold(line)) === at);
}

function linesProblem(
  lines: readonly string[],
  { most, longest }: { readonly most: number; readonly longest: number },
  { locale, formats }: Pick<Request, 'locale' | 'formats'>,
): string | null {
  const say = sayVisits(locale);
  if (lines.length > most) return say.tooManyLines(formats.number(most));
  return lines.some((line) => line.length > longest) ? say.lineTooLong(formats.number(longest)) : null;
}

export const competitorsForm = form<readonly string[]>({
  name: 'visit.competitors',
  may: 'admin',
  parse(values, request) {
    const names = linesIn(values, 'names');
    const bounds = { most: MOST_COMPETITORS, longest: LONGEST_LINE };
    const errors = problems({ names: linesProblem(names, bounds, request) });
    return Object.keys(errors).length > 0 ? { ok: false, errors } : { ok: true, value: names };
  },
  async submit(names, request) {
    await saveCompetitors(shellOf(request), names, request.asker.id);
    const say = sayVisits(request.locale);
    const told = names.length === 0 ? say.competitorsNone : say.competitorsSaved(request.formats.list(names));
    return { kind: 'done', title: say.saved, told };
  },
});

export const openCriteria: Ask = async (request) => {
  const { kit, workspace, locale, subject } = request;
  const say = sayVisits(locale);
  const touchpoint = subject ?? '';
  const criteria = await criteriaAt(kit.database.db, workspace.id, touchpoint);
  return {
    kind: 'open',
    form: {
      form: 'visit.criteria',
      state: opening(newId(), { subject: touchpoint }),
      title: say.criteriaTitle,
      submit: say.saveSettings,
      intro: [{ kind: 'text', text: [{ strong: await stepName(request, touchpoint) }] }],
      fields: [
        {
          kind: 'multiline',
          name: 'lines',
          label: say.criteriaLines,
          hint: say.criteriaHint,
          optional: true,
          initial: criteria.map(criterionLine).join('\n'),
        },
      ],
    },
  };
};

async function stepName({ kit, workspace, locale }: Request, touchpoint: string): Promise<string> {
  const called = await touchpointsCalled(kit.database.db, workspace.id);
  return touchpointName(touchpoint, locale, called.get(touchpoint));
}

export const criteriaForm = form<readonly Names[]>({
  name: 'visit.criteria',
  may: 'admin',
  parse(values, request) {
    const lines = linesIn(values, 'lines');
    const bounds = { most: MOST_CRITERIA, longest: LONGEST_TITLE };
    const errors = problems({ lines: linesProblem(lines, bounds, request) });
    return Object.keys(errors).length > 0
      ? { ok: false, errors }
      : { ok: true, value: lines.map(criterionIn) };
  },
  async submit(names, request, { subject = '' }) {
    await saveCriteria(shellOf(request), subject, names, request.asker.id);
    const say = sayVisits(request.locale);
    return { kind: 'done', title: say.saved, told: say.criteriaSaved(await stepName(request, subject)) };
  },
});
