// A token in a line, for whoever looks after them.
import { dateOf, dayOf } from '../calendar/day.ts';
import { formats } from '../i18n/formats.ts';
import type { Locale } from '../i18n/locale.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import { type ApiToken, isExpired } from './token.ts';

interface TokenReader {
  readonly locale: Locale;
  /** The company's. */
  readonly timeZone: string;
  readonly now: Date;
}

/** "Dashboard · read:voice · until Sunday 31 January 2027 · last used on Sunday 22 November 2026". */
export function tokenWords(token: ApiToken, { locale, timeZone, now }: TokenReader): string {
  const words = say(locale);
  const { name, scopes, expiresAt, lastUsedOn } = token;
  const last = expiresAt && formats(locale, timeZone).fullDay(new Date(expiresAt.getTime() - 1));
  const until =
    last === null ? words.forever : isExpired(token, now) ? words.expired(last) : words.until(last);
  const used =
    lastUsedOn === null
      ? words.unused
      : words.used(formats(locale, 'UTC').fullDay(dateOf(dayOf(lastUsedOn))));
  return [name, scopes.join(', '), until, used].join(' · ');
}

const say = phrases({
  en: {
    until: (day: string) => `until ${day}`,
    expired: (day: string) => `expired, was taken until ${day}`,
    forever: 'never expires',
    used: (day: string) => `last used on ${day}`,
    unused: 'not used yet',
  },
  fr: {
    until: (day) => fr`jusqu’au ${day}`,
    expired: (day) => fr`expiré, accepté jusqu’au ${day}`,
    forever: 'sans fin',
    used: (day) => fr`a servi en dernier le ${day}`,
    unused: 'n’a pas encore servi',
  },
});
