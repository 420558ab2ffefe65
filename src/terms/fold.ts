// One spelling for what people write in many ways: a column's header, a search. What a word's endings mean is not known here.

/**
 * Lower case, no accents or ligatures, one space for anything that is neither letter nor digit: "N° Client" gives "n client",
 * "Œuvre" gives "oeuvre".
 */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[œæß]/g, (letter) => ligatures[letter] ?? letter)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

const ligatures: Readonly<Record<string, string>> = { œ: 'oe', æ: 'ae', ß: 'ss' };
