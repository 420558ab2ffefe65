// A source that is fetched, on Slack: history, how it stands in the admin's home, paused and gone on with, a key that is refused, and a customer who
// says otherwise after a digest has quoted them.
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { newSecret } from '../../src/keys.ts';
import { createSchedule } from '../../src/schedules/save.ts';
import { enough } from '../harness/database.ts';
import { hasLocalSlack, type Journey, startJourney } from '../harness/journey.ts';
import {
  changeKey,
  connect,
  FIRST_SAID,
  history,
  type LocalVendor,
  passedSince,
  RIGHT_KEY,
  SINCE_SAID,
  startVendor,
  tellings,
} from './fetched-life.ts';
import { seen } from './seen.ts';

const NADIA = 'U0NADIA';
const users = [{ id: NADIA, name: 'nadia', real_name: 'Nadia Benali', tz: 'Europe/Paris' }];
const channels = [{ id: 'C0VOIX', name: 'voix-clients', members: [NADIA] }];
const HOUR = 3_600_000;
const WAIT = { timeout: 20_000, interval: 50 };

describe.skipIf(!hasLocalSlack).each(
  enough([
    { engine: 'sqlite', mode: 'socket', locale: 'fr' },
    { engine: 'postgresql', mode: 'events', locale: 'en' },
  ] as const),
)('a fetched source ($engine, $mode, $locale)', ({ engine, mode, locale }) => {
  const say = tellings[locale];
  const secret = newSecret();
  let journey: Journey;
  let vendor: LocalVendor;

  beforeAll(async () => {
    vendor = await startVendor();
    journey = await startJourney({ engine, mode, users, channels, admins: [NADIA], locale, secret });
    await journey.speak(NADIA, locale);
    vendor.answers = history(150, journey.clock.now());
  });
  afterAll(async () => {
    await journey?.stop();
    await vendor?.stop();
  });

  /** Nadia's home, opened now; it must have these words. */
  const home = async (words: string): Promise<string> => {
    const { peer } = journey;
    const before = peer.home(NADIA);
    peer.openHome(NADIA);
    return peer.until(`the home with “${words}”`, () => {
      const drawn = peer.home(NADIA);
      return drawn !== null && drawn !== before && seen(drawn).includes(words) && seen(drawn);
    });
  };
  const row = () => journey.database.db.sourcePull.findFirstOrThrow();
  const source = () => journey.database.db.source.findFirstOrThrow({ where: { name: 'Formbricks' } });
  const rows = () => journey.database.db.feedback.count();

  it('reads what was said before, and says how far it is', async () => {
    expect(await connect(journey, { vendor, secret, locale })).toContain(say.added);
    const held = vendor.hold();
    await journey.app.beat();
    await vi.waitFor(() => expect(held.isWaiting()).toBe(true), WAIT);
    await home(say.reading);
    held.letGo();
    await vi.waitFor(async () => expect((await row()).endedAt).not.toBeNull(), WAIT);
    await home(say.fetched);
    expect(await rows()).toBe(150);
  });

  it('is asked for nothing while it is paused, and goes on where it stood', async () => {
    const { peer, clock, app } = journey;
    expect(await home(say.fetched)).toContain(say.pause);
    peer.press(NADIA, 'home', 'source.pause');
    await vi.waitFor(async () => expect((await row()).pausedAt).not.toBeNull(), WAIT);
    expect(await home(say.paused)).toContain(say.resume);
    const before = vendor.asked();
    clock.advance(2 * HOUR);
    const later = clock.now();
    await app.beat();
    vendor.answers = [...vendor.answers, { id: 'new', csat: 4, comment: 'Bien.', at: clock.now() }];
    peer.press(NADIA, 'home', 'source.resume');
    await vi.waitFor(async () => expect(await rows()).toBe(151), WAIT);
    // One pass of one page: none while it was paused.
    expect(vendor.asked()).toBe(before + 1);
    await passedSince(journey.database, later);
  });

  it('says what to do where its key is refused, and asks no more until it is given another', async () => {
    const { clock, app } = journey;
    const before = vendor.asked();
    changeKey(vendor);
    clock.advance(2 * HOUR);
    await app.beat();
    await vi.waitFor(async () => expect((await row()).failures).toBe(1), WAIT);
    const shown = await home(say.denied);
    expect(shown).toContain(say.remedy);
    clock.advance(2 * HOUR);
    await app.beat();
    vendor.key = RIGHT_KEY;
    await connect(journey, { vendor, secret, locale });
    await app.beat();
    await vi.waitFor(async () => expect(vendor.asked()).toBe(before + 4), WAIT);
    await vi.waitFor(async () => expect((await source()).errorCount).toBe(0), WAIT);
    // Refused once, tried once by the command, and read again from the day that it names: two pages.
    expect(vendor.asked()).toBe(before + 4);
    expect(await home(say.pause)).not.toContain(say.denied);
    expect(JSON.stringify(journey.logged)).not.toContain('that-nobody-may-read');
  });

  it('corrects what a digest has quoted, once its customer says otherwise', async () => {
    const { peer, clock, app, database } = journey;
    const nadia = await database.db.person.findFirstOrThrow({ where: { externalId: NADIA } });
    await createSchedule(
      database,
      { workspaceId: app.workspaceId, now: clock.now(), adminId: nadia.id },
      {
        ...{ name: 'Hebdo', channels: [{ address: 'slack:C0VOIX', name: 'voix-clients' }] },
        ...{ sections: ['verbatims', 'headline'], filters: { mood: 'unhappy' }, timeZone: 'Europe/Paris' },
        ...{ cadence: { kind: 'weekly', weekday: 1, at: '09:00' }, locale, country: null },
        ...{ onHolidays: 'skip', whenEmpty: 'silent', pausedUntil: null },
      },
      'hebdo',
    );
    const monday = new Date('2026-11-16T08:00:10Z');
    clock.moveTo(monday);
    await app.beat();
    await passedSince(database, monday);
    await journey.delivered();
    const posted = () => peer.messages('C0VOIX').filter(({ user }) => user === peer.botUserId);
    const said = () => posted().map(seen).join('\n');
    await peer.until('the digest', () => said().includes(FIRST_SAID));
    vendor.answers = vendor.answers.map((each) =>
      each.id === 'r0' ? { ...each, csat: 5, comment: SINCE_SAID, at: clock.now() } : each,
    );
    clock.advance(2 * HOUR);
    await app.beat();
    const edits = { where: { kind: 'quote.corrected' } };
    await vi.waitFor(async () => expect(await database.db.delivery.count(edits)).toBe(1), WAIT);
    await app.beat();
    await journey.delivered();
    await peer.until('the correction', () => said().includes(SINCE_SAID));
    expect(said()).toContain(say.since);
    expect(said()).not.toContain(FIRST_SAID);
    expect(posted()).toHaveLength(1);
  });
});
