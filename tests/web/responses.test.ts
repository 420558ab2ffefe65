// Responses with several scores and texts through the HTTP door, on both engines: what is kept, what is told, and what hostile bodies become.
import { expect, it } from 'vitest';
import { eraseCustomer } from '../../src/erasure/erase.ts';
import { customerFingerprint } from '../../src/feedback/identity.ts';
import { addSource } from '../../src/feedback/sources/source.ts';
import { keysFrom } from '../../src/keys.ts';
import { ingestionRoute } from '../../src/web/ingestion.ts';
import { startWeb } from '../../src/web/server.ts';
import { onlyWorkspace } from '../../src/workspace/workspace.ts';
import { freshDatabase, onAnyEngine } from '../harness/database.ts';
import { kept } from '../harness/kept.ts';

const now = new Date('2026-11-22T10:00:00Z');
const keys = keysFrom([Buffer.alloc(32, 7).toString('base64')]);
const whole = {
  id: 'R-1',
  customer: 'C-17',
  answeredAt: '2026-11-20T08:00:00Z',
  scores: [
    { metric: 'nps', score: 3, question: 'Nous recommanderiez-vous ?' },
    { metric: 'csat', score: 8, scale: '1-10', question: 'Et la livraison ?' },
  ],
  comments: [
    { text: 'Rapide', question: 'Qu’avez-vous aimé ?' },
    { text: 'Écrivez à lea@exemple.fr', question: 'Que changer ?' },
  ],
};

async function house(engine: Parameters<Parameters<typeof onAnyEngine>[0]>[0]) {
  const database = await freshDatabase(engine);
  const workspace = await onlyWorkspace(database, { locale: 'fr', timeZone: 'Europe/Paris', now });
  if (!workspace) throw new Error('one workspace was expected');
  const { token } = await addSource(database, workspace.id, { name: 'Site', heat: 'hot', now });
  const route = ingestionRoute(database, { keys, keepOriginals: true, clock: { now: () => now } });
  const log = { info: () => {}, error: () => {} };
  const web = await startWeb({ host: '127.0.0.1', port: 0, routes: [route], log });
  const send = async (body: unknown) => {
    const response = await fetch(`http://127.0.0.1:${web.port}/api/v1/feedback`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
    const answer: unknown = await response.json();
    return { status: response.status, answer };
  };
  const stored = () =>
    database.db.feedback.findMany({
      include: { scores: { orderBy: { place: 'asc' } }, comments: { orderBy: { place: 'asc' } } },
      orderBy: { receivedAt: 'asc' },
    });
  return { database, workspaceId: workspace.id, send, stored, close: () => web.close() };
}

onAnyEngine((engine) => {
  it('keeps every score and every text of a response, each with what was asked, and knows it again', async () => {
    const { send, stored, close } = await house(engine);
    expect(await send(whole)).toMatchObject({ status: 201, answer: { imported: 1, rejected: 0 } });
    expect(await send([whole])).toMatchObject({ status: 200, answer: { imported: 0, duplicates: 1 } });
    expect(await stored()).toMatchObject([
      {
        metric: 'nps',
        score: 3,
        verbatim: 'Rapide',
        scores: [{ metric: 'csat', askedScore: 8, askedScale: '1-10', counts: true }],
        comments: [{ verbatim: 'Écrivez à [e-mail]', sealedOriginal: expect.any(String) }],
      },
    ]);
    await close();
  });

  it('refuses a response of which one score or text cannot be read, at its place, and stores the others', async () => {
    const { send, stored, close } = await house(engine);
    const [nps] = whole.scores;
    const [liked] = whole.comments;
    const wrong: readonly (readonly [string, object])[] = [
      ['/1/scores/1/score', { scores: [nps, { metric: 'csat', score: 11, scale: '1-10' }] }],
      ['/2/scores/0/metric', { scores: [{ metric: 'étoiles', score: 4 }] }],
      ['/3/scores/0/scale', { scores: [{ metric: 'nps', score: 4, scale: '1-5' }] }],
      ['/4/scores', { scores: { nps: 4 } }],
      ['/5/scores/1', { scores: [nps, null] }],
      ['/6/comments/1/text', { comments: [liked, { text: { toString: 'x' } }] }],
      ['/7/comments/0/question', { comments: [{ text: 'a', question: 'q'.repeat(501) }] }],
      ['/8/comments', { comments: 'text' }],
      ['/9/comments', { comments: Array.from({ length: 51 }, () => ({ text: 'a' })) }],
      ['/10/scores/0/metric', { scores: [{ score: 4 }] }],
    ];
    const bodies = wrong.map(([, change], i) => ({ ...whole, id: `W-${i}`, ...change }));
    const { status, answer } = await send([whole, ...bodies]);
    expect(status).toBe(422);
    expect(answer).toMatchObject({
      imported: 1,
      rejected: wrong.length,
      errors: wrong.map(([pointer], i) => ({ index: i + 1, pointer })),
    });
    expect(await stored()).toHaveLength(1);
    await close();
  });

  it('takes nothing from a prototype, and no text of a score for a number that it is not', async () => {
    const { send, stored, close } = await house(engine);
    const proto = `{"id":"P-1","answeredAt":"2026-11-20T08:00:00Z","verbatim":"Bien","__proto__":{"scores":[{"metric":"nps","score":9}]}}`;
    expect(await send(proto)).toMatchObject({ status: 422, answer: { rejected: 1 } });
    for (const score of ['0x9', '1e1', 'NaN', true, [9], { valueOf: 9 }, '９９', ' ']) {
      const { status } = await send({
        ...whole,
        id: `S-${String(score)}`,
        comments: [],
        scores: [{ metric: 'nps', score }],
      });
      expect(status, JSON.stringify(score)).toBe(422);
    }
    expect(await stored()).toEqual([]);
    await close();
  });

  it('asks for a year of four digits where one of two could stand on either side of its date', async () => {
    const { send, stored, close } = await house(engine);
    const at = (answeredAt: string) => send({ ...whole, id: answeredAt, answeredAt });
    expect((await at('26-10-13')).status).toBe(201);
    expect((await at('13/10/26')).status).toBe(201);
    expect(JSON.stringify(await at('26-10-24'))).toContain('date.year');
    const days = (await stored()).map(({ answeredAt }) => answeredAt.toISOString().slice(0, 10));
    expect(days).toEqual(['2026-10-12', '2026-10-12']);
    await close();
  });

  it('forgets all words of a response when its customer is erased, and keeps its scores', async () => {
    const { database, workspaceId, send, stored, close } = await house(engine);
    await send(whole);
    await eraseCustomer(database, workspaceId, [customerFingerprint(keys, workspaceId, 'C-17')], {
      kept,
      now,
    });
    const [left] = await stored();
    expect(left).toMatchObject({ verbatim: null, customer: null, score: 3, comments: [] });
    expect(left?.scores).toMatchObject([{ metric: 'csat' }]);
    expect(JSON.stringify(await stored())).not.toMatch(/Rapide|exemple/);
    await close();
  });
});
