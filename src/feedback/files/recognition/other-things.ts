// What names and values say that a column holds instead of what a customer gave: counts and amounts, trees of a program, the company's own texts. Pure.
import { fold } from '../../../terms/fold.ts';
import { namesOf } from '../headers.ts';
import type { ColumnSummary } from './summary.ts';

const COUNTS =
  /(?:^| )(?:number|numero|no|sent|failed|started|bounced|opened|skipped|finished|blocked|complaints|count|counts|total|number of|nombre|nb|average|mean|moyenne|hours?|heures?|minutes?|seconds?|secondes?|days?|jours?|weeks?|months?|mois|years?|annees?|age|duration|duree|delay|delai|bmi|weight|poids|height|taille|size|price|prix|cost|cout|amount|montant|quantity|quantite|revenue|sessions?|visits|clicks|views|likes|followers|retweet|messages|interactions|words?|latitude|longitude|version|year|trust score|stats)(?: |$)/;
/** "Rate us from 1 to 5": a question that names such a thing is still a question. */
const LONGEST_NAME = 6;

/** Whether a name says that its numbers count or measure something that no customer was asked for. */
export function isCount(header: string): boolean {
  if (/[?？]/.test(header)) return false;
  return namesOf(header).some((name) => name.split(' ').length <= LONGEST_NAME && COUNTS.test(name));
}

/** "Rating range", "Note max": the end of the scale beside each mark, and no mark. */
export function isMost(header: string): boolean {
  return namesOf(header).some((name) =>
    /^(?:\S+ ){0,2}(?:rating|score|note|notation|mark)s? (?:range|max|maximum|scale|maximale|out of)$/.test(
      name,
    ),
  );
}

const OF_PERSONS =
  / (?:age|sexe|genre|gender|how old|profession|metier|occupation|job title|code postal|zip code|postcode|date de naissance|date of birth|birth year|annee de naissance|revenus?|income|salary|ethnicity|religion) /;

/** "How old are you?", "Quel est votre âge ?": a question that asks who somebody is. */
export function isAboutPersons(header: string): boolean {
  const words = ` ${fold(header)} `;
  return (
    /[?？]/.test(header) &&
    OF_PERSONS.test(words) &&
    / (?:your|you|votre|vos|vous) /.test(words) &&
    words.split(' ').length <= 12
  );
}

const OWN =
  /(?:^| )(?:subject|objet|sujet|url|path|link|lien|tags?|ending|resolution|owner|template|categories|keywords|slug|reply|reponse structure|instructions?|ids?|key|keys|file|image|photo)(?: |$)/;

/** Whether a name, or what stands below it, says that it holds no customer's words. */
export function isNoVoice(header: string, { values }: ColumnSummary): boolean {
  const isLong = /[?？]/.test(header) || fold(header).split(' ').length > LONGEST_NAME;
  if (!isLong && namesOf(header).some((name) => OWN.test(name))) return true;
  const trees = [...values.keys()].filter((value) => TREE.test(value)).length;
  return trees * 2 > values.size;
}

/** "[{"a": 1}]", "{'a': 1}", "['x', 'y']": a program wrote it. */
const TREE = /^\s*(?:\[\s*[{"'[]|\{\s*["'])/;

/** Whether it is called a title: words, and seldom all of them. */
export function isTitle(header: string): boolean {
  return namesOf(header).some((name) => /^(?:review )?(?:title|titre)(?: de l avis)?$/.test(name));
}
