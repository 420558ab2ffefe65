// Schedules: list, create, edit, pause, delete, preview, "send it to me now". Admins only.
import { occurrencesAfter } from '../calendar/occurrences.ts';
import { newId } from '../clock.ts';
import { transact } from '../database/client.ts';
import { enqueue } from '../delivery/ledger.ts';
import { preview } from '../digests/preview.ts';
import { UserError } from '../errors.ts';
import { formats } from '../i18n/formats.ts';
import { localeOf } from '../i18n/locale.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import { opening } from '../messages/form.ts';
import { type Block, type Message, sentence } from '../messages/message.ts';
import { addressOf } from '../people/person.ts';
import { createSchedule, deleteSchedule, pauseSchedule, updateSchedule } from '../schedules/save.ts';
import {
  allSchedules,
  rhythmOf,
  type Schedule,
  type ScheduleDraft,
  scheduleById,
} from '../schedules/schedule.ts';
import { cadenceText } from '../schedules/words.ts';
import { mustBeAdmin } from './admin.ts';
import { type Ask, form, type Request, type SubmitReply } from './request.ts';
import { type ScheduleFormContext, scheduleFields } from './schedule-fields.ts';
import { parseSchedule, type ScheduleInput } from './schedule-parse.ts';

export const listSchedules: Ask = async (request) => {
  await mustBeAdmin(request);
  const schedules = await allSchedules(request.kit.database.db, request.workspace.id);
  const say = words(request.locale);
  const message: Message = {
    summary: say.title,
    blocks: [
      { kind: 'heading', text: say.title },
      ...(schedules.length === 0 ? [{ kind: 'text', text: say.none } as const] : []),
      ...schedules.flatMap((schedule) => scheduleBlocks(schedule, request)),
      {
        kind: 'buttons',
        buttons: [{ label: say.create, action: { name: 'schedule.create' }, style: 'primary' }],
      },
    ],
  };
  return { kind: 'say', message };
};

function scheduleBlocks(schedule: Schedule, request: Request): Block[] {
  const say = words(request.locale);
  const subject = schedule.id;
  const pause = schedule.isPaused
    ? { label: say.resume, action: { name: 'schedule.resume', subject } }
    : { label: say.pause, action: { name: 'schedule.pause', subject } };
  return [
    {
      kind: 'facts',
      facts: [
        {
          label: schedule.name,
          value: `${channelNames(schedule)} · ${cadenceText(schedule.cadence, request.locale)}\n${nextText(schedule, request)}`,
        },
      ],
    },
    {
      kind: 'buttons',
      buttons: [
        { label: say.edit, action: { name: 'schedule.edit', subject } },
        { label: say.preview, action: { name: 'schedule.preview', subject } },
        { label: say.sendMe, action: { name: 'schedule.send-me', subject } },
        pause,
        {
          label: say.remove,
          action: { name: 'schedule.delete', subject },
          style: 'danger',
          confirm: {
            title: say.removeTitle,
            text: say.removeText(schedule.name),
            yes: say.remove,
            no: say.keep,
          },
        },
      ],
    },
  ];
}

function channelNames(schedule: Schedule): string {
  return schedule.channels.map((channel) => `#${channel.name}`).join(', ');
}

function nextText(schedule: Schedule, request: Request): string {
  const say = words(request.locale);
  if (schedule.isPaused) return say.paused;
  const [next] = occurrencesAfter(rhythmOf(schedule, request.workspace), request.at, 1);
  if (!next) return say.never;
  const moment = formats(request.locale, schedule.timeZone).moment(next);
  return say.next(schedule.timeZone === request.asker.timeZone ? moment : `${moment} (${schedule.timeZone})`);
}

export const openScheduleCreate: Ask = async (request) => {
  await mustBeAdmin(request);
  return { kind: 'open', form: await view(request, null) };
};

export const openScheduleEdit: Ask = async (request) => {
  await mustBeAdmin(request);
  return { kind: 'open', form: await view(request, await existing(request)) };
};

async function view(request: Request, schedule: Schedule | null) {
  const say = words(request.locale);
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
    const say = words(request.locale);
    return { kind: 'errors', errors: { name: result.by === null ? say.deleted : say.outdated(result.by) } };
  },
});

/** Each channel's name, or why one cannot take a digest. */
async function lookUpChannels(
  { kit, locale }: Request,
  input: ScheduleInput,
): Promise<{ draft: ScheduleDraft } | { problem: string }> {
  const say = words(locale);
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
  const say = words(request.locale);
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

export function setPaused(paused: boolean): Ask {
  return async (request) => {
    await mustBeAdmin(request);
    const schedule = await existing(request);
    const { kit, workspace, at } = request;
    await pauseSchedule(kit.database, workspace.id, schedule.id, paused ? at : null, at);
    const say = words(request.locale);
    const resumed = say.resumed(schedule.name, nextText({ ...schedule, isPaused: false }, request));
    return { kind: 'say', message: sentence(paused ? say.nowPaused(schedule.name) : resumed) };
  };
}

export const removeSchedule: Ask = async (request) => {
  await mustBeAdmin(request);
  const schedule = await existing(request);
  await deleteSchedule(request.kit.database, request.workspace.id, schedule.id, request.at);
  return { kind: 'say', message: sentence(words(request.locale).removed(schedule.name)) };
};

export const previewSchedule: Ask = async (request) => {
  await mustBeAdmin(request);
  const schedule = await existing(request);
  const { message } = await preview(request.kit.database.db, request.workspace, schedule, request.at);
  const note: Block = { kind: 'note', text: words(request.locale).previewNote(channelNames(schedule)) };
  return { kind: 'say', message: { ...message, blocks: [note, ...message.blocks] } };
};

/** To the asker's direct messages, through the ledger as a real one; recorded as nothing. */
export const sendMeSchedule: Ask = async (request) => {
  await mustBeAdmin(request);
  const { kit, workspace, asker, at: now } = request;
  const schedule = await existing(request);
  const { message, details } = await preview(kit.database.db, workspace, schedule, now);
  const common = { workspaceId: workspace.id, address: addressOf(asker), locale: schedule.locale, now };
  await transact(kit.database, async (tx) => {
    const id = await enqueue(tx, { ...common, kind: 'digest.sample', message });
    if (details)
      await enqueue(tx, { ...common, kind: 'digest.sample-details', message: details, threadOf: id });
  });
  kit.nudge();
  return { kind: 'say', message: sentence(words(request.locale).onItsWay(schedule.name)) };
};

async function existing({ kit, workspace, subject }: Request): Promise<Schedule> {
  const schedule = await scheduleById(kit.database.db, workspace.id, subject ?? '');
  if (!schedule) throw new UserError('schedule.not-found', (locale) => words(locale).deleted);
  return schedule;
}

const words = phrases({
  en: {
    title: 'Schedules',
    none: 'No digest is scheduled yet.',
    create: 'New schedule',
    edit: 'Edit',
    editTitle: 'Edit the schedule',
    preview: 'Preview',
    sendMe: 'Send it to me now',
    pause: 'Pause',
    resume: 'Resume',
    remove: 'Delete',
    removeTitle: 'Delete this schedule?',
    removeText: (name: string) => `“${name}” will no longer be posted. What was posted stays.`,
    keep: 'Keep it',
    paused: 'paused',
    next: (moment: string) => `next: ${moment}`,
    never: 'This rhythm never comes round.',
    save: 'Save',
    saved: 'Saved',
    savedAs: (name: string, channels: string) => `“${name}” will be posted to ${channels}.`,
    nextThree: 'The next three:',
    stillPaused: 'It is paused: nothing is posted until you resume it.',
    tryIt: 'See what it would say now:',
    deleted: 'This schedule was deleted meanwhile. Copy what you need and make a new one.',
    outdated: (by: string) =>
      `${by} saved this schedule while you were editing; nothing was overwritten. Copy what you need, close, and open it again.`,
    noChannel:
      'One of these channels was deleted, or it is private and I am not in it. Invite me there, or take it out.',
    archived: (name: string) => `#${name} is archived. Restore it, or choose another one.`,
    notJoined: (name: string) => `I am not in #${name}. Invite me there with /invite, then save again.`,
    nowPaused: (name: string) => `“${name}” is paused. What falls due meanwhile is not made up for.`,
    resumed: (name: string, next: string) => `“${name}” goes on; ${next}.`,
    removed: (name: string) => `“${name}” was deleted.`,
    previewNote: (channels: string) => `Preview: what ${channels} would get now. Only you see this.`,
    onItsWay: (name: string) => `“${name}” is on its way to your direct messages.`,
  },
  fr: {
    title: 'Rendez-vous programmés',
    none: 'Aucun rendez-vous n’est encore programmé.',
    create: 'Nouveau rendez-vous',
    edit: 'Modifier',
    editTitle: 'Modifier le rendez-vous',
    preview: 'Aperçu',
    sendMe: 'Me l’envoyer maintenant',
    pause: 'Mettre en pause',
    resume: 'Reprendre',
    remove: 'Supprimer',
    removeTitle: 'Supprimer ?',
    removeText: (name) => fr`« ${name} » ne sera plus publié. Ce qui l’a été reste en place.`,
    keep: 'Garder',
    paused: 'en pause',
    next: (moment) => fr`prochain : ${moment}`,
    never: 'Ce rythme ne tombe jamais.',
    save: 'Enregistrer',
    saved: 'Enregistré',
    savedAs: (name, channels) => fr`« ${name} » sera publié dans ${channels}.`,
    nextThree: 'Les trois prochains :',
    stillPaused: fr`Il est en pause : rien ne sera publié avant que vous le repreniez.`,
    tryIt: 'Voir ce qu’il dirait maintenant :',
    deleted: 'Ce rendez-vous a été supprimé entre-temps. Copiez ce qu’il vous faut et créez-en un nouveau.',
    outdated: (by) =>
      fr`${by} a enregistré ce rendez-vous pendant que vous le modifiiez ; rien n’a été écrasé. Copiez ce qu’il vous faut, fermez et rouvrez-le.`,
    noChannel:
      'L’un de ces salons a été supprimé, ou il est privé et je n’y suis pas. Invitez-moi, ou retirez-le.',
    archived: (name) => fr`#${name} est archivé. Rouvrez-le ou choisissez-en un autre.`,
    notJoined: (name) =>
      fr`Je ne suis pas dans #${name}. Invitez-moi avec /invite, puis enregistrez à nouveau.`,
    nowPaused: (name) => fr`« ${name} » est en pause. Ce qui tombe entre-temps ne sera pas rattrapé.`,
    resumed: (name, next) => fr`« ${name} » reprend ; ${next}.`,
    removed: (name) => fr`« ${name} » est supprimé.`,
    previewNote: (channels) => fr`Aperçu : ce que ${channels} recevrait maintenant. Vous seul le voyez.`,
    onItsWay: (name) => fr`« ${name} » arrive dans vos messages directs.`,
  },
});
