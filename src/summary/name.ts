// A name for a theme, out of customers' own words. Pure.
import { fold } from '../terms/fold.ts';
import { stemOf } from '../terms/stems.ts';
import type { Claimed } from './answer.ts';
import { LIMITS } from './ask.ts';
import type { CheckedSentence } from './check.ts';
import { customersIn, type GivenToModel, labelOf } from './given.ts';
import { FREE } from './lexicon.ts';
import { wordsIn } from './reading.ts';

/** As for a theme itself (feedback/themes/telling.ts): what fewer say could tell who they are. */
const LEAST_CUSTOMERS_OF_NAME = 3;
const LEAST = 3;

/** Letters, spaces, apostrophes and hyphens alone; each word but those of grammar is in comments of three customers that it cites. Else null. */
export function checkedName(
  { text, comments: labels }: Claimed,
  given: GivenToModel,
): CheckedSentence | null {
  const name = text.replace(/\s+/g, ' ').trim().replace(/\.$/, '');
  if (name.length < LEAST || name.length > LIMITS.theme.longest) return null;
  if (!/^[\p{L}\p{M}'’ -]+$/u.test(name)) return null;
  const known = new Map(given.comments.map((each, at) => [labelOf(at), each]));
  const cited = [...new Set(labels)].flatMap((label) => known.get(label) ?? []);
  const { locale } = given;
  const words = wordsIn(name).filter((word) => !FREE[locale].has(fold(word)));
  const says = (word: string) =>
    cited.filter((each) => wordsIn(each.text).some((said) => stemOf(said, locale) === stemOf(word, locale)));
  if (words.length === 0 || words.some((word) => customersIn(says(word)) < LEAST_CUSTOMERS_OF_NAME))
    return null;
  const [first, ...others] = says(words[0] ?? '');
  if (first === undefined) return null;
  return { feedbackId: first.feedbackId, text: name, also: others.map(({ feedbackId }) => feedbackId) };
}
