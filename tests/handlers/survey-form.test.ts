// The form of a survey, as admins fill it in: what is promised to whoever was asked stands, whatever is chosen afterwards.
import { describe, expect, it } from 'vitest';
import { locales } from '../../src/i18n/locale.ts';
import { freshDesk } from './desk.ts';
import { opened, submit } from './using.ts';

describe('the form of a survey that was opened with a threshold of 5', () => {
  it.each(locales)('refuses a lower one at its field, in %s, and changes nothing', async (locale) => {
    const desk = await freshDesk('sqlite', locale);
    const reply = await submit(desk, await opened(desk, 'survey'), {
      values: { threshold: '4', name: 'Other' },
    });
    expect(reply).toMatchObject({
      kind: 'errors',
      errors: { threshold: expect.stringMatching(/4.*5.*50/s) },
    });
    const { db } = desk.kit.database;
    const row = await db.survey.findFirst({ where: { id: desk.subjects['survey.edit'] ?? '' } });
    expect(row).toMatchObject({ name: 'Autumn', threshold: 5 });
  });

  it('takes a higher one', async () => {
    const desk = await freshDesk('sqlite', 'en');
    const reply = await submit(desk, await opened(desk, 'survey'), { values: { threshold: '8' } });
    expect(reply).toMatchObject({ kind: 'done' });
    const where = { id: desk.subjects['survey.edit'] ?? '' };
    expect(await desk.kit.database.db.survey.findFirst({ where })).toMatchObject({ threshold: 8 });
  });

  it.each([
    ['daysOpen', '1', /2.*30/s],
    ['threshold', 'five', /3.*50/s],
    ['name', '', /\S/],
  ])('says of %s “%s” what is allowed', async (field, value, said) => {
    const desk = await freshDesk('sqlite', 'en');
    const reply = await submit(desk, await opened(desk, 'survey'), { values: { [field]: value } });
    expect(reply).toMatchObject({ kind: 'errors', errors: { [field]: expect.stringMatching(said) } });
  });
});
