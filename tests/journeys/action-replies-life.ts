// What was done about several customers' words is told to them, by buttons and forms alone: an action that grew from their cases is done, and who made
// it writes to all of them at once, to some on their tickets and to others by e-mail. One came without a way, one was erased: they hear nothing. The
// action says what became of it, and the next digest how many heard back and within what time.
import { simpleParser } from 'mailparser';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createRule } from '../../src/cases/rules/save.ts';
import { eraseCommand } from '../../src/cli/erase.ts';
import { sourceCommand } from '../../src/cli/source.ts';
import type { ReplyPlace } from '../../src/feedback/reply-address.ts';
import { leading } from '../../src/feedback/scores.ts';
import { createSource } from '../../src/feedback/sources/source.ts';
import { storeFeedback } from '../../src/feedback/store.ts';
import { keysFrom } from '../../src/keys.ts';
import type { MailConfig } from '../../src/newsletter/settings.ts';
import { growInto } from '../../src/plan/add.ts';
import { workspaceById } from '../../src/workspace/workspace.ts';
import type { Said } from '../feedback/pulling/vendors.ts';
import { onDatabase, SECRET, unattended } from '../harness/unattended.ts';
import { type Mailboxes, startMailboxes } from '../peers/mailboxes.ts';
import { ADMIN, type Chat } from './chat.ts';
import { helpDesk } from './help-desk.ts';
import { weekly } from './weekly.ts';

const COLLEAGUE = 1;
const HOUR_MS = 3_600_000;
const TICKETS = ['41', '42', '43', '44', '45'] as const;
const ERASED = '45';
const AT = { zoe: 'zoe@example.com', max: 'max@example.com' } as const;

const said = {
  fr: {
    words: (who: string) => `Mon colis a encore été laissé dehors, dit ${who}.`,
    open: 'Personne ne l’a pris',
    mine: 'est à vous',
    has: 'le client n’a pas encore été contacté',
    title: 'Appeler avant de livrer',
    added: 'L’action n° 1 est à vous.',
    action: 'Action n° 1 : Appeler avant de livrer',
    done: 'Terminée',
    whom: 'À l’origine, les mots de 6 clients à qui l’on peut répondre là où ils se sont exprimés.',
    unreached: 'On ne peut pas écrire à 2 clients',
    ways: ['Ce sera un commentaire sur son ticket Zendesk.', 'Ce sera un e-mail à l’adresse'],
    preview: 'Voici ce que lira le client, et rien d’autre :',
    each: 'à chacun séparément',
    text: 'Bonjour, nos livreurs vous appellent désormais avant de passer.',
    onItsWay: 'C’est parti pour 6 clients.',
    shown: 'À 6 clients : 6 envoyés.',
    heard: '6 clients ont eu une réponse d’un collègue, la moitié en moins de 4 heures.',
    finished: 'Tous les livreurs appellent',
  },
  en: {
    words: (who: string) => `My parcel was left outside again, says ${who}.`,
    open: 'Nobody has taken it',
    mine: 'is yours',
    has: 'the customer has not been contacted yet',
    title: 'Call before delivering',
    added: 'Action #1 is yours.',
    action: 'Action #1: Call before delivering',
    done: 'Done on',
    whom: 'It grew from what 6 customers said who can be written to where they said it.',
    unreached: '2 customers cannot be written to',
    ways: ['It will be a comment on their Zendesk ticket.', 'It will be an e-mail to the address'],
    preview: 'This, and nothing else, is what the customer reads:',
    each: 'to each by itself',
    text: 'Hello, our drivers call you before they come from now on.',
    onItsWay: 'It is on its way to 6 customers.',
    shown: 'To 6 customers: 6 sent.',
    heard: '6 customers had an answer from a colleague, half of them within 4 hours.',
    finished: 'Every driver calls',
  },
} as const;

/** Each step stands on the one before. The chat's program must have the secret of `unattended`, and leave e-mails as told. */
export function life(locale: 'fr' | 'en', start: (mail: MailConfig) => Promise<Chat>): void {
  const say = said[locale];
  const ratings: Said[] = [];
  const desk = helpDesk(ratings, Number);
  let boxes: Mailboxes;
  let chat: Chat;
  beforeAll(async () => {
    await desk.open();
    boxes = await startMailboxes();
    chat = await start({ smtpUrl: boxes.url, from: 'voix@acme.example', perMinute: 60, publicUrl: '' });
    await chat.write(ADMIN, 'voice cases', '');
    await chat.write(COLLEAGUE, 'voice cases', '');
  });
  afterAll(async () => {
    await chat?.stop();
    await boxes?.stop();
    await desk.close();
  });

  const now = () => chat.clock.now();
  const shell = async () => {
    const workspace = await workspaceById(chat.database.db, chat.workspaceId);
    return { database: chat.database, workspace, now: now() };
  };
  /** As the API stores what agrees to be answered, or a file what says nothing of it. */
  const cameIn = async (customer: string, replyPlace?: ReplyPlace) => {
    const { database, workspaceId } = chat;
    const source =
      (await database.db.source.findFirst({ where: { workspaceId, name: 'API' } })) ??
      (await createSource(database.db, workspaceId, { name: 'API', heat: 'hot', now: now() }, null));
    const answeredAt = new Date(now().getTime() - 60_000);
    const what = {
      ...leading('csat', 1, say.words(customer)),
      touchpoint: 'delivery',
      heat: null,
      answeredAt,
    };
    const who = { externalId: customer, customer, names: [], segments: {} };
    const item = { ...who, ...what, ...(replyPlace ? { replyPlace } : {}) };
    const how = { keys: keysFrom([SECRET]), keepOriginals: true, now: now(), country: 'FR' as const };
    await storeFeedback(database, workspaceId, source, [item], how);
  };
  const actionId = async () =>
    (await chat.database.db.action.findFirstOrThrow({ where: { workspaceId: chat.workspaceId } })).id;

  it('what eight customers said opens their cases', async () => {
    const { database, workspaceId, databaseUrl, clock } = chat;
    await weekly(chat, 'heard-back', locale);
    const { id: adminId } = await database.db.person.findFirstOrThrow({
      where: { workspaceId, externalId: chat.accounts[ADMIN] ?? '' },
    });
    const bounds = { nps: null, csat: 2, ces: null };
    const posting = { locale, postingHours: { kind: 'always' } } as const;
    const channel = { address: chat.channel.address, name: 'general' };
    const rule = { name: 'Unhappy', bounds, ...posting, channel, touchpoints: [], sourceIds: [] };
    await createRule(database, { workspaceId, now: now(), adminId }, rule, 'rule');
    const env = onDatabase(databaseUrl, { ZENDESK_TOKEN: 'zd_token' });
    const { io, err } = unattended({ env, clock, locale });
    const of = ['--at', 'acme', '--user', 'bot@acme.example', '--token', 'ZENDESK_TOKEN'];
    expect(await sourceCommand.run(['add', 'Zendesk', '--pull', 'zendesk', ...of], io), err.join('\n')).toBe(
      0,
    );
    const at = new Date(now().getTime() - 60_000);
    for (const id of TICKETS)
      ratings.push({ id, stars: 1, words: say.words(id), createdAt: at, changedAt: at });
    clock.advance(HOUR_MS);
    await chat.beat();
    await cameIn('zoe', { kind: 'mail', at: AT.zoe });
    await cameIn('max', { kind: 'mail', at: AT.max });
    await cameIn('paper');
    await chat.beat();
    expect(await database.db.customerCase.count({ where: { workspaceId } })).toBe(8);
  });

  it('an action grows from all of them; one of the customers is erased before it is done', async () => {
    const { database, workspaceId, databaseUrl, clock } = chat;
    const card = await chat.inChannel(say.open, COLLEAGUE);
    await card.press('case.take', say.mine);
    const mine = await chat.inChannel(say.has, COLLEAGUE);
    const cases = await database.db.customerCase.findMany({
      where: { workspaceId },
      orderBy: { number: 'asc' },
    });
    const taken = cases.find(({ takerId }) => takerId !== null);
    const form = await mine.open(`plan.add:case:${taken?.id}`, 'plan.add');
    await (await form.send({ title: say.title }, say.added)).close();
    const by = await database.db.person.findFirstOrThrow({
      where: { workspaceId, externalId: chat.accounts[COLLEAGUE] ?? '' },
    });
    for (const { id } of cases)
      await growInto(await shell(), {
        ...{ actionId: await actionId(), by },
        origin: { kind: 'case', subject: id, name: null },
      });
    // The running bot makes the edits.
    await eraseCommand.run(
      ['--customer', ERASED],
      unattended({ env: onDatabase(databaseUrl), clock, locale }).io,
    );
    expect(await database.db.feedback.count({ where: { workspaceId, erasedAt: { not: null } } })).toBe(1);
    await chat.beat();
    const view = await chat.write(COLLEAGUE, 'plan 1', say.action);
    expect(view.offers('customer-reply')).toBe(false);
    const finish = await view.open(`action.finish:${await actionId()}`, 'action.finish');
    await (await finish.send({ text: say.finished }, '')).close();
  });

  it('who made it writes to them once, and sees to whom and how it goes before it is sent', async () => {
    chat.clock.advance(2 * HOUR_MS);
    const view = await chat.write(COLLEAGUE, 'plan 1', say.done);
    const form = await view.open(`customer-reply:action:${await actionId()}`, 'customer-reply');
    for (const each of [say.whom, say.unreached, ...say.ways]) expect(form.text).toContain(each);
    const preview = await form.send({ text: say.text }, say.preview);
    expect(preview.text).toContain(say.each);
    expect([desk.comments().length, boxes.taken.size]).toEqual([0, 0]);
    await (await preview.send({}, say.onItsWay)).close();
    for (const _ of [1, 2]) await chat.beat();
  });

  it('each has it once where they said it, and the action says so and asks no more', async () => {
    expect(desk.comments().toSorted((a, b) => Number(a.ticket) - Number(b.ticket))).toEqual(
      TICKETS.filter((each) => each !== ERASED).map((ticket) => ({ ticket, body: say.text, public: true })),
    );
    for (const address of Object.values(AT)) {
      const mails = boxes.taken.get(address) ?? [];
      expect(mails).toHaveLength(1);
      expect((await simpleParser(mails[0] ?? '')).text?.trim()).toBe(say.text);
    }
    const view = await chat.write(COLLEAGUE, 'plan 1', say.shown);
    expect(view.text).toContain(say.text);
    expect(view.offers('customer-reply')).toBe(false);
    expect(chat.logged.join('\n')).not.toContain(say.text);
  });

  it('the digest of the next week tells how many heard back, and within what time', async () => {
    chat.clock.moveTo(new Date('2026-11-16T08:05:00Z'));
    await chat.beat();
    const digest = await chat.inChannel(say.heard);
    for (const address of Object.values(AT)) expect(digest.text).not.toContain(address);
  });
}
