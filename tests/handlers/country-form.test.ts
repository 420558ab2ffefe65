// Whose public holidays somebody has: told from their time zone, or chosen in a form.
import { beforeEach, describe, expect, it } from 'vitest';
import { countryForm, openCountry } from '../../src/handlers/country.ts';
import { menu } from '../../src/handlers/index.ts';
import type { FormValues } from '../../src/messages/form.ts';
import { plainText } from '../../src/messages/plain.ts';
import { letterTime } from '../../src/workspace/posting.ts';
import { freshDatabase, onAnyEngine } from '../harness/database.ts';
import { type CompanyDesk, openCompanyDesk } from './company-desk.ts';

/** Armistice day, a holiday in France alone. */
const armistice = new Date('2026-11-11T10:00:00Z');

onAnyEngine((engine) => {
  let desk: CompanyDesk;
  beforeEach(async () => {
    const database = await freshDatabase(engine);
    desk = await openCompanyDesk(database, 'en');
    await database.db.workspace.updateMany({ data: { country: 'FR', region: null } });
  });
  const karim = async () => (await desk.ask({ asker: desk.karim })).asker;
  const choose = async (values: FormValues) =>
    countryForm.submit(await desk.ask({ asker: desk.karim }), { key: 'k' }, values);
  const initials = async () => {
    const reply = await openCountry(await desk.ask({ asker: desk.karim }));
    if (reply.kind !== 'open') throw new Error(`no form: ${reply.kind}`);
    return Object.fromEntries(
      reply.form.fields.map((field) => [field.name, field.kind === 'text' ? field.initial : '?']),
    );
  };
  const homeOf = async () => plainText(await menu.home(await desk.ask({ asker: desk.karim })), 'en');

  describe('the country whose public holidays somebody has', () => {
    it('is chosen in a form that App Home opens, and decides at once when letters come', async () => {
      const comesAt = async () => letterTime(await desk.workspace(), await karim(), armistice);
      expect(await homeOf()).toContain('My public holidays: France…');
      expect(await initials()).toEqual({ country: '', region: '' });
      expect(await comesAt()).toEqual(new Date('2026-11-12T08:00:00Z'));
      expect(await choose({ country: 'royaume-uni', region: 'Scotland' })).toMatchObject({
        kind: 'done',
        told: 'Your public holidays are those of United Kingdom (Scotland).',
      });
      expect(await homeOf()).toContain('My public holidays: United Kingdom (Scotland)…');
      expect(await initials()).toEqual({ country: 'United Kingdom', region: 'Scotland' });
      expect(await comesAt()).toEqual(armistice);
    });

    it('is as their time zone says again once the form is left empty', async () => {
      await choose({ country: 'GB', region: '' });
      expect(await karim()).toMatchObject({ country: 'GB', region: 'ENG' });
      expect(await choose({ country: '', region: 'England' })).toMatchObject({
        told: 'Your public holidays are those of your time zone: France.',
      });
      expect(await karim()).toMatchObject({ country: null, region: null });
    });

    it.each<[FormValues, string, string]>([
      [{ country: 'Atlantis', region: '' }, 'country', '“Atlantis” is not a country that I know.'],
      [{ country: 'Germany', region: 'Alsace' }, 'region', '“Alsace” is not a region'],
      [{ country: '', region: 'Scotland' }, 'country', 'Write the country to which this region belongs.'],
    ])('is refused at its field where there is none such: %j', async (values, field, said) => {
      expect(await choose(values)).toMatchObject({
        kind: 'errors',
        errors: { [field]: expect.stringContaining(said) },
      });
      expect(await karim()).toMatchObject({ country: null, region: null });
    });
  });
});
