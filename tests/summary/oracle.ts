// Says by itself whether a shown sentence is supported by the comments that were given. Written apart from src/summary/ and sharing nothing with it:
// no stems, no lists, no reading of quotations of its; plain folding, letters in a row, and the first letters of words, in their order. It is laxer about forms of
// words than the checker and stricter about nothing that people would not mind: what it calls unsupported, is.

export interface GivenWords {
  readonly id: string;
  readonly text: string;
}

export interface Shown {
  readonly text: string;
  /** The comment that it says it is made of, and the others. */
  readonly of: string;
  readonly also: readonly string[];
}

const GRAMMAR = new Set(
  // French, then English: what a sentence may say without anybody having said it.
  `le la les l un une des du de d a au aux en dans sur chez par pour avec et ou que qu qui dont ce cet cette ces c il ils elle elles on s se leur
   leurs son sa ses y ne n est sont ete etait etaient etre ont avait avaient avoir eu
   client clients cliente clientes commentaire commentaires dit disent parle parlent raconte racontent signale signalent evoque evoquent ecrit
   ecrivent explique expliquent plusieurs autre autres certains certaines selon apres precise precisent indique indiquent mentionne
   mentionnent note notent rapporte rapportent ajoute ajoutent trouve trouvent estime estiment pense pensent lui eux
   the a an of to in on at by for from with and or that which who this these those it its they them their he she his her is are was were be been
   being has have had do does did as there customer customers comment comments say says said tell tells told mention mentions mentioned report
   reports reported according describe describes write writes wrote speak speaks talk talks about several some other others`
    .split(/\s+/)
    .filter((each) => each !== ''),
);

const plain = (text: string) =>
  text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/œ/g, 'oe')
    .replace(/æ/g, 'ae');

const spaced = (text: string) =>
  text
    .replace(/[‘’‛ʼ′´`‚]/g, "'")
    .replace(/[“”„‟″«»]/g, '"')
    .replace(/[\s\u00a0\u202f\u2009]+/g, ' ')
    .trim();

/** Why a sentence must not be shown; null where it may be. @param figures as "14 of devant la porte" */
export function unsupported(
  shown: Shown,
  given: readonly GivenWords[],
  figures: readonly { readonly value: number; readonly of: string }[],
): string | null {
  const its = given.find(({ id }) => id === shown.of);
  if (!its) return 'cites what was not given';
  if (shown.also.some((id) => !given.some((each) => each.id === id)))
    return 'cites what was not given besides';
  if (/[<>@#*_~`|\\[\]{}]/.test(shown.text)) return 'markup';
  if (/https?:|www\.|\.(com|fr|io|net|org)\b/i.test(shown.text)) return 'a link';
  if (/\p{Cc}|[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/u.test(shown.text)) return 'what is not seen';
  if (shown.text.length > 300) return 'too long';
  const even = spaced(shown.text);
  const comment = spaced(its.text);
  // What stands between quotation marks is every other part.
  const parts = even.split('"');
  if (parts.length % 2 === 0) return 'a quotation that does not end';
  for (const [at, part] of parts.entries())
    if (at % 2 === 1 && !comment.includes(part.trim())) return `quotes what nobody said: ${part}`;
  const own = parts.filter((_, at) => at % 2 === 0).join(' ');
  const said = plain(comment).split(/[^a-z0-9]+/);
  const numbers = own.match(/\d+(?:[\s.,]\d+)*/g) ?? [];
  for (const number of numbers) {
    const bare = Number(number.replace(/\s/g, '').replace(',', '.'));
    const figure = figures.find(({ value }) => value === bare);
    if (!figure) return `a number that nobody computed: ${number}`;
    const counted = plain(figure.of);
    const others = plain(own)
      .split(/[^a-z]+/)
      .filter((word) => word !== '' && !GRAMMAR.has(word) && !counted.includes(word.slice(0, 4)));
    if (others.length > 0) return `the number is about ${others.join(' ')}`;
  }
  if (/%/.test(own)) return 'a percentage that nobody computed';
  let last = -1;
  for (const word of plain(own).split(/[^a-z]+/)) {
    if (word === '' || GRAMMAR.has(word)) continue;
    if (['quatorze', 'fourteen'].includes(word) && figures.some(({ value }) => value === 14)) continue;
    // "didn't": the comment says it in its own way.
    if (word === 't' && said.includes('not')) continue;
    const head = word.slice(0, Math.min(4, word.length));
    if (!said.some((each) => each.startsWith(head))) return `"${word}" is nobody's`;
    const next = said.findIndex((each, at) => at > last && each.startsWith(head));
    if (next < 0) return `"${word}" stands elsewhere`;
    last = next;
  }
  if (!/[a-z]/.test(plain(even))) return 'says nothing';
  const negated = /(^|[^a-z])(pas|jamais|rien|aucune?|sans|not|never|no|without)([^a-z]|$)|n't/;
  if (negated.test(plain(own)) && !negated.test(plain(comment))) return 'denies what nobody denied';
  return null;
}
