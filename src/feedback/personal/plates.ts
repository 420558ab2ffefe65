// Number plates of France, the United Kingdom, Belgium, Germany, Spain, Italy, Switzerland, Ireland and the Netherlands, and those of any country that are called so. What replaces them is said by redaction.ts.
import type { Mark } from './kind.ts';
import { followsPartWord, followsProductWord, followsThing, isAboutProduct } from './surroundings.ts';
import {
  followsVehicleWord,
  isCalledPlate,
  isOfPlatedCar,
  precedesVehicle,
  vehicleIn,
} from './vehicle-words.ts';

/**
 * Where the text speaks of a vehicle, of parking or of a fine, by their shape: "AB-123-CD" (France since 2009, Italy), "1234 AB 75" (France before), "AB12 CDE" (United Kingdom since 2001),
 * "1-ABC-123" (Belgium). Where a car is spoken of just before or right after, also "B-MW 418" (Germany), "5482 KDT" (Spain), "VD 482 615" (Switzerland),
 * "XIZ 4821" (Northern Ireland), "KR 4821" (Luxembourg, with a plate in the sentence), "191-D-4821" (Ireland), "GH-482-K" (Netherlands), "P482 KLT" and "KTR 614D" (older British ones), and the first four in small letters. What is called a plate, a tag or a
 * registration: any mixture of capitals and digits. Right after "part", "item" and the like: none.
 */
export function maskPlates(text: string, mark: Mark): string {
  if (!SHORT_NUMBER.test(text)) return text;
  const about = vehicleIn(text);
  const isProduct = about !== 'named' && isAboutProduct(text);
  const isVehicle = about === 'named' || (about === 'around' && !isProduct);
  const isPlate = (offset: number, all: string) =>
    !followsPartWord(all, offset) && !(isProduct && followsProductWord(all, offset));
  if (about === undefined && isProduct) return text;
  const shaped = text.replace(isVehicle ? SHAPED : STRONG, (at: string, offset: number, all: string) =>
    isPlate(offset, all) && (isVehicle || !followsThing(all, offset)) ? mark('plate', at.length) : at,
  );
  if (!isVehicle) return shaped;
  return shaped
    .replace(SMALL, (at: string, offset: number, all: string) =>
      INSIDE.test(all[offset - 1] ?? '') || !isPlate(offset, all) ? at : mark('plate', at.length),
    )
    .replace(OF_A_CAR, (at: string, offset: number, all: string) =>
      (followsVehicleWord(all, offset) || precedesVehicle(all, offset + at.length)) && isPlate(offset, all)
        ? mark('plate', at.length)
        : at,
    )
    .replace(SMALL_OF_A_CAR, (at: string, offset: number, all: string) =>
      followsVehicleWord(all, offset) && isPlate(offset, all) ? mark('plate', at.length) : at,
    )
    .replace(TWO_AND_FOUR, (at: string, offset: number, all: string) =>
      isOfPlatedCar(all, offset, offset + at.length) && isPlate(offset, all) ? mark('plate', at.length) : at,
    )
    .replace(CALLED_SO, (at: string, offset: number, all: string) =>
      /\d{2}/.test(at) && isCalledPlate(all, offset, offset + at.length) ? mark('plate', at.length) : at,
    );
}

/** No plate has more than five digits together. */
const SHORT_NUMBER = /(?<!\d)\d{1,5}(?!\d)/;

// I, O and U are not used since 2009 (arrêté du 9 février 2009).
const SIV = '[A-HJ-NP-TV-Z]';
const FRENCH = String.raw`${SIV}{2}(?:-\d{3}-|\s?\d{3}\s?)${SIV}{2}`;
const UNITS =
  'EUR|USD|GBP|CHF|TTC|HT|AM|PM|KM|KG|CM|MM|GB|GO|MB|MO|TB|TO|KW|CV|MN|ANS|HD|VS|OU|ET|DE|LE|LA|AU|EN|UN|A';
const FRENCH_BEFORE_2009 = String.raw`\d{2,4}[\s-]?(?!(?:${UNITS})[\s-]?\d)[A-Z]{2,3}[\s-]?(?:0[1-9]|[1-8]\d|9[0-5]|2[AB]|97[1-6])`;
const BRITISH = String.raw`[A-Z]{2}\d{2}\s?[A-HJ-PR-Z]{3}`;
const BRITISH_BEFORE_2001 = String.raw`[A-HJ-NPR-TV-Y]\d{1,3}\s?[A-HJ-PR-Z]{3}|[A-HJ-PR-Z]{3}\s?\d{1,3}[A-HJ-NPR-TV-Y]`;
const BELGIAN = String.raw`[1-9]-[A-Z]{3}-\d{3}`;
const GERMAN = String.raw`[A-ZÄÖÜ]{1,3}-[A-Z]{1,2}\s?\d{1,4}[EH]?`;
/** A county's two letters, one of them I or Z, and one before. */
const NORTHERN_IRISH = String.raw`[A-Z]?(?:[A-HJ-PR-UVYZ]Z|I[ABGJLWZ]|JI|OI|UI|XI)\s?\d{1,4}`;
const IRISH = String.raw`(?:\d{2}|[12]\d[12])-[A-Z]{1,2}-\d{1,6}`;
const DUTCH = String.raw`(?=[A-Z\d-]{8}(?![A-Z\d-]))(?:[A-Z]{1,3}-\d{1,3}-[A-Z]{1,3}|\d{1,3}-[A-Z]{1,3}-\d{1,3}|[A-Z]{2}-[A-Z]{2}-\d{2}|\d{2}-[A-Z]{2}-[A-Z]{2})`;
const SPANISH = String.raw`\d{4}\s?[B-DF-HJ-NPR-TV-Z]{3}`;

/** A canton and its number; "GE 2019" may be a year. */
const SWISS = String.raw`(?:AG|AI|AR|BE|BL|BS|FR|GE|GL|GR|JU|LU|NE|NW|OW|SG|SH|SO|SZ|TG|TI|UR|VD|VS|ZG|ZH)[\s-]?(?:\d{1,3}[\s.'’]\d{3}|\d{2}[\s.]\d{2,3}|(?!(?:19|20)\d\d(?!\d))\d{4,6})`;

const whole = (...shapes: readonly string[]) =>
  String.raw`(?<![\p{L}\p{N}-])(?:${shapes.join('|')})(?![\p{L}\p{N}-])`;
/** Where no vehicle is named, and no product either; "VX 450 FR" and "12 AB 34" may be anything. */
const STRONG = new RegExp(
  whole(String.raw`${SIV}{2}-\d{3}-${SIV}{2}`, String.raw`[A-Z]{2}\d{2} [A-HJ-PR-Z]{3}`, BELGIAN),
  'gu',
);
const SHAPED = new RegExp(whole(FRENCH, FRENCH_BEFORE_2009, BRITISH, BELGIAN), 'gu');
/** "yk21 wfn", but not "le12 mai" and "on12 may", where a space was forgotten. What stands before it is asked last: that is dear. */
const SMALL = new RegExp(
  String.raw`(?:${SIV.toLowerCase()}{2}-\d{3}-${SIV.toLowerCase()}{2}|(?!a[nst]|by|d[eou]|e[nt]|go|i[lns]|l[ae]|m[ey]|no|o[fnru]|so|to|un|we)[a-z]{2}\d{2}\s?(?!min|jrs|ans|mai|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|the|and|for|hrs|day)[a-hj-pr-z]{3})(?![\p{L}\p{N}-])`,
  'gu',
);
const INSIDE = /[\p{L}\p{N}-]/u;
const OF_A_CAR = new RegExp(
  whole(BRITISH_BEFORE_2001, GERMAN, SPANISH, SWISS, NORTHERN_IRISH, IRISH, DUTCH),
  'gu',
);
const SMALL_OF_A_CAR = new RegExp(whole(FRENCH, FRENCH_BEFORE_2009, BRITISH, BELGIAN, SWISS), 'giu');
/** Luxembourg's, and many another flight and model. */
const TWO_AND_FOUR = new RegExp(whole(String.raw`[A-Z]{2}[\s-]?\d{4}`), 'gu');
/** As it is written on some plate of the world: 5 to 8 letters and digits, of both. */
const CALLED_SO = new RegExp(
  whole(String.raw`(?=[A-Z\d\s-]{0,9}[A-Z])(?=[A-Z\d\s-]{0,9}\d)[A-Z\d]{1,4}(?:[\s-]?[A-Z\d]{1,4}){1,2}`),
  'gu',
);
