// The words that speak of vehicles and of their plates. Decides nothing by itself.
import { anyOf, OTHER_NUMBERS, STANDS_FOR, wordsBefore } from './surroundings.ts';

/** "la voiture …", "registration …" a little before it. */
export function followsVehicleWord(text: string, at: number): boolean {
  return VEHICLE_WORD.test(wordsBefore(text, at, 48));
}

/** "… is my old car", "… est ma voiture", "… two years ago, it was my van". */
export function precedesVehicle(text: string, at: number): boolean {
  return VEHICLE_AFTER.test(text.slice(at, at + 64));
}

/** "license plate …", "plates, tag …", "la plaque de ma voiture est …", "… is my registration": with nothing else that is numbered between. */
export function isCalledPlate(text: string, start: number, end: number): boolean {
  const words = wordsBefore(text, start, 64);
  let last = -1;
  for (const { 0: word, index } of words.matchAll(PLATE_WORD)) last = index + word.length;
  return (last >= 0 && PLATE_GAP.test(words.slice(last))) || PLATE_AFTER.test(text.slice(end, end + 48));
}

/** What a text says of vehicles anywhere: it names one, or only what is around one (parking, a fine, a driver). */
export function vehicleIn(text: string): 'named' | 'around' | undefined {
  const words = text.includes('[') ? text.replace(STANDS_FOR, ' ') : text;
  const first = ABOUT_VEHICLE.exec(words);
  if (first === null) return undefined;
  return NAMED_VEHICLE.test(words.slice(first.index)) ? 'named' : 'around';
}

/** A car a little before, and its plate in the same sentence: "la voiture KR 4821 … ne lit pas la plaque". */
export function isOfPlatedCar(text: string, start: number, end: number): boolean {
  const before = wordsBefore(text, start, 48);
  if (!CAR_WORD.test(before)) return false;
  const sentence = before.slice(before.search(SENTENCE)) + (REST.exec(text.slice(end, end + 120))?.[0] ?? '');
  return UNMISTAKABLE_PLATE.test(sentence) || LUXEMBOURG.test(sentence);
}

const PLATES = [
  String.raw`(?<!(?:hot|dinner|paper|base|face|side|cake|back|bottom|soup|brake|clutch)\s)plates?|plated|registration(?:\s(?:plate|mark))?|registered|regs?|rego|vrm|vrn`,
  String.raw`(?<!(?:price|name|luggage|bag|dog|security|ear|gift|nfc|rfid)\s)tags?`,
  String.raw`plaques?(?!\s(?:de\s(?:cuisson|four|pl[âa]tre|m[ée]tal|verre|bois)|chauffantes?|[àa]\sinduction|[ée]lectriques?|vitro|en\s))(?:\s(?:d['’]immatriculation|min[ée]ralogiques?))?|immat\p{L}{0,14}|matricule`,
  String.raw`(?:cherished|private|personal(?:i[sz]ed)?|vanity|dateless|index)\s(?:numbers?|marks?)|num[ée]ro\sd['’]immat\p{L}{0,14}`,
  String.raw`kennzeichen|nummernschild|kenteken\p{L}{0,5}|nummerplaat|targa|matr[íi]cula|tablice?`,
];
const NOUNS =
  '(?:car|van|truck|camper|campervan|caravan|motor(?:bike|cycle|home)|moped|bike|vehicle|minibus|pick-?up|suv|taxi|cab|trailer|voiture|v[ée]hicule|camion|moto|scooter|mobylette|uber|auto|tracteur|remorque|caravane|fourgon|utilitaire|camping-car|berline|monospace|bagnole|4x4|quad)s?|lorr(?:y|ies)|camionnettes?|vtc';
const MODELS = String.raw`clio|m[ée]gane|peugeot|renault|citro[ëe]n|golf|polo|ford|audi|bmw|toyota|fiat|tesla|fiesta|focus|corsa|astra|twingo|kangoo|berlingo|zoe|dacia|duster|sandero|sc[ée]nic|nissan|qashqai|mercedes|opel|seat|skoda|volkswagen|vw|volvo|kia|hyundai|honda|mazda|suzuki|jeep|transit|vauxhall|jaguar|lexus|jumpy|trafic|master|picasso|mini|prius|passat|kuga|land\srover`;
const AROUND = String.raw`gar(?:é|er|ée|és|ées|ait|ons|age)s?|park(?:ed|ing|s)?|pv|fine[ds]?|penalty|amendes?|fourri[èe]re|tow(?:ed|ing)?|clamp(?:ed)?|sinistre|accident|carte\sgrise|contr[ôo]le\stechnique|conduct\p{L}{2,5}|chauffeur|driver|driven?|driv(?:ing|eway)|loueur|lou[ée]e?s?|location|rental|rent(?:ed)?|hired?|mot|p[ée]age|tolls?|r[ée]vision|pneus?|tyres?|tires?|wheels?|(?<!search\s)engine|moteur(?!\sde\srecherche)|kilom[ée]trage|mileage|permis|autoroute|essence|diesel|carburant|pare-brise|windscreen|bonnet|bumper|porti[èe]re|r[ée]tro|carrosserie|vidange|livreurs?|d[ée]panneu\p{L}{1,2}|remorquage|constat|radar|flash\p{L}{1,3}|panne|d[ée]pann\p{L}{2,4}|broke\sdown|breakdown|stationn\p{L}{2,6}`;
const VEHICLE_WORD = anyOf([...PLATES, NOUNS, MODELS, 'rentals?'], 'iu');
const ABOUT_VEHICLE = anyOf([...PLATES.toSpliced(1, 1), NOUNS, MODELS, AROUND], 'iu');
const NAMED_VEHICLE = anyOf([...PLATES.toSpliced(1, 1), NOUNS, MODELS], 'iu');
const CAR_WORD = anyOf([NOUNS, MODELS], 'iu');
const UNMISTAKABLE_PLATE = anyOf([PLATES[0] ?? '', ...PLATES.slice(2)], 'iu');
const LUXEMBOURG = /(?<!\p{L})(?:luxemb|l[ëe]tzeb)/iu;
/** Where the last sentence begins, and what is left of one. */
const SENTENCE = /[^.!?\n]*$/;
const REST = /^[^.!?\n]{1,120}/;
const PLATE_WORD = anyOf(PLATES, 'giu');

const OWN =
  "the|my|his|her|our|its|their|an?|this|that|old|new|own|la|le|les|l['’]|ma|mon|notre|son|sa|leur|une?|cette|vieille|vieux|ancienne?|nouvelle";
const VEHICLE_AFTER = new RegExp(
  String.raw`^[^\n]{0,40}(?<!\p{L})(?:(?:my|our|his|her|mon|ma|notre|son|sa)(?:\s\p{L}{2,12}){0,2}\s(?:${NOUNS}|${MODELS})|(?:on|for|sur|pour)\s(?:the|an?|la|le|une?)\s(?:\p{L}{2,12}\s)?(?:${NOUNS}|${MODELS}))(?![\p{L}\p{N}])`,
  'iu',
);
const PLATE_AFTER = new RegExp(
  String.raw`^[\s,.)(:”"»–-]{0,3}(?:(?:is|was|are|est|[ée]tait|c['’]\s?est|it['’]?s|that['’]?s|as|for|comme|on|of|sur|de|du|number|licen[cs]e|num[ée]ro\sd['’]|${OWN})\s?){0,6}(?:${PLATES.join('|')})(?![\p{L}\p{N}])`,
  'iu',
);
/** What may stand between a plate's name and the plate itself. */
const PLATE_GAP = new RegExp(
  String.raw`^(?:[\s,:(#."“”«'–-]|(?!(?:${OTHER_NUMBERS.join('|')})(?!\p{L}))(?:n[°ºo]\.?|nos?|nr|numbers?|num[ée]ro|is|was|were|are|est|[ée]tait|c['’]\s?est|it['’]?s|reads?|says?|said|shows?|being|called|which|that|with|from|for|of|on|in|it|and|you|de|du|d['’]|sur|pour|qui|porte|dit|affiche|voici|${OWN}|${NOUNS}|${MODELS}|hire|rental|location|prêt|louée?|fran[çc]aise?|british|english|irish|anglaise?|irlandaise?|belge|belgian|suisse|swiss|german|allemande?|spanish|espagnole?|italian|italienne?|dutch|polish|polonaise?|portuguese|american|am[ée]ricaine?|qu[ée]b[ée]coise?|canadian|luxembourgeoise?|au|aux|en|luxembourg|belgique|belgium|suisse|switzerland|france|allemagne|germany|espagne|spain|italie|italy|pologne|poland|portugal|ireland|irlande|netherlands|pays-bas)(?!\p{L})){0,16}$`,
  'iu',
);
