// Postal address lines, French and British above all. What replaces them is said by redaction.ts.
import type { Mark } from './kind.ts';

/**
 * "12 bis rue des Lilas, 75011 Paris", "Résidence du Parc, 3 rue Haute", "lieu-dit Le Bourg, 24290 Montignac", "BP 4012";
 * "10 Downing Street", "Rose Cottage, Ely CB7 4EY", "PO Box 12, Swindon SN1 5QT", and a whole British postcode alone.
 */
export function maskPlaces(text: string, mark: Mark): string {
  const british = maskBritishPostcodes(text, mark);
  return british
    .replace(FRENCH_STREET, (at) => mark('address', at.length))
    .replace(FRENCH_SQUARE, (at) => mark('address', at.length))
    .replace(FRENCH_HAMLET, (at) => mark('address', at.length))
    .replace(STREET, (at) => mark('address', at.length))
    .replace(BOX, (at) => mark('address', at.length));
}

/** With what stands before the postcode where that is an address: a number or a comma among words with a capital. */
function maskBritishPostcodes(text: string, mark: Mark): string {
  let out = '';
  let from = 0;
  for (const { 0: postcode, index } of text.matchAll(BRITISH_POSTCODE)) {
    const before = text.slice(Math.max(from, index - BEFORE_MAX), index);
    const lines = ADDRESS_BEFORE.exec(before)?.[0] ?? '';
    const length = /[\d,]/.test(lines) ? lines.length : 0;
    out += text.slice(from, index - length) + mark('address', length + postcode.length);
    from = index + postcode.length;
  }
  return from === 0 ? text : out + text.slice(from);
}

// Each part is bounded and starts at a digit or a capital, so that time stays linear in the text.
const NUMBER = String.raw`(?<![\p{L}\p{N}/.-])(?<!\d,)\d{1,4}(?:\s?(?:bis|ter|quater|[A-Da-d]))?\s?,?\s{1,2}`;
const LINK = String.raw`(?!à\ssens)(?:(?:de|du|des|la|le|les|et|à|au|aux|en|sur|sous|saint|sainte|st|ste|dr|docteur|général|gal|maréchal)[\s-]|[lLdD]['’]){0,4}`;
const PROPER = String.raw`(?!(?:CH|B|L)-\d)\p{Lu}[\p{L}'’-]{0,30}`;
const PROPER_NAME = String.raw`(?:${PROPER}|\d{1,2}\s\p{L}{3,9}(?:\s(?:18|19|20)\d{2})?)(?:[\s-]${LINK}${PROPER}){0,4}`;
const TOWN = String.raw`\p{L}[\p{L}'’-]{1,30}(?:[\s-](?!C(?:EDEX|edex))\p{Lu}[\p{L}'’-]{1,30}){0,3}(?:\s(?:cedex|CEDEX|Cedex)(?:\s\d{1,2})?)?`;
const POSTCODE_TOWN = String.raw`(?:\s?,?\s{0,2}(?:[àaÀ]\s)?(?:\d{5}|\d{2}\s\d{3})\s{1,2}${TOWN}|(?:,\s(?:CH-|B-|L-)?|\s(?:CH|B|L)-)[1-9]\d{3}\s(?=\p{Lu})${TOWN})`;
/** "bât. C", "appt 12": between the street and the town. */
const DOOR = String.raw`(?:,?\s(?:[Bb][âa]t(?:iment|\.)?|[Aa]pp(?:t|artement)?\.?|[Aa]pt\.?|[Ee]sc(?:alier|\.)?|[Hh]all|[Pp]orte)\s[\p{L}\d]{1,4}){0,3}`;
const CITY = `${DOOR}(?:${POSTCODE_TOWN})?`;
const ESTATE = String.raw`(?:(?:[Rr]és(?:idence|\.)|[Dd]omaine|[Ll]otissement)\s${LINK}${PROPER_NAME},?\s)?`;
const FRENCH_STREET = new RegExp(
  String.raw`${ESTATE}${NUMBER}(?:(?:[Rr]ue|RUE|[Rr]\.|[Aa]v(?:enue|\.)?|AVENUE|AV|[Bb]oulevard|[Bb]l?v?d\.?|BOULEVARD|BD|[Ff]aubourg|[Rr]uelle|[Cc]haussée|CHAUSS[ÉE]E)\s{1,2}${LINK}(?:${PROPER_NAME}|\p{Ll}[\p{Ll}'’-]{2,30})|(?:[Aa]llées?|ALL[ÉE]ES?|[Ii]mpasse|IMPASSE|[Ss]entier|[Ll]otissement|[Cc]hemin|CHEMIN)\s{1,2}(?:${LINK}${PROPER_NAME}|(?:d[eu]|des|la|les?|[ld]['’])\s?(?:la\s|l['’])?\p{Ll}[\p{Ll}'’-]{2,30}))${CITY}`,
  'gu',
);
const FRENCH_SQUARE = new RegExp(
  String.raw`${ESTATE}${NUMBER}(?:[Pp]lace|PLACE|[Pp]l\.|[Cc]ours|COURS|[Pp]assage|PASSAGE|[Rr]oute|[Rr]te|ROUTE|[Qq]uai|QUAI|[Ss]quare|[Rr]ésidence|[Rr]ond-[Pp]oint|[Vv]illa|[Cc]ité|[Hh]ameau|[Ee]splanade|[Mm]ontée|[Tt]raverse)\s{1,2}${LINK}${PROPER_NAME}${CITY}`,
  'gu',
);
const FRENCH_HAMLET = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(?:[Ll]ieu-?\s?dit|[Hh]ameau|[Dd]omaine|[Rr]ésidence|[Qq]uartier|ZA|ZI)\s${LINK}${PROPER_NAME}${DOOR}${POSTCODE_TOWN}`,
  'gu',
);
const STREET_WORDS = [
  'Street Road Lane Avenue Drive Close Court Crescent Terrace Gardens Grove Way Square Place Hill Mews Row Park Walk Green Rise',
  'View Parade Quay Wharf Yard Mount Vale Broadway Circus Meadow Meadows Cottages Villas Approach Croft Boulevard Parkway Highway',
].flatMap((line) => line.split(' '));
const STREET_WORD = [...STREET_WORDS, ...STREET_WORDS.map((word) => word.toUpperCase())].join('|');
const STREET = new RegExp(
  String.raw`(?<![\p{L}\p{N}/.-])(?<!\d,)(?:(?:[Ff]lat|[Uu]nit|[Aa]pt\.?)\s\d{1,4}[A-Za-z]?,?\s)?\d{1,4}[A-Da-d]?,?\s(?:[A-Z][A-Za-z.'’-]{0,30}\s){1,4}(?:${STREET_WORD}|St|Rd|Ln|Ave|Dr|Ct|Cres|Gdns|Sq|Pl|Blvd)(?![\p{L}\p{N}])\.?(?:,?\s[A-Z][A-Za-z'’-]{1,30}(?![\p{L}\p{N}])){0,3}(?:,?\s(?:[A-Z]{2}\s)?\d{5}(?!\d))?`,
  'gu',
);
const BOX = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(?:B\.?P\.?|PO Box|P\.O\. Box|CS)\s?\d{2,6}(?![\p{L}\p{N}])(?:${POSTCODE_TOWN})?`,
  'gu',
);
const BRITISH_POSTCODE = /(?<![\p{L}\p{N}-])[A-Z]{1,2}\d[A-Z\d]? ?\d[ABD-HJLNP-UW-Z]{2}(?![\p{L}\p{N}-])/gu;
const BEFORE_MAX = 110;
const ADDRESS_BEFORE =
  /(?<![\p{L}\p{N}/.-])(?:(?:[Ff]lat|[Uu]nit|[Aa]pt\.?)\s\d{1,4}[A-Za-z]?,?\s)?(?:\d{1,4}[A-Da-d]?,?\s)?(?:[A-Z][A-Za-z.'’-]{0,30}(?:,\s?|\s)(?:\d{1,6},\s)?){1,7}$/u;
