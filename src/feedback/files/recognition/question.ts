// What a column asks, by its own words, French or English: which metric, on which scale, or for words. Pure.
import { fold } from '../../../terms/fold.ts';
import type { Metric, Scale } from '../../scale.ts';
import { spaced } from '../headers.ts';

/** Longer wordings say no more. In characters. */
const READ = 600;

const RECOMMENDS =
  / (?:recomm\w*|weiterempf\w*|recomend\w*|recomien\w*|consigli\w*|raccomand\w*|aanbevel\w*|aanbeve\w*|nps|net promoter(?: score)?|promoteur net) /;
const EASE =
  /(?: (?:easy|easily|ease|easiness|effort|efforts|facile|faciles|facilement|facilite|simple|simplicite|ces|difficult|difficile|difficulty|difficulte|aise) )|(?:made it easy)|(?:\beffortless)/;
const SATISFIES =
  / (?:satisf\w*|zufrieden\w*|soddisf\w*|tevreden\w*|quelle note|ressenti|s est passee?|did it go|how did it go|insatisf\w*|dissatisf\w*|csat|stars?|etoiles?|rate|rating|ratings|evalu\w*|notez|noteriez|notation|happy|content|contente|contents|apprecie\w*|appreciation|qualite|quality|how was|how were|how did we do|how did .{1,40} do) /;
const ASKS_WORDS =
  / (?:why|what|which|describe|explain|tell us|tell me|comments|comment(?! (?:ca|s est|avez|evalue|juge|trouve|vous|etait|qualifi|decri))|feedback|anything else|suggest\w*|improve\w*|reason|reasons|elaborate|specify|how (?:can|could|should|might|do you think) (?:we|i)|pourquoi|que |qu |quoi|quel|quels|quelle|quelles|raison|raisons|precisez|decrivez|expliquez|dites nous|racontez|commentaires?|remarques?|suggestions?|comentarios?|sugest(?:ao|oes)|sugerencias?|kommentare?|anmerkung(?:en)?|verbesser\w*|opmerking(?:en)?|comment[oi]|suggeriment[oi]|warum|perche|waarom|ameliorer|amelioration|ameliorations|comment (?:pouvons|pourrions|pourrait|peut) (?:nous|on)|autre chose|avis) /;
const ASKS_A_NUMBER =
  / (?:how likely|how satisfied|how easy|how would you rate|how do you rate|what score|what rating|on a scale|scale of|dans quelle mesure|sur une echelle|quelle note|quelle est la probabilite|quel est votre niveau|what is your (?:overall )?(?:level of )?satisfaction|quelle est votre satisfaction|quel est votre degre|to what extent) /;
const REASON = / (?:why|reason|reasons|pourquoi|raison|raisons) /;

export type AskedMetric = Metric | 'words' | null;

/** Null where its words do not tell. "What is the reason for your score?" asks for words, "How likely…" for a number. */
export function askedBy(header: string): AskedMetric {
  const words = wordsOf(header);
  if (REASON.test(words)) return 'words';
  const metric = metricIn(words);
  if (metric !== null && (ASKS_A_NUMBER.test(words) || !ASKS_WORDS.test(words))) return metric;
  return ASKS_WORDS.test(words) ? 'words' : metric;
}

/** The metric alone, whatever else it asks: "What would make you recommend us?" is about NPS too. */
export function metricOfQuestion(header: string): Metric | null {
  return metricIn(wordsOf(header));
}

function wordsOf(header: string): string {
  return ` ${fold(spaced(header.slice(0, READ)))} `;
}

function metricIn(words: string): Metric | null {
  if (RECOMMENDS.test(words)) return 'nps';
  if (EASE.test(words)) return 'ces';
  return SATISFIES.test(words) ? 'csat' : null;
}

/** Whether a person wrote it as a question or a sentence, and not as the name of a column. */
export function isQuestion(header: string): boolean {
  const text = header.trim();
  return /[?？]/.test(text) || fold(text).split(' ').length > 4;
}

const RANGE =
  /(?<![\d/.-])(\d{1,2})\s*(?:[-–—]|to|through|and|à|a|et|\.\.)\s*(\d{1,3})(?![\d/]|[-.]\d|\s*(?:%|employees|people|ans\b|years))/i;
const OUT_OF = /(?:out of|sur|\/)\s?(5|7|10|20|100)\b/i;

/** "1 = not clear, 5 = very clear" */
const ENDS = /(?<!\d)([01])\s*[=:]\s*\D{2,60}?(?<!\d)(\d{1,2})\s*[=:]\s*\D/;

const STARS = / (?:stars?|etoiles?) /;

/** Stars are always five. "(0-10)", "de 1 à 5", "on a scale from 1 to 7", "sur 20"; null where the words name none. */
export function scaleIn(header: string): Scale | null {
  const text = header.slice(0, READ);
  const [, low, high] = RANGE.exec(text) ?? [];
  if (low !== undefined && high !== undefined) {
    const scale = { low: Number(low), high: Number(high) };
    if (scale.low <= 1 && SIZES.has(scale.high)) return scale;
  }
  const [, first, last] = ENDS.exec(text) ?? [];
  if (first !== undefined && last !== undefined && SIZES.has(Number(last)))
    return { low: Number(first), high: Number(last) };
  const [, most] = OUT_OF.exec(text) ?? [];
  if (most === undefined) return STARS.test(` ${fold(text)} `) ? { low: 1, high: 5 } : null;
  return { low: most === '5' || most === '7' ? 1 : 0, high: Number(most) };
}

const SIZES = new Set([2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 20, 100]);

const BEST =
  '(?:(?:very|extremely|completely|totally|strongly|tres|extremement|tout a fait|totalement|entierement|parfaitement|sehr) )?(?:satisfied|satisfait|satisfaits|satisfaite|happy|content|good|bien|bon|bonne|excellent|excellente|best|meilleur|meilleure|perfect|parfait|easy|facile|simple|agree|d accord|likely|probable|gut|zufrieden)';
const BEST_FIRST = new RegExp(` 1 (?:is |est |being )?(?:the |la |le )?${BEST}(?: .*?)? (\\d{1,2}) `);

const WORST_LAST =
  / ([3-9]|10) (?:is |est |being )?(?:not at all|pas du tout|(?:very|extremely|completely|tres|extremement|totalement) (?:dis|un|in)satisf\w*|(?:very|tres) (?:poor|bad|mauvais\w*|difficult|difficile|unhappy|mecontent\w*)|worst|terrible|strongly disagree|ungenugend|mangelhaft) /;
/** Effort is best where there was little of it. */
const LITTLE_FIRST = /effort.* 1 (?:very |tres )?(?:low|little|faible|peu)(?: .*?)? (\d{1,2}) /;

/** "1 = very satisfied, 5 = not at all": the lowest number is the best answer, and this the highest; null where nothing says so. */
export function worstOf(header: string): number | null {
  const words = ` ${fold(header.slice(0, READ))} `;
  const [, high] = BEST_FIRST.exec(words) ?? WORST_LAST.exec(words) ?? LITTLE_FIRST.exec(words) ?? [];
  const worst = Number(high ?? 0);
  return worst >= 3 && worst <= 10 ? worst : null;
}
