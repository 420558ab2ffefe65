// The language in which somebody reads, where their chat does not tell it, or tells another one than they want.
import { localeOf } from '../i18n/locale.ts';
import { phrases } from '../i18n/phrases.ts';
import type { Block } from '../messages/message.ts';
import type { Feature } from './feature.ts';
import { type Ask, type Request, requestOf } from './request.ts';

function languageSelect({ locale }: Request): Block {
  return {
    kind: 'select',
    label: words(locale).language,
    action: { name: 'home.language' },
    options: [
      { value: 'fr', label: 'Français' },
      { value: 'en', label: 'English' },
    ],
    chosen: locale,
  };
}

const chooseLanguage: Ask = async (request) => {
  const { kit, workspace, asker, chosen } = request;
  const chosenLocale = localeOf(chosen);
  if (chosenLocale === null) return { kind: 'nothing' };
  const person = await kit.database.db.person.update({
    where: { workspaceId_id: { workspaceId: workspace.id, id: asker.id } },
    data: { chosenLocale },
  });
  const again = requestOf(kit, { workspace, asker: { ...asker, chosenLocale: person.chosenLocale } });
  return { kind: 'home', message: await kit.menu.home(again) };
};

export const language: Feature = {
  name: 'language',
  asks: { 'home.language': { run: chooseLanguage, may: 'everyone' } },
  home: [{ place: 'you', order: 20, draw: async (request) => [languageSelect(request)] }],
};

const words = phrases({ en: { language: 'Language' }, fr: { language: 'Langue' } });
