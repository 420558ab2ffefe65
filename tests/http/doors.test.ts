// What is refused at the door costs neither time nor memory, and whoever stands in it makes room.
import { request as ask, createServer, type RequestListener, type Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { answerTo } from '../../src/http/answer.ts';
import { bodyOf, NoRoom } from '../../src/http/body.ts';
import { makeRoom } from '../../src/http/connections.ts';
import { once } from '../../src/http/once.ts';
import { oneByOne } from '../../src/http/one-by-one.ts';
import { answerUnheard } from '../../src/http/unheard.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

async function serve(listener: RequestListener, most?: number) {
  const server = createServer(listener);
  if (most !== undefined) makeRoom(server, most);
  return { server, port: await listening(server) };
}

async function listening(server: Server): Promise<number> {
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

/** Sends `megabytes` and gives what came back, and how much the server read of it. */
async function send(
  port: number,
  megabytes: number,
): Promise<{ status: number; closed: boolean; body: string }> {
  return new Promise((resolve, reject) => {
    const sent = ask(
      { port, host: '127.0.0.1', method: 'POST', path: '/', agent: false },
      async (response) => {
        let body = '';
        for await (const chunk of response) body += String(chunk);
        resolve({ status: response.statusCode ?? 0, closed: response.headers.connection === 'close', body });
      },
    );
    sent.on('error', reject);
    sent.end(Buffer.alloc(megabytes * 1024 * 1024, 'x'));
  });
}

describe('a request that is refused', () => {
  test('is answered and closed, not read: of thirty megabytes next to nothing', async () => {
    const sockets = new Set<Socket>();
    const { port, server } = await serve((request, response) =>
      answerTo(request, response, { status: 401, body: 'who are you?' }),
    );
    server.on('connection', (socket) => sockets.add(socket));
    expect(await send(port, 30)).toEqual({ status: 401, closed: true, body: 'who are you?' });
    const [socket] = sockets;
    expect(socket?.bytesRead).toBeLessThan(512 * 1024);
    await expect.poll(() => socket?.destroyed, { timeout: 3_000 }).toBe(true);
  });

  test('is answered like any other, on a connection that stays, where all of it had come', async () => {
    const { port } = await serve(async (request, response) => {
      await bodyOf(request, 100);
      answerTo(request, response, { status: 401 });
    });
    const response = await fetch(`http://127.0.0.1:${port}/`, { method: 'POST', body: 'short' });
    expect([response.status, response.headers.get('connection')]).toEqual([401, 'keep-alive']);
  });
});

describe('a sender whom we know and who is told to come back', () => {
  test('reads the answer even where it sends everything first; what it sends is thrown away', async () => {
    const { port } = await serve((request, response) =>
      answerTo(request, response, { status: 429, body: 'later', hearsOut: 6 * 1024 * 1024 }),
    );
    const socket = connect(port, '127.0.0.1');
    const whole = Buffer.alloc(5 * 1024 * 1024, 'x');
    socket.pause();
    socket.write(`POST / HTTP/1.1\r\nhost: x\r\ncontent-length: ${whole.length}\r\n\r\n`);
    await new Promise<void>((resolve, reject) => {
      socket.once('error', reject);
      socket.write(whole, () => resolve());
    });
    let said = '';
    for await (const chunk of socket) said += String(chunk);
    expect(said).toMatch(/^HTTP\/1\.1 429 Too Many Requests\r\n[\s\S]*\r\n\r\nlater$/);
  });

  test('is not heard out past a whole body', async () => {
    const { port } = await serve((request, response) =>
      answerTo(request, response, { status: 429, hearsOut: 1024 * 1024 }),
    );
    const socket = connect(port, '127.0.0.1').on('error', () => {});
    socket.write('POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 90000000\r\n\r\n');
    socket.write(Buffer.alloc(40 * 1024 * 1024, 'x'));
    await expect.poll(() => socket.destroyed || socket.closed, { timeout: 3_000 }).toBe(true);
  });
});

describe('a request that does not come whole', () => {
  const soon = { requestTimeout: 200, headersTimeout: 200, connectionsCheckingInterval: 20 };

  async function said(words: string, listener: RequestListener = (request) => void request.resume()) {
    const server = createServer(soon, listener);
    answerUnheard(server);
    const socket = connect(await listening(server), '127.0.0.1');
    socket.write(words);
    let answer = '';
    for await (const chunk of socket) answer += String(chunk);
    return answer;
  }

  test.each([
    ['its body', 'POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 9\r\n\r\nslow'],
    [
      'a part of a body of which nobody said the length',
      'POST / HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\n4\r\nslow\r\n',
    ],
    ['its headers', 'POST / HTTP/1.1\r\nhost: x\r\n'],
    [
      'its second request, after one that was answered',
      'GET / HTTP/1.1\r\nhost: x\r\n\r\nPOST / HTTP/1.1\r\nhost: x\r\ncontent-length: 9\r\n\r\nslow',
    ],
  ])(
    'in time, but is still missing %s, is told that nothing was stored and when to send it again',
    async (_, words) => {
      const answer = await said(words, (request, response) => {
        if (request.method === 'GET') response.end('served');
        else request.resume();
      });
      const [head = '', body = ''] = answer.slice(answer.indexOf('HTTP/1.1 408')).split('\r\n\r\n');
      expect(head).toMatch(/^HTTP\/1\.1 408 Request Timeout\r\n/);
      expect(head).toMatch(/\r\nretry-after: 10(\r\n|$)/);
      expect(JSON.parse(body)).toMatchObject({ status: 408, detail: expect.stringContaining('10 seconds') });
    },
  );

  test('and is no HTTP is refused, and not asked to come back', async () => {
    const answer = await said('hello\r\n\r\n');
    expect(answer).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/);
    expect(answer).not.toMatch(/retry-after/i);
  });

  test('but was answered already has no second answer', async () => {
    const answer = await said(
      'POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 9\r\n\r\nslow',
      (request, response) => answerTo(request, response, { status: 401 }),
    );
    expect(answer.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 401']);
  });
});

describe('bodies of strangers', () => {
  test('have room together, which long ones leave to usual ones, and give back whatever becomes of them', async () => {
    const room = { most: 300 * 1024, taken: 0 };
    const { port } = await serve(async (request, response) => {
      const status = await bodyOf(request, 1024 * 1024, room).then(
        () => 200,
        (error: unknown) => (error instanceof NoRoom ? 503 : 400),
      );
      answerTo(request, response, { status });
    });
    const slow = Array.from({ length: 4 }, () => {
      const socket = connect(port, '127.0.0.1');
      socket.on('error', () => {});
      socket.write(`POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 200000\r\n\r\n${'x'.repeat(80_000)}`);
      return socket;
    });
    await expect.poll(() => room.taken).toBeGreaterThan(room.most - 80_000);
    const post = async (length: number) =>
      (await fetch(`http://127.0.0.1:${port}/`, { method: 'POST', body: 'x'.repeat(length) })).status;
    expect(await post(60_000)).toBe(200);
    expect(await post(900_000)).toBe(503);
    for (const socket of slow) socket.destroy();
    await expect.poll(() => room.taken).toBe(0);
    expect(await post(250_000)).toBe(200);
  });
});

describe('connections', () => {
  test('on which nothing is asked make room for new ones, the longest silent first', async () => {
    const { port } = await serve((_, response) => response.end('served'), 20);
    const gone: number[] = [];
    const idle: Socket[] = [];
    for (let i = 0; i < 30; i++) {
      const socket = connect(port, '127.0.0.1');
      socket.on('error', () => {});
      socket.on('close', () => gone.push(i));
      await new Promise((resolve) => socket.once('connect', resolve));
      idle.push(socket);
    }
    for (let i = 0; i < 3; i++)
      expect(
        await (await fetch(`http://127.0.0.1:${port}/`, { headers: { connection: 'close' } })).text(),
      ).toBe('served');
    await expect.poll(() => gone.length).toBeGreaterThanOrEqual(11);
    expect(gone.slice(0, 10).sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    for (const socket of idle) socket.destroy();
  });

  test('on which something is asked are never ended for others', async () => {
    let finish = (): void => {};
    const { port } = await serve((request, response) => {
      if (request.url === '/slow') finish = () => response.end('done');
      else response.end('quick');
    }, 2);
    const slow = fetch(`http://127.0.0.1:${port}/slow`);
    const idle = Array.from({ length: 3 }, () => connect(port, '127.0.0.1').on('error', () => {}));
    await expect
      .poll(() => idle.filter(({ destroyed, closed }) => destroyed || closed).length)
      .toBeGreaterThan(0);
    finish();
    expect(await (await slow).text()).toBe('done');
    for (const socket of idle) socket.destroy();
  });
});

describe('what many ask for at once', () => {
  test('is done one after another, with a turn for everybody else in between, whatever becomes of each', async () => {
    const apart = oneByOne();
    const seen: string[] = [];
    const busy = async (name: string) => {
      seen.push(name);
      await null;
      if (name === 'b') throw new Error('broken');
      return name;
    };
    const asked = ['a', 'b', 'c'].map((name) => apart(() => busy(name)));
    const others = (async () => {
      for (let i = 0; i < 3; i++) {
        await new Promise((resolve) => setImmediate(resolve));
        seen.push('somebody else');
      }
    })();
    expect((await Promise.allSettled(asked)).map(({ status }) => status)).toEqual([
      'fulfilled',
      'rejected',
      'fulfilled',
    ]);
    await others;
    expect(seen.filter((each) => each !== 'somebody else')).toEqual(['a', 'b', 'c']);
    expect(seen.indexOf('somebody else')).toBeLessThan(seen.indexOf('c'));
  });
});

describe('what is taken once', () => {
  test('is not taken again while it is fresh, but after it could not be heard', () => {
    const signatures = once(() => 1_000);
    expect(signatures.take('a', 2_000)).toBe(true);
    expect(signatures.take('a', 2_000)).toBe(false);
    signatures.release('a');
    expect(signatures.take('a', 2_000)).toBe(true);
  });

  test('is forgotten once it is too old to be taken anyway', () => {
    let now = 0;
    const signatures = once(() => now);
    signatures.take('old', 10);
    now = 11;
    signatures.take('new', 20);
    expect(signatures.take('old', 30)).toBe(true);
    expect(signatures.take('new', 30)).toBe(false);
  });
});
