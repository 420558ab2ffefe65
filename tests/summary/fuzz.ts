// Some thousands of spoiled answers through the checker, each shown sentence held against the oracle.
import { sentencesIn } from '../../src/summary/answer.ts';
import { LIMITS } from '../../src/summary/ask.ts';
import { checked } from '../../src/summary/check.ts';
import { givenOf } from '../../src/summary/given.ts';
import { answerOf, commentsIn, seeded } from './answers.ts';
import { unsupported } from './oracle.ts';

export interface Fuzzed {
  readonly answers: number;
  readonly claimed: number;
  readonly shown: number;
  /** Each with why, and what was shown. */
  readonly unsupported: readonly string[];
  /** Why sentences were not shown, by how often. */
  readonly faults: ReadonlyMap<string, number>;
}

export function fuzz(rounds: number, seed: number): Fuzzed {
  const random = seeded(seed);
  const found: string[] = [];
  const faults = new Map<string, number>();
  let claimedInAll = 0;
  let shown = 0;
  for (let round = 0; round < rounds; round++) {
    const locale = round % 2 === 0 ? 'fr' : 'en';
    const figures = [{ value: 14, of: locale === 'fr' ? 'devant la porte' : 'at the door' }];
    const given = givenOf(commentsIn(locale, random), { locale, most: 40, figures });
    if (given === null) throw new Error('the floor is not reached');
    const claimed = sentencesIn(answerOf(random, locale, given.comments)) ?? [];
    const result = checked(claimed, given, LIMITS[round % 3 === 0 ? 'reply' : 'digest']);
    claimedInAll += claimed.length;
    for (const fault of result.faults) faults.set(fault, (faults.get(fault) ?? 0) + 1);
    for (const { feedbackId, text, also } of result.kept) {
      shown++;
      const comments = given.comments.map((each) => ({ id: each.feedbackId, text: each.text }));
      const why = unsupported({ text, of: feedbackId, also }, comments, figures);
      if (why !== null)
        found.push(
          `${why}: ${JSON.stringify(text)} of ${JSON.stringify(comments.find(({ id }) => id === feedbackId)?.text)}`,
        );
    }
  }
  return { answers: rounds, claimed: claimedInAll, shown, unsupported: found, faults };
}
