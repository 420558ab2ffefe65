// Which columns that nobody chose may be kept as filters: those that plainly tell of no person. Pure.
import { fold } from '../../../terms/fold.ts';
import { looksLikeName } from '../../persons.ts';
import { ourTouchpoint } from '../../touchpoints.ts';
import type { ColumnSummary } from './summary.ts';

/** Why a column is not stored. */
const leftOutWhys = [
  /** It tells of a person: a name, an address, a number, where or on what they were. */
  'personal',
  /** Another date tells when somebody answered. */
  'otherDate',
  /** The tool's own: its numbers, links, durations. */
  'technical',
  /** Made from another column: "Promoter". */
  'derived',
  /** What the company's own people wrote. */
  'ownWords',
  /** Too many different values, too long, or none that comes twice: nobody chose it, and it might tell of persons. */
  'notChosen',
  /** Numbers of which nothing says what they measure. */
  'numbers',
  'empty',
  /** In doubt, beyond what is asked. */
  'inDoubt',
  /** Somebody said so. */
  'said',
] as const;
export type LeftOutWhy = (typeof leftOutWhys)[number];

const KNOWN = new Set(
  (
    'region|country|pays|territory|store|shop|magasin|boutique|agence|agency|branch|point de vente|site|enseigne|produit|product|product name|nom du produit|gamme|category|categorie|product category|channel|canal|source|segment|segment client|customer segment|language|langue|langue de l utilisateur|user language|userlanguage|' +
    'review language|reviewer language|start language|startlanguage|langue de depart|locale|plan|offre|offer|version|app version|app version name|reviewcreatedversion|appversion|device|device type|appareil|platform|plateforme|os|brand|marque|service|department|departement|customer type|type de client|age group|tranche d age|group|groupe|team|equipe|' +
    'type|priority|priorite|tier|statut|status|motif|sujet|theme|topic|reason code|campaign|campagne|survey|enquete|sector|secteur|industry|company size|webshop name|location name|domain url|business unit|store name|nom du magasin|verified|review type|review verified|is verified|trip type|traveler type|type of traveller|cabin type|seat type|class|classe'
  ).split('|'),
);

const MOST_KNOWN = 200;
const MOST_UNKNOWN = 50;
const MOST_SLIPS = 0.05;
const LONGEST_UNKNOWN = 40;
const LONGEST_HEADER = 60;
/** Of values that are looked at. */
const LOOKED_AT = 200;

/** Null where it may be kept. */
export function whyNotKept(header: string, summary: ColumnSummary): LeftOutWhy | null {
  const { values, isMany, longest, long, filled } = summary;
  if (filled === 0 || values.size === 0) return 'empty';
  const shown = [...values.keys()].slice(0, LOOKED_AT);
  const isKnown = KNOWN.has(fold(header));
  // A region may be called like a person.
  if (looksPersonal(shown) || (!isKnown && (areNames(shown) || areDemographic(shown)))) return 'personal';
  if (isMany || values.size > (isKnown ? MOST_KNOWN : MOST_UNKNOWN)) return 'notChosen';
  // One long text among shops is a slip, not what the column is.
  const isLong = isKnown ? long > Math.max(1, filled * MOST_SLIPS) : longest > LONGEST_UNKNOWN;
  if (isLong || header.trim().length > LONGEST_HEADER) return 'notChosen';
  if (isKnown) return null;
  if (header.trim() === '') return 'notChosen';
  if (shown.every((value) => /^[\d\s.,+-]+$/.test(value))) return 'numbers';
  return values.size * 2 <= filled ? null : 'notChosen';
}

/** More different words for moments of a journey than these, and hardly one that comes twice, are no moments. */
const MOST_MOMENTS = 12;

/** Why a column that is called a touchpoint holds none: null where it may. */
export function whyNoMoments({ values, isMany, filled, long }: ColumnSummary): LeftOutWhy | null {
  const unknown = [...values.keys()].filter((value) => ourTouchpoint(value) === null);
  if (looksPersonal(unknown.slice(0, LOOKED_AT))) return 'personal';
  const isUnique = unknown.length > MOST_MOMENTS && values.size * 2 > filled;
  if (isUnique && areNames(unknown)) return 'personal';
  const isLong = long > Math.max(1, filled * MOST_SLIPS);
  return isMany || isUnique || isLong || values.size > MOST_KNOWN ? 'notChosen' : null;
}

const PERSONAL: readonly RegExp[] = [
  /^[^\s@]+@[^\s@]+\.[^\s@]+$/,
  // Telephone numbers, and long numbers of any kind.
  /^\+?\d[\d\s().-]{7,}\d$/,
  /^(?:\d{1,3}\.){3}\d{1,3}$|^[0-9a-f]{1,4}(?::[0-9a-f]{0,4}){3,7}$/i,
  /^-?\d{1,3}[.,]\d{3,}(?:\s*[,;]\s*-?\d{1,3}[.,]\d{3,})?$/,
  /^(?:Mozilla|Opera|Dalvik)\//,
  /^https?:\/\//i,
  /^\d{1,4}\s?(?:bis|ter)?,?\s+(?:rue|avenue|av\.?|bd|boulevard|place|chemin|allée|allee|impasse|route|quai)\s/i,
  /^\d{1,5}\s+\p{Lu}\p{L}+.*\s(?:street|st\.?|road|rd\.?|avenue|ave\.?|lane|drive|dr\.?|way|blvd)\b/iu,
  /^[A-Z]{2}\d{2}[A-Z0-9 ]{11,30}$/,
];

/** What a person is, under a name that does not say that it groups goods. */
const DEMOGRAPHIC =
  /^(?:m|f|h|male|female|man|woman|men|women|homme|femme|other|autre|non binary|prefer not to say|asian|black|white|caucasian|hispanic|latino|latina|african american|black african american|caucasian white|hispanic latino|native american|hombre|mujer|mannlich|weiblich|maschio|femmina|uomo|donna|masculino|feminino|femenino|laki laki|perempuan|man|vrouw)$/;

function areDemographic(values: readonly string[]): boolean {
  const folded = values.map(fold);
  return (
    folded.every((value) => DEMOGRAPHIC.test(value)) &&
    folded.some((value) => !/^(?:other|autre)$/.test(value))
  );
}

/** Whether most of these values are written like persons' names. */
export function areNames(values: readonly string[]): boolean {
  return values.length > 0 && values.filter(looksLikeName).length * 2 > values.length;
}

/** Whether some of these values tell of persons: an address, a number. */
export function looksPersonal(values: readonly string[]): boolean {
  if (values.length === 0) return false;
  const found = values.filter((value) => PERSONAL.some((pattern) => pattern.test(value.trim()))).length;
  return found * 10 > values.length;
}
