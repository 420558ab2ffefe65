// The company's settings: country, language, days to answer, where stories wait. Admins only.
import { newId } from '../clock.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import { listOf, opening, textOf } from '../messages/form.ts';
import { sentence } from '../messages/message.ts';
import { saveSettings } from '../workspace/workspace.ts';
import { mustBeAdmin } from './admin.ts';
import { problems } from './fields.ts';
import { type Ask, form } from './request.ts';
import { countryCode } from './schedule-parse.ts';
import { isDays } from './topics.ts';

export const openSettings: Ask = async (request) => {
  await mustBeAdmin(request);
  const { workspace, locale } = request;
  const say = words(locale);
  return {
    kind: 'open',
    form: {
      form: 'settings',
      state: opening(newId(), { version: workspace.version }),
      title: say.title,
      submit: say.save,
      fields: [
        {
          kind: 'channels',
          name: 'stories',
          label: say.stories,
          hint: say.storiesHint,
          most: 1,
          optional: true,
          initial: workspace.storiesChannel === null ? [] : [workspace.storiesChannel],
        },
        {
          kind: 'text',
          name: 'country',
          label: say.country,
          hint: say.countryHint,
          initial: workspace.country,
        },
        { kind: 'text', name: 'days', label: say.days, initial: String(workspace.replyDays) },
        {
          kind: 'choice',
          name: 'language',
          label: say.language,
          options: [
            { value: 'fr', label: 'Français' },
            { value: 'en', label: 'English' },
          ],
          initial: workspace.locale === 'fr' ? 'fr' : 'en',
        },
      ],
    },
  };
};

export const settingsForm = form({
  name: 'settings',
  parse(values, { locale }) {
    const say = words(locale);
    const given = textOf(values, 'country');
    const country = countryCode(given);
    const days = textOf(values, 'days');
    const errors = problems({
      country: country ? null : say.badCountry(given),
      days: isDays(days) ? null : say.badDays(days),
    });
    if (Object.keys(errors).length > 0 || !country) return { ok: false, errors };
    const [stories] = listOf(values, 'stories');
    const language = textOf(values, 'language') === 'fr' ? 'fr' : 'en';
    return {
      ok: true,
      value: { country, replyDays: Number(days), locale: language, storiesChannel: stories ?? null },
    };
  },
  async submit(value, request, { version = 0 }) {
    await mustBeAdmin(request);
    const { kit, workspace, locale } = request;
    const say = words(locale);
    if (value.storiesChannel !== null) {
      const channel = await kit.directory.channel(value.storiesChannel);
      if (!channel?.isJoined || channel.isArchived)
        return { kind: 'errors', errors: { stories: say.notJoined } };
    }
    // A region belongs to its country: it stays with it, and goes with it.
    const region =
      value.country === workspace.country ? workspace.region : value.country === 'GB' ? 'ENG' : null;
    const saved = await saveSettings(kit.database.db, workspace.id, version, { ...value, region });
    if (!saved) return { kind: 'errors', errors: { country: say.outdated } };
    return { kind: 'show', title: say.title, message: sentence(say.saved) };
  },
});

const words = phrases({
  en: {
    title: 'Settings',
    save: 'Save',
    saved: 'The settings are saved.',
    stories: 'Where best failures wait for approval',
    storiesHint: 'The members of this channel are the moderators. Empty: the admins, by direct message.',
    country: 'Country, for public holidays',
    countryHint: 'By name or code.',
    days: 'Working days to answer an idea',
    language: 'Language of the company',
    badCountry: (given: string) =>
      `“${given}” is not a country that I know. Write for example France, or its code FR.`,
    badDays: (given: string) => `“${given}” is not a number of days. Write a whole number from 1 to 60.`,
    notJoined: 'I am not in this channel, or it is archived. Invite me there with /invite, then save again.',
    outdated:
      'Another admin changed the settings meanwhile; nothing was overwritten. Close, and open them again.',
  },
  fr: {
    title: 'Réglages',
    save: 'Enregistrer',
    saved: 'Les réglages sont enregistrés.',
    stories: 'Où les récits attendent un accord',
    storiesHint: fr`Les membres de ce salon sont les modérateurs. Vide : les admins, en message direct.`,
    country: 'Pays, pour les jours fériés',
    countryHint: 'Par son nom ou son code.',
    days: 'Jours ouvrés pour répondre à une idée',
    language: 'Langue de l’entreprise',
    badCountry: (given) =>
      fr`« ${given} » n’est pas un pays que je connais. Écrivez par exemple France, ou son code FR.`,
    badDays: (given) => fr`« ${given} » n’est pas un nombre de jours. Écrivez un nombre entier de 1 à 60.`,
    notJoined:
      'Je ne suis pas dans ce salon, ou il est archivé. Invitez-moi avec /invite, puis enregistrez à nouveau.',
    outdated: fr`Un autre admin a modifié les réglages entre-temps ; rien n’a été écrasé. Fermez et rouvrez-les.`,
  },
});
