// What the names of columns mean, in French and in English, as exports write them. Pure; which column gets which field is in recognition/.
import { fold } from '../../terms/fold.ts';
import { type Metric, metrics } from '../filters.ts';

/**
 * 'segment' is kept as a filter; 'ignore' is not stored at all. 'state' tells previews, tests and unfinished answers from real ones. In a file with one
 * line for each question, 'question' and 'answer' are what they say.
 */
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
  'state',
  'question',
  'answer',
  'ignore',
] as const;
export type ColumnField = (typeof columnFields)[number];

/** What somebody may say of a column: a metric is a score of it. */
export type FieldChoice = ColumnField | Metric;

/** A header may also say that it holds what we do not keep. */
export type HeaderGuess = FieldChoice | 'email' | 'private';

/** Headers after `fold`: lower case, no accents, single spaces. */
const ALIASES: Readonly<Record<Exclude<HeaderGuess, 'segment'>, string>> = {
  date:
    'date|at|reviewtime|zeitstempel|marca temporal|informazioni cronologiche|tijdstempel|carimbo de data hora|date de reponse|date reponse|date de la reponse|date d enquete|date enquete|date de soumission|date de creation|date et heure|date heure|date de l avis|date avis|' +
    'horodatage|horodateur|repondu le|recu le|recue le|cree le|creee le|soumis le|envoye le|publie le|modifie le|mis a jour le|answered at|answeredat|answered on|answer date|response date|date of response|' +
    'submitted at|submitted on|submission date|submit date|submitted|date submitted|submitdate|created at|created|created on|created date|createddate|creation date|date created|completed at|completed|completed on|completion time|' +
    'completion date|completion timestamp|date completed|recorded date|recordeddate|recorded at|recorded|responded at|response time|response timestamp|timestamp|date time|datetime|end date|enddate|end time|survey date|' +
    'review submit date and time|review date|reviewed at|review created|published at|published date|publication date|posted at|posted on|posted|date posted|date of review|date published|review time|heure de fin|date de fin|' +
    'updated at|updated|last updated|date updated|sent at|date sent|start date|startdate|start time|started at|date started|datestamp|date last action|date de debut|heure de debut|' +
    'last modified time|heure de la derniere modification|solved at|resolved at|closed at|feedback date|rated at|received at|received|received on|interview start|interview end|day|jour|datum|date of survey|survey completed|' +
    'surveyed at|surveyed on|date surveyed|responded|responded on|rated on|answered|date answered|answered date|reviewed on|tweet created|date ecrit|ecrit le|experience date',
  time: 'time|heure|heure de reponse|heure de la reponse|heure de soumission|heure d envoi|submission time|submit time|answer time|hour',
  score:
    'score|scores|note|notes|valeur|value|evaluation|note attribuee|note client|note globale|score client|grade|mark|resultat',
  nps: 'nps|score nps|note nps|nps score|nps rating|net promoter score|recommandation|note de recommandation|likelihood to recommend|recommendation|ltr|nps value|nps note',
  csat:
    'csat|osat|survey result|survey results|customer satisfaction rating|customer satisfaction score|score csat|note csat|csat score|csat rating|satisfaction|note de satisfaction|satisfaction client|satisfaction score|customer satisfaction|star rating|satisfaction rating|satisfaction globale|overall satisfaction|' +
    'niveau de satisfaction|rating|ratings|customer rating|stars|star|etoiles|etoile|review stars|review rating|review score|overall rating|nombre d etoiles|overall|note en etoiles|csat value|score de satisfaction|taux de satisfaction',
  ces: 'ces|score ces|note ces|ces score|ces rating|ces 2 0|ces 2|effort|note d effort|customer effort score|effort score|customer effort|effort client|ease|facilite',
  metric:
    'metric|metrique|indicateur|indicator|kpi|type de note|type d enquete|type enquete|survey type|question type|score type|type of survey',
  verbatim:
    'verbatim|verbatims|remark|remarks|customer remarks|summary|commentaire|commentaires|comment|comments|remarque|remarques|avis|texte|text|message|feedback|review|reponse libre|' +
    'votre commentaire|votre avis|vos commentaires|commentaire client|avis client|commentaire libre|customer comment|customer feedback|open answer|' +
    'open text|free text|open ended|open ended response|temoignage|reason|pourquoi|why|review text|review content|review body|body|content|contenu|contenu de l avis|review comment|feedback comment|satisfaction comment|comment text|additional comments|' +
    'nps comment|csat comment|ces comment|commentaire nps|commentaire csat|verbatim client|title|titre|review title|titre de l avis|negative review|positive review|review headline|headline|body text|survey comment|points forts|points faibles|points positifs|points negatifs|strengths|weaknesses|pros|cons|comentario|comentarios|kommentar|kommentare|opmerkingen|commenti|raison|follow up|follow up response|follow up answer|follow up comment|reponse ouverte|reviewtext|content text|review description',
  customer:
    'customer|client|customer id|customerid|client id|clientid|id client|id du client|identifiant client|reference client|ref client|numero client|numero de client|' +
    'n client|no client|code client|customer reference|customer ref|customer number|contact id|contact|account|account id|compte|numero de compte|user id|userid|utilisateur|person id|requester id|respondent id|' +
    'external data reference|externalreference|external reference|review consumer user id|consumer id|member id|id utilisateur|id du repondant|identifiant du repondant|author id|reviewer id|customer code',
  id:
    'id|unique id|identifiant|external id|externalid|response id|responseid|answer id|id reponse|id de reponse|id de la reponse|identifiant reponse|reponse id|reference|ref|' +
    'uuid|n de reponse|n de la reponse|no de reponse|numero de la reponse|ref reponse|numero de reponse|numero reponse|n reponse|submission id|survey response id|ticket id|ticket|ticket number|id enquete|review link|review id|reviewid|conversation id|permalink|feedback id|interview id|token|record id|case id|case number|numero de ticket|avis id|id avis|id de l avis|survey identifier|unique key|tweet id',
  touchpoint:
    'touchpoint|touch point|parcours|parcours client|etape|etape du parcours|point de contact|journey|journey step|customer journey|moment|step|stage|moment de vie',
  heat: 'heat|chaleur|a chaud a froid|chaud froid|chaud ou froid|hot or cold|hot cold',
  name:
    'prenom|prenoms|first name|firstname|given name|nom|noms|nom de famille|last name|lastname|surname|family name|name|nom complet|full name|fullname|' +
    'nom client|nom du client|customer name|nom prenom|nom et prenom|prenom nom|prenom et nom|contact name|respondent|respondent name|repondant|nom du repondant|reviewer|reviewer name|reviewer nickname|nickname|pseudo|pseudonyme|' +
    'user name|username|user|review username|reviews username|consumer name|author|author name|auteur|nom de l auteur|requester|requester name|demandeur|submitter|assignee|agent|agent name|nom de l agent|conseiller|conseillere|vendeur|vendeuse|salesperson|employee|employee name|' +
    'recipient last name|recipientlastname|recipient first name|recipientfirstname|supervisor|superviseur|display name|nom d utilisateur|screen name|handled by|traite par|collaborateur|interviewer|enqueteur|teammate|teammate rated|teammate subject to cx rating|author display name|manager|owner|created by|cree par|profile name|profilename',
  email:
    'email|e mail|mail|courriel|adresse email|adresse e mail|adresse mail|email address|e mail address|customer email|email client|mel|recipient email|recipientemail|contact email|requester email|adresse de messagerie|user email|review user email|reviewer email|respondent email|' +
    'agent email|assignee email',
  private:
    'telephone|tel|phone|phone number|mobile|portable|numero de telephone|n de telephone|gsm|adresse|adresse postale|address|postal address|street|rue|contact phone number|contact phone|customer phone|telephone client|' +
    'iban|date de naissance|birth date|birthdate|date of birth|birthday|ip|ip address|ipaddress|ipaddr|adresse ip|immatriculation|plaque|user agent|useragent|browser|navigateur|latitude|longitude|lat|lon|lng|location latitude|locationlatitude|location longitude|locationlongitude|' +
    'location|localisation|coordinates|coordonnees|gps|city|ville|town|commune|zip|zip code|postcode|postal code|code postal|cp|ssn|numero de securite sociale|passport|age|gender|sexe|genre|requester domain|social security number|device id|order number|order id|numero de commande|n commande|commande|' +
    'invoice|facture|numero de facture|card number|loyalty card|carte de fidelite',
  state:
    'response type|status du questionnaire|statut de la reponse|response status|statut reponse|finished|termine',
  question:
    'question|question text|intitule de la question|libelle de la question|texte de la question|question title|question label|question name',
  answer:
    'answer|reponse|response|answer text|response value|answer value|texte de la reponse|valeur de la reponse|response text',
  ignore:
    'ignore|ignorer|skip|review submit millis since epoch|review last update date and time|review last update millis since epoch|' +
    'developer reply date and time|developer reply millis since epoch|developer reply text|collector id|network id|id du collecteur|identifiant du collecteur|progress|duration in seconds|duration|duree|last page|lastpage|derniere page|seed|tete de serie|referrer url|refurl|' +
    'company reply|company reply date|reply|reply text|developer reply|owner response|reponse de l entreprise|url|link|lien|link to the conversation|package name|app version code|distribution channel|distributionchannel|' +
    'thumbs up count|thumbsupcount|helpful votes|likes|delighted source|stage date|ending',
};

const GUESSES = new Map<string, HeaderGuess>(
  Object.entries(ALIASES).flatMap(([guess, list]) => {
    const known = [...columnFields, ...metrics, 'email', 'private'] as const;
    const target = known.find((each) => each === guess);
    return target === undefined ? [] : list.split('|').map((alias) => [alias, target] as const);
  }),
);
for (const own of ['segment', 'state', 'answer', 'question', 'ignore'] as const) GUESSES.set(own, own);

/** What a column of this name most likely holds; null where nothing is known of it. */
export function headerGuess(header: string): HeaderGuess | null {
  const names = namesOf(header);
  for (const name of names) {
    const guess = GUESSES.get(name);
    if (guess !== undefined) return guess;
  }
  return byEnding(header, names[0] ?? '') ?? byEnding(header, names.at(-1) ?? '');
}

/** "submitdate. Date de soumission", "G01Q02[SQ001]. How was it?": a survey tool's code, and what it stands for. */
const CODED = /^([\w[\]]{1,40})\. (.+)$/s;
/** "reviews.title": the way to a value that came from a tree. */
const PATH = /^[\w-]+(?:[./][\w-]+)+$/;

/** "LikelihoodToRecommend" in words. */
export function spaced(name: string): string {
  return name.replace(/([a-z\d])(?=[A-Z][a-z])/g, '$1 ');
}

/** What a header may be known by, after `fold`: as it stands, without its zone, and by the parts and words that tools join in one. */
export function namesOf(header: string): readonly string[] {
  const text = header.trim();
  const folded = fold(text);
  const [, code, meaning] = CODED.exec(text) ?? [];
  const last = PATH.test(text) ? text.split(/[./]/).at(-1) : undefined;
  const words = spaced(text);
  const all = [
    folded,
    folded.replace(/ (?:utc|gmt)$/, ''),
    ...[code, meaning, last].flatMap((part) => (part === undefined ? [] : [fold(part)])),
    ...(words.length > 60 ? [] : [fold(words)]),
  ];
  return [...new Set(all)];
}

/** Longer ones are questions. In words. */
const LONGEST_NAME = 4;
/** Names of things, which say what a column groups by. */
const OF_THINGS =
  /\b(?:account|compte|organi[sz]ation|product|produit|store|shop|magasin|company|societe|domain|app|campaign|campagne|survey|enquete|file|sheet|brand|channel|canal|category|version|event|project|site|team|group|page|hotel|airline|location|branch|agence|webshop|plan|city|ticket|case|deal|agency|business|restaurant|venue|school|course|item|form|question|pipeline|borough|airport)\b/;

/** "Customer City", "Survey response date", "Agent name": what the last word says, where no list has the whole. */
function byEnding(header: string, folded: string): HeaderGuess | null {
  if (/[?？]/.test(header) || folded.split(' ').length > LONGEST_NAME) return null;
  if (/\b(?:e mail|email|courriel)\b/.test(folded)) return 'email';
  if (
    / (?:phone|telephone|mobile|address|adresse|city|ville|zip|postcode|latitude|longitude|iban|ip|gender|sexe|age|ethnicity|race|religion|nationality|nationalite)$/.test(
      folded,
    )
  )
    return 'private';
  if (/(?: name| nom)$|^nom (?:du|de la|de l) /.test(folded) && !OF_THINGS.test(folded)) return 'name';
  if (
    / (?:created|submitted|rated|answered|completed|responded|received|recorded|posted|published|closed|resolved|updated) (?:at|on)$/.test(
      folded,
    )
  )
    return 'date';
  if (/^(?:started|completed|submitted|created|answered|recorded|responded|finished) time$/.test(folded))
    return 'date';
  return / (?:date|timestamp)$|^date (?:de|du|of) /.test(folded) ? 'date' : null;
}

/** What people do long before they are asked, or what is still to come. */
const OF_SOMETHING_ELSE =
  /purchas|achat|order|commande|visit|sejour|\bstay|birth|naissance|hire|embauche|expir|expiration|due|echeance|invoice|facture|renewal|renouvellement|install/;

/** The names that say when somebody answered come first, those of what happened before or after it last: from 0 to 3. */
export function rankOfDate(header: string): number {
  const folded = fold(header);
  if (OF_SOMETHING_ELSE.test(folded)) return 3;
  if (/start|debut|sent|envoy|updat|modif|last|derniere|mis a jour|solved|resolved|closed|stage/.test(folded))
    return 2;
  if (/creat|cree/.test(folded)) return 1;
  return /answer|respon|repon|submi|soumi|complet|record|end|fin\b|rated|scored|survey|review|feedback|avis|rating/.test(
    folded,
  )
    ? 0
    : 1;
}
