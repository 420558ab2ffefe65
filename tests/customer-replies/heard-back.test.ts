// The digest's section "heard back": from what stands on file, as both languages read it.
import { describe, expect, it } from 'vitest';
import { heardBack } from '../../src/digests/sections/heard-back.ts';
import type { Locale } from '../../src/i18n/locale.ts';
import { plainText } from '../../src/messages/plain.ts';
import { freshDatabase, onAnyEngine } from '../harness/database.ts';
import { heardOf, reachable, TUESDAY } from './on-file.ts';

type Gathering = Parameters<typeof heardBack.gather>[0];
const HOUR_MS = 3_600_000;
const read = (data: unknown, locale: Locale) => {
  const blocks = heardBack.view(data, { locale, timeZone: 'Europe/Paris', channel: null });
  return plainText({ summary: '', blocks }, locale)
    .replaceAll(/[\u00a0\u202f]/g, ' ')
    .trim();
};

onAnyEngine((engine) => {
  it('says nothing of nobody, no time of fewer than five customers, and in what time half of five heard back', async () => {
    const at = await reachable(await freshDatabase(engine), { kind: 'zendesk', at: '12' });
    const day = { from: new Date('2026-11-10T00:00:00Z'), to: new Date('2026-11-11T00:00:00Z') };
    const gathered = (filters = {}) => {
      const gathering = { ...day, db: at.database.db, workspace: at.workspace, filters };
      return heardBack.gather(gathering as Gathering);
    };
    const sentAt = (hours: number) => new Date(TUESDAY.getTime() + hours * HOUR_MS);
    const heard = (id: string, waitHours: number, touchpoint = 'delivery') =>
      heardOf(at, { id, customer: id, waitHours, sentAt: sentAt(1), touchpoint });
    expect(await gathered()).toBeNull();
    // On the day after.
    await heardOf(at, { id: 'late', customer: 'late', waitHours: 1, sentAt: sentAt(24) });
    expect(await gathered()).toBeNull();
    await heard('a', 1);
    expect(await gathered()).toEqual({ customers: 1, medianHours: null });
    await heard('b', 2);
    await heard('c', 3);
    await heard('d', 90);
    expect(await gathered()).toEqual({ customers: 4, medianHours: null });
    await heard('e', 100, 'pay');
    expect(await gathered()).toEqual({ customers: 5, medianHours: 3 });
    // Of a digest about one touchpoint, below the least again.
    expect(await gathered({ touchpoints: ['delivery'] })).toEqual({ customers: 4, medianHours: null });
    expect(await gathered({ touchpoints: ['return'] })).toBeNull();
  });
});

describe('is read', () => {
  it.each<[number, number | null, string, string]>([
    [1, null, '1 customer had an answer from a colleague.', '1 client a eu une réponse d’un collègue.'],
    [4, null, '4 customers had an answer from a colleague.', '4 clients ont eu une réponse d’un collègue.'],
    [
      5,
      0.2,
      '5 customers had an answer from a colleague, half of them within an hour.',
      '5 clients ont eu une réponse d’un collègue, la moitié en moins d’une heure.',
    ],
    [
      5,
      1.5,
      '5 customers had an answer from a colleague, half of them within 2 hours.',
      '5 clients ont eu une réponse d’un collègue, la moitié en moins de 2 heures.',
    ],
    [
      12,
      48,
      '12 customers had an answer from a colleague, half of them within 48 hours.',
      '12 clients ont eu une réponse d’un collègue, la moitié en moins de 48 heures.',
    ],
    [
      1_200,
      49,
      '1,200 customers had an answer from a colleague, half of them within 3 days.',
      '1 200 clients ont eu une réponse d’un collègue, la moitié en moins de 3 jours.',
    ],
  ])('%d customers within %s hours', (customers, medianHours, english, french) => {
    expect(read({ customers, medianHours }, 'en')).toBe(`Heard back: ${english}`);
    expect(read({ customers, medianHours }, 'fr')).toBe(`Réponses aux clients : ${french}`);
  });

  it('on a screen by the same sentence', () => {
    const screen = heardBack.wall?.(
      { customers: 2, medianHours: null },
      { locale: 'fr', timeZone: 'UTC', channel: null },
    );
    expect(plainText({ summary: '', blocks: [...(screen ?? [])] }, 'fr')).toContain(
      '2 clients ont eu une réponse',
    );
  });
});
