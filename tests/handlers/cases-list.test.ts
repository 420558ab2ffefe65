import { expect, it } from 'vitest';
import { casesMessage } from '../../src/handlers/cases/list.ts';
import { locales } from '../../src/i18n/locale.ts';
import { plainText } from '../../src/messages/plain.ts';
import { remember } from '../../src/people/person.ts';
import { directory, freshDesk, now } from './desk.ts';

it.each(locales)(
  'says of cases what is true for the reader’s channels, never that all is well (%s)',
  async (locale) => {
    const desk = await freshDesk('sqlite', locale);
    const { db } = desk.kit.database;
    const karim = await remember(db, desk.workspace, 'slack:U2', { directory, adminUsers: [], now });
    if (!karim) throw new Error('nobody');
    await db.customerCase.updateMany({ data: { address: 'slack:C9', takerId: null, status: 'open' } });
    const shown = async (isMember: (channel: string) => boolean) => {
      const request = desk.ask({ asker: { ...karim, chosenLocale: locale, isAdmin: false } });
      const kit = {
        ...request.kit,
        directory: { ...directory, isMember: async (at: string) => isMember(at) },
      };
      return plainText(await casesMessage({ ...request, kit }), locale);
    };
    const inChannels = await shown((channel) => channel === 'slack:C1');
    expect(inChannels).toContain(locale === 'fr' ? 'dans vos canaux' : 'in your channels');
    const inNone = await shown(() => false);
    expect(inNone).toContain(locale === 'fr' ? 'dans aucun des canaux' : 'in none of the channels');
    for (const text of [inChannels, inNone])
      expect(text).not.toMatch(/chaque client|every unhappy|in any channel/i);
    const waiting = await shown((channel) => channel === 'slack:C9');
    expect(waiting).toContain(locale === 'fr' ? 'n°' : '#');
  },
);
