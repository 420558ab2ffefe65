// Postal address lines, French and British above all. What replaces them is said by redaction.ts.
import type { Mark } from './kind.ts';

/**
 * "12 bis rue des Lilas, 75011 Paris", "Résidence du Parc, 3 rue Haute", "lieu-dit Le Bourg, 24290 Montignac", "BP 4012";
 * "10 Downing Street", "Rose Cottage, Ely CB7 4EY", "PO Box 12, Swindon SN1 5QT", and a whole British postcode alone.
 */
export function maskPlaces(text: string, mark: Mark): string {
  if (!HOUSE_NUMBER.test(text)) return text;
  const asIs = (at: string) => mark('address', at.length);
  const inPlace = (at: string, ...rest: readonly unknown[]) => {
    const all = String(rest.at(-1));
    const offset = Number(rest.at(-2));
    return isPlace(at, all.slice(Math.max(0, offset - 32), offset), all.slice(offset + at.length))
      ? asIs(at)
      : at;
  };
  const masked = maskBritishPostcodes(text, mark)
    .replace(FRENCH_STREET, inPlace)
    .replace(FRENCH_SQUARE, asIs)
    .replace(FRENCH_HAMLET, asIs)
    .replace(STREET, inPlace)
    .replace(BOX, asIs);
  return LIKE_EIRCODE.test(masked)
    ? masked.replace(EIRCODE_ALONE, (at: string, offset: number, all: string) =>
        EIRCODE_WORD.test(all.slice(Math.max(0, offset - 32), offset)) ? asIs(at) : at,
      )
    : masked;
}

/** A house's, a postcode's, a box's: no address is without one. */
const HOUSE_NUMBER = /(?<!\d)\d{1,6}(?!\d)/;

/**
 * A number, a kind of street and a word also stand in "12 rue disparu" and "10 Gate Close announcements". With a postcode, a flat or a
 * capital after a French kind of street it is an address; otherwise where the words lead to a place, or nothing goes on after it.
 */
function isPlace(written: string, before: string, after: string): boolean {
  if (/\d{5}|^\p{L}/u.test(written)) return true;
  const french = FRENCH_KIND.exec(written)?.[1];
  if (french !== undefined) {
    if (
      /^(?:de\s)?(?:terre|retard|attente|pr[èe]s|plus|moins|avant|apr[èe]s|derri[èe]re|barr[ée]e?s?|ferm[ée]e?s?|entier|enti[èe]re)(?!\p{L})/u.test(
        french,
      )
    )
      return false;
    return CAPITAL_OR_DATE.test(french) || LEADS_TO_PLACE.test(before) || STOPS.test(after);
  }
  return LEADS_TO_PLACE.test(before) || written.endsWith('.') || ENDS.test(after);
}

const FRENCH_KIND =
  /^\d{1,4}(?:\s?(?:bis|ter|quater|[A-Da-d]))?\s?,?\s{1,2}(?:rue|r\.|av(?:enue|\.)?|b(?:oulevard|l?v?d\.?)|faubourg|ruelle|chauss[ée]e|all[ée]es?|impasse|sentier|lotissement|chemin)\s+(.*)$/isu;
const CAPITAL_OR_DATE = /\p{Lu}|\d/u;
const LEADS_TO_PLACE =
  /(?<!\p{L})(?:[aà]|au|du|est|c['’]est|habit\p{L}{1,5}|adresse|domicile|demeur\p{L}{1,4}|r[ée]sid\p{L}{1,3}|chez\s(?:moi|nous)|livr\p{L}{1,5}|d[ée]pos\p{L}{1,4}|at|to|from|outside|of|in|is|near|on|live[sd]?|living|address|home|house|deliver\p{L}{0,3}|sent|our|my|moved?)(?:\s(?:au|le|la))?\s?:?,?\s$|[,:]\s$/iu;
const STOPS = /^\s*(?:$|[.;!?)\n])/;
const ENDS = /^\s*(?:$|[,.;:!?)\n])/;

/** With what stands before the postcode where that is an address: a number or a comma among words with a capital. */
function maskBritishPostcodes(text: string, mark: Mark): string {
  let out = '';
  let from = 0;
  for (const { 0: postcode, index } of text.matchAll(BRITISH_POSTCODE)) {
    const before = text.slice(Math.max(from, index - BEFORE_MAX), index);
    const lines = ADDRESS_BEFORE.exec(before)?.[0] ?? '';
    const length = /[\d,]/.test(lines) ? lines.length : 0;
    // "N659SW" may be anything; so may what is called a seat's, a gate's or a part's.
    const isSaid =
      length > 0 || POSTCODE_WORD.test(before) || (postcode.includes(' ') && !NUMBERED.test(before));
    if (!isSaid || !AREAS.has(/^\D+/.exec(postcode)?.[0] ?? '')) continue;
    out += text.slice(from, index - length) + mark('address', length + postcode.length);
    from = index + postcode.length;
  }
  return from === 0 ? text : out + text.slice(from);
}

// Each part is bounded and starts at a digit or a capital, so that time stays linear in the text.
const NUMBER = String.raw`(?<![\p{L}\p{N}/.-])(?<!\d,)\d{1,4}(?:\s?(?:bis|ter|quater|[A-Da-d]))?\s?,?\s{1,2}`;
const LINK = String.raw`(?!à\ssens)(?:(?:de|du|des|la|le|les|et|à|au|aux|en|sur|sous|saint|sainte|st|ste|dr|docteur|g[ée]n[ée]ral|gal|mar[ée]chal)[\s-]|[lLdD]['’]){0,4}`;
const PROPER = String.raw`(?!(?:CH|B|L)-\d)\p{Lu}[\p{L}'’-]{0,30}`;
const PROPER_NAME = String.raw`(?:${PROPER}|\d{1,2}\s\p{L}{3,9}(?:\s(?:18|19|20)\d{2})?)(?:[\s-]${LINK}${PROPER}){0,4}`;
/** A blank that ends no line: an address may go on there with a word. */
const GAP = String.raw`[^\S\n]`;
/** What begins the next sentence where nobody wrote a stop. */
const NEXT = String.raw`(?:Merci|Bonjour|Cordialement|Je|J|Il|Elle|Ils|On|Nous|Vous|Mon|Ma|Mes|Votre|Vos|Notre|Mais|Pas|C|Ce|Cette|Et|Une?|Tel|T[ée]l|Mme|Mr|Mlle|M\.|Aucune?|Rien|Personne|Toujours|Depuis|Quand|Pourquoi|Encore|(?:Les?|La|Des?|Du|En|Sur)(?=\s\p{Ll}))(?![\p{L}])`;
/** "st nazaire", "la rochelle", "neuilly sur seine", "issy les moulineaux", written small; the second word must be one of towns only. */
const SMALL_BEFORE =
  "(?:(?:st|ste|saint|sainte|la|le|les|mont|port|pont|bourg|villeneuve|fontenay|boulogne|aix|ch[âa]teau|chalon|bois)[ -]|l['’])?";
const SMALL_AFTER = String.raw`(?:[ -](?:sur|s\/)[ -](?:mer|seine|marne|loire|sa[ôo]ne|rh[ôo]ne|oise|orge|is[èe]re|garonne|lot|aisne|meuse|moselle|sorgue|erdre|s[èe]vre|vienne|cher|indre|eure|ain|aube|yonne|somme|charente|gironde|yvette|lys|argens|l['’]\p{L}{3,20})|[ -]sous[ -](?:bois|jouarre|s[ée]nart)|[ -](?:l[eè]s|les)[ -](?:moulineaux|bains|roses|mulhouse|b[ée]ziers|nancy|metz|lille|mines|avignon|tours|orl[ée]ans|gonesse|nemours)|[ -]en[ -](?:bresse|laye|yvelines|velin|france|brie|vexin|auge|provence|champagne|foss[ée]s?|royans|gohelle|bar[œo]eul)|[ -]la[ -](?:jolie|garenne|for[êe]t|ville|vall[ée]e|pape|demi-lune)|[ -](?:d['’]ascq|d['’]oc|billancourt|perret|malabry|provence|saint|roi|le[ -]roi|le[ -]grand|le[ -]ch[âa]teau|bains|plage|ville|nazaire)(?!\p{L}))?`;
export const FRENCH_TOWN = String.raw`(?:${SMALL_BEFORE}\p{Ll}[\p{L}'’-]{1,30}${SMALL_AFTER}|\p{Lu}[\p{L}'’-]{0,30}(?:(?:${GAP}|-)(?!C(?:EDEX|edex)|${NEXT})(?:(?:sur|sous|en|l[eèé]s|la|le|de|du|des|aux?|et)[ -]|[dl]['’]){0,2}\p{Lu}[\p{L}'’-]{1,30}){0,3})(?:\s(?:cedex|CEDEX|Cedex)(?:\s\d{1,2})?)?`;
const ALONE_AS_TOWN =
  'Paris|Lyon|Marseille|Toulouse|Nice|Nantes|Strasbourg|Montpellier|Bordeaux|Lille|Rennes|Reims|Toulon|Grenoble|Dijon|Angers|N[îi]mes|Villeurbanne|Le\\sHavre|Le\\sMans|Saint-[ÉE]tienne|' +
  'Clermont-Ferrand|Brest|Tours|Amiens|Limoges|Annecy|Perpignan|Metz|Besan[çc]on|Orl[ée]ans|Rouen|Mulhouse|Caen|Nancy|Gen[èe]ve|Lausanne|Fribourg|Neuch[âa]tel|Sion|Bruxelles|Li[èe]ge|Namur|Charleroi|Mons|Luxembourg|Monaco';
/** Without a postcode: "…, Genève", "… à Lyon 3e", a known town, or any that ends its part of the sentence. */
const BARE_TOWN = String.raw`(?:(?:,|${GAP}[–-]|${GAP}à|,${GAP}à)${GAP}(?:(?:${ALONE_AS_TOWN})(?![\p{L}-])|(?!${NEXT})\p{Lu}\p{Ll}[\p{L}'’-]{1,30}(?:-\p{L}[\p{L}'’-]{1,30}){0,4}(?=\s?(?:[.;!?)]|$|\n))))`;
const POSTCODE_TOWN = String.raw`(?:\s?,?\s{0,2}(?:[àaÀ]\s)?(?:\d{5}|\d{2}\s\d{3})\s{1,2}(?!(?:euros?|eur|km|habitants?|personnes|fois|balles|clients|ans)(?!\p{L}))${FRENCH_TOWN}|(?:,\s(?:CH-|B-|L-)?|\s(?:CH|B|L)-)[1-9]\d{3}\s(?=\p{Lu})${FRENCH_TOWN})`;
/** "bât. C", "appt 12": between the street and the town. */
const DOOR = String.raw`(?:,?\s(?:[Bb][âa]t(?:iment|\.)?|[Aa]pp(?:t|artement)?\.?|[Aa]pt\.?|[Ee]sc(?:alier|\.)?|[Hh]all|[Pp]orte)\s[\p{L}\d]{1,4}(?![\p{L}\p{N}])){0,3}`;
const CITY = String.raw`${DOOR}(?:${POSTCODE_TOWN}|${BARE_TOWN})?(?:${GAP}\d{1,2}\s?(?:er|[eè](?:me)?)(?![\p{L}\p{N}]|\s?[ée]tage))?`;
const ESTATE = String.raw`(?:(?:[Rr][ée]s(?:idence|\.)|[Dd]omaine|[Ll]otissement)\s${LINK}${PROPER_NAME},?\s)?`;
const FRENCH_STREET = new RegExp(
  String.raw`${ESTATE}${NUMBER}(?:(?:[Rr]ue|RUE|[Rr]\.|[Aa]v(?:enue|\.)?|AVENUE|AV|[Bb]oulevard|[Bb]l?v?d\.?|BOULEVARD|BD|[Ff]aubourg|[Rr]uelle|[Cc]hauss[ée]e|CHAUSS[ÉE]E)\s{1,2}${LINK}(?:${PROPER_NAME}|\p{Ll}[\p{Ll}'’-]{2,30})|(?:[Aa]ll[ée]es?|ALL[ÉE]ES?|[Ii]mpasse|IMPASSE|[Ss]entier|[Ll]otissement|[Cc]hemin|CHEMIN)\s{1,2}(?:${LINK}${PROPER_NAME}|(?:d[eu]|des|la|les?|[ld]['’])\s?(?:la\s|l['’])?\p{Ll}[\p{Ll}'’-]{2,30}))${CITY}`,
  'gu',
);
const FRENCH_SQUARE = new RegExp(
  String.raw`${ESTATE}${NUMBER}(?:[Pp]lace|PLACE|[Pp]l\.|[Cc]ours|COURS|[Pp]assage|PASSAGE|[Rr]oute|[Rr]te|ROUTE|[Qq]uai|QUAI|[Ss]quare|[Rr][ée]sidence|[Rr]ond-[Pp]oint|[Vv]illa|[Cc]it[ée]|[Hh]ameau|[Ee]splanade|[Mm]ont[ée]e|[Tt]raverse)\s{1,2}${LINK}${PROPER_NAME}${CITY}`,
  'gu',
);
const FRENCH_HAMLET = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(?:[Ll]ieu[-\s]?dit|[Hh]ameau|[Dd]omaine|[Rr][ée]sidence|[Qq]uartier|ZA|ZI)\s${LINK}${PROPER_NAME}${DOOR}${POSTCODE_TOWN}`,
  'gu',
);
const STREET_WORDS = [
  'Street Road Lane Avenue Drive Close Court Crescent Terrace Gardens Grove Way Square Place Hill Mews Row Park Walk Green Rise',
  'View Parade Quay Wharf Yard Mount Vale Broadway Circus Meadow Meadows Cottages Villas Approach Croft Boulevard Parkway Highway',
].flatMap((line) => line.split(' '));
const STREET_WORD = [...STREET_WORDS, ...STREET_WORDS.map((word) => word.toUpperCase())].join('|');
/** "St.", "Rd.": a whole word's stop ends the sentence. */
const SHORT_STREET = 'St|Rd|Ln|Ave|Dr|Ct|Cres|Gdns|Sq|Pl|Blvd';
const UNIT = String.raw`(?:[Ff]lat|[Uu]nit|[Aa]pt\.?|[Aa]partment|[Ff]loor|[Ss]uite|[Rr]oom|#)${GAP}?\d{1,4}(?:\/\d{1,2})?[A-Za-z]?`;
const NEXT_ENGLISH = String.raw`(?:The|It|Its|They|We|I|My|Our|Your|He|She|His|Her|This|That|These|There|No|Not|And|But|Please|Pls|Thanks|Thank|When|Why|How|What|Where|Who|Still|Nobody|Nothing|Every|All|Also|Always|You|Is|Was|Are|Can|Could|Just|So|If|As|At|In|On|For|A|An|Now|Then|Driver|Parcel|Delivery|Call|Phone|Tel|Mr|Mrs|Ms|Dr)(?![\p{L}-])`;
/** An Eircode's two parts, and Dublin's districts. */
const EIRCODE = String.raw`[AC-FHKNPRTV-Y]\d[\dW]${GAP}?(?=[AC-FHKNPRTV-Y\d]{0,3}\d)(?=[AC-FHKNPRTV-Y\d]{0,3}[A-Z])[AC-FHKNPRTV-Y\d]{4}(?![\p{L}\p{N}])`;
const BRITISH_TOWN = String.raw`,?${GAP}(?!${NEXT_ENGLISH}|Co\.)[A-Z][A-Za-z'’-]{1,30}(?![\p{L}\p{N}])`;
const STREET = new RegExp(
  String.raw`(?<![\p{L}\p{N}/.-])(?<!\d,)(?:${UNIT},?\s)?\d{1,4}[A-Da-d]?,?\s(?:[A-Z][A-Za-z.'’-]{0,30}${GAP}){1,4}(?:(?:${STREET_WORD})(?![\p{L}\p{N}])|(?:${SHORT_STREET})(?![\p{L}\p{N}])\.?)(?:,?${GAP}${UNIT}(?![\p{L}\p{N}]))?(?:,\n(?=\p{Lu})[A-Z][A-Za-z'’-]{1,30}(?=,|\n|$))?(?:${BRITISH_TOWN}){0,3}(?:${GAP}(?:[1-9]|1\d|2[024]|6W)(?<=(?:Dublin|Cork|Belfast)${GAP}\w{1,2})(?!\d))?(?:,?${GAP}(?:Co\.?|County)${GAP}[A-Z][a-z]{2,12})?(?:,?\s${EIRCODE}|,?\s(?:[A-Z]{2}\s)?\d{5}(?!\d))?`,
  'gu',
);
const LIKE_EIRCODE = /[A-Y]\d[\dW]\s?[A-Y\d]{4}/;
const EIRCODE_ALONE = new RegExp(String.raw`(?<![\p{L}\p{N}-])${EIRCODE}`, 'gu');
const BOX = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(?:B\.?P\.?|PO Box|P\.O\. Box|CS)\s?\d{2,6}(?![\p{L}\p{N}])(?:${POSTCODE_TOWN}|,?\s\p{Lu}[\p{L}'’-]{1,30}(?:\s\p{Lu}[\p{L}'’-]{1,30}){0,2},?\s[A-Z]{2}\s\d{5}(?:-\d{4})?(?!\d))?`,
  'gu',
);
const BRITISH_POSTCODE = /(?<![\p{L}\p{N}-])[A-Z]{1,2}\d[A-Z\d]? ?\d[ABD-HJLNP-UW-Z]{2}(?![\p{L}\p{N}-])/gu;
const AREAS = new Set(
  (
    'AB AL B BA BB BD BF BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX FK FY G GL GU GY HA HD HG HP ' +
    'HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG ' +
    'SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO ZE'
  ).split(' '),
);
const POSTCODE_WORD =
  /(?<!\p{L})(?:post\s?codes?|zip|code\spostal|address|adresse|live[sd]?(?:\s(?:at|in))?|at|to|in|near)(?:\s(?:is|est))?\s?:?\s$/iu;
const EIRCODE_WORD =
  /(?<!\p{L})(?:eir\s?codes?|post\s?codes?|address|live[sd]?\s(?:at|in)|Dublin|Cork|Galway|Limerick|Co\.?\s\p{L}{4,10})(?:\s(?:is|at))?,?\s?:?\s$/iu;
const NUMBERED =
  /(?<!\p{L})(?:gates?|seats?|si[èe]ges?|rows?|rangs?|flights?|vols?|bays?|aisles?|terminal|models?|mod[èe]les?|parts?|pi[èe]ces?|r[ée]f\p{L}{0,7}|codes?|items?|orders?|commandes?|tickets?|lots?|batch|error|erreur)\.?\s?(?:n[°o]\.?\s|no\.?\s|number\s)?:?\s?\(?$/iu;
const BEFORE_MAX = 110;
const ADDRESS_BEFORE =
  /(?<![\p{L}\p{N}/.-])(?:(?:[Ff]lat|[Uu]nit|[Aa]pt\.?)\s\d{1,4}(?:\/\d{1,2})?[A-Za-z]?,?\s)?(?:\d{1,4}[A-Da-d]?,?\s)?(?:[A-Z][A-Za-z.'’-]{0,30}(?:,\s?|\s)(?:\d{1,6},\s)?){1,7}$/u;
