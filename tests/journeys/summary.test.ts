// What a model of the company's own writes, as people meet it on both chats: a line in a digest with the comments behind it, a draft that its owner
// changes and sends, a name that an admin takes; and a model that is down. What the model says is scripted.
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { transact } from '../../src/database/client.ts';
import { indexMissingFeedback } from '../../src/feedback/search/indexing.ts';
import { DRAFT } from '../../src/handlers/suggestions/answer-form.ts';
import { keysFrom } from '../../src/keys.ts';
import { createSchedule } from '../../src/schedules/save.ts';
import { submitSuggestion } from '../../src/suggestions/submit.ts';
import { saveTopic } from '../../src/suggestions/topics.ts';
import { workspaceById } from '../../src/workspace/workspace.ts';
import { addAnswers } from '../feedback/answers-on-file.ts';
import { instant, said as saidBy, thisWeek, wholeHistory } from '../feedback/themes/weeks-on-file.ts';
import { SECRET } from '../harness/unattended.ts';
import { labelsWith, type ScriptedModel, scriptedModel, sentences } from '../summary/scripted-model.ts';
import { ADMIN, type Chat, chatsHere, onSlack, onTeams } from './chat.ts';

const OWNER = 1;
const AUTHOR = 2;
const MINUTE = 60_000;

const said = {
  fr: {
    usual: [
      'La livraison est rapide',
      'Le magasin est propre',
      'Les prix sont trop élevés',
      'Le site est lent',
    ],
    parcel: 'Colis laissé devant la porte, sous la pluie',
    line: 'Des clients disent que le colis est laissé devant la porte.',
    invented: 'Des clients disent que le livreur vole le colis.',
    name: 'Colis devant la porte',
    isName: 'écrivez un nom',
    marked: 'Résumé automatique, d’après 14 commentaires',
    behind: 'Les commentaires derrière ce résumé automatique',
    ideas: ['Sonner avant de laisser un colis à la porte', 'Un abri pour un colis à la porte'],
    draft: { name: DRAFT, label: 'Brouillon d’après les clients' },
    coming: 'Un brouillon se prépare',
    drafted: 'Un brouillon pour votre réponse à l’idée',
    unsent: 'rien n’a été envoyé',
    added: 'On sonnera désormais.',
    sent: 'a été envoyée à son auteur',
    down: 'Le modèle n’a pas répondu à temps.',
    themes: ['voix themes', 'Ce qui est nouveau'],
    looked: 'est recherché',
    named: 'Un nom pour le thème',
    taken: 'Désormais, c’est « Colis devant la porte »',
  },
  en: {
    usual: ['The delivery is quick', 'The shop is clean', 'The prices are too high', 'The site is slow'],
    parcel: 'Parcel left at the front door, in the rain',
    line: 'Customers say that the parcel was left at the front door.',
    invented: 'Customers say that the driver steals the parcel.',
    name: 'Parcel at the front door',
    isName: 'write a name',
    marked: 'Automatic summary, from 14 comments',
    behind: 'The comments behind this automatic summary',
    ideas: ['Ring before a parcel is left at the door', 'A shelter for a parcel at the door'],
    draft: { name: DRAFT, label: 'Draft from what customers say' },
    coming: 'A draft from what customers say is being made',
    drafted: 'A draft for your answer to idea',
    unsent: 'nothing was sent',
    added: 'We will ring from now on.',
    sent: 'went to its author',
    down: 'The model did not answer in time.',
    themes: ['voice themes', 'What is new'],
    looked: 'is being looked for',
    named: 'A name for the theme',
    taken: 'From now on it is called “Parcel at the front door”',
  },
} as const;

describe.each(chatsHere.slice(0, 2))('an automatic summary on $name, $engine, $locale', (row) => {
  const { locale } = row;
  const say = said[locale];
  let chat: Chat;
  let model: ScriptedModel;
  beforeAll(async () => {
    model = await scriptedModel();
    model.says((asked) => {
      const cited = labelsWith(asked, say.parcel);
      if (asked.body.messages[0]?.content.includes(say.isName)) return sentences([say.name, ...cited]);
      return sentences([say.invented, ...cited], [say.line, ...cited]);
    });
    const summary = {
      ...{ url: `${model.url}/chat/completions`, model: 'scripted', key: null },
      ...{ perDay: 50, comments: 40, timeoutMs: 5_000 },
    };
    const settings = { engine: row.engine, locale, secret: SECRET, summary };
    chat = await (row.name === 'Slack' ? onSlack({ ...settings, mode: 'events' }) : onTeams(settings));
    for (const who of [ADMIN, OWNER, AUTHOR]) await chat.write(who, locale === 'fr' ? 'voix' : 'voice', '');
    await customersSpeak();
  });
  afterAll(async () => {
    await chat?.stop();
    await model?.stop();
  });

  async function customersSpeak(): Promise<void> {
    const { database, workspaceId } = chat;
    const data = { workspaceId, id: 'phone', name: 'phone', heat: 'hot', createdAt: new Date(0) };
    await database.db.source.create({ data });
    const usual = wholeHistory.flatMap((back) =>
      Array.from({ length: 50 }, (_, at) => ({
        verbatim: say.usual[at % 4] ?? '',
        score: 8,
        at: instant(back),
      })),
    );
    await addAnswers(database.db, workspaceId, [...usual, ...saidBy(say.parcel, 14)]);
    // The program has indexed all that was there when it started.
    await database.db.feedbackIndexing.deleteMany({ where: { workspaceId } });
    await indexMissingFeedback(database, workspaceId, new AbortController());
  }
  const personOf = (who: number) =>
    chat.database.db.person.findFirstOrThrow({
      where: { workspaceId: chat.workspaceId, externalId: chat.accounts[who] ?? '' },
    });
  const summaries = (use: string) =>
    chat.database.db.summary.findMany({
      where: { workspaceId: chat.workspaceId, use },
      orderBy: { askedAt: 'asc' },
    });
  /** A minute passes, and the model had its time. */
  const made = async (use: string) => {
    await chat.beat();
    await vi.waitFor(async () => expect(await summaries(use)).toMatchObject([{ state: 'there' }]), 20_000);
    await chat.beat();
  };
  const propose = async (title: string) => {
    const { database, clock, workspaceId } = chat;
    const workspace = await workspaceById(database.db, workspaceId);
    const topic = { nameFr: title, nameEn: title, replyDays: null, ownerIds: [(await personOf(OWNER)).id] };
    const doer = { by: 'command-line', now: clock.now() } as const;
    await transact(database, (tx) => saveTopic(tx, workspaceId, topic, null, doer));
    const { id: topicId } = await database.db.topic.findFirstOrThrow({
      where: { workspaceId, nameFr: title },
    });
    const draft = { title, details: '', topicId, anonymous: false, link: null };
    const author = await personOf(AUTHOR);
    await submitSuggestion(
      { database, keys: keysFrom([SECRET]), workspace, now: clock.now() },
      { ...draft, author, formKey: title },
    );
    await chat.beat();
    return (await chat.letter(OWNER, title)).open('suggestion.reply', 'suggestion.reply');
  };

  it('stands under the headline in its channel, and its reader is shown the comments behind it', async () => {
    const { database, workspaceId, clock, channel } = chat;
    await createSchedule(
      database,
      { workspaceId, now: thisWeek.from, adminId: (await personOf(ADMIN)).id },
      {
        ...{ name: 'Hebdo', channels: [{ address: channel.address, name: 'general' }], filters: {} },
        ...{ sections: ['headline'], cadence: { kind: 'weekly', weekday: 1, at: '09:00' }, locale },
        ...{ timeZone: 'Europe/Paris', country: null, onHolidays: 'skip', whenEmpty: 'silent' },
        pausedUntil: null,
      },
      'hebdo',
    );
    clock.moveTo(new Date(thisWeek.to.getTime() - 10 * MINUTE));
    await made('digest');
    clock.moveTo(thisWeek.to);
    await chat.beat();
    const post = await chat.inChannel(say.line, AUTHOR);
    expect(post.text).toContain(say.marked);
    expect(post.text).not.toContain(say.invented);
    expect((await post.press('summary.comments', say.behind)).text).toContain(say.parcel);
  });

  it('is a draft for the owner alone, who changes and sends it', async () => {
    const form = await propose(say.ideas[0]);
    const left = await form.goOn({ text: 'Merci' }, say.draft, say.coming);
    expect(left.text).toContain('Merci');
    await left.close();
    await made('reply');
    const letter = await chat.letter(OWNER, say.drafted);
    for (const words of [say.line, say.unsent]) expect(letter.text).toContain(words);
    expect((await letter.press('summary.comments', say.behind)).text).toContain(say.parcel);
    for (const who of [ADMIN, AUTHOR]) expect(chat.letters(who, say.line)).toEqual([]);
    const draft = await (await chat.letter(OWNER, say.drafted)).open('summary.reply', 'suggestion.reply');
    expect(draft.text).toContain(say.line);
    await (await draft.send({ text: `${say.line} ${say.added}` }, say.sent)).close();
    await chat.beat();
    expect((await chat.letter(AUTHOR, say.added)).text).toContain(say.line);
  });

  it('is a name that an admin asks for, and takes or leaves', async () => {
    const [command, title] = say.themes;
    expect((await chat.write(OWNER, command, title)).offers('summary.name')).toBe(false);
    const list = await chat.write(ADMIN, command, title);
    await list.press('summary.name', say.looked);
    await made('theme');
    const letter = await chat.letter(ADMIN, say.named);
    expect(letter.text).toContain(say.name);
    const { database, workspaceId } = chat;
    expect(await database.db.themeChoice.count({ where: { workspaceId } })).toBe(0);
    await letter.press('summary.use-name', say.taken);
    expect((await chat.write(OWNER, command, title)).text).toContain(say.name);
  });

  it('does not come where the model is down: the form can be sent all the same, and a letter says so', async () => {
    model.says(() => (response) => void response.destroy());
    const form = await propose(say.ideas[1]);
    const waiting = await form.goOn({ text: say.added }, say.draft, say.coming);
    await (await waiting.send({ text: say.added }, say.sent)).close();
    await vi.waitFor(async () => {
      chat.clock.advance(MINUTE);
      await chat.beat();
      expect((await summaries('reply')).at(-1)).toMatchObject({ state: 'none', why: 'down', tries: 3 });
    }, 20_000);
    await chat.beat();
    await chat.letter(OWNER, say.down);
    await chat.letter(AUTHOR, say.added);
  });
});
