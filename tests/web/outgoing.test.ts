import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { boundedFetch } from '../../src/web/outgoing.ts';

let server: Server;
let origin = '';
const reached: string[] = [];
beforeAll(async () => {
  server = createServer((request, response) => {
    reached.push(request.url ?? '');
    if (request.url === '/elsewhere') response.writeHead(302, { location: '/told' }).end();
    else if (request.url === '/large') response.end('x'.repeat(2_000));
    else if (request.url !== '/never') response.end(`token ${request.headers.authorization}`);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  origin = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const get = (path: string, settings = {}) =>
  boundedFetch(fetch, settings)({ url: `${origin}${path}`, headers: { authorization: 'Bearer abc' } });

test('gives status and bytes', async () => {
  const { status, body } = await get('/');
  expect([status, Buffer.from(body).toString()]).toEqual([200, 'token Bearer abc']);
});

test('follows no redirect, so that a token goes nowhere else', async () => {
  expect((await get('/elsewhere')).status).toBe(302);
  expect(reached).not.toContain('/told');
});

test('gives up on an answer that is too large, and on one that does not come', async () => {
  await expect(get('/large', { most: 1_000 })).rejects.toThrow(/1000 bytes/);
  expect((await get('/large', { most: 2_000 })).body).toHaveLength(2_000);
  await expect(get('/never', { timeoutMs: 50 })).rejects.toThrow();
});
