// The answer to each question of /voice, computed anew each time: for the asker alone, or to be shared.
import type { Message } from '../../messages/message.ts';
import { casesMessage } from '../cases/list.ts';
import { pageIn } from '../paging.ts';
import type { Ask, Request } from '../request.ts';
import { beforeAfterMessage } from './before-after.ts';
import { voiceControls } from './controls.ts';
import { figuresMessage } from './figures.ts';
import { numberedMessage } from './numbered.ts';
import { decodeQuestion, encodeQuestion, type VoiceQuestion } from './question.ts';
import { searchMessage } from './search.ts';
import { soFarMessage } from './so-far.ts';
import { themesMessage } from './themes.ts';
import { trendMessage } from './trend.ts';

/** Without the buttons that lead on. */
export function answerTo(request: Request, question: VoiceQuestion): Promise<Message> {
  switch (question.kind) {
    case 'today':
    case 'week':
      return soFarMessage(request, question);
    case 'themes':
      return themesMessage(request);
    case 'cases':
      return casesMessage(request);
    case 'search':
      return searchMessage(request, question);
    case 'answer':
      return numberedMessage(request, question.number);
    case 'figures':
      return figuresMessage(request, question);
    case 'trend':
      return trendMessage(request, question);
    case 'compare':
      return beforeAfterMessage(request, question);
    default:
      return question satisfies never;
  }
}

/** With the way to the other answers and, where it was asked in a channel, to sharing it there. */
export async function privately(request: Request, question: VoiceQuestion): Promise<Message> {
  const again = { name: 'voice.ask', subject: encodeQuestion(question) };
  return { ...withControls(request, question, await answerTo(request, question)), again };
}

function withControls(request: Request, question: VoiceQuestion, message: Message): Message {
  return { ...message, blocks: [...message.blocks, ...voiceControls(request, question)] };
}

/** Another page of the themes, in the place of the one that was there. */
export const turnThemes: Ask = async (request) => {
  const message = await themesMessage(request, pageIn(request.subject).page);
  return { kind: 'say', message: withControls(request, { kind: 'themes' }, message), instead: true };
};

/** The answer that a button names, in the place of the one that was there. */
export const askVoice: Ask = async (request) => {
  const question = decodeQuestion(request.subject) ?? { kind: 'week' };
  return { kind: 'say', message: await privately(request, question), instead: true };
};
