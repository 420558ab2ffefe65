// What a browser shows of a refusal: a page that says what to do, in its reader's language; programs still read the problem.
import { describe, expect, it, test } from 'vitest';
import { problem, type WebAnswer } from '../../src/http/route.ts';
import { revokePage } from '../../src/pages/page.ts';
import { readable } from '../../src/web/readable.ts';
import { freshDatabase, onAnyEngine } from '../harness/database.ts';
import { screens } from './pages/screens.ts';

const BROWSER = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';
const shown = (answer: WebAnswer, headers: Record<string, string> = {}, path = '/wall/x') =>
  readable(answer, { path, headers: { accept: BROWSER, ...headers } });

describe('a refusal', () => {
  it.each([
    [404, {}, 'This link leads nowhere, or not any more.', 'Ask whoever gave it to you'],
    [405, {}, 'This link leads nowhere, or not any more.', 'Ask whoever gave it to you'],
    [429, { 'retry-after': '1' }, 'That was too often in a short time.', 'Try again in 1 second.'],
    [503, { 'retry-after': '20' }, 'Not just now.', 'Try again in 20 seconds.'],
    [500, {}, 'Something went wrong on our side.', 'reference: 7F3KAB'],
    [400, {}, 'This cannot be read.', 'copied whole'],
  ])('of status %i is a page that says what to do', (status, headers, title, text) => {
    const answer = shown(problem(status, { title: 'Failed', detail: 'Reference 7F3KAB' }, headers));
    expect(answer).toMatchObject({ status, headers });
    expect(answer.headers?.['content-type']).toBe('text/html; charset=utf-8');
    expect(answer.headers?.['content-security-policy']).toContain("default-src 'none'");
    expect(answer.body).toContain(`<html lang="en">`);
    expect(answer.body).toContain(`<h1>${title}</h1>`);
    expect(answer.body).toContain(text);
  });

  it('is in the language of whoever reads', () => {
    const headers = { 'accept-language': 'de-DE, fr-CH;q=0.9' };
    const { body } = shown(problem(404, { title: 'Not found' }), headers);
    expect(body).toContain('<html lang="fr">');
    expect(body).toContain('Ce lien ne mène nulle part, ou plus nulle part.');
  });

  it('stays a problem for programs, and at the addresses of the API', () => {
    const refused = problem(404, { title: 'Not found' });
    expect(shown(refused, { accept: '*/*' })).toBe(refused);
    expect(shown(refused, { accept: 'text/event-stream' })).toBe(refused);
    expect(shown(refused, {}, '/api/v1/digests')).toBe(refused);
    expect(readable(refused, { path: '/wall/x', headers: {} })).toBe(refused);
    const page = { status: 200, body: '{}', headers: { 'content-type': 'application/json' } };
    expect(shown(page)).toBe(page);
  });
});

onAnyEngine((engine) => {
  test('a screen whose link was revoked, or has ended, says so in a browser, in the same words as one that never was', async () => {
    const database = await freshDatabase(engine);
    const house = await screens(database);
    try {
      const headers = { accept: BROWSER, 'accept-language': 'fr-FR' };
      const look = async (token: string) => {
        const answer = await house.get(`/wall/${token}`, { headers });
        return [answer.status, answer.headers.get('content-type'), await answer.text()];
      };
      const never = await look('x'.repeat(32));
      expect(never.slice(0, 2)).toEqual([404, 'text/html; charset=utf-8']);
      expect(never[2]).toContain('Demandez-en un nouveau à la personne qui vous l’a donné.');
      const [revoked, ended] = [await house.make(), await house.make()];
      const doer = { by: 'command-line', now: house.time.now } as const;
      await revokePage(database, house.acme.workspace.id, revoked.page.id, doer);
      expect(await look(revoked.token)).toEqual(never);
      house.time.now = new Date(house.time.now.getTime() + 366 * 86_400_000);
      expect(await look(ended.token)).toEqual(never);
      expect((await house.get('/', { headers })).headers.get('content-type')).toBe(
        'text/html; charset=utf-8',
      );
      const program = await house.get(`/wall/${ended.token}/events`);
      expect(program.headers.get('content-type')).toBe('application/problem+json');
    } finally {
      await house.stop();
    }
  });
});
