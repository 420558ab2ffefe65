// Whose public holidays somebody has: told from their time zone, or chosen here. What it changes is in workspace/posting.ts.
import { regionCode, regionsOf } from '../calendar/regions.ts';
import { countries } from '../calendar/working-time.ts';
import { newId } from '../clock.ts';
import type { Locale } from '../i18n/locale.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import { opening, textOf } from '../messages/form.ts';
import type { Button } from '../messages/message.ts';
import { setCountry } from '../people/person.ts';
import { type Where, whereIs } from '../workspace/posting.ts';
import type { Feature } from './feature.ts';
import { problems } from './fields.ts';
import { type Ask, form, type Request } from './request.ts';
import { countryCode } from './schedules/parse.ts';
import { regionProblem, shown } from './settings/parse.ts';
import { saySettings } from './settings/words.ts';

export const openCountry: Ask = async ({ asker, workspace, locale }) => {
  const say = words(locale);
  const { country, region } = asker;
  const told = placeName(whereIs(workspace, { ...asker, country: null, region: null }), locale);
  return {
    kind: 'open',
    form: {
      form: 'country',
      state: opening(newId()),
      title: say.title,
      submit: say.save,
      intro: [{ kind: 'text', text: say.intro }],
      fields: [
        {
          kind: 'text',
          name: 'country',
          label: say.country,
          hint: say.countryHint(told),
          optional: true,
          initial: country === null ? '' : countryName(country, locale),
        },
        {
          kind: 'text',
          name: 'region',
          label: say.region,
          hint: saySettings(locale).regionHint,
          optional: true,
          initial: country === null || region === null ? '' : regionName(country, region, locale),
        },
      ],
    },
  };
};

export const countryForm = form<Where | null>({
  name: 'country',
  may: 'everyone',
  parse(values, { locale, asker }) {
    const given = { country: textOf(values, 'country'), region: textOf(values, 'region') };
    const country = countryCode(given.country);
    // Taking the country back takes back what belongs to it.
    if (country === null) {
      const isLeft = given.region !== '' && asker.country === null;
      return isLeft
        ? { ok: false, errors: { country: words(locale).countryFirst } }
        : { ok: true, value: null };
    }
    if (country === undefined)
      return { ok: false, errors: { country: saySettings(locale).badCountry(shown(given.country)) } };
    // The United Kingdom's own list lacks the summer bank holiday.
    const whole = country === 'GB' ? 'ENG' : null;
    const region = given.region === '' ? whole : regionCode(country, given.region);
    const errors = problems({
      region: region === undefined ? regionProblem(given.region, country, locale) : null,
    });
    return region === undefined ? { ok: false, errors } : { ok: true, value: { country, region } };
  },
  async submit(where, { kit, workspace, asker, locale }) {
    const say = words(locale);
    const person = await setCountry(kit.database.db, asker, where);
    const name = placeName(whereIs(workspace, person), locale);
    return { kind: 'done', title: say.saved, told: where ? say.chosen(name) : say.byZone(name) };
  },
});

export const country: Feature = {
  name: 'country',
  asks: { country: { run: openCountry, opens: true, may: 'everyone' } },
  forms: [countryForm],
  home: [
    {
      place: 'you',
      order: 30,
      draw: async (request) => [{ kind: 'buttons', buttons: [countryButton(request)] }],
    },
  ],
};

/** For App Home: whose holidays the asker has, as the way to say otherwise. */
function countryButton({ workspace, asker, locale }: Request): Button {
  const name = placeName(whereIs(workspace, asker), locale);
  return { label: words(locale).button(name), action: { name: 'country' } };
}

function placeName({ country, region }: Where, locale: Locale): string {
  const name = countryName(country, locale);
  return region === null ? name : `${name} (${regionName(country, region, locale)})`;
}

function countryName(country: string, locale: Locale): string {
  return countries(locale).find(({ code }) => code === country)?.name ?? country;
}

function regionName(country: string, region: string, locale: Locale): string {
  return regionsOf(country, locale).find(({ code }) => code === region)?.name ?? region;
}

const words = phrases({
  en: {
    button: (place: string) => `My public holidays: ${place}…`,
    title: 'My public holidays',
    save: 'Save',
    saved: 'Saved',
    intro:
      'On public holidays nobody asks you for anything: letters to you wait, and so does the clock of the answers that you owe. Hours are those of your time zone, as your chat knows it.',
    country: 'Country',
    countryHint: (told: string) => `By name or code. Empty: as your time zone says, ${told}.`,
    region: 'Region',
    countryFirst: 'Write the country to which this region belongs.',
    chosen: (place: string) => `Your public holidays are those of ${place}.`,
    byZone: (place: string) => `Your public holidays are those of your time zone: ${place}.`,
  },
  fr: {
    button: (place) => fr`Mes jours fériés : ${place}…`,
    title: 'Mes jours fériés',
    save: 'Enregistrer',
    saved: 'Enregistré',
    intro: fr`Les jours fériés, on ne vous demande rien : ce qui vous est écrit attend, et le délai des réponses que vous devez aussi. Les heures sont celles de votre fuseau, tel que la messagerie le connaît.`,
    country: 'Pays',
    countryHint: (told) => fr`Par son nom ou son code. Vide : selon votre fuseau horaire, ${told}.`,
    region: 'Région',
    countryFirst: 'Indiquez le pays de cette région.',
    chosen: (place) => fr`Vos jours fériés sont ceux de ce pays : ${place}.`,
    byZone: (place) => fr`Vos jours fériés sont ceux de votre fuseau horaire : ${place}.`,
  },
});
