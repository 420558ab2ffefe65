// A source that is fetched, on Teams: how it stands on the home card while its history is read, paused and gone on with, a key that is refused, and a
// customer who says otherwise after a digest has quoted them.
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { newSecret } from '../../src/keys.ts';
import { createSchedule } from '../../src/schedules/save.ts';
import { enough } from '../harness/database.ts';
import { startTeamsJourney, type TeamsJourney } from '../harness/teams-journey.ts';
import { type Human, type Sent, shownOn, TEAM_CHANNEL } from '../peers/teams-playground.ts';
import {
  changeKey,
  connect,
  FIRST_SAID,
  history,
  type LocalVendor,
  passedSince,
  SINCE_SAID,
  startVendor,
  tellings,
} from './fetched-life.ts';

const names = [
  ...['Nadia Benali', 'Karim Haddad', 'Inès Moreau'],
  ...['Jack Ellison', 'Gemma Whitfield', 'Marion Delcourt'],
];
const HOUR = 3_600_000;
const WAIT = { timeout: 20_000, interval: 50 };

describe.each(
  enough([
    { engine: 'sqlite', locale: 'en' },
    { engine: 'postgresql', locale: 'fr' },
  ] as const),
)('a fetched source on Teams ($engine, $locale)', ({ engine, locale }) => {
  const say = { ...tellings[locale], home: { fr: 'accueil', en: 'home' }[locale] };
  const secret = newSecret();
  const people = names.map(
    (name, i): Human => ({
      ...{ id: `00000000-0000-4000-8000-00000000009${i}`, name },
      locale: { fr: 'fr-FR', en: 'en-GB' }[locale],
    }),
  );
  const [nadia] = people;
  if (!nadia) throw new Error('nobody');
  let journey: TeamsJourney;
  let vendor: LocalVendor;

  beforeAll(async () => {
    vendor = await startVendor();
    journey = await startTeamsJourney({ engine, locale, people, admins: [nadia], secret });
    await journey.peer.install(nadia);
    await journey.peer.join(nadia);
    vendor.answers = history(150, journey.clock.now());
  });
  afterAll(async () => {
    await journey?.stop();
    await vendor?.stop();
  });

  /** Nadia's home card, asked for now; it must have these words. */
  const home = async (words: string): Promise<Sent> => {
    const { peer } = journey;
    const before = peer.to(nadia).length;
    await peer.tell(nadia, say.home);
    return peer.until(`the home with “${words}”`, () =>
      peer
        .to(nadia)
        .slice(before)
        .find(({ card }) => shownOn(card).includes(words)),
    );
  };
  const row = () => journey.database.db.sourcePull.findFirstOrThrow();

  it('reads what was said before and says how far it is, is paused and gone on with', async () => {
    const { app, peer } = journey;
    await connect(journey, { vendor, secret, locale });
    const held = vendor.hold();
    await app.beat();
    await vi.waitFor(() => expect(held.isWaiting()).toBe(true), WAIT);
    await home(say.reading);
    held.letGo();
    await vi.waitFor(async () => expect((await row()).endedAt).not.toBeNull(), WAIT);
    const shown = await home(say.fetched);
    await peer.press(nadia, shown, 'source.pause');
    await vi.waitFor(async () => expect((await row()).pausedAt).not.toBeNull(), WAIT);
    const paused = await home(say.paused);
    await peer.press(nadia, paused, 'source.resume');
    await vi.waitFor(async () => expect((await row()).pausedAt).toBeNull(), WAIT);
  });

  it('corrects what a digest has quoted, once its customer says otherwise', async () => {
    const { peer, clock, app, database } = journey;
    const admin = await database.db.person.findFirstOrThrow({ where: { name: nadia.name } });
    await createSchedule(
      database,
      { workspaceId: app.workspaceId, now: clock.now(), adminId: admin.id },
      {
        ...{ name: 'Hebdo', channels: [{ address: `teams:${TEAM_CHANNEL}`, name: 'sav' }] },
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
    const inChannel = () =>
      peer
        .sent()
        .filter(({ conversation }) => conversation === TEAM_CHANNEL)
        .map(({ card }) => shownOn(card))
        .join('\n');
    await peer.until('the digest', () => inChannel().includes(FIRST_SAID));
    vendor.answers = vendor.answers.map((each) =>
      each.id === 'r0' ? { ...each, csat: 5, comment: SINCE_SAID, at: clock.now() } : each,
    );
    clock.advance(2 * HOUR);
    await app.beat();
    const edits = { where: { kind: 'quote.corrected' } };
    await vi.waitFor(async () => expect(await database.db.delivery.count(edits)).toBe(1), WAIT);
    await app.beat();
    await journey.delivered();
    await peer.until('the correction', () => inChannel().includes(SINCE_SAID));
    expect(inChannel()).toContain(say.since);
    expect(inChannel()).not.toContain(FIRST_SAID);
  });

  it('says what to do where its key is refused', async () => {
    const { clock, app } = journey;
    changeKey(vendor);
    clock.advance(2 * HOUR);
    await app.beat();
    await vi.waitFor(async () => expect((await row()).failures).toBe(1), WAIT);
    expect(shownOn((await home(say.denied)).card)).toContain(say.remedy);
    expect(JSON.stringify(journey.logged)).not.toContain('that-nobody-may-read');
  });
});
