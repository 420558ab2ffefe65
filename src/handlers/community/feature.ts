// The customers' community: a question to them about an idea or an action, with an end and a named reader. Its rules are src/community/; the page
// by which they answer is src/web/pages/ask/.
import { endingQuestions } from '../../community/end.ts';
import { forgettingAnswers, keptCommunity } from '../../community/forget.ts';
import { communityKinds } from '../../community/letters/kinds.ts';
import { communitySection } from '../../community/section.ts';
import { notingWords, waitingWords } from '../../community/word.ts';
import type { Feature } from '../feature.ts';
import { askEntry, openAsk, openChange } from './ask.ts';
import { endNow } from './end.ts';
import { openLink, revoke, singleLinks } from './links.ts';
import { listQuestions } from './list.ts';
import { readAnswers, seeQuestion } from './view.ts';
import { openWord, wordEntry } from './word.ts';

/** Who may ask about what, and who reads, stands in community/about.ts and in the question. */
const may = 'everyone';

export const community: Feature = {
  name: 'community',
  asks: {
    community: { run: listQuestions, may },
    'community.ask': { run: openAsk, opens: true, may },
    'community.change': { run: openChange, opens: true, may },
    'community.see': { run: seeQuestion, may },
    'community.answers': { run: readAnswers, may },
    'community.open-link': { run: openLink, may },
    'community.singles': { run: singleLinks, may },
    'community.revoke': { run: revoke, may },
    'community.end': { run: endNow, may },
    'community.word': { run: openWord, opens: true, may },
  },
  forms: [askEntry, wordEntry],
  steps: [endingQuestions, notingWords, forgettingAnswers],
  waiting: [waitingWords],
  sections: [communitySection],
  kinds: communityKinds,
  kept: [keptCommunity],
  wordings: [
    // What customers were asked, and told, is the company's word.
    {
      ...{ table: 'CustomerQuestion', columns: ['wording'], by: 'askedById' },
      ...{ inside: ['question', 'options'], stays: true },
    },
    {
      ...{ table: 'CustomerQuestion', columns: ['word'], by: 'readerId' },
      ...{ inside: ['fr', 'en'], stays: true },
    },
    // Customers read it: see readerCalled.
    { table: 'CustomerQuestion', columns: ['readerShown'], by: 'readerId', leavesNothing: true },
  ],
  naming: [
    { table: 'CustomerQuestion', column: 'askedById', erased: 'stand-in' },
    { table: 'CustomerQuestion', column: 'readerId', erased: 'stand-in' },
    { table: 'CustomerLinks', column: 'createdById', erased: 'empty' },
  ],
};
