// A company moves to the other engine in the middle of everything: what was begun before goes on after it.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pack } from '../../src/archive/pack.ts';
import { unpack } from '../../src/archive/unpack.ts';
import { newSecret } from '../../src/keys.ts';
import { createSchedule } from '../../src/schedules/save.ts';
import { freshUrl } from '../harness/database.ts';
import { hasLocalSlack, type Journey, startJourney } from '../harness/journey.ts';
import {
  CAMILLE,
  CHANNEL,
  card,
  company,
  createTopic,
  fill,
  INES,
  NOOR,
  PAUL,
  type Pairing,
  personId,
  seeIdea,
  shown,
  suggest,
} from './ideas.ts';

const said = {
  fr: { topic: 'Magasins', from: 'préfère rester anonyme', digest: /^La voix des clients/ },
  en: { topic: 'Shops', from: 'prefers not to be named', digest: /^Customers’ voice/ },
} as const;

const journeys: readonly Pairing[] = [
  { engine: 'sqlite', mode: 'socket', locale: 'fr' },
  { engine: 'postgresql', mode: 'events', locale: 'en' },
];

describe.skipIf(!hasLocalSlack).each(journeys)('moved from $engine, $locale', ({ engine, mode, locale }) => {
  const other = engine === 'sqlite' ? 'postgresql' : 'sqlite';
  const say = said[locale];
  const folder = mkdtempSync(join(tmpdir(), 'portevoix-moving-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  let journey: Journey;
  let unnamed: number;
  let named: number;
  beforeAll(async () => {
    const secret = newSecret();
    journey = await startJourney({ engine, mode, secret, ...company(locale) });
    await createTopic(journey, { nameFr: 'Magasins', nameEn: 'Shops', channel: [CHANNEL] }, [INES, NOOR]);
    await journey.speak(CAMILLE, locale);
    named = await suggest(journey, PAUL, { title: 'Under his name', topic: say.topic });
    unnamed = await suggest(journey, CAMILLE, { title: 'Quietly said', topic: say.topic, anonymous: true });
    const { app, database, databaseUrl, clock } = journey;
    const { workspaceId } = app;
    const made = { workspaceId, now: clock.now(), adminId: await personId(journey, INES) };
    const weekly = {
      name: 'Weekly',
      channels: [{ address: `slack:${CHANNEL}`, name: 'sav' }],
      sections: ['suggestions'],
      filters: {},
      cadence: { kind: 'weekly', weekday: 1, at: '09:00' },
      timeZone: 'Europe/Paris',
      locale,
      country: null,
      onHolidays: 'skip',
      whenEmpty: 'note',
      pausedUntil: null,
    } as const;
    await createSchedule(database, made, weekly, 'weekly');
    journey = await journey.move(async () => {
      const to = join(folder, 'house');
      await pack(databaseUrl, { workspaceId, folder: to, now: clock.now(), program: '0.0.0' });
      const url = await freshUrl(other);
      await unpack(url, { folder: to, secretKeys: [secret] });
      return url;
    });
    expect(journey.database.engine).toBe(other);
  });
  afterAll(() => journey?.stop());

  it('an idea that waited is answered from the card that was posted before', async () => {
    await fill(journey, INES, await card(journey, INES, named), 'suggestion.reply', {
      text: 'We try it in March.',
    });
    await journey.peer.until('the answer', () =>
      journey.peer.dm(PAUL).find((each) => shown(each).includes('We try it in March.')),
    );
  });

  it('an author without a name gets the answer, and is named nowhere', async () => {
    const hers = await card(journey, INES, unnamed);
    expect(shown(hers)).toContain(say.from);
    await fill(journey, INES, hers, 'suggestion.reply', { text: 'From May on.' });
    await journey.peer.until('the answer', () =>
      journey.peer.dm(CAMILLE).find((each) => shown(each).includes('From May on.')),
    );
    expect(shown(await seeIdea(journey, INES, unnamed))).not.toContain('Camille');
  });

  it('the next idea has the next number', async () => {
    expect(await suggest(journey, PAUL, { title: 'One more', topic: say.topic })).toBe(unnamed + 1);
  });

  it('a digest is posted in the hour for which it was planned', async () => {
    journey.clock.moveTo(new Date('2026-11-16T08:00:01Z'));
    await journey.app.beat();
    await journey.delivered();
    expect(journey.peer.messages(CHANNEL).filter(({ text }) => say.digest.test(text))).toHaveLength(1);
  });
});
