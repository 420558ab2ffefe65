// What people and tools write where they give no answer: it is neither a score nor words. Pure.
import { fold } from '../terms/fold.ts';

const LONGEST = 30;
const MARKS = /^[\s\-–—_.…·/\\*]+$/;

/** None of these has one: ids, scores and dates need not be folded. */
const DIGIT = /[0-9]/;

/** After `fold`. */
const WRITTEN = new Set(
  (
    'n a|na|nan|no opinion|did not use|didn t use|haven t used|not used|not concerned|null|nil|none|undefined|not applicable|not available|no answer|no response|no comment|no comments|not answered|unanswered|' +
    'don t know|dont know|do not know|i don t know|prefer not to say|prefer not to answer|offered|not offered|unoffered|propose|non propose|not rated|unrated|no rating|no survey result|no survey results|no negative|no positive|skipped|' +
    'aucun|aucune|aucun commentaire|pas de commentaire|sans commentaire|neant|ras|r a s|rien a signaler|rien a dire|sans objet|s o|non concerne|non concernee|' +
    'non renseigne|nr|n r|sans reponse|pas de reponse|sans avis|sans opinion|pas concerne|pas concernee|pas utilise|non utilise|non utilisee|pas d avis|pas d opinion|ne se prononce pas|ne sait pas|nsp|je ne sais pas|ne se prononce pas|nspp'
  ).split('|'),
);

/** As `WRITTEN`, where words were asked for. */
const WORDLESS =
  /^(?:(?:pas|sans|aucune?)(?: de)? (?:remarques?|commentaires?|suggestions?|observations?|reponses?)(?: (?:particuliere?s?|a faire|pour le moment|pour l instant|supplementaires?))?|no (?:remarks?|comments?|suggestions?|feedback|further comments?|additional comments?|other comments?)(?: (?:at this time|really|thanks|thank you|for now))?)$/;
const LONGEST_WORDLESS = 40;

/** "Aucune remarque particulière", "no further comments": a comment that says nothing. "Rien" may answer what went wrong. */
export function isNoComment(text: string): boolean {
  if (text.length > LONGEST_WORDLESS) return false;
  return isNoAnswer(text) || WORDLESS.test(fold(text));
}

/** "N/A", "-", "RAS", "ne sait pas": nobody said anything. */
export function isNoAnswer(text: string): boolean {
  if (text.length > LONGEST || DIGIT.test(text)) return false;
  return MARKS.test(text) || WRITTEN.has(fold(text));
}
