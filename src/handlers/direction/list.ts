// The words of the direction, the latest first: where each was read, how many ideas answer it, and, for whoever wrote it, correcting it and
// taking it back.

import { withdrawWord } from '../../direction/publish.ts';
import { toldOf, wordBlocks } from '../../direction/section.ts';
import { FRESH_DAYS, toldIn } from '../../direction/telling.ts';
import { type DirectionWord, publishedWords } from '../../direction/word.ts';
import type { Address, Block, Button, Message, Span } from '../../messages/message.ts';
import { moreItems } from '../../messages/shorten.ts';
import { holds } from '../../people/rights.ts';
import { channelLabel } from '../channel-label.ts';
import { AT_A_GLANCE, pageIn, pageRead, shown } from '../paging.ts';
import type { Ask, Request } from '../request.ts';
import { shellOf } from '../shell.ts';
import { sayDirection } from './words.ts';

/** Channels that are named; the others are counted. */
const NAMED = 5;

export const showWords: Ask = async (request) => shown(request, await wordsMessage(request));

async function wordsMessage(request: Request): Promise<Message> {
  const { kit, workspace, locale } = request;
  const say = sayDirection(locale);
  const asked = pageIn(request.subject).page;
  const { listed, pager, again } = await pageRead(
    { name: 'direction' },
    asked,
    request,
    (part) => publishedWords(kit.database.db, workspace.id, part),
    AT_A_GLANCE,
  );
  const entries: Block[] = [];
  for (const word of listed.words) entries.push(...(await entryBlocks(word, request)));
  return {
    summary: say.title,
    again,
    blocks: [
      { kind: 'heading', text: say.title },
      { kind: 'text', text: say.intro },
      {
        kind: 'buttons',
        buttons: [
          { label: say.write, action: { name: 'direction.write' }, style: 'primary' },
          { label: say.charter, action: { name: 'charter' } },
        ],
      },
      ...(listed.total === 0 ? [{ kind: 'text', text: say.none } as const] : []),
      ...entries,
      ...pager,
    ],
  };
}

async function entryBlocks(word: DirectionWord, request: Request): Promise<Block[]> {
  const { kit, workspace, locale, asker, formats } = request;
  const { db } = kit.database;
  const say = sayDirection(locale);
  const { row, author } = word;
  const told = await toldOf(db, workspace.id, word);
  const [, ...said] = wordBlocks(told, { locale, timeZone: asker.timeZone });
  const isOwn = row.authorId === asker.id;
  const buttons: Button[] = [
    { label: say.answer, action: { name: 'suggest', subject: `word:${row.id}` } },
    ...(isOwn ? [{ label: say.correct, action: { name: 'direction.correct', subject: row.id } }] : []),
    ...(isOwn || holds(asker, 'admin') ? [takeBackButton(row.id, request)] : []),
  ];
  return [
    { kind: 'divider' },
    {
      kind: 'text',
      text: [
        { strong: say.entry(formats.number(row.number), author.name, formats.fullDay(row.publishedAt)) },
      ],
    },
    ...said.filter(({ kind }) => kind !== 'buttons'),
    { kind: 'note', text: await fateOf(word, request) },
    { kind: 'buttons', buttons },
  ];
}

function takeBackButton(subject: string, { locale }: Request): Button {
  const say = sayDirection(locale);
  return {
    label: say.takeBack,
    action: { name: 'direction.withdraw', subject },
    style: 'danger',
    confirm: { title: say.takeBackTitle, text: say.takeBackText, yes: say.takeBack, no: say.keep },
  };
}

/** "Read in #general and #sav · corrected on 3 November · 2 ideas in answer". */
async function fateOf({ row }: DirectionWord, request: Request): Promise<Span[]> {
  const { kit, workspace, locale, at, formats } = request;
  const { db } = kit.database;
  const say = sayDirection(locale);
  const addresses = await toldIn(db, workspace.id, row.id);
  const ideas = await db.suggestion.count({ where: { workspaceId: workspace.id, wordId: row.id } });
  const isStale = at.getTime() - row.publishedAt.getTime() > FRESH_DAYS * 86_400_000;
  const where =
    addresses.length > 0
      ? say.toldIn(await channelsText(addresses, request))
      : isStale
        ? say.stale
        : say.untold;
  return [
    [
      where,
      ...(row.correctedAt ? [say.corrected(formats.fullDay(row.correctedAt))] : []),
      ...(ideas > 0 ? [say.ideas(ideas)] : []),
    ].join(' · '),
  ];
}

async function channelsText(addresses: readonly Address[], request: Request): Promise<string> {
  const names: string[] = [];
  for (const address of addresses.slice(0, NAMED)) {
    const label = await channelLabel(request, address);
    names.push(typeof label === 'string' ? label : 'name' in label ? label.name : '…');
  }
  const hidden = addresses.length - names.length;
  return request.formats.list([...names, ...(hidden > 0 ? [moreItems(hidden, request.locale)] : [])]);
}

export const withdraw: Ask = async (request) => {
  const { locale, formats, asker } = request;
  const say = sayDirection(locale);
  const { number, edits, mailed } = await withdrawWord(shellOf(request), request.subject ?? '', asker);
  request.kit.nudge();
  const told = say.takenBack(formats.number(number), formats.number(edits));
  const text = await withMailed(told, mailed, request);
  return { kind: 'say', did: true, message: { summary: text, blocks: [{ kind: 'text', text }] } };
};

/** What was mailed stays where it is, and is said. */
export async function withMailed(
  text: string,
  mailed: readonly Address[],
  request: Request,
): Promise<string> {
  if (mailed.length === 0) return text;
  return `${text} ${sayDirection(request.locale).mailed(await channelsText(mailed, request))}`;
}

/** Only for whoever speaks for the direction and has no menu of admins: there it is a button. */
export async function speakBlocks({ asker, locale }: Request): Promise<readonly Block[]> {
  if (asker.isAdmin) return [];
  const say = sayDirection(locale);
  return [
    { kind: 'text', text: say.speak },
    { kind: 'buttons', buttons: [{ label: say.write, action: { name: 'direction.write' } }] },
  ];
}
