import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { UsageError } from '../../src/cli/command.ts';
import { sourceCommand } from '../../src/cli/source.ts';
import { UserError } from '../../src/errors.ts';
import { listSources, sourceForImport, sourceOfToken } from '../../src/feedback/sources/source.ts';
import { noteRefused } from '../../src/feedback/sources/webhook.ts';
import { genericMapping } from '../feedback/vendors/samples.ts';
import { freshUrl, onAnyEngine, openedHere } from '../harness/database.ts';
import { onDatabase, unattended } from '../harness/unattended.ts';

const now = new Date('2026-11-22T10:00:00Z');
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'portevoix-source-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function terminal(url: string, input = '', more: Record<string, string> = {}) {
  const { io, out, err } = unattended({
    env: onDatabase(url, { HOOK_SECRET: ' secret-du-webhook ', SM_TOKEN: 'jeton-de-lecture', ...more }),
    clock: { now: () => now },
    locale: 'fr',
    input: async () => input,
  });
  const run = (...args: string[]) => sourceCommand.run(args, io);
  return { run, out, err };
}

onAnyEngine((engine) => {
  test('a vendor’s webhook gets an address; its secret comes from the environment or standard input, and is shown nowhere', async () => {
    const url = await freshUrl(engine);
    const { run, out, err } = terminal(url, 'secret-tapé\n');
    expect(await run('add', 'Avis', '--vendor', 'typeform', '--secret', 'HOOK_SECRET')).toBe(0);
    expect(out[0]).toMatch(/^\/api\/v1\/webhooks\/[\w-]{36}$/);
    expect(await run('add', 'Avis', '--vendor', 'typeform', '--secret', '-', '--json')).toBe(0);
    expect(JSON.parse(out[1] ?? '')).toEqual({
      name: 'Avis',
      heat: 'hot',
      vendor: 'typeform',
      path: out[0],
      url: null,
      token: null,
    });
    await run('add', 'Support', '--vendor', 'zendesk', '--secret', 'HOOK_SECRET', '--heat', 'cold');
    expect(err.join('\n')).toContain('"ticket_id": "{{ticket.id}}"');
    const database = await openedHere(url);
    const shown = JSON.stringify([out, err, await database.db.source.findMany()]);
    expect(shown).not.toMatch(/secret-du-webhook|secret-tapé/);
  });

  test('another token is printed once, and the one before is refused from then on', async () => {
    const url = await freshUrl(engine);
    const { run, out, err } = terminal(url);
    await run('add', 'Caisse');
    const { db } = await openedHere(url);
    const [first = ''] = out;
    const owner = async (token: string) => (await sourceOfToken(db, token))?.name ?? null;
    expect(await owner(first)).toBe('Caisse');
    expect(await run('token', ' Caisse ')).toBe(0);
    const [, second = ''] = out;
    expect(second).toMatch(/^pv_[\w-]{43}$/);
    expect([await owner(first), await owner(second)]).toEqual([null, 'Caisse']);
    expect(err.at(-1)).toContain('L’ancien jeton n’est plus accepté');
    expect(await run('token', 'Caisse', '--json')).toBe(0);
    const { token } = JSON.parse(out[2] ?? '');
    expect([await owner(second), await owner(token)]).toEqual([null, 'Caisse']);
    expect(JSON.stringify(await db.source.findMany())).not.toContain(token);

    await run('add', 'Avis', '--vendor', 'typeform', '--secret', 'HOOK_SECRET');
    await expect(run('token', 'Avis')).rejects.toMatchObject({ code: 'source.tokenless' });
    await expect(run('token', 'Personne')).rejects.toMatchObject({ code: 'source.unknown' });
    for (const wrong of [['token'], ['token', 'Caisse', 'Avis'], ['token', 'Caisse', '--heat', 'hot']])
      await expect(run(...wrong)).rejects.toBeInstanceOf(UsageError);
  });

  test('the list tells vendor, last call and what was refused since', async () => {
    const url = await freshUrl(engine);
    const { run, out, err } = terminal(url);
    const sm = ['--secret', 'HOOK_SECRET', '--client-id', 'porte-voix', '--token', 'SM_TOKEN'];
    await run('add', 'Enquête', '--vendor', 'surveymonkey', ...sm, '--region', 'eu');
    const database = await openedHere(url);
    const source = await database.db.source.findFirstOrThrow();
    expect(source).toMatchObject({ vendor: 'surveymonkey', clientId: 'porte-voix', region: 'eu' });
    await noteRefused(database.db, source, { code: 'signature.wrong', now });
    await run('list');
    expect(out[1]).toBe(
      `Enquête · à chaud · surveymonkey · ${out[0]} · verbatims gardés jusqu’à effacement · admins prévenus après 7 jours de silence · encore rien reçu\u202f; 1 envoi refusé depuis, le dernier à l’instant\u00a0: mauvaise signature`,
    );
    expect(err.at(-1)).toContain('Recopiez le secret de signature');
    await run('list', '--json');
    expect(JSON.parse(out[2] ?? '')).toMatchObject([
      { vendor: 'surveymonkey', path: out[0], errorCount: 1, lastError: 'signature.wrong', hasToken: false },
    ]);
    expect(JSON.parse(out[2] ?? '')).toMatchObject([{ health: 'failing', url: null, quietAfterDays: 7 }]);
  });

  test('the whole address of a webhook is shown where PUBLIC_URL says it, and how to make it where not', async () => {
    const url = await freshUrl(engine);
    const bare = terminal(url);
    await bare.run('add', 'Avis', '--vendor', 'typeform', '--secret', 'HOOK_SECRET');
    expect(bare.err.join()).toContain('PUBLIC_URL');
    const said = terminal(url, '', { PUBLIC_URL: 'https://voix.exemple.fr/' });
    await said.run('add', 'Avis', '--vendor', 'typeform', '--secret', 'HOOK_SECRET');
    expect(said.out).toEqual([`https://voix.exemple.fr${bare.out[0]}`]);
    expect(said.err.join()).not.toContain('PUBLIC_URL');
    await said.run('list', '--json');
    expect(JSON.parse(said.out[1] ?? '')).toMatchObject([{ path: bare.out[0], url: said.out[0] }]);
  });

  test('what is set is changed and the rest stays; an unknown source is told which there are', async () => {
    const { run, out, err } = terminal(await freshUrl(engine));
    await run('add', 'Avis');
    const set = async (...args: string[]) => {
      await run('set', 'Avis', ...args, '--json');
      return JSON.parse(out.at(-1) ?? '');
    };
    const before = { heat: 'hot', touchpoint: null, keepDays: null, quietAfterDays: 7 };
    expect(await set('--heat', 'hot')).toMatchObject(before);
    // Words for one of ours become it at once, as answers that name it have it; others are the company's own.
    const after = { ...before, keepDays: 365, touchpoint: 'buy' };
    expect(await set('--keep-days', '365', '--touchpoint', 'Achat')).toMatchObject(after);
    expect(await set('--quiet-after', 'never', '--heat', 'cold')).toMatchObject({
      ...after,
      heat: 'cold',
      quietAfterDays: null,
    });
    await run('set', 'Avis', '--keep-days', '30');
    expect(out.at(-1)).toContain('verbatims gardés 30 jours');
    expect(err.at(-1)).toContain('perdent verbatim');
    expect(await set('--keep-days', 'forever', '--touchpoint', '')).toMatchObject({
      keepDays: null,
      touchpoint: null,
    });
    expect(await set('--touchpoint', 'Retours')).toMatchObject({ touchpoint: 'Retours' });
    await run('set', 'Avis', '--touchpoint', 'livraisons');
    expect(out.at(-1)).toContain('étape Livraison');
    const unknown = await run('set', 'Autre', '--heat', 'hot').catch((error) => error);
    expect(unknown.say('fr')).toBe(
      'Aucune source ne s’appelle «\u00a0Autre\u00a0». Sources connues\u00a0: Avis',
    );
  });

  test('nothing comes in by the name that stands for what customers answer to our questions', async () => {
    const url = await freshUrl(engine);
    const { run } = terminal(url);
    for (const more of [
      [],
      ['--vendor', 'typeform', '--secret', 'HOOK_SECRET'],
      ['--pull', 'typeform', '--of', 'f'],
    ]) {
      const refused = await run('add', ' community', ...more).catch((error: unknown) => error);
      expect(refused).toMatchObject({ code: 'source.reserved' });
      expect(refused instanceof UserError && refused.say('fr')).toContain('«\u00a0community\u00a0»');
    }
    const database = await openedHere(url);
    expect(await database.db.source.count()).toBe(0);
  });

  test('a source made by an import may be silent, until it is given a token or a webhook', async () => {
    const url = await freshUrl(engine);
    const { run } = terminal(url);
    await run('list');
    const database = await openedHere(url);
    const { id: workspaceId } = await database.db.workspace.findFirstOrThrow();
    for (const name of ['A', 'B']) await sourceForImport(database, workspaceId, { name, heat: 'hot', now });
    const quietAfter = async () => (await listSources(database.db, workspaceId)).map((s) => s.quietAfterDays);
    expect(await quietAfter()).toEqual([null, null]);
    await run('add', 'A');
    await run('add', 'B', '--vendor', 'typeform', '--secret', 'HOOK_SECRET');
    expect(await quietAfter()).toEqual([7, 7]);
    await run('set', 'B', '--quiet-after', 'never');
    await run('add', 'B', '--vendor', 'typeform', '--secret', 'SM_TOKEN');
    expect(await quietAfter()).toEqual([7, null]);
  });

  test('a mapping is read from a file, and one that cannot be used says where', async () => {
    const { run, out } = terminal(await freshUrl(engine));
    const file = join(folder, 'mapping.json');
    const add = () =>
      run('add', 'Autre', '--vendor', 'generic', '--secret', 'HOOK_SECRET', '--mapping', file);
    await writeFile(file, JSON.stringify({ ...genericMapping, items: 'a[' }));
    await expect(add()).rejects.toMatchObject({ code: 'source.mapping' });
    await expect(add().catch((error) => Promise.reject(error.say('fr')))).rejects.toMatch(/À \/items/);
    await writeFile(file, '{');
    await expect(add()).rejects.toMatchObject({ code: 'source.mapping' });
    await writeFile(file, JSON.stringify(genericMapping));
    expect(await add()).toBe(0);
    expect(out).toHaveLength(1);
  });

  test('reviews without a webhook get a token; a vendor’s missing secret and another vendor are refused', async () => {
    const { run, out } = terminal(await freshUrl(engine));
    await run('add', 'Play', '--vendor', 'google-play');
    expect(out[1]).toMatch(/^pv_/);
    await expect(run('add', 'Avis', '--vendor', 'delighted')).rejects.toMatchObject({ code: 'source.asks' });
    await expect(run('add', 'Play', '--vendor', 'app-store')).rejects.toMatchObject({
      code: 'source.vendor',
    });
    await expect(run('add', 'Autre', '--vendor', 'generic')).rejects.toMatchObject({ code: 'source.asks' });
  });
});

test('a secret given as an argument is refused and not repeated', async () => {
  const { run } = terminal('file:unused.db');
  const said = await run('add', 'A', '--vendor', 'typeform', '--secret', 'sk-très-secret').catch(
    (error) => error,
  );
  expect(said).toBeInstanceOf(UsageError);
  expect(String(said)).not.toContain('sk-très-secret');
});

test.each([
  [['add', 'A', '--secret', 'X']],
  [['add', 'A', '--vendor', 'nobody']],
  [['add', 'A', '--vendor', 'surveymonkey', '--secret', '-', '--token', '-']],
  [['add', 'A', '--vendor', 'typeform', '--region', 'mars']],
  [['list', '--vendor', 'typeform']],
  [['add', 'A', '--keep-days', '3']],
  [['set', 'A']],
  [['set', '--heat', 'hot']],
  [['set', 'A', '--keep-days', '0']],
  [['set', 'A', '--keep-days', '1.5']],
  [['set', 'A', '--quiet-after', 'forever']],
  [['set', 'A', '--secret', 'HOOK_SECRET']],
  [['set', 'A', '--vendor', 'typeform', '--heat', 'hot']],
])('%j is wrong usage', async (args) => {
  await expect(terminal('file:unused.db').run(...args)).rejects.toBeInstanceOf(UsageError);
});
