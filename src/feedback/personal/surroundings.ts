// What the words just before a run of letters and digits say it is: a phone number, a plate, a part. Decides nothing by itself.

/** "mon portable espagnol : 655 …", "text me at 503 …". Not where something else is numbered in between: "appelé pour la commande 4821…". */
export function followsPhoneWord(text: string, at: number): boolean {
  return isLastNamed(PHONE_WORD, wordsBefore(text, at, 48));
}

/** "loto : 06 12 23 34 45", "sizes 36/38/40". */
export function followsDraw(text: string, at: number): boolean {
  return DRAW.test(wordsBefore(text, at, 24));
}

/** "655 … es mi móvil", "… ist meine Nummer". */
export function precedesPhoneWord(text: string, at: number): boolean {
  return PHONE_WORD_AFTER.test(text.slice(at, at + 40));
}

/** "call me on …", "leave a message on …": somebody is reached there, whatever kind of number it is. */
export function isWhereToReach(text: string, at: number): boolean {
  return REACHED_THERE.test(wordsBefore(text, at, 64));
}

/** "numéro vert : …", "freephone …", "your helpline is …": a company's, unless somebody is reached there. */
export function followsHotlineWord(text: string, at: number): boolean {
  return HOTLINE_WORD.test(wordsBefore(text, at, 48));
}

/** Right before it: a word for what numbers stand for ("réf. 06…", "order no. 07…"), or the thing alone, of which a phone number may be spoken too ("account 503…"). */
export function followsNumberedThing(text: string, at: number): 'numbered' | 'thing' | undefined {
  const words = wordsBefore(text, at, 32);
  if (NUMBERED.test(words)) return 'numbered';
  return NUMBERED_THING.test(words) ? 'thing' : undefined;
}

function isLastNamed(word: RegExp, words: string): boolean {
  let last = -1;
  for (const found of words.matchAll(word)) last = found.index;
  return last >= 0 && !OTHER_NUMBER.test(words.slice(last));
}

/** "la vis …", "this lamp …": a thing is called so. */
export function followsThing(text: string, at: number): boolean {
  return THING.test(wordsBefore(text, at, 32));
}

/** "siret …": a company's, whatever it looks like. */
export function followsCompanyWord(text: string, at: number): boolean {
  return COMPANY_WORD.test(wordsBefore(text, at, 24));
}

/** A product, a part, an order, a flight: anywhere. */
export function isAboutProduct(text: string): boolean {
  return ABOUT_PRODUCT.test(text.includes('[') ? text.replace(STANDS_FOR, ' ') : text);
}

/** "la cartouche …", "my printer, an …": a product is spoken of just before it. */
export function followsProductWord(text: string, at: number): boolean {
  return ABOUT_PRODUCT.test(wordsBefore(text, at, 32));
}

/** Right before it: "pièce …", "réf. …", "item no …". */
export function followsPartWord(text: string, at: number): boolean {
  return PART_WORD.test(wordsBefore(text, at, 32));
}

/** "my mail is jean at …", "write to …". */
export function followsMailWord(text: string, at: number): boolean {
  return MAIL_WORD.test(wordsBefore(text, at, 48));
}

/**
 * At most `length` characters before `at`, beginning with a whole word. What stands for something taken out says nothing: otherwise a
 * second redaction would see more than the first.
 */
export function wordsBefore(text: string, at: number, length: number): string {
  const start = Math.max(0, at - length);
  const words = text.slice(start, at).replace(STANDS_FOR, ' ');
  return start === 0 ? words : words.replace(CUT_WORD, '');
}

export const STANDS_FOR = /\[[\p{L}-]{0,12}\]|[\ue5a0-\ue5ae]\ue5af*|\ue5af+/gu;
const CUT_WORD = /^[\p{L}\p{N}\]-]+/u;

/** Whole words of `alternatives`. */
export const anyOf = (alternatives: readonly string[], flags: string): RegExp =>
  new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${alternatives.join('|')})(?![\p{L}\p{N}])`, flags);

export const PHONE_WORDS: readonly string[] = [
  't[ée]l|t[ée]l[ée]phone|phone|mobile|portable|gsm|natel|cell|cellphone|fixe|landline|whatsapp|sms|txt|text|fax|call|ring',
  String.raw`reach\sme|r?appel\p{L}{0,4}|joindre|joignable|joint`,
  String.raw`(?:telefon|handy|mobil|mobiel|rufnummer|r[üu]ckruf|durchwahl|anruf|natel)\p{L}{0,8}|ruf\p{L}{0,3}\s(?:mich|uns|sie|an)|erreich\p{L}{1,6}`,
  String.raw`tel[ée]fono|m[óo]vil|celular|ll[áa]m\p{L}{1,5}|cellulare|chiam\p{L}{1,6}|telefoon\p{L}{0,6}|bel\s(?:me|mij|ons)|bereikbaar|tfno|tlfn?o?|mob|mvl|contact\snumber`,
  'telem[óo]vel|telefone|telefonsnummer|num[ée]ro\\sde\\st[ée]l|je\\ssuis\\sau|mon\\s0[67]',
];
const PHONE_WORD = anyOf(
  [
    ...PHONE_WORDS,
    String.raw`(?:my|our|his|her|mon|notre|son|mi|mio|mia|mijn|meine?|meu)(?:\s\p{L}{1,12}){0,2}\s(?:number|num[ée]ro|n[úu]mero|nummer|num|no|n°)`,
  ],
  'giu',
);
const DRAW =
  /(?<![\p{L}\p{N}])(?:loto|lotto|lottery|keno|euromillions?|tirage|draw|drawn|tailles?|sizes?|pointures?|notes?|scores?)(?:\s(?:du\s\p{L}{3,8}|numbers?|was|were))?\s?:?\s?$/iu;
const PHONE_WORD_AFTER =
  /^[\s,.)(]{0,3}(?:(?:(?:es|est|is|ist|è|e|c['’]est|das\sist|dit\sis)\s)?(?:mi|mon|ma|my|mein\p{L}{0,2}|il\smio|mijn|o\smeu)\s(?:(?:n[úu]m|numm|numb)\p{L}{2,4}|m[óo]vil|mobile?|portable|t[ée]l|t[ée]l[ée]phone|phone|cell|cellulare|telefono|telef[oó]n\p{L}{0,2}|handy|gsm|natel|fixe)|natel|gsm|erreichbar|bereikbaar|\(?(?:portable|mobile|fixe|handy|m[óo]vil|cellulare))(?![\p{L}\p{N}])/iu;
/** What orders, cases, parts and the like are numbered by. */
export const OTHER_NUMBERS: readonly string[] = [
  'commandes?|orders?|dossiers?|cases?|tickets?|factures?|invoices?|suivi|tracking|colis|parcels?|clients?|customers?|r[ée]f(?:[ée]rences?)?|contrats?|contracts?',
  'policy|bookings?|r[ée]servations?|s[ée]rie|serial|fid[ée]lit[ée]|loyalty|articles?|items?|compteur|meter',
  String.raw`bestell\p{L}{0,9}|auftrag\p{L}{0,8}|rechnung\p{L}{0,8}|kunden\p{L}{0,8}|pedidos?|factura|cliente|ordine|fattura|bestelling|klantnummer|pieza|artikel\p{L}{0,7}|lots?|batch|code`,
];
const OTHER_NUMBER = anyOf(OTHER_NUMBERS, 'iu');
/** Whoever is reached there is the writer or somebody of theirs: "them" and "vous" would be the company. */
const OURS = String.raw`(?:me|us|him|her|(?:my|our|his)(?:\s\p{L}{2,14}){1,2})`;
const NOTRES = String.raw`(?:(?:mon|ma|mes|notre|son|sa)(?:\s\p{L}{2,14}){1,2})`;
const SOON = String.raw`(?:,?\s(?:back|again|up|please|pls|direct(?:ly)?|now|today|tonight|tomorrow|later|instead|only|(?:any\s?time|any\sday)|at\s(?:home|work)|after\s\w{1,4}|plut[ôo]t|svp|stp|directement|vite|d[èe]s\sque\spossible|aujourd['’]hui|demain|ce\ssoir|le\ssoir|le\smatin|la\sjourn[ée]e|apr[èe]s\s\w{1,4}|à\sla\smaison|au\s(?:travail|bureau|fixe)|s['’]il\s(?:vous|te)\spla[iî]t|(?:at|in|à|aux?|dans|chez)\s(?:(?:the|my|our|la|le|mon|ma|notre)\s|l['’])?\p{L}{2,14})){0,3}`;
const REACHED_THERE = new RegExp(
  String.raw`(?<!\p{L})(?:(?:call|ring|text|reach|phone|contact|get|try|dial)\s${OURS}|(?:you\s(?:can|may|could)|please|pls|kindly)\s(?:call|ring|text|phone|dial|reply|answer)|messages?|(?:my|our|his|her)\s(?:\p{L}{2,14}\s){0,2}(?:number|phone|mobile|cell|landline|extension|line)|(?:i['’]?m|i\sam|we['’]?re|we\sare|(?:s?he|it)(?:['’]s|\sis))\s(?:reachable|available|staying)|` +
    String.raw`(?:r?appele[zr]|t[ée]l[ée]phone[zr]|joigne[zr]|joindre|contacte[zr]|essaye[zr])(?:-(?:moi|nous|l[ea]|lui)|\s(?:moi|nous|lui)|(?:\s(?:plut[ôo]t|donc|directement|d['’]abord|svp))?\s${NOTRES})|(?:me|nous|la|le|l['’])\s?(?:r?appeler|joindre|contacter|t[ée]l[ée]phoner|trouver)|merci\s(?:de|d['’])\s?(?:r?appeler|joindre)|joignables?|(?:je\ssuis|nous\ssommes|on\sest)|(?:mon|notre|son)\s(?:\p{L}{2,14}\s){0,2}(?:num[ée]ro|portable|t[ée]l\p{L}{0,6}|fixe|mobile|gsm))${SOON}(?:,?\s(?:on|at|via|au|sur|is|est|c['’]est|le|the|this|ce|number|num[ée]ro)){0,3}\s?[:,]?\s?\(?$`,
  'iu',
);
const HOTLINE_WORD =
  /(?<!\p{L})(?:(?:votre|vos|leur|your|their|the|la|le|une?|a|ihre|die)\s)?(?:hot-?\s?line|help-?\s?(?:line|desk)|info-?line|free-?\s?phone|toll[\s-]free|lo-?call|premium(?:[\s-]rate)?(?:\snumber|\sline)|(?:num[ée]ro|n[°º]|ligne)\s(?:vert|gratuit|surtax[ée]|azur|indigo|cristal|payant|sp[ée]cial)e?|service-?(?:nummer|hotline)|(?:kostenlose|geb[üu]hrenfreie)\s\p{L}{4,14}|numero\sverde|n[úu]mero\sgratuito|gratis\snummer|infolijn)(?:\s(?:number|line|num[ée]ro|du|au|is|on|at|est|le|payante?|gratuite?|surtax[ée]e?)){0,3}\s?[:,(]?\s?$/iu;
const NUMBERED_THINGS =
  'commandes?|orders?|dossiers?|tickets?|factures?|invoices?|suivi|tracking|colis|parcels?|contrats?|contracts?|policy|bookings?|r[ée]servations?|fid[ée]lit[ée]|loyalty|produits?|products?|accounts?|compte|virement|transaction|paiement|payment|vol|flight|train';
/** Called by their numbers: nobody is phoned about "ref" or "code". */
const NUMBER_WORDS =
  'r[ée]f(?:[ée]rences?)?|refs?|s[ée]rie|serial|articles?|items?|compteur|meter|pi[èe]ces?|parts?|mod[èe]les?|models?|lots?|batch|codes?|sku|ean|isbn';
const NO = '(?:n[°ºo]|no|num[ée]ro|number|num|nr|id)';
const NUMBERED = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(?:(?:${NUMBER_WORDS})(?:\s${NO})?|(?:${NUMBERED_THINGS}|clients?|customers?|member|abonn[ée])\s${NO}|n[°º]\s(?:de\s)?(?:client|compte|dossier|commande|contrat|suivi|s[ée]rie|colis|facture))\.?\s?[:#]?\s?$`,
  'iu',
);
const NUMBERED_THING = new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${NUMBERED_THINGS})\s?[:#]?\s?$`, 'iu');
const THING = /(?<![\p{L}\p{N}])(?:(?:le|la|les|une?|des|ce|cette|the|this|an?)\s|l['’])\p{L}{3,20}\s$/iu;
const COMPANY_WORD =
  /(?<![\p{L}\p{N}])(?:siret|siren|(?:loyalty|gift|member(?:ship)?)\scard|carte\s(?:de\s)?(?:fid[ée]lit[ée]|cadeau|membre)|tva|vat|kvk|ust-?id\p{L}{0,2}|rcs|ean|gtin|isbn|imei|code-?barres?|barcode)(?:\s(?:n[°o]\.?|no\.?|number|num[ée]ro))?\s?:?\s?$/iu;
const ABOUT_PRODUCT =
  /(?<![\p{L}\p{N}])(?:r[ée]f(?:[ée]rence)?s?|refs?|catalogues?|mod[èe]les?|models?|pi[èe]ces?|parts?|articles?|items?|produits?|products?|lots?|batch|codes?|machines?|imprimantes?|printers?|[ée]crans?|screens?|lampes?|lamps?|pompes?|pumps?|cartouches?|cartridges?|sku|stock|rupture|s[ée]rie|serial|vols?|flights?|v[ée]lo|erreurs?|errors?|versions?|c[âa]bles?|cables?|appareils?|devices?|pieces?|sets?|kits?|(?<=(?:un|le|du|au|mon|ce|votre)\s)four|oven|canap[ée]s?|sofas?|couch|fauteuils?|armchairs?|matelas|mattress|armoires?|wardrobe|[ée]tag[èe]res?|shelf|shelves|meubles?|furniture|lave-(?:linge|vaisselle)|frigos?|fridges?|aspirateurs?|vacuum|t[ée]l[ée]viseurs?|tvs?|casques?|headphones|perceuse|drill|cafeti[èe]re|mixeur|blender|toaster|grille-pain)(?![\p{L}\p{N}])/iu;
const PART_WORD =
  /(?<![\p{L}\p{N}])(?:r[ée]f(?:[ée]rence)?s?|pi[èe]ces?|parts?|items?|articles?|mod[èe]les?|models?|produits?|products?|lots?|batch|codes?|sku|s[ée]rie|serial)\.?(?:\s?(?:n[°o]|no|number))?\.?\s?:?\s?$/iu;
const MAIL_WORDS_END =
  /(?<![\p{L}\p{N}])(?:(?:e-?)?mails?|m[ée]l|courriel|adresse|address|correo|contact\p{L}{0,6}|[ée]cri\p{L}{0,5}|write|reach\sme|scriv\p{L}{0,6}|schreib\p{L}{0,4})(?:\s(?:mail|e-?mail|perso|[ée]lectronique))?(?:\s?[:=]|,?\s(?:est|c['’]est|is|à|sur|to|at|on|ist|es|è|an|sie\san))?\s{0,2}$/iu;
const IS_MAIL_WORD =
  /^(?:(?:e-?)?mails?|m[ée]l|courriel|adresse|address|l['’]adresse|est|is|le|la|un|une|site|compte|account|bo[iî]te|mon|ma|my|via|sur|on|from|à|avec|with|chez)$/iu;
const MAIL_WORD =
  /(?<![\p{L}\p{N}])(?:(?:e-?)?mails?|m[ée]l|courriel|adresse|address|contact\p{L}{0,6}|write|writing|[ée]cri\p{L}{0,5}|joindre|reach|login|identifiant)(?![\p{L}\p{N}])/iu;

/** Right before it: "mon mail :", "écrivez à", "my address is". */
export function endsLikeMailWords(text: string, at: number): boolean {
  return MAIL_WORDS_END.test(wordsBefore(text, at, 48));
}

export function isMailWord(word: string): boolean {
  return IS_MAIL_WORD.test(word);
}
