// Starts the whole program (app.ts) on Teams alone, against Microsoft's playground: what every journey on Teams stands on.
import { type Logger, pino } from 'pino';
import { type App, startApp } from '../../src/app/app.ts';
import type { Database, Engine } from '../../src/database/client.ts';
import { newSecret } from '../../src/keys.ts';
import type { MailConfig } from '../../src/newsletter/settings.ts';
import type { SummaryConfig } from '../../src/summary/settings.ts';
import {
  type Human,
  type Playground,
  type Sent,
  startPlayground,
  TENANT,
} from '../peers/teams-playground.ts';
import { freshUrl, openedHere } from './database.ts';
import { freePort, type JourneyClock, journeyClock, settled } from './journey.ts';

export interface TeamsJourney {
  readonly peer: Playground;
  readonly app: App;
  /** The database of the app, opened a second time. */
  readonly database: Database;
  readonly databaseUrl: string;
  readonly clock: JourneyClock;
  /** The app's own, at its most talkative. */
  readonly log: Logger;
  /** What the app logged at any level, one JSON object a line. */
  readonly logged: readonly string[];
  /** The newest message to this person whose summary contains `text`, once there is one. */
  letter(human: Human, text: string): Promise<Sent>;
  /** Once nothing waits in the ledger. */
  delivered(): Promise<void>;
  stop(): Promise<void>;
}

const MONDAY = new Date('2026-11-09T09:00:00Z');

export async function startTeamsJourney(settings: {
  readonly engine: Engine;
  readonly locale: 'fr' | 'en';
  readonly people: readonly Human[];
  readonly admins: readonly Human[];
  /** The program's secret key; a new one by default. */
  readonly secret?: string;
  /** Where the program is reached from outside; nobody said, by default. */
  readonly publicUrl?: string;
  /** The model that summaries are asked of; none by default. */
  readonly summary?: SummaryConfig;
  /** By which e-mails leave; none by default. */
  readonly mail?: MailConfig;
  /** What stands before the playground's connector: given its address, another. */
  readonly front?: (connector: string) => Promise<string>;
}): Promise<TeamsJourney> {
  const { engine, locale, people, admins, secret = newSecret(), publicUrl, summary, mail } = settings;
  const databaseUrl = await freshUrl(engine);
  const clock = journeyClock(MONDAY);
  const logged: string[] = [];
  const log = pino({ level: 'trace', base: null }, { write: (line: string) => void logged.push(line) });
  const app = await startApp({
    general: {
      port: 0,
      host: '127.0.0.1',
      adminUsers: admins.map(({ id }) => id),
      logLevel: 'trace',
      logFormat: 'json',
      timeZoneDefault: 'Europe/Paris',
      localeDefault: locale,
      metrics: false,
      keepOriginals: true,
      ...(publicUrl ? { publicUrl } : {}),
    },
    storage: { databaseUrl, secretKeys: [secret], newSecretFile: null },
    ...(summary ? { summary } : {}),
    teams: { credentials: null, tenantId: TENANT, admittedTenants: [] },
    clock,
    log,
    paceMs: 0,
    ...(mail ? { mail } : {}),
    beatsByItself: false,
  });
  const url = `http://127.0.0.1:${app.port}/teams/messages`;
  const peer = await startPlayground(url, people, await freePort(), settings.front).catch(
    async (error: unknown) => {
      await app.stop();
      throw error;
    },
  );
  const database = await openedHere(databaseUrl);
  await database.db.workspace.updateMany({ data: { postingHours: 'always' } });
  return {
    peer,
    app,
    database,
    databaseUrl,
    clock,
    log,
    logged,
    letter: (human, text) =>
      peer.until(`a letter to ${human.name}: ${text}`, () =>
        peer.to(human).findLast(({ summary }) => summary.includes(text)),
      ),
    delivered: () => settled(database),
    async stop() {
      await app.stop();
      await peer.stop();
    },
  };
}
