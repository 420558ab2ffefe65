// Summaries by a model of the company's own, where the operator set one: off by default. What may be shown of them: src/summary/.
import { forgettingSummaries, keptInSummaries } from '../../summary/forget.ts';
import type { Feature } from '../feature.ts';
import { answerWithDraft, showSummaryComments, useName, wishName } from './asks.ts';
import { summaryBlocks } from './home.ts';
import { summaryKinds } from './letters.ts';

export const summary: Feature = {
  name: 'summary',
  asks: {
    'summary.comments': { run: showSummaryComments, may: 'everyone' },
    // Whose an idea is decides who may answer it.
    'summary.reply': { run: answerWithDraft, opens: true, may: 'everyone' },
    'summary.name': { run: wishName, may: 'admin' },
    'summary.use-name': { run: useName, may: 'admin' },
  },
  home: [{ place: 'admin', order: 90, for: 'audit', draw: summaryBlocks }],
  steps: [forgettingSummaries],
  kinds: summaryKinds,
  kept: [keptInSummaries],
  naming: [{ table: 'Summary', column: 'askerId', erased: 'row' }],
};
