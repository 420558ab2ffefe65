// In each column that is sealed one seal is damaged and another is well: the one is a row that cannot be read, and everything else is
// shown, passed on, sent, erased, counted and sealed anew.

import { pino } from 'pino';
import { beforeEach, describe, expect, it } from 'vitest';
import { nobodyAsked } from '../../src/ambassadors/asked.ts';
import { type Database, transact } from '../../src/database/client.ts';
import { dispatcher } from '../../src/delivery/dispatch.ts';
import { enqueue, remoteText, sealAddress, sealSubject } from '../../src/delivery/ledger.ts';
import type { Parcel } from '../../src/delivery/outcome.ts';
import { eraseCustomer } from '../../src/erasure/erase.ts';
import { keepFormer } from '../../src/feedback/batches/former.ts';
import { PULL_KEY } from '../../src/feedback/pulling/account.ts';
import { REPLY_PLACE } from '../../src/feedback/reply-places.ts';
import { ORIGINAL } from '../../src/feedback/rows.ts';
import { sealSecrets } from '../../src/feedback/sources/webhook.ts';
import { menu } from '../../src/handlers/index.ts';
import { keepSaid } from '../../src/handlers/suggestions/said-words.ts';
import { openSuggest } from '../../src/handlers/suggestions/suggest.ts';
import { heartbeat } from '../../src/heartbeat.ts';
import { sealedTokens } from '../../src/installations/installation.ts';
import { companyTokens } from '../../src/installations/tokens.ts';
import { openKeys } from '../../src/keyring/open.ts';
import { rekey } from '../../src/keyring/rekey.ts';
import { allSeals, replaceSeals, type SealedColumn, sealedColumns } from '../../src/keyring/seals.ts';
import { readability } from '../../src/keyring/unreadable.ts';
import { newSecret } from '../../src/keys.ts';
import { sentence } from '../../src/messages/message.ts';
import { plainText } from '../../src/messages/plain.ts';
import { EMAIL } from '../../src/newsletter/readers.ts';
import { proposeUnnamed } from '../../src/suggestions/outbox/outbox.ts';
import { sealAuthor } from '../../src/suggestions/suggestion.ts';
import { sealBallot } from '../../src/surveys/ballots.ts';
import { type Desk, now, openDesk } from '../handlers/desk.ts';
import { freshDatabase, onEachEngine } from '../harness/database.ts';
import { kept } from '../harness/kept.ts';
import { kind, kinds } from '../harness/kinds.ts';
import { roundRow, surveyRow } from '../surveys/on-file.ts';

const HOUR = 3_600_000;
const AUTHOR = 'slack:U2';
const BAD = 'bad';

onEachEngine((engine) => {
  const secret = newSecret();
  let database: Database;
  let desk: Desk;
  beforeEach(async () => {
    database = await freshDatabase(engine);
    desk = await openDesk(database, 'en', secret);
    await openKeys(database, { secretKeys: [secret] });
  });

  describe('one damaged seal in each column', () => {
    it('is one row that cannot be read: all else is shown, passed on, sent, erased, counted and sealed anew', async () => {
      const said = await fill();
      const damaged: string[] = [];
      for (const of of sealedColumns) damaged.push(await damageOne(of, said[1] ?? ''));
      expect(damaged).toHaveLength(sealedColumns.length);
      const { kit, workspace } = desk;
      const { db } = database;
      const before = await readability(database, kit.keys);
      expect(before.unreadable).toBe(sealedColumns.length);

      const never = () => Promise.reject(new Error('nobody asks for the next'));
      const tokens = companyTokens({ ...kit, db, renew: never });
      expect(await tokens.of('T-well')).toBe('token well');
      expect(await tokens.of(`T-${BAD}`)).toBeNull();

      const text = plainText(await menu.home(desk.ask()), 'en');
      expect(text).toContain('1 message that somebody wrote without their name');
      // By its address and by its words.
      expect(text).toContain('2 letters to people who prefer not to be named');
      const forms = await Promise.all(said.map((subject) => openSuggest(desk.ask({ subject }))));
      expect(forms.map(({ kind }) => kind)).toEqual(['open', 'open']);
      expect(JSON.stringify(forms)).toContain('An idea of mine');
      expect(JSON.stringify(forms)).toContain('kept for a week');

      const sent: string[] = [];
      const carrier = {
        find: async () => ({ kind: 'absent' }) as const,
        async send({ message, replaces }: Parcel) {
          sent.push(message.summary);
          return { kind: 'sent', remote: replaces ?? { channel: 'D', id: `${sent.length}` } } as const;
        },
      };
      const clock = { now: () => new Date(now.getTime() + HOUR) };
      const parts = { ...kit, log: pino({ level: 'silent' }), clock, workspaceId: workspace.id };
      await heartbeat({ ...parts, adminUsers: ['U1'] })();
      expect(await db.suggestion.count({ where: { title: { startsWith: 'Quietly' } } })).toBe(1);
      const carriers = new Map([['slack', carrier]]);
      await dispatcher({ kinds, ...parts, db, carriers, claimant: 'c', paceMs: 0 }).run();
      expect(sent.filter((words) => words.startsWith('Letter'))).toEqual(['Letter well']);
      expect(sent.filter((words) => words.startsWith('Edit'))).toEqual(['Edit well']);
      // What edits a message that cannot be found any more is not tried for ever.
      const edits = await db.delivery.findMany({ where: { replaces: { startsWith: 'letter-' } } });
      expect(new Set(edits.map(({ state }) => state))).toEqual(new Set(['sent']));

      const erased = await eraseCustomer(database, workspace.id, ['customer'], { kept, now });
      expect(erased.answers).toBe(2);
      const left = await db.feedback.findMany({ where: { id: { startsWith: 'answer-' } } });
      for (const row of left) expect(row).toMatchObject({ verbatim: null, sealedOriginal: null });
      for (const table of [db.feedbackComment, db.formerAnswer, db.formerComment] as const) {
        const count = await (table as typeof db.feedbackComment).count({
          where: { sealedOriginal: { not: null } },
        });
        expect(count).toBe(0);
      }

      const rest = await readability(database, kit.keys);
      const fresh = newSecret();
      const done = await rekey(database, { secretKeys: [fresh, secret] }, { now: clock.now() });
      expect(done.unreadable).toBe(rest.unreadable);
      expect(done.sealed).toBe(rest.seals - rest.unreadable);
      const anew = await openKeys(database, { secretKeys: [fresh] });
      expect(await readability(database, anew)).toEqual(rest);
    });
  });

  /** In each sealed column two seals, one of them in a row that is called bad. Where what was said is kept. */
  async function fill(): Promise<string[]> {
    const { kit, workspace } = desk;
    const { keys } = kit;
    const { db } = database;
    const workspaceId = workspace.id;
    const original = () => keys.seal(ORIGINAL, 'Call me at 06 12 34 56 78');
    const author = await db.person.findFirstOrThrow({ where: { externalId: 'U2' } });
    const [one, other] = await db.suggestion.findMany({ orderBy: { number: 'asc' }, take: 2 });
    for (const idea of [one, other])
      await db.suggestion.updateMany({
        where: { id: idea?.id ?? '' },
        data: { anonymous: true, authorId: null, sealedAuthor: sealAuthor(keys, author.id) },
      });
    await db.sealedAct.deleteMany({});
    await db.ambassadorProgramme.create({ data: { workspaceId, isOn: true, seal: nobodyAsked(keys) } });
    await db.survey.create({ data: surveyRow({ workspaceId, id: 'pulse', createdById: author.id, now }) });
    await db.surveyRound.create({ data: roundRow({ workspaceId, id: 'round', surveyId: 'pulse', now }) });
    await db.mailList.create({ data: { workspaceId, id: 'letter', name: 'Letter', createdAt: now } });
    for (const which of ['well', BAD]) {
      await proposeUnnamed(
        { database, keys, workspace, now },
        {
          ...{ author, title: `Quietly ${which}`, details: '', topicId: null, anonymous: true, link: null },
          formKey: which,
        },
      );
      const letter = { workspaceId, kind: kind('suggestion.replied'), locale: 'en', keys, now } as const;
      const sealed = () => ({
        address: sealAddress(keys, AUTHOR),
        subject: sealSubject(keys, 'suggestion:x'),
      });
      for (const of of ['address', 'content', 'subject', 'remote'] as const) {
        const id = `letter-${of}-${which}`;
        const isWaiting = of === 'address' || of === 'content';
        if (isWaiting && which === 'well') continue;
        await enqueue(db, { ...letter, id, ...sealed(), message: sentence(`Letter ${which}`) });
        const remote = remoteText(keys, sealed(), { channel: 'D1', id });
        if (!isWaiting) await db.delivery.updateMany({ where: { id }, data: { state: 'sent', remote } });
      }
      const about = { replaces: `letter-remote-${which}`, message: sentence(`Edit ${which}`) };
      await enqueue(db, { ...letter, id: `edit-${which}`, ...sealed(), ...about });
      await db.source.create({
        data: {
          ...{ workspaceId, id: `source-${which}`, name: which, createdAt: now, vendor: 'typeform' },
          sealedSecrets: sealSecrets(keys, { signing: ['a secret'], token: null }),
        },
      });
      await db.sourcePull.create({
        data: {
          ...{ workspaceId, sourceId: `source-${which}`, vendor: 'typeform', since: now, nextAt: now },
          account: { of: 'form', at: null, user: null, keyId: null, region: 'us' },
          sealedSecret: keys.seal(PULL_KEY, 'a key'),
        },
      });
      await db.replyPlace.create({
        data: {
          ...{ workspaceId, feedbackId: `place-seal-${which}`, sourceId: `source-${which}`, kind: 'mail' },
          ...{ answeredAt: now, seal: keys.seal(REPLY_PLACE, `${which}@example.com`) },
        },
      });
      await db.mailReader.create({
        data: {
          ...{ workspaceId, id: `reader-sealedEmail-${which}`, listId: 'letter', consent: 'x', addedAt: now },
          sealedEmail: keys.seal(EMAIL, `${which}@example.com`),
          ...{ emailHash: which, tokenHash: which },
        },
      });
      await db.ballot.create({
        data: {
          ...{ workspaceId, roundId: 'round', id: `ballot-seal-${which}` },
          seal: sealBallot(keys, { groups: [0], answers: { recommend: 9 } }),
        },
      });
      const bot = { ...{ enterpriseId: null, botId: 'B1', botUserId: 'U1' }, scopes: [], installedAt: now };
      const tokens = sealedTokens(keys, { access: `token ${which}`, refresh: null, expiresAt: null });
      await db.slackInstallation.create({
        data: { workspaceId, companyId: `T-${which}`, ...bot, ...tokens },
      });
      const said = { workspaceId, feedbackId: `answer-${which}`, sealedOriginal: original() };
      await db.feedback.create({
        data: {
          ...{
            workspaceId,
            id: `answer-${which}`,
            sourceId: `source-${which}`,
            heat: 'hot',
            verbatim: 'Call me',
          },
          ...{ customer: 'customer', sealedOriginal: original(), answeredAt: now, receivedAt: now },
        },
      });
      await db.feedbackComment.create({
        data: { ...said, id: `comment-${which}`, place: 1, verbatim: 'Or not' },
      });
      await db.mailWaiting.create({
        data: {
          ...{ workspaceId, id: `mail-sealedOriginal-${which}`, sourceId: `source-${which}`, heat: 'hot' },
          ...{ verbatim: 'Call me', sealedOriginal: original(), answeredAt: now, waitsSince: now },
        },
      });
    }
    await transact(database, (tx) =>
      keepFormer({ db: tx, engine }, workspaceId, ['answer-well', `answer-${BAD}`], 1),
    );
    await enqueue(db, {
      ...{ workspaceId, kind: kind('suggestion.replied'), locale: 'en', keys, now, id: 'letter-waiting' },
      ...{ address: sealAddress(keys, AUTHOR), message: sentence('Letter well') },
    });
    return [await keepSaid(desk.ask(), 'An idea of mine'), await keepSaid(desk.ask(), 'A bad idea')];
  }

  /** Of the row that is called bad; of what has no name, the last. Its id. */
  async function damageOne(of: SealedColumn, draft: string): Promise<string> {
    const rows = [];
    for await (const row of allSeals(database, [of])) rows.push(row);
    const isIts = (id: string) =>
      id === draft || id.endsWith(`${of.column}-${BAD}`) || (of.table !== 'Delivery' && id.endsWith(BAD));
    const bad = rows.find(({ id }) => isIts(id)) ?? rows.at(-1);
    if (!bad) throw new Error(`nothing is sealed in ${of.table}.${of.column}`);
    const { workspaceId, id, seal } = bad;
    const next = `${seal.slice(0, -4)}AAAA`;
    const count = await transact(database, (tx) =>
      replaceSeals({ db: tx, engine }, of, [{ workspaceId, id, seal, next }]),
    );
    expect(count).toBe(1);
    return id;
  }
});
