import { beforeEach, describe, expect, it } from 'vitest';
import { type Database, transact } from '../../src/database/client.ts';
import type { Ask, Reply, Request } from '../../src/handlers/request.ts';
import { suggestionsCommand } from '../../src/handlers/suggestions/command.ts';
import { exportSuggestions } from '../../src/handlers/suggestions/export.ts';
import { filterByStatus, filterByTopic, showList } from '../../src/handlers/suggestions/lists.ts';
import { acknowledgeAll } from '../../src/handlers/suggestions/queue.ts';
import { viewSuggestion } from '../../src/handlers/suggestions/view.ts';
import { formats } from '../../src/i18n/formats.ts';
import { fit } from '../../src/messages/fit.ts';
import type { Block, Button, Message } from '../../src/messages/message.ts';
import { plainText } from '../../src/messages/plain.ts';
import type { Person } from '../../src/people/person.ts';
import { slackLimits } from '../../src/platforms/slack/limits.ts';
import { act } from '../../src/suggestions/answer.ts';
import type { Doing } from '../../src/suggestions/doing.ts';
import { submitSuggestion } from '../../src/suggestions/submit.ts';
import { openTopics, saveTopic } from '../../src/suggestions/topics.ts';
import { somebody } from '../audit/somebody.ts';
import { freshDatabase, onAnyEngine } from '../harness/database.ts';
import { onTheHour } from '../suggestions/on-the-hour.ts';
import { type CompanyDesk, now, openCompanyDesk } from './company-desk.ts';

type Asked = Partial<Pick<Request, 'text' | 'subject' | 'chosen' | 'at'>> & { readonly asker?: Person };

onAnyEngine((engine) => {
  let database: Database;
  let desk: CompanyDesk;
  beforeEach(async () => {
    database = await freshDatabase(engine);
    desk = await openCompanyDesk(database, 'en');
    for (const [nameEn, nameFr] of [
      ['Billing', 'Facturation'],
      ['Delivery', 'Livraison'],
    ] as const) {
      const draft = { nameEn, nameFr, replyDays: null, ownerIds: [desk.nadia.id] };
      await transact(database, (tx) => saveTopic(tx, desk.workspaceId, draft, null, somebody));
    }
  });

  async function topicId(name: string): Promise<string> {
    const topics = await openTopics(database.db, desk.workspaceId);
    return topics.find(({ nameEn }) => nameEn === name)?.id ?? '';
  }

  const shell = async (at = now) => ({
    database,
    keys: desk.kit.keys,
    workspace: await desk.workspace(),
    now: at,
  });

  interface Given {
    readonly title: string;
    readonly author?: Person;
    readonly anonymous?: boolean;
    readonly topic?: string;
    readonly at?: Date;
  }

  async function propose({ title, author = desk.karim, anonymous = false, topic = 'Billing', at }: Given) {
    const { row } = await submitSuggestion(await shell(at), {
      author,
      title,
      details: '',
      topicId: await topicId(topic),
      anonymous,
      link: null,
      formKey: `form of ${title}`,
    });
    return row;
  }

  const proposeMany = async (count: number) => {
    for (let i = 1; i <= count; i += 1) await propose({ title: `Idea ${i}` });
  };

  async function does(suggestionId: string, actor: Person, doing: Omit<Doing, 'suggestionId' | 'actor'>) {
    await act(await shell(), { suggestionId, actor, ...doing });
    await onTheHour(await shell());
  }

  async function reply(ask: Ask, { asker = desk.ines, at = now, ...asked }: Asked): Promise<Reply> {
    return ask({ ...(await desk.ask({ asker, at })), text: '', subject: null, chosen: null, ...asked });
  }

  async function said(ask: Ask, asked: Asked): Promise<Message> {
    const answered = await reply(ask, asked);
    if (answered.kind !== 'say') throw new Error(`not said: ${answered.kind}`);
    return answered.message;
  }

  const command = (text: string, asker?: Person, at?: Date) =>
    said(suggestionsCommand.run, { text, ...(asker ? { asker } : {}), ...(at ? { at } : {}) });

  const text = (message: Message) => plainText(message, 'en');

  it('shows an owner what waits with its due day, an author their ideas, and both the way to all lists', async () => {
    await propose({ title: 'Number the lines' });
    const owners = await command('', desk.nadia);
    expect(text(owners)).toContain('#1 · Billing: Number the lines\ndue Monday 16 November');
    expect(labels(owners)).toEqual(['Answer #1', 'See #1', 'My ideas', 'Open', 'Done', 'Closed']);
    const late = await command('', desk.nadia, new Date('2026-11-19T10:00:00Z'));
    expect(text(late)).toContain('3 working days late');
    expect(text(await command('', desk.karim))).toContain('Your ideas\n\n#1 · Billing: Number the lines');
    expect(text(await command(''))).toContain('You have not proposed anything yet');
  });

  it('pages a list in place, and shows the last page of one that has become shorter', async () => {
    await proposeMany(21);
    const first = await command('open');
    expect(text(first)).toContain('Page 1 of 3 · 21 ideas');
    expect(shownNumbers(first)).toEqual([21, 20, 19, 18, 17, 16, 15, 14, 13, 12]);
    expect(labels(first)).not.toContain('Previous');
    const second = await reply(showList, { subject: subjectOf(first, 'Next') });
    expect(second).toMatchObject({ kind: 'say', instead: true });
    const secondMessage = await said(showList, { subject: subjectOf(first, 'Next') });
    const third = await said(showList, { subject: subjectOf(secondMessage, 'Next') });
    expect(shownNumbers(third)).toEqual([1]);
    expect(labels(third)).not.toContain('Next');
    await database.db.suggestion.deleteMany({ where: { number: { lt: 15 } } });
    const shrunk = await said(showList, { subject: subjectOf(secondMessage, 'Next') });
    expect(shownNumbers(shrunk)).toEqual([21, 20, 19, 18, 17, 16, 15]);
    expect(text(shrunk)).not.toContain('Page');
  });

  it('filters by topic and status, keeps both over pages, and takes them back', async () => {
    await propose({ title: 'One', topic: 'Delivery' });
    const { id } = await propose({ title: 'Two' });
    await propose({ title: 'Three' });
    await does(id, desk.nadia, { act: 'acknowledge', text: '' });
    const all = await command('open');
    const billing = await said(filterByTopic, {
      subject: selectIn(all, 'suggestions.topic').subject,
      chosen: await topicId('Billing'),
    });
    expect(shownNumbers(billing)).toEqual([3, 2]);
    const read = await said(filterByStatus, {
      subject: selectIn(billing, 'suggestions.status').subject,
      chosen: 'acknowledged',
    });
    expect(shownNumbers(read)).toEqual([2]);
    expect(selectIn(read, 'suggestions.topic').chosen).toBe(await topicId('Billing'));
    expect(selectIn(read, 'suggestions.status').chosen).toBe('acknowledged');
    const anyTopic = await said(filterByTopic, {
      subject: selectIn(read, 'suggestions.topic').subject,
      chosen: 'all',
    });
    expect(shownNumbers(anyTopic)).toEqual([2]);
    const nothing = await said(filterByStatus, {
      subject: selectIn(anyTopic, 'suggestions.status').subject,
      chosen: 'testing',
    });
    expect(text(nothing)).toContain('None here.');
    // A status of another list, a topic that is gone, an old button: shown as if not filtered.
    for (const asked of [{ chosen: 'declined' }, { chosen: null }])
      expect(shownNumbers(await said(filterByStatus, { subject: 'old', ...asked }))).toEqual([3, 2, 1]);
    expect(shownNumbers(await said(filterByTopic, { subject: null, chosen: 'gone' }))).toEqual([3, 2, 1]);
  });

  it('lists what is done and closed, and finds by words with accents and plurals folded', async () => {
    const { id } = await propose({ title: 'Numéroter les factures' });
    const other = await propose({ title: 'Plus de café' });
    await propose({ title: 'Une facture par mois' });
    await does(id, desk.nadia, { act: 'complete', text: 'Done since Monday' });
    await does(other.id, desk.nadia, { act: 'decline', text: 'Too much already' });
    expect(shownNumbers(await command('done'))).toEqual([1]);
    expect(shownNumbers(await command('closed'))).toEqual([2, 1]);
    expect(shownNumbers(await command('search FACTURE'))).toEqual([3, 1]);
    const found = await command('cafés');
    expect(shownNumbers(found)).toEqual([2]);
    expect(found.summary).toBe('Ideas about “cafés”: 1');
    const open = await said(filterByStatus, {
      subject: selectIn(await command('facture'), 'suggestions.status').subject,
      chosen: 'received',
    });
    expect(shownNumbers(open)).toEqual([3]);
  });

  it('acknowledges all that are new at once, and leaves alone what was answered meanwhile', async () => {
    await proposeMany(4);
    expect(labels(await command('', desk.nadia))).toContain('I have received the 4 new ones');
    const { id } = await database.db.suggestion.findFirstOrThrow({ where: { number: 2 } });
    await does(id, desk.nadia, { act: 'reply', text: 'Yes, we will' });
    const done = await said(acknowledgeAll, { asker: desk.nadia });
    expect(done.summary).toBe('3 authors know that you have received their idea. The answers are still due.');
    const left = labels(await command('', desk.nadia));
    expect(left).not.toContain('I have received the 4 new ones');
    expect(left).toEqual(expect.arrayContaining([1, 3, 4].flatMap((n) => [`Answer #${n}`, `See #${n}`])));
    const events = await database.db.suggestionEvent.findMany({ where: { kind: 'acknowledged' } });
    expect(events.map(({ actorId }) => actorId)).toEqual([desk.nadia.id, desk.nadia.id, desk.nadia.id]);
    expect((await said(acknowledgeAll, { asker: desk.nadia })).summary).toContain('Nothing new');
  });

  it('acknowledges the others when one is answered or fails while it is at it', async () => {
    await proposeMany(3);
    const rows = await database.db.suggestion.findMany({ orderBy: { number: 'asc' } });
    const [first = '', second] = rows.map(({ id }) => id);
    let turn = 0;
    const unlucky: Database = {
      ...database,
      db: new Proxy(database.db, {
        get(target, name) {
          const found = Reflect.get(target, name, target);
          if (name !== '$transaction') return found;
          return async (...args: unknown[]) => {
            turn += 1;
            if (turn === 1) await does(first, desk.nadia, { act: 'reply', text: 'Just before' });
            if (turn === 2) throw new Error('the database is away');
            return found.apply(target, args);
          };
        },
      }),
    };
    const request = await desk.ask({ asker: desk.nadia });
    const answered = await acknowledgeAll({ ...request, kit: { ...request.kit, database: unlucky } });
    expect(answered).toMatchObject({
      did: true,
      message: {
        summary:
          '1 author knows that you have received their idea. The answer is still due. ' +
          '1 idea could not be acknowledged; try again in a moment.',
      },
    });
    const left = await database.db.suggestion.findMany({ where: { status: 'received' } });
    expect(left.map(({ id }) => id)).toEqual([second]);
  });

  it('shows an idea in full: an owner’s words to everyone, the author’s to owners and the author', async () => {
    const { id } = await propose({ title: 'Number the lines' });
    await does(id, desk.nadia, { act: 'plan', text: 'In January' });
    await does(id, desk.karim, { act: 'contest', text: 'Too late for the audit' });
    await does(id, desk.karim, { act: 'write-back', text: 'It begins on 3 December' });
    const everyone = text(await command('1'));
    expect(everyone).toContain('Idea #1 · Billing · from Karim Haddad');
    expect(everyone).toContain('Monday 9 November · proposed');
    expect(everyone).toContain('planned by Nadia Benali\n\n“In January”');
    expect(everyone).toContain('the answer was not enough; another one is due');
    for (const authors of ['Too late for the audit', 'It begins on 3 December', 'wrote back'])
      expect(everyone).not.toContain(authors);
    for (const asker of [desk.karim, desk.nadia]) {
      const inside = text(await command('n° 1', asker));
      expect(inside).toContain('another one is due\n\n“Too late for the audit”');
      expect(inside).toContain('Karim Haddad wrote back\n\n“It begins on 3 December”');
    }
    expect(text(await said(viewSuggestion, { subject: id }))).toBe(everyone);
  });

  it('offers each reader what they can do', async () => {
    const { id } = await propose({ title: 'Number the lines' });
    expect(labels(await command('1'))).toEqual(['I support it', 'Follow']);
    expect(labels(await command('1', desk.karim))).toEqual(['Write back', 'Change it…', 'Withdraw it…']);
    expect(labels(await command('1', desk.nadia))).toEqual([
      'Reply',
      'I support it',
      'Follow',
      'Make it an action…',
      'Ask customers…',
      'Answer with a word',
    ]);
    const { workspaceId, ines } = desk;
    const tie = { workspaceId, suggestionId: id, personId: ines.id };
    await database.db.suggestionFollower.create({ data: tie });
    expect(labels(await command('1'))).toEqual(['I support it', 'Stop following']);
    const where = { workspaceId_suggestionId_personId: tie };
    await database.db.suggestionFollower.update({ where, data: { supports: true } });
    expect(labels(await command('1'))).toEqual(['Stop following']);
    await does(id, desk.nadia, { act: 'decline', text: 'Not this year' });
    expect(labels(await command('1', desk.nadia))).toEqual(['Reopen…', 'Follow', 'Answer with a word']);
  });

  it('links duplicates both ways', async () => {
    await propose({ title: 'Number the lines' });
    const second = await propose({ title: 'Numbers on lines' });
    await does(second.id, desk.nadia, { act: 'merge', text: 'Same as another', into: 1 });
    const duplicate = await command('2');
    expect(text(duplicate)).toContain('Says the same as #1, where it goes on.');
    expect(text(duplicate)).toContain('Nadia Benali joined it with #1, where it goes on');
    expect(text(await said(viewSuggestion, { subject: subjectOf(duplicate, 'See #1') }))).toContain(
      'Also said in #2.',
    );
  });

  it('never names an anonymous author, not even to the author, and gives the day that is stored', async () => {
    const { id } = await propose({ title: 'Quietly', author: desk.ines, anonymous: true });
    await does(id, desk.nadia, { act: 'reply', text: 'Thank you' });
    await does(id, desk.ines, { act: 'write-back', text: 'You are welcome' });
    for (const asker of [desk.karim, desk.nadia, desk.ines]) {
      const shown = JSON.stringify(await command('1', asker));
      expect(shown).toContain('someone who prefers not to be named');
      expect(shown).not.toContain('Inès');
      expect(shown).not.toContain(desk.ines.id);
      // Inès lives in Auckland; the stored midnight is Monday's in UTC.
      expect(shown).toContain('Monday 9 November · proposed');
      expect(shown.includes('You are welcome')).toBe(asker !== desk.karim);
    }
    // A west of UTC does not make it the day before.
    const away = { ...desk.karim, timeZone: 'America/Los_Angeles' };
    const request = { ...(await desk.ask({ asker: desk.karim })), asker: away, text: '1' };
    const answered = await suggestionsCommand.run(request);
    expect(JSON.stringify(answered)).toContain('Monday 9 November · proposed');
  });

  it('speaks French', async () => {
    const { id } = await propose({ title: 'Numéroter les lignes' });
    await propose({ title: 'Discrètement', author: desk.ines, anonymous: true });
    const inFrench = async (ask: Ask, asked: Asked) =>
      said((request) => ask({ ...request, locale: 'fr', formats: formats('fr', 'Europe/Paris') }), asked);
    const asker = desk.nadia;
    const queue = await inFrench(suggestionsCommand.run, { asker });
    expect(labels(queue)).toContain('J’ai bien reçu les 2 nouvelles');
    expect(plainText(queue, 'fr')).toContain('pour lundi 16 novembre');
    expect((await inFrench(acknowledgeAll, { asker })).summary).toBe(
      '2 auteurs savent que vous avez reçu leur idée. Les réponses restent attendues.',
    );
    await does(id, desk.nadia, { act: 'reply', text: 'C’est noté' });
    const shown = plainText(await inFrench(suggestionsCommand.run, { text: '1' }), 'fr');
    expect(shown).toContain('lundi 9 novembre · Nadia Benali a répondu\n\n«\u00a0C’est noté\u00a0»');
    expect(labels(await inFrench(suggestionsCommand.run, { text: '2' }))).toEqual([
      'Écrire au responsable',
      'La modifier…',
      'La retirer…',
    ]);
    const open = await inFrench(suggestionsCommand.run, { text: 'ouvertes', asker });
    expect(labels(open).slice(0, 2)).toEqual(['Voir la n°\u00a02', 'Voir la n°\u00a01']);
    expect(open.summary).toBe('Idées ouvertes, les plus récentes d’abord\u00a0: 2');
  });

  it('says what to do about a number that there is not', async () => {
    await expect(command('218')).rejects.toMatchObject({ code: 'suggestion.no-such-number' });
    await expect(said(viewSuggestion, { subject: 'gone' })).rejects.toMatchObject({
      code: 'suggestion.not-found',
    });
  });

  it('hands admins all ideas as a file, without anonymous authors', async () => {
    await propose({ title: 'Openly' });
    await propose({ title: 'Quietly', author: desk.ines, anonymous: true });
    expect(labels(await command('open', desk.nadia)).slice(-2)).toEqual([
      'Export all (CSV)',
      'Export all (JSON)',
    ]);
    expect(labels(await command('open'))).not.toContain('Export all (CSV)');
    const csv = await reply(exportSuggestions, { asker: desk.nadia, subject: 'csv' });
    if (csv.kind !== 'hand') throw new Error(csv.kind);
    expect(csv.file.name).toBe('ideas-2026-11-09.csv');
    expect(csv.words).toContain('2 ideas.');
    const json = await reply(exportSuggestions, { asker: desk.nadia, subject: 'json' });
    if (json.kind !== 'hand') throw new Error(json.kind);
    expect(JSON.parse(String(json.file.content))).toMatchObject([
      { title: 'Openly', author: 'Karim Haddad' },
      { title: 'Quietly', author: null },
    ]);
    for (const { content } of [csv.file, json.file]) {
      expect(content).toContain('Openly');
      expect(content).not.toContain('Inès');
      expect(content).not.toContain(desk.ines.id);
    }
  });

  it('fits every list and view into a message of Slack, with nothing left out', async () => {
    for (let i = 1; i <= 12; i += 1) await propose({ title: `${'Long title '.repeat(13)}${i}` });
    for (const asked of ['', 'open', 'waiting', 'mine', 'search long title', '1', 'help']) {
      const message = await command(asked, desk.nadia);
      const fitted = fit(message, slackLimits, 'en');
      expect(JSON.stringify(fitted), asked).toBe(JSON.stringify(message));
    }
  });
});

describe('the command', () => {
  it('has its French names', () => {
    expect(suggestionsCommand.inFrench).toBe('idées');
  });
});

function buttonsIn(blocks: readonly Block[]): readonly Button[] {
  return blocks.flatMap((block) => (block.kind === 'buttons' ? block.buttons : []));
}

function labels({ blocks }: Message): string[] {
  return buttonsIn(blocks).map(({ label }) => label);
}

function subjectOf({ blocks }: Message, label: string): string {
  const subject = buttonsIn(blocks).find((button) => button.label === label)?.action.subject;
  if (subject === undefined) throw new Error(`no button "${label}"`);
  return subject;
}

function selectIn({ blocks }: Message, name: string): { subject: string; chosen: string | undefined } {
  const found = blocks.find((block) => block.kind === 'select' && block.action.name === name);
  if (found?.kind !== 'select') throw new Error(`no select "${name}"`);
  return { subject: found.action.subject ?? '', chosen: found.chosen };
}

/** The numbers of the ideas on the lines of a list. */
function shownNumbers({ blocks }: Message): number[] {
  return blocks.flatMap((block) =>
    block.kind === 'facts' ? block.facts.map(({ label }) => Number(/\d+/.exec(label)?.[0])) : [],
  );
}
