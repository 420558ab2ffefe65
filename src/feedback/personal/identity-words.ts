// What the words around a number say of it: a national number's name, a paper's, or something else that is numbered. Decides nothing by itself.
import { anyOf, followsPartWord, OTHER_NUMBERS, PHONE_WORDS } from './surroundings.ts';

/**
 * How near a name stands: `beside`, with nothing but "number", "is", "(Polish)" and the like between; `said`, where it is the last
 * thing named before the number or the first after it.
 */
export type Nearness = 'beside' | 'said';

/** Of numbers that prove themselves by check digits: some of these words are said of much else. */
export function namesNational(text: string, start: number, end: number): Nearness | undefined {
  return naming(NATIONAL, text, start, end, text.length);
}

/** Of papers, and of national numbers whose form says nothing: before it in the sentence or in a question just asked ("My passport? It is …"), or beside it. */
export function namesPaper(text: string, start: number, end: number): Nearness | undefined {
  return naming(PAPER, text, start, end, ANSWER_MAX);
}

/** Whether it speaks of any paper at all. */
export function speaksOfPapers(text: string): boolean {
  return PAPER.any.test(text);
}

/** Right before it: "réf. …", "commande n° …", "order …". */
export function isOtherThings(text: string, at: number): boolean {
  return followsPartWord(text, at) || DIRECT_OTHER.test(text.slice(Math.max(0, at - 32), at));
}

interface NamePatterns {
  readonly any: RegExp;
  readonly all: RegExp;
}
const namesOf = (names: readonly string[]): NamePatterns => ({
  any: anyOf(names, 'iu'),
  all: anyOf(names, 'giu'),
});

/** @param answer how far from the end of a sentence a number may still be what that sentence names */
function naming(
  names: NamePatterns,
  text: string,
  start: number,
  end: number,
  answer: number,
): Nearness | undefined {
  const before = wordsBefore(text, start, answer);
  let last: RegExpExecArray | undefined;
  for (const found of before.matchAll(names.all)) last = found;
  const gap = last === undefined ? before : before.slice(last.index + last[0].length);
  const isOther = namesOther(gap);
  if (last !== undefined && !isOther) return BESIDE.test(gap) ? 'beside' : 'said';
  if (isOther && DIRECT_OTHER.test(gap)) return undefined;
  const after = wordsAfter(text, end);
  const next = names.any.exec(after);
  if (next === null) return undefined;
  const between = after.slice(0, next.index);
  if (BESIDE_AFTER.test(between)) return 'beside';
  return isOther || names === PAPER || namesOther(between) ? undefined : 'said';
}

const BEFORE_MAX = 120;
const AFTER_MAX = 64;
const ANSWER_MAX = 24;

/** What stands for something taken out ends them, so that a second redaction sees no more than the first. */
function wordsBefore(text: string, at: number, answer: number): string {
  const floor = Math.max(0, at - BEFORE_MAX);
  const words = text.slice(floor, at);
  let from = 0;
  for (const { 0: stop, index } of words.matchAll(TAKEN_OUT)) from = index + stop.length;
  for (const { 0: stop, index } of words.matchAll(SENTENCE_END))
    if (words.length - index - stop.length > answer) from = Math.max(from, index + stop.length);
  return from === 0 && floor > 0 ? words.replace(/^[\p{L}\p{N}]+/u, '') : words.slice(from);
}

function wordsAfter(text: string, at: number): string {
  const words = text.slice(at, at + AFTER_MAX);
  const ends = [words.search(TAKEN_OUT), words.search(SENTENCE_END), words.length];
  return words.slice(0, Math.min(...ends.filter((end) => end >= 0)));
}

const TAKEN_OUT = /\[[\p{L}-]{0,12}\]|[\ue5a0-\ue5ae]\ue5af*|\ue5af+/gu;
/** Not the stop of "no. 12" or "cod. fisc. …". */
const SENTENCE_END =
  /(?:[!?;\n]|(?<!(?<!\p{L})(?:n|no|nr|num|nos|cod|fisc|nat|dr|mr|mrs|st|id|lic|soc|ins))\.(?=\s))\s*/giu;

/** Another thing is numbered, and not only spoken of as a place or a purpose: "on the contract", "pour mon dossier". */
function namesOther(words: string): boolean {
  for (const { 0: word, index } of words.matchAll(OTHER)) {
    const isDirect = DIRECT.test(words.slice(index + word.length));
    if (isDirect || !AS_PLACE.test(words.slice(Math.max(0, index - 32), index))) return true;
  }
  return false;
}

const OTHER = anyOf(
  [
    ...OTHER_NUMBERS,
    ...PHONE_WORDS,
    "rooms?|chambres?|gates?|counters?|guichets?|floors?|lockers?|casiers?|badges?|titres?\\sde\\stransport|vols?|flights?|trains?|transactions?|paiements?|payments?|comptes?|accounts?|users?|utilisateurs?|members?|membership|adh[ée]rents?|abonn[ée]e?s?|mod[èe]les?|models?|sku|ean|isbn|siret|siren|tva|vat|iban|(?:loyalty|credit|debit|gift|bank|payment|member(?:ship)?)\\scards?|cartes?(?=\\s(?:bancaire|bleue|de\\scr[ée]dit|de\\sfid))|versions?|pages?|produits?|products?|pi[èe]ces?(?!\\sd[’'])|parts?",
  ],
  'giu',
);
const NUMBERED = String.raw`\.?(?:\s?(?:n[°ºo]\.?|no\.?|nr\.?|num\p{L}{0,4}|ids?|is|est|was|of|[:#(]))*\s?`;
const DIRECT = new RegExp(`^s?${NUMBERED}$`, 'iu');
const DIRECT_OTHER = new RegExp(`(?<![\\p{L}\\p{N}])(?:${OTHER_NUMBERS.join('|')})${NUMBERED}$`, 'iu');
const AS_PLACE =
  /(?<!\p{L})(?:on|in|at|for|from|of|to|with|by|into|sur|dans|pour|de|du|des|à|a|au|aux|par|avec|chez|en)(?:\s(?:the|my|your|our|this|that|an?|l[ae]s?|mon|ma|mes|votre|vos|notre|nos|ce|cette|une?|son|sa|leur))?(?:\s\p{L}{1,14})?\s(?:l['’])?$|(?<!\p{L})(?:de\s|à\s|sur\s|dans\s|pour\s)?[ld]['’]$/iu;

const NATIONALITY = String.raw`\(?(?:fran[çc]aise?|british|uk|us|usa|american|am[ée]ricaine?|irish|irlandaise?|belge|belgian|suisse|swiss|german|allemande?|deutsche?r?|spanish|espagnole?|italian|italienne?|dutch|n[ée]erlandaise?|polish|polonaise?|portuguese|portugaise?|romanian|roumaine?|canadian|canadienne?|european|europ[ée]enne?|luxembourgeoise?|marocaine?|alg[ée]rienne?|tunisienne?|s[ée]n[ée]galaise?|indian|indienne?|chinese|chinoise?|turkish|turque|biom[ée]tri\p{L}{1,3})\)?`;
const LINK = String.raw`n[°ºo]\.?|nos?\.?|nr\.?|num(?:ber|[ée]ro|mer|\.)?|nummer|is|are|est|ist|es|was|reads?|being|c['’]\s?est|it['’]?s|voici|le|la|the|ici|mine|one|called|card|carte|document`;
const BESIDE = new RegExp(String.raw`^(?:[\s,:(#.=–-]|(?:${LINK}|${NATIONALITY})(?!\p{L})){0,24}$`, 'iu');
const POSSESSIVE = String.raw`my|mon|ma|his|her|our|notre|son|sa|mi|mein\p{L}{0,2}|mijn|il\smio|leur|their|the|le|la|an?|une?`;
const BESIDE_AFTER = new RegExp(
  String.raw`^[\s,.)(:=–-]{0,3}(?:(?:is|are|est|ist|es|è|c['’]\s?est|it['’]?s|that['’]?s|this\sis|voil[àa]|staat|as|comme|for|pour|on|sur|in|from|of|de|du|new|old|nouve(?:au|lle)|ancien(?:ne)?|${POSSESSIVE}|${LINK}|${NATIONALITY})(?!\p{L})\s?|[dl]['’]\s?){0,6}$`,
  'iu',
);

/** Whose check digits identity.ts knows. */
const NATIONAL = namesOf([
  String.raw`s[ée]cu|s[ée]curit[ée]\ssociale|nir|nni|(?:n°|no|num[ée]ro|nb)\s?ss|ss\s?(?:n°|no)|insee|registre\snational|num[ée]ro\snational|nationalnummer|assur[ée]e?s?\ssocial|immatriculation\ssociale`,
  String.raw`nino|ni\s?(?:number|num|no|#)|national\s(?:insurance|register|registry|registration|number|id\p{L}{0,6})|ssn|ss\s?(?:number|num|#)|social\ssecurity|(?:my|his|her|our|the|full)\ssocial(?!\s(?:media|network|club|page|post|worker|dist))|itin|tax\s(?:id\p{L}{0,12}|code|number|reference|no)|fiscal\s(?:code|number|id)`,
  String.raw`(?:code|num[ée]ro|n°|identifiant)\sfiscal|citizen(?:ship)?(?:\sservice)?\s(?:number|no|id)|num[ée]ro\sde\scitoyen|pesel|cpf`,
  String.raw`dni|nie|nif|documento|codice\sfiscale|cod\.?\sfisc|ahv|avs|ahv-\p{L}{2,8}|oasi|bsn|bsn-?nummer|burgerservicenummer|sofi\p{L}{0,6}|rijksregister\p{L}{0,8}|insz|niss`,
  String.raw`steuer-?\s?id\p{L}{0,20}|steuer-?nummer|steueridentifikationsnummer|idnr|identit[ée]|identity|identification|identidad|identit[àa]|driv\p{L}{2,4}['’]?s?\slicen[cs]e`,
]);

/** What follows right after one of these is its number, proven or not. */
const PAPER = namesOf([
  String.raw`passe?ports?|carte(?:\snationale)?\sd['’\s]\s?identit[ée]|pi[èe]ce\sd['’\s]\s?identit[ée]|cni|identity\s(?:card|document|number|no)|(?:(?:my|his|her)(?:\s${NATIONALITY})?|photo|national|government|state)\s(?:e-?)?id(?:\s(?:number|no|card))?|(?:e-?)?id\s?card|e-?id`,
  String.raw`(?:permis|titre|carte|visa)\sde\s(?:conduire|s[ée]jour|conduite|r[ée]sident\p{L}{0,2}|travail|long\ss[ée]jour)|r[ée]c[ée]piss[ée]|permis(?!\sde\s(?:construire|louer|d[ée]molir|feu|v[ée]g))|carte\s(?:vitale|verte|de\sgroupe\ssanguin|europ[ée]enne|d['’]invalidit[ée]|mobilit[ée]|consulaire)|num[ée]ro\s(?:d['’]\s?)?[ée]tranger|agdref|livret\sde\sfamille`,
  String.raw`(?:driv(?:ing|er['’]?s?)|provisional)\s(?:licen[cs]e|permit)|licen[cs]e\s(?:number|no|n°)|dl\s?(?:#|number|no)|(?:my|his|her|our|photocard|full|uk|ma|mon|sa|son|'s|’s)\slicen[cs]e(?!\s(?:plate|key|fee|tag|server|plan))|(?:residence|residency|resident|work|biometric)(?:\sresidence)?\s(?:permit|card)|permit\s(?:number|no)|brp|green\scard|alien\s(?:registration\s)?number|visa\s(?:number|no|n°|num[ée]ro)`,
  String.raw`nhs|medicare|medicaid|health\s(?:card|number|insurance\snumber)|chi\snumber|(?:carte|num[ée]ro)\sd['’]assur(?:ance\s(?:maladie|sociale)|[ée]e?(?:\ssociale?)?)|ramq|ehic|ceam|social\sinsurance(?:\s(?:number|no|card))?|(?:my|canadian)\ssin|(?:mon|ton|son)\snas`,
  String.raw`num[ée]ro\s(?:fiscal|d['’]allocataire|de\smatricule\snational)|allocataire(?:\sn°|\snum[ée]ro)?|matricule|num[ée]ro\sine`,
  String.raw`national\s(?:id|identity|identification|insurance)(?:\s(?:number|no|card))?|personal\s(?:id\p{L}{0,12}|public\sservice)\s?(?:number|code|no)?|citizen(?:ship)?(?:\sservice)?\s(?:number|no|card)|tax\s(?:file|id\p{L}{0,12})(?:\s(?:number|no))?|unique\staxpayer(?:\sreference)?|utr|tfn|itin`,
  String.raw`ssn|social\ssecurity(?:\s(?:number|no))?|nino|ni\s?(?:number|no)|num[ée]ro\s(?:de\s)?(?:s[ée]cu|s[ée]curit[ée]\ssociale|ss|registre\snational|national)|registre\snational|bsn|burgerservicenummer|rijksregister\p{L}{0,8}|niss|insz|ahv|avs|dni|nie|codice\sfiscale|steuer-?id\p{L}{0,20}|steuer-?nummer`,
  String.raw`pesel|pps(?:n|\s(?:number|no))?|cpf|curp|aadhaa?r|pan\s(?:card|number)|person(?:nummer|al\snumber)|cpr(?:-?\s?n(?:ummer|umber|r|o))?|hetu|henkil[öo]tunnus|f[øo]dselsnummer|cnp|egn|amka|afm|kimlik|rodn[ée]\s[čc][íi]slo|cart[ãa]o\sde\scidad[ãa]o|contribuinte|seguridad\ssocial|seguran[çc]a\ssocial|nuss|sozialversicherungs\p{L}{0,8}|svnr|versichertennummer|krankenversicher\p{L}{0,12}|rentenversicher\p{L}{0,12}|tessera\ssanitaria`,
  String.raw`reisepass\p{L}{0,8}|personalausweis\p{L}{0,8}|ausweis\p{L}{0,8}|f[üu]hrerschein\p{L}{0,8}|aufenthaltstitel|pasaporte|carnet\sde\s(?:identidad|conducir)|permiso\sde\s(?:conducir|residencia)|passaporto|passaporte|paspoort\p{L}{0,7}|identiteitskaart|verblijfsvergunning|rijbewijs\p{L}{0,7}|carta\sd['’]identit[àa]|patente|paszport|dow[óo]d\sosobisty`,
]);
