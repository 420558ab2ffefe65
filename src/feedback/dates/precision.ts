// Times that are less precise than a day: a month, a quarter, "2 weeks ago". Which day they stand for is not guessed, it is asked. Pure.
import { fold } from '../../terms/fold.ts';
import { monthOf } from './months.ts';

const YEAR = String.raw`(?:19|20)\d{2}`;
const SPAN = `(?:q|t|qtr|quarter|trim|trimestre|h|s|semestre|semester|half|w|wk|week|sem|semaine|kw|cw)`;
const UNIT =
  '(?:s|sec|secs|secondes?|seconds?|m|min|mins|minutes?|h|hr|hrs|heures?|hours?|j|d|jours?|days?|semaines?|sem|weeks?|wks?|w|mois|months?|mos?|ans?|annees?|years?|yrs?|y)';
const MANY = String.raw`(?:\d{1,4}|un|une|a|an|one|quelques|a few|few|several|deux|two|trois|three|quatre|four|cinq|five|six)`;

/** After `fold`, which leaves one space between words and numbers. */
const VAGUE = [
  // Months and years
  `${YEAR}`,
  String.raw`${YEAR} \d{1,2}|\d{1,2} ${YEAR}`,
  // Quarters, halves, weeks
  String.raw`${SPAN} ?\d{1,2}(?: ${YEAR}| \d{2})?|${YEAR} ?${SPAN} ?\d{1,2}`,
  String.raw`\d(?:er|e|eme|st|nd|rd|th)? ?${SPAN}(?: (?:de|of))?(?: ${YEAR})?`,
  // Seen from a day that the file does not tell
  `(?:modifie |edited |environ |about |over |plus de )?(?:il y a|depuis|ca fait) (?:environ |plus de )?${MANY} ?${UNIT}`,
  `(?:edited |about |over |almost )?${MANY} ?${UNIT}(?: ago)?`,
  'yesterday|today|tonight|hier|avant hier|aujourd hui|just now|now|a l instant|maintenant|recently|recemment',
  `(?:last|this|past) (?:week|month|year|quarter)|(?:la|cette) semaine(?: derniere| passee)?|(?:le|ce) (?:mois|trimestre)(?: dernier| passe)?|(?:l )?an(?:nee)? dernier[e]?`,
].map((pattern) => new RegExp(`^(?:${pattern})$`));
/** A day without its year. */
const YEARLESS = /^\s*\d{1,2}(?:[-/]\d{1,2}|\.\d{1,2}\.)\s*$/;
const LONGEST = 40;

/** Whether it tells a time, and no day. */
export function isVague(text: string): boolean {
  if (text.length > LONGEST || text.trim() === '') return false;
  if (YEARLESS.test(text)) return true;
  const folded = fold(text);
  return VAGUE.some((pattern) => pattern.test(folded)) || isOfMonth(folded);
}

/** "octobre 2026", "Oct-26", "oct", "2026 october", "1 oct": a month with a year or a day, but not both. */
function isOfMonth(folded: string): boolean {
  const words = folded.split(' ');
  const months = words.filter((word) => monthOf(word) !== undefined).length;
  const rest = words.filter((word) => monthOf(word) === undefined);
  return months === 1 && rest.length <= 1 && rest.every((word) => /^\d{1,4}(?:er|st|nd|rd|th)?$/.test(word));
}
