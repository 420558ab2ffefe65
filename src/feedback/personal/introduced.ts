// Names that no row gives and that the words themselves announce: after a civility, after "my name is". Guesses no other name.
import { fold } from '../../terms/fold.ts';
import { isStopWord } from '../../terms/stop-words.ts';
import type { Mark } from './kind.ts';
import { brands, namesNobody } from './not-names.ts';

/**
 * What follows "M.", "Mme", "Mr", "Mrs", "Dr", "Maître"… and "je m'appelle", "moi c'est", "my name is", "I'm called", as far as it
 * reads like a name: words with a capital, initials, particles. The civility stays. An initial alone ("Mme L.") stays, as does what
 * only sounds like somebody: "Madame, Monsieur", "M. le maire", "Mr Propre", "my name is misspelt".
 */
export function maskIntroduced(text: string, mark: Mark): string {
  if (!HINT.test(text)) return text;
  return OPENINGS.reduce((masked, { opening, small }) => maskAfter(masked, opening, small, mark), text);
}

function maskAfter(text: string, opening: RegExp, small: Small, mark: Mark): string {
  let out = '';
  let from = 0;
  for (const { 0: words, index } of text.matchAll(opening)) {
    let start = index + words.length;
    if (start < from || (SIZE.test(words) && SIZES_BEFORE.test(text.slice(Math.max(0, index - 12), index))))
      continue;
    let end = nameEnd(text, start, small);
    if (end < 0 || isBrand(words, text.slice(start, end))) continue;
    do {
      out += text.slice(from, start) + mark('name', end - start);
      from = end;
      // "MM. Dupont et Martin"
      start = end + (PLURAL.test(words) ? (AND.exec(text.slice(end, end + 6))?.[0].length ?? 0) : 0);
      end = start > from ? nameEnd(text, start, 'never') : -1;
    } while (end > 0);
  }
  return from === 0 ? text : out + text.slice(from);
}

/** Cheap, and wrong only where it says yes. */
const HINT =
  /(?<!\p{L})(?:m[mrx]?\.|m(?:[ers]s?|x)[.\s]|mm?es?[.\s]|m[el]ll?es?|miss|mister|drs?[.\s]|pr\.?\s|prof|mons|mada|mad[ae]m|mess|mesd|herrn?\s|frau|signor|sig\.|sr(?:a|ta)?\.|señor|meneer|mevr|dhr|senhor|dott|ma[iî]tre|doct|m\s\p{Lu})|appel|apel|(?:pr[ée])?nom|(?:sur)?name|called|moi|go by|heiß|heiss|sign|gez|llamo|chiamo|heet|naam/iu;

const START = String.raw`(?<![\p{L}\p{N}_.@/'’-])`;
const GAP = String.raw`[ \u00a0\u202f]{1,2}`;
/** Stand before nothing but a name: it may be in small letters. */
const SHORT = String.raw`(?:[Mm]mes?|MMES?|[Mm]lles?|MLLES?|[Mm]elle|[Mm]rs?|MRS?)\.?`;
/** "ms" are milliseconds, "miss" a verb, "monsieur" often stands alone: these want a capital after them. */
const LONG = String.raw`(?:[Mm]onsieur|MONSIEUR|[Mm]adame|MADAME|[Mm]ademoiselle|[Mm]essieurs|[Mm]esdames|[Mm]a[iî]tre|MA[IÎ]TRE|[Mm]ister|MISTER|[Dd]octeure?|[Dd]octor|[Pp]rofess(?:eure?|or)|M[sS]\.?|Mx\.?|Miss|MISS|MM?\.|[Dd]rs?\.?|DR\.?|Pr\.?|[Pp]rof\.?|Herrn?|Frau|[Ss]ignor[ae]?|[Ss]ig(?:\.ra|\.na|\.)|[Ss]r(?:a|ta)?\.|[Ss]eñor(?:a|ita)?|[Mm]eneer|[Mm]evrouw|[Dd]hr\.?|[Mm]evr\.?|[Ss]enhora?|Dott(?:\.ssa|\.))`;
/** "M" without its stop, and "Me" for "Maître". */
const BARE = String.raw`(?<=(?:^|[\n.!?:;,(]|(?<!\p{L})(?:[àÀ]|de|d['’]|par|avec|chez|et|que|qu['’]|appelé|contacté|joint|vu|mon|ce|cher|remercie|merci|bonjour))[ ]?)(?:Me|M)`;
const TOLD = [
  String.raw`[Jj](?:e|['’])?\s?m['’ ]?\s?app?el+e?`,
  String.raw`(?:[Jj]e|[Oo]n)\s(?:me\s(?:pr[ée])?nomme|m['’ ]app?el+e)`,
  String.raw`[Mm]on\s(?:pr[ée])?nom(?:\sde\sfamille)?,?\s(?:c['’ ]?)?est`,
  String.raw`[Mm][Yy]\s(?:(?:first|last|full|given|family)\s)?(?:sur)?[Nn][Aa][Mm][Ee](?:['’]?s|\s[Ii][Ss])`,
  String.raw`(?:[Ii]['’]?m|[Ii]\sam)\scalled`,
  String.raw`[Ii]\sgo\sby(?:\sthe\sname(?:\sof)?)?`,
].join('|');
/** Followed by much else too. */
const SAID = [
  String.raw`[Ii]ch\s(?:heiße|heisse|heiß)|[Mm]ein\sName\sist|[Mm]e\sllamo|[Mm]i\snombre\ses|[Mm]i\schiamo|[Ii]l\smio\snome\sè|[Ii]k\sheet|[Mm]ijn\snaam\sis|[Cc]hamo-me|[Oo]\smeu\snome\sé`,
  String.raw`[Mm]oi,?\sc['’ ]?est`,
  String.raw`[Ss]ign[ée]e?\s?:|[Ss]igned(?:\s?:|\sby)|[Gg]ez(?:eichnet|\.)\s?:`,
  String.raw`(?:[Hh]is|[Hh]er|[Oo]ur)\s(?:sur)?name\s(?:is|was)`,
  String.raw`[Nn]ame['’]s|[Nn]ames?\s(?=\p{Lu}\p{Ll}+(?:\s\p{Lu}\p{Ll}+)?(?:[,.]|\s(?:and|here|from)(?!\p{L})))|(?:[Tt]he|[Ff]ull|[Ff]irst|[Ll]ast)\sname\sis|[Ii]['’]?m\snamed`,
  String.raw`(?<=^|[\n.,;!?(–-]\s{0,2})(?:(?:(?:[Ff]ull|[Ff]irst|[Ll]ast|[Ff]amily|[Mm]y)\s)(?:sur)?name|Name|Surname)\s?:|(?<=^|[\n.,;!?(–-]\s{0,2})(?:Nom|Pr[ée]nom|[Mm]on\snom)(?:\s(?:et|\/)\s(?:pr[ée])?nom|\sde\sfamille|\scomplet)?\s?:`,
  String.raw`(?:[IiEe]l(?:le)?|[Cc]onseill\p{L}{2,4}|[Vv]ende\p{L}{2,4}|[Ll]ivreu\p{L}{1,3}|[Tt]echnicien\p{L}{0,3}|[Cc]oll[èe]gue|[Mm]ari|[Ff]emme|[Ff]il(?:s|le))\ss['’]app?el+e`,
].join('|');
const opens = (...ways: readonly string[]) => new RegExp(`${START}(?:${ways.join('|')})${GAP}`, 'gu');
/** Whether a name may be in small letters; "closed": only where the words after it say that it ends there. */
type Small = 'always' | 'closed' | 'never';
const OPENINGS: readonly { readonly opening: RegExp; readonly small: Small }[] = [
  { opening: opens(SHORT), small: 'always' },
  { opening: opens(LONG, BARE, SAID), small: 'never' },
  { opening: new RegExp(String.raw`${START}M[mr]?\.(?=\p{Lu})`, 'gu'), small: 'never' },
  {
    opening: opens(
      String.raw`(?<!(?:une?|l[ea]s?|cett?e?|des|vieux|vieille|jeune|petite?|brave|gentille?)\s)(?:[Mm]onsieur|[Mm]adame|[Mm]ademoiselle)`,
    ),
    small: 'closed',
  },
  { opening: opens(TOLD), small: 'always' },
];

const SIZE = /^M\b/u;
const SIZES_BEFORE = /(?:taille|tailles|size|en|un|format|mod[èe]le|(?:XS|S|L|XL|\d)\s?[,/&-])[ ]?$/iu;
const PLURAL = /^(?:MM|M?mes|M?lles|Mess|Mesd|Drs)/i;
const AND = /^(?:,\s|\s(?:et|and|&)\s)/;

const WORD = String.raw`\p{Lu}[\p{L}\p{M}]{0,40}(?:[-'’](?![sS](?!\p{L}))\p{L}[\p{L}\p{M}]{0,40}){0,4}`;
const INITIALS = String.raw`\p{Lu}\.(?:-?\p{Lu}\.){0,2}`;
const PARTICLE = String.raw`(?:(?:de\s(?:la|los?)|van\sde[rn]?|von\sder|de|du|des|del|della|di|da|dos|la|le|van|von|der|den|el|al|bin|ben|ten)\s|(?:de\s)?[dl]['’])`;
const PART = new RegExp(`${PARTICLE}?(?:(?<initials>${INITIALS})|(?<word>${WORD}))`, 'uy');
/** "Le Goff", "Du Bois". */
const CAPITAL_PARTICLES = new Set('le la les de du des d l el al van von di da dos ben ait saint'.split(' '));
const NAME_NEXT = /^[ \u00a0\u202f'’](?:\p{Lu}|de[rn]?\s|la\s)/u;
const SPACE = /[ \u00a0\u202f]{0,2}/uy;
const PARTS_MAX = 4;

/** Where the name that begins at `start` ends; -1 where none does. */
function nameEnd(text: string, start: number, small: Small): number {
  let end = -1;
  let at = start;
  let named = false;
  for (let parts = 0; parts < PARTS_MAX; parts++) {
    const found = matchAt(PART, text, at);
    if (!found) break;
    const next = at + found[0].length;
    const word = found.groups?.['word'];
    if (word === undefined) end = STOPS_THERE.test(text.slice(next, next + 2)) ? next - 1 : next;
    else if (!isParticle(word, text.slice(next, next + 5))) {
      if (!mayBeName(word)) break;
      end = next;
      if (word.length > 1) named = true;
    }
    at = next + (matchAt(SPACE, text, next)?.[0].length ?? 0);
    if (at === next && word !== undefined) break;
  }
  if (named) return end;
  return small !== 'never' && at === start ? smallEnd(text, start, small === 'closed') : -1;
}

/** The full stop of a last initial is the sentence's too, unless the sentence goes on. */
const STOPS_THERE = /^(?:$|\s?(?:$|\p{Lu}|\n))/u;

function isParticle(word: string, after: string): boolean {
  return CAPITAL_PARTICLES.has(fold(word)) && NAME_NEXT.test(after);
}

function mayBeName(word: string): boolean {
  const folded = fold(word);
  return !isStopWord(folded) && !namesNobody.has(folded);
}

const SMALL =
  /(?:n['’](?=[bcdfgkmpqstvz])|o['’])\p{L}{2,30}|\p{Ll}[\p{L}\p{M}]{1,30}(?:[-'’]\p{L}[\p{L}\p{M}]{1,30})?/uy;
/** "n'guyen", "o'brien": nothing else begins so. */
const APOSTROPHE_SECOND = /^.['’]/;
/** A second word in small letters belongs to the name only where the name's end shows. */
const CLOSED = /^(?:$|[,.;:!?)\n]|\s(?:et|and|je|i|j['’]|qui|who|a|est|[ée]tait)(?!\p{L})|\s[nm]['’])/iu;
const VERB = /(?:ez|ons|er)(?:-|$)/;

/** "mme lemaire", "je m'appelle sophie lemaire, cliente…". */
function smallEnd(text: string, start: number, mustClose: boolean): number {
  const first = matchAt(SMALL, text, start)?.[0];
  if (first === undefined || !isSmallName(first)) return -1;
  const end = start + first.length;
  if (mustClose && APOSTROPHE_SECOND.test(first)) return end;
  if (mustClose) return VERB.test(first) || !CLOSED.test(text.slice(end, end + 8)) ? -1 : end;
  const second = text[end] === ' ' ? matchAt(SMALL, text, end + 1)?.[0] : undefined;
  if (second === undefined || !isSmallName(second)) return end;
  const both = end + 1 + second.length;
  return CLOSED.test(text.slice(both, both + 5)) ? both : end;
}

function isSmallName(word: string): boolean {
  const folded = fold(word);
  return word.length > 2 && !isStopWord(folded) && !namesNobody.has(folded) && !PARTICIPLE.test(folded);
}

/** "my name is registered". */
const PARTICIPLE = /(?:ed|ing|ly)$/;

function matchAt(sticky: RegExp, text: string, at: number): RegExpExecArray | null {
  sticky.lastIndex = at;
  return sticky.exec(text);
}

function isBrand(opening: string, name: string): boolean {
  const [first = '', second = ''] = fold(name).split(' ');
  const title = civilityOf(fold(opening).replace(/[.\s]+$/, ''));
  return brands.has(`${title} ${first}`) || brands.has(`${title} ${first} ${second}`);
}

function civilityOf(folded: string): string {
  if (/^(?:m|mr|monsieur|mister)$/.test(folded)) return 'mr';
  if (/^(?:mme|madame)$/.test(folded)) return 'mme';
  return /^(?:dr|docteur|doctor)$/.test(folded) ? 'dr' : folded;
}
