// Drafts, names and the comments behind a summary, as people ask for them; nobody waits for the model, and nothing is sent by itself.
import { beforeEach, expect, it } from 'vitest';
import { type Database, transact } from '../../src/database/client.ts';
import { UserError } from '../../src/errors.ts';
import { indexMissingFeedback } from '../../src/feedback/search/indexing.ts';
import { COMMUNITY } from '../../src/feedback/sources/elicited.ts';
import { themeChoices } from '../../src/feedback/themes/chosen.ts';
import type { Reply, Request } from '../../src/handlers/request.ts';
import { answerForms } from '../../src/handlers/suggestions/answer.ts';
import { answerForm, DRAFT } from '../../src/handlers/suggestions/answer-form.ts';
import { answerWithDraft, showSummaryComments, useName, wishName } from '../../src/handlers/summary/asks.ts';
import { summaryBlocks } from '../../src/handlers/summary/home.ts';
import { grantWishes } from '../../src/handlers/summary/wishes.ts';
import { themesMessage } from '../../src/handlers/voice/themes.ts';
import { type FormView, firstValues } from '../../src/messages/form.ts';
import type { Message } from '../../src/messages/message.ts';
import { plainText } from '../../src/messages/plain.ts';
import { findSuggestion } from '../../src/suggestions/may.ts';
import { submitSuggestion } from '../../src/suggestions/submit.ts';
import { openTopics, saveTopic } from '../../src/suggestions/topics.ts';
import type { SummaryConfig } from '../../src/summary/settings.ts';
import { addAnswers } from '../feedback/answers-on-file.ts';
import { freshDatabase, onAnyEngine } from '../harness/database.ts';
import { type Asked, labelsWith, scriptedFetch, sentences } from '../summary/scripted-model.ts';
import { type CompanyDesk, now, openCompanyDesk } from './company-desk.ts';

const DAY = 86_400_000;
const PARCEL = 'Colis laissé devant la porte, sous la pluie';
const LINE = 'Des clients disent que le colis est laissé devant la porte.';
const config: SummaryConfig = {
  ...{ url: 'http://model.example/v1/chat/completions', model: 'scripted', key: null },
  ...{ perDay: 50, comments: 40, timeoutMs: 1_000 },
};
const summary = { model: 'scripted', host: 'model.example', perDay: 50 };
const plain = (message: Message) => plainText(message, 'fr').replaceAll(/[\u00a0\u202f]/g, ' ');
const said = (reply: Reply): Message => {
  if (reply.kind !== 'say') throw new Error(`answered by ${reply.kind}`);
  return reply.message;
};
const codeOf = async (doing: Promise<unknown>) => {
  const error: unknown = await doing.catch((reason: unknown) => reason);
  return error instanceof UserError ? error.code : String(error);
};

onAnyEngine((engine) => {
  let database: Database;
  let desk: CompanyDesk;
  let asked: Asked[];
  let says: (one: Asked) => string;
  beforeEach(async () => {
    database = await freshDatabase(engine);
    desk = await openCompanyDesk(database, 'fr');
    asked = [];
    meanwhile = async () => {};
    says = (one) => sentences([LINE, ...labelsWith(one, PARCEL)]);
    const { workspaceId } = desk;
    await database.db.source.create({
      data: { workspaceId, id: 'phone', name: 'phone', heat: 'hot', createdAt: new Date(0) },
    });
    const at = (weeks: number) => new Date(now.getTime() - weeks * 7 * DAY - DAY).toISOString();
    const usual = [
      'La livraison est rapide',
      'Le site est lent',
      'Le magasin est propre',
      'Prix trop élevés',
    ];
    await addAnswers(database.db, workspaceId, [
      ...Array.from({ length: 9 }, (_, week) =>
        Array.from({ length: 40 }, (__, i) => ({ verbatim: usual[i % 4] ?? '', score: 8, at: at(week) })),
      ).flat(),
      ...Array.from({ length: 12 }, () => ({ verbatim: PARCEL, score: 1, at: at(0) })),
    ]);
    await indexMissingFeedback(database, workspaceId, new AbortController());
  });

  const on = async (about: Parameters<CompanyDesk['ask']>[0] = {}): Promise<Request> => {
    const request = await desk.ask(about);
    return { ...request, kit: { ...request.kit, summary } };
  };
  let meanwhile: () => Promise<unknown>;
  const grant = async (more: Partial<SummaryConfig> = {}) => {
    const scripted = scriptedFetch((one) => says(one), asked);
    const fetch: typeof scripted = async (request) => {
      await meanwhile();
      return scripted(request);
    };
    const model = { config: { ...config, ...more }, fetch };
    const { clock, log } = desk.kit;
    const parts = { database, workspace: await desk.workspace(), clock, log, desk: model };
    return grantWishes(parts, new AbortController().signal);
  };
  const letters = async (kind: string) => {
    const rows = await database.db.delivery.findMany({ where: { workspaceId: desk.workspaceId, kind } });
    return rows.map(({ address, content }) => ({ address, text: JSON.stringify(content) }));
  };
  const propose = async (title: string, anonymous = false) => {
    const shell = { database, keys: desk.kit.keys, workspace: await desk.workspace(), now };
    const topic = { nameFr: title, nameEn: title, replyDays: null, ownerIds: [desk.nadia.id] };
    const doer = { by: { person: desk.nadia.id }, now };
    await transact(database, (tx) => saveTopic(tx, desk.workspaceId, topic, null, doer));
    const first = (await openTopics(database.db, desk.workspaceId)).find(({ nameFr }) => nameFr === title);
    if (!first) throw new Error('no topic');
    const draft = { title, details: 'Le secret du détail', topicId: first.id, anonymous, link: null };
    const { row } = await submitSuggestion(shell, { ...draft, author: desk.karim, formKey: title });
    return row.id;
  };
  const replyForm = async (id: string): Promise<FormView> =>
    answerForm(await on({ subject: id }), 'reply', await findSuggestion(database.db, desk.workspaceId, id));
  const sendForm = async (form: FormView, values: object, way: string | null, asker = desk.nadia) =>
    answerForms
      .find(({ name }) => name === 'suggestion.reply')
      ?.submit(await on({ asker }), form.state, { ...firstValues(form.fields), ...values }, way);
  const drafted = async () => {
    const id = await propose('Sonner avant de laisser un colis à la porte');
    await sendForm(await replyForm(id), {}, DRAFT);
    await grant();
    const row = await database.db.summary.findFirstOrThrow({ where: { workspaceId: desk.workspaceId } });
    return { id, row };
  };

  it('keeps what was written in the form, and writes the draft to its owner alone', async () => {
    const id = await propose('Sonner avant de laisser un colis à la porte');
    const form = await replyForm(id);
    expect(form.ways).toMatchObject([{ name: DRAFT }]);
    const again = await sendForm(form, { text: 'Merci Karim' }, DRAFT);
    expect(again).toMatchObject({ kind: 'again', form: { fields: [{ initial: 'Merci Karim' }] } });
    expect(asked).toHaveLength(0);
    expect(await grant()).toBe(true);
    expect(await letters('summary.draft')).toMatchObject([
      { address: 'slack:U1', text: expect.stringContaining(LINE) },
    ]);
    expect(JSON.stringify(asked[0]?.body)).not.toMatch(/Sonner|secret du détail|Karim/);
  });

  it('is opened in the form by its owner, who sends it; by itself nothing is sent', async () => {
    const { id, row } = await drafted();
    const before = await letters('suggestion.answered');
    const opened = await answerWithDraft(await on({ subject: row.id }));
    if (opened.kind !== 'open') throw new Error('no form');
    expect(opened.form.fields[0]).toMatchObject({ initial: expect.stringContaining(LINE) });
    const idea = () => findSuggestion(database.db, desk.workspaceId, id);
    expect((await idea()).row.firstReplyAt).toBeNull();
    expect(await letters('suggestion.answered')).toEqual(before);
    await sendForm(opened.form, {}, null);
    expect((await idea()).row.firstReplyAt).not.toBeNull();
  });

  const sayOtherwise = () =>
    database.db.feedback.updateMany({
      where: { workspaceId: desk.workspaceId, verbatim: PARCEL },
      data: { verbatim: 'Tout va bien' },
    });

  it('has nothing that customers said otherwise while the model was asked', async () => {
    meanwhile = sayOtherwise;
    await drafted();
    expect(await letters('summary.draft')).toEqual([]);
    expect(await letters('summary.none')).toHaveLength(1);
  });

  it('is made though the clock was ahead when it was tried last, and was set back', async () => {
    const id = await propose('Sonner avant de laisser un colis à la porte');
    await sendForm(await replyForm(id), {}, DRAFT);
    await database.db.summary.updateMany({
      data: { nextAt: new Date(now.getTime() + 300 * DAY) },
      where: { workspaceId: desk.workspaceId },
    });
    expect(await grant()).toBe(true);
    expect(await letters('summary.draft')).toHaveLength(1);
  });

  it('has nothing that customers have said otherwise since it came', async () => {
    const { row } = await drafted();
    await sayOtherwise();
    expect(await codeOf(answerWithDraft(await on({ subject: row.id })))).toBe('summary.gone');
  });

  it('is made of what customers said by themselves, not of what they answered to a question of ours', async () => {
    const { workspaceId } = desk;
    const made = { workspaceId, id: 'asked', name: COMMUNITY, heat: 'cold', createdAt: new Date(0) };
    await database.db.source.create({ data: made });
    const [one] = await database.db.feedback.findMany({ where: { workspaceId, verbatim: PARCEL }, take: 1 });
    await database.db.feedback.update({
      where: { workspaceId_id: { workspaceId, id: one?.id ?? '' } },
      data: { sourceId: 'asked', verbatim: `${PARCEL}, vous demandiez` },
    });
    await drafted();
    expect(JSON.stringify(asked[0]?.body)).toContain(PARCEL);
    expect(JSON.stringify(asked[0]?.body)).not.toContain('vous demandiez');
  });

  it('is nobody else’s, in no company', async () => {
    const { row } = await drafted();
    expect(await codeOf(answerWithDraft(await on({ subject: row.id, asker: desk.karim })))).toBe(
      'summary.gone',
    );
    expect(await codeOf(showSummaryComments(await on({ subject: row.id, asker: desk.karim })))).toBe(
      'summary.gone',
    );
    const other = await openCompanyDesk(database, 'fr', 'T-other');
    for (const ask of [answerWithDraft, showSummaryComments, useName])
      expect(await codeOf(ask(await other.ask({ subject: row.id })))).toBe('summary.gone');
    expect(await codeOf(answerWithDraft(await on({ subject: 'nothing' })))).toBe('summary.gone');
  });

  it('is not made for whoever may not answer the idea', async () => {
    const id = await propose('Sonner avant de laisser un colis à la porte');
    const form = await replyForm(id);
    expect(await codeOf(Promise.resolve(sendForm(form, {}, DRAFT, desk.ines)))).toBe('suggestion.not-yours');
    expect(await database.db.summary.count({ where: { workspaceId: desk.workspaceId } })).toBe(0);
  });

  it('shows the comments that it cites, as they stand now', async () => {
    const { row } = await drafted();
    const shown = said(await showSummaryComments(await on({ subject: row.id })));
    expect(shown.blocks.filter(({ kind }) => kind === 'quote')).toHaveLength(12);
    expect(plain(shown)).toContain(PARCEL);
  });

  it.each([
    ['too few comments', 'Un tricycle pour le facteur', {}, null, '8 commentaires de 5 clients'],
    [
      'nothing supported',
      'Un colis à la porte',
      {},
      () => sentences(['Le chef a volé le colis.', 'c1']),
      'Rien de ce que',
    ],
    ['no JSON', 'Un colis à la porte', {}, () => 'Bonjour', 'pas pu être lue'],
    ['the day used up', 'Un colis à la porte', { perDay: 0 }, null, 'réessayez demain'],
  ])('says in words why there is none: %s', async (_, title, more, script, words) => {
    if (script) says = script;
    const id = await propose(title);
    await sendForm(await replyForm(id), {}, DRAFT);
    await grant(more);
    expect((await letters('summary.none')).map(({ text }) => text).join()).toContain(words);
    expect(await letters('summary.draft')).toEqual([]);
  });

  it('finds a theme a name, which nothing changes until an admin takes it', async () => {
    says = (one) => sentences(['Colis devant la porte', ...labelsWith(one, PARCEL)]);
    const list = await themesMessage(await on());
    const button = list.blocks
      .flatMap((block) => (block.kind === 'buttons' ? block.buttons : []))
      .find(({ action }) => action.name === 'summary.name');
    expect(button?.label).toBe('Proposer un nom');
    await wishName(await on({ subject: button?.action.subject ?? '' }));
    await wishName(await on({ subject: button?.action.subject ?? '' }));
    await grant();
    expect(asked).toHaveLength(1);
    expect(await letters('summary.name')).toHaveLength(1);
    expect(await themeChoices(database.db, desk.workspaceId)).toEqual([]);
    const row = await database.db.summary.findFirstOrThrow({ where: { workspaceId: desk.workspaceId } });
    expect(plain(said(await useName(await on({ subject: row.id }))))).toContain('« Colis devant la porte »');
    expect(await themeChoices(database.db, desk.workspaceId)).toMatchObject([
      { names: { fr: 'Colis devant la porte', en: null } },
    ]);
  });

  it('is nowhere where no model is set', async () => {
    const id = await propose('Sonner avant de laisser un colis à la porte');
    const idea = await findSuggestion(database.db, desk.workspaceId, id);
    expect(answerForm(await desk.ask({ subject: id }), 'reply', idea).ways).toBeUndefined();
    expect(JSON.stringify(await themesMessage(await desk.ask()))).not.toContain('summary.');
    expect(await codeOf(wishName(await desk.ask({ subject: 'x' })))).toBe('summary.off');
    expect(await summaryBlocks(await desk.ask())).toEqual([]);
  });

  it('tells admins what it costs', async () => {
    await drafted();
    const text = plain({ summary: '', blocks: await summaryBlocks(await on()) });
    expect(text).toMatch(
      /scripted sur model\.example\. Ce mois-ci : 1 demande, [\d ]+ caractères envoyés, [\d ]+ reçus\. Demandes aujourd’hui : 1 sur 50/,
    );
  });
});
