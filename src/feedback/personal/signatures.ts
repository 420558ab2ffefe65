// Whose words these are, where they end so: "Regards, Helen Marsh", "– Camille R.", a name on the last line. Names announced before a
// sentence are introduced.ts.
import { fold } from '../../terms/fold.ts';
import { isStopWord } from '../../terms/stop-words.ts';
import { everydayNames } from './everyday-names.ts';
import { isFirstName } from './first-names.ts';
import type { Mark } from './kind.ts';
import { companies, namesNobody } from './not-names.ts';

/**
 * A name at the very end: after "Signed,", after a closing, after a dash, or alone on the last line. Of two words or three with
 * capitals, of which the first is a given name or an initial, or the last an initial; of one only where it is a given name. After
 * "Signed," or a formal closing, after a closing on a line of its own, and where no stop ends the text ("Thanks, Bronwen"), any word or
 * two do. The same after a closing within the text ("Regards, Helen Marsh The service…"), where the name's end shows.
 * What ends letters and names nobody stays: "Best wishes", "the management", "– Gare de Lyon", "Thanks, Amazon".
 */
export function maskSignatures(text: string, mark: Mark): string {
  return maskLast(CLOSES.test(text) ? maskWithin(text, mark) : text, mark);
}

function maskLast(text: string, mark: Mark): string {
  const body = text.trimEnd();
  const isStopped = STOP.test(body) && !INITIAL_LAST.test(body);
  const end = isStopped ? body.length - 1 : body.length;
  const last = body.lastIndexOf(' ', end - 1);
  // Whatever the name, its last word begins with a capital: most texts end otherwise.
  if (!CAPITAL.test(body.slice(Math.max(last, body.lastIndexOf('\n', end - 1)) + 1, end))) return text;
  const from = Math.max(0, end - TAIL_MAX);
  const tail = body.slice(from, end);
  const found = SIGNED_OFF.exec(tail);
  if (!found) return text;
  const { opening = '', gap = '', name = '', stop } = found.groups ?? {};
  if (stop !== undefined && !isPersons(name)) return text;
  const isOpen = opening !== '' && !isStopped;
  if (!isName(name, { isFormal: FORMAL.test(opening) || /\n/.test(gap), isOpen })) return text;
  const start = end - name.length;
  return `${text.slice(0, start)}${mark('name', name.length)}${text.slice(end)}`;
}

/** Nothing but a sentence's end stands before it: a given name, with what follows one, or alone where it is no town's and no everyday word. */
function isPersons(name: string): boolean {
  const [first = '', ...more] = name.split(/\s+/).map(fold);
  if (!isFirstName(first)) return false;
  return more.length > 0 ? !more.some(isStopWord) : !everydayNames.has(first) && !TOWNS.has(first);
}

/** After a closing within the text: as far as words with a capital are no sentence's first ones. */
function maskWithin(text: string, mark: Mark): string {
  return text.replace(SIGNED_WITHIN, (at: string, ...rest: readonly unknown[]) => {
    const { opening = '', gap = '', name: words = '' } = rest.at(-1) as Record<string, string | undefined>;
    const offset = Number(rest.at(-3));
    const name = beforeSentence(words);
    const after = text.slice(offset + at.length - words.length + name.length);
    const isClosed = name.length < words.length || /^\s*(?:$|[\n.,;!?(])/.test(after);
    const isFormal = FORMAL.test(opening) || /\n/.test(gap);
    if (!isClosed || !isName(name, { isFormal, isOpen: /^[ \t]*\n/.test(after) })) return at;
    return `${at.slice(0, at.length - words.length)}${mark('name', name.length)}${words.slice(name.length)}`;
  });
}

/** "Helen Marsh" of "Helen Marsh The", "Jean Le Goff" of "Jean Le Goff Le service". */
function beforeSentence(words: string): string {
  for (const { 0: word, index } of words.matchAll(/\S+/g)) {
    const folded = fold(word);
    const isParticle = ANY_PARTICLE.test(word);
    const isNext = isStopWord(folded) || BEGINS_ANEW.has(folded) || NO_SIGNATURE.has(folded);
    if (index > 0 && !isParticle && (isNext || !CAPITAL.test(word)))
      return words.slice(0, index).replace(LAST_PARTICLES, '').trimEnd();
  }
  return words.replace(LAST_PARTICLES, '');
}
const BEGINS_ANEW = new Set(
  'ps nb tel mobile mob phone email mail ref order commande client customer edit update'.split(' '),
);

const STOP = /[.!]$/;
const INITIAL_LAST = /\s\p{Lu}\.$/u;
const TAIL_MAX = 96;
const WORD = String.raw`\p{Lu}[\p{L}\p{M}]{1,30}(?:[-'’]\p{L}[\p{L}\p{M}]{1,30}){0,2}|O['’]\p{Lu}\p{Ll}{1,30}`;
const INITIAL = String.raw`\p{Lu}\.?(?:-?\p{Lu}\.)?`;
const PARTICLE = '(?:(?:[Ll]e|[Ll]a|[Dd]e|[Dd]u|[Dd]es|[Vv]an|[Vv]on|[Dd]er|[Ee]l|[Aa]l|[Bb]en) ){0,2}';
const NAME = String.raw`(?<name>(?:${WORD}|\p{Lu}\.)(?:[ \u00a0]${PARTICLE}(?:${WORD}|${INITIAL})){0,2})`;
const FRENCH_CLOSINGS = String.raw`(?:(?:bien|tr[èe]s)\s)?cordialement(?:\s(?:v[ôo]tre|à\s(?:vous|tous)))?|cdt|cdlt|(?:(?:sinc[èe]res|cordiales|meilleures|mes)\s)?salutations(?:\s(?:distingu[ée]es|sinc[èe]res|cordiales))?|bien\s[àa]\s(?:vous|toi)|sinc[èe]rement|respectueusement|amicalement|amiti[ée]s|(?:(?:un\s)?grand|mille)\smercis?|merci(?:\s(?:d['’]avance|par\savance|beaucoup|encore|bien|[àa]\s(?:vous|tous)|pour\stout))?|en\svous\sremerciant|(?:bonne|belle)\s(?:journ[ée]e|soir[ée]e|continuation)(?:\s[àa]\s(?:vous|tous))?|[àa]\sbient[ôo]t|au\splaisir|bises|bisous|sign[ée]+e?`;
const ENGLISH_CLOSINGS = String.raw`(?:(?:kind(?:est)?|best|warm(?:est)?|many|with)\s)?regards|rgds|kr|(?:yours\s)?(?:sincerely|faithfully|truly|respectfully)|respectfully(?:\syours)?|(?:(?:many|with|big|huge)\s)?thanks(?:\s(?:again|a\s(?:lot|million|bunch)|in\sadvance|so\s(?:very\s)?much|very\smuch|for\s(?:everything|your\s(?:help|time))))?|thanx|thx|thank\syou(?:\s(?:so\smuch|very\smuch|again|in\sadvance|kindly|all))?|cheers|signed|(?:all\sthe\s|with\s)best(?:\swishes)?|best\swishes|lots\sof\slove|take\scare|hope\sto\shear\sfrom\syou(?:\ssoon)?|(?:i\s)?look(?:ing)?\sforward\sto\shearing\sfrom\syou(?:\ssoon)?`;
const OTHER_CLOSINGS = String.raw`(?:mit\s)?(?:freundlichen|besten|vielen)\s(?:gr[üu](?:ß|ss)en|dank)|saludos|un\ssaludo|cordiali\ssaluti|groet(?:en|jes)|met\svriendelijke\sgroet`;
/** Everyday words: closings only where a sentence begins. */
const SHORT_CLOSINGS = String.raw`(?<=(?:^|[.!?\n)…]\s?\s?))(?:best|yours|love|warmly|kindly|peace|ta)`;
const CLOSINGS = `(?:${FRENCH_CLOSINGS}|${ENGLISH_CLOSINGS}|${OTHER_CLOSINGS}|${SHORT_CLOSINGS})`;
const SIGNED_OFF = new RegExp(
  String.raw`(?:(?:^|[\s.!?,;])(?<opening>${CLOSINGS})(?<gap>\s?(?:[,:;.!]\s{0,2}|\n\s{0,2}|\s[—–-]\s?))|(?<dash>(?:^|\s)[—–-]{1,2}\s?)|(?<line>\n[ \t]{0,3})|(?<stop>[.!?…)]\s{1,2}))${NAME}$`,
  'iu',
);
const SIGNED_WITHIN = new RegExp(
  String.raw`(?<=^|[.!?,;\n)…]\s{0,2})(?<opening>${CLOSINGS})(?<gap>\s?(?:,\s{1,2}|\n\s{0,2}))${NAME}(?=[\s.,;!?(])`,
  'giu',
);
/** Cheap, and wrong only where it says yes. */
const CLOSES =
  /(?:cordialement|cdl?t|salutations|vous|toi|[èe]rement|usement|amicalement|amiti[ée]s|mercis?|remerciant|avance|beaucoup|encore|tout|tous|journ[ée]e|soir[ée]e|continuation|bient[ôo]t|plaisir|bis[eo]us?|bises|regards|rgds|kr|[lry]y|thanks|advance|thanx|thx|you|cheers|signed|sign[ée]e?|best|wishes|love|care|soon|again|much|help|time|everything|yours|peace|ta|dank|en|saludos?|saluti|groet\p{L}{0,3})\s?(?:,\s|\n)\s?\p{Lu}/iu;
const FORMAL =
  /cordial|^cd|salutations|bien\s[àa]|respect|sinc|regards|rgds|faithful|truly|wishes|sign|freundlich|salu|groet/i;
const CAPITAL = /^\p{Lu}/u;
const SMALL_PARTICLE = /^(?:l[ea]|d[eu]|des|van|von|der|el|al|ben)$/;
const ANY_PARTICLE = /^(?:l[ea]|d[eu]|des|van|von|der|el|al|ben)$/i;
const LAST_PARTICLES = /(?:\s+(?:l[ea]|d[eu]|des|van|von|der|el|al|ben))+\s*$/i;
const SHOUTED = /^\p{Lu}{3,}$/u;
/** What stands at the end of reviews with a capital and is nobody. Folded. */
const NO_SIGNATURE = new Set(
  (
    'team equipe staff management direction service sav client customer support manager station gare hotel bridge street road north south ' +
    'east west nord sud est ouest city centre center paris london lyon marseille lille airport aeroport plage beach park parc store shop ' +
    'magasin boutique wishes regards luck day journee soiree weekend week courage continuation chance noel christmas year annee job work ' +
    'trip voyage stay sejour food value price prix quality qualite highly recommended recommend recommande avoid fuir again encore top ' +
    'great awesome brilliant fantastic amazing lovely perfect wonderful nice excellent superb genial formidable impeccable fabulous mate mates guys ' +
    'everyone folks people admin company restaurant bar cafe school college university council bank police santa god dieu mom mum dad maman papa ' +
    'england britain ireland scotland wales france belgique suisse canada america europe family customers clients soon bientot sincerely'
  ).split(' '),
);

/** Given names that reviews end with for where somebody was. */
const TOWNS = new Set(
  (
    'florence sydney charlotte austin madison georgia virginia carolina jordan chelsea brooklyn savannah nancy lourdes dallas houston ' +
    'orlando alexandria victoria albany lorraine valence sofia roma lima santiago diego antonio vienna adelaide beverly lydia chester ' +
    'lincoln carson kingston preston clifton melbourne milan olympia regina helena augusta aurora'
  ).split(' '),
);

interface Signed {
  /** After words that nothing but a name follows. */
  readonly isFormal: boolean;
  /** After a closing, and nothing ends it but the text or its line: "Thanks, Bronwen". */
  readonly isOpen: boolean;
}

function isName(name: string, { isFormal, isOpen }: Signed): boolean {
  const all = name.split(/\s+/);
  if (!all.every((part) => CAPITAL.test(part) || SMALL_PARTICLE.test(part))) return false;
  const parts = all.filter((part, i) => CAPITAL.test(part) && (i === 0 || !ANY_PARTICLE.test(part)));
  const words = parts.filter((part) => !/^\p{Lu}\.?(?:-?\p{Lu}\.)?$/u.test(part));
  const folded = words.map(fold);
  // The pattern reads capitals of either case for the closing's sake: a name has them.
  if (words.length === 0 || !CAPITAL.test(name)) return false;
  if (folded.some((word) => NO_SIGNATURE.has(word) || namesNobody.has(word))) return false;
  const isKnown = isFirstName(folded[0] ?? '');
  if (folded.slice(0, isFormal ? 1 : 3).some((word) => companies.has(word))) return false;
  if (folded.some(isStopWord) && !isKnown) return false;
  if (words.every((word) => SHOUTED.test(word)) && !isKnown) return false;
  return isKnown || isOpen || (parts.length > 1 && (words.length < parts.length || isFormal));
}
