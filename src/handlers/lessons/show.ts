// The lesson of the week to whoever asks for it, by /lesson or at home; what happened, to whoever answers; and getting it by a letter.
import { charterOf } from '../../direction/charter.ts';
import { answerLesson, hasAnswered } from '../../lessons/answer.ts';
import { choiceIn } from '../../lessons/lesson.ts';
import { lessonGone } from '../../lessons/own.ts';
import { isSubscribed, subscribe, unsubscribe } from '../../lessons/readers.ts';
import { answeredCard, answeredMessage, lessonCard, lessonTitle } from '../../lessons/views.ts';
import { endOf, lessonIn, lessonOfWeek, weekAt, weekCalled } from '../../lessons/week.ts';
import type { Block, Button, Message } from '../../messages/message.ts';
import { sentence } from '../../messages/message.ts';
import { mayModerate } from '../../stories/moderators.ts';
import { fold } from '../../terms/fold.ts';
import type { Ask, CommandEntry, Reply, Request } from '../request.ts';
import { shellOf } from '../shell.ts';
import { sayMaking } from './make-words.ts';
import { listPast } from './past.ts';
import { sayLessons } from './words.ts';

export const lessonCommand: CommandEntry = {
  name: 'lesson',
  // It comes by itself.
  isRare: true,
  inFrench: 'leçon',
  description: {
    en: 'This week’s lesson: a real situation, three answers',
    fr: 'La leçon de la semaine : une situation réelle, trois réponses',
  },
  usageHint: { en: '[on | off | past]', fr: '[oui | non | passées]' },
  may: 'everyone',
  run: byWords,
};

const ON = ['on', 'yes', 'subscribe', 'oui', 'abonner'];
const OFF = ['off', 'no', 'unsubscribe', 'non', 'desabonner'];
const PAST = ['past', 'list', 'passees', 'liste'];

async function byWords(request: Request): Promise<Reply> {
  const asked = fold(request.text);
  if (ON.includes(asked)) return subscribeMe(request);
  if (OFF.includes(asked)) return unsubscribeMe(request);
  return PAST.includes(asked) ? listPast(request) : showLesson(request);
}

export const showLesson: Ask = async (request) => ({ kind: 'say', message: await weekMessage(request) });

async function weekMessage(request: Request): Promise<Message> {
  const { kit, workspace, locale, asker } = request;
  const row = await lessonOfWeek(shellOf(request));
  const lesson = row && (await lessonIn(kit.database.db, workspace.id, row, locale));
  const buttons = await waysOn(request);
  if (row === null || lesson === null) return sentence(sayLessons(locale).none, buttons);
  const reader = { locale, timeZone: asker.timeZone };
  const hasIt = await hasAnswered(shellOf(request), { week: row.week, personId: asker.id });
  const card = hasIt ? answeredCard(lesson, row, reader) : lessonCard(lesson, row, reader);
  return { ...card, blocks: [...card.blocks, { kind: 'buttons', buttons }], again: { name: 'lesson' } };
}

async function waysOn({ kit, workspace, asker, locale }: Request): Promise<readonly Button[]> {
  const say = sayLessons(locale);
  const isModerator = await mayModerate(kit.directory, workspace, asker);
  const gets = await isSubscribed(kit.database.db, workspace.id, asker);
  return [
    gets
      ? { label: say.stop, action: { name: 'lesson.unsubscribe' } }
      : { label: say.get, action: { name: 'lesson.subscribe' } },
    { label: say.past, action: { name: 'lesson.past' } },
    ...(isModerator ? [{ label: sayMaking(locale).own, action: { name: 'lessons' } }] : []),
  ];
}

/** The press of a button: "WEEK/CHOICE". */
export const answer: Ask = async (request) => {
  const { asker, locale, subject } = request;
  const [week = '', chosen = ''] = subject?.split('/') ?? [];
  const choice = choiceIn(chosen);
  if (choice === null) throw lessonGone();
  const { row, answered } = await answerLesson(shellOf(request), { week, personId: asker.id, choice });
  const { db } = request.kit.database;
  const lesson = await lessonIn(db, request.workspace.id, row, locale);
  if (lesson === null) throw lessonGone();
  const charter = (await charterOf(db, request.workspace.id))?.purpose ?? '';
  const reader = { locale, timeZone: asker.timeZone };
  return { kind: 'say', message: answeredMessage(lesson, { choice, answered, charter }, reader), did: true };
};

export const subscribeMe: Ask = async (request) => {
  const isNew = await subscribe(shellOf(request), request.asker);
  const say = sayLessons(request.locale);
  return { kind: 'say', message: sentence(isNew ? say.subscribed : say.alreadySubscribed), did: true };
};

export const unsubscribeMe: Ask = async (request) => {
  const had = await unsubscribe(shellOf(request), request.asker);
  const say = sayLessons(request.locale);
  return { kind: 'say', message: sentence(had ? say.unsubscribed : say.notSubscribed), did: true };
};

/** In the home: the week's lesson, once somebody has it, until its reader has answered. */
export async function lessonBlocks(request: Request): Promise<readonly Block[]> {
  const { kit, workspace, asker, at, locale } = request;
  const week = weekAt(workspace, at);
  const row = await weekCalled(kit.database.db, workspace.id, week);
  if (row === null || at >= endOf(workspace, week)) return [];
  const lesson = await lessonIn(kit.database.db, workspace.id, row, locale);
  if (lesson === null || (await hasAnswered(shellOf(request), { week, personId: asker.id }))) return [];
  return [
    { kind: 'text', text: lessonTitle(lesson.title, locale) },
    { kind: 'buttons', buttons: [{ label: sayLessons(locale).read, action: { name: 'lesson' } }] },
  ];
}
