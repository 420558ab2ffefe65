// Plural, feminine and a few endings of verbs, folded without knowing the language: of a five-word title nobody can tell it.
// The result is a key for matching, not a word to show.

/**
 * One key for the forms of a folded word: "facture", "factures" and "facturee" give "factur"; "chevaux" gives "cheval".
 * Light on purpose, after the French minimal stemmer of J. Savoy (JASIS 50, 1999) and the English s-stemmer of D. Harman
 * (JASIS 42, 1991), made to agree with each other. Folding what it gives changes nothing.
 */
export function inflectionKey(folded: string): string {
  if (/\p{N}/u.test(folded)) return folded;
  let key = folded;
  for (let next = shortened(key); next !== key; next = shortened(key)) key = next;
  return key;
}

/** One step; none but an irregular form's, which has no other, keeps the length, so repeating it ends. */
function shortened(word: string): string {
  const known = irregular.get(word);
  if (known !== undefined) return known;
  if (invariable.has(word)) return word;
  const bare = word.endsWith('es') ? word.slice(0, -2) : '';
  if (invariable.has(bare)) return bare;
  return endings(word);
}

/** Ends in s or er and keeps it: "bus", "buses", and the customer is not custom. */
export const invariable: ReadonlySet<string> = new Set(
  `abribus atlas bias bonus bus campus canvas census chorus consensus corps corpus cours cursus devis focus gas iris lens malus minibus
  news pays process prospectus status stimulus surplus terminus virus
  chapter charter counter customer partner quarter transfer`
    .trim()
    .split(/\s+/),
);

export const irregular: ReadonlyMap<string, string> = new Map([
  ['acces', 'acce'],
  ['access', 'acce'],
  ['analysis', 'analyse'],
  ['children', 'child'],
  ['email', 'mail'],
  ['succes', 'succe'],
  ['success', 'succe'],
  ['travaux', 'travail'],
  ['women', 'woman'],
]);

function endings(word: string): string {
  if (/[^s]s$/.test(word) && word.length > 3) return word.slice(0, -1);
  if (/(?:eau|yau|eu|ou)x$/.test(word) && word.length > 3) return word.slice(0, -1);
  if (/aux$/.test(word) && word.length > 5) return `${word.slice(0, -3)}al`;
  if (/euse$/.test(word) && word.length > 6) return word.slice(0, -2);
  if (/aise$/.test(word) && word.length > 6) return word.slice(0, -2);
  if (/ie$/.test(word) && word.length > 4) return `${word.slice(0, -2)}y`;
  // Not after a single s: "base" is not "bas".
  if (/(?:xe|[^s]e|sse)$/.test(word) && word.length > (word.endsWith('xe') ? 3 : 4)) return word.slice(0, -1);
  if (/(?:ell|enn|onn|ett)$/.test(word) && word.length > 5) return word.slice(0, -1);
  if (/er$/.test(word) && word.length > 6) return word.slice(0, -2);
  return word;
}
