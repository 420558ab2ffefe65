// `portevoix source add --pull`, against a server that answers as Formbricks' documentation says, over a real connection.
import { createServer } from 'node:http';
import { expect, onTestFinished, test } from 'vitest';
import { sourceCommand } from '../../src/cli/source.ts';
import { freshUrl, onAnyEngine, openedHere } from '../harness/database.ts';
import { onDatabase, unattended } from '../harness/unattended.ts';

const now = new Date('2026-11-22T10:00:00Z');

/** It knows one key and one survey. */
async function served(): Promise<string> {
  const server = createServer((request, response) => {
    const { searchParams } = new URL(request.url ?? '', 'http://127.0.0.1');
    if (request.url?.startsWith('/site')) {
      response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>Welcome</title>');
      return;
    }
    const status =
      request.headers['x-api-key'] !== 'right-key' ? 401 : searchParams.get('surveyId') === 's1' ? 200 : 404;
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify({ data: [] }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
}

function terminal(url: string, locale: 'en' | 'fr') {
  const { io, out, err } = unattended({
    env: onDatabase(url, { RIGHT: 'right-key', WRONG: 'wrong-key' }),
    ...{ clock: { now: () => now }, locale },
  });
  return { run: (...args: string[]) => sourceCommand.run(args, io), out, err };
}

onAnyEngine((engine) => {
  test('a vendor is asked before its key is kept, and what it refuses is told', async () => {
    const url = await freshUrl(engine);
    const at = await served();
    const { run, out, err } = terminal(url, 'fr');
    const add = (...more: string[]) => run('add', 'Enquête', '--pull', 'formbricks', '--at', at, ...more);
    await expect(add('--of', 's1', '--token', 'WRONG')).rejects.toMatchObject({ code: 'pull.denied' });
    await expect(add('--of', 's2', '--token', 'RIGHT')).rejects.toMatchObject({ code: 'pull.gone' });
    await expect(add('--of', 's1', '--token', 'RIGHT', '--at', `${at}/site`)).rejects.toMatchObject({
      code: 'pull.shape',
    });
    await expect(add('--token', 'RIGHT')).rejects.toMatchObject({ code: 'pull.needs' });
    const database = await openedHere(url);
    expect(await database.db.source.count()).toBe(0);
    const about = ['--of', 's1', '--token', 'RIGHT', '--since', '2026-10-01', '--mapping', '/dev/null'];
    await expect(add(...about)).rejects.toMatchObject({ code: 'source.mapping' });
    expect(await add(...about.slice(0, 6))).toBe(0);
    expect(err.join('\n')).toContain('formbricks a répondu.');
    expect(out[0]).toContain('depuis le jeudi 1er octobre 2026');
    const [row] = await database.db.sourcePull.findMany();
    // In Paris.
    expect(row).toMatchObject({
      since: new Date('2026-09-30T22:00:00Z'),
      vendor: 'formbricks',
      pausedAt: null,
    });
    expect(JSON.stringify([row, out, err])).not.toContain('right-key');
    const acts = await database.db.auditEntry.findMany({ select: { act: true } });
    expect(acts).toEqual([{ act: 'source.pulled' }]);
  });

  test('it is paused, gone on with and listed, and what is no source of this kind is refused', async () => {
    const url = await freshUrl(engine);
    const at = await served();
    const { run, out } = terminal(url, 'en');
    await run(
      'add',
      'Survey',
      '--pull',
      'formbricks',
      '--at',
      at,
      '--of',
      's1',
      '--token',
      'RIGHT',
      '--json',
    );
    expect(JSON.parse(out[0] ?? '')).toMatchObject({ name: 'Survey', vendor: 'formbricks', answers: true });
    await run('pause', 'Survey');
    await run('list');
    await run('resume', 'Survey');
    expect(out.slice(1)).toEqual([
      'Survey · fetching paused just now',
      expect.stringContaining('formbricks · fetching paused just now'),
      'Survey · fetched for the first time within a minute',
    ]);
    await run('add', 'Calls', '--json');
    await expect(run('pause', 'Calls')).rejects.toMatchObject({ code: 'pull.none' });
    await expect(run('pause', 'Nobody')).rejects.toMatchObject({ code: 'source.unknown' });
    await expect(run('add', 'X', '--pull', 'myspace', '--token', 'RIGHT')).rejects.toMatchObject({
      code: 'pull.vendor',
    });
    await expect(run('add', 'X', '--of', 's1')).rejects.toThrow('--of goes with --pull');
    await expect(
      run('add', 'X', '--pull', 'typeform', '--of', 'f', '--token', 'RIGHT', '--since', '2027-01-01'),
    ).rejects.toThrow('2027-01-01 is still to come');
    await expect(
      run('add', 'Z', '--pull', 'zendesk', '--at', 'acme.example/x?', '--user', 'a', '--token', 'RIGHT'),
    ).rejects.toMatchObject({ code: 'pull.at' });
  });
});
