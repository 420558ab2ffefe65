// Postal address lines and number plates, French and British. What replaces them is said by redaction.ts.
import type { Mark } from './kind.ts';

/** "12 bis rue des Lilas, 75011 Paris", "10 Downing Street, London SW1A 2AA", "BP 4012", and a British postcode alone. */
export function maskPlaces(text: string, mark: Mark): string {
  return text
    .replace(FRENCH_STREET, () => mark('address'))
    .replace(FRENCH_SQUARE, () => mark('address'))
    .replace(BRITISH_STREET, () => mark('address'))
    .replace(BOX, () => mark('address'))
    .replace(BRITISH_POSTCODE, () => mark('address'));
}

/** "AB-123-CD" (since 2009), "1234 AB 75" (before), and "AB12 CDE" (United Kingdom, since 2001). */
export function maskPlates(text: string, mark: Mark): string {
  return text
    .replace(PLATE_FRENCH, () => mark('plate'))
    .replace(PLATE_FRENCH_BEFORE_2009, () => mark('plate'))
    .replace(PLATE_BRITISH, () => mark('plate'));
}

// Each part is bounded and starts at a digit or a capital, so that time stays linear in the text.
const NUMBER = String.raw`(?<![\p{L}\p{N}/.,-])\d{1,4}(?:\s?(?:bis|ter|quater|[A-Da-d]))?\s?,?\s{1,2}`;
const LINK = String.raw`(?:(?:de|du|des|la|le|les|et|à|au|aux|en|sur|sous|saint|sainte|st|ste|dr|docteur|général|gal|maréchal)[\s-]|[lLdD]['’]){0,4}`;
const PROPER = String.raw`\p{Lu}[\p{L}'’-]{0,30}`;
const PROPER_NAME = String.raw`(?:${PROPER}|\d{1,2}\s\p{L}{3,9})(?:[\s-]${LINK}${PROPER}){0,4}`;
const CITY = String.raw`(?:\s?,?\s{0,2}(?:[àaÀ]\s)?(?:\d{5}|\d{2}\s\d{3})\s{1,2}\p{L}[\p{L}'’-]{1,30}(?:[\s-](?!C(?:EDEX|edex))\p{Lu}[\p{L}'’-]{1,30}){0,3}(?:\s(?:cedex|CEDEX|Cedex)(?:\s\d{1,2})?)?)?`;
const FRENCH_STREET = new RegExp(
  String.raw`${NUMBER}(?:[Rr]ue|RUE|[Aa]v(?:enue|\.)?|AVENUE|AV|[Bb]oulevard|[Bb]l?v?d\.?|BOULEVARD|BD|[Aa]llées?|ALL[ÉE]ES?|[Ii]mpasse|IMPASSE|[Ff]aubourg|[Rr]uelle|[Ss]entier|[Ll]otissement|[Cc]hemin|CHEMIN)\s{1,2}${LINK}(?:${PROPER_NAME}|\p{Ll}[\p{Ll}'’-]{2,30})${CITY}`,
  'gu',
);
const FRENCH_SQUARE = new RegExp(
  String.raw`${NUMBER}(?:[Pp]lace|PLACE|[Pp]l\.|[Cc]ours|COURS|[Pp]assage|PASSAGE|[Rr]oute|[Rr]te|ROUTE|[Qq]uai|QUAI|[Ss]quare|[Rr]ésidence|[Rr]ond-[Pp]oint|[Vv]illa|[Cc]ité|[Hh]ameau)\s{1,2}${LINK}${PROPER_NAME}${CITY}`,
  'gu',
);
const POSTCODE = String.raw`[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}`;
const BRITISH_STREET = new RegExp(
  String.raw`(?<![\p{L}\p{N}/.,-])(?:[Ff]lat\s\d{1,4},?\s)?\d{1,4}[A-Da-d]?,?\s(?:[A-Z][A-Za-z'’-]{0,30}\s){1,4}(?:Street|St|Road|Rd|Lane|Ln|Avenue|Ave|Drive|Dr|Close|Court|Ct|Crescent|Cres|Terrace|Gardens|Gdns|Grove|Way|Square|Sq|Place|Pl|Hill|Mews|Row|Park|Walk|Green|Rise)(?![\p{L}\p{N}])\.?(?:,?\s[A-Z][A-Za-z'’-]{1,30}(?![\p{L}\p{N}])){0,3}(?:,?\s${POSTCODE}(?![\p{L}\p{N}]))?`,
  'gu',
);
const BOX = /(?<![\p{L}\p{N}])(?:B\.?P\.?|PO Box|P\.O\. Box|CS)\s?\d{2,6}(?![\p{L}\p{N}])/gu;
const BRITISH_POSTCODE = /(?<![\p{L}\p{N}-])[A-Z]{1,2}\d[A-Z\d]? \d[ABD-HJLNP-UW-Z]{2}(?![\p{L}\p{N}-])/gu;

// I, O and U are not used since 2009 (arrêté du 9 février 2009).
const SIV = '[A-HJ-NP-TV-Z]';
const PLATE_FRENCH = new RegExp(
  String.raw`(?<![\p{L}\p{N}-])(?:${SIV}{2}\s?\d{3}\s?${SIV}{2}|${SIV}{2}-\d{3}-${SIV}{2}|${SIV.toLowerCase()}{2}-\d{3}-${SIV.toLowerCase()}{2})(?![\p{L}\p{N}-])`,
  'gu',
);
const UNITS =
  'EUR|USD|GBP|CHF|TTC|HT|KM|KG|CM|MM|GB|GO|MB|MO|TB|TO|KW|CV|MN|ANS|HD|VS|OU|ET|DE|LE|LA|AU|EN|UN|A';
const PLATE_FRENCH_BEFORE_2009 = new RegExp(
  String.raw`(?<![\p{L}\p{N}-])\d{2,4}[\s-]?(?!(?:${UNITS})[\s-]?\d)[A-Z]{2,3}[\s-]?(?:0[1-9]|[1-8]\d|9[0-5]|2[AB]|97[1-6])(?![\p{L}\p{N}-])`,
  'gu',
);
const PLATE_BRITISH = /(?<![\p{L}\p{N}-])[A-Z]{2}\d{2}\s?[A-HJ-PR-Z]{3}(?![\p{L}\p{N}-])/gu;
