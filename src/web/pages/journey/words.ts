// What stands on a page of the journey besides the map's own words (journey/words.ts), in both languages.
import { fr, phrases } from '../../../i18n/phrases.ts';

export const sayPage = phrases({
  en: {
    asOf: (moment: string) => `As of ${moment}`,
    /** In the other language: the way to it. */
    other: 'En français',
    aim: (aim: string) => `meant to give: ${aim}`,
  },
  fr: {
    asOf: (moment) => fr`État au ${moment}`,
    other: 'In English',
    aim: (aim) => fr`but : ${aim}`,
  },
});
