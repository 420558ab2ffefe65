// What customers are asked, in digests: that a question is open, what was answered once it ended, what its reader says comes of it, and that it is
// done. Of the idea its number alone; of what customers wrote nothing.
import { z } from 'zod';
import { dateOf, dayOf } from '../calendar/day.ts';
import type { Store } from '../database/client.ts';
import { section } from '../digests/section.ts';
import type { Period } from '../feedback/filters.ts';
import { formats, numbered, plural } from '../i18n/formats.ts';
import type { Locale } from '../i18n/locale.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import type { Reader } from '../i18n/reader.ts';
import type { Block } from '../messages/message.ts';
import { eventOf } from '../suggestions/history.ts';
import { aboutOf } from './about.ts';
import { resultLines } from './letters/letters.ts';
import {
  aboutKinds,
  askedIn,
  languagesIn,
  questionFrom,
  resultShape,
  wordIn,
  wordingShape,
  wordShape,
} from './question.ts';

/** What became of it last, in the time of a digest; open: nothing, customers can answer it. What matters most comes first. */
const stages = ['done', 'said', 'ended', 'asked', 'open'] as const;

const told = z.object({
  id: z.string(),
  kind: z.enum(aboutKinds),
  /** The idea's, or the action's. */
  about: z.int(),
  wording: wordingShape,
  endsOn: z.string(),
  stage: z.enum(stages),
  answered: z.int(),
  result: resultShape.nullable(),
  word: wordShape.nullable(),
  wordUntil: z.string().nullable(),
});
type QuestionSaid = z.output<typeof told>;

const shape = z.object({ questions: z.array(told) });
type Said = z.output<typeof shape>;

/** More are not read at once. */
const MOST = 2;
/** That are open, in the thread. */
const MOST_OPEN = 10;

export const communitySection = section<Said>({
  id: 'community',
  name: { en: 'What customers are asked', fr: 'Ce que l’on demande aux clients' },
  order: 79,
  shape,
  async gather({ db, workspace, from, to }) {
    const questions = await questionsIn(db, workspace.id, { from, to });
    return questions.length === 0 ? null : { questions: [...questions] };
  },
  isNews: ({ questions }) => questions.some(isNewsOf),
  view: ({ questions }, reader) =>
    questions
      .filter(isNewsOf)
      .slice(0, MOST)
      .flatMap((each) => blocksOf(each, reader)),
  details: ({ questions }, reader) => {
    const more = questions.filter(isNewsOf).slice(MOST);
    const open = questions.filter((each) => !isNewsOf(each)).slice(0, MOST_OPEN);
    return [
      ...more.flatMap((each) => blocksOf(each, reader)),
      ...(open.length === 0
        ? []
        : [
            { kind: 'text', text: [{ strong: words(reader.locale).stillOpen }] } as const,
            {
              kind: 'list',
              items: open.map((each) => `${headOf(each, reader.locale)} ${soFar(each, reader)}`),
            } as const,
          ]),
    ];
  },
  headline: ({ questions }, reader) => {
    const [first] = questions.filter(isNewsOf);
    return first ? headOf(first, reader.locale) : null;
  },
  wall: ({ questions }, reader) => {
    const news = questions.filter(isNewsOf).slice(0, MOST);
    return news.length === 0
      ? []
      : [
          { kind: 'heading', text: words(reader.locale).title },
          ...news.flatMap((each): Block[] => [
            { kind: 'text', text: [{ strong: headOf(each, reader.locale) }] },
            ...factsOf(each, reader),
          ]),
        ];
  },
  stands: async (db, workspaceId, { questions }) => {
    const ids = questions.map(({ id }) => id);
    const rows = await db.customerQuestion.findMany({
      where: { workspaceId, id: { in: ids } },
      select: { id: true },
    });
    const there = new Set(rows.map(({ id }) => id));
    const left = questions.filter(({ id }) => there.has(id));
    return left.length === 0 ? null : { questions: left };
  },
  example: {
    questions: [
      {
        ...{ id: 'ended', kind: 'suggestion', about: 41, endsOn: '2026-11-20', stage: 'ended' },
        wording: {
          fr: {
            question: 'Aimeriez-vous suivre vos retours par SMS ?',
            options: ['Je m’en servirais', 'Peut-être'],
          },
          en: {
            question: 'Would you like to follow your returns by text message?',
            options: ['I would use it', 'Maybe'],
          },
        },
        ...{ answered: 41, result: { answered: 41, chosen: [34, 7], wrote: 12 } },
        ...{ word: null, wordUntil: '2026-12-04' },
      },
      {
        ...{ id: 'open', kind: 'action', about: 12, endsOn: '2026-12-11', stage: 'open' },
        wording: {
          fr: { question: 'Que manque-t-il à nos points de retrait ?', options: [] },
          en: { question: 'What is missing where you collect parcels?', options: [] },
        },
        ...{ answered: 17, result: null, word: null, wordUntil: null },
      },
    ],
  },
});

/** What matters most first; of those that nobody could answer, nothing. */
async function questionsIn(
  db: Store,
  workspaceId: string,
  { from, to }: Period,
): Promise<readonly QuestionSaid[]> {
  const within = { gte: from, lt: to };
  const done = await doneIn(db, workspaceId, { from, to });
  const rows = await db.customerQuestion.findMany({
    where: {
      workspaceId,
      createdAt: { lt: to },
      links: { some: {} },
      OR: [
        { endedAt: null, links: { some: { revokedAt: null } } },
        { endedAt: { gte: from } },
        { wordAt: within },
        { aboutKind: 'suggestion', aboutId: { in: [...done.suggestion] } },
        { aboutKind: 'action', aboutId: { in: [...done.action] } },
      ],
    },
    include: { links: { orderBy: { createdAt: 'asc' }, take: 1, select: { createdAt: true } } },
    orderBy: { number: 'desc' },
  });
  const said: QuestionSaid[] = [];
  for (const { links, ...row } of rows) {
    const { about, wording, result, word } = questionFrom(row);
    const matter = await aboutOf(db, workspaceId, about);
    if (matter === null) continue;
    const isIn = (at: Date | null | undefined) => at != null && at >= from && at < to;
    const stage = done[about.kind].has(about.id)
      ? 'done'
      : isIn(row.wordAt)
        ? 'said'
        : isIn(row.endedAt)
          ? 'ended'
          : isIn(links[0]?.createdAt)
            ? 'asked'
            : 'open';
    if (stage === 'open' && row.endedAt !== null && row.endedAt < to) continue;
    said.push({
      ...{ id: row.id, kind: about.kind, about: matter.number, wording, endsOn: row.endsOn, stage },
      ...{ answered: row.answered, result, word, wordUntil: row.wordUntil },
    });
  }
  return said.toSorted((a, b) => stages.indexOf(a.stage) - stages.indexOf(b.stage));
}

/** The ids of what was done meanwhile and still is; an idea that became another one goes with it. */
async function doneIn(
  db: Store,
  workspaceId: string,
  { from, to }: Period,
): Promise<Readonly<Record<(typeof aboutKinds)[number], ReadonlySet<string>>>> {
  const events = await db.suggestionEvent.findMany({
    where: { workspaceId, kind: eventOf.complete, at: { gte: from, lt: to }, suggestion: { status: 'done' } },
    select: { suggestionId: true },
  });
  const ids = events.map(({ suggestionId }) => suggestionId);
  const same = await db.suggestion.findMany({
    where: { workspaceId, duplicateOf: { in: ids } },
    select: { id: true },
  });
  const actions = await db.action.findMany({
    where: { workspaceId, status: 'done', doneAt: { gte: from, lt: to } },
    select: { id: true },
  });
  return {
    suggestion: new Set([...ids, ...same.map(({ id }) => id)]),
    action: new Set(actions.map(({ id }) => id)),
  };
}

function isNewsOf({ stage }: QuestionSaid): boolean {
  return stage !== 'open';
}

function asked({ wording }: QuestionSaid, locale: Locale) {
  return askedIn({ wording, languages: languagesIn(wording) }, locale);
}

function blocksOf(said: QuestionSaid, reader: Reader): Block[] {
  const say = words(reader.locale);
  return [
    { kind: 'text', text: [{ strong: headOf(said, reader.locale) }, ` · ${matterOf(said, reader.locale)}`] },
    ...factsOf(said, reader),
    { kind: 'buttons', buttons: [{ label: say.see, action: { name: 'community.see', subject: said.id } }] },
  ];
}

function headOf(said: QuestionSaid, locale: Locale): string {
  return words(locale).head[said.stage](asked(said, locale).question, dayNamed(said.endsOn, locale));
}

function matterOf({ kind, about }: QuestionSaid, locale: Locale): string {
  return words(locale)[kind](numbered(locale, about));
}

function factsOf(said: QuestionSaid, reader: Reader): Block[] {
  const { locale } = reader;
  const say = words(locale);
  const { stage, result, wordUntil } = said;
  const lines = result === null ? [] : resultLines(asked(said, locale).options, result, locale);
  const word = wordIn(said, locale);
  const results: Block[] = lines.length === 0 ? [] : [{ kind: 'list', items: lines }];
  switch (stage) {
    case 'done':
    case 'said':
      return [...results, ...(word === '' ? [] : [{ kind: 'quote', text: word } as const])];
    case 'ended':
      return [
        ...results,
        ...(wordUntil === null
          ? []
          : [{ kind: 'note', text: say.wordDue(dayNamed(wordUntil, locale)) } as const]),
      ];
    case 'asked':
    case 'open':
      return [{ kind: 'note', text: soFar(said, reader) }];
    default:
      return stage satisfies never;
  }
}

function soFar({ answered }: QuestionSaid, { locale, timeZone }: Reader): string {
  const say = words(locale);
  return answered === 0
    ? say.nobodyYet
    : plural(locale, answered, say.soFar(formats(locale, timeZone).number(answered)));
}

function dayNamed(day: string, locale: Locale): string {
  return formats(locale, 'UTC').fullDay(dateOf(dayOf(day)));
}

const words = phrases({
  en: {
    title: 'What customers are asked',
    head: {
      asked: (question: string, day: string) => `Customers are asked until ${day}: “${question}”`,
      open: (question: string, day: string) => `Until ${day}: “${question}”`,
      ended: (question: string, _day: string) => `What customers answered to “${question}”`,
      said: (question: string, _day: string) => `What comes of customers’ answers to “${question}”`,
      done: (question: string, _day: string) => `Customers were asked, and it is done: “${question}”`,
    },
    suggestion: (number: string) => `idea ${number}`,
    action: (number: string) => `action ${number}`,
    soFar: (count: string) => ({ one: `${count} answer so far.`, other: `${count} answers so far.` }),
    nobodyYet: 'Nobody has answered yet.',
    wordDue: (day: string) =>
      `Of those who answered. What comes of it is told to them on their page by ${day}.`,
    stillOpen: 'Customers can also answer',
    see: 'See the question',
  },
  fr: {
    title: 'Ce que l’on demande aux clients',
    head: {
      asked: (question, day) => fr`On demande aux clients, jusqu’au ${day} : « ${question} »`,
      open: (question, day) => fr`Jusqu’au ${day} : « ${question} »`,
      ended: (question) => fr`Ce que les clients ont répondu à « ${question} »`,
      said: (question) => fr`Ce que deviennent les réponses des clients à « ${question} »`,
      done: (question) => fr`On l’avait demandé aux clients, c’est fait : « ${question} »`,
    },
    suggestion: (number) => `idée ${number}`,
    action: (number) => `action ${number}`,
    soFar: (count) => ({
      one: fr`${count} réponse pour l’instant.`,
      other: fr`${count} réponses pour l’instant.`,
    }),
    nobodyYet: 'Personne n’a encore répondu.',
    wordDue: (day) =>
      fr`Parmi ceux qui ont répondu. Ce qui en sort leur est dit sur leur page d’ici le ${day}.`,
    stillOpen: 'Les clients peuvent aussi répondre à ceci',
    see: 'Voir la question',
  },
});
