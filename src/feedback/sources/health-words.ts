// The health of a source in words, and what to do about it. Judging it is health.ts.
import { formats, plural } from '../../i18n/formats.ts';
import { intlTag, type Locale } from '../../i18n/locale.ts';
import { fr, phrases } from '../../i18n/phrases.ts';
import { type Health, LEFT_OUT, OWN_FAULT } from './health.ts';

/** "Typeform: last answer 2 hours ago". */
export function healthLine(name: string, health: Health, { locale, now }: HealthReader): string {
  return say(locale).line(name, healthText(health, { locale, now }));
}

interface HealthReader {
  readonly locale: Locale;
  readonly now: Date;
}

/** "last answer 2 hours ago", without the source's name. */
export function healthText(health: Health, { locale, now }: HealthReader): string {
  const words = say(locale);
  const ago = (at: Date) => agoText(at, now, locale);
  switch (health.kind) {
    case 'fine':
      return words.fine(ago(health.seenAt));
    case 'never':
      return words.never;
    case 'quiet': {
      const days = daysText(health.days, locale);
      return health.seenAt === null ? words.neverFor(days) : words.quiet(days);
    }
    case 'failing': {
      const { number } = formats(locale, 'UTC');
      const { counted, last } = words.lost[lossOf(health.code)];
      const lost = plural(locale, health.refused, counted(number(health.refused)));
      const seen = health.seenAt === null ? words.never : words.fine(ago(health.seenAt));
      return words.failing(seen, lost, last(ago(health.at)), whyRefused(health.code, locale));
    }
    default:
      return health satisfies never;
  }
}

/**
 * What an admin does about it; null where there is nothing to do, as where they paused it and nothing comes.
 * @param pull how it is fetched; null where it is not
 */
export function healthRemedy(
  health: Health,
  locale: Locale,
  pull: { readonly pausedAt: Date | null } | null,
): string | null {
  const words = say(locale);
  if (health.kind === 'quiet') {
    if (pull === null) return words.remedies.quiet;
    return pull.pausedAt === null ? words.remedies.quietFetched : null;
  }
  return health.kind === 'failing' ? words.remedies[familyOf(health.code)] : null;
}

type TroubleFamily =
  | 'secret'
  | 'signature'
  | 'token'
  | 'timestamp'
  | 'denied'
  | 'forbidden'
  | 'unpaid'
  | 'clock'
  | 'sealed'
  | 'fetch'
  | 'ours'
  | 'gone'
  | 'moved'
  | 'shape'
  | 'size'
  | 'answer'
  | 'content';

/** What was lost: a body that was sent, an attempt to fetch, which is made again, or an answer among those that were fetched. */
function lossOf(code: string): 'body' | 'attempt' | 'answer' {
  if (code.startsWith(LEFT_OUT)) return 'answer';
  return code.startsWith('fetch.') ? 'attempt' : 'body';
}

/** By the codes of vendors/refusal.ts, of refusal.ts, of fetching (vendors/pulling.ts), and those that web/webhooks.ts adds. */
function familyOf(code: string): TroubleFamily {
  const [fetching] = code.split(':');
  const known = FETCHING.get(fetching ?? '');
  if (known !== undefined) return known;
  if (code === 'secret.missing') return 'secret';
  if (code.startsWith('signature.')) return 'signature';
  if (code.startsWith('timestamp.')) return 'timestamp';
  if (code === 'token.wrong') return 'token';
  return code === 'body.tooLarge' || code === 'items.tooMany' ? 'size' : 'content';
}

const FETCHING = new Map<string, TroubleFamily>([
  ['fetch.denied', 'denied'],
  ['fetch.forbidden', 'forbidden'],
  ['fetch.unpaid', 'unpaid'],
  [OWN_FAULT, 'ours'],
  ['fetch.clock', 'clock'],
  ['fetch.sealed', 'sealed'],
  ['fetch.later', 'fetch'],
  ['fetch.gone', 'gone'],
  ['fetch.moved', 'moved'],
  ['fetch.shape', 'shape'],
  ['fetch.fields', 'content'],
  ['fetch.answer', 'answer'],
]);

type Unread = 'date' | 'score' | 'empty' | 'text' | 'id' | 'fields' | 'body' | 'rating' | 'value' | 'any';

/** By the first part of the codes of vendors/refusal.ts and refusal.ts. */
const UNREAD = new Map<string, Unread>([
  ['date', 'date'],
  ['score', 'score'],
  ['scale', 'score'],
  ['metric', 'score'],
  ['heat', 'value'],
  ['value', 'value'],
  ['empty', 'empty'],
  ['text', 'text'],
  ['id', 'id'],
  ['nothing', 'fields'],
  ['key', 'fields'],
  ['path', 'fields'],
  ['body', 'body'],
  ['zendesk', 'rating'],
  ['shape', 'value'],
  ['type', 'value'],
  ['field', 'value'],
  ['email', 'value'],
  ['segments', 'value'],
]);

/** "fetch.clock:-12": twelve minutes behind the vendor's. */
function clockText(code: string, locale: Locale): string {
  const words = say(locale).whys;
  const minutes = Number(code.split(':')[1] ?? 0);
  const text = plural(
    locale,
    Math.abs(minutes),
    words.minutes(formats(locale, 'UTC').number(Math.abs(minutes))),
  );
  return minutes < 0 ? words.behind(text) : words.ahead(text);
}

function whyRefused(code: string, locale: Locale): string {
  const words = say(locale);
  const family = familyOf(code);
  if (family === 'clock') return clockText(code, locale);
  if (family !== 'content' && family !== 'answer') return words.whys[family];
  const what = code.replace(/^fetch\.[a-z]+:/, '');
  const unread = words.unread[UNREAD.get(what.split('.')[0] ?? '') ?? 'any'];
  return what === '' ? unread : words.because(unread, what);
}

/** "3 days". */
export function daysText(days: number, locale: Locale): string {
  return plural(locale, days, say(locale).days(formats(locale, 'UTC').number(days)));
}

const UNITS = [
  { unit: 'day', seconds: 86_400 },
  { unit: 'hour', seconds: 3_600 },
  { unit: 'minute', seconds: 60 },
] as const;

/** "2 hours ago", in the biggest whole unit up to days. */
export function agoText(at: Date, now: Date, locale: Locale): string {
  const seconds = Math.max(0, Math.floor((now.getTime() - at.getTime()) / 1_000));
  const fitting = UNITS.find((each) => seconds >= each.seconds);
  if (!fitting) return say(locale).justNow;
  const format = new Intl.RelativeTimeFormat(intlTag(locale), { style: locale === 'fr' ? 'short' : 'long' });
  return format.format(-Math.floor(seconds / fitting.seconds), fitting.unit);
}

const say = phrases({
  en: {
    line: (name: string, health: string) => `${name}: ${health}`,
    fine: (ago: string) => `last answer ${ago}`,
    never: 'nothing received yet',
    neverFor: (days: string) => `nothing received in ${days}, since it was added`,
    quiet: (days: string) => `nothing for ${days}`,
    lost: {
      body: {
        counted: (count: string) => ({ one: `${count} body refused`, other: `${count} bodies refused` }),
        last: (ago: string) => `the last one ${ago}`,
      },
      attempt: {
        counted: (count: string) => ({
          one: `${count} attempt to fetch failed`,
          other: `${count} attempts to fetch failed`,
        }),
        last: (ago: string) => `the last one ${ago}`,
      },
      answer: {
        counted: (count: string) => ({ one: `${count} answer left out`, other: `${count} answers left out` }),
        last: (ago: string) => `the last one ${ago}`,
      },
    },
    failing: (seen: string, lost: string, last: string, why: string) =>
      `${seen}; ${lost} since, ${last}: ${why}`,
    because: (what: string, code: string) => `${what} (${code})`,
    unread: {
      date: 'a date is missing, unreadable or still to come',
      score: 'a score does not fit its scale',
      empty: 'there is neither a score nor a comment',
      text: 'a text is too long or cannot be read',
      id: 'there is no id by which it could be known again',
      fields: 'no field is known to be a score or a comment',
      body: 'it is not JSON, or was cut on its way',
      rating: 'it tells of a rating without the rating',
      value: 'a field holds something else than was expected',
      any: 'it could not be read',
    },
    justNow: 'just now',
    days: (count: string) => ({ one: `${count} day`, other: `${count} days` }),
    whys: {
      secret: 'its secret is missing, or cannot be read any more',
      signature: 'wrong signature',
      token: 'wrong token',
      timestamp: 'the signature’s time is off',
      denied: 'the vendor does not take the key, which may have expired or been revoked',
      forbidden: 'the vendor knows the key, which may not read these answers',
      unpaid: 'the vendor wants to be paid first',
      ours: 'this program could not keep what it fetched',
      minutes: (count: string) => ({ one: `${count} minute`, other: `${count} minutes` }),
      ahead: (minutes: string) =>
        `the vendor does not take the key while the clock of this machine is ${minutes} ahead`,
      behind: (minutes: string) =>
        `the vendor does not take the key while the clock of this machine is ${minutes} behind`,
      sealed: 'its key cannot be opened any more, for the program has lost its own',
      fetch: 'the vendor could not be reached, or asked to wait',
      moved: 'the vendor answers at another address, where the key is not sent',
      gone: 'the vendor knows no such form, app or account',
      shape: 'the vendor answers otherwise than it documents',
      size: 'too large',
    },
    remedies: {
      quiet:
        'Check at the vendor that the webhook is still on and has this address, and that the token is still the one in use. If silence is normal here: portevoix source set NAME --quiet-after never.',
      quietFetched:
        'It is asked for every hour, and has nothing new. Check at the vendor that answers still come in there. If silence is normal here: portevoix source set NAME --quiet-after never.',
      secret: 'Give it again: portevoix source add NAME --vendor VENDOR --secret WHERE.',
      signature:
        'Copy the signing secret again from the vendor’s webhook settings: portevoix source add NAME --vendor VENDOR --secret WHERE.',
      token:
        'Give the sender the source’s token; where it is lost, portevoix source token NAME makes another.',
      timestamp: 'Set the clock of this machine (NTP); deliveries that are replayed later stay refused.',
      denied:
        'Make a new key at the vendor (docs/vendor-keys.md says where) and give it: portevoix source add NAME --pull VENDOR --token WHERE (a webhook’s: --vendor). An account that is kept in Europe has to be named with --region. What was said meanwhile is then read.',
      forbidden:
        'Give the key the rights that docs/vendor-keys.md names, or make one that has them: portevoix source add NAME --pull VENDOR --token WHERE (a webhook’s: --vendor). What was said meanwhile is then read.',
      unpaid:
        'See at the vendor whether the plan has ended, or does not include the API. It is then asked again by itself, and what was said meanwhile is read.',
      ours: 'It is tried again by itself, and nothing is lost. Why is in the program’s log, for whoever runs it: a full disk, a database that is locked or away.',
      clock:
        'Set the clock of this machine (NTP). It is then asked again by itself, and what was said meanwhile is read.',
      sealed:
        'Give PORTEVOIX_SECRET_KEY its former value back, or the source its key again: portevoix source add NAME --pull VENDOR --token WHERE.',
      fetch:
        'It is asked for again by itself, or when the vendor sends again; if it lasts, check the way out to the internet.',
      moved:
        'Give the address where it answers now, https rather than http: portevoix source add NAME --pull VENDOR --at WHERE.',
      gone: 'Check which form, app or account it names: portevoix source add NAME --pull VENDOR --of ID.',
      shape:
        'A later version of Porte-voix may know what has changed at the vendor; nothing is lost meanwhile.',
      size: 'Let the vendor send fewer answers at a time, or without attachments; nothing of those was stored.',
      answer:
        'The other answers are stored. Look at the question at the vendor; where a field is something else than it seems, say what it is: portevoix source add NAME --pull VENDOR --mapping FILE.',
      content:
        'Check the fields of the form against the source’s mapping: portevoix source add NAME --mapping FILE.',
    },
  },
  fr: {
    line: (name, health) => fr`${name} : ${health}`,
    fine: (ago) => `dernière réponse ${ago}`,
    never: 'encore rien reçu',
    neverFor: (days) => `rien reçu en ${days}, depuis son ajout`,
    quiet: (days) => `rien depuis ${days}`,
    lost: {
      body: {
        counted: (count) => ({ one: `${count} envoi refusé`, other: `${count} envois refusés` }),
        last: (ago) => `le dernier ${ago}`,
      },
      attempt: {
        counted: (count) => ({ one: `${count} relevé en échec`, other: `${count} relevés en échec` }),
        last: (ago) => `le dernier ${ago}`,
      },
      answer: {
        counted: (count) => ({
          one: `${count} réponse laissée de côté`,
          other: `${count} réponses laissées de côté`,
        }),
        last: (ago) => `la dernière ${ago}`,
      },
    },
    failing: (seen, lost, last, why) => fr`${seen} ; ${lost} depuis, ${last} : ${why}`,
    because: (what, code) => `${what} (${code})`,
    unread: {
      date: 'une date manque, est illisible ou encore à venir',
      score: 'une note sort de son échelle',
      empty: 'il n’y a ni note ni commentaire',
      text: 'un texte est trop long ou illisible',
      id: 'il manque l’identifiant qui la ferait reconnaître',
      fields: 'aucun champ n’est reconnu comme une note ou un commentaire',
      body: 'ce n’est pas du JSON, ou il a été coupé en route',
      rating: 'une note est annoncée, mais pas donnée',
      value: 'un champ contient autre chose que prévu',
      any: 'illisible',
    },
    justNow: 'à l’instant',
    days: (count) => ({ one: `${count} jour`, other: `${count} jours` }),
    whys: {
      secret: 'son secret manque, ou ne se lit plus',
      signature: 'mauvaise signature',
      token: 'mauvais jeton',
      timestamp: 'l’heure de la signature est fausse',
      denied: 'l’outil refuse la clé, qui a pu expirer ou être révoquée',
      forbidden: 'l’outil reconnaît la clé, mais elle n’a pas le droit de lire ces réponses',
      unpaid: 'l’outil demande d’abord un paiement',
      ours: 'ce programme n’a pas pu enregistrer ce qu’il a relevé',
      minutes: (count) => ({ one: `${count} minute`, other: `${count} minutes` }),
      ahead: (minutes) => fr`l’outil refuse la clé, car l’horloge de cette machine avance de ${minutes}`,
      behind: (minutes) => fr`l’outil refuse la clé, car l’horloge de cette machine retarde de ${minutes}`,
      sealed: 'sa clé ne peut plus être déchiffrée, le programme ayant perdu la sienne',
      fetch: 'l’outil est injoignable, ou demande d’attendre',
      moved: 'l’outil répond à une autre adresse, où la clé n’est pas envoyée',
      gone: 'l’outil ne connaît pas ce formulaire, cette application ou ce compte',
      shape: 'l’outil répond autrement que sa documentation ne le dit',
      size: 'trop volumineux',
    },
    remedies: {
      quiet:
        'Vérifiez dans l’outil que le webhook est toujours actif et à cette adresse, et que le jeton est toujours le bon. Si ce silence est normal : portevoix source set NOM --quiet-after never.',
      quietFetched:
        'Elle est relevée toutes les heures, sans rien de nouveau. Vérifiez dans l’outil que des réponses y arrivent encore. Si ce silence est normal : portevoix source set NOM --quiet-after never.',
      secret: 'Redonnez-le : portevoix source add NOM --vendor OUTIL --secret OÙ.',
      signature:
        'Recopiez le secret de signature depuis les réglages du webhook : portevoix source add NOM --vendor OUTIL --secret OÙ.',
      token:
        'Donnez à l’expéditeur le jeton de la source ; s’il est perdu, portevoix source token NOM en crée un autre.',
      timestamp: 'Réglez l’horloge de cette machine (NTP) ; les envois rejoués plus tard restent refusés.',
      denied:
        'Créez une nouvelle clé dans l’outil (docs/vendor-keys.md dit où) et donnez-la : portevoix source add NOM --pull OUTIL --token OÙ (pour un webhook : --vendor). Pour un compte hébergé en Europe, ajoutez --region. Ce qui a été dit entre-temps sera alors lu.',
      forbidden:
        'Donnez à la clé les droits indiqués dans docs/vendor-keys.md, ou créez-en une qui les a : portevoix source add NOM --pull OUTIL --token OÙ (pour un webhook : --vendor). Ce qui a été dit entre-temps sera alors lu.',
      unpaid:
        'Vérifiez dans l’outil si l’abonnement est échu ou ne comprend pas l’API. Il sera ensuite interrogé de nouveau, et ce qui a été dit entre-temps sera lu.',
      ours: fr`Ce sera retenté, et rien n’est perdu. La raison est dans le journal du programme, pour qui l’exploite : disque plein, base verrouillée ou injoignable.`,
      clock:
        'Réglez l’horloge de cette machine (NTP). L’outil sera ensuite interrogé de nouveau, et ce qui a été dit entre-temps sera lu.',
      sealed:
        'Rendez à PORTEVOIX_SECRET_KEY sa valeur précédente, ou redonnez sa clé à la source : portevoix source add NOM --pull OUTIL --token OÙ.',
      fetch:
        'Elle sera redemandée d’elle-même, ou au prochain envoi de l’outil ; si cela dure, vérifiez l’accès à internet.',
      moved:
        'Donnez l’adresse où il répond désormais, en https plutôt qu’en http : portevoix source add NOM --pull OUTIL --at LIEU.',
      gone: 'Vérifiez le formulaire, l’application ou le compte indiqué : portevoix source add NOM --pull OUTIL --of ID.',
      shape:
        'Une version plus récente de Porte-voix connaîtra peut-être ce qui a changé dans l’outil ; rien n’est perdu d’ici là.',
      size: 'Faites envoyer moins de réponses à la fois, ou sans pièces jointes ; rien de cela n’a été enregistré.',
      answer:
        'Les autres réponses sont enregistrées. Regardez la question dans l’outil ; si un champ n’est pas ce qu’il semble être, dites ce qu’il est : portevoix source add NOM --pull OUTIL --mapping FICHIER.',
      content:
        'Comparez les champs du formulaire avec la correspondance de la source : portevoix source add NOM --mapping FICHIER.',
    },
  },
});
