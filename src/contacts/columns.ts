// What the columns of a file of contacts are, by their names in French and English as phone and ticket systems write them. Pure.
import { fold } from '../terms/fold.ts';

export const contactFields = [
  ...(['date', 'reason', 'channel', 'touchpoint', 'department', 'count', 'minutes', 'seconds'] as const),
  ...(['duration', 'cost', 'verbatim', 'customer', 'name', 'id'] as const),
] as const;
export type ContactField = (typeof contactFields)[number];

/** After `fold`. The subject of a ticket (« objet ») is none of them: its customer wrote it, and reasons are kept for good. */
const NAMES: Readonly<Record<ContactField, string>> = {
  date: 'date|jour|day|quand|when|horodatage|horodateur|timestamp|date heure|date et heure|date time|datetime|date de contact|date du contact|contact date|date d appel|date de l appel|call date|call time|start time|start date|started at|debut|date de debut|created|created at|created on|date de creation|cree le|recu le|received|received at|opened at|periode|period|interval start|date de reception',
  reason:
    'reason|motif|motifs|raison|cause|motif de contact|motif du contact|motif d appel|motif de l appel|contact reason|call reason|reason for contact|reason for call|contact driver|driver|disposition|disposition code|wrap up|wrap up code|code motif|categorie|category|type de demande|nature de la demande|request type|sujet|topic|theme',
  channel:
    'channel|canal|media|media type|type de media|canal de contact|contact channel|contact type|type de contact|canal d entree',
  touchpoint: 'touchpoint|point de contact|etape|etape du parcours|moment|parcours|journey step',
  department:
    'department|departement|service|origine|origin|department of origin|departement d origine|service d origine|origin department|service responsable|direction|owner department|caused by|imputation',
  count:
    'count|nombre|nb|volume|contacts|nombre de contacts|nb contacts|nb de contacts|number of contacts|contact count|calls|appels|nombre d appels|nb appels|nb d appels|number of calls|call count|quantite|quantity|offered|handled|traites|appels traites|contacts traites|contacts handled|tickets|nombre de tickets',
  minutes:
    'minutes|min|mn|duree minutes|duree min|duree mn|duree en minutes|duration minutes|duration min|minutes de traitement|temps de traitement minutes|temps de traitement min|temps de traitement en minutes|handling minutes|handle minutes|handle time minutes|handling time minutes|handle time min|handling time min|total minutes|talk minutes',
  seconds:
    'seconds|secondes|sec|s|duree secondes|duree s|duree sec|duree en secondes|duration seconds|duration s|duration sec|handle time seconds|handling time seconds|handle time s|handle time sec|temps de traitement secondes|temps de traitement s|temps de traitement en secondes|talk seconds|total seconds|billsec',
  duration:
    'duration|duree|handle time|handling time|temps de traitement|duree de traitement|duree d appel|duree de l appel|call duration|talk time|temps de conversation|duree totale|total handle time|dmt totale',
  cost: 'cost|cout|couts|costs|montant|amount|price|prix|cout du contact|contact cost|cost of contact|cout total|total cost|charge',
  verbatim:
    'verbatim|comment|comments|commentaire|commentaires|customer words|customer comment|mots du client|paroles du client|message|texte|text|description|remarque|remarks',
  customer:
    'customer|client|customer id|id client|client id|reference client|ref client|numero client|n client|no client|customer reference|customer number|caller id|compte|account',
  name: 'name|nom|prenom|nom du client|nom client|customer name|client name|first name|last name|full name|contact name|caller name',
  id: 'id|identifiant|contact id|id contact|id du contact|external id|call id|id appel|id d appel|interaction id|conversation id|ticket|ticket id|id ticket|numero de ticket|n ticket|ticket number|case number|numero de dossier|uuid|guid',
};

const known = new Map(
  contactFields.flatMap((field) => NAMES[field].split('|').map((name) => [name, field] as const)),
);

export interface ContactColumn {
  readonly header: string;
  /** Null: it is not stored. */
  readonly field: ContactField | null;
}

/** What somebody says of a column: "Motif appel=reason"; "#3" is the third one, "-" for its field leaves it out. */
export interface SaidColumn {
  readonly left: string;
  readonly right: string;
}

export type ColumnsFault = { readonly code: 'column' | 'field'; readonly given: string };

/** Of two columns of one field the first is it; but a name may stand in several. */
export function contactColumns(
  headers: readonly string[],
  said: readonly SaidColumn[] = [],
): readonly ContactColumn[] | ColumnsFault {
  const given = new Map<number, ContactField | null>();
  for (const { left, right } of said) {
    const at = /^#\d+$/.test(left)
      ? Number(left.slice(1)) - 1
      : headers.findIndex((header) => fold(header) === fold(left));
    if (headers[at] === undefined) return { code: 'column', given: left };
    const field = contactFields.find((each) => each === right) ?? known.get(fold(right)) ?? null;
    if (field === null && right !== '-') return { code: 'field', given: right };
    given.set(at, field);
  }
  const taken = new Set([...given.values()]);
  return headers.map((header, at) => {
    if (given.has(at)) return { header, field: given.get(at) ?? null };
    const field = known.get(fold(header)) ?? null;
    if (field === null || (taken.has(field) && field !== 'name')) return { header, field: null };
    taken.add(field);
    return { header, field };
  });
}

/** Whether a row names the columns of contacts: a day, and why or whose. */
export function namesColumns(cells: readonly string[], said: readonly SaidColumn[]): boolean {
  const columns = contactColumns(cells, said);
  if ('code' in columns) return false;
  const has = (...fields: readonly ContactField[]) =>
    columns.some(({ field }) => field !== null && fields.includes(field));
  return has('date') && has('reason', 'department');
}
