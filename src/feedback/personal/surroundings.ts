// What the words just before a run of letters and digits say it is: a phone number, a plate, a part. Decides nothing by itself.

/** "mon portable espagnol : 655 …", "text me at 503 …". Not where something else is numbered in between: "appelé pour la commande 4821…". */
export function followsPhoneWord(text: string, at: number): boolean {
  const words = wordsBefore(text, at, 48);
  let last = -1;
  for (const found of words.matchAll(PHONE_WORD)) last = found.index;
  return last >= 0 && !OTHER_NUMBER.test(words.slice(last));
}

/** "la voiture …", "registration …". */
export function followsVehicleWord(text: string, at: number): boolean {
  return VEHICLE_WORD.test(wordsBefore(text, at, 48));
}

/** False where no vehicle is named anywhere: cheaper than to ask at every place. */
export function mayNameVehicle(text: string): boolean {
  return VEHICLE_STEM.test(text);
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
function wordsBefore(text: string, at: number, length: number): string {
  const start = Math.max(0, at - length);
  const words = text.slice(start, at).replace(STANDS_FOR, ' ');
  return start === 0 ? words : words.replace(CUT_WORD, '');
}

const STANDS_FOR = /\[[\p{L}-]{0,12}\]|[\ue5a0-\ue5a7]/gu;
const CUT_WORD = /^[\p{L}\p{N}\]-]+/u;

const PHONE_WORD =
  /(?<![\p{L}\p{N}])(?:t[ée]l|t[ée]l[ée]phone|phone|mobile|portable|gsm|natel|cell|cellphone|fixe|landline|whatsapp|sms|txt|text|fax|call|ring|reach\sme|r?appel\p{L}{0,4}|joindre|joignable|joint|(?:my|our|his|her|mon|notre|son)(?:\s\p{L}{1,12}){0,2}\s(?:number|num[ée]ro|num|no|n°))(?![\p{L}\p{N}])/giu;
const OTHER_NUMBER =
  /(?<![\p{L}\p{N}])(?:commandes?|orders?|dossiers?|cases?|tickets?|factures?|invoices?|suivi|tracking|colis|parcels?|clients?|customers?|r[ée]f(?:[ée]rences?)?|contrats?|contracts?|policy|bookings?|r[ée]servations?|s[ée]rie|serial|fid[ée]lit[ée]|loyalty|articles?|items?|compteur|meter)(?![\p{L}\p{N}])/iu;
const VEHICLE_WORD =
  /(?<![\p{L}\p{N}])(?:cars?|vans?|trucks?|lorry|campers?|campervan|motorbike|vehicles?|plates?|registration|registered|reg|vrm|voitures?|v[ée]hicules?|plaques?|immat\p{L}{0,14}|camions?|camionnette|fourgon|utilitaire|tracteur|remorque|camping-car|motos?|scooter|auto)(?![\p{L}\p{N}])/iu;
const VEHICLE_STEM =
  /car|van|truck|lorry|camp|bike|v[eé]hic|plate|plaque|reg|vrm|voit|immat|cami|four|util|tract|remor|moto|scoot|auto/i;
const PART_WORD =
  /(?<![\p{L}\p{N}])(?:r[ée]f(?:[ée]rence)?s?|pi[èe]ces?|parts?|items?|articles?|mod[èe]les?|models?|produits?|products?|lots?|batch|codes?|sku|s[ée]rie|serial)\.?(?:\s?(?:n[°o]|no|number))?\.?\s?:?\s?$/iu;
const MAIL_WORD =
  /(?<![\p{L}\p{N}])(?:e-?mails?|m[ée]l|courriel|adresse|address|contact\p{L}{0,6}|write|writing|[ée]cri\p{L}{0,5}|joindre|reach|login|identifiant)(?![\p{L}\p{N}])/iu;
