// Making and changing a schedule: its form opened, checked, saved, and its next three occurrences. Admins only.
import { occurrencesAfter } from '../../calendar/occurrences.ts';
import { newId } from '../../clock.ts';
import { formats } from '../../i18n/formats.ts';
import { localeOf } from '../../i18n/locale.ts';
import { opening } from '../../messages/form.ts';
import { createSchedule, updateSchedule } from '../../schedules/save.ts';
import { rhythmOf, type Schedule, type ScheduleDraft, scheduleById } from '../../schedules/schedule.ts';
import { mustBeAdmin } from '../admin.ts';
import { type Ask, form, type Request, type SubmitReply } from '../request.ts';
import { type ScheduleFormContext, scheduleFields } from './fields.ts';
import { channelNames, existingSchedule } from './list.ts';
import { parseSchedule, type ScheduleInput } from './parse.ts';
import { saySchedules } from './words.ts';

export const openScheduleCreate: Ask = async (request) => {
  await mustBeAdmin(request);
  return { kind: 'open', form: await view(request, null) };
};

export const openScheduleEdit: Ask = async (request) => {
  await mustBeAdmin(request);
  return { kind: 'open', form: await view(request, await existingSchedule(request)) };
};

async function view(request: Request, schedule: Schedule | null) {
  const say = saySchedules(request.locale);
  return {
    form: 'schedule',
    state: opening(newId(), schedule ? { subject: schedule.id, version: schedule.version } : {}),
    title: schedule ? say.editTitle : say.create,
    submit: say.save,
    fields: scheduleFields(schedule, await contextOf(request)),
  };
}

async function contextOf({ kit, workspace, locale, at }: Request): Promise<ScheduleFormContext> {
  const sources = await kit.database.db.source.findMany({
    where: { workspaceId: workspace.id },
    orderBy: { name: 'asc' },
    select: { id: true, name: true },
  });
  return {
    locale,
    at,
    sources,
    defaults: { timeZone: workspace.timeZone, locale: localeOf(workspace.locale) ?? 'en' },
  };
}

export const scheduleForm = form<ScheduleInput>({
  name: 'schedule',
  parse: (values, { locale, at }) => parseSchedule(values, { locale, at }),
  async submit(input, request, { key, subject, version }) {
    await mustBeAdmin(request);
    const { kit, workspace, asker, at: now } = request;
    const looked = await lookUpChannels(request, input);
    if ('problem' in looked) return { kind: 'errors', errors: { channels: looked.problem } };
    const where = { workspaceId: workspace.id, now, adminId: asker.id };
    if (subject === undefined || version === undefined) {
      return saved(request, await createSchedule(kit.database, where, looked.draft, key));
    }
    const before = await scheduleById(kit.database.db, workspace.id, subject);
    const draft = { ...looked.draft, cadence: keepAnchor(looked.draft, before) };
    const result = await updateSchedule(kit.database, where, { id: subject, version }, draft);
    if (result.kind === 'saved') return saved(request, result.schedule);
    const say = saySchedules(request.locale);
    return { kind: 'errors', errors: { name: result.by === null ? say.deleted : say.outdated(result.by) } };
  },
});

/** Each channel's name, or why one cannot take a digest. */
async function lookUpChannels(
  { kit, locale }: Request,
  input: ScheduleInput,
): Promise<{ draft: ScheduleDraft } | { problem: string }> {
  const say = saySchedules(locale);
  const channels: { address: string; name: string }[] = [];
  for (const address of input.channels) {
    const channel = await kit.directory.channel(address);
    if (!channel) return { problem: say.noChannel };
    if (channel.isArchived) return { problem: say.archived(channel.name) };
    if (!channel.isJoined) return { problem: say.notJoined(channel.name) };
    channels.push({ address, name: channel.name });
  }
  return { draft: { ...input, channels } };
}

/** An edit that leaves the rhythm alone does not shift which of two weeks counts. */
function keepAnchor(draft: ScheduleDraft, before: Schedule | null): ScheduleDraft['cadence'] {
  const { cadence } = draft;
  const same = cadence.kind === 'biweekly' && before?.cadence.kind === 'biweekly';
  return same ? { ...cadence, anchor: before.cadence.anchor } : cadence;
}

function saved(request: Request, schedule: Schedule): SubmitReply {
  const say = saySchedules(request.locale);
  const format = formats(request.locale, schedule.timeZone);
  const next = occurrencesAfter(rhythmOf(schedule, request.workspace), request.at, 3);
  return {
    kind: 'show',
    title: say.saved,
    message: {
      summary: say.saved,
      blocks: [
        { kind: 'text', text: say.savedAs(schedule.name, channelNames(schedule)) },
        ...(schedule.isPaused ? [{ kind: 'text', text: say.stillPaused } as const] : []),
        ...(next.length === 0
          ? [{ kind: 'text', text: say.never } as const]
          : [
              { kind: 'text', text: say.nextThree } as const,
              {
                kind: 'list',
                items: next.map((each) => `${format.moment(each)} (${schedule.timeZone})`),
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
