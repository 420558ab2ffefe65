// Making and changing a schedule: its form opened, checked, saved, and its next three occurrences. Admins only.
import { occurrencesAfter } from '../../calendar/occurrences.ts';
import { newId } from '../../clock.ts';
import { listable } from '../../digests/section.ts';
import { formats } from '../../i18n/formats.ts';
import { localeOf } from '../../i18n/locale.ts';
import {
  type FieldErrors,
  type FormState,
  type FormValues,
  firstValues,
  opening,
  unfoundIn,
} from '../../messages/form.ts';
import { listAddress } from '../../newsletter/addresses.ts';
import { mailLists } from '../../newsletter/lists.ts';
import { unnamedChannel } from '../../people/channel-names.ts';
import { channelsToday, withMatched } from '../../schedules/matched.ts';
import { createSchedule, updateSchedule } from '../../schedules/save.ts';
import {
  rhythmOf,
  type Schedule,
  type ScheduleDraft,
  type ScheduledChannel,
  scheduleById,
} from '../../schedules/schedule.ts';
import { dropDraft, keepDraft } from '../draft.ts';
import { noMatch } from '../no-match.ts';
import { channelProblem } from '../picked.ts';
import type { Ask, FormEntry, Reply, Request, SubmitReply } from '../request.ts';
import { choosableAnswers } from '../which-answers.ts';
import { whereTo } from './channels.ts';
import { firstFields, type ScheduleFormContext } from './fields.ts';
import { existingSchedule } from './list.ts';
import { parseSchedule, type ScheduleInput } from './parse.ts';
import { allValues, type ScheduleStep, stepOf, steps, stepView } from './steps.ts';
import { sayForm, saySchedules } from './words.ts';

export const openScheduleCreate: Ask = (request) => open(request, null);

export const openScheduleEdit: Ask = async (request) => open(request, await existingSchedule(request));

async function open(request: Request, schedule: Schedule | null): Promise<Reply> {
  const state = opening(newId(), schedule ? { subject: schedule.id, version: schedule.version } : {});
  const context = await contextOf(request);
  const values = firstValues(firstFields(schedule, context));
  return { kind: 'open', form: stepView('first', { state, schedule, context }, values) };
}

async function contextOf(request: Request): Promise<ScheduleFormContext> {
  const { workspace, locale, at, kit } = request;
  const lists = await mailLists(kit.database.db, workspace.id);
  return {
    ...(await choosableAnswers(request)),
    locale,
    at,
    sections: kit.menu.sections,
    lists: lists.map(({ id, name }) => ({ value: listAddress(id), label: name })),
    defaults: { timeZone: workspace.timeZone, locale: localeOf(workspace.locale) ?? 'en' },
  };
}

export const scheduleForms: readonly FormEntry[] = [stepForm('first'), stepForm('more')];

function stepForm(step: ScheduleStep): FormEntry {
  return {
    name: steps[step],
    may: 'admin',
    async submit(request, state, sent, way) {
      const { kit, workspace, at } = request;
      const { db } = kit.database;
      const { subject } = state;
      const schedule = subject === undefined ? null : await scheduleById(db, workspace.id, subject);
      const opened = { state, schedule, context: await contextOf(request) };
      const values = await allValues(db, workspace.id, step, opened, sent);
      await keepDraft(db, workspace.id, state.key, values, at);
      if (way === 'first' || way === 'more') return { kind: 'again', form: stepView(way, opened, values) };
      const parsed = parseSchedule(values, opened.context);
      const unfound = unfoundIn(values).map((name) => [name, saySchedules(request.locale).unfound] as const);
      if (unfound.length > 0) return refused(step, opened, values, Object.fromEntries(unfound));
      const result = parsed.ok
        ? await save(request, { ...parsed.value, ...offeredBy(step, opened) }, state)
        : { errors: parsed.errors };
      if (!('errors' in result)) return saved(request, result.schedule);
      return refused(step, opened, values, result.errors);
    },
  };
}

/** A new one has all that is proposed; in one that is there, whoever saves the second step has seen what there is to choose from. */
function offeredBy(step: ScheduleStep, { schedule, context }: Parameters<typeof stepView>[1]) {
  const isSeen = schedule === null || step === 'more';
  return isSeen ? { offered: listable(context.sections).map(({ id }) => id) } : {};
}

/** What is wrong is said on the step where it can be mended: on this one first. */
function refused(
  step: ScheduleStep,
  opened: Parameters<typeof stepView>[1],
  values: FormValues,
  errors: FieldErrors,
): SubmitReply {
  const here = Object.entries(errors).filter(([field]) => stepOf(field, step, opened) === step);
  if (here.length > 0) return { kind: 'errors', errors: Object.fromEntries(here) };
  return { kind: 'again', form: stepView(step === 'first' ? 'more' : 'first', opened, values, errors) };
}

async function save(
  request: Request,
  input: ScheduleInput,
  { key, subject, version }: FormState,
): Promise<{ schedule: Schedule } | { errors: FieldErrors }> {
  const { kit, workspace, asker, at: now } = request;
  const { database } = kit;
  const looked = await lookUpChannels(request, input);
  if ('errors' in looked) return looked;
  const where = { workspaceId: workspace.id, now, adminId: asker.id };
  if (subject === undefined || version === undefined) {
    const schedule = await createSchedule(database, where, looked.draft, key);
    await dropDraft(database.db, workspace.id, key);
    return { schedule };
  }
  const before = await scheduleById(database.db, workspace.id, subject);
  const draft = { ...looked.draft, cadence: keepAnchor(looked.draft, before) };
  const result = await updateSchedule(database, where, { id: subject, version }, draft);
  const say = saySchedules(request.locale);
  if (result.kind !== 'saved')
    return { errors: { name: result.by === null ? say.deleted : say.outdated(result.by) } };
  await dropDraft(database.db, workspace.id, key);
  return { schedule: result.schedule };
}

/** The name of each that was chosen, and those that the pattern means today; or why one cannot take a digest. */
async function lookUpChannels(
  request: Request,
  input: ScheduleInput,
): Promise<{ draft: ScheduleDraft } | { errors: FieldErrors }> {
  const channels: ScheduledChannel[] = [];
  for (const address of input.channels) {
    const problem = await channelProblem(request, address);
    if (problem !== null) return { errors: { channels: problem } };
    const channel = await request.kit.directory.channel(address);
    channels.push({ address, name: channel?.name ?? unnamedChannel(request.locale) });
  }
  const { kit, workspace, locale } = request;
  const asking = { db: kit.database.db, workspace, directory: kit.directory };
  const { channelPattern } = input;
  if (channelPattern === null) return { draft: { ...input, channels } };
  const today = (await channelsToday(asking))({ channels, channelPattern });
  if (today.unheard.length > 0) return { errors: { channelPattern: sayForm(locale).unheard } };
  return { draft: { ...input, channels: withMatched(channels, today) } };
}

/** An edit that leaves the rhythm alone does not shift which of two weeks counts. */
function keepAnchor(draft: ScheduleDraft, before: Schedule | null): ScheduleDraft['cadence'] {
  const { cadence } = draft;
  const same = cadence.kind === 'biweekly' && before?.cadence.kind === 'biweekly';
  return same ? { ...cadence, anchor: before.cadence.anchor } : cadence;
}

async function saved(request: Request, schedule: Schedule): Promise<SubmitReply> {
  const say = saySchedules(request.locale);
  const format = formats(request.locale, schedule.timeZone);
  const { channels, remark } = (await whereTo(request, [schedule]))(schedule);
  const unmatched = await noMatch(request, schedule.filters);
  const next = occurrencesAfter(rhythmOf(schedule, request.workspace), request.at, 3);
  return {
    kind: 'done',
    title: say.saved,
    told: {
      summary: say.savedAs(schedule.name, channels),
      blocks: [
        { kind: 'text', text: say.savedAs(schedule.name, channels) },
        ...(remark === null ? [] : [{ kind: 'text', text: remark } as const]),
        ...(unmatched === null ? [] : [{ kind: 'text', text: unmatched } as const]),
        ...(schedule.isPaused ? [{ kind: 'text', text: say.stillPaused } as const] : []),
        ...(next.length === 0
          ? [{ kind: 'text', text: say.never } as const]
          : [
              { kind: 'text', text: say.nextThree } as const,
              {
                kind: 'list',
                items: next.map((each) => `${format.moment(each, request.at)} (${schedule.timeZone})`),
              } as const,
            ]),
        { kind: 'note', text: say.tryIt },
        {
          kind: 'buttons',
          buttons: [
            { label: say.preview, action: { name: 'schedule.preview', subject: schedule.id } },
            { label: say.sendMe, action: { name: 'schedule.send-me', subject: schedule.id } },
          ],
        },
      ],
    },
  };
}
