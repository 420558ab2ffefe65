// Contacts that programs send, and the month that they read: once however often, each refusal with its place.

import { pino } from 'pino';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readApi } from '../../src/api/api.ts';
import { saveContactSettings, savePrice } from '../../src/contacts/costs.ts';
import { routesOf } from '../../src/handlers/folds.ts';
import { features } from '../../src/handlers/index.ts';
import { keysFrom, newSecret } from '../../src/keys.ts';
import { addToken, type Scope } from '../../src/tokens/token.ts';
import { contactsRoute } from '../../src/web/contacts.ts';
import { startWeb, type Web } from '../../src/web/server.ts';
import { makeCompany } from '../digests/company.ts';
import { freshDatabase, onAnyEngine } from '../harness/database.ts';

onAnyEngine((engine) => {
  let web: Web;
  const tokens: Record<string, string> = {};
  beforeAll(async () => {
    const database = await freshDatabase(engine);
    const clock = { now: () => new Date('2026-11-22T11:00:00Z') };
    const { workspace } = await makeCompany(database);
    const doer = { by: 'command-line', now: clock.now() } as const;
    const draft = { currency: 'EUR', closesOn: 5, firstMonth: '2026-10', keepDays: 365 };
    await saveContactSettings(database, workspace.id, { draft, version: 0, doer });
    const price = { channel: 'phone', since: '2026-01-01', per: 'contact', micros: 4_500_000n } as const;
    await savePrice(database, workspace.id, price, doer);
    for (const scope of ['read:contacts', 'write:contacts'] as const satisfies readonly Scope[]) {
      const its = { name: scope, scopes: [scope], expiresAt: null, now: clock.now() };
      tokens[scope] = (await addToken(database, workspace.id, its)).token;
    }
    web = await startWeb({
      ...{ host: '127.0.0.1', port: 0, log: pino({ level: 'silent' }) },
      routes: [contactsRoute(database, { keys: keysFrom([newSecret()]), keepOriginals: false, clock })],
      api: readApi({ database, clock }, routesOf(features)),
    });
  });
  afterAll(() => web.close());

  const send = async (body: unknown, type = 'application/json') => {
    const answer = await fetch(`http://127.0.0.1:${web.port}/api/v1/contacts`, {
      method: 'POST',
      headers: { 'content-type': type, authorization: `Bearer ${tokens['write:contacts']}` },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
    return { status: answer.status, body: await answer.json() };
  };
  const read = async (month: string) => {
    const answer = await fetch(`http://127.0.0.1:${web.port}/api/v1/contacts/months/${month}`, {
      headers: { authorization: `Bearer ${tokens['read:contacts']}` },
    });
    return { status: answer.status, body: await answer.json() };
  };

  const one = { id: 'c-1', at: '2026-11-20', reason: 'Parcel late', channel: 'phone', minutes: 3.5 };
  const sum = { at: '2026-11-20', reason: 'Parcel late', channel: 'phone', count: 12 };

  it('are stored once, however often they are sent, alone or in a list', async () => {
    expect(await send(one)).toMatchObject({ status: 201, body: { imported: 1, duplicates: 0, rejected: 0 } });
    expect(await send([one, sum])).toMatchObject({ status: 201, body: { imported: 1, duplicates: 1 } });
    expect(await send([one, sum])).toMatchObject({ status: 200, body: { imported: 0, duplicates: 2 } });
    const told = await read('2026-11');
    expect(told).toMatchObject({
      status: 200,
      body: { state: 'open', currency: 'EUR', total: { contacts: 13, minutes: '3.50', amount: '58.50' } },
    });
  });

  it('are refused one by one, each with its place; the others are stored', async () => {
    const bad = [
      { ...one, id: 'c-2' },
      { ...one, id: undefined },
      { ...one, id: 'c-3', channel: 'pigeon' },
      { ...one, id: 'c-4', weight: 3 },
      'nothing',
      { ...sum, count: 13 },
      { ...one, id: 'c-5', cost: '1,204' },
    ];
    const { status, body } = await send(bad);
    expect([status, body.imported, body.rejected]).toEqual([422, 1, 6]);
    const places = body.errors.map(
      ({ pointer, code }: { pointer: string; code: string }) => `${pointer} ${code}`,
    );
    expect(places.toSorted()).toEqual([
      '/1/id id.missing',
      '/2/channel channel.unknown',
      '/3/weight field.unknown',
      '/4 type',
      '/5 contact.differs',
      '/6/cost cost.ambiguous',
    ]);
  });

  it.each([
    ['{', 'application/json', 400],
    ['[]', 'text/plain', 415],
    [JSON.stringify(Array.from({ length: 1_001 }, () => one)), 'application/json', 413],
  ])('are not read at all where the body is not theirs', async (body, type, status) => {
    expect((await send(body, type)).status).toBe(status);
  });

  it('are read of a month, and of nothing else', async () => {
    expect((await read('2026-13')).status).toBe(400);
  });
});
