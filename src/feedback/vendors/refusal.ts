// Why a webhook was not taken, and the words for it. Why one answer inside it was not: ../refusal.ts.
import type { Locale } from '../../i18n/locale.ts';
import { fr, phrases } from '../../i18n/phrases.ts';

/** The sender is not known to be the vendor: an answer of 401 fits. */
export type VerifyCode =
  | 'secret.missing'
  | 'signature.missing'
  | 'signature.malformed'
  | 'signature.wrong'
  | 'timestamp.missing'
  | 'timestamp.malformed'
  | 'timestamp.stale'
  | 'timestamp.ahead';

/** `given` is short and redacted. `fields`, `known` and `wanted` are names, not answers. */
export type ReadReason =
  | { readonly code: 'body.notUtf8' }
  | { readonly code: 'body.notJson' }
  | { readonly code: 'zendesk.noRating' }
  | { readonly code: 'shape'; readonly wanted: 'object' | 'list' | 'text' }
  | { readonly code: 'id.missing' }
  | { readonly code: 'id.unsafe' }
  | { readonly code: 'value.unknown'; readonly given: string; readonly known: readonly string[] }
  | { readonly code: 'nothing.mapped'; readonly fields: readonly string[] }
  | { readonly code: 'items.tooMany'; readonly most: number }
  | { readonly code: 'key.unknown'; readonly given: string; readonly known: readonly string[] }
  | { readonly code: 'key.missing'; readonly wanted: string }
  | { readonly code: 'path.tooLong'; readonly length: number; readonly most: number }
  | { readonly code: 'path.tooDeep'; readonly most: number }
  /** `position` counts from 1; past the end where the path stops too early. */
  | { readonly code: 'path.unreadable'; readonly given: string; readonly position: number };

export interface ReadRefusal {
  /** RFC 6901, into the vendor's body or, for a mapping, into the mapping. */
  readonly pointer: string;
  readonly reason: ReadReason;
}

/** One sentence for whoever set the webhook up: what is missing and where it is found. */
export function sayUnverified(code: VerifyCode, locale: Locale): string {
  return say(locale).verify[code];
}

/** One sentence: what came in, and what would be taken. */
export function sayUnread(reason: ReadReason, locale: Locale): string {
  const words = say(locale);
  switch (reason.code) {
    case 'body.notUtf8':
      return words.notUtf8;
    case 'body.notJson':
      return words.notJson;
    case 'zendesk.noRating':
      return words.noRating;
    case 'shape':
      return words.shape(words.shapes[reason.wanted]);
    case 'id.missing':
      return words.idMissing;
    case 'id.unsafe':
      return words.idUnsafe;
    case 'value.unknown':
      return words.unknownValue(reason.given, reason.known.join(', '));
    case 'nothing.mapped':
      return words.nothingMapped(reason.fields.slice(0, 10).join(', '));
    case 'items.tooMany':
      return words.tooMany(reason.most);
    case 'key.unknown':
      return words.unknownKey(reason.given, reason.known.join(', '));
    case 'key.missing':
      return words.missingKey(reason.wanted);
    case 'path.tooLong':
      return words.pathTooLong(reason.length, reason.most);
    case 'path.tooDeep':
      return words.pathTooDeep(reason.most);
    case 'path.unreadable':
      return words.pathUnreadable(reason.given, reason.position);
    default:
      return reason satisfies never;
  }
}

const say = phrases({
  en: {
    verify: {
      'secret.missing':
        'This source has no signing secret yet; an admin has to paste it from the vendor’s webhook settings.',
      'signature.missing':
        'The signature header is missing; switch signing on in the vendor’s webhook settings.',
      'signature.malformed': 'The signature header does not have the form that this vendor documents.',
      'signature.wrong':
        'The signature does not fit the body; the secret is another one, or the body was changed on its way.',
      'timestamp.missing': 'The header with the time of the signature is missing.',
      'timestamp.malformed': 'The time of the signature cannot be read.',
      'timestamp.stale': 'The signature is more than five minutes old; nothing was stored.',
      'timestamp.ahead':
        'The signature is dated more than five minutes ahead; one of the two clocks is wrong.',
    },
    notUtf8: 'The body is not text in UTF-8.',
    notJson: 'The body is not JSON; it may have been cut on its way.',
    noRating:
      'This Zendesk event tells of a rating without the rating. Connect the webhook to the trigger that “source add” prints instead of the event.',
    shape: (wanted: string) => `${wanted} is expected here.`,
    shapes: { object: 'An object', list: 'A list', text: 'A text' },
    idMissing: 'The answer has no id here; without one it could be stored twice.',
    idUnsafe: 'This number is too big to be an id without loss; send it as a text.',
    unknownValue: (given: string, known: string) => `“${given}” is not known here; there are ${known}.`,
    nothingMapped: (fields: string) =>
      `None of the fields is known to be a score or a comment: ${fields}. Say which is which in the source’s field mapping.`,
    tooMany: (most: number) => `At most ${most} answers are taken at a time; nothing was stored.`,
    unknownKey: (given: string, known: string) => `“${given}” is not a setting; there are ${known}.`,
    missingKey: (wanted: string) => `The mapping has to say “${wanted}”.`,
    pathTooLong: (length: number, most: number) =>
      `The path has ${length} characters; at most ${most} are taken.`,
    pathTooDeep: (most: number) => `The path has more than ${most} steps.`,
    pathUnreadable: (given: string, position: number) =>
      `“${given}” cannot be read at character ${position}; a path is names and positions such as $.answers[0].score or answer['first name'].`,
  },
  fr: {
    verify: {
      'secret.missing':
        'Cette source n’a pas encore de secret de signature ; un admin doit le coller depuis les réglages du webhook.',
      'signature.missing':
        'L’en-tête de signature manque ; activez la signature dans les réglages du webhook.',
      'signature.malformed': 'L’en-tête de signature n’a pas la forme que cet outil documente.',
      'signature.wrong':
        'La signature ne correspond pas au contenu ; le secret n’est pas le bon, ou le contenu a changé en route.',
      'timestamp.missing': 'L’en-tête qui donne l’heure de la signature manque.',
      'timestamp.malformed': 'L’heure de la signature est illisible.',
      'timestamp.stale': 'La signature date de plus de cinq minutes ; rien n’a été enregistré.',
      'timestamp.ahead': 'La signature a plus de cinq minutes d’avance ; l’une des deux horloges se trompe.',
    },
    notUtf8: 'Le contenu n’est pas du texte en UTF-8.',
    notJson: 'Le contenu n’est pas du JSON ; il a pu être coupé en route.',
    noRating: fr`Cet événement Zendesk annonce une note sans la donner. Reliez le webhook au déclencheur qu’affiche « source add » plutôt qu’à l’événement.`,
    shape: (wanted: string) => `${wanted} est attendu ici.`,
    shapes: { object: 'Un objet', list: 'Un tableau', text: 'Un texte' },
    idMissing: 'La réponse n’a pas d’identifiant ici ; elle pourrait être enregistrée deux fois.',
    idUnsafe: 'Ce nombre est trop grand pour un identifiant exact ; envoyez-le comme texte.',
    unknownValue: (given: string, known: string) =>
      fr`« ${given} » est inconnu ici ; valeurs possibles : ${known}.`,
    nothingMapped: (fields: string) =>
      fr`Aucun champ n’est reconnu comme une note ou un commentaire : ${fields}. Dites lequel est lequel dans les champs de la source.`,
    tooMany: (most: number) =>
      fr`${most} réponses au plus sont acceptées à la fois ; rien n’a été enregistré.`,
    unknownKey: (given: string, known: string) =>
      fr`« ${given} » n’est pas un réglage ; réglages possibles : ${known}.`,
    missingKey: (wanted: string) => fr`La correspondance doit donner « ${wanted} ».`,
    pathTooLong: (length: number, most: number) =>
      fr`Le chemin compte ${length} caractères ; ${most} au plus sont acceptés.`,
    pathTooDeep: (most: number) => `Le chemin compte plus de ${most} étapes.`,
    pathUnreadable: (given: string, position: number) =>
      fr`« ${given} » est illisible au caractère ${position} ; un chemin est fait de noms et de positions, comme $.answers[0].score ou answer['first name'].`,
  },
});
