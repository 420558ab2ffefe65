// What people and tools write where they give no answer: it is neither a score nor words. Pure.
import { fold } from '../terms/fold.ts';

const LONGEST = 30;
const MARKS = /^[\s\-–—_.…·/\\*]+$/;

/** None of these has one: ids, scores and dates need not be folded. */
const DIGIT = /[0-9]/;

/** After `fold`. */
const WRITTEN = new Set(
  (
    'n a|na|nan|null|nil|none|undefined|not applicable|not available|no answer|no response|no comment|no comments|not answered|unanswered|' +
    'don t know|dont know|do not know|i don t know|prefer not to say|prefer not to answer|offered|not offered|unoffered|propose|non propose|not rated|unrated|no rating|no survey result|no survey results|no negative|no positive|skipped|' +
    'aucun|aucune|aucun commentaire|pas de commentaire|sans commentaire|neant|ras|r a s|rien a signaler|rien a dire|sans objet|s o|non concerne|non concernee|' +
    'non renseigne|nr|n r|sans reponse|pas de reponse|sans avis|sans opinion|ne sait pas|nsp|je ne sais pas|ne se prononce pas|nspp'
  ).split('|'),
);

/** "N/A", "-", "RAS", "ne sait pas": nobody said anything. */
export function isNoAnswer(text: string): boolean {
  if (text.length > LONGEST || DIGIT.test(text)) return false;
  return MARKS.test(text) || WRITTEN.has(fold(text));
}
