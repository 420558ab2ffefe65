// Postal addresses as they are written outside France and Britain, and in small letters. What replaces them is said by redaction.ts.
import { FRENCH_TOWN } from './address.ts';
import type { Mark } from './kind.ts';

/**
 * "Hauptstraße 12, 10115 Berlin", "Rue de la Loi 16, 1000 Bruxelles", "Via Roma 12", "Calle Mayor 5", "Keizersgracht 123, 1015 CJ
 * Amsterdam"; "5 avenue victor hugo, 69003 lyon", "12 maple street, springfield il 62704". A kind of street that is an everyday word
 * too ("via", "rue", "Ring") wants a postcode and a town after it.
 */
export function maskPlacesAbroad(text: string, mark: Mark): string {
  return PLACES.reduce(
    (masked, { needs, shape }) =>
      needs.test(masked)
        ? masked.replace(shape, (at: string) => (CALENDAR.test(at) ? at : mark('address', at.length)))
        : masked,
    text,
  );
}

const HOUSE = String.raw`\d{1,4}(?:\s?(?:bis|[a-zA-Z]))?(?![\p{L}\p{N}])(?:[/-][\da-zA-Z]{1,4}(?![\p{L}\p{N}]))?`;
const DOOR = String.raw`(?:,?\s(?:(?:bo[iî]te|bte|bus|b|piso|apt|int|scala|stiege|t[üu]r)\.?\s?\d{1,4}|\d{1,2}\s?[ºª°o]\.?\s?[A-Za-z]{0,4}(?![\p{L}\p{N}])))?`;
const TOWN = String.raw`\p{Lu}[\p{L}'’-]{1,30}(?:[^\S\n](?:am|an\sder|de|del|la|le|den)?[^\S\n]?\p{Lu}[\p{L}'’-]{1,30}){0,2}`;
const POSTCODE = String.raw`(?:(?:D|A|B|CH|L|E|I|NL|P|F)-\s?)?(?:\d{5}|[1-9]\d{3}(?:\s?[A-Z]{2}(?!\p{L})|-\d{3})?)`;
const POSTED = String.raw`,?\s(?:[àa]\s)?${POSTCODE}\s${TOWN}`;
const SMALL_POSTED = String.raw`,?\s(?:[àa]\s)?(?:\d{5}|[1-9]\d{3}(?:\s?[a-z]{2}(?!\p{L}))?)\s\p{Ll}[\p{Ll}'’-]{2,30}`;
const SMALL_LINK = String.raw`(?:(?:de[lrnsi]?|du|des|la|las|los|le|les|el|della|dei|degli|do|da|dos|das|van|den|am|an|of|the|e|et|und|y|saint|san|santa|s\.)\s|[dl]['’]\s?){0,3}`;
const PROPER = String.raw`\p{Lu}[\p{L}'’.-]{0,30}`;
const PROPERS = String.raw`${SMALL_LINK}${PROPER}(?:\s${SMALL_LINK}${PROPER}){0,3}`;
const START = String.raw`(?<![\p{L}\p{N}/.-])`;

const GERMAN_STREETS = String.raw`\p{L}[\p{L}-]{2,30}(?:stra(?:ß|ss)e|str\.|gasse|allee|chaussee)|\p{Lu}[\p{L}-]{2,30}\s(?:Stra(?:ß|ss)e|Str\.|Gasse|Allee)`;
const GERMAN_PLACES = String.raw`(?!(?:Park|Sitz|Steh|Stell|Arbeits|Spiel|Fenster|Liege|Lade|Camping|Sport|Schlaf|Lager|Stand|Abstell)platz|(?:Heim|Rück|Hin|Arbeits|Schul|Fuß|Rad|Um|Aus|Lauf|Trans)weg)\p{Lu}[\p{L}-]{2,30}(?:platz|weg|damm|ufer)`;
const DUTCH_STREETS = String.raw`\p{Lu}[\p{L}-]{2,30}(?:straat|laan|gracht|plein|kade|singel|dijk|steenweg|dreef)`;
const SOUTHERN = String.raw`(?:Calle|C/|Avda\.?|Avenida|Av\.|Plaza|Paseo|P[ºo]\.?|Ronda|Camino|Carrer|Via|Viale|Piazza|Corso|Vicolo|Largo|Rua|Travessa|Praça)\s?${PROPERS}`;
const ANY_STREET = String.raw`(?:[Rr]ue|[Aa]venue|[Aa]v\.|[Bb]oulevard|[Bb]d\.?|[Cc]hemin|[Cc]h\.|[Qq]uai|[Pp]lace|[Rr]oute|[Aa]llée|[Ii]mpasse|[Cc]haussée|[Ss]quare|[Cc]alle|[Vv]ia|[Vv]iale|[Pp]iazza|[Cc]orso|[Rr]ua|[Aa]venida|[Pp]laza)\s${PROPERS}`;
const SMALL_STREET =
  'rue|avenue|chemin|boulevard|quai|place|route|calle|via|viale|piazza|corso|rua|avenida|plaza|paseo';
/** Towns after which a number before the comma is a house's, whatever the street is called. */
const CITIES =
  'Antwerpen|Anvers|Gent|Gand|Brugge|Bruges|Brussel|Bruxelles|Li[èe]ge|Namur|Charleroi|Leuven|Mons|Z[üu]rich|Gen[èe]ve|Genf|Basel|Bern|Lausanne|Luzern|' +
  'Amsterdam|Rotterdam|Utrecht|Den\\sHaag|Eindhoven|Groningen|Berlin|Hamburg|M[üu]nchen|K[öo]ln|Frankfurt|Stuttgart|D[üu]sseldorf|Leipzig|Dresden|Hannover|' +
  'Bremen|N[üu]rnberg|Bonn|Wien|Graz|Salzburg|Luxembourg|Luxemburg|Madrid|Barcelona|Valencia|Sevilla|Roma|Milano|Napoli|Torino|Firenze|Bologna|Lisboa|Porto';
const FRENCH_STREET =
  'rue|avenue|av|ave|boulevard|bd|bld|blvd|chemin|all[ée]es?|all|impasse|imp|place|pl|quai|route|rte|square|sq|cours|passage|sentier|chauss[ée]e|faubourg|fbg|ruelle|venelle';
/** Those that are everyday words too want an article after them. */
const FRENCH_PLACE =
  "(?:r|ch|r[ée]sidence|lotissement|villa|hameau|esplanade|mont[ée]e|traverse|cit[ée]|rond-point|mail|promenade|voie|clos|parvis|domaine|c[ôo]te)\\.?\\s(?=(?:des?|du|la|les?)\\s|[dl]['’\\s])";
/** Before five digits these make an amount of them, and so does what is counted after them. */
const NO_AMOUNT = String.raw`(?<!\s(?:en|sur|pour|de|à|a|plus|environ|moins|coûte|coute|co[ûu]t[ée]|payé|paye|prix|à\speine)\s)`;
const NOT_COUNTED = String.raw`(?!\s?(?:€|(?:euros?|eur|km|m2?|habitants?|personnes|fois|balles|clients|abonn[ée]s|ans|jours|heures|points|vues|francs|chf)(?!\p{L})))`;
const AMERICAN_STREET =
  'street|st|road|rd|avenue|ave|lane|ln|drive|dr|court|ct|boulevard|blvd|terrace|ter|way|place|pl|parkway|pkwy|highway|hwy|circle|cir|trail|trl|square|sq';
const STATES =
  'al|ak|az|ar|ca|co|ct|dc|de|fl|ga|hi|id|il|in|ia|ks|ky|la|me|md|ma|mi|mn|ms|mo|mt|ne|nv|nh|nj|nm|ny|nc|nd|oh|ok|or|pa|ri|sc|sd|tn|tx|ut|vt|va|wa|wv|wi|wy';

/** What a place cannot be without: quick to ask. */
interface CountryShape {
  readonly needs: RegExp;
  readonly shape: RegExp;
}

const FOUR = /\d{4}/;
const FIVE = /\d{5}/;

const PLACES: readonly CountryShape[] = [
  {
    needs:
      /stra|str\.|gasse|allee|chaussee|platz|weg|damm|ufer|laan|gracht|plein|kade|singel|dijk|steenweg|dreef/i,
    shape: new RegExp(
      String.raw`${START}(?:${GERMAN_STREETS}|${GERMAN_PLACES}|${DUTCH_STREETS})\s${HOUSE}${DOOR}(?:${POSTED}|${SMALL_POSTED})?`,
      'gu',
    ),
  },
  {
    needs:
      /Calle|C\/|Av(?:da|enida|\.)|P(?:laza|aseo|[ºo])|Ronda|Camino|Carrer|Via|Piazza|Corso|Vicolo|Largo|Rua|Travessa|Praça/,
    shape: new RegExp(
      String.raw`${START}${SOUTHERN},?\s(?:n[°º.]?\s?)?${HOUSE}(?!\s(?:h|fois|veces|volte|ore|min))${DOOR}(?:${POSTED})?`,
      'gu',
    ),
  },
  {
    needs: FOUR,
    shape: new RegExp(String.raw`${START}${ANY_STREET},?\s${HOUSE}${DOOR}${POSTED}`, 'gu'),
  },
  {
    needs: FOUR,
    shape: new RegExp(
      String.raw`${START}(?:(?:An\sder|In\sder|Auf\sder|Unter\sden|[AI]m|Zu[mr]|Beim)\s${PROPERS}\s${HOUSE}${POSTED}|${PROPERS},?\s${HOUSE}${DOOR},?\s(?:[1-9]\d{3}\s?[A-Z]{2}(?!\p{L})\s${TOWN}|${POSTCODE}\s(?:${CITIES})(?!\p{L})))`,
      'gu',
    ),
  },
  {
    needs: FOUR,
    shape: new RegExp(
      String.raw`${START}(?:${SMALL_STREET})\s(?:\p{Ll}[\p{Ll}'’-]{0,30}\s){0,5}\p{Ll}[\p{Ll}'’-]{0,30},?\s\d{1,4}[a-z]?${SMALL_POSTED}`,
      'gu',
    ),
  },
  {
    needs: /\d\s?\d[abd-hjlnp-uw-z]{2}/i,
    shape: new RegExp(
      String.raw`${START}(?:(?:flat|unit|apt\.?)\s\d{1,4}[a-z]?,?\s)?\d{1,4}[a-z]?,?\s(?:[\p{L}.'’-]{1,30}\s){1,4}(?:${AMERICAN_STREET}|crescent|close|gardens|grove|mews|row|hill)\.?,?\s(?:(?:flat|unit|apt\.?|apartment|floor|room|suite|#)\s?\d{1,4}(?:\/\d{1,2})?[a-z]?,?\s)?(?:[\p{L}.'’-]{1,30},?\s){0,3}[a-z]{1,2}\d[a-z\d]?\s?\d[abd-hjlnp-uw-z]{2}(?![\p{L}\p{N}])`,
      'giu',
    ),
  },
  {
    needs: FIVE,
    shape: new RegExp(
      String.raw`${START}(?:\d{1,4}(?:\s?(?:bis|ter|quater|[a-d]))?,?\s(?:(?:${FRENCH_STREET})\.?\s|${FRENCH_PLACE})|lieu[-\s]?dit\s)(?:[\p{Ll}\d][\p{Ll}\d'’-]{0,30},?\s){0,6}\p{Ll}[\p{Ll}'’-]{0,30}(?:,|\s[-–])?\s(?:\(\d{5}\)|${NO_AMOUNT}\d{5}(?!\d)${NOT_COUNTED}(?:\s${FRENCH_TOWN}|(?=\s?(?:$|[,.;:!?)\n]))))`,
      'gu',
    ),
  },
  {
    needs: FIVE,
    shape: new RegExp(
      String.raw`${START}\d{1,5}\s(?:(?:[\p{L}.'’-]{1,30}|\d{1,3}(?:st|nd|rd|th))\s){1,4}(?:${AMERICAN_STREET})\.?,?\s(?:(?:apt|unit|suite|ste|#)\.?\s?\w{1,5},?\s)?(?:[\p{L}.'’-]{1,30},?\s){1,3}(?:${STATES}),?\s\d{5}(?:-\d{4})?(?!\d)`,
      'giu',
    ),
  },
];
/** "Monday 12, 2026 Review" */
const CALENDAR =
  /(?:jan|f[ée]v|feb|mar[sz]?|avr|apr|ma[iy]|juin|june?|juil|july?|ao[uû]t|aug|sep|oct|okt|nov|d[ée]c|dez|lun|mar|mer|jeu|ven|sam|dim|mon|tues|wednes|thurs|fri|satur|sun)\p{L}{0,7}\.?\s\d{1,2},?\s(?:19|20)\d{2}(?!\d)/iu;
