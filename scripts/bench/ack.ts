// How long Slack waits for the acknowledgement of a slash command: our whole app against a bare Bolt app, in one run.
import { createHmac } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { createServer as createSink } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, ExpressReceiver, LogLevel } from '@slack/bolt';
import { Agent, fetch } from 'undici';
import { startApp } from '../../src/app/app.ts';
import { systemClock } from '../../src/clock.ts';
import { generalConfig } from '../../src/config/config.ts';
import { newSecret } from '../../src/keys.ts';
import { logger } from '../../src/log.ts';
import { startLocalSlack } from '../../tests/peers/local-slack.ts';
import { quantile } from './figures.ts';

export interface AckFigures {
  readonly commands: number;
  /** Milliseconds from sending the signed request to its answer. */
  readonly ours: { readonly p50: number; readonly p99: number };
  readonly bare: { readonly p50: number; readonly p99: number };
}

/** @param commands how many are measured of each, in turn, after a tenth of that as warm-up */
export async function benchAck(commands: number): Promise<AckFigures> {
  const folder = mkdtempSync(join(tmpdir(), 'portevoix-bench-'));
  const ourPort = await freePort();
  const peer = await startLocalSlack({
    mode: 'events',
    requestUrl: `http://127.0.0.1:${ourPort}/slack/events`,
    users: [{ id: 'U0AUTHOR', name: 'author', real_name: 'An Author', tz: 'Europe/Paris' }],
    channels: [{ id: 'C0GENERAL', name: 'general', members: ['U0AUTHOR'] }],
  });
  const log = logger({ logLevel: 'silent', logFormat: 'json' }, false);
  const app = await startApp({
    general: generalConfig({ PORT: String(ourPort) }),
    storage: {
      databaseUrl: `file:${join(folder, 'bench.db')}`,
      secretKeys: [newSecret()],
      newSecretFile: null,
    },
    slack: {
      botToken: peer.botToken,
      apiUrl: peer.apiUrl,
      plainPickers: false,
      mode: { kind: 'http', signingSecret: peer.signingSecret },
    },
    clock: systemClock,
    log,
  });
  const bare = await startBare(peer);
  const sink = await startSink();
  const agent = new Agent();
  try {
    const ask = async (url: string) => {
      const told = sink.next();
      const took = await acknowledged(url, { ...peer, responseUrl: sink.url, agent });
      // What follows the acknowledgement must not weigh on the next measure.
      await told;
      return took;
    };
    const ourUrl = `http://127.0.0.1:${ourPort}/slack/events`;
    for (let i = 0; i < commands / 10; i++) {
      await ask(ourUrl);
      await ask(bare.url);
    }
    const ours: number[] = [];
    const others: number[] = [];
    for (let i = 0; i < commands; i++) {
      ours.push(await ask(ourUrl));
      others.push(await ask(bare.url));
    }
    return {
      commands,
      ours: { p50: quantile(ours, 0.5), p99: quantile(ours, 0.99) },
      bare: { p50: quantile(others, 0.5), p99: quantile(others, 0.99) },
    };
  } finally {
    await agent.close();
    await sink.stop();
    await bare.stop();
    await app.stop();
    await peer.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

interface SlackSide {
  readonly botToken: string;
  readonly apiUrl: string;
  readonly signingSecret: string;
  readonly teamId: string;
}

/** Where both answer after they have acknowledged. */
async function startSink() {
  let told: (() => void) | null = null;
  const server = createSink((request, response) => {
    request.resume();
    request.once('end', () => {
      response.end('ok');
      told?.();
    });
  });
  const port = await freePort();
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${port}/answer`,
    next: () =>
      new Promise<void>((resolve) => {
        told = () => resolve();
      }),
    stop: async () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** Bolt as its own starter has it, with one command that acknowledges and says a word. */
async function startBare({ botToken, apiUrl, signingSecret }: SlackSide) {
  const receiver = new ExpressReceiver({ signingSecret, logLevel: LogLevel.ERROR });
  const app = new App({
    token: botToken,
    receiver,
    clientOptions: { slackApiUrl: apiUrl },
    logLevel: LogLevel.ERROR,
  });
  app.command('/portevoix', async ({ ack, respond }) => {
    await ack();
    await respond('help');
  });
  const port = await freePort();
  await app.start(port);
  return { url: `http://127.0.0.1:${port}/slack/events`, stop: () => app.stop() };
}

/** Each command is another one: the same signed twice would be refused. */
let asked = 0;

interface Asking extends SlackSide {
  readonly responseUrl: string;
  readonly agent: Agent;
}

/** Milliseconds from sending the signed request to its answer. */
export async function acknowledged(
  url: string,
  { signingSecret, teamId, responseUrl, agent }: Asking,
): Promise<number> {
  const body = new URLSearchParams({
    command: '/portevoix',
    text: `help ${asked++}`,
    team_id: teamId,
    user_id: 'U0AUTHOR',
    channel_id: 'C0GENERAL',
    trigger_id: '1.1.none',
    response_url: responseUrl,
  }).toString();
  const timestamp = String(Math.floor(Date.now() / 1000));
  const signature = createHmac('sha256', signingSecret).update(`v0:${timestamp}:${body}`).digest('hex');
  const started = performance.now();
  const response = await fetch(url, {
    method: 'POST',
    body,
    dispatcher: agent,
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': `v0=${signature}`,
    },
  });
  await response.text();
  const ms = performance.now() - started;
  if (response.status !== 200) throw new Error(`${url} answered ${response.status}`);
  return ms;
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}
