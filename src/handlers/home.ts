// App Home, the hub: what waits for me, what is wrong (admins), my ideas, the next digests of my channels, and my own settings.

import { setTimeout as wait } from 'node:timers/promises';
import { msPerDay } from '../calendar/day.ts';
import { occurrencesAfter } from '../calendar/occurrences.ts';
import { minutesPerDay } from '../calendar/working-time.ts';
import { troubleMessage } from '../digests/trouble-letter.ts';
import { troubledSchedules } from '../digests/troubles.ts';
import { formats, plural } from '../i18n/formats.ts';
import { localeOf } from '../i18n/locale.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import type { Address, Block, Message } from '../messages/message.ts';
import { moreItems } from '../messages/shorten.ts';
import { addressOf } from '../people/person.ts';
import { allSchedules, rhythmOf } from '../schedules/schedule.ts';
import { numbersOf } from '../suggestions/numbers/numbers.ts';
import { promptnessSentence, verdictSentence } from '../suggestions/numbers/words.ts';
import { topicsOwnedBy } from '../suggestions/topics.ts';
import { workCalendar } from '../workspace/work-calendar.ts';
import { awayBlocks } from './away.ts';
import { myCaseBlocks } from './cases/list.ts';
import { chatBlocks } from './chats.ts';
import { countryButton } from './country.ts';
import type { Feature } from './feature.ts';
import { heldBlocks } from './held.ts';
import { linkBlocks } from './link.ts';
import { menuButtons } from './portevoix.ts';
import { type Ask, type Request, requestOf } from './request.ts';
import { unwellSourceBlocks, wellSourceBlocks } from './sources.ts';
import { waitingStoryBlocks } from './stories/waiting.ts';
import { mineBlocks, waitingBlocks } from './suggestions/command.ts';
import { unownedBlocks } from './suggestions/unowned.ts';
import { unreadableBlocks } from './unreadable.ts';

/** Of each group so many are shown, so that a telephone's screen shows more than one; all of them are a press away. */
const SHOWN = 3;
/** How long the page waits for one of its parts, in milliseconds: a chat that is slow to answer may take twenty seconds. */
const PATIENCE_MS = 4_000;

export async function home(request: Request, patienceMs = PATIENCE_MS): Promise<Message> {
  const say = words(request.locale);
  const { isAdmin } = request.asker;
  const part = (name: string, draw: () => Promise<Block[]>) => partOf(request, { name, patienceMs }, draw);
  const waiting = [
    ...(await part('waiting', () => waitingBlocks(request, SHOWN))),
    ...(await part('unowned', () => unownedBlocks(request))),
    ...(await part('cases', () => myCaseBlocks(request, SHOWN))),
    ...(await part('stories', () => waitingStoryBlocks(request, SHOWN))),
  ];
  const wrong = isAdmin ? await part('wrong', () => wrongBlocks(request)) : [];
  const mine = await part('mine', () => mineBlocks(request, SHOWN));
  const blocks: Block[] = [
    { kind: 'heading', text: say.title },
    { kind: 'note', text: say.what },
    hub(request),
    { kind: 'divider' },
    group(say.forYou),
    ...(waiting.length > 0 ? waiting : [{ kind: 'note', text: say.nothingWaits } as const]),
    ...(await part('promise', () => promiseBlocks(request))),
    ...(wrong.length > 0 ? [group(say.wrong), ...wrong] : []),
    { kind: 'divider' },
    ...(mine.length > 0 ? mine : [{ kind: 'note', text: say.nothingMine } as const]),
    { kind: 'divider' },
    group(say.digests),
    ...(await part('digests', () => nextDigests(request))),
    ...(isAdmin ? await part('admin', () => adminBlocks(request)) : []),
    { kind: 'divider' },
    group(say.you),
    ...(await part('away', () => awayBlocks(request))),
    languageSelect(request),
    { kind: 'buttons', buttons: [countryButton(request)] },
    ...(await part('link', () => linkBlocks(request))),
  ];
  return { summary: say.title, blocks, again: { name: 'home' } };
}

/** A part of the page; one that cannot be drawn, or not soon, says so, and takes no other with it. */
async function partOf(
  { kit, locale }: Request,
  { name, patienceMs }: { readonly name: string; readonly patienceMs: number },
  draw: () => Promise<Block[]>,
): Promise<Block[]> {
  const tooLong = new AbortController();
  const given = wait(patienceMs, undefined, { signal: tooLong.signal, ref: false });
  const late = given.then((): never => {
    throw new TookTooLong();
  });
  const drawn = draw();
  try {
    return await Promise.race([drawn, late]);
  } catch (error) {
    const why = error instanceof Error ? error.name : typeof error;
    kit.log.error({ error: why, part: name }, 'a part of the home could not be drawn');
    return [{ kind: 'note', text: words(locale).undrawn }];
  } finally {
    tooLong.abort();
    // What comes of them later concerns nobody.
    for (const each of [drawn, late]) each.catch(() => {});
  }
}

class TookTooLong extends Error {
  override readonly name = 'TookTooLong';
}

function group(title: string): Block {
  return { kind: 'text', text: [{ strong: title }] };
}

/** What anybody may want to do, whatever waits. */
function hub({ locale }: Request): Block {
  const { hub: say } = words(locale);
  return {
    kind: 'buttons',
    buttons: [
      { label: say.suggest, action: { name: 'suggest' }, style: 'primary' },
      { label: say.ideas, action: { name: 'suggestions.mine' } },
      { label: say.voice, action: { name: 'voice.ask' } },
      { label: say.story, action: { name: 'story' } },
    ],
  };
}

/** For admins: what does not work as it should, and what to do about each. */
async function wrongBlocks(request: Request): Promise<Block[]> {
  const { kit, workspace, locale } = request;
  const troubled = await troubledSchedules(kit.database.db, workspace.id);
  return [
    ...(await chatBlocks(request)),
    ...(await heldBlocks(request)),
    ...troubled
      .slice(0, SHOWN)
      .flatMap(({ schedule, troubles }) => troubleMessage(schedule, troubles, 0, locale).blocks),
    ...(await unwellSourceBlocks(request)),
    ...(await unreadableBlocks(request)),
  ];
}

/** Over which the numbers of one's own topics are taken. */
const PROMISE_DAYS = 90;

/** For those who answer for topics: how well their replies keep the promise. By topic, never by person. */
async function promiseBlocks({
  kit,
  workspace,
  asker,
  at,
  locale,
  formats: { number },
}: Request): Promise<Block[]> {
  const { db } = kit.database;
  const topicIds = await topicsOwnedBy(db, workspace.id, asker.id);
  if (topicIds.length === 0) return [];
  const from = new Date(at.getTime() - PROMISE_DAYS * msPerDay);
  const { all } = await numbersOf(db, workspace, { from, to: at, topicIds });
  const { inTime, medianMinutes, verdicts, received, waiting } = all;
  if (received === 0) return [];
  const reader = { locale, timeZone: asker.timeZone };
  const hoursPerDay = minutesPerDay(workCalendar(workspace)) / 60;
  const median = medianMinutes === null ? null : { hours: medianMinutes / 60, hoursPerDay };
  const said = { yes: verdicts.yes, of: verdicts.yes + verdicts.no };
  const sentences = [
    words(locale).promise(
      plural(locale, received, words(locale).received(number(received))),
      number(waiting),
    ),
    ...(inTime.of > 0 ? [promptnessSentence({ inTime: inTime.replied, of: inTime.of, median }, reader)] : []),
    ...(said.of > 0 ? [verdictSentence(said, reader)] : []),
  ];
  return [{ kind: 'note', text: sentences.join(' ') }];
}

/** Of so many channels is named where a digest goes; nobody reads more, and each is asked of the chat. */
const NAMED = 5;

/**
 * The next digests of the channels that the asker is in. Where the chat tells all of somebody's channels at once, only those that are
 * named are asked for one by one: with hundreds of channels the page would come too late.
 */
async function nextDigests(request: Request): Promise<Block[]> {
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
    const isEnough = lines.length === SHOWN;
    const mine = isEnough && theirs !== null ? channels : await mineOf(request, channels);
    if (mine.length === 0) continue;
    if (isEnough) hidden += 1;
    else {
      const moment = formats(locale, asker.timeZone).moment(next, at);
      lines.push(
        say.next(
          moment,
          schedule.name,
          [
            ...mine.map(({ name }) => `#${name}`),
            ...(mine.length === NAMED && channels.length > NAMED ? ['…'] : []),
          ].join(', '),
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

async function adminBlocks(request: Request): Promise<Block[]> {
  return [
    { kind: 'divider' },
    group(words(request.locale).admin),
    menuButtons(request),
    ...(await wellSourceBlocks(request)),
  ];
}

function languageSelect({ locale }: Request): Block {
  return {
    kind: 'select',
    label: words(locale).language,
    action: { name: 'home.language' },
    options: [
      { value: 'fr', label: 'Français' },
      { value: 'en', label: 'English' },
    ],
    chosen: locale,
  };
}

/** Where the chat does not tell a language, or tells another one than wanted. */
const chooseLanguage: Ask = async (request) => {
  const { kit, workspace, asker, chosen } = request;
  const chosenLocale = localeOf(chosen);
  if (chosenLocale === null) return { kind: 'nothing' };
  const person = await kit.database.db.person.update({
    where: { workspaceId_id: { workspaceId: workspace.id, id: asker.id } },
    data: { chosenLocale },
  });
  const again = requestOf(kit, { workspace, asker: { ...asker, chosenLocale: person.chosenLocale } });
  return { kind: 'home', message: await kit.menu.home(again) };
};

export const language: Feature = {
  name: 'language',
  asks: { 'home.language': { run: chooseLanguage, may: 'everyone' } },
};

const words = phrases({
  en: {
    title: 'Porte-voix',
    what: 'What customers say, told to everyone; and an answer to every idea.',
    hub: {
      suggest: 'Suggest an idea',
      ideas: 'All my ideas',
      voice: 'What customers say',
      story: 'Tell a best failure',
    },
    forYou: 'Waiting for you',
    wrong: 'Needs an admin',
    you: 'About you',
    nothingWaits: 'Nothing waits for your answer.',
    undrawn: 'This part cannot be shown just now. Come back in a few minutes.',
    nothingMine: 'You have not proposed anything yet.',
    received: (count: string) => ({ one: `${count} idea came in`, other: `${count} ideas came in` }),
    promise: (received: string, waiting: string) =>
      `Your topics, these last 90 days: ${received}, ${waiting} waiting.`,
    digests: 'Next digests in your channels',
    noDigest: 'No digest is scheduled in your channels.',
    next: (moment: string, name: string, channels: string) => `${moment}: ${name}, in ${channels}`,
    admin: 'For admins',
    language: 'Language',
  },
  fr: {
    title: 'Porte-voix',
    what: 'Ce que disent les clients, porté à tous ; et une réponse à chaque idée.',
    hub: {
      suggest: 'Proposer une idée',
      ideas: 'Toutes mes idées',
      voice: 'Ce que disent les clients',
      story: 'Raconter un raté',
    },
    forYou: 'Ce qui vous attend',
    wrong: 'À régler par un admin',
    you: 'Vous concernant',
    nothingWaits: 'Rien n’attend votre réponse.',
    undrawn: 'Cette partie ne peut pas être affichée pour l’instant. Revenez dans quelques minutes.',
    nothingMine: 'Vous n’avez encore rien proposé.',
    received: (count) => ({ one: `${count} idée reçue`, other: `${count} idées reçues` }),
    promise: (received, waiting) =>
      fr`Vos sujets, ces 90 derniers jours : ${received}, ${waiting} en attente.`,
    digests: 'Prochains bulletins dans vos canaux',
    noDigest: 'Aucun bulletin programmé dans vos canaux.',
    next: (moment, name, channels) => fr`${moment} : ${name}, dans ${channels}`,
    admin: 'Pour les admins',
    language: 'Langue',
  },
});
