// A colleague writes to a customer: what the form shows, what is seen before it is sent, who may, and what the case and the action say afterwards.
import { beforeEach, describe, expect, it } from 'vitest';
import { showReplies } from '../../src/cases/replied.ts';
import { contentFrom } from '../../src/delivery/content.ts';
import type { ReplyPlace } from '../../src/feedback/reply-address.ts';
import { REPLY_PLACE } from '../../src/feedback/reply-places.ts';
import { menu } from '../../src/handlers/index.ts';
import type { SubmitReply } from '../../src/handlers/request.ts';
import type { FormView } from '../../src/messages/form.ts';
import type { Message } from '../../src/messages/message.ts';
import { plainText } from '../../src/messages/plain.ts';
import type { Asker } from '../../src/people/rights.ts';
import { actOnAction } from '../../src/plan/act.ts';
import { addAction } from '../../src/plan/add.ts';
import { type Desk, freshDesk, now } from './desk.ts';

const sorry = 'Sorry. It is on its way again, and arrives on Thursday.';
const plain = (message: Message, locale: 'fr' | 'en' = 'en') =>
  plainText(message, locale).replaceAll(/[\u00a0\u202f]/g, ' ');
const intro = (form: FormView, locale: 'fr' | 'en' = 'en') =>
  plain({ summary: '', blocks: form.intro ?? [] }, locale);

describe('writing to the customer of a case', () => {
  let desk: Desk;
  let subject: string;
  let karim: Asker;
  beforeEach(async () => {
    desk = await freshDesk('sqlite', 'en');
    subject = desk.subjects['customer-reply'] ?? '';
    const found = await desk.kit.database.db.person.findFirstOrThrow({ where: { externalId: 'U2' } });
    karim = { ...found, isAdmin: false };
  });

  const open = async (about: { asker?: Asker; subject?: string } = {}): Promise<FormView> => {
    const reply = await menu.actions['customer-reply']?.(desk.ask({ subject, ...about }));
    if (reply?.kind !== 'open') throw new Error('no form');
    return reply.form;
  };
  const submit = async (form: FormView, text: string, asker?: Asker): Promise<SubmitReply> => {
    const entry = menu.forms.find(({ name }) => name === form.form);
    if (!entry) throw new Error('no form');
    return entry.submit(desk.ask(asker ? { asker } : {}), form.state, { text });
  };
  const previewed = async (form: FormView, text: string, asker?: Asker): Promise<FormView> => {
    const reply = await submit(form, text, asker);
    if (reply.kind !== 'again') throw new Error(`answered by ${JSON.stringify(reply)}`);
    return reply.form;
  };
  const send = async (text = sorry, about: { asker?: Asker; subject?: string } = {}) =>
    submit(await previewed(await open(about), text, about.asker), text, about.asker);
  const replies = () => desk.kit.database.db.customerReply.findMany({ orderBy: { id: 'asc' } });
  /** The card as a colleague sees it who asks for it. */
  const card = async () => {
    const reply = await menu.actions['case.view']?.(desk.ask({ subject: subject.slice('case:'.length) }));
    if (reply?.kind !== 'say') throw new Error('no card');
    return reply.message;
  };
  const shows = () => showReplies({ ...desk.kit, workspace: desk.workspace, now });
  const settle = async (data: { state: string; sentAt?: Date; reason?: string }) => {
    await desk.kit.database.db.delivery.updateMany({ where: { kind: 'customer-reply' }, data });
    await shows();
  };
  const feedbackOf = async (caseSubject = subject) => {
    const where = { caseId: caseSubject.slice('case:'.length) };
    return (await desk.kit.database.db.caseFeedback.findFirstOrThrow({ where })).feedbackId;
  };
  const placed = async (feedbackId: string, { kind, at }: ReplyPlace) => {
    const { workspace, kit } = desk;
    const key = { workspaceId: workspace.id, feedbackId };
    const data = { kind, seal: kit.keys.seal(REPLY_PLACE, at), sourceId: 'phone', answeredAt: now };
    await kit.database.db.replyPlace.upsert({
      where: { workspaceId_feedbackId: key },
      create: { ...key, ...data },
      update: data,
    });
  };
  const fetchedFrom = (vendor: string) =>
    desk.kit.database.db.sourcePull.create({
      data: {
        ...{ workspaceId: desk.workspace.id, sourceId: 'phone', vendor, account: {}, sealedSecret: '' },
        ...{ since: now, nextAt: now },
      },
    });

  it('shows what they said, where the answer goes, who reads it and how long it may be', async () => {
    const form = await open();
    expect(intro(form)).toContain('Nobody called me back.');
    expect(intro(form)).toContain(
      'It will be an e-mail to the address that they gave for it. It is not public.',
    );
    expect(form.fields).toMatchObject([
      { name: 'text', hint: expect.stringContaining('At most 3,000 characters') },
    ]);
    await placed(await feedbackOf(), { kind: 'google-play', at: 'gp:1' });
    await fetchedFrom('google-play');
    const open350 = await open();
    expect(intro(open350)).toContain(
      'It will be an answer under their review on Google Play. Anybody can read it.',
    );
    expect(open350.fields).toMatchObject([{ hint: expect.stringContaining('At most 350 characters') }]);
  });

  it('says in French what it says in English', async () => {
    desk = await freshDesk('sqlite', 'fr');
    subject = desk.subjects['customer-reply'] ?? '';
    const form = await open();
    expect(form.title).toBe('Écrire au client');
    expect(intro(form, 'fr')).toContain(
      'Ce sera un e-mail à l’adresse qu’il a donnée pour cela. Le public ne le verra pas.',
    );
    const preview = await previewed(form, sorry);
    expect(intro(preview, 'fr')).toContain('Voici ce que lira le client, et rien d’autre :');
    const done = await submit(preview, sorry);
    expect(done).toMatchObject({ kind: 'done', told: { summary: expect.stringMatching(/^C’est parti\./) } });
    expect(plain(await card(), 'fr')).toMatch(
      /Nadia Benali, au client[\s\S]*En route vers le client : un e-mail/,
    );
  });

  it('is seen as it will be read before anything is stored, and once more where it was changed', async () => {
    const preview = await previewed(await open(), sorry);
    expect(preview.intro).toContainEqual({ kind: 'quote', text: sorry });
    expect(preview.fields).toMatchObject([{ name: 'text', initial: sorry }]);
    expect(await replies()).toEqual([]);
    const other = `${sorry} Truly.`;
    const again = await previewed(preview, other);
    expect(again.intro).toContainEqual({ kind: 'quote', text: other });
    expect(await replies()).toEqual([]);
    expect(await submit(again, other)).toMatchObject({ kind: 'done' });
    expect(await replies()).toMatchObject([{ text: other, fromKind: 'case' }]);
  });

  it('names the length and the limit where it is too long, at its field', async () => {
    await placed(await feedbackOf(), { kind: 'google-play', at: 'gp:1' });
    await fetchedFrom('google-play');
    const reply = await submit(await open(), 'a'.repeat(412));
    expect(reply).toEqual({
      kind: 'errors',
      errors: { text: expect.stringMatching(/412 characters; 350 at most\. Nothing was lost/) },
    });
  });

  it('warns of what everybody could read of somebody, and of a chat’s names for emoji', async () => {
    const personal = 'Call Mrs Sophie Lemaire on 06 12 34 56 78 :+1:';
    expect(intro(await previewed(await open(), personal))).not.toMatch(/Anybody will/);
    expect(intro(await previewed(await open(), personal))).toContain(
      'The customer reads :+1: as these letters',
    );
    await placed(await feedbackOf(), { kind: 'google-play', at: 'gp:1' });
    await fetchedFrom('google-play');
    const preview = await previewed(await open(), personal);
    expect(intro(preview)).toContain(
      'Anybody will be able to read it, and it holds a phone number and a name.',
    );
  });

  it('is sent once, however often its form comes back', async () => {
    const preview = await previewed(await open(), sorry);
    for (const _ of [1, 2]) expect(await submit(preview, sorry)).toMatchObject({ kind: 'done' });
    expect(await replies()).toHaveLength(1);
    const { db } = desk.kit.database;
    expect(await db.delivery.count({ where: { kind: 'customer-reply' } })).toBe(1);
  });

  it('of two colleagues the second is told who has written, and keeps the text', async () => {
    const late = await previewed(await open(), 'Mine');
    await send();
    expect(await submit(late, 'Mine')).toMatchObject({
      kind: 'errors',
      errors: { text: expect.stringContaining('Nadia Benali has written to this customer already') },
    });
    await expect(open()).rejects.toMatchObject({ code: 'customer-reply.already' });
    expect(await replies()).toHaveLength(1);
  });

  it('says so beside the text where the source carries no answer any more', async () => {
    const preview = await previewed(await open(), sorry);
    await desk.kit.database.db.replyPlace.deleteMany({});
    expect(await submit(preview, sorry)).toMatchObject({
      kind: 'errors',
      errors: { text: expect.stringContaining('came without a way to answer it from here') },
    });
  });

  it('is for whoever has the case, the case team and admins', async () => {
    await expect(open({ asker: karim })).rejects.toMatchObject({ code: 'customer-reply.not-yours' });
    expect((await open({ asker: { ...karim, roles: ['case-team'] } })).form).toBe('customer-reply');
    const nobodys = `case:${desk.subjects['case.take']}`;
    await expect(open({ subject: nobodys })).rejects.toMatchObject({ code: 'case.open' });
    await expect(open({ subject: `case:${desk.subjects['case.contact']}` })).rejects.toMatchObject({
      code: 'customer-reply.no-way',
    });
  });

  describe('afterwards', () => {
    it('the card in the channel says that it is on its way, and offers it no more', async () => {
      const offers = (message: Message) => JSON.stringify(message).includes('"customer-reply"');
      expect(offers(await card())).toBe(true);
      await send();
      expect(plain(await card())).toContain('It is on its way to the customer, as an e-mail');
      expect(offers(await card())).toBe(false);
      const rows = await desk.kit.database.db.delivery.findMany({
        where: { subject },
        orderBy: { queuedAt: 'asc' },
      });
      const drawn = rows.map((row) => contentFrom(row, desk.kit.keys).message).at(-1);
      expect(plain(drawn ?? { summary: '', blocks: [] })).toContain(sorry);
    });

    it('that it arrived is on the card, and counts as contacted by whoever wrote, once', async () => {
      await send();
      await settle({ state: 'sent', sentAt: new Date('2026-11-09T09:01:00Z') });
      expect(await shows()).toBe(0);
      expect(plain(await card())).toMatch(/Sent to the customer on Monday 9 November at 10:01, as an e-mail/);
      const where = { caseId: subject.slice('case:'.length) };
      const events = await desk.kit.database.db.caseEvent.findMany({ where, orderBy: { position: 'asc' } });
      expect(events.map(({ kind }) => kind)).toEqual(['opened', 'taken', 'contacted']);
      expect(events.at(-1)?.actorId).toBe(desk.admin.id);
    });

    it('that nobody knows is said, with where to look, and it is not offered again', async () => {
      await send();
      await settle({ state: 'held' });
      const shown = await card();
      expect(plain(shown)).toContain('Nobody knows whether it arrived');
      expect(JSON.stringify(shown)).not.toContain('"customer-reply"');
    });

    it('a refusal is said, the case is not contacted, and it can be written again', async () => {
      await send();
      await settle({ state: 'dropped', reason: 'customer:404' });
      const shown = await card();
      expect(plain(shown)).toContain('It did not reach the customer, as an e-mail');
      expect(plain(shown)).toContain('has not been contacted yet');
      expect(JSON.stringify(shown)).toContain('"customer-reply"');
      expect(await send('Another try.')).toMatchObject({ kind: 'done' });
      expect((await replies()).map(({ text }) => text).toSorted()).toEqual(['Another try.', sorry]);
    });
  });

  describe('from an action that is done', () => {
    const done = async (cases: readonly string[]) => {
      const shell = { ...desk.kit, workspace: desk.workspace, now };
      const draft = { title: 'Ring first', forWhom: '', dueOn: null, touchpoint: null, moves: null };
      const made = { draft, owner: karim, by: karim, formKey: 'ring first' };
      const { row } = await addAction(shell, { ...made, origin: null });
      for (const id of cases)
        await desk.kit.database.db.actionOrigin.create({
          data: { workspaceId: desk.workspace.id, actionId: row.id, kind: 'case', subject: id, name: null },
        });
      const finished = { actionId: row.id, actor: karim, act: 'finish', text: 'They ring.' } as const;
      await actOnAction(shell, finished);
      return `action:${row.id}`;
    };
    const three = () => ['case', 'case.take', 'case.contact'].map((each) => desk.subjects[each] ?? '');
    const view = async (asked: string) => {
      const reply = await menu.actions['action.view']?.(
        desk.ask({ subject: asked.slice('action:'.length), asker: karim }),
      );
      if (reply?.kind !== 'say') throw new Error('no action');
      return reply.message;
    };

    it('goes as one text to each customer who can be reached, once', async () => {
      const [, open2 = '', no = ''] = three();
      await placed(await feedbackOf(`case:${open2}`), { kind: 'google-play', at: 'gp:2' });
      await fetchedFrom('google-play');
      const asked = await done([...three()]);
      const about = { subject: asked, asker: karim };
      const form = await open(about);
      expect(intro(form)).toMatch(/what 2 customers said[\s\S]*1 customer cannot be written to/);
      expect(form.fields).toMatchObject([{ hint: expect.stringContaining('At most 350') }]);
      expect(await send(sorry, about)).toMatchObject({
        kind: 'done',
        told: { summary: expect.stringContaining('to 2 customers') },
      });
      expect(await replies()).toHaveLength(2);
      expect(plain(await view(asked))).toContain('To 2 customers: 2 on their way.');
      await expect(open(about)).rejects.toMatchObject({ code: 'customer-reply.nobody' });
      expect(JSON.stringify(await view(asked))).not.toContain('"customer-reply"');
      expect(no).not.toBe('');
    });

    it.each(['en', 'fr'] as const)(
      'says whose answer it takes the place of, where a store holds one, before it is sent: %s',
      async (locale) => {
        const said = {
          en: 'An answer by Nadia Benali stands there: this one takes its place.',
          fr: 'Une réponse de Nadia Benali s’y trouve déjà : celle-ci la remplacera.',
        }[locale];
        desk = await freshDesk('sqlite', locale);
        subject = desk.subjects['customer-reply'] ?? '';
        const found = await desk.kit.database.db.person.findFirstOrThrow({ where: { externalId: 'U2' } });
        karim = { ...found, isAdmin: false };
        await placed(await feedbackOf(), { kind: 'google-play', at: 'gp:1' });
        await fetchedFrom('google-play');
        const asked = await done([desk.subjects['case'] ?? '']);
        const about = { subject: asked, asker: karim };
        expect(intro(await open(about), locale)).not.toContain(said);
        const unseen = await previewed(await open(about), sorry, karim);
        await send('We are sorry.');
        await settle({ state: 'sent', sentAt: now });
        const form = await open(about);
        expect(intro(form, locale)).toContain(said);
        const preview = await previewed(form, sorry, karim);
        expect(intro(preview, locale)).toContain(said);
        expect((await previewed(unseen, sorry, karim)).intro).toEqual(preview.intro);
        expect(await submit(preview, sorry, karim)).toMatchObject({ kind: 'done' });
      },
    );

    it('is not offered where a vendor holds one answer that is there already', async () => {
      await placed(await feedbackOf(), { kind: 'trustpilot', at: 't1' });
      await fetchedFrom('trustpilot');
      const asked = await done([desk.subjects['case'] ?? '']);
      expect(JSON.stringify(await view(asked))).toContain('"customer-reply"');
      await send('We are sorry.');
      await settle({ state: 'sent', sentAt: now });
      expect(JSON.stringify(await view(asked))).not.toContain('"customer-reply"');
      await expect(open({ subject: asked, asker: karim })).rejects.toMatchObject({
        code: 'customer-reply.nobody',
      });
    });

    it('a customer of two cases hears once', async () => {
      const { db } = desk.kit.database;
      await placed(await feedbackOf(`case:${desk.subjects['case.take']}`), {
        kind: 'mail',
        at: 'zoe@example.com',
      });
      await db.customerCase.updateMany({ data: { customer: 'zoe' } });
      const asked = await done(three());
      expect(await send(sorry, { subject: asked, asker: karim })).toMatchObject({ kind: 'done' });
      expect(await replies()).toHaveLength(1);
    });

    it('is for its owner and admins, once it is done, and shows no words of a channel that one is not in', async () => {
      const asked = await done(three());
      const elsewhere = { ...desk.kit.directory, isMember: async () => false };
      const reply = await menu.actions['customer-reply']?.({
        ...desk.ask({ subject: asked, asker: karim }),
        kit: { ...desk.kit, directory: elsewhere },
      });
      if (reply?.kind !== 'open') throw new Error('no form');
      expect(intro(reply.form)).not.toContain('Nobody called me back.');
      expect(intro(reply.form)).toContain('Their words are for the members');
      const other = { ...karim, id: 'other' };
      await expect(open({ subject: asked, asker: other })).rejects.toMatchObject({
        code: 'customer-reply.not-yours',
      });
      await expect(open({ subject: `action:${desk.subjects['action']}` })).rejects.toMatchObject({
        code: 'customer-reply.not-done',
      });
    });
  });
});
