// A refusal as whoever opened an address in a browser reads it: what it means and what to do, in their language. Programs read the problem itself.
import type { IncomingHttpHeaders } from 'node:http';
import { readerOf } from '../api/headers.ts';
import type { WebAnswer } from '../http/route.ts';
import { formats, plural } from '../i18n/formats.ts';
import type { Locale } from '../i18n/locale.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import { noticeAnswer } from './notice.ts';

/**
 * The same status and headers with a page in the place of a problem (RFC 9457), where a browser shows the answer; any other answer as it is.
 * The API's own addresses keep theirs: whoever opens one wants to see what a program sees.
 */
export function readable(
  answer: WebAnswer,
  { path, headers }: { readonly path: string; readonly headers: IncomingHttpHeaders },
): WebAnswer {
  const isProblem = answer.headers?.['content-type'] === 'application/problem+json';
  const isShown = headers.accept?.includes('text/html') === true && !path.startsWith('/api/');
  if (!isProblem || !isShown) return answer;
  const locale = readerOf(headers);
  const page = noticeAnswer({ status: answer.status, locale, ...saidOf(answer, locale) });
  return { ...page, headers: { ...answer.headers, ...page.headers } };
}

/** The same for a link that never was, one that was revoked, and one that has ended. */
export function nowhereNotice(locale: Locale): WebAnswer {
  return noticeAnswer({ status: 404, locale, ...nowhere(locale) });
}

function nowhere(locale: Locale) {
  const say = words(locale);
  return { title: say.nowhere, text: [say.whyNowhere, say.whoRenews] };
}

function saidOf({ status, headers, body }: WebAnswer, locale: Locale): { title: string; text: string[] } {
  const say = words(locale);
  const wait = Number(headers?.['retry-after'] ?? Number.NaN);
  const again = Number.isNaN(wait) ? say.again : waitText(wait, locale);
  switch (status) {
    case 404:
    case 405:
      return nowhere(locale);
    case 429:
      return { title: say.tooOften, text: [again] };
    case 503:
      return { title: say.notNow, text: [again] };
    default:
      return status < 500
        ? { title: say.unread, text: [say.copied] }
        : { title: say.wrong, text: [say.again, ...referenceIn(body).map(say.reference)] };
  }
}

/** Of a failure of ours (failures.ts), for whoever looks after the server. */
function referenceIn(body: string): string[] {
  const [, reference] = /"detail":"Reference (\w+)"/.exec(body) ?? [];
  return reference === undefined ? [] : [reference];
}

function waitText(seconds: number, locale: Locale): string {
  return plural(locale, seconds, words(locale).wait(formats(locale, 'UTC').number(seconds)));
}

const words = phrases({
  en: {
    nowhere: 'This link leads nowhere, or not any more.',
    whyNowhere: 'It may have been revoked, have ended, or not have been copied whole.',
    whoRenews:
      'Ask whoever gave it to you for a new one. Admins renew a screen’s, or make another, in the chat: /portevoix, Pages.',
    tooOften: 'That was too often in a short time.',
    notNow: 'Not just now.',
    wait: (seconds: string) => ({
      one: `Try again in ${seconds} second.`,
      other: `Try again in ${seconds} seconds.`,
    }),
    again: 'Try again in a minute.',
    unread: 'This cannot be read.',
    copied: 'The address may not have been copied whole. Ask whoever gave it to you for it once more.',
    wrong: 'Something went wrong on our side.',
    reference: (reference: string) =>
      `If it stays so, tell whoever looks after Porte-voix, with this reference: ${reference}`,
  },
  fr: {
    nowhere: 'Ce lien ne mène nulle part, ou plus nulle part.',
    whyNowhere: 'Il a pu être révoqué, arriver à son terme, ou être recopié en partie seulement.',
    whoRenews: fr`Demandez-en un nouveau à la personne qui vous l’a donné. Celui d’un écran se prolonge, ou se refait, dans la messagerie, par un admin : /portevoix, Pages.`,
    tooOften: 'C’était trop souvent en peu de temps.',
    notNow: 'Pas tout de suite.',
    wait: (seconds) => ({
      one: `Réessayez dans ${seconds} seconde.`,
      other: `Réessayez dans ${seconds} secondes.`,
    }),
    again: 'Réessayez dans une minute.',
    unread: 'Ceci ne se lit pas.',
    copied: fr`L’adresse n’a peut-être pas été recopiée en entier. Redemandez-la à la personne qui vous l’a donnée.`,
    wrong: 'Quelque chose s’est mal passé de notre côté.',
    reference: (reference) =>
      fr`Si cela dure, signalez-le à la personne qui s’occupe de Porte-voix, avec cette référence : ${reference}`,
  },
});
