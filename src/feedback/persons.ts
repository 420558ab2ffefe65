// Whether a value names a person: names are taken out of the words beside them, and a shop or "A Google user" is none. Pure.
import { fold } from '../terms/fold.ts';

/** Whole values, after `fold`, that stand where nobody gave a name. */
const PLACEHOLDERS = new Set(
  (
    'anonymous|anonyme|anonymous user|anonymous customer|anonymous respondent|utilisateur anonyme|client anonyme|anonymise|anonymized|anonymised|guest|guest user|invite|visitor|visiteur|user|utilisateur|customer|client|cliente|a customer|un client|une cliente|' +
    'a google user|google user|utilisateur google|un utilisateur google|utilisateur de google|un utilisateur de google|amazon customer|client d amazon|client amazon|kindle customer|client kindle|verified customer|verified buyer|verified reviewer|client verifie|acheteur verifie|achat verifie|' +
    'trustpilot user|apple user|app store user|a facebook user|facebook user|utilisateur facebook|consumer|consommateur|consommatrice|particulier|reviewer|respondent|repondant|member|membre|none|null|n a|na|unknown|inconnu|inconnue|test|admin|system|support|not provided|non renseigne|no name|sans nom|deleted user|compte supprime|private|prive|confidential|confidentiel'
  ).split('|'),
);
/** What makes a name one of a place or a company. */
const PLACE =
  / (?:store|stores|shop|shops|boutique|boutiques|magasin|magasins|agence|agences|agency|branch|outlet|mall|market|supermarket|supermarche|hypermarche|hotel|hotels|restaurant|restaurants|cafe|bar|clinic|clinique|hospital|hopital|pharmacie|pharmacy|garage|gare|station|centre|center|point de vente|showroom|entrepot|warehouse|office|bureau|school|ecole|inc|ltd|llc|gmbh|sas|sarl|sa|plc|group|groupe|company|societe|service|services|team|equipe|department|customer|user) /;

/** "Anonymous": it stands for nobody. */
export function isPlaceholder(value: string): boolean {
  return !DIGIT.test(value) && PLACEHOLDERS.has(fold(value));
}

/** No placeholder has one, and most references do. */
const DIGIT = /[0-9]/;

/** Somebody's own name, as far as a value can tell: a column of names may hold shops and "Anonymous" too. */
export function isPersonsName(value: string): boolean {
  const known = judged.get(value);
  if (known !== undefined) return known;
  const is = namesPerson(value);
  if (judged.size >= JUDGED_MOST) judged.clear();
  judged.set(value, is);
  return is;
}

/** First names come again and again. */
const judged = new Map<string, boolean>();
const JUDGED_MOST = 2_000;

function namesPerson(value: string): boolean {
  const folded = fold(value);
  return folded !== '' && /\p{L}/u.test(folded) && !PLACEHOLDERS.has(folded) && !PLACE.test(` ${folded} `);
}

const TWO_NAMES =
  /^(?:(?:M|Mr|Mme|Mrs|Ms|Mlle|Dr|Pr)\.?\s+)?\p{Lu}[\p{L}'’-]+(?:\s+(?:de|du|la|le|van|von|der|da|dos|ben|el|al|\p{Lu}\.?)){0,3}\s+\p{Lu}[\p{L}'’-]+$/u;

/** "Jean Roux", "Mme de La Tour": what is written so is a name wherever it stands. */
export function looksLikeName(value: string): boolean {
  const text = value.trim();
  return text.length <= 60 && TWO_NAMES.test(text) && isPersonsName(text);
}
