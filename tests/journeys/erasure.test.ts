// A customer asks to be erased after a digest has quoted them: in the chat, on file and in the answers, and what cannot be reached is told.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eraseCommand } from '../../src/cli/erase.ts';
import { Prisma } from '../../src/database/generated/sqlite/client.ts';
import { customerFingerprint } from '../../src/feedback/identity.ts';
import { leading } from '../../src/feedback/scores.ts';
import { sourceForImport } from '../../src/feedback/sources/source.ts';
import { storeFeedback } from '../../src/feedback/store.ts';
import { keysFrom, newSecret } from '../../src/keys.ts';
import { createSchedule } from '../../src/schedules/save.ts';
import { hasLocalSlack, type Journey, startJourney } from '../harness/journey.ts';
import { unattended } from '../harness/unattended.ts';
import type { PeerMessage } from '../peers/local-slack.ts';
import { type RefusingSlack, startRefusingSlack } from '../peers/refusing-slack.ts';
import { seen } from './seen.ts';

const NADIA = 'U0NADIA';
const users = [{ id: NADIA, name: 'nadia', real_name: 'Nadia Benali', tz: 'Europe/Paris' }];
const channels = [
  { id: 'C0GENERAL', name: 'general', members: [NADIA] },
  { id: 'C0VOIX', name: 'voix-clients', members: [NADIA] },
  { id: 'C0LEFT', name: 'sans-bot', members: [NADIA] },
  { id: 'C0DELETED', name: 'message-supprime', members: [NADIA] },
];

const said = {
  fr: {
    title: 'La voix des clients · semaine 46',
    instead: 'Des mots de client ont été retirés à sa demande.',
    nothing: /^Rien ne se trouve sous cette référence/,
  },
  en: {
    title: 'Customers’ voice · week 46',
    instead: 'A customer’s words were taken out at their request.',
    nothing: /^Nothing was found under this reference/,
  },
} as const;

const REFERENCE = 'Client-9981';
const WORDS = 'Troisième fois que je vous envoie la même pièce jointe, sans réponse.';
const OTHERS = 'Le livreur a sonné, attendu, puis porté le carton au deuxième. Merci à lui.';
const SEGMENT = 'forfait-de-lui-seul';

describe.skipIf(!hasLocalSlack).each([
  { engine: 'sqlite', mode: 'socket', locale: 'fr' },
  { engine: 'postgresql', mode: 'events', locale: 'en' },
] as const)('a customer is erased ($engine, $mode, $locale)', ({ engine, mode, locale }) => {
  const say = said[locale];
  const secret = newSecret();
  const keys = keysFrom([secret]);
  let journey: Journey;
  let slack: RefusingSlack;

  beforeAll(async () => {
    journey = await startJourney({ engine, mode, users, channels, admins: [NADIA], locale, secret });
    const { peer } = journey;
    // As Slack answers a bot that was removed from a private channel.
    slack = await startRefusingSlack(peer.apiUrl, (method, args) =>
      method === 'chat.update' && args.get('channel') === 'C0LEFT' ? 'not_in_channel' : null,
    );
    await journey.speak(NADIA, locale);
    await importAnswers();
    await makeSchedule();
    journey.clock.moveTo(new Date('2026-11-16T08:00:10Z'));
    await journey.app.beat();
    await journey.delivered();
    await peer.until('the digest everywhere', () => channels.every(({ id }) => posted(id).length > 0));
    // What follows is the command's own doing.
    await journey.app.stop();
  });
  afterAll(async () => {
    await journey?.stop();
    await slack?.stop();
  });

  async function importAnswers(): Promise<void> {
    const { database, app } = journey;
    const now = new Date('2026-11-15T07:00:00Z');
    const source = await sourceForImport(database, app.workspaceId, { name: 'phone', heat: 'hot', now });
    const items = [0, 10, 2, 3, 4, 5, 6, 0, 1, 2].map((score, i) => ({
      externalId: `phone-${i}`,
      customer: i === 0 ? REFERENCE : `customer-${i}`,
      ...leading('nps', score, [WORDS, OTHERS][i] ?? null),
      touchpoint: 'get-help',
      heat: null,
      answeredAt: new Date(Date.parse('2026-11-11T09:00:00Z') + i * 3_600_000),
      names: [],
      segments: i === 0 ? { plan: SEGMENT } : {},
    }));
    await storeFeedback(database, app.workspaceId, source, items, { keys, keepOriginals: true, now });
  }

  async function makeSchedule(): Promise<void> {
    const { database, app, clock } = journey;
    const nadia = await database.db.person.findFirstOrThrow({ where: { externalId: NADIA } });
    await createSchedule(
      database,
      { workspaceId: app.workspaceId, now: clock.now(), adminId: nadia.id },
      {
        name: 'Hebdo',
        channels: channels.map(({ id, name }) => ({ address: `slack:${id}`, name })),
        sections: ['verbatims', 'headline'],
        filters: {},
        cadence: { kind: 'weekly', weekday: 1, at: '09:00' },
        timeZone: 'Europe/Paris',
        locale,
        country: null,
        onHolidays: 'skip',
        whenEmpty: 'silent',
        pausedUntil: null,
      },
      'hebdo',
    );
  }

  const posted = (place: string): PeerMessage[] =>
    journey.peer.messages(place).filter((each) => each.user === journey.peer.botUserId);
  const textIn = (place: string) => posted(place).map(seen).join('\n');

  async function erase(...args: string[]) {
    const { peer, databaseUrl, clock } = journey;
    const { io, out, err } = unattended({
      env: {
        DATABASE_URL: databaseUrl,
        PORTEVOIX_SECRET_KEY: [newSecret(), secret, newSecret()].join(),
        SLACK_BOT_TOKEN: peer.botToken,
        SLACK_APP_TOKEN: peer.appToken,
        SLACK_API_URL: slack.apiUrl,
        LOG_LEVEL: 'silent',
      },
      clock,
      locale,
      input: async () => `${REFERENCE}\n`,
    });
    const status = await eraseCommand.run(args, io);
    return { status, out: out.join('\n'), err: err.join('\n') };
  }

  /** Tables in which this stands, in any column. */
  async function tablesWith(trace: string): Promise<string[]> {
    const found = new Set<string>();
    for (const table of Object.values(Prisma.ModelName)) {
      const rows = await journey.database.db.$queryRawUnsafe<object[]>(`SELECT * FROM "${table}"`);
      const text = JSON.stringify(rows, (_, value: unknown) =>
        typeof value === 'bigint' ? String(value) : value,
      );
      if (text.includes(trace)) found.add(table);
    }
    return [...found].sort();
  }

  it('was quoted everywhere before', async () => {
    for (const { id } of channels) expect(textIn(id)).toContain(WORDS);
    expect(await tablesWith(WORDS)).toEqual(['Delivery', 'DigestRun', 'Feedback']);
    expect(await tablesWith(SEGMENT)).toEqual(['Feedback']);
    expect(await tablesWith(customerFingerprint(keys, journey.app.workspaceId, REFERENCE))).toEqual([
      'Feedback',
    ]);
    expect(await tablesWith(REFERENCE)).toEqual([]);
  });

  it('is counted, and not touched, by a dry run', async () => {
    const { status, out } = await erase('--customer', '-', '--dry-run', '--json');
    expect(status).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ answers: 1, digests: 1, posted: 4, kept: 4, reached: 0 });
    expect(await tablesWith(WORDS)).toEqual(['Delivery', 'DigestRun', 'Feedback']);
    expect(await journey.database.db.delivery.count({ where: { kind: 'erasure' } })).toBe(0);
  });

  it('is taken out by the command, which tells the channel that it could not reach', async () => {
    const { peer } = journey;
    const [gone] = posted('C0DELETED');
    const body = new URLSearchParams({ channel: 'C0DELETED', ts: gone?.ts ?? '' });
    const headers = { authorization: `Bearer ${peer.botToken}` };
    await fetch(`${peer.apiUrl}chat.delete`, { method: 'POST', headers, body });
    const { status, out, err } = await erase('--customer', ` ${REFERENCE.toUpperCase()} `, '--json');
    expect(JSON.parse(out)).toEqual({
      dryRun: false,
      answers: 1,
      kept: 4,
      digests: 1,
      posted: 4,
      reached: 3,
      notReached: [{ place: '#sans-bot', reason: 'not-in-channel' }],
      waiting: [],
      doubtful: [],
      mailed: [],
      cases: [],
      stories: [],
      thanks: [],
      lessons: [],
      words: [],
      ideas: [],
    });
    expect(status).toBe(1);
    expect(slack.refused).toEqual(['chat.update not_in_channel']);
    expect(out + err).not.toContain(REFERENCE);
  });

  it('is no longer quoted in the chat; everything else of the digest stands', async () => {
    const { peer } = journey;
    for (const place of ['C0GENERAL', 'C0VOIX']) {
      await peer.until('the edit', () => textIn(place).includes(say.instead));
      expect(textIn(place)).not.toContain(WORDS);
      for (const rest of [say.title, OTHERS]) expect(textIn(place)).toContain(rest);
      expect(posted(place)).toHaveLength(1);
    }
    expect(textIn('C0LEFT')).toContain(WORDS);
  });

  it('has left no words, segment or hash in any column of any table; the score is still a number', async () => {
    for (const trace of [
      WORDS,
      SEGMENT,
      customerFingerprint(keys, journey.app.workspaceId, REFERENCE),
      REFERENCE,
    ]) {
      expect(await tablesWith(trace)).toEqual([]);
    }
    expect(await tablesWith(OTHERS)).toEqual(['Delivery', 'DigestRun', 'Feedback']);
    const { db } = journey.database;
    // What search knows: the other customer's words alone.
    expect(await db.feedbackText.count()).toBe(1);
    expect(await db.feedback.count()).toBe(10);
    expect(await db.feedback.findMany({ where: { score: 0, customer: null } })).toMatchObject([
      { metric: 'nps', score: 0, verbatim: null, touchpoint: 'get-help', segments: {} },
    ]);
  });

  it('is not found again', async () => {
    const { status, out, err } = await erase('--customer', REFERENCE);
    expect({ status, out }).toEqual({ status: 0, out: '' });
    expect(err).toMatch(say.nothing);
    expect(slack.refused).toHaveLength(1);
  });
});
