// /voice search: what customers said with these words, the latest first, a few at a time. How they are found: feedback/search.
import { quoteBlock, quoteOf } from '../../digests/quote.ts';
import { answersIn } from '../../feedback/filters.ts';
import { type FoundFeedback, searchFeedback } from '../../feedback/search/search.ts';
import { type Called, touchpointsCalled } from '../../feedback/touchpoints/company.ts';
import { isCrowd, LEAST_ANSWERS_FOR_COMMENTS, LEAST_CUSTOMERS } from '../../feedback/verbatims.ts';
import { plural } from '../../i18n/formats.ts';
import { fr, phrases } from '../../i18n/phrases.ts';
import { type Block, type Message, sentence } from '../../messages/message.ts';
import { shortenLabel } from '../../messages/shorten.ts';
import { answerWithWord } from '../direction/answer-button.ts';
import { lastPage, pager } from '../paging.ts';
import type { Request } from '../request.ts';
import { encodeQuestion, type VoiceQuestion } from './question.ts';

/** Of an option, in characters: Slack takes 75. */
const LONGEST_OPTION = 75;
/** Quotes of one page. */
const ON_A_PAGE = 5;

type SearchQuestion = Extract<VoiceQuestion, { kind: 'search' }>;

/** The words of single customers: shown only where the company has heard at least 8 answers of 5 customers in all. */
export async function searchMessage(request: Request, question: SearchQuestion): Promise<Message> {
  const { kit, workspace, at: now, locale, formats } = request;
  const { database } = kit;
  const say = words(locale);
  const until = new Date(now.getTime() + 1);
  const everything = answersIn(workspace.id, { from: new Date(0), to: until }, {});
  if (!(await isCrowd(database.db, everything, LEAST_CUSTOMERS))) {
    return sentence(say.tooFew(formats.number(LEAST_ANSWERS_FOR_COMMENTS), formats.number(LEAST_CUSTOMERS)));
  }
  const { words: asked, page } = question;
  const most = (page + 1) * ON_A_PAGE;
  const result = await searchFeedback(database, workspace.id, { words: asked, most, now });
  const { found, total, isMore, notAsked } = result;
  if (notAsked !== null) return sentence(say.notAsked[notAsked]);
  if (total === 0) return sentence(say.none(asked));
  const called = await touchpointsCalled(database.db, workspace.id);
  const last = lastPage(total, ON_A_PAGE);
  if (page > last) return searchMessage(request, { ...question, page: last });
  const counted = plural(locale, total, say.comments(formats.number(total)));
  const title = isMore ? say.titleAbove(asked, counted) : say.title(asked, counted);
  const turn = (to: number) => ({ name: 'voice.ask', subject: encodeQuestion({ ...question, page: to }) });
  return {
    summary: title,
    blocks: [
      { kind: 'text', text: [{ strong: title }] },
      ...found.slice(page * ON_A_PAGE).flatMap((each) => commentBlocks(each, called, request)),
      thankFor(found.slice(page * ON_A_PAGE), request),
      ...pager({ total, page, size: ON_A_PAGE, turn }, request),
    ],
  };
}

/** Somebody is thanked with one of these customers' words. */
function thankFor(found: readonly FoundFeedback[], { locale }: Request): Block {
  return {
    kind: 'select',
    label: words(locale).thank,
    action: { name: 'thanks' },
    options: found.map(({ feedbackId, text }) => ({
      value: `feedback:${feedbackId}`,
      label: shortenLabel(text.replace(/\s+/g, ' '), LONGEST_OPTION),
    })),
  };
}

function commentBlocks(found: FoundFeedback, called: Called, request: Request): Block[] {
  const { locale, asker, formats } = request;
  const quoted = quoteBlock(quoteOf(found, called), { locale, timeZone: asker.timeZone });
  if (quoted.kind !== 'quote') return [quoted];
  const day = formats.fullDay(found.answeredAt);
  const by = [quoted.by ?? found.source, day].join(' · ');
  const answer = answerWithWord({ kind: 'feedback', id: found.feedbackId }, request);
  return [{ ...quoted, by }, ...(answer.length > 0 ? [{ kind: 'buttons', buttons: answer } as const] : [])];
}

const words = phrases({
  en: {
    tooFew: (answers: string, customers: string) =>
      `Customers’ words can be searched once there are ${answers} answers from ${customers} customers: with fewer, a reader could guess who wrote.`,
    notAsked: {
      'no-words':
        'Those words are in too many comments to tell anything. Add one that says more: /voice search delivery.',
      'too-many-words': 'That is too many words at once. Keep the two or three that matter.',
    },
    none: (asked: string) =>
      `No customer wrote “${asked}”. Try fewer words, or only the beginning of one: /voice search deliv.`,
    comments: (count: string) => ({ one: `${count} comment`, other: `${count} comments` }),
    title: (asked: string, count: string) => `“${asked}” · ${count}, the latest first`,
    titleAbove: (asked: string, count: string) => `“${asked}” · more than ${count}, the latest first`,
    thank: 'Thank somebody for:',
  },
  fr: {
    tooFew: (answers, customers) =>
      fr`Les paroles des clients se cherchent à partir de ${answers} réponses de ${customers} clients : avec moins, un lecteur pourrait deviner qui écrit.`,
    notAsked: {
      'no-words':
        'Ces mots sont dans trop de commentaires pour dire quelque chose. Ajoutez-en un qui en dise plus : /voix chercher livraison.',
      'too-many-words': 'Cela fait trop de mots à la fois. Gardez les deux ou trois qui comptent.',
    },
    none: (asked) =>
      fr`Aucun client n’a écrit « ${asked} ». Essayez avec moins de mots, ou le début d’un seul : /voix chercher livr.`,
    comments: (count) => ({ one: `${count} commentaire`, other: `${count} commentaires` }),
    title: (asked, count) => fr`« ${asked} » · ${count}, du plus récent au plus ancien`,
    titleAbove: (asked, count) => fr`« ${asked} » · plus de ${count}, du plus récent au plus ancien`,
    thank: 'Remercier quelqu’un pour :',
  },
});
