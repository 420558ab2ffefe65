// In which order the dates of a file are read, and why, for its preview. Pure.
import type { DateOrder } from '../feedback/dates/instant.ts';
import type { DatingReason } from '../feedback/files/recognition/dating.ts';
import type { Locale } from '../i18n/locale.ts';
import { phrases } from '../i18n/phrases.ts';

/** "day/month/year (as the dates themselves show)" */
export function datesRead(
  { dateOrder, dateReason }: { readonly dateOrder: DateOrder; readonly dateReason: DatingReason | null },
  locale: Locale,
): string {
  const say = words(locale);
  const order = say.order[dateOrder];
  return dateReason === null ? order : `${order} (${say.why[dateReason]})`;
}

const words = phrases({
  en: {
    order: {
      dmy: 'day/month/year',
      mdy: 'month/day/year',
      ymd: 'year/month/day',
    } satisfies Record<DateOrder, string>,
    why: {
      said: 'as you said',
      dates: 'as the dates themselves show',
      near: 'read otherwise, they would be years away',
      past: 'read otherwise, some would be still to come',
      written: 'by their signs or the names of the columns',
      usual: 'as your country writes them',
    } satisfies Record<DatingReason, string>,
  },
  fr: {
    order: { dmy: 'jour/mois/année', mdy: 'mois/jour/année', ymd: 'année/mois/jour' },
    why: {
      said: 'comme vous l’avez dit',
      dates: 'les dates elles-mêmes le montrent',
      near: 'lues autrement, elles seraient à des années d’ici',
      past: 'lues autrement, certaines seraient à venir',
      written: 'd’après leurs signes ou les noms des colonnes',
      usual: 'comme on les écrit dans votre pays',
    },
  },
});
