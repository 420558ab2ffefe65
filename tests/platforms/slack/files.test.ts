import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { createServer, type RequestListener, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { webApi } from '@slack/bolt';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isSlacks, slackFiles } from '../../../src/platforms/slack/files.ts';

describe('our token goes', () => {
  it.each([
    ['to Slack’s files', 'https://files.slack.com/files-pri/T1-F1/a.csv', null, true],
    ['to Slack itself', 'https://slack.com/files-pri/T1-F1/a.csv', null, true],
    ['to GovSlack’s files', 'https://files.slack-gov.com/a.csv', 'https://slack-gov.com/api/', true],
    ['to the files of a local server', 'http://127.0.0.1:80/files/a', 'http://127.0.0.1:80/api/', true],
    ['not to another port', 'http://127.0.0.1:81/files/a', 'http://127.0.0.1:80/api/', false],
    ['not without TLS', 'http://files.slack.com/a.csv', null, false],
    ['not to a name that ends like it', 'https://files.slack.com.example.org/a.csv', null, false],
    ['not to a name that contains it', 'https://xfiles.slack.com/a.csv', null, false],
    ['not to who stands before an @', 'https://files.slack.com@example.org/a.csv', null, false],
    ['not elsewhere', 'https://drive.example.org/a.csv', null, false],
    ['not to a file of ours', 'file:///etc/passwd', null, false],
    ['nowhere without an address', '', null, false],
  ])('%s', (_, address, apiUrl, expected) => {
    expect(isSlacks(address, apiUrl)).toBe(expected);
  });
});

/** What the local Slack never answers: a server of ours stands in for Slack here. */
describe('a file of Slack’s', () => {
  let server: Server;
  let folder: string;
  let origin: string;
  let answer: RequestListener;
  let info: object;
  const asked: { path: string; token: string | undefined }[] = [];
  beforeEach(async () => {
    asked.length = 0;
    folder = await mkdtemp(join(tmpdir(), 'slack-files-'));
    server = createServer((request, response) => {
      asked.push({ path: request.url ?? '', token: request.headers.authorization });
      if (request.url === '/api/files.info') {
        response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(info));
      } else answer(request, response);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    origin = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
    info = { ok: true, file: { id: 'F1', name: 'a.csv', size: 3, url_private: `${origin}/files/a.csv` } };
    answer = (_, response) => response.writeHead(200, { 'content-type': 'text/csv' }).end('a;b');
  });
  afterEach(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await rm(folder, { recursive: true });
  });

  const files = () => {
    const client = new webApi.WebClient('xoxb-1', {
      slackApiUrl: `${origin}/api/`,
      retryConfig: { retries: 0 },
    });
    const mode = { kind: 'socket', appToken: 'xapp-1' } as const;
    const config = { botToken: 'xoxb-1', apiUrl: `${origin}/api/`, plainPickers: false, mode };
    return slackFiles(config, { client, dms: async () => 'D1' }, async () => config.botToken);
  };
  const path = () => join(folder, 'answers');
  const fetchIt = (mostBytes = 100, signal = new AbortController().signal) =>
    files().fetch('F1', { path: path(), mostBytes, signal });

  it('is fetched with our token, into a file that only we can read', async () => {
    await fetchIt();
    expect(await readFile(path(), 'utf8')).toBe('a;b');
    expect((await stat(path())).mode & 0o777).toBe(0o600);
    expect(asked.at(-1)).toEqual({ path: '/files/a.csv', token: 'Bearer xoxb-1' });
  });

  it('is described as Slack says, not as the event does', async () => {
    expect(await files().describe('F1')).toEqual({ name: 'a.csv', bytes: 3 });
  });

  it.each<[string, RequestListener, string]>([
    [
      'sent elsewhere',
      (_, to) => to.writeHead(302, { location: `${origin}/elsewhere` }).end(),
      'not-allowed',
    ],
    ['a page', (_, to) => to.writeHead(200, { 'content-type': 'text/html' }).end('<p>'), 'not-allowed'],
    ['refused', (_, to) => to.writeHead(403).end(), 'not-allowed'],
    ['gone', (_, to) => to.writeHead(404).end(), 'gone'],
    ['too many', (_, to) => to.writeHead(429).end(), 'unreachable'],
    ['ill', (_, to) => to.writeHead(503).end(), 'unreachable'],
    ['too much', (_, to) => to.writeHead(200).end('x'.repeat(101)), 'too-large'],
    [
      'cut',
      (_, to) => to.writeHead(200, { 'content-length': '9' }).write('a', () => to.destroy()),
      'unreachable',
    ],
  ])('that answers "%s" is not taken', async (_, answers, fault) => {
    answer = answers;
    await expect(fetchIt()).rejects.toMatchObject({ fault });
    expect(asked.filter(({ path }) => path.startsWith('/elsewhere'))).toEqual([]);
  });

  it.each([
    ['another host', { id: 'F1', url_private: 'https://example.org/a.csv' }, 'elsewhere'],
    ['a link', { id: 'F1', is_external: true, url_private: 'https://files.slack.com/a' }, 'elsewhere'],
    ['a tombstone', { id: 'F1', mode: 'tombstone' }, 'gone'],
  ])('that Slack says is %s is not asked for', async (_, file, fault) => {
    info = { ok: true, file };
    await expect(fetchIt()).rejects.toMatchObject({ fault });
    expect(asked.map(({ path }) => path)).toEqual(['/api/files.info']);
  });

  it.each([
    ['missing_scope', 'not-allowed'],
    ['file_not_found', 'gone'],
    ['internal_error', 'unreachable'],
  ])('that Slack refuses with %s is %s', async (error, fault) => {
    info = { ok: false, error };
    await expect(files().describe('F1')).rejects.toMatchObject({ fault });
  });

  it('is let go of when the program stops', async () => {
    const stopping = new AbortController();
    answer = (_, response) => {
      response.writeHead(200).write('a');
      stopping.abort(new Error('stopping'));
    };
    await expect(fetchIt(100, stopping.signal)).rejects.toThrow('stopping');
  });
});
