// What the names of columns mean, in French and in English, as exports write them. Pure; which column gets which field is in columns.ts.
import { fold } from '../../terms/fold.ts';
import { type Metric, metrics } from '../filters.ts';

/** 'segment' is kept as a filter; 'ignore' is not stored at all. */
export const columnFields = [
  'date',
  'time',
  'score',
  'metric',
  'verbatim',
  'customer',
  'id',
  'touchpoint',
  'heat',
  'name',
  'segment',
  'ignore',
] as const;
export type ColumnField = (typeof columnFields)[number];

/** A header may also say "this is the NPS", or that it holds what we do not keep. */
export type HeaderGuess = ColumnField | Metric | 'email' | 'private';

/** Headers after `fold`: lower case, no accents, single spaces. */
const ALIASES: Record<Exclude<HeaderGuess, 'segment'>, string> = {
  date:
    'date|date de reponse|date reponse|date de la reponse|date d enquete|date enquete|date de soumission|date de creation|date et heure|' +
    'horodatage|horodateur|repondu le|recu le|cree le|answered at|answeredat|answer date|response date|date of response|submitted at|submission date|' +
    'submit date|created at|created|completed at|completed|recorded date|recordeddate|timestamp|date time|datetime|end date|survey date|review submit date and time',
  time: 'time|heure|heure de reponse|heure de la reponse|heure de soumission|heure d envoi|submission time|submit time|answer time',
  score:
    'score|note|notes|rating|valeur|value|evaluation|note attribuee|note client|note globale|score client|customer rating|grade|stars|etoiles',
  nps: 'nps|score nps|note nps|nps score|nps rating|net promoter score|recommandation|note de recommandation|likelihood to recommend|recommendation',
  csat: 'csat|score csat|note csat|csat score|csat rating|satisfaction|note de satisfaction|satisfaction client|satisfaction score|customer satisfaction|star rating',
  ces: 'ces|score ces|note ces|ces score|ces rating|ces 2 0|ces 2|effort|note d effort|customer effort score|effort score',
  metric:
    'metric|metrique|indicateur|indicator|kpi|type de note|type d enquete|type enquete|survey type|question type|score type',
  verbatim:
    'verbatim|verbatims|commentaire|commentaires|comment|comments|remarque|remarques|avis|texte|text|message|feedback|review|reponse libre|' +
    'votre commentaire|votre avis|vos commentaires|commentaire client|avis client|commentaire libre|customer comment|customer feedback|open answer|' +
    'open text|free text|open ended|temoignage|reason|pourquoi|why|review text',
  customer:
    'customer|client|customer id|customerid|client id|clientid|id client|id du client|identifiant client|reference client|ref client|numero client|numero de client|' +
    'n client|no client|code client|customer reference|customer ref|customer number|contact id|contact|account|account id|compte|numero de compte|user id|userid|utilisateur',
  id:
    'id|identifiant|external id|externalid|response id|responseid|answer id|id reponse|id de reponse|id de la reponse|identifiant reponse|reponse id|reference|ref|' +
    'uuid|respondent id|numero de reponse|numero reponse|n reponse|submission id|survey response id|ticket id|id enquete|review link',
  touchpoint:
    'touchpoint|touch point|parcours|parcours client|etape|etape du parcours|point de contact|journey|journey step|customer journey|moment|step|stage',
  heat: 'heat|chaleur|a chaud a froid|chaud froid|chaud ou froid|hot or cold|hot cold',
  name:
    'prenom|prenoms|first name|firstname|given name|nom|noms|nom de famille|last name|lastname|surname|family name|name|nom complet|full name|fullname|' +
    'nom client|nom du client|customer name|nom prenom|nom et prenom|prenom nom|prenom et nom|contact name',
  email:
    'email|e mail|mail|courriel|adresse email|adresse e mail|adresse mail|email address|e mail address|customer email|email client|mel',
  private:
    'telephone|tel|phone|phone number|mobile|portable|numero de telephone|n de telephone|gsm|adresse|adresse postale|address|postal address|street|rue|' +
    'iban|date de naissance|birth date|birthdate|date of birth|ip|ip address|adresse ip|immatriculation|plaque',
  ignore:
    'ignore|ignorer|skip|review submit millis since epoch|review last update date and time|review last update millis since epoch|' +
    'developer reply date and time|developer reply millis since epoch|developer reply text',
};

const GUESSES = new Map<string, HeaderGuess>(
  Object.entries(ALIASES).flatMap(([guess, list]) => {
    const known = [...columnFields, ...metrics, 'email', 'private'] as const;
    const target = known.find((each) => each === guess);
    return target === undefined ? [] : list.split('|').map((alias) => [alias, target] as const);
  }),
);
GUESSES.set('segment', 'segment');

/** What a column of this name most likely holds; null where nothing is known of it. */
export function headerGuess(header: string): HeaderGuess | null {
  const folded = fold(header);
  return GUESSES.get(folded) ?? GUESSES.get(folded.replace(/ (?:utc|gmt)$/, '')) ?? null;
}
