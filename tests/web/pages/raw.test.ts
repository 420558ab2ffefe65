// What no client library sends: addresses as they are on the wire, and screens that do not read. Over sockets of our own.
import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pages } from '../../../src/web/pages/routes.ts';
import { streams } from '../../../src/web/pages/wall/streams.ts';
import { startWeb, type Web } from '../../../src/web/server.ts';
import { freshDatabase, onAnyEngine } from '../../harness/database.ts';
import { type Screens, screens } from './screens.ts';

onAnyEngine((engine) => {
  let house: Screens;
  let token: string;
  /** The same pages, beside something mounted. */
  let web: Web;
  const reached: string[] = [];
  beforeAll(async () => {
    house = await screens(await freshDatabase(engine));
    token = (await house.make()).token;
    const { sections, time, acme } = house;
    const clock = { now: () => time.now };
    const log = { info() {}, error() {} };
    const open = pages({ database: acme.database, clock, sections, log, looksByItself: false });
    const mounted = {
      prefix: '/slack/',
      listener: ({ url = '' }: IncomingMessage, response: ServerResponse) => {
        reached.push(url);
        response.end('mounted');
      },
    };
    web = await startWeb({ host: '127.0.0.1', port: 0, routes: open.routes, log, mounted: [mounted] });
  });
  afterAll(async () => {
    await web.close();
    await house.stop();
  });

  /** The whole answer to one request line, as bytes were sent. */
  async function answerTo(method: string, target: string): Promise<{ status: number; text: string }> {
    const socket = connect(web.port, '127.0.0.1');
    socket.write(
      Buffer.from(`${method} ${target} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n`, 'latin1'),
    );
    const chunks: Buffer[] = [];
    socket.on('data', (chunk: Buffer) => chunks.push(chunk));
    await once(socket, 'close');
    const text = Buffer.concat(chunks).toString();
    return { status: Number(/^HTTP\/1.1 (\d+)/.exec(text)?.[1] ?? 0), text };
  }

  test.each([
    ['two slashes before', (t: string) => `//wall/${t}`],
    ['two slashes within', (t: string) => `/wall//${t}`],
    ['an encoded slash between', (t: string) => `/wall%2f${t}`],
    ['a backslash', (t: string) => `/wall/x\\..\\..\\${t}`],
    ['a parameter behind it', (t: string) => `/wall/${t};x=1`],
    ['an encoded question mark', (t: string) => `/wall/${t}%3fa`],
    ['an encoded line', (t: string) => `/wall/${t}%0d%0ax:%20y`],
    ['an encoded zero before it', (t: string) => `/wall/%00${t}`],
    ['a zero as a byte', (t: string) => `/wall/${t}\0`],
    ['letters that look alike', (t: string) => `/wall/${encodeURIComponent(t.replace(/./, 'ａ'))}`],
    ['a mark that adds nothing', (t: string) => `/wall/${t}%E2%80%8B`],
    ['half an encoding', (t: string) => `/wall/${t}%`],
    ['bytes that are no UTF-8', (t: string) => `/wall/${t}%ff%fe`],
    ['encoded twice', (t: string) => `/wall/${t}%252e`],
    ['out of the folder of files', () => '/pages/..%2f..%2f..%2fpackage.json'],
    ['out of the folder, encoded', () => '/pages/%2e%2e%2f%2e%2e%2fpackage.json'],
    ['into what is mounted, by the way of pages', () => '/wall/../slack/events'],
    ['into what is mounted, encoded', () => '/wall/%2e%2e/slack/events'],
  ])('%s: nothing is shown, and nothing breaks', async (_, target) => {
    const { status, text } = await answerTo('GET', target(token));
    expect([400, 404]).toContain(status);
    expect(text).not.toContain('week 46');
    expect(text).not.toContain('dependencies');
    expect(reached).toEqual([]);
  });

  test('dots that lead back to the page show it to whoever has its link, and nobody else', async () => {
    expect((await answerTo('GET', `/wall/x/../${token}`)).status).toBe(200);
    expect((await answerTo('GET', `/wall/${token}/../${'x'.repeat(32)}`)).status).toBe(404);
  });

  test('an address that is too long is refused, at any length', async () => {
    expect((await answerTo('GET', `/wall/${'x'.repeat(8_000)}`)).status).toBe(404);
    expect((await answerTo('GET', `/wall/${'x'.repeat(100_000)}`)).status).toBe(431);
  });

  test.each(['OPTIONS', 'PUT', 'DELETE', 'PATCH', 'POST'])(
    '%s changes nothing and says what may be asked',
    async (method) => {
      for (const path of [`/wall/${token}`, `/wall/${'x'.repeat(32)}`, `/wall/${token}/events`]) {
        const { status, text } = await answerTo(method, path);
        expect([method, path.length, status]).toEqual([method, path.length, 405]);
        expect(text).toMatch(/^allow: GET/im);
      }
    },
  );

  test('OPTIONS of everything and TRACE have no page', async () => {
    expect((await answerTo('OPTIONS', '*')).status).toBe(404);
    expect([404, 405]).toContain((await answerTo('TRACE', `/wall/${token}`)).status);
  });

  test('who says to come from many addresses has no more tries than one', async () => {
    const house2 = await screens(await freshDatabase(engine));
    const statuses: number[] = [];
    for (let nth = 0; nth < 40; nth += 1) {
      const headers = { 'x-forwarded-for': `10.0.0.${nth}`, forwarded: `for=10.0.0.${nth}` };
      statuses.push((await house2.get(`/wall/${String(nth).padStart(32, 'x')}`, { headers })).status);
    }
    expect(statuses.filter((status) => status === 429)).toHaveLength(10);
    await house2.stop();
  });
});

describe('a screen that does not read what it is sent', () => {
  test('is dropped once its connection takes no more: little waits for it here, and the others hear all', async () => {
    const all = streams();
    const page = { workspaceId: 'a', pageId: '1' };
    const responses: ServerResponse[] = [];
    const log = { info() {}, error() {} };
    const web = await startWeb({
      ...{ host: '127.0.0.1', port: 0, log },
      routes: [
        {
          method: 'GET',
          path: '/events',
          answer: async () => ({
            status: 200,
            body: '',
            streams(response) {
              responses.push(response);
              all.join(page, response);
              response.write('hello\n\n');
            },
          }),
        },
      ],
    });
    const open = async () => {
      const socket = connect(web.port, '127.0.0.1');
      socket.write('GET /events HTTP/1.1\r\nhost: x\r\n\r\n');
      await once(socket, 'data');
      return socket;
    };
    const deaf = (await open()).pause();
    const well = await open();
    let heard = 0;
    const waiting: (() => void)[] = [];
    well.on('data', (chunk: Buffer) => {
      heard += chunk.toString().split('!').length - 1;
      for (const each of waiting.splice(0)) each();
    });
    const text = `${'x'.repeat(100_000)}!`;
    let most = 0;
    let sent = 0;
    // What the system itself keeps for a connection is some megabytes.
    while (all.count() === 2 && sent < 1_000) {
      all.send(page, text);
      sent += 1;
      most = Math.max(most, ...responses.map(({ writableLength }) => writableLength));
      while (heard < sent) await new Promise<void>((resolve) => waiting.push(resolve));
    }
    expect(all.count()).toBe(1);
    expect(sent).toBeLessThan(1_000);
    // Never more than what was sent last, and what Node adds around it.
    expect(most).toBeLessThan(2 * text.length);
    all.send(page, text);
    while (heard < sent + 1) await new Promise<void>((resolve) => waiting.push(resolve));
    await gone(deaf);
    well.destroy();
    all.stop();
    await web.close();
  });
});

/** Read on, it ends. */
async function gone(socket: Socket): Promise<void> {
  const closed = once(socket, 'close');
  socket.on('error', () => {});
  socket.resume();
  await closed;
}
