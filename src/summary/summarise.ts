// Asks for one summary and says what may be shown of the answer: the floor, the day's allowance, the request, the check, in this order.

import type { Locale } from '../i18n/locale.ts';
import { languageOf } from '../terms/language.ts';
import { sentencesIn } from './answer.ts';
import { LIMITS, promptOf, type SummaryUse } from './ask.ts';
import { checked } from './check.ts';
import { askModel, type ModelFetch } from './endpoint.ts';
import type { GivenComment, GivenFigure } from './given.ts';
import { givenOf } from './given.ts';
import { checkedName } from './name.ts';
import type { SummaryConfig } from './settings.ts';
import type { SummaryResult } from './summary.ts';
import { noteCost, takeRequests, type Using } from './use.ts';

/** What asks the model. */
export interface SummaryDesk {
  readonly config: SummaryConfig;
  readonly fetch: ModelFetch;
}

export interface SummaryQuestion {
  readonly use: SummaryUse;
  readonly locale: Locale;
  /** Those in another language are left out: of them no word could be checked. */
  readonly comments: readonly GivenComment[];
  readonly figures?: readonly GivenFigure[];
}

/** @param abort ends the waiting, not the request, which no answer of is looked at any more */
export async function summarise(
  { config, fetch }: SummaryDesk,
  using: Using,
  { use, locale, comments, figures = [] }: SummaryQuestion,
  abort: AbortSignal,
): Promise<SummaryResult> {
  const none = (why: NonNullable<SummaryResult['why']>): SummaryResult => ({ sentences: [], why });
  const own = comments.filter(({ text }) => (languageOf(text) ?? locale) === locale);
  const given = givenOf(own, { locale, most: config.comments, figures });
  if (given === null) return none('few');
  if (!(await takeRequests(using, config.perDay))) return none('day');
  const reply = await askModel((request) => unless(abort, fetch(request)), config, promptOf(use, given));
  await noteCost(using, reply);
  if (reply.why !== null) return none(reply.why);
  const claimed = sentencesIn(reply.content ?? '');
  if (claimed === null) return none('shape');
  const kept =
    use === 'theme'
      ? claimed.slice(0, 1).flatMap((each) => checkedName(each, given) ?? [])
      : checked(claimed, given, LIMITS[use]).kept;
  return kept.length === 0 ? none('unsupported') : { sentences: kept, why: null };
}

function unless<T>(abort: AbortSignal, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(new Error('the program stops'));
    if (abort.aborted) stop();
    abort.addEventListener('abort', stop, { once: true });
    work.then(resolve, reject).finally(() => abort.removeEventListener('abort', stop));
  });
}
