// What asking the model costs, in words: the home, the command line.
import { formats, plural } from '../i18n/formats.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import type { Reader } from '../i18n/reader.ts';
import type { MonthUse } from './use.ts';

/** What people may know of the settings: no address beyond the host, no key. */
export interface SummaryShown {
  readonly model: string;
  readonly host: string;
  readonly perDay: number;
}

export function useText(
  {
    model,
    host,
    perDay,
    month,
    today,
  }: SummaryShown & { readonly month: MonthUse | null; readonly today: number },
  reader: Reader,
): string {
  const say = words(reader.locale);
  const { number } = formats(reader.locale, reader.timeZone);
  const used = month === null ? say.nothing : monthText(month, reader);
  return say.all(model, host, used, number(today), number(perDay));
}

/** "12 requests, 34,000 characters sent, 2,100 received; 1 without an answer". */
export function monthText(
  { requests, failures, charactersOut, charactersIn }: MonthUse,
  { locale, timeZone }: Reader,
): string {
  const say = words(locale);
  const { number } = formats(locale, timeZone);
  const asked = plural(locale, requests, say.requests(number(requests)));
  const used = say.used(asked, number(charactersOut), number(charactersIn));
  return failures === 0 ? used : say.failed(used, number(failures));
}

const words = phrases({
  en: {
    all: (model: string, host: string, used: string, today: string, perDay: string) =>
      `Automatic summaries: ${model} at ${host}. This month: ${used}. Requests today: ${today} of ${perDay}.`,
    nothing: 'nothing asked',
    requests: (count: string) => ({ one: `${count} request`, other: `${count} requests` }),
    used: (requests: string, out: string, back: string) =>
      `${requests}, ${out} characters sent, ${back} received`,
    failed: (used: string, failures: string) => `${used}; ${failures} without an answer`,
  },
  fr: {
    all: (model, host, used, today, perDay) =>
      fr`Résumés automatiques : ${model} sur ${host}. Ce mois-ci : ${used}. Demandes aujourd’hui : ${today} sur ${perDay}.`,
    nothing: 'rien de demandé',
    requests: (count) => ({ one: fr`${count} demande`, other: fr`${count} demandes` }),
    used: (requests, out, back) => fr`${requests}, ${out} caractères envoyés, ${back} reçus`,
    failed: (used, failures) => fr`${used} ; ${failures} sans réponse`,
  },
});
