import { afterEach, expect, it } from 'vitest';
import { showReplies } from '../../src/cases/replied.ts';
import { expireReplies } from '../../src/customer-replies/expire.ts';
import { heardBack } from '../../src/customer-replies/figures.ts';
import { keptReplies } from '../../src/customer-replies/kept.ts';
import { tellOfReplies } from '../../src/customer-replies/tell.ts';
import { whyNotSent } from '../../src/customer-replies/why.ts';
import { resend } from '../../src/delivery/held.ts';
import { LEASE_MS } from '../../src/delivery/recording.ts';
import { eraseCustomer } from '../../src/erasure/erase.ts';
import { ownWordsOf } from '../../src/erasure/own-words.ts';
import { erasePerson } from '../../src/erasure/person.ts';
import { keptAnswers } from '../../src/feedback/kept-answers.ts';
import { namingOf, wordingsOf } from '../../src/handlers/folds.ts';
import { features } from '../../src/handlers/index.ts';
import { locales } from '../../src/i18n/locale.ts';
import { mailToCustomers } from '../../src/newsletter/customer-mail.ts';
import type { Posted } from '../../src/newsletter/smtp.ts';
import { fakeClock } from '../delivery/chat-peer.ts';
import { freshDatabase, onAnyEngine, onEachEngine } from '../harness/database.ts';
import { replyOffice } from './office.ts';
import { keys, type PullOnFile, reachable } from './on-file.ts';
import { type Mischief, replyVendors, startVendor, type VendorPeer } from './vendors.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const lost: Mischief = (response, done) => {
  done();
  response.destroy();
};
const answered =
  (status: number, json: object): Mischief =>
  (response) =>
    void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(json));
const neverTaken: Mischief = (response) => void response.destroy();

onAnyEngine((engine) => {
  let peer: VendorPeer | null = null;
  afterEach(async () => peer?.stop());

  async function officeOf(kind: string, having: PullOnFile = {}) {
    const vendor = replyVendors.find((each) => each.kind === kind);
    if (vendor === undefined) throw new Error(`no vendor ${kind}`);
    const clock = fakeClock('2026-11-10T09:00:00Z');
    const server = await startVendor(vendor, () => clock.now());
    peer = server;
    const company = await reachable(await freshDatabase(engine), vendor, { ...vendor, ...having });
    const at = replyOffice(company, { fetch: server.fetch, clock });
    const minute = async () => {
      const shell = { ...company.shell, now: clock.now() };
      await showReplies(shell);
      await tellOfReplies(shell);
    };
    return { ...at, company, server, minute };
  }

  it.each(['google-play', 'app-store', 'trustpilot'])(
    'does not write over what somebody answered at the vendor’s, and tells its writer: %s',
    async (kind) => {
      const at = await officeOf(kind);
      at.server.standing.push({ id: 'r', text: 'By hand', at: 1, by: 'somebody', metadata: {} });
      await at.write();
      await at.after(0);
      expect(at.server.writes()).toBe(0);
      expect(at.server.standing.map(({ text }) => text)).toEqual(['By hand']);
      expect(await at.shown()).toMatchObject({ state: 'refused', why: 'answered' });
      at.clock.pass(20 * MINUTE);
      await at.minute();
      await at.minute();
      expect(await at.company.told('customer-reply.untold')).toEqual([
        'slack:Ukarim What you wrote to the customer of case #1 has not arrived.',
      ]);
    },
  );

  it.each(['google-play', 'app-store'])(
    'is held where somebody answered at the vendor’s while nobody knew whether it arrived: %s',
    async (kind) => {
      const at = await officeOf(kind);
      await at.write();
      at.server.spoil(neverTaken);
      await at.after(0);
      at.server.standing.push({ id: 'r', text: 'By hand', at: 1, by: 'somebody', metadata: {} });
      await at.after(LEASE_MS);
      expect(await at.row()).toMatchObject({ state: 'held', retryAt: null });
      expect(await at.shown()).toMatchObject({ state: 'unknown' });
      expect(at.server.writes()).toBe(1);
    },
  );

  const refusals: readonly (readonly [string, string, Mischief, string])[] = [
    // As Zendesk words it of a ticket that is closed.
    [
      'a ticket that is closed',
      'zendesk',
      answered(422, { error: 'RecordInvalid', details: { status: [{ description: 'Status: closed' }] } }),
      'gone',
    ],
    [
      'a ticket that takes no such words',
      'zendesk',
      answered(422, { error: 'RecordInvalid', details: { comment: [{ error: 'InvalidValue' }] } }),
      'refused',
    ],
    [
      'a conversation',
      'intercom',
      answered(400, { type: 'error.list', errors: [{ code: 'parameter_invalid' }] }),
      'refused',
    ],
    [
      'a review',
      'app-store',
      answered(409, { errors: [{ status: '409', code: 'ENTITY_ERROR.ATTRIBUTE.INVALID' }] }),
      'refused',
    ],
    [
      'a review that was deleted',
      'google-play',
      answered(404, { error: { status: 'NOT_FOUND' } }),
      'not-found',
    ],
  ];
  it.each(refusals)(
    'is given back to its writer where it is refused for good, once, and other words go: %s, %s',
    async (_, kind, mischief, why) => {
      const at = await officeOf(kind);
      at.server.spoil(mischief);
      const first = await at.write('See https://acme.example');
      await at.after(0);
      expect(await at.shown()).toMatchObject({ state: 'refused', why, text: 'See https://acme.example' });
      for (const _ of [1, 2]) await at.after(DAY);
      expect(at.server.writes()).toBe(1);
      await at.minute();
      await at.minute();
      expect(await at.company.told('customer-reply.untold')).toHaveLength(1);
      expect(await at.company.told('customer-reply.key')).toEqual([]);
      const { id } = await at.write('We rang.', 'again');
      expect(id).not.toBe(first.id);
      await at.after(0);
      expect(at.server.standing.map(({ text }) => text)).toEqual(['We rang.']);
    },
  );

  it('goes again by itself where somebody changed the ticket at the same moment', async () => {
    const at = await officeOf('zendesk');
    at.server.spoil(answered(409, { error: 'Conflict' }));
    await at.write('We rang.');
    await at.after(0);
    expect(await at.shown()).toMatchObject({ state: 'waiting', why: 'later' });
    await at.after(2 * MINUTE);
    expect(await at.shown()).toMatchObject({ state: 'sent' });
    expect(at.server.standing.map(({ text }) => text)).toEqual(['We rang.']);
  });

  it('that waits for a right gives way to other words, and its writer and the admins are told once of the right', async () => {
    const at = await officeOf('google-play');
    at.server.spoil(answered(403, { error: { status: 'PERMISSION_DENIED' } }));
    await at.write('Too long for them?');
    await at.after(0);
    expect(await at.shown()).toMatchObject({ state: 'held', why: 'restricted' });
    at.clock.pass(20 * MINUTE);
    for (const _ of [1, 2]) await at.minute();
    expect(await at.company.told('customer-reply.untold')).toHaveLength(1);
    expect(await at.company.told('customer-reply.key')).toEqual([
      'slack:Unadia What colleagues write to customers cannot go out: phone does not take it.',
    ]);
    await at.write('We rang.', 'again');
    for (const ms of [0, DAY, DAY]) await at.after(ms);
    expect(at.server.standing.map(({ text }) => text)).toEqual(['We rang.']);
    expect(at.server.writes()).toBe(2);
    await at.minute();
    expect(await at.company.told('customer-reply.untold')).toHaveLength(1);
  });

  it.each([
    ['google-play', 400, { error: 'invalid_grant' }],
    ['trustpilot', 400, { error: 'invalid_client' }],
    ['intercom', 402, {}],
    ['zendesk', 402, {}],
    ['app-store', 402, {}],
    ['zendesk', 301, {}],
    ['trustpilot', 302, {}],
  ] as const)(
    'that no text could bring through waits for an admin, and is not given back as badly worded: %s, %s',
    async (kind, code, json) => {
      const at = await officeOf(kind);
      at.server.blind(code === 400 ? answered(code, json) : null);
      if (code !== 400) at.server.spoil(answered(code, json));
      const { id } = await at.write('We rang.');
      await at.after(0);
      expect(await at.shown()).toMatchObject({ state: 'held', why: 'restricted' });
      at.server.blind(null);
      await resend(at.company.database.db, 'acme', id, at.clock.now());
      await at.after(0);
      expect(at.server.standing.map(({ text }) => text)).toEqual(['We rang.']);
    },
  );

  it('that a key with a sign too many cannot take along never left, and is told as that', async () => {
    const at = await officeOf('intercom', { secret: 'ic_token’', account: { author: '814860' } });
    await at.write('We rang.');
    await at.after(0);
    expect(await at.shown()).toMatchObject({ state: 'held', why: 'restricted' });
  });

  it.each(['RESOURCE_EXHAUSTED', 'rateLimitExceeded'])(
    'goes again by itself where Google counts, though it says 403: %s',
    async (reason) => {
      const at = await officeOf('google-play');
      at.server.spoil(answered(403, { error: { status: reason, errors: [{ reason }] } }));
      await at.write('We rang.');
      await at.after(0);
      expect(await at.shown()).toMatchObject({ state: 'waiting', why: 'later' });
      await at.after(2 * MINUTE);
      expect(await at.shown()).toMatchObject({ state: 'sent' });
    },
  );

  it('is not given back as badly worded where the vendor would only not be read', async () => {
    const at = await officeOf('app-store');
    at.server.blind(answered(400, {}));
    await at.write('We rang.');
    await at.after(0);
    expect(await at.shown()).toMatchObject({ state: 'waiting', why: 'later' });
    at.server.blind(null);
    await at.after(2 * MINUTE);
    expect(await at.shown()).toMatchObject({ state: 'sent' });
  });

  it('is told once, though it comes to something else between what its card shows and what its writer is told', async () => {
    const at = await officeOf('zendesk');
    at.server.spoil(answered(403, {}));
    await at.write();
    await at.minute();
    at.clock.pass(20 * MINUTE);
    await at.after(0);
    await tellOfReplies({ ...at.company.shell, now: at.clock.now() });
    for (const _ of [1, 2]) await at.minute();
    expect(await at.company.told('customer-reply.untold')).toHaveLength(1);
  });

  it('is told anew once nobody knows any more whether it arrived', async () => {
    const at = await officeOf('zendesk');
    const busy = answered(429, { error: 'no' });
    at.server.spoil(...Array(40).fill(busy));
    await at.write();
    for (let n = 0; n < 20; n += 1) await at.after(MINUTE);
    await at.minute();
    expect(await at.company.told('customer-reply.untold')).toHaveLength(1);
    at.server.blind((response) => void response.writeHead(403).end());
    at.server.forgive();
    at.server.spoil(lost);
    await at.after(15 * MINUTE);
    await at.minute();
    expect(await at.company.told('customer-reply.untold')).toHaveLength(1);
    await at.after(LEASE_MS);
    await at.minute();
    expect((await at.company.told('customer-reply.untold'))[1]).toContain('Nobody knows');
  });

  it('takes the place of our own earlier reply to a review, and of no other', async () => {
    const at = await officeOf('google-play');
    await at.write('We are sorry', 'one');
    await at.after(0);
    const { db } = at.company.database;
    // As if it had been written from another case: what stands is ours.
    await db.customerReply.updateMany({ where: { workspaceId: 'acme' }, data: { fromSubject: 'other' } });
    await at.write('It is mended', 'two');
    await at.after(0);
    expect(at.server.standing.map(({ text }) => text)).toEqual(['It is mended']);
    expect(at.server.writes()).toBe(2);
  });

  it('is found among hundreds of updates of a ticket, by its own id', async () => {
    const at = await officeOf('zendesk');
    const other = (text: string, metadata = {}) =>
      at.server.standing.push({
        id: String(at.server.standing.length + 1),
        text,
        at: 1,
        by: 'bot',
        metadata,
      });
    const words = 'The same words';
    for (let n = 0; n < 150; n += 1) other(words, { porte_voix_reply: `another ${n}` });
    await at.write(words);
    at.server.spoil(lost);
    await at.after(0);
    for (let n = 0; n < 150; n += 1) other(words);
    expect(await at.row()).toMatchObject({ state: 'claimed' });
    await at.after(LEASE_MS);
    expect(await at.row()).toMatchObject({ state: 'sent', remote: expect.stringContaining('9000000150') });
    expect(at.server.writes()).toBe(1);
  });

  it.each([
    ['the customer says the same', { by: 'customer', at: 1_795_000_000 }],
    ['another colleague wrote the same', { by: '7', at: 1_795_000_000 }],
    ['we had written the same a day before', { by: '814860', at: 1_762_000_000 }],
  ])(
    'is sent again where it did not arrive, though in the conversation %s',
    async (_, { by, at: seconds }) => {
      const at = await officeOf('intercom');
      const words = 'We ring you today';
      at.server.standing.push({ id: 'p', text: words, at: seconds, by, metadata: {} });
      await at.write(words);
      at.server.spoil(neverTaken);
      await at.after(0);
      await at.after(LEASE_MS);
      await at.after(LEASE_MS);
      expect(at.server.standing.filter(({ text }) => text === words)).toHaveLength(2);
      expect(await at.shown()).toMatchObject({ state: 'sent' });
    },
  );

  it('waits while the vendor cannot be asked whether it arrived, and is held where it never can be', async () => {
    const at = await officeOf('zendesk');
    await at.write();
    at.server.spoil(lost);
    await at.after(0);
    at.server.blind((response) => void response.writeHead(500).end());
    await at.after(LEASE_MS);
    expect(await at.shown()).toMatchObject({ state: 'unknown', why: 'unknown' });
    at.server.blind((response) => void response.writeHead(403).end());
    await at.after(LEASE_MS);
    expect(await at.row()).toMatchObject({ state: 'held', reason: 'zendesk 403', retryAt: null });
    expect(at.server.writes()).toBe(1);
    at.clock.pass(20 * MINUTE);
    await at.minute();
    expect(await at.company.told('customer-reply.untold')).toEqual([
      'slack:Ukarim Nobody knows whether what you wrote to the customer of case #1 has arrived.',
    ]);
  });

  it('goes nowhere once its customer was erased, and nothing of it is left', async () => {
    const at = await officeOf('zendesk');
    const { database } = at.company;
    const { db } = database;
    const { text } = await at.write();
    const kept = [keptAnswers, keptReplies];
    await eraseCustomer(database, 'acme', ['zoe'], { kept, now: at.clock.now() });
    await at.after(0);
    expect(at.server.writes()).toBe(0);
    expect(await at.shown()).toMatchObject({ state: 'refused', why: 'unwanted', text: '' });
    at.clock.pass(20 * MINUTE);
    for (const _ of [1, 2]) await at.minute();
    expect(await at.company.told('customer-reply.untold')).toHaveLength(1);
    expect(await db.replyPlace.count({ where: { workspaceId: 'acme' } })).toBe(0);
    expect(JSON.stringify(await db.customerReply.findMany({ where: { workspaceId: 'acme' } }))).not.toContain(
      text.slice(0, 10),
    );
  });

  it('goes nowhere once its writer was erased, and stands in no message, as it was or without what is personal', async () => {
    const at = await officeOf('google-play');
    const { database, taker, workspace } = at.company;
    const { db, engine } = database;
    await at.write('Mrs Lemaire, please ring Karim on 06 12 34 56 78.');
    const wordings = wordingsOf(features);
    const whose = { db, engine, workspaceId: 'acme', personIds: [taker.id], country: workspace.country };
    const { texts } = await ownWordsOf(whose, wordings);
    expect(texts).toContain('Mrs Lemaire, please ring Karim on 06 12 34 56 78.');
    expect(texts.some((text) => text.startsWith('Mrs ') && !text.includes('06 12'))).toBe(true);
    const erasing = { database, keys, workspaceId: 'acme', naming: namingOf(features), wordings };
    await erasePerson(erasing, taker, { now: at.clock.now(), by: 'command-line' });
    await at.after(0);
    expect(at.server.writes()).toBe(0);
    expect(await at.shown()).toMatchObject({ state: 'refused', text: '' });
  });

  it('is held, and not written twice, where Intercom has it in other words', async () => {
    const at = await officeOf('intercom');
    at.server.spoil(lost);
    await at.write('See https://acme.example, please.');
    await at.after(0);
    const [there] = at.server.standing;
    if (!there) throw new Error('nothing arrived');
    at.server.standing.splice(0, 1, { ...there, text: 'See acme.example, please.' });
    await at.after(LEASE_MS);
    expect(at.server.writes()).toBe(1);
    expect(await at.row()).toMatchObject({ state: 'held', retryAt: null });
  });

  it('counts who heard back once it is there, and not before', async () => {
    const at = await officeOf('app-store');
    const day = { from: new Date('2026-11-10T00:00:00Z'), to: new Date('2026-11-11T00:00:00Z') };
    await at.write();
    expect((await heardBack(at.company.database.db, 'acme', day)).customers).toBe(0);
    await at.after(0);
    expect((await heardBack(at.company.database.db, 'acme', day)).customers).toBe(1);
  });

  const mailed: readonly (readonly [string, Posted, object])[] = [
    ['is taken', { outcome: { kind: 'sent', remote: { channel: 'mail', id: 'x' } } }, { state: 'sent' }],
    [
      'has no such reader',
      { outcome: { kind: 'never', reason: 'not-found', code: '550' }, bounce: '550' },
      { state: 'refused', why: 'not-found' },
    ],
  ];
  it.each(mailed)('leaves by e-mail to who agreed to it: the server %s', async (_, posted, expected) => {
    const letters: { readonly to: string; readonly text: string; readonly id: string }[] = [];
    const company = await reachable(await freshDatabase(engine), { kind: 'mail', at: 'zoe@example.com' });
    const config = { smtpUrl: '', from: 'voice@acme.example', perMinute: 60, publicUrl: '' };
    const at = replyOffice(company, {
      fetch: () => Promise.reject(new Error('nobody')),
      mail: mailToCustomers(config, async ({ to, message, remoteId }) => {
        letters.push({ to, text: message.toString(), id: remoteId });
        return posted;
      }),
    });
    const { id } = await at.write('We rang.\nIt comes today.');
    await at.after(0);
    expect(await at.shown()).toMatchObject(expected);
    expect(letters).toHaveLength(1);
    expect(letters[0]).toMatchObject({ to: 'zoe@example.com', id });
    expect(letters[0]?.text).toContain(`Message-ID: <${id}@acme.example>`);
    expect(letters[0]?.text).toMatch(/We rang\.\r?\nIt comes today\./);
    expect(JSON.stringify(await at.row())).not.toContain('zoe');
  });

  it('is held where nobody knows whether an e-mail arrived, and left to an admin', async () => {
    const company = await reachable(await freshDatabase(engine), { kind: 'mail', at: 'zoe@example.com' });
    const config = { smtpUrl: '', from: 'voice@acme.example', perMinute: 60, publicUrl: '' };
    let sent = 0;
    const at = replyOffice(company, {
      fetch: () => Promise.reject(new Error('nobody')),
      mail: mailToCustomers(config, async () => {
        sent += 1;
        return { outcome: { kind: 'unknown', reason: 'ETIMEDOUT' } };
      }),
    });
    await at.write();
    await at.after(0);
    for (let minute = 0; minute < 5; minute += 1) await at.after(LEASE_MS);
    expect(await at.shown()).toMatchObject({ state: 'unknown' });
    expect(sent).toBe(1);
  });

  it('waits where no mail server is set, and its writer is told', async () => {
    const company = await reachable(await freshDatabase(engine), { kind: 'mail', at: 'zoe@example.com' });
    const at = replyOffice(company, { fetch: () => Promise.reject(new Error('nobody')) });
    await at.write();
    await at.after(0);
    expect(await at.shown()).toMatchObject({ state: 'held', why: 'restricted' });
  });
});

onEachEngine((engine) => {
  it('keeps what was written, and where, as long as its source keeps words', async () => {
    const at = await reachable(await freshDatabase(engine), { kind: 'mail', at: 'zoe@example.com' });
    const { database } = at;
    const { db } = database;
    await replyOffice(at, { fetch: () => Promise.reject(new Error('nobody')) }).write();
    await db.source.updateMany({ where: { workspaceId: 'acme', id: 'phone' }, data: { keepDays: 30 } });
    const left = async () => [
      await db.replyPlace.count({ where: { workspaceId: 'acme' } }),
      await db.customerReply.count({ where: { workspaceId: 'acme', text: { not: '' } } }),
    ];
    const since = new Date('2026-11-09T09:00:00Z').getTime();
    await expireReplies(database, { workspaceId: 'acme', now: new Date(since + 30 * DAY) });
    expect(await left()).toEqual([1, 1]);
    await expireReplies(database, { workspaceId: 'other', now: new Date(since + 31 * DAY) });
    expect(await left()).toEqual([1, 1]);
    await expireReplies(database, { workspaceId: 'acme', now: new Date(since + 31 * DAY) });
    expect(await left()).toEqual([0, 0]);
  });
});

it.each(locales)('says why a reply is not there, each reason in words of its own: %s', (locale) => {
  const reasons = ['restricted', 'refused', 'not-found', 'not-allowed', 'too-long', 'answered', 'unwanted'];
  const said = [...reasons, 'gone', 'unreachable', 'later', 'let-be'].map((why) =>
    whyNotSent(why, locale, null),
  );
  expect(new Set(said).size).toBe(11);
});
