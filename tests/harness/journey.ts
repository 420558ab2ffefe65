// Starts the whole program (app.ts) against a local Slack of its own, with a database of its own and a clock that can
// be moved: what every journey stands on. What a journey does and expects is in tests/journeys/.
import { createServer } from 'node:net';
import { type Logger, pino } from 'pino';
import { vi } from 'vitest';
import type { AlertsConfig } from '../../src/alerts/settings.ts';
import { type App, startApp } from '../../src/app/app.ts';
import type { Clock } from '../../src/clock.ts';
import type { Database, Engine } from '../../src/database/client.ts';
import { newSecret } from '../../src/keys.ts';
import type { MailConfig } from '../../src/newsletter/settings.ts';
import type { SummaryConfig } from '../../src/summary/settings.ts';
import {
  type Peer,
  type PeerChannel,
  type PeerMessage,
  type PeerUser,
  type PeerView,
  startLocalSlack,
} from '../peers/local-slack.ts';
import { freshUrl, openedHere } from './database.ts';

export { hasLocalSlack } from '../peers/local-slack.ts';

export interface JourneySettings {
  readonly engine: Engine;
  /** How the bot hears Slack: Socket Mode, or signed HTTP ("events"). */
  readonly mode: 'socket' | 'events';
  readonly users: readonly PeerUser[];
  /** The bot joins each of them. */
  readonly channels: readonly PeerChannel[];
  /** Chat user ids (ADMIN_USERS). */
  readonly admins: readonly string[];
  /** The app's secret key; a new one by default. */
  readonly secret?: string;
  /** The instant at which the journey begins; Monday 9 November 2026, 10:00 in Paris, by default. */
  readonly at?: Date;
  /** The company's language, for those who chose none; 'fr' by default. */
  readonly locale?: 'fr' | 'en';
  /** Whom the operators' mail server is told to e-mail when a part no longer works; nobody by default. */
  readonly alerts?: AlertsConfig;
  /** Where the program is reached from outside; nobody said, by default. */
  readonly publicUrl?: string;
  /** By which e-mails leave; none by default. */
  readonly mail?: MailConfig;
  /** The model that summaries are asked of; none by default. */
  readonly summary?: SummaryConfig;
  /** What stands before the peer's Web API: given its address, another. */
  readonly front?: (apiUrl: string) => Promise<string>;
}

/** Begins at the journey's instant and runs at the real pace, so that what the program puts off a second falls due. */
export interface JourneyClock extends Clock {
  /** Jumps ahead. Nothing notices before the next `app.beat()`. */
  advance(ms: number): void;
  /** Jumps to an instant that is still to come. */
  moveTo(instant: Date): void;
}

export interface Journey {
  readonly peer: Peer;
  readonly app: App;
  /** The database of the app, opened a second time. */
  readonly database: Database;
  readonly databaseUrl: string;
  readonly clock: JourneyClock;
  /** The app's own, at its most talkative. */
  readonly log: Logger;
  /** What the app logged at any level, one JSON object a line. */
  readonly logged: readonly string[];
  /** The form of this name, once it is the one on top. */
  form(name: string): Promise<PeerView>;
  /** The newest direct message to this person whose fallback text matches or contains `text`, once there is one. */
  letter(user: string, text: string | RegExp): Promise<PeerMessage>;
  /** The newest message shown only to this person whose fallback text matches or contains `text`, once there is one. */
  whisper(user: string, text: string | RegExp): Promise<PeerMessage>;
  /** Opens App Home and chooses a language there; done once the home is drawn in it. */
  speak(user: string, locale: 'fr' | 'en'): Promise<void>;
  /** Once nothing waits in the ledger: what the peer has now is all there will be. */
  delivered(): Promise<void>;
  /** Stops the app, and goes on in the same workspace on the database whose address `carry` gives. */
  move(carry: () => Promise<string>): Promise<Journey>;
  stop(): Promise<void>;
}

const MONDAY = new Date('2026-11-09T09:00:00Z');
const HOME_IN = { fr: 'Langue', en: 'Language' } as const;

export async function startJourney(settings: JourneySettings): Promise<Journey> {
  const {
    engine,
    mode,
    users,
    channels,
    admins,
    at = MONDAY,
    locale = 'fr',
    secret = newSecret(),
    front = async (apiUrl: string) => apiUrl,
    alerts,
    publicUrl,
    summary,
    mail,
  } = settings;
  // Over HTTP the peer must know where the bot listens before the bot is there.
  const port = mode === 'events' ? await freePort() : 0;
  const peer = await startLocalSlack({
    mode,
    users,
    channels,
    ...(mode === 'events' ? { requestUrl: `http://127.0.0.1:${port}/slack/events` } : {}),
  });
  const clock = journeyClock(at);
  /** The program on this database, in the peer's workspace. */
  const startOn = async (databaseUrl: string): Promise<Journey> => {
    const logged: string[] = [];
    const log = pino({ level: 'trace', base: null }, { write: (line: string) => void logged.push(line) });
    const app = await startApp({
      general: {
        port,
        host: '127.0.0.1',
        adminUsers: admins,
        logLevel: 'trace',
        logFormat: 'json',
        timeZoneDefault: 'Europe/Paris',
        localeDefault: locale,
        metrics: false,
        keepOriginals: true,
        ...(alerts ? { alerts } : {}),
        ...(publicUrl ? { publicUrl } : {}),
      },
      storage: { databaseUrl, secretKeys: [secret], newSecretFile: null },
      slack: {
        botToken: peer.botToken,
        apiUrl: await front(peer.apiUrl),
        plainPickers: false,
        mode:
          mode === 'socket'
            ? { kind: 'socket', appToken: peer.appToken }
            : { kind: 'http', signingSecret: peer.signingSecret },
      },
      ...(summary ? { summary } : {}),
      ...(mail ? { mail } : {}),
      clock,
      log,
      paceMs: 0,
      beatsByItself: false,
    });
    const database = await openedHere(databaseUrl);
    const move = async (carry: () => Promise<string>) => {
      await app.stop();
      return startOn(await carry());
    };
    return journeyOf({ peer, app, database, databaseUrl, clock, log, logged, move });
  };
  try {
    const journey = await startOn(await freshUrl(engine));
    // Journeys look at what comes; when it may come is tests/suggestions and tests/cases, posting-hours.test.ts.
    await journey.database.db.workspace.updateMany({ data: { postingHours: 'always' } });
    return journey;
  } catch (error) {
    await peer.stop();
    throw error;
  }
}

type Parts = Pick<Journey, 'peer' | 'app' | 'database' | 'databaseUrl' | 'clock' | 'log' | 'logged' | 'move'>;

function journeyOf(parts: Parts): Journey {
  const { peer, app, database } = parts;
  return {
    ...parts,
    form: (name) =>
      peer.until(`the form ${name}`, () => {
        const open = peer.modal();
        return open?.callback_id === name && open;
      }),
    letter: (user, text) =>
      peer.until(`a letter to ${user}: ${text}`, () => peer.dm(user).findLast((each) => says(each, text))),
    whisper: (user, text) =>
      peer.until(`a whisper to ${user}: ${text}`, () =>
        peer.whispers(user).findLast((each) => says(each, text)),
      ),
    async speak(user, locale) {
      const before = peer.home(user);
      peer.openHome(user);
      await peer.until(`the home of ${user}`, () => peer.home(user) !== before);
      peer.press(user, 'home', 'home.language', { chosen: locale });
      await peer.until(`the home of ${user} in ${locale}`, () =>
        JSON.stringify(peer.home(user)?.blocks).includes(HOME_IN[locale]),
      );
      // It may have been so before: on file is who chose.
      await vi.waitFor(() =>
        database.db.person.findFirstOrThrow({ where: { externalId: user, chosenLocale: locale } }),
      );
    },
    delivered: () => settled(database),
    async stop() {
      await app.stop();
      await peer.stop();
    },
  };
}

function says(message: PeerMessage, text: string | RegExp): boolean {
  return typeof text === 'string' ? message.text.includes(text) : text.test(message.text);
}

/** Once nothing waits in the ledger. Fails where nothing of it went for twenty seconds. */
export async function settled({ db }: Database): Promise<void> {
  const waiting = () => db.delivery.count({ where: { state: { in: ['pending', 'claimed'] } } });
  for (let left = await waiting(); left > 0; ) {
    const before = left;
    await vi.waitFor(
      async () => {
        left = await waiting();
        if (left >= before) throw new Error(`${left} messages still wait in the ledger`);
      },
      { timeout: 20_000, interval: 20 },
    );
  }
}

export function journeyClock(at: Date): JourneyClock {
  const began = performance.now();
  let ahead = 0;
  const now = () => new Date(Math.floor(at.getTime() + ahead + performance.now() - began));
  const advance = (ms: number) => {
    ahead += ms;
  };
  return {
    now,
    advance,
    moveTo(instant) {
      const wait = instant.getTime() - now().getTime();
      if (wait < 0) throw new Error(`${instant.toISOString()} has passed: it is ${now().toISOString()}`);
      advance(wait);
    },
  };
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}
