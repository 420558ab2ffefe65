import { describe, expect, it } from 'vitest';
import { contentFrom } from '../../src/delivery/content.ts';
import { openSettings, settingsForm } from '../../src/handlers/settings/settings.ts';
import { openSuggest, suggestForm } from '../../src/handlers/suggestions/suggest.ts';
import { firstValues } from '../../src/messages/form.ts';
import { messageOf } from '../../src/messages/message.ts';
import { slack } from '../contracts/slack.ts';
import { teams } from '../contracts/teams.ts';
import { freshDatabase } from '../harness/database.ts';
import { onTheHour } from '../suggestions/on-the-hour.ts';
import { now, openCompanyDesk } from './company-desk.ts';

const chats = [slack, teams];

describe.each([
  { locale: 'fr', without: 'Une idée n’est pas un signalement', label: 'Pour alerter' },
  { locale: 'en', without: 'An idea is no report of wrongdoing', label: 'That is reported here' },
] as const)('the company’s channel for alerts about wrongdoing, in $locale', ({ locale, without, label }) => {
  it.each([
    'https://alertes.example.com/?from=porte-voix',
    'alertes@example.com',
    '01 23 45 67 89, de 9 h à 18 h',
  ])(
    '%s is shown beside the anonymous choice on both chats, and in the receipt of an idea without a name',
    async (place) => {
      const database = await freshDatabase('sqlite');
      const desk = await openCompanyDesk(database, locale);
      const settings = async () => {
        const reply = await openSettings(await desk.ask());
        if (reply.kind !== 'open') throw new Error('no form');
        return reply.form;
      };
      const suggest = async () => {
        const reply = await openSuggest(await desk.ask({ asker: desk.karim }));
        if (reply.kind !== 'open') throw new Error('no form');
        return reply.form;
      };
      const hint = async () => (await suggest()).fields.find(({ name }) => name === 'anonymous')?.hint;
      expect(await hint()).toContain(without);
      expect(await hint()).not.toContain(label);

      const form = await settings();
      const values = { ...firstValues(form.fields), alerts: ` ${place}\n` };
      expect(await settingsForm.submit(await desk.ask(), form.state, values)).toMatchObject({ kind: 'done' });
      expect(firstValues((await settings()).fields)).toMatchObject({ alerts: place });
      expect(await hint()).toContain(place);
      const asked = await suggest();
      for (const chat of chats) {
        expect(chat.problems(chat.drawForm(asked, locale))).toEqual([]);
        expect(chat.texts(chat.drawForm(asked, locale)).join('\n'), chat.name).toContain(place);
      }

      const idea = { ...firstValues(asked.fields), title: 'Number the lines', anonymous: true };
      const told = await suggestForm.submit(await desk.ask({ asker: desk.karim }), asked.state, idea);
      if (told.kind !== 'done') throw new Error('no receipt');
      expect(JSON.stringify(messageOf(told.told).blocks)).toContain(place);
      await onTheHour({ database, keys: desk.kit.keys, workspace: await desk.workspace(), now });
      const where = { kind: 'suggestion.receipt' };
      const receipt = await database.db.delivery.findFirstOrThrow({ where });
      expect(JSON.stringify(contentFrom(receipt, desk.kit.keys).message.blocks)).toContain(place);
    },
  );
});
