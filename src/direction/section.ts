// The direction's word at the head of a digest: once in each channel, with whom it answers, and the way to answer it with an idea.
import { z } from 'zod';
import type { Store } from '../database/client.ts';
import { quote, quoteBlock, quoteOf } from '../digests/quote.ts';
import { type DigestReader, section } from '../digests/section.ts';
import { shownAnswers } from '../feedback/shown.ts';
import { touchpointsCalled } from '../feedback/touchpoints/company.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import type { Reader } from '../i18n/reader.ts';
import type { Block } from '../messages/message.ts';
import { shortenLabel } from '../messages/shorten.ts';
import { recordTellings, wordsToTell } from './telling.ts';
import { type DirectionWord, originOf } from './word.ts';

/** Of a customer's words above the answer to them, in characters: the word itself is read. */
const LONGEST_QUOTE = 280;
/** Of it on one slide of a screen, in characters. */
const ON_A_SLIDE = 230;

const told = z.object({
  wordId: z.string(),
  version: z.number(),
  text: z.string(),
  author: z.string(),
  /** Of the customer whom it answers. */
  quote: quote.exactOptional(),
  /** The idea that it answers; `isNamed`: its author said who they are. */
  idea: z.object({ number: z.number(), title: z.string(), isNamed: z.boolean() }).exactOptional(),
});
export type ToldWord = z.infer<typeof told>;

const shape = z.object({
  words: z.array(told),
  /** By word, the channels that have read it in another digest. */
  readIn: z.record(z.string(), z.array(z.string())),
});
type WordsTold = z.infer<typeof shape>;

export const DIRECTION = 'direction';

export const direction = section<WordsTold>({
  id: DIRECTION,
  name: { en: 'A word from the direction', fr: 'Le mot de la direction' },
  order: 0,
  weight: 3,
  leads: true,
  shape,
  async gather({ db, workspace, scheduleId, channels, to }) {
    const found = await wordsToTell(db, workspace.id, { scheduleId, channels, now: to });
    if (found.length === 0) return null;
    const words: ToldWord[] = [];
    for (const { word } of found) words.push(await toldOf(db, workspace.id, word));
    const readIn = found.flatMap(({ word, readIn: where }) =>
      where.length === 0 ? [] : [[word.row.id, where] as const],
    );
    return { words, readIn: Object.fromEntries(readIn.map(([id, where]) => [id, [...where]])) };
  },
  isNews: (data, { channel }) => wordsIn(data, channel).length > 0,
  view: (data, reader) => wordsIn(data, reader.channel).flatMap((word) => wordBlocks(word, reader)),
  wall: (data, reader) => wordsIn(data, reader.channel).flatMap((word) => wallBlocks(word, reader)),
  quotes: ({ words }) => words.flatMap(({ quote: said }) => said?.feedbackId ?? []),
  seenIn: (data) => (channel) => {
    const here = wordsIn(data, channel);
    return here.length === 0 ? null : { words: [...here], readIn: {} };
  },
  stands: async (db, workspaceId, data) => {
    const ids = data.words.map(({ wordId }) => wordId);
    const rows = await db.directionWord.findMany({
      where: { workspaceId, id: { in: ids }, withdrawnAt: null },
      select: { id: true },
    });
    const left = data.words.filter(({ wordId }) => rows.some(({ id }) => id === wordId));
    return left.length === 0 ? null : { ...data, words: left };
  },
  posted: (tx, data, posting) => recordTellings(tx, { ...posting, words: wordsIn(data, posting.address) }),
  example: {
    words: [
      {
        wordId: 'w1',
        version: 1,
        text: 'Un colis laissé dans la rue, ce n’est pas une livraison. À partir de lundi, chaque tournée a le droit de revenir le lendemain. Si cela coince chez vous, dites-le, je lis toutes vos idées.',
        author: 'Claire Roussel',
        quote: {
          feedbackId: 'f9',
          text: 'Colis laissé dans l’entrée, en pleine rue. Le soir il n’y était plus.',
          touchpoint: 'delivery',
          score: 2,
          scale: 10,
          language: 'fr',
        },
      },
    ],
    readIn: {},
  },
});

/** A preview without a channel shows all. */
function wordsIn({ words, readIn }: WordsTold, channel: DigestReader['channel']): readonly ToldWord[] {
  return channel === null ? words : words.filter(({ wordId }) => !readIn[wordId]?.includes(channel));
}

/** What a stored digest says once that word reads otherwise. @param as null: it was taken back */
export function changedIn(
  stored: unknown,
  id: string,
  as: { readonly text: string; readonly version: number } | null,
): WordsTold {
  const data = shape.parse(stored);
  if (as === null) return { ...data, words: data.words.filter(({ wordId }) => wordId !== id) };
  return { ...data, words: data.words.map((each) => (each.wordId === id ? { ...each, ...as } : each)) };
}

/** With whom it answers as they are now: erased words, and an idea that was withdrawn, are left out. */
export async function toldOf(
  db: Store,
  workspaceId: string,
  { row, author }: DirectionWord,
): Promise<ToldWord> {
  const said = { wordId: row.id, version: row.version, text: row.text, author: author.name };
  const origin = originOf(row);
  return { ...said, ...(origin === null ? {} : await answeredBy(db, workspaceId, origin)) };
}

/** Whom a word answers, as its readers see it. */
export async function answeredBy(
  db: Store,
  workspaceId: string,
  { kind, id }: { readonly kind: 'feedback' | 'suggestion'; readonly id: string },
): Promise<Pick<ToldWord, 'quote' | 'idea'>> {
  if (kind === 'suggestion') {
    const idea = await db.suggestion.findUnique({
      where: { workspaceId_id: { workspaceId, id } },
      select: { number: true, title: true, anonymous: true, status: true },
    });
    if (idea === null || idea.status === 'withdrawn') return {};
    return { idea: { number: idea.number, title: idea.title, isNamed: !idea.anonymous } };
  }
  const answer = (await shownAnswers(db, workspaceId, [id])).get(id);
  if (!answer?.text) return {};
  const called = await touchpointsCalled(db, workspaceId);
  const text = shortenLabel(answer.text, LONGEST_QUOTE);
  return { quote: quoteOf({ ...answer, text }, called) };
}

/** A title, whom it answers, the word, and the way to answer it: in-messages.ts finds it again by that order. */
export function wordBlocks(word: ToldWord, reader: Reader): Block[] {
  const say = words(reader.locale);
  const { wordId, text, author } = word;
  return [
    { kind: 'text', text: [{ strong: say.lead }] },
    ...answeredBlocks(word, reader),
    { kind: 'quote', text, by: author, word: wordId },
    {
      kind: 'buttons',
      buttons: [{ label: say.answer, action: { name: 'suggest', subject: `word:${wordId}` } }],
    },
  ];
}

function answeredBlocks({ quote: said, idea }: ToldWord, reader: Reader): Block[] {
  const say = words(reader.locale);
  if (idea) return [{ kind: 'note', text: say.toIdea(idea.number, idea.title) }];
  return said && said.text !== '' ? [quoteBlock(said, reader)] : [];
}

/** What is longer than a slide goes on, on the next one. What was proposed without a name is not told: a screen is read by whoever passes. */
function wallBlocks(word: ToldWord, reader: Reader): Block[] {
  const { idea, text, author, ...rest } = word;
  const answered = answeredBlocks({ ...rest, text, author, ...(idea?.isNamed ? { idea } : {}) }, reader);
  const pieces = piecesOf(text, ON_A_SLIDE);
  return [
    ...answered,
    ...pieces.map(
      (piece, at): Block => ({
        kind: 'quote',
        text: piece,
        ...(at === pieces.length - 1 ? { by: author } : {}),
      }),
    ),
  ];
}

/** Parted after sentences, else between words. */
function piecesOf(text: string, most: number): string[] {
  const pieces: string[] = [];
  let rest = text.trim();
  while (rest.length > most) {
    const head = rest.slice(0, most + 1);
    const sentence = Math.max(...[...head.matchAll(/[.!?…]\s/g)].map(({ index }) => index + 1), -1);
    const space = head.search(/\s\S*$/);
    const end = sentence > most / 3 ? sentence : space > 0 ? space : most;
    pieces.push(rest.slice(0, end).trim());
    rest = rest.slice(end).trim();
  }
  return rest === '' ? pieces : [...pieces, rest];
}

const words = phrases({
  en: {
    lead: 'A word from the direction',
    answer: 'Answer with an idea',
    toIdea: (number: number, title: string) => `In answer to idea #${number}, “${title}”`,
  },
  fr: {
    lead: 'Le mot de la direction',
    answer: 'Répondre par une idée',
    toIdea: (number, title) => fr`En réponse à l’idée n° ${number}, « ${title} »`,
  },
});
