// The health of a source in words, and what to do about it. Judging it is health.ts.
import { formats, plural } from '../../i18n/formats.ts';
import { intlTag, type Locale } from '../../i18n/locale.ts';
import { fr, phrases } from '../../i18n/phrases.ts';
import type { Health } from './health.ts';

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
      const refused = plural(locale, health.refused, words.refused(number(health.refused)));
      const seen = health.seenAt === null ? words.never : words.fine(ago(health.seenAt));
      return words.failing(seen, refused, ago(health.at), whyRefused(health.code, locale));
    }
    default:
      return health satisfies never;
  }
}

/** What an admin does about it; null where there is nothing to do. */
export function healthRemedy(health: Health, locale: Locale): string | null {
  const words = say(locale);
  if (health.kind === 'quiet') return words.remedies.quiet;
  return health.kind === 'failing' ? words.remedies[familyOf(health.code)] : null;
}

type TroubleFamily =
  | 'secret'
  | 'signature'
  | 'token'
  | 'clock'
  | 'fetch'
  | 'gone'
  | 'shape'
  | 'size'
  | 'content';

/** By the codes of vendors/refusal.ts, of refusal.ts, and those that web/webhooks.ts adds. */
function familyOf(code: string): TroubleFamily {
  if (code === 'secret.missing') return 'secret';
  if (code.startsWith('signature.')) return 'signature';
  if (code.startsWith('timestamp.')) return 'clock';
  if (code === 'token.wrong' || code === 'fetch.denied') return 'token';
  if (code === 'fetch.later') return 'fetch';
  if (code === 'fetch.gone') return 'gone';
  if (code === 'fetch.shape') return 'shape';
  return code === 'body.tooLarge' || code === 'items.tooMany' ? 'size' : 'content';
}

function whyRefused(code: string, locale: Locale): string {
  const words = say(locale);
  const family = familyOf(code);
  return family === 'content' ? words.whys.content(code) : words.whys[family];
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
    refused: (count: string) => ({ one: `${count} body refused`, other: `${count} bodies refused` }),
    failing: (seen: string, refused: string, ago: string, why: string) =>
      `${seen}; ${refused} since, the last one ${ago}: ${why}`,
    justNow: 'just now',
    days: (count: string) => ({ one: `${count} day`, other: `${count} days` }),
    whys: {
      secret: 'its secret is missing, or cannot be read any more',
      signature: 'wrong signature',
      token: 'wrong token or key',
      clock: 'the signature’s time is off',
      fetch: 'the answer could not be fetched',
      gone: 'the vendor knows no such form, app or account',
      shape: 'the vendor answers otherwise than it documents',
      size: 'too large',
      content: (code: string) => `it could not be read (${code})`,
    },
    remedies: {
      quiet:
        'Check at the vendor that the webhook is still on and has this address, and that the token is still the one in use. If silence is normal here: portevoix source set NAME --quiet-after never.',
      secret: 'Give it again: portevoix source add NAME --vendor VENDOR --secret WHERE.',
      signature:
        'Copy the signing secret again from the vendor’s webhook settings: portevoix source add NAME --vendor VENDOR --secret WHERE.',
      token:
        'Give the sender the source’s token, or the source a new key of the vendor’s: portevoix source add NAME --vendor (or --pull) VENDOR --token WHERE.',
      clock: 'Set the clock of this machine (NTP); deliveries that are replayed later stay refused.',
      fetch:
        'It is asked for again by itself, or when the vendor sends again; if it lasts, check the way out to the internet.',
      gone: 'Check which form, app or account it names: portevoix source add NAME --pull VENDOR --of ID.',
      shape:
        'A later version of Porte-voix may know what has changed at the vendor; nothing is lost meanwhile.',
      size: 'Let the vendor send fewer answers at a time, or without attachments; nothing of those was stored.',
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
    refused: (count) => ({ one: `${count} envoi refusé`, other: `${count} envois refusés` }),
    failing: (seen, refused, ago, why) => fr`${seen} ; ${refused} depuis, le dernier ${ago} : ${why}`,
    justNow: 'à l’instant',
    days: (count) => ({ one: `${count} jour`, other: `${count} jours` }),
    whys: {
      secret: 'son secret manque, ou ne se lit plus',
      signature: 'mauvaise signature',
      token: 'mauvais jeton ou mauvaise clé',
      clock: 'l’heure de la signature est fausse',
      fetch: 'la réponse n’a pas pu être lue dans l’outil',
      gone: 'l’outil ne connaît pas ce formulaire, cette application ou ce compte',
      shape: 'l’outil répond autrement que sa documentation ne le dit',
      size: 'trop volumineux',
      content: (code) => `illisible (${code})`,
    },
    remedies: {
      quiet:
        'Vérifiez dans l’outil que le webhook est toujours actif et à cette adresse, et que le jeton est toujours le bon. Si ce silence est normal : portevoix source set NOM --quiet-after never.',
      secret: 'Redonnez-le : portevoix source add NOM --vendor OUTIL --secret OÙ.',
      signature:
        'Recopiez le secret de signature depuis les réglages du webhook : portevoix source add NOM --vendor OUTIL --secret OÙ.',
      token:
        'Donnez à l’expéditeur le jeton de la source, ou à la source une nouvelle clé de l’outil : portevoix source add NOM --vendor (ou --pull) OUTIL --token OÙ.',
      clock: 'Réglez l’horloge de cette machine (NTP) ; les envois rejoués plus tard restent refusés.',
      fetch:
        'Elle sera redemandée d’elle-même, ou au prochain envoi de l’outil ; si cela dure, vérifiez l’accès à internet.',
      gone: 'Vérifiez le formulaire, l’application ou le compte indiqué : portevoix source add NOM --pull OUTIL --of ID.',
      shape:
        'Une version plus récente de Porte-voix connaîtra peut-être ce qui a changé dans l’outil ; rien n’est perdu d’ici là.',
      size: 'Faites envoyer moins de réponses à la fois, ou sans pièces jointes ; rien de cela n’a été enregistré.',
      content:
        'Comparez les champs du formulaire avec la correspondance de la source : portevoix source add NOM --mapping FICHIER.',
    },
  },
});
