// In somebody's home: the next digests of their channels, and for admins the schedules that something is wrong with.
import { occurrencesAfter } from '../../calendar/occurrences.ts';
import { troubleMessage } from '../../digests/trouble-letter.ts';
import { troubledSchedules } from '../../digests/troubles.ts';
import { formats } from '../../i18n/formats.ts';
import { fr, phrases } from '../../i18n/phrases.ts';
import type { Address, Block } from '../../messages/message.ts';
import { moreItems } from '../../messages/shorten.ts';
import { labelOf } from '../../newsletter/addresses.ts';
import { addressOf } from '../../people/person.ts';
import { allSchedules, rhythmOf } from '../../schedules/schedule.ts';
import type { Request } from '../request.ts';

export async function troubledBlocks(request: Request, take: number): Promise<Block[]> {
  const { kit, workspace, locale } = request;
  const troubled = await troubledSchedules(kit.database.db, workspace.id);
  return troubled
    .slice(0, take)
    .flatMap(({ schedule, troubles }) => troubleMessage(schedule, troubles, 0, locale).blocks);
}

/** Of so many channels is named where a digest goes; nobody reads more, and each is asked of the chat. */
const NAMED = 5;

/**
 * The next digests of the channels that the asker is in. Where the chat tells all of somebody's channels at once, only those that are
 * named are asked for one by one: with hundreds of channels the page would come too late.
 */
export async function nextDigests(request: Request, take: number): Promise<Block[]> {
  const { kit, workspace, asker, at, locale } = request;
  const say = words(locale);
  const theirs = (await kit.directory.channelsOf?.(addressOf(asker))) ?? null;
  const coming = (await allSchedules(kit.database.db, workspace.id, theirs))
    .filter(({ isPaused }) => !isPaused)
    .flatMap((schedule) =>
      occurrencesAfter(rhythmOf(schedule, workspace), at, 1).map((next) => ({ schedule, next })),
    )
    .toSorted((a, b) => a.next.getTime() - b.next.getTime());
  const lines: string[] = [];
  let hidden = 0;
  for (const { schedule, next } of coming) {
    const channels = schedule.channels.filter(({ address }) => theirs?.has(address) ?? true);
    const isEnough = lines.length === take;
    const mine = isEnough && theirs !== null ? channels : await mineOf(request, channels);
    if (mine.length === 0) continue;
    if (isEnough) hidden += 1;
    else {
      const moment = formats(locale, asker.timeZone).moment(next, at);
      lines.push(
        say.next(
          moment,
          schedule.name,
          [...mine.map(labelOf), ...(mine.length === NAMED && channels.length > NAMED ? ['…'] : [])].join(
            ', ',
          ),
        ),
      );
    }
  }
  if (lines.length === 0) return [{ kind: 'note', text: say.noDigest }];
  return [
    { kind: 'list', items: lines },
    ...(hidden > 0 ? [{ kind: 'note', text: moreItems(hidden, locale) } as const] : []),
  ];
}

/** Those that the asker is in, the first few. */
async function mineOf<C extends { readonly address: Address }>(
  { kit, asker }: Request,
  channels: readonly C[],
): Promise<C[]> {
  const mine: C[] = [];
  for (const channel of channels) {
    if (mine.length === NAMED) break;
    if (await kit.directory.isMember(channel.address, addressOf(asker))) mine.push(channel);
  }
  return mine;
}

const words = phrases({
  en: {
    noDigest: 'No digest is scheduled in your channels.',
    next: (moment: string, name: string, channels: string) => `${moment}: ${name}, in ${channels}`,
  },
  fr: {
    noDigest: 'Aucun bulletin programmé dans vos canaux.',
    next: (moment, name, channels) => fr`${moment} : ${name}, dans ${channels}`,
  },
});
