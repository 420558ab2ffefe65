// What `portevoix export --help` prints: what can be exported is what the features bring.
import type { Export } from '../../exports/export.ts';
import { exportsOf } from '../../handlers/folds.ts';
import { features } from '../../handlers/index.ts';
import type { Locale } from '../../i18n/locale.ts';
import { typeset } from '../../i18n/phrases.ts';
import { labelled } from '../../messages/plain.ts';

export const exportUsage = exportUsageOf(exportsOf(features));

export function exportUsageOf(exports: readonly Export[]): Record<Locale, string> {
  /** "  stories      best failures by number…": one line for each, in a column with the lines below. */
  const listed = (locale: Locale) =>
    exports.map(({ name, about }) => `  ${name.padEnd(11)}  ${about[locale]}`).join('\n');
  /** "stories: { number, title, … }." */
  const elements = (locale: Locale) =>
    exports.map((each) => labelled(each.name, each.elements[locale], locale)).join('\n');
  return {
    en: `portevoix export WHAT --format csv|json [--since DAY] [--to FILE [--replace]]
portevoix export all --to FOLDER

WHAT is one of these; nobody is in it who is not named to those who read the same in the chat:
${listed('en')}
  all          everything, for "portevoix import all" elsewhere, on SQLite or PostgreSQL: JSON lines for each table, with counts and hashes, in a
               new folder. What is sealed stays sealed; the secret key is not in it. docs/moving.md says more

  --format csv   UTF-8 for spreadsheets; names of columns, statuses and separator follow the language (LANG): ";" in
                 French, "," in English. Text that a spreadsheet would take for a formula begins with an apostrophe.
  --format json  one array, one line for each; instants in UTC. For short: --json
  --since DAY    YYYY-MM-DD in the company's time zone, included: only suggestions that came in, answers given, stories told, cases opened since
  --to FILE      into this new file, which only its owner can read, instead of standard output; no link, no device
  --replace      where FILE is there already, put the new one in its place once it is whole

Elements of the JSON array, ${elements('en')}`,

    fr: typeset(`portevoix export QUOI --format csv|json [--since JOUR] [--to FICHIER [--replace]]
portevoix export all --to DOSSIER

QUOI est l’un de ceux-ci ; personne n’y est nommé qui ne l’est pas pour ceux qui lisent la même chose dans la messagerie :
${listed('fr')}
  all          tout, pour « portevoix import all » ailleurs, sous SQLite ou PostgreSQL : une ligne JSON par ligne de chaque table, avec comptes et
               empreintes, dans un nouveau dossier. Ce qui est scellé le reste ; la clé secrète n’y est pas. Voir docs/moving.md

  --format csv   UTF-8 pour tableurs ; les noms des colonnes, des états et le séparateur suivent la langue (LANG) : « ; » en français,
                 « , » en anglais. Un texte qu’un tableur prendrait pour une formule commence par une apostrophe.
  --format json  un tableau, une ligne par élément ; instants en UTC. En abrégé : --json
  --since JOUR   AAAA-MM-JJ dans le fuseau de l’entreprise, compris : seulement les idées reçues, réponses données, récits racontés, cas ouverts depuis
  --to FICHIER   dans ce nouveau fichier, lisible de son seul propriétaire, au lieu de la sortie standard ; ni lien ni périphérique
  --replace      si FICHIER existe déjà, le remplacer par le nouveau une fois celui-ci entier

Éléments du tableau JSON, ${elements('fr')}`),
  };
}
