// Schedules as admins see them: the list, pause, delete, preview, "send it to me now". Making and changing: edit.ts.
import { occurrencesAfter } from '../../calendar/occurrences.ts';
import { transact } from '../../database/client.ts';
import { enqueue } from '../../delivery/ledger.ts';
import { digestKinds } from '../../digests/kinds.ts';
import { preview } from '../../digests/preview.ts';
import { listable } from '../../digests/section.ts';
import { UserError } from '../../errors.ts';
import { formats } from '../../i18n/formats.ts';
import { type Block, type Button, type Message, sentence } from '../../messages/message.ts';
import { addressOf } from '../../people/person.ts';
import { answerOffer, deleteSchedule, pauseSchedule } from '../../schedules/save.ts';
import { allSchedules, rhythmOf, type Schedule, scheduleById } from '../../schedules/schedule.ts';
import { cadenceText } from '../../schedules/words.ts';
import { sayMoods } from '../mood-field.ts';
import { answered, offerBlocks } from '../offer.ts';
import { pageIn, pageOf, shown } from '../paging.ts';
import type { Ask, Request } from '../request.ts';
import { type Going, whereTo } from './channels.ts';
import { offeredTo } from './offer.ts';
import { saySchedules } from './words.ts';

export const listSchedules: Ask = async (request) =>
  shown(request, await schedulesList(request, pageIn(request.subject).page));

async function schedulesList(request: Request, page: number): Promise<Message> {
  const schedules = await allSchedules(request.kit.database.db, request.workspace.id);
  const { entries, pager, again } = pageOf(schedules, { name: 'schedules' }, page, request);
  const going = await whereTo(request, entries);
  const say = saySchedules(request.locale);
  return {
    summary: say.title,
    again,
    blocks: [
      { kind: 'heading', text: say.title },
      ...(schedules.length === 0 ? [{ kind: 'text', text: say.none } as const] : []),
      ...entries.flatMap((schedule) => scheduleBlocks(going(schedule), request)),
      ...pager,
      {
        kind: 'buttons',
        buttons: [{ label: say.create, action: { name: 'schedule.create' }, style: 'primary' }],
      },
    ],
  };
}

function scheduleBlocks({ schedule, channels, remark }: Going<Schedule>, request: Request): Block[] {
  const say = saySchedules(request.locale);
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
          value: [
            `${channels} · ${cadenceText(schedule.cadence, request.locale)}`,
            nextText(schedule, request),
            ...[remark, formerText(schedule, request)].filter((line) => line !== null),
          ].join('\n'),
        },
      ],
    },
    ...offerBlocks(
      offeredTo(schedule, request),
      { askNames: { add: 'schedule.add-new', leave: 'schedule.leave-new' }, subject },
      request.locale,
    ),
    {
      kind: 'buttons',
      buttons: [
        { label: say.edit, action: { name: 'schedule.edit', subject } },
        { label: say.preview, action: { name: 'schedule.preview', subject } },
        { label: say.sent, action: { name: 'schedule.sent', subject } },
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

/** What became of a choice by scores, until somebody has looked at it and saved. */
function formerText({ formerScores, filters: { mood } }: Schedule, { locale }: Request): string | null {
  if (formerScores === null) return null;
  const say = saySchedules(locale);
  return mood ? say.nowOf(formerScores, sayMoods(locale).moods[mood]) : say.nowOfAll(formerScores);
}

function nextText(schedule: Schedule, request: Request): string {
  const say = saySchedules(request.locale);
  if (schedule.isPaused) return say.paused;
  const [next] = occurrencesAfter(rhythmOf(schedule, request.workspace), request.at, 1);
  if (!next) return say.never;
  const moment = formats(request.locale, schedule.timeZone).moment(next, request.at);
  return say.next(schedule.timeZone === request.asker.timeZone ? moment : `${moment} (${schedule.timeZone})`);
}

export function setPaused(paused: boolean): Ask {
  return async (request) => {
    const schedule = await existingSchedule(request);
    await pauseSchedule(request.kit.database, whereOf(request), schedule.id, paused);
    const say = saySchedules(request.locale);
    const resumed = say.resumed(schedule.name, nextText({ ...schedule, isPaused: false }, request));
    return { kind: 'say', message: sentence(paused ? say.nowPaused(schedule.name) : resumed), did: true };
  };
}

/** What a digest was never offered is added to it, or left out for good. */
export function answerNew(isAdded: boolean): Ask {
  return async (request) => {
    const { kit, locale } = request;
    const { id, name, ...before } = await existingSchedule(request);
    const offered = offeredTo(before, request);
    const all = listable(kit.menu.sections).map((each) => each.id);
    const saved = await answerOffer(kit.database, whereOf(request), id, { all, isAdded });
    if (!saved) throw new UserError('schedule.not-found', (reader) => saySchedules(reader).deleted);
    return {
      kind: 'say',
      message: sentence(answered(name, isAdded && offered.length > 0 ? offered : null, locale)),
      did: true,
    };
  };
}

export const removeSchedule: Ask = async (request) => {
  const schedule = await existingSchedule(request);
  await deleteSchedule(request.kit.database, whereOf(request), schedule.id);
  return { kind: 'say', message: sentence(saySchedules(request.locale).removed(schedule.name)), did: true };
};

function whereOf({ workspace, asker, at: now }: Request) {
  return { workspaceId: workspace.id, adminId: asker.id, now };
}

export const previewSchedule: Ask = async (request) => {
  const saved = await existingSchedule(request);
  const { schedule, channels, remark } = (await whereTo(request, [saved]))(saved);
  const { kit, workspace, at } = request;
  const { message } = await preview(kit.database.db, workspace, schedule, at, kit.menu.sections);
  const say = saySchedules(request.locale);
  const notes = [say.previewNote(channels), remark].flatMap((text) =>
    text === null ? [] : [{ kind: 'note', text } as const],
  );
  const { name, id: subject } = schedule;
  const publish: Button = {
    label: say.publish,
    action: { name: 'schedule.publish', subject },
    style: 'primary',
    confirm: {
      title: say.publishTitle,
      text: say.publishText(name, channels),
      yes: say.publish,
      no: say.notYet,
    },
  };
  const sendMe: Button = { label: say.sendMe, action: { name: 'schedule.send-me', subject } };
  const acts: Block = { kind: 'buttons', buttons: [publish, sendMe] };
  return { kind: 'say', message: { ...message, blocks: [...notes, ...message.blocks, acts] } };
};

/** To the asker's direct messages, through the ledger as a real one; recorded as nothing. */
export const sendMeSchedule: Ask = async (request) => {
  const { kit, workspace, asker, at: now } = request;
  const schedule = await existingSchedule(request);
  const { message, details } = await preview(kit.database.db, workspace, schedule, now, kit.menu.sections);
  const common = { workspaceId: workspace.id, address: addressOf(asker), locale: schedule.locale, now };
  await transact(kit.database, async (tx) => {
    const id = await enqueue(tx, { ...common, kind: digestKinds['digest.sample'], message });
    if (details)
      await enqueue(tx, {
        ...common,
        kind: digestKinds['digest.sample-details'],
        message: details,
        threadOf: id,
      });
  });
  kit.nudge();
  return { kind: 'say', message: sentence(saySchedules(request.locale).onItsWay(schedule.name)) };
};

/** The schedule that a button is about. @throws UserError 'schedule.not-found' */
export async function existingSchedule({ kit, workspace, subject }: Request): Promise<Schedule> {
  const schedule = await scheduleById(kit.database.db, workspace.id, subject ?? '');
  if (!schedule) throw new UserError('schedule.not-found', (locale) => saySchedules(locale).deleted);
  return schedule;
}
