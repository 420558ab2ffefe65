// A schedule's digest posted now, and the list of what was posted. What is done with a schedule otherwise: list.ts.
import type { DatabasePart } from '../../database/part.ts';
import { type Delivery, isNowhere, remoteOf } from '../../delivery/ledger.ts';
import { isExhausted, whyNot } from '../../delivery/recording.ts';
import { publishNow } from '../../digests/publish.ts';
import { type SentDigest, sentDigests } from '../../digests/sent.ts';
import { reasonText } from '../../digests/trouble-letter.ts';
import { formats } from '../../i18n/formats.ts';
import { fr, phrases } from '../../i18n/phrases.ts';
import {
  type Block,
  type Button,
  type Message,
  type Span,
  sentence,
  type Text,
} from '../../messages/message.ts';
import type { Schedule } from '../../schedules/schedule.ts';
import { channelLabel } from '../channel-label.ts';
import { pageIn, pageRead } from '../paging.ts';
import type { Ask, Request } from '../request.ts';
import { existingSchedule } from './list.ts';

export const publishSchedule: Ask = async (request) => {
  const { kit, workspace, at: now, locale, formats: own } = request;
  const schedule = await existingSchedule(request);
  const published = await publishNow({ ...kit, sections: kit.menu.sections, workspace, now }, schedule.id);
  kit.nudge();
  const say = words(locale);
  const sent: Button = { label: say.see, action: { name: 'schedule.sent', subject: schedule.id } };
  switch (published.kind) {
    case 'posted':
      return { kind: 'say', message: sentence(say.posted(schedule.name), [sent]) };
    case 'nothing':
      return { kind: 'say', message: sentence(say.nothing(schedule.name), [sent]) };
    case 'already':
      return { kind: 'say', message: sentence(say.already(schedule.name, own.time(published.at)), [sent]) };
    default:
      return published satisfies never;
  }
};

/** Digests of one page. */
const ON_A_PAGE = 5;

/** The subject is the schedule's id, then the page where one was turned. */
export const listSent: Ask = async (request) => {
  const { of: id, page } = pageIn(request.subject);
  const schedule = await existingSchedule({ ...request, subject: id });
  return { kind: 'say', message: await sentMessage(request, schedule, page), instead: true };
};

async function sentMessage(request: Request, schedule: Schedule, page: number): Promise<Message> {
  const { kit, workspace, locale } = request;
  const say = words(locale);
  const list = { name: 'schedule.sent', of: schedule.id };
  const read = (part: DatabasePart) => sentDigests(kit.database.db, workspace.id, schedule.id, part);
  const { listed, pager, again } = await pageRead(list, page, request, read, ON_A_PAGE);
  const drawn: Block[] = [];
  for (const digest of listed.digests) drawn.push(...(await digestBlocks(request, schedule, digest)));
  return {
    summary: say.title(schedule.name),
    again,
    blocks: [
      { kind: 'heading', text: say.title(schedule.name) },
      ...(listed.total === 0 ? [{ kind: 'text', text: say.none } as const] : []),
      ...drawn,
      ...pager,
    ],
  };
}

async function digestBlocks(request: Request, schedule: Schedule, digest: SentDigest): Promise<Block[]> {
  const say = words(request.locale);
  const title = formats(request.locale, schedule.timeZone).moment(digest.at, request.at);
  const items: Text[] = [];
  for (const delivery of digest.deliveries.slice(0, LINES)) items.push(await lineFor(request, delivery));
  items.push(...restOf(digest, request));
  return [
    { kind: 'text', text: [{ strong: title }] },
    items.length === 0 ? { kind: 'text', text: say.nothingSaid } : { kind: 'list', items },
  ];
}

/** Channels that are named for each digest; of the others the number. */
const LINES = 20;

function restOf({ deliveries, others }: SentDigest, { locale, formats: own }: Request): Text[] {
  const counts = new Map(others.map(({ state, count }) => [state, count]));
  for (const { state } of deliveries.slice(LINES)) counts.set(state, (counts.get(state) ?? 0) + 1);
  const say = words(locale);
  return [...counts].map(([state, count]) =>
    say.others(own.number(count), count, stateText({ state, reason: null }, { locale })),
  );
}

async function lineFor(request: Request, delivery: Delivery): Promise<Text> {
  const { kit, locale } = request;
  const say = words(locale);
  const label = await channelLabel(request, delivery.address);
  const remote = remoteOf(kit.keys, delivery);
  const href =
    delivery.state === 'sent' && remote && !isNowhere(remote)
      ? await kit.directory.messageLink?.(delivery.address, remote)
      : null;
  const link: Span[] = href ? [' · ', { link: say.open, href }] : [];
  const state = isExhausted(delivery)
    ? say.failed(reasonText(whyNot(delivery.reason), locale))
    : stateText(delivery, request);
  return [label, ` · ${state}`, ...link];
}

function stateText(
  { state, reason }: Pick<Delivery, 'state' | 'reason'>,
  { locale }: Pick<Request, 'locale'>,
): string {
  const say = words(locale);
  if (state === 'dropped') return reason === null ? say.notPosted : say.failed(reasonText(reason, locale));
  return state === 'sent' ? say.sent : state === 'held' ? say.held : say.waiting;
}

const words = phrases({
  en: {
    posted: (name: string) => `“${name}” is being posted. The next one tells what comes in from now on.`,
    nothing: (name: string) => `Nothing has come in for “${name}” since the last one: nothing was posted.`,
    already: (name: string, time: string) =>
      `“${name}” was posted at ${time} already; pressing twice posts once.`,
    see: 'What was sent',
    title: (name: string) => `What “${name}” has sent`,
    none: 'Nothing so far.',
    nothingSaid: 'Nothing to say, nothing posted.',
    sent: 'posted',
    waiting: 'on its way',
    held: 'not known whether it arrived: an admin was asked',
    failed: (why: string) => `not posted: ${why}`,
    notPosted: 'not posted',
    others: (shown: string, count: number, state: string) =>
      `${shown} more ${count === 1 ? 'channel' : 'channels'}: ${state}`,
    open: 'open',
  },
  fr: {
    posted: (name) => fr`« ${name} » part à l’instant. Le prochain dira ce qui arrive désormais.`,
    nothing: (name) => fr`Rien n’est arrivé pour « ${name} » depuis le dernier : rien n’a été publié.`,
    already: (name, time) =>
      fr`« ${name} » a déjà été publié à ${time} ; appuyer deux fois ne publie qu’une fois.`,
    see: 'Voir les envois',
    title: (name) => fr`Les envois de « ${name} »`,
    none: 'Rien pour l’instant.',
    nothingSaid: 'Rien à dire, rien de publié.',
    sent: 'publié',
    waiting: 'en route',
    held: fr`on ne sait pas s’il est arrivé : un admin a été interrogé`,
    failed: (why) => fr`pas publié : ${why}`,
    notPosted: 'pas publié',
    others: (shown, count, state) => fr`${shown} ${count < 2 ? 'autre canal' : 'autres canaux'} : ${state}`,
    open: 'ouvrir',
  },
});
