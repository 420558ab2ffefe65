// Mails of which an admin says what they are about: each goes in once, by whoever is first, or by itself after two weeks.
import { expect, it } from 'vitest';
import type { Database } from '../../src/database/client.ts';
import { contentFrom } from '../../src/delivery/content.ts';
import { eraseCustomer } from '../../src/erasure/erase.ts';
import { eraseLate } from '../../src/erasure/late.ts';
import { customerHashes } from '../../src/feedback/retention.ts';
import { ORIGINAL } from '../../src/feedback/rows.ts';
import { touchpointsInOrder } from '../../src/feedback/touchpoints/order.ts';
import { waitingBlocks } from '../../src/mail-in/asking.ts';
import { tendingMails } from '../../src/mail-in/beat.ts';
import { saveMailbox } from '../../src/mail-in/mailbox.ts';
import { decideMail, expireMails, mailsWaiting, WAITS_DAYS } from '../../src/mail-in/waiting.ts';
import { freshDatabase, onAnyEngine, onEachEngine } from '../harness/database.ts';
import { kept } from '../harness/kept.ts';
import { NOW, takingMails } from './harness.ts';
import { forwarded } from './mails.ts';

const DAY = 86_400_000;

async function asking(database: Database) {
  const taking = await takingMails(database);
  await taking.rule({ touchpoint: null });
  const { db } = database;
  for (const [id, name] of [
    ['nadia', 'Nadia Benali'],
    ['karim', 'Karim Haddad'],
  ] as const)
    await db.person.create({
      data: {
        ...{
          workspaceId: 'acme',
          id,
          platform: 'slack',
          externalId: id,
          name,
          isAdmin: true,
          isActive: true,
        },
        ...{ timeZone: 'Europe/Paris', refreshedAt: taking.parts.clock.now() },
      },
    });
  const letters = async () => {
    const rows = await db.delivery.findMany({ where: { workspaceId: 'acme' }, orderBy: { queuedAt: 'asc' } });
    return rows.map((row) => ({ kind: row.kind, text: JSON.stringify(contentFrom(row).message) }));
  };
  return {
    ...taking,
    letters,
    nadia: { id: 'nadia', name: 'Nadia Benali' },
    karim: { id: 'karim', name: 'Karim Haddad' },
  };
}

onEachEngine((engine) => {
  it('admins who are asked keep reading the customer’s words while it waits and once it is placed, and no longer where it is none', async () => {
    const database = await freshDatabase(engine);
    const { take, parts, shell, letters, nadia } = await asking(database);
    const [words, others] = ['Mon colis a pris la pluie.', 'Achetez nos tapis.'];
    expect(await take(forwarded({ words }))).toBe('waiting');
    expect(await take(forwarded({ words: others, id: 'another@acme.example' }))).toBe('waiting');
    const read = async (said: string) => {
      await eraseLate(database, 'acme', parts.clock.now());
      return (await letters()).filter(({ text }) => text.includes(said)).length;
    };
    expect(await read(words)).toBe(2);
    const [first, second] = await mailsWaiting(database.db, 'acme');
    const [placed, none] = first?.verbatim === words ? [first, second] : [second, first];
    await decideMail(await shell(), placed?.id ?? '', { place: 'delivery' }, nadia);
    await decideMail(await shell(), none?.id ?? '', 'discard', nadia);
    // Where they were asked, and where they are told what was decided.
    expect(await read(words)).toBe(4);
    expect(await read(others)).toBe(0);
  });

  it('of two admins who decide at once one does, and it is one answer, as it would have been at first', async () => {
    const database = await freshDatabase(engine);
    const { take, shell, answers, nadia, karim, letters, keys } = await asking(database);
    const words = 'Mon colis est perdu, appelez le 06 12 34 56 78.';
    expect(await take(forwarded({ words }))).toBe('waiting');
    expect(await answers()).toEqual([]);
    expect((await letters()).map(({ kind }) => kind)).toEqual(['mail.asks', 'mail.asks']);
    const [waiting] = await mailsWaiting(database.db, 'acme');
    const id = waiting?.id ?? '';
    const both = await Promise.all([
      decideMail(await shell(), id, { place: 'delivery' }, nadia),
      decideMail(await shell(), id, { place: 'pay' }, karim),
    ]);
    expect(both.filter(Boolean)).toHaveLength(1);
    const [answer, ...more] = await answers();
    expect(more).toEqual([]);
    expect(answer).toMatchObject({
      id,
      verbatim: 'Mon colis est perdu, appelez le [téléphone].',
      touchpoint: both[0] ? 'delivery' : 'pay',
      answeredAt: new Date('2026-11-23T07:30:00Z'),
    });
    expect(keys.open(ORIGINAL, answer?.sealedOriginal ?? '')).toBe(words);
    expect(await take(forwarded({ words }))).toBe('known');
    expect(await take(forwarded({ words, id: 'another@acme.example' }))).toBe('known');
    const told = (await letters()).map(({ text }) => text).join('\n');
    expect(told).toContain(both[0] ? 'Nadia Benali a rattaché' : 'Karim Haddad a rattaché');
    const acts = await database.db.auditEntry.findMany({
      where: { workspaceId: 'acme', act: 'mail.placed' },
    });
    expect(acts).toHaveLength(1);
  });
});

onAnyEngine((engine) => {
  it('one that nobody decides on goes in by itself after two weeks, and admins are told', async () => {
    const database = await freshDatabase(engine);
    const { take, shell, answers, move, letters } = await asking(database);
    await take(forwarded());
    move((WAITS_DAYS - 1) * DAY);
    expect(await expireMails(await shell())).toBe(0);
    move(DAY);
    const replicas = await Promise.all([expireMails(await shell()), expireMails(await shell())]);
    expect(replicas.toSorted()).toEqual([0, 1]);
    expect(await answers()).toMatchObject([{ touchpoint: null, verbatim: 'Mon colis n’est jamais arrivé.' }]);
    const told = await letters();
    expect(told.filter(({ kind }) => kind === 'mail.expired')).toHaveLength(2);
    expect(told.map(({ text }) => text).join('\n')).toContain(
      'En deux semaines, personne n’a dit de quoi parle',
    );
  });

  it('what a company has of moments beyond those that a message shows is chosen in a form', async () => {
    const database = await freshDatabase(engine);
    const { take, shell, answers, nadia } = await asking(database);
    const own = Array.from({ length: 120 }, (_, at) => `Moment ${at}`);
    await database.db.touchpoint.createMany({
      data: own.map((id) => ({ workspaceId: 'acme', id, nameFr: id, nameEn: id })),
    });
    await take(forwarded());
    const [waiting] = await mailsWaiting(database.db, 'acme');
    if (!waiting) throw new Error('one waits');
    const all = await touchpointsInOrder(database.db, 'acme');
    const offered = all
      .filter(({ lane, isRetired }) => lane === 'customers' && !isRetired)
      .map(({ id }) => id);
    expect(offered.length).toBeGreaterThan(120);
    const reader = { locale: 'fr', timeZone: 'Europe/Paris' } as const;
    expect(JSON.stringify(waitingBlocks({ waiting, source: 'E-mails' }, all, reader))).toContain(
      'mail.choose',
    );
    const few = all.filter(({ id }) => !own.includes(id));
    expect(JSON.stringify(waitingBlocks({ waiting, source: 'E-mails' }, few, reader))).not.toContain(
      'mail.choose',
    );
    const last = offered.at(-1) ?? '';
    expect(await decideMail(await shell(), waiting.id, { place: last }, nadia)).toBe(true);
    expect(await answers()).toMatchObject([{ touchpoint: last }]);
  });

  it('what is no customer’s is thrown out, and the letters that asked about it say so instead', async () => {
    const database = await freshDatabase(engine);
    const { take, shell, answers, nadia, letters } = await asking(database);
    await take(forwarded({ words: 'Une plaisanterie entre nous.' }));
    const [waiting] = await mailsWaiting(database.db, 'acme');
    expect(await decideMail(await shell(), waiting?.id ?? '', 'discard', nadia)).toBe(true);
    expect(await answers()).toEqual([]);
    expect(await mailsWaiting(database.db, 'acme')).toEqual([]);
    const redrawn = (await letters()).filter(({ kind }) => kind === 'mail.decided');
    expect(redrawn).toHaveLength(2);
    for (const { text } of redrawn) {
      expect(text).toContain('Nadia Benali a écarté cet e-mail');
      expect(text).not.toContain('plaisanterie');
    }
    expect(JSON.stringify(await letters())).not.toContain('plaisanterie');
    expect(await take(forwarded({ words: 'Une plaisanterie entre nous.' }))).toBe('known');
  });

  it('a customer who is erased is erased while their mail waits, and from the letters that ask about it', async () => {
    const database = await freshDatabase(engine);
    const { take, shell, letters, keys, answers } = await asking(database);
    await take(forwarded({ words: 'La porte du hangar est restée ouverte.' }));
    const { workspace, now } = await shell();
    const hashes = customerHashes(keys, [], workspace.id, 'Anne.Roux@orange.example');
    await eraseCustomer(database, workspace.id, hashes, { kept, now });
    expect(await mailsWaiting(database.db, 'acme')).toEqual([]);
    expect(JSON.stringify(await letters())).not.toContain('hangar');
    expect(await answers()).toEqual([]);
  });

  it('a flood of mails asks ten times and then leads to the list, once a day', async () => {
    const database = await freshDatabase(engine);
    const { take, letters, move, shell, nadia } = await asking(database);
    const come = async (from: number, count: number) => {
      for (let at = from; at < from + count; at++)
        await take(forwarded({ id: `${at}`, words: `Colis ${at}.`, customer: `c${at}@orange.example` }));
    };
    const counts = async () => {
      const all = (await letters()).map(({ kind }) => kind);
      return ['mail.asks', 'mail.many'].map((kind) => all.filter((each) => each === kind).length);
    };
    await come(0, 30);
    expect(await counts()).toEqual([20, 2]);
    expect(await mailsWaiting(database.db, 'acme')).toHaveLength(30);
    move(DAY);
    await come(30, 2);
    expect(await counts()).toEqual([20, 4]);
    for (const { id } of (await mailsWaiting(database.db, 'acme')).slice(0, 25))
      await decideMail(await shell(), id, { place: null }, nadia);
    await come(40, 1);
    expect(await counts()).toEqual([22, 4]);
  });

  it('admins are told once of a mailbox that could not be read for a day, with what to do', async () => {
    const database = await freshDatabase(engine);
    const { shell, letters, move, parts, keys } = await asking(database);
    const company = { keys, workspaceId: 'acme' };
    const at = { at: 'imaps://voix@mail.example/INBOX', password: 'x', trusts: null, since: null };
    const failing = { lastError: 'mailbox.denied', failingSince: parts.clock.now() };
    await saveMailbox(database, company, at, { by: 'command-line', now: parts.clock.now() });
    await database.db.mailbox.updateMany({ where: { workspaceId: 'acme' }, data: failing });
    const tend = async () => tendingMails.begin({} as never)((await shell()) as never);
    const told = async () => (await letters()).filter(({ kind }) => kind === 'mail.unread');
    move(DAY - 60_000);
    await tend();
    expect(await told()).toEqual([]);
    move(60_000);
    await Promise.all([tend(), tend()]);
    await tend();
    expect(await told()).toHaveLength(2);
    expect((await told())[0]?.text).toContain('Redonnez le mot de passe');
  });

  it('admins are told once a working day of what was kept out, and of nothing twice', async () => {
    const database = await freshDatabase(engine);
    const { take, shell, letters, move } = await asking(database);
    const tend = async () => tendingMails.begin({} as never)((await shell()) as never);
    await take(forwarded({ id: '1', from: 'mallory@evil.example' }));
    await take(forwarded({ id: '2', from: 'eve@evil.example' }));
    await tend();
    const first = (await letters()).filter(({ kind }) => kind === 'mail.kept-out');
    expect(first).toHaveLength(2);
    expect(first[0]?.text).toContain('2 e-mails sont restés à la porte');
    expect(first[0]?.text).not.toContain('evil.example');
    await take(forwarded({ id: '3', from: 'eve@evil.example' }));
    move(DAY / 24);
    await tend();
    expect((await letters()).filter(({ kind }) => kind === 'mail.kept-out')).toHaveLength(2);
    move(DAY);
    await tend();
    await tend();
    const all = (await letters()).filter(({ kind }) => kind === 'mail.kept-out');
    expect(all).toHaveLength(4);
    expect(all.at(-1)?.text).toContain('1 e-mail est resté à la porte');
    // Told by a clock that was a year ahead, and was set back.
    const ahead = new Date(NOW.getTime() + 365 * DAY);
    await database.db.mailSeen.updateMany({ where: { toldAt: { not: null } }, data: { toldAt: ahead } });
    await take(forwarded({ id: '4', from: 'eve@evil.example' }));
    await tend();
    await tend();
    expect((await letters()).filter(({ kind }) => kind === 'mail.kept-out')).toHaveLength(6);
  });
});
