// What each column of a file is: guessed from French and English headers, or as the operator says. Pure.
import { UserError } from '../../errors.ts';
import { fr, phrases } from '../../i18n/phrases.ts';
import { fold } from '../../terms/fold.ts';
import { type Heat, heats, type Metric, metrics } from '../filters.ts';
import { metricOf } from '../scale.ts';

/** 'segment' is kept as a filter; 'ignore' is not stored at all. */
export const columnFields = [
  'date',
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

export interface Column {
  readonly header: string;
  readonly field: ColumnField;
}

export interface Mapping {
  readonly columns: readonly Column[];
  /** What holds for every row. */
  readonly metric: Metric | null;
  readonly touchpoint: string | null;
  readonly heat: Heat | null;
}

/** `--map`: "Column=field" or "metric=nps"; a column whose name has a comma stands in double quotes. */
export interface Override {
  readonly left: string;
  readonly right: string;
}

/** @throws UserError('import.map') quoting the part that is not `left=right`. */
export function parseMap(text: string): Override[] {
  const parts = text.match(/(?:"[^"]*"|[^,"])+/g) ?? [];
  return parts.map((part) => {
    const [, left = '', right = ''] = /^\s*(.*?)\s*=\s*([^=]*?)\s*$/s.exec(part) ?? [];
    const name = left.replace(/^"([^"]*)"$/, '$1').trim();
    if (name === '' || right === '')
      throw new UserError('import.map', (locale) => say(locale).notAPair(part));
    return { left: name, right: right.replace(/^"([^"]*)"$/, '$1') };
  });
}

/**
 * The first column that fits takes a field; names, and columns that nothing fits, may be several. A customer's e-mail address
 * is the reference where there is no better one; otherwise it is ignored, as are phone numbers and postal addresses.
 * @throws UserError where an override names no column or no field, or where no column holds the date, or
 * neither score nor words, or the score's metric is not known: nothing can be imported then.
 */
export function mapColumns(headers: readonly string[], overrides: readonly Override[]): Mapping {
  const fields: (Guess | null)[] = headers.map(() => null);
  const constants: { metric: Metric | null; touchpoint: string | null; heat: Heat | null } = {
    metric: null,
    touchpoint: null,
    heat: null,
  };
  for (const { left, right } of overrides) {
    const index = headers.findIndex((header) => header.trim() === left || fold(header) === fold(left));
    const field = guessOf(right);
    if (index >= 0 && field !== null) fields[index] = field;
    else if (!setConstant(constants, left, right)) {
      const known = headers.filter((header) => header.trim() !== '').join(', ');
      throw new UserError('import.map', (locale) => say(locale).unknown(left, right, known));
    }
  }
  const taken = new Set<Guess>(fields.filter((field) => field !== null));
  const isRejectsFile = headers.slice(0, 3).join() === 'line,column,reason';
  headers.forEach((header, i) => {
    if (fields[i] !== null) return;
    const guess = isRejectsFile && i < 3 ? 'ignore' : guessOf(header);
    fields[i] = guess === null || (isSingle(guess) && clashes(guess, taken)) ? 'segment' : guess;
    if (guess !== null) taken.add(guess);
  });
  const scored = metrics.find((metric) => taken.has(metric) && fields.includes(metric));
  const columns = headers.map((header, i) => ({ header, field: fieldOf(fields[i] ?? 'segment', taken) }));
  const mapping = { columns, ...constants, metric: constants.metric ?? scored ?? null };
  refuseUseless(mapping, headers);
  return mapping;
}

/** A header may also say "this is the NPS", or that it holds what we do not keep. */
type Guess = ColumnField | Metric | 'email' | 'private';

function isSingle(guess: Guess): boolean {
  return (
    guess !== 'name' && guess !== 'segment' && guess !== 'ignore' && guess !== 'private' && guess !== 'email'
  );
}

/** Only one column can be the score, whichever way it is called. */
function clashes(guess: Guess, taken: ReadonlySet<Guess>): boolean {
  const isScore = (each: Guess): boolean => each === 'score' || metrics.some((metric) => metric === each);
  return taken.has(guess) || (isScore(guess) && [...taken].some(isScore));
}

function fieldOf(guess: Guess, taken: ReadonlySet<Guess>): ColumnField {
  if (guess === 'private') return 'ignore';
  if (guess === 'email') return taken.has('customer') ? 'ignore' : 'customer';
  if (guess === 'nps' || guess === 'csat' || guess === 'ces') return 'score';
  return guess;
}

function setConstant(
  constants: { metric: Metric | null; touchpoint: string | null; heat: Heat | null },
  left: string,
  right: string,
): boolean {
  switch (guessOf(left)) {
    case 'metric': {
      const metric = metricOf(right);
      if (metric === null || metric === 'cesV1') return false;
      constants.metric = metric;
      return true;
    }
    case 'heat': {
      const heat = heats.find((each) => each === right.toLowerCase());
      if (heat === undefined) return false;
      constants.heat = heat;
      return true;
    }
    case 'touchpoint':
      constants.touchpoint = right;
      return true;
    default:
      return false;
  }
}

function refuseUseless(mapping: Mapping, headers: readonly string[]): void {
  const has = (field: ColumnField): boolean => mapping.columns.some((column) => column.field === field);
  const shown = headers.filter((header) => header.trim() !== '').join(', ');
  if (!has('date')) throw new UserError('import.noDate', (locale) => say(locale).noDate(shown));
  if (!has('score') && !has('verbatim')) {
    throw new UserError('import.noAnswer', (locale) => say(locale).noAnswer(shown));
  }
  if (has('score') && !has('metric') && mapping.metric === null) {
    throw new UserError('import.noMetric', (locale) => say(locale).noMetric);
  }
}

/** Headers after `fold`: lower case, no accents, single spaces. */
const ALIASES: Record<Exclude<Guess, 'segment'>, string> = {
  date:
    'date|date de reponse|date reponse|date de la reponse|date d enquete|date enquete|date de soumission|date de creation|date et heure|' +
    'horodatage|horodateur|repondu le|recu le|cree le|answered at|answeredat|answer date|response date|date of response|submitted at|submission date|' +
    'submit date|created at|created|completed at|completed|recorded date|recordeddate|timestamp|date time|datetime|end date|survey date',
  score:
    'score|note|notes|rating|valeur|value|evaluation|note attribuee|note client|note globale|score client|customer rating|grade|stars|etoiles',
  nps: 'nps|score nps|note nps|nps score|nps rating|net promoter score|recommandation|note de recommandation|likelihood to recommend|recommendation',
  csat: 'csat|score csat|note csat|csat score|csat rating|satisfaction|note de satisfaction|satisfaction client|satisfaction score|customer satisfaction',
  ces: 'ces|score ces|note ces|ces score|ces rating|ces 2 0|ces 2|effort|note d effort|customer effort score|effort score',
  metric:
    'metric|metrique|indicateur|indicator|kpi|type de note|type d enquete|type enquete|survey type|question type|score type',
  verbatim:
    'verbatim|verbatims|commentaire|commentaires|comment|comments|remarque|remarques|avis|texte|text|message|feedback|review|reponse libre|' +
    'votre commentaire|votre avis|vos commentaires|commentaire client|avis client|commentaire libre|customer comment|customer feedback|open answer|' +
    'open text|free text|open ended|temoignage|reason|pourquoi|why',
  customer:
    'customer|client|customer id|customerid|client id|clientid|id client|id du client|identifiant client|reference client|ref client|numero client|numero de client|' +
    'n client|no client|code client|customer reference|customer ref|customer number|contact id|contact|account|account id|compte|numero de compte|user id|userid|utilisateur',
  id:
    'id|identifiant|external id|externalid|response id|responseid|answer id|id reponse|id de reponse|id de la reponse|identifiant reponse|reponse id|reference|ref|' +
    'uuid|numero de reponse|numero reponse|n reponse|submission id|survey response id|ticket id|id enquete',
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
  ignore: 'ignore|ignorer|skip',
};

const GUESSES = new Map<string, Guess>(
  Object.entries(ALIASES).flatMap(([guess, list]) => {
    const known = [...columnFields, ...metrics, 'email', 'private'] as const;
    const target = known.find((each) => each === guess);
    return target === undefined ? [] : list.split('|').map((alias) => [alias, target] as const);
  }),
);
GUESSES.set('segment', 'segment');

function guessOf(header: string): Guess | null {
  return GUESSES.get(fold(header)) ?? null;
}

const say = phrases({
  en: {
    notAPair: (part: string) => `--map: “${part}” is not of the form Column=field.`,
    unknown: (left: string, right: string, known: string) =>
      `--map: “${left}=${right}” names no column and no field. Columns: ${known}. Fields: ${columnFields.join(', ')}; or for every row: metric=nps|csat|ces, touchpoint=…, heat=hot|cold.`,
    noDate: (known: string) =>
      `No column looks like the date of the answer. Columns: ${known}. Say which with --map "Column=date".`,
    noAnswer: (known: string) =>
      `No column looks like a score or a comment. Columns: ${known}. Say which with --map "Column=score" or "Column=verbatim".`,
    noMetric:
      'The scores do not say what they measure. Add --metric nps, csat or ces, or --map "Column=metric".',
  },
  fr: {
    notAPair: (part: string) => fr`--map : « ${part} » n’est pas de la forme Colonne=champ.`,
    unknown: (left: string, right: string, known: string) =>
      fr`--map : « ${left}=${right} » ne désigne ni colonne ni champ. Colonnes : ${known}. Champs : ${columnFields.join(', ')} ; ou pour toutes les lignes : metric=nps|csat|ces, touchpoint=…, heat=hot|cold.`,
    noDate: (known: string) =>
      fr`Aucune colonne ne ressemble à la date de la réponse. Colonnes : ${known}. Dites laquelle avec --map "Colonne=date".`,
    noAnswer: (known: string) =>
      fr`Aucune colonne ne ressemble à une note ou à un commentaire. Colonnes : ${known}. Dites laquelle avec --map "Colonne=score" ou "Colonne=verbatim".`,
    noMetric:
      'Les notes ne disent pas ce qu’elles mesurent. Ajoutez --metric nps, csat ou ces, ou --map "Colonne=metric".',
  },
});
