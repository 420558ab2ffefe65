// Whose words these are, where they end so: "Regards, Helen Marsh", "– Camille R.", a name on the last line. Names announced before a
// sentence are introduced.ts.
import { fold } from '../../terms/fold.ts';
import { isStopWord } from '../../terms/stop-words.ts';
import { isFirstName } from './first-names.ts';
import type { Mark } from './kind.ts';
import { namesNobody } from './not-names.ts';

/**
 * A name at the very end: after "Signed,", after a closing, after a dash, or alone on the last line. Of two words or three with
 * capitals, of which the first is a given name or an initial, or the last an initial; of one only where it is a given name. After
 * "Signed," or a formal closing any two words do. What ends letters and names nobody stays: "Best wishes", "the management", "– Gare de Lyon".
 */
export function maskSignatures(text: string, mark: Mark): string {
  const body = text.trimEnd();
  const end = STOP.test(body) && !INITIAL_LAST.test(body) ? body.length - 1 : body.length;
  const last = body.lastIndexOf(' ', end - 1);
  // Whatever the name, its last word begins with a capital: most texts end otherwise.
  if (!CAPITAL.test(body.slice(Math.max(last, body.lastIndexOf('\n', end - 1)) + 1, end))) return text;
  const from = Math.max(0, end - TAIL_MAX);
  const tail = body.slice(from, end);
  const found = SIGNED_OFF.exec(tail);
  if (!found) return text;
  const { opening = '', name = '' } = found.groups ?? {};
  if (!isName(name, opening)) return text;
  const start = end - name.length;
  return `${text.slice(0, start)}${mark('name', name.length)}${text.slice(end)}`;
}

const STOP = /[.!]$/;
const INITIAL_LAST = /\s\p{Lu}\.$/u;
const TAIL_MAX = 96;
const WORD = String.raw`\p{Lu}[\p{L}\p{M}]{1,30}(?:[-'’]\p{L}[\p{L}\p{M}]{1,30}){0,2}|O['’]\p{Lu}\p{Ll}{1,30}`;
const INITIAL = String.raw`\p{Lu}\.?(?:-?\p{Lu}\.)?`;
const PARTICLE = String.raw`(?:(?:[Ll]e|[Ll]a|[Dd]e|[Dd]u|[Dd]es|[Vv]an|[Vv]on|[Dd]er|[Ee]l|[Aa]l|[Bb]en)\s){0,2}`;
const NAME = String.raw`(?<name>(?:${WORD}|\p{Lu}\.)(?:\s${PARTICLE}(?:${WORD}|${INITIAL})){0,2})`;
const CLOSINGS = String.raw`(?:(?:bien\s)?cordialement|cdt|cdlt|(?:sinc[èe]res\s)?salutations(?:\sdistingu[ée]es)?|bien\s[àa]\s(?:vous|toi)|(?:kind(?:est)?|best|warm)?\s?regards|(?:yours\s)?(?:sincerely|faithfully|truly)|best(?:\swishes)?|yours|merci(?:\s(?:d['’]avance|beaucoup|encore|bien))?|thanks(?:\s(?:again|a\slot|in\sadvance))?|thank\syou|cheers|bises|love|sign[ée]+e?|signed)`;
const SIGNED_OFF = new RegExp(
  String.raw`(?:(?:^|[\s.!?,;])(?<opening>${CLOSINGS})\s?(?:[,:;.!]\s{0,2}|\n\s{0,2}|\s[—–-]\s?)|(?<dash>(?:^|\s)[—–-]{1,2}\s?)|(?<line>\n[ \t]{0,3}))${NAME}$`,
  'iu',
);
const FORMAL = /cordial|^cd|salutations|bien\s|regards|sincerely|faithfully|truly|sign/i;
const CAPITAL = /^\p{Lu}/u;
const SMALL_PARTICLE = /^(?:l[ea]|d[eu]|des|van|von|der|el|al|ben)$/;
const SHOUTED = /^\p{Lu}{3,}$/u;
/** What stands at the end of reviews with a capital and is nobody. Folded. */
const NO_SIGNATURE = new Set(
  (
    'team equipe staff management direction service sav client customer support manager station gare hotel bridge street road north south ' +
    'east west nord sud est ouest city centre center paris london lyon marseille lille airport aeroport plage beach park parc store shop ' +
    'magasin boutique wishes regards luck day journee soiree weekend week courage continuation chance noel christmas year annee job work ' +
    'trip voyage stay sejour food value price prix quality qualite highly recommended recommend recommande avoid fuir again encore top'
  ).split(' '),
);

function isName(name: string, opening: string): boolean {
  const all = name.split(/\s+/);
  if (!all.every((part) => CAPITAL.test(part) || SMALL_PARTICLE.test(part))) return false;
  const parts = all.filter((part) => CAPITAL.test(part));
  const words = parts.filter((part) => !/^\p{Lu}\.?(?:-?\p{Lu}\.)?$/u.test(part));
  const folded = words.map(fold);
  // The pattern reads capitals of either case for the closing's sake: a name has them.
  if (words.length === 0 || !CAPITAL.test(name)) return false;
  if (folded.some((word) => NO_SIGNATURE.has(word) || namesNobody.has(word))) return false;
  if (folded.some(isStopWord) && !isFirstName(folded[0] ?? '')) return false;
  if (words.every((word) => SHOUTED.test(word)) && !isFirstName(folded[0] ?? '')) return false;
  if (isFirstName(folded[0] ?? '')) return true;
  if (parts.length < 2) return false;
  return words.length < parts.length || FORMAL.test(opening);
}
