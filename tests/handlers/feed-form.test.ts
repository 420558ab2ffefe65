// The hours in the form of a rule of the feed: written, read back, and what is said of them.
import { expect, it } from 'vitest';
import { feedFields, parseFeed } from '../../src/handlers/feed/form.ts';
import { sayFeed } from '../../src/handlers/feed/words.ts';

const answers = {
  name: 'All',
  channel: ['slack:C1'],
  mood: 'all',
  heat: 'any',
  written: 'any',
  perHour: '10',
  language: 'en',
};
const read = (postingHours: string) => parseFeed({ ...answers, postingHours }, 'en');

it('reads hours in either language, keeps them untouched, and says what is wrong with others', () => {
  const parsed = read('lun-mar, sam 8 h à 20 h 30');
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
  expect(parsed.value.postingHours).toEqual({ kind: 'hours', days: [1, 2, 6], from: 8, to: 20.5 });
  const times = { since: new Date(0), lookedUntil: new Date(0) };
  const rule = { ...parsed.value, id: 'r', version: 1, adminId: 'nadia', ...times };
  const fields = feedFields(rule, {
    locale: 'en',
    cardLocale: 'en',
    sources: [],
    touchpoints: [],
    segments: [],
  });
  const field = fields.find(({ name }) => name === 'postingHours');
  expect(field).toMatchObject({ initial: 'Mon, Tue, Sat 8-20:30', optional: true });

  expect(read('toujours')).toMatchObject({ ok: true, value: { postingHours: { kind: 'always' } } });
  expect(read('')).toMatchObject({ ok: true, value: { postingHours: null } });
  expect(read('sometimes')).toMatchObject({
    ok: false,
    errors: { postingHours: expect.stringContaining('sometimes') },
  });
});

it('says when a rule posts as it is: at once, or in which hours', () => {
  const say = sayFeed('en');
  expect(say.hours(say.atOnce, 10)).toMatch(/^At once, at any hour of any day, at most 10 messages an hour;/);
  expect(say.hours(say.within('Sat 8-10:30'), 10)).toMatch(/^In its hours \(Sat 8-10:30; what comes outside/);
});
