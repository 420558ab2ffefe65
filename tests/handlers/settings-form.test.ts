import { beforeAll, describe, expect, it } from 'vitest';
import { regionsOf } from '../../src/calendar/regions.ts';
import { countries, isRegion } from '../../src/calendar/working-time.ts';
import type { Database } from '../../src/database/client.ts';
import { menu } from '../../src/handlers/index.ts';
import { parseSettings, readHours } from '../../src/handlers/settings/parse.ts';
import { openSettings, settingsForm } from '../../src/handlers/settings/settings.ts';
import type { Locale } from '../../src/i18n/locale.ts';
import type { FormValues, FormView } from '../../src/messages/form.ts';
import { formLimits } from '../../src/platforms/slack/limits.ts';
import { workCalendar } from '../../src/workspace/work-calendar.ts';
import { freshDatabase } from '../harness/database.ts';
import { type CompanyDesk, now, openCompanyDesk } from './company-desk.ts';

const france = { country: 'FR', region: null, timeZone: 'Europe/Paris' };

const filled: FormValues = {
  stories: ['slack:C1'],
  days: '3',
  language: 'fr',
  country: 'France',
  region: '67',
  workdays: ['6', '2', '3'],
  hours: '8-17',
  closing: '26/12/2026',
  alerts: 'alertes@example.com',
  postingHours: 'lun-sam 8-20',
};

const { guests } = menu;

function errorsOf(values: FormValues, locale: Locale): Readonly<Record<string, string>> {
  const parsed = parseSettings({ ...filled, ...values }, { locale, at: now, workspace: france, guests });
  return parsed.ok ? {} : parsed.errors;
}

function regionAfter(before: { country: string; region: string | null }, values: FormValues) {
  const workspace = { ...before, timeZone: 'Europe/Paris' };
  const parsed = parseSettings({ ...filled, ...values }, { locale: 'en', at: now, workspace, guests });
  return parsed.ok ? parsed.value.region : Object.keys(parsed.errors);
}

describe('the form of the settings', () => {
  it('reads what an admin filled in', () => {
    expect(parseSettings(filled, { locale: 'fr', at: now, workspace: france, guests })).toEqual({
      ok: true,
      value: {
        country: 'FR',
        region: '67',
        locale: 'fr',
        replyDays: 3,
        storiesChannel: 'slack:C1',
        alertsAt: 'alertes@example.com',
        workdays: [2, 3, 6],
        closingDays: ['2026-12-26'],
        dayStartsAt: 8,
        dayEndsAt: 17,
        postingHours: '1,2,3,4,5,6 8-20',
      },
    });
  });

  it('reads from which change on something is no longer stable, in either language, and keeps what is left empty', () => {
    const read = (values: FormValues) => {
      const parsed = parseSettings(
        { ...filled, ...values },
        { locale: 'fr', at: now, workspace: france, guests },
      );
      return parsed.ok ? parsed.value : parsed.errors;
    };
    expect(read({ stableNps: '8', stableShare: '1.5', stableMean: '0,1' })).toMatchObject({
      stableNps: 8,
      stableShare: 1.5,
      stableMean: 0.1,
    });
    expect(read({ stableNps: '', stableShare: null })).not.toHaveProperty('stableNps');
    for (const wrong of ['0', '-3', '21', 'cinq', '5 points', '0,001'])
      expect(read({ stableNps: wrong })).toEqual({ stableNps: expect.stringContaining(`«\u00a0${wrong}`) });
    expect(read({ stableMean: '2' })).toEqual({ stableMean: expect.stringContaining('jusqu’à 1') });
  });

  it.each<[string, FormValues, string, string]>([
    [
      'country',
      { country: 'Gaule', region: '' },
      '«\u00a0Gaule\u00a0» n’est pas un pays que je connais. Écrivez par exemple France, ou son code FR.',
      '“Gaule” is not a country that I know. Write for example France, or its code FR.',
    ],
    [
      'country',
      { country: null },
      '«\u00a0\u00a0» n’est pas un pays que je connais. Écrivez par exemple France, ou son code FR.',
      '“” is not a country that I know. Write for example France, or its code FR.',
    ],
    [
      'region',
      { region: 'Bretagne' },
      '«\u00a0Bretagne\u00a0» n’est pas une région qui a ses propres jours fériés. Choisissez parmi\u00a0: Moselle, Bas-Rhin, Haut-Rhin, Saint Barthélemy, Guyane, Guadeloupe… Vide signifie tout le pays.',
      '“Bretagne” is not a region with holidays of its own. Choose among: Moselle, Bas-Rhin, Haut-Rhin, Saint Barthélemy, Guyane, Guadeloupe… Empty means the whole country.',
    ],
    [
      'region',
      { country: 'Monaco', region: 'ENG' },
      'Je ne connais dans ce pays (Monaco) aucune région qui ait ses propres jours fériés. Laissez vide.',
      'I know no region with holidays of its own in this country (Monaco). Leave it empty.',
    ],
    [
      'days',
      { days: '61' },
      '«\u00a061\u00a0» n’est pas un nombre de jours. Écrivez un nombre entier de 1 à 60.',
      '“61” is not a number of days. Write a whole number from 1 to 60.',
    ],
    [
      'workdays',
      { workdays: [] },
      'Choisissez au moins un jour, de lundi à dimanche.',
      'Choose at least one day, from Monday to Sunday.',
    ],
    [
      'workdays',
      { workdays: ['0', '8', '1.5', 'x'] },
      'Choisissez au moins un jour, de lundi à dimanche.',
      'Choose at least one day, from Monday to Sunday.',
    ],
    [
      'hours',
      { hours: '18-9' },
      '«\u00a018-9\u00a0» ne donne pas d’heures de travail. Écrivez deux heures entières de 0 à 24, la plus tôt d’abord, par exemple «\u00a09\u00a0h à 18\u00a0h\u00a0».',
      '“18-9” are not working hours. Write two whole hours from 0 to 24, the earlier one first, such as 9-18.',
    ],
    [
      'closing',
      { closing: 'Noël' },
      '«\u00a0Noël\u00a0» n’est pas une date. Écrivez 26/12/2026 ou 2026-12-26\u202f; pour plusieurs jours, 24/12/2026-02/01/2027.',
      '“Noël” is not a date. Write it as 26/12/2026 or 2026-12-26; several days as 24/12/2026-02/01/2027.',
    ],
    [
      'closing',
      { closing: '26/12/2026\n29/02/2027' },
      '29/02/2027 n’existe pas. Le jour vient d’abord, puis le mois.',
      '29/02/2027 does not exist. The day comes first, then the month.',
    ],
    [
      'closing',
      { closing: '02/01/2027-24/12/2026' },
      '02/01/2027-24/12/2026 finit avant de commencer. Écrivez d’abord la première des deux dates.',
      '02/01/2027-24/12/2026 ends before it begins. Write the earlier date first.',
    ],
    [
      'closing',
      { closing: '01/01/2027-30/04/2027' },
      'Cela fait 120 jours\u202f; 100 au plus.',
      'These are 120 days; 100 at most.',
    ],
  ])('answers a wrong %s at its own field alone: %o', (field, values, french, english) => {
    expect(errorsOf(values, 'fr')).toEqual({ [field]: french });
    expect(errorsOf(values, 'en')).toEqual({ [field]: english });
  });

  it('answers all wrong fields at once', () => {
    const wrong = { country: 'X', days: '0', workdays: [], hours: '9', closing: 'x' };
    expect(Object.keys(errorsOf(wrong, 'en')).toSorted()).toEqual(Object.keys(wrong).toSorted());
  });

  it('has refusals that are shown whole under a field, whatever was written', () => {
    const long = 'x'.repeat(3_000);
    for (const locale of ['fr', 'en'] as const) {
      for (const { code } of countries('en')) {
        const wrong = { country: code, region: long, hours: long, days: long, closing: long };
        const errors = Object.values(errorsOf(wrong, locale));
        expect(errors).toHaveLength(4);
        for (const error of errors) expect(error.length, error).toBeLessThanOrEqual(formLimits.error);
      }
    }
  });

  it.each<[string, { country: string; region: string | null }, FormValues, string | null | string[]]>([
    ['kept by code', { country: 'GB', region: 'ENG' }, { country: 'GB', region: 'ENG' }, 'ENG'],
    ['taken by name, whatever the case', france, { country: 'GB', region: 'scotland' }, 'SCT'],
    ['none where it is emptied', { country: 'GB', region: 'SCT' }, { country: 'GB', region: '' }, null],
    ['dropped with its country', { country: 'GB', region: 'ENG' }, { country: 'FR', region: 'ENG' }, null],
    ['England for who moves to the United Kingdom', france, { country: 'GB', region: '' }, 'ENG'],
    ['refused where it is newly written', france, { country: 'GB', region: '67' }, ['region']],
    ['refused where the country is as before', france, { country: 'FR', region: 'ENG' }, ['region']],
  ])('has a region that is %s', (_, before, values, expected) => {
    expect(regionAfter(before, values)).toEqual(expected);
  });

  it('knows for each country the regions that the calendar knows', () => {
    for (const { code } of countries('en')) {
      for (const region of regionsOf(code, 'fr')) expect(isRegion(code, region.code)).toBe(true);
    }
    expect(regionsOf('GB', 'en').map((region) => region.code)).toEqual(['ALD', 'ENG', 'NIR', 'SCT', 'WLS']);
  });
});

describe('working hours', () => {
  it.each([
    ['9-18', { from: 9, to: 18 }],
    ['9 – 18', { from: 9, to: 18 }],
    ['9h-18h', { from: 9, to: 18 }],
    ['9 h à 18 h', { from: 9, to: 18 }],
    ['09:00 to 18:00', { from: 9, to: 18 }],
    ['9h00-18h00', { from: 9, to: 18 }],
    ['0-24', { from: 0, to: 24 }],
    ['9-9', null],
    ['18-9', null],
    ['9-25', null],
    ['9:30-18', null],
    ['9', null],
    ['-9-18', null],
    ['', null],
  ])('%j are %o', (text, hours) => {
    expect(readHours(text)).toEqual(hours);
  });
});

describe.each(['fr', 'en'] as const)('settings by an admin in %s', (locale) => {
  let database: Database;
  let desk: CompanyDesk;
  const postingHours = locale === 'fr' ? 'lun, sam 8-20' : 'Mon, Sat 8-20';
  const given = { ...filled, language: locale, postingHours };
  beforeAll(async () => {
    database = await freshDatabase('sqlite');
    desk = await openCompanyDesk(database, locale);
  });

  const open = async (): Promise<FormView> => {
    const reply = await openSettings(await desk.ask());
    if (reply.kind !== 'open') throw new Error('no form');
    return reply.form;
  };
  const untouched = ({ fields }: FormView): FormValues =>
    Object.fromEntries(fields.map((field) => [field.name, 'initial' in field ? field.initial : null]));
  const submit = async ({ state }: FormView, values: FormValues) =>
    settingsForm.submit(await desk.ask(), state, values);

  it('become the company’s calendar, and open again as they were saved', async () => {
    const form = await open();
    const admitted = { guests: ['voice', 'suggest', 'portevoix'], shared: 'confirmed' };
    const stable = { stableNps: '8', stableShare: '2', stableMean: locale === 'fr' ? '0,1' : '0.1' };
    const values = { ...given, ...admitted, ...stable, closing: '24/12/2026-26/12/2026, 15/05/2027' };
    expect(await submit(form, values)).toMatchObject({ kind: 'done' });
    expect(workCalendar(await desk.workspace())).toEqual({
      country: 'FR',
      region: '67',
      workdays: [2, 3, 6],
      closingDays: ['2026-12-24', '2026-12-25', '2026-12-26', '2027-05-15'],
      dayStartsAt: 8,
      dayEndsAt: 17,
    });
    const inWords =
      locale === 'fr'
        ? { hours: '8\u00a0h à 17\u00a0h', postingHours: 'lun, sam de 8\u00a0h à 20\u00a0h' }
        : {};
    expect(untouched(await open())).toEqual({
      ...given,
      ...inWords,
      ...stable,
      country: 'France',
      region: 'Bas-Rhin',
      workdays: ['2', '3', '6'],
      guests: ['suggest', 'voice'],
      shared: 'confirmed',
      closing: '24/12/2026-26/12/2026\n15/05/2027',
    });
  });

  it('change nothing when nothing is touched', async () => {
    const before = await desk.workspace();
    const form = await open();
    expect(await submit(form, untouched(form))).toMatchObject({ kind: 'done' });
    expect(await desk.workspace()).toEqual({ ...before, version: before.version + 1 });
  });

  it('are not overwritten by a form that was opened before somebody else saved', async () => {
    const form = await open();
    await submit(form, { ...given, days: '4' });
    const late = await submit(form, { ...given, days: '5' });
    expect(late).toMatchObject({ kind: 'errors', errors: { country: expect.stringMatching(/admin/) } });
    expect((await desk.workspace()).replyDays).toBe(4);
  });

  it.each([
    ['slack:C2', { fr: /#ailleurs/, en: /not in #ailleurs/ }],
    ['slack:C3', { fr: /#vieux est archivé/, en: /#vieux is archived/ }],
    ['slack:C4', { fr: /supprimé/, en: /deleted/ }],
  ])('refuse the channel %s, where the bot cannot post, at its field', async (channel, said) => {
    const before = await desk.workspace();
    const reply = await submit(await open(), { ...given, stories: [channel] });
    expect(reply).toEqual({ kind: 'errors', errors: { stories: expect.stringMatching(said[locale]) } });
    expect(await desk.workspace()).toEqual(before);
  });
});
