// A name for a theme, out of customers' own words. Pure.
import type { Claimed } from './answer.ts';
import { LIMITS } from './ask.ts';
import type { CheckedSentence } from './check.ts';
import { customersIn, type GivenToModel, labelOf } from './given.ts';
import { readWords } from './reading.ts';
import { notShortened } from './shortened.ts';

/** As for a theme itself (feedback/themes/telling.ts): what fewer say could tell who they are. */
const LEAST_CUSTOMERS_OF_NAME = 3;
const LEAST = 3;

/** Letters, spaces, apostrophes and hyphens alone; three customers' comments, which it cites, have it as a part of theirs. Else null. */
export function checkedName(
  { text, comments: labels }: Claimed,
  given: GivenToModel,
): CheckedSentence | null {
  const name = text.normalize('NFC').replace(/\s+/g, ' ').trim().replace(/\.$/, '');
  if (name.length < LEAST || name.length > LIMITS.theme.longest) return null;
  if (!/^[\p{Script=Latin}'’ -]+$/u.test(name)) return null;
  const known = new Map(given.comments.map((each, at) => [labelOf(at), each]));
  const cited = [...new Set(labels)].flatMap((label) => known.get(label) ?? []);
  const { locale } = given;
  const words = readWords(name, locale).map((word) => ({ ...word, quoted: false }));
  const saying = cited.filter(
    ({ text: said }) => notShortened(words, readWords(said, locale), locale) === null,
  );
  const [first, ...others] = saying;
  if (first === undefined || customersIn(saying) < LEAST_CUSTOMERS_OF_NAME) return null;
  return { feedbackId: first.feedbackId, text: name, also: others.map(({ feedbackId }) => feedbackId) };
}
