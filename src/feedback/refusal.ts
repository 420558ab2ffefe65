// Why an answer that came in was not taken, and the words for it. The rules themselves are in item.ts.
import { plural } from '../i18n/formats.ts';
import type { Locale } from '../i18n/locale.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import type { DateOrder } from './dates/instant.ts';
import type { Metric } from './filters.ts';

/** The parts of an answer, by the names that the API uses; CSV columns are mapped to them. */
export type ItemField =
  | 'id'
  | 'customer'
  | 'metric'
  | 'score'
  | 'verbatim'
  | 'scores'
  | 'comments'
  | 'touchpoint'
  | 'heat'
  | 'answeredAt'
  | 'names'
  | 'segments'
  | 'email'
  | 'mayReply';

/** `given` is a short, redacted excerpt of what came in: safe to show to the sender, never a verbatim. */
export type Reason =
  | { readonly code: 'date.missing' }
  | { readonly code: 'date.unreadable'; readonly given: string; readonly wanted: DateOrder }
  /** Its year has two digits, and may stand first or last. */
  | { readonly code: 'date.year'; readonly given: string }
  | { readonly code: 'date.future'; readonly given: string }
  | { readonly code: 'date.tooOld'; readonly given: string }
  | { readonly code: 'score.unreadable'; readonly given: string }
  | {
      readonly code: 'score.range';
      readonly given: string;
      readonly metric: Metric;
      readonly low: number;
      readonly high: number;
    }
  | { readonly code: 'score.scale'; readonly given: string; readonly high: number }
  | { readonly code: 'scale.unknown'; readonly given: string; readonly metric: Metric }
  | { readonly code: 'metric.missing' }
  | { readonly code: 'metric.unknown'; readonly given: string }
  | { readonly code: 'metric.cesV1' }
  | { readonly code: 'heat.unknown'; readonly given: string }
  | { readonly code: 'empty' }
  | { readonly code: 'text.tooLong'; readonly length: number; readonly most: number }
  | { readonly code: 'text.nul' }
  | { readonly code: 'text.undecodable' }
  | { readonly code: 'type'; readonly wanted: 'text' | 'number' | 'boolean' | 'object' | 'list' }
  | { readonly code: 'field.unknown' }
  | { readonly code: 'email' }
  | { readonly code: 'segments.tooMany'; readonly most: number }
  | { readonly code: 'items.tooMany'; readonly most: number }
  | { readonly code: 'row.cells'; readonly cells: number; readonly wanted: number }
  | { readonly code: 'row.quote' }
  | { readonly code: 'row.tooLong'; readonly most: number };

export interface ItemRefusal {
  readonly field: ItemField | string;
  readonly reason: Reason;
}

/** One sentence for the sender: what came in, where it is decided, and what would be taken. */
export function sayReason(reason: Reason, locale: Locale): string {
  const words = say(locale);
  switch (reason.code) {
    case 'date.missing':
      return words.dateMissing;
    case 'date.unreadable':
      return words.dateUnreadable(reason.given, words.dateForm[reason.wanted]);
    case 'date.year':
      return words.dateYear(reason.given);
    case 'date.future':
      return words.dateFuture(reason.given);
    case 'date.tooOld':
      return words.dateTooOld(reason.given);
    case 'score.unreadable':
      return words.scoreUnreadable(reason.given);
    case 'score.range':
      return words.scoreRange(reason.given, reason.metric.toUpperCase(), reason.low, reason.high);
    case 'score.scale':
      return words.scoreScale(reason.given, reason.high);
    case 'scale.unknown':
      return words.scaleUnknown(reason.given, words.scalesOf[reason.metric]);
    case 'metric.missing':
      return words.metricMissing;
    case 'metric.unknown':
      return words.metricUnknown(reason.given);
    case 'metric.cesV1':
      return words.cesV1;
    case 'heat.unknown':
      return words.heatUnknown(reason.given);
    case 'empty':
      return words.empty;
    case 'text.tooLong':
      return words.tooLong(reason.length, reason.most);
    case 'text.nul':
      return words.nul;
    case 'text.undecodable':
      return words.undecodable;
    case 'type':
      return words.type(words.types[reason.wanted]);
    case 'email':
      return words.email;
    case 'field.unknown':
      return words.fieldUnknown;
    case 'segments.tooMany':
      return words.tooManySegments(reason.most);
    case 'items.tooMany':
      return words.tooMany(reason.most);
    case 'row.cells':
      return words.cells(reason.cells, reason.wanted);
    case 'row.quote':
      return words.quote;
    case 'row.tooLong':
      return words.rowTooLong(reason.most);
    default:
      return reason satisfies never;
  }
}

const say = phrases({
  en: {
    dateMissing: 'The date of the answer is missing.',
    dateUnreadable: (given: string, form: string) =>
      `“${given}” is not a date that exists; ${form} or YYYY-MM-DD is expected, with or without a time.`,
    dateYear: (given: string) =>
      `“${given}” may begin with its day or with its year: write the year with four digits.`,
    dateFuture: (given: string) => `The date “${given}” is still to come.`,
    dateTooOld: (given: string) => `The date “${given}” is before 1990.`,
    dateForm: { dmy: 'DD/MM/YYYY', mdy: 'MM/DD/YYYY', ymd: 'YY-MM-DD' },
    scoreUnreadable: (given: string) => `“${given}” is not a number.`,
    scoreRange: (given: string, metric: string, low: number, high: number) =>
      `The score ${given} is outside the ${metric} scale, from ${low} to ${high}.`,
    scoreScale: (given: string, high: number) => `“${given}” is on another scale than out of ${high}.`,
    scaleUnknown: (given: string, scales: string) => `“${given}” is not a scale that is taken: ${scales}.`,
    scalesOf: {
      nps: 'NPS is asked on 0-10',
      csat: 'satisfaction on one from 0 or 1 up to at most 100, such as 1-5, 1-10 or 0-100',
      ces: 'effort on 1-5, 1-7, 0-10 or 1-10',
    },
    metricMissing: 'There is a score but no metric: nps, csat or ces.',
    metricUnknown: (given: string) => `The metric “${given}” is not known; there are nps, csat and ces.`,
    cesV1:
      'CES 1.0 (1 to 5, low is best) is another metric than CES 2.0 (1 to 7, 7 is best) and cannot be taken as ces.',
    heatUnknown: (given: string) => `“${given}” is neither hot nor cold.`,
    empty: 'There is neither a score nor a comment.',
    tooLong: (length: number, most: number) =>
      `The text has ${length} characters; at most ${most} are taken.`,
    nul: 'The text contains a NUL byte: the file is damaged here.',
    undecodable: 'Some bytes are not text in the encoding of this file.',
    type: (wanted: string) => `${wanted} is expected here.`,
    types: {
      text: 'A text',
      number: 'A number',
      boolean: 'True or false',
      object: 'An object of texts',
      list: 'A list of texts',
    },
    email: 'This is no e-mail address, as in zoe@example.com.',
    fieldUnknown: 'This field is not known; what you want to filter by belongs in “segments”.',
    tooManySegments: (most: number) => `At most ${most} segments are taken.`,
    tooMany: (most: number) => `At most ${most} are taken for one answer.`,
    cells: (cells: number, wanted: number) =>
      `The row has ${cells} ${plural('en', cells, { one: 'cell', other: 'cells' })} where the header has ${wanted}${cells < wanted ? ', and it is not certain which it lacks: write its empty ones too' : ''}.`,
    quote: 'A quote is opened here and not closed, or a quote inside the text is not doubled.',
    rowTooLong: (most: number) => `The row is longer than ${most} characters.`,
  },
  fr: {
    dateMissing: 'La date de la réponse manque.',
    dateUnreadable: (given: string, form: string) =>
      fr`« ${given} » n’est pas une date qui existe ; il faut ${form} ou AAAA-MM-JJ, avec ou sans heure.`,
    dateYear: (given: string) =>
      fr`« ${given} » peut commencer par le jour ou par l’année : écrivez l’année sur quatre chiffres.`,
    dateFuture: (given: string) => fr`La date « ${given} » est dans le futur.`,
    dateTooOld: (given: string) => fr`La date « ${given} » est antérieure à 1990.`,
    dateForm: { dmy: 'JJ/MM/AAAA', mdy: 'MM/JJ/AAAA', ymd: 'AA-MM-JJ' },
    scoreUnreadable: (given: string) => fr`« ${given} » n’est pas un nombre.`,
    scoreRange: (given: string, metric: string, low: number, high: number) =>
      fr`La note ${given} sort de l’échelle du ${metric}, qui va de ${low} à ${high}.`,
    scoreScale: (given: string, high: number) => fr`« ${given} » n’est pas une note sur ${high}.`,
    scaleUnknown: (given: string, scales: string) =>
      fr`« ${given} » n’est pas une échelle possible : ${scales}.`,
    scalesOf: {
      nps: 'le NPS se demande de 0 à 10 (0-10)',
      csat: 'la satisfaction se demande à partir de 0 ou 1, jusqu’à 100 au plus, par exemple 1-5, 1-10 ou 0-100',
      ces: 'l’effort se demande sur 1-5, 1-7, 0-10 ou 1-10',
    },
    metricMissing: 'Il y a une note mais pas d’indicateur : nps, csat ou ces.',
    metricUnknown: (given: string) =>
      fr`L’indicateur « ${given} » est inconnu ; choisissez nps, csat ou ces.`,
    cesV1:
      'Le CES 1.0 (de 1 à 5, le plus bas est le meilleur) est un autre indicateur que le CES 2.0 (de 1 à 7, 7 est le meilleur) et ne peut pas être pris pour ces.',
    heatUnknown: (given: string) => fr`« ${given} » n’est ni « à chaud » (hot) ni « à froid » (cold).`,
    empty: 'Il n’y a ni note ni commentaire.',
    tooLong: (length: number, most: number) =>
      fr`Le texte compte ${length} caractères ; ${most} au plus sont acceptés.`,
    nul: 'Le texte contient un octet nul : le fichier est abîmé à cet endroit.',
    undecodable: 'Certains octets ne sont pas du texte dans l’encodage de ce fichier.',
    type: (wanted: string) => `${wanted} est attendu ici.`,
    types: {
      text: 'Un texte',
      number: 'Un nombre',
      boolean: 'Vrai ou faux (true, false)',
      object: 'Un objet de textes',
      list: 'Une liste de textes',
    },
    email: 'Ce n’est pas une adresse e-mail, comme zoe@example.com.',
    fieldUnknown: 'Ce champ est inconnu ; ce qui sert à filtrer se met dans « segments ».',
    tooManySegments: (most: number) => fr`${most} segments au plus sont acceptés.`,
    tooMany: (most: number) => fr`${most} au plus sont acceptés par réponse.`,
    cells: (cells: number, wanted: number) =>
      fr`La ligne compte ${cells} ${plural('fr', cells, { one: 'cellule', other: 'cellules' })} alors que l’en-tête en compte ${wanted}${cells < wanted ? ', et rien ne dit à coup sûr lesquelles manquent : écrivez aussi celles qui sont vides' : ''}.`,
    quote:
      'Un guillemet est ouvert ici sans être fermé, ou un guillemet à l’intérieur du texte n’est pas doublé.',
    rowTooLong: (most: number) => fr`La ligne dépasse ${most} caractères.`,
  },
});
