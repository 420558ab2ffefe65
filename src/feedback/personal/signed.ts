// Where a name that is also an everyday word is somebody's although it is written small: "cordialement, marine", "c'est pierre, client…".

/** @param name folded */
export function isSigned(text: string, start: number, end: number, name: string): boolean {
  const before = text.slice(Math.max(0, start - 28), start);
  const after = text.slice(end, end + 12);
  if (CALLED.test(before)) return true;
  if (ENDS.test(after)) {
    if (CLOSING.test(before)) return true;
    if (/\n\s*$/.test(before) && (text.length <= end + 2 || after.startsWith('\n'))) return true;
  }
  if (!FIRST_NAMES.has(name)) return false;
  if (GOES_ON.test(after) && (SELF.test(before) || (THIS.test(before) && !THINGS.has(name)))) return true;
  return HERE.test(after);
}

/** Stand before nobody else. */
const CALLED =
  /(?<!\p{L})(?:mmes?|mlles?|mrs?|ms|m\.|monsieur|madame|mademoiselle|famille|family|époux|epoux|dear|chère?|my\sname\sis|name['’]s|je\sm['’ ]appel+e|mon\s(?:pré)?nom\s(?:est|:)|prénom\s?:|signée?\s?:?|signed\s?:?)\.?\s{1,2}$/iu;
const CLOSING =
  /(?<!\p{L})(?:cordialement|cdt|cdlt|regards|sincerely|salutations|bien\sà\svous|merci(?:\sd['’]avance)?|thanks|thank\syou|cheers|yours|bises)\s?[,.!:]\s{1,2}$|(?:^|\s)[—–-]\s?$/iu;
const ENDS = /^[.!]?\s*$|^[.!]?\s?\n/;
const SELF = /(?<!\p{L})(?:je\ssuis|moi,?\sc['’]est|i\sam|i['’]m)\s$/iu;
const THIS = /(?<!\p{L})(?:c['’]est|this\sis|it['’]s|it\sis|ici)\s$/iu;
const GOES_ON = /^(?:$|[,.!]|\s(?:et|and|here|de|du|from)(?!\p{L}))/u;
const HERE = /^\s(?:here|speaking)(?!\p{L})/u;
const FIRST_NAMES = new Set(
  (
    'rose marine olive violette pierre jean claire ange may june april will mark grace hope faith joy bill art rob sue pat drew ' +
    'miles august sky iris prune cerise perle aimee benoit frank jack robin colin ruby ivy dawn penny basil herb gene rich victor ' +
    'marguerite clemence constance victoire noel desiree jasmin capucine amber jade crystal hazel holly lily heather daisy rosemary'
  ).split(' '),
);
/** After "it's" these say what something is. */
const THINGS = new Set(
  (
    'rose marine olive violette claire cerise prune may grace hope joy art frank rich basil amber jade crystal hazel holly jasmin ' +
    'noel dawn ruby rosemary capucine'
  ).split(' '),
);
