// An admin shares a file of customers' answers with the bot: it is read back to them, corrected, imported, summed up; or not.
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { enqueue } from '../../src/delivery/ledger.ts';
import { enough } from '../harness/database.ts';
import { hasLocalSlack, type Journey, startJourney } from '../harness/journey.ts';
import { kind } from '../harness/kinds.ts';
import type { PeerMessage } from '../peers/local-slack.ts';
import { ADAM, CHANNEL, closeTold, company, INES, pairings } from './ideas.ts';

const said = {
  fr: {
    notAdmin: /^C’est réservé aux admins/,
    kinds: /^Je lis les réponses de clients dans des fichiers CSV/,
    layout: /1 question avant d’enregistrer quoi que ce soit\.$/,
    noMetric: /1 question avant d’enregistrer quoi que ce soit\.$/,
    twice: 'Une autre colonne l’est déjà. Choisissez autre chose pour l’une des deux.',
    read: /6 lignes peuvent être importées, 2 seraient refusées\.$/,
    newSource: 'Enquête (nouvelle)',
    cold: 'enquête relationnelle (à froid)',
    done: /^«\u00a0&lt;!channel&gt; avis\.csv\u00a0» est importé\. 6 importées, 0 déjà là, 2 refusées\.$/,
    already: /^Ce fichier (est en cours d’import|a déjà été importé)/,
    rejects: /^2 lignes de «\u00a0.* avis\.csv\u00a0» refusées, avec leurs raisons\.$/,
    rejectsFile: '<!channel> avis-refusees.csv',
    again: /0 importée, 6 déjà là, 2 refusées\.$/,
    cancelled: /^«\u00a0deuxieme\.csv\u00a0» n’a pas été importé\. Je n’en ai rien gardé\.$/,
    phone: '[téléphone]',
    day: 'lundi 5 octobre 2026',
  },
  en: {
    notAdmin: /^That is for admins/,
    kinds: /^I read answers of customers from CSV files/,
    layout: /One question before anything is stored\.$/,
    noMetric: /One question before anything is stored\.$/,
    twice: 'Another column is that already. Choose something else for one of the two.',
    read: /6 rows can be imported, 2 would be refused\.$/,
    newSource: 'Enquête (new)',
    cold: 'relationship survey (cold)',
    done: /^“&lt;!channel&gt; avis\.csv” is imported\. 6 imported, 0 already there, 2 refused\.$/,
    already: /^This file (is being imported just now|was imported already)/,
    rejects: /^2 rows of “.* avis\.csv” that were refused, with their reasons\.$/,
    rejectsFile: '<!channel> avis-refused.csv',
    again: /0 imported, 6 already there, 2 refused\.$/,
    cancelled: /^“deuxieme\.csv” was not imported\. I kept nothing of it\.$/,
    phone: '[téléphone]',
    // The file is read by the company's clock, wherever its reader is.
    day: 'Monday 5 October 2026',
  },
} as const;

const content = [
  'Quand;Date;Note;Commentaire;<!here> *Ville*',
  'matin;05/10/2026;9;<!channel> <@U0INES> merci, rappelez-moi au 06 12 34 56 78;Lyon',
  'soir;06/10/2026;3;Trois appels pour rien, vraiment;Brest',
  ...[7, 8, 9, 10].map((day) => `soir;${day}/10/2026;7;Rien à dire le ${day};Lyon`),
  'soir;31/02/2026;7;Ce jour n’existe pas;Lyon',
  'soir;11/10/2026;15;Au-delà de tout;Lyon',
  '',
].join('\r\n');

describe.skipIf(!hasLocalSlack).each(pairings)(
  'a file in chat, $engine, $mode, $locale',
  ({ engine, mode, locale }) => {
    const say = said[locale];
    let journey: Journey;
    beforeAll(async () => {
      journey = await startJourney({ engine, mode, ...company(locale) });
    });
    afterAll(() => journey?.stop());

    const drawn = (message: PeerMessage) => JSON.stringify(message.blocks);
    const answers = () => journey.database.db.feedback.count();
    const offered = (text: RegExp, button: string) =>
      journey.peer.until(`an offer ${text}`, () =>
        journey.peer.dm(ADAM).findLast((each) => text.test(each.text) && drawn(each).includes(button)),
      );

    it('tells who is no admin that it is for admins, and reads nothing', async () => {
      await journey.peer.share(INES, { name: 'avis.csv', content });
      await journey.letter(INES, say.notAdmin);
      expect(await journey.database.db.fileImport.count()).toBe(0);
    });

    it('says which kinds of files it reads when it is given another one', async () => {
      await journey.peer.share(ADAM, { name: 'contrat.pdf', content: '%PDF-1.7' }, 'Voici');
      await journey.letter(ADAM, say.kinds);
      expect(await journey.database.db.fileImport.count()).toBe(0);
    });

    it('asks for what it cannot guess, without the words of the command line', async () => {
      await journey.peer.share(ADAM, { name: '<!channel> avis.csv', content });
      const offer = await offered(say.noMetric, 'import.change');
      expect(drawn(offer)).not.toMatch(/import\.start|--map/);
    });

    it('reads it anew with what was corrected in the form, and stores nothing yet', async () => {
      const { peer } = journey;
      peer.press(ADAM, await offered(say.noMetric, 'import.change'), 'import.change');
      await journey.form('import.change');
      const corrections = { source: 'new', name: 'Enquête', heat: 'cold', metric: 'nps' };
      await peer.submit(ADAM, { ...corrections, 'column-0': 'date' });
      expect(peer.errors()).toEqual({ 'column-1': say.twice });
      await peer.submit(ADAM, { ...corrections, 'column-0': 'touchpoint' });
      closeTold(journey, ADAM);
      const offer = await offered(say.read, 'import.start');
      for (const shown of [say.newSource, say.cold, 'NPS', say.phone, say.day]) {
        expect(drawn(offer)).toContain(shown);
      }
      expect(await answers()).toBe(0);
      expect(await journey.database.db.source.count()).toBe(0);
    });

    it('shows names and cells as text, whatever they say', async () => {
      const offer = await offered(say.read, 'import.start');
      const all = drawn(offer) + offer.text;
      expect(all).toContain('&lt;!channel&gt;');
      const markup = [...drawn(offer).matchAll(/"type":"mrkdwn","text":"(.*?[^\\])"/g)].map(
        ([, text]) => text,
      );
      expect(markup.length).toBeGreaterThan(3);
      expect(`${markup.join()} ${offer.text}`).not.toMatch(/<[!@]/);
      // In plain text, which Slack draws as it stands.
      expect(all).toContain('<!channel> <@U0INES> merci');
      expect(all).not.toContain('06 12 34');
    });

    it('imports once when it is pressed twice, sums up in the same message, and hands over the refused rows', async () => {
      const { peer, database } = journey;
      const offer = await offered(say.read, 'import.start');
      peer.press(ADAM, offer, 'import.start');
      peer.press(ADAM, offer, 'import.start');
      const done = await journey.letter(ADAM, say.done);
      expect(done.ts).toBe(offer.ts);
      await journey.letter(ADAM, say.already);
      expect(await answers()).toBe(6);
      const one = await database.db.feedback.findFirstOrThrow({ where: { score: 3 } });
      expect(one).toMatchObject({ metric: 'nps', heat: 'cold', touchpoint: 'soir' });
      const source = await database.db.source.findFirstOrThrow();
      expect(source).toMatchObject({ name: 'Enquête', heat: 'cold' });
      expect(source.lastSeenAt).not.toBeNull();
      const [given] = peer.files(ADAM);
      expect(given?.words.replaceAll('&lt;', '<').replaceAll('&gt;', '>')).toMatch(say.rejects);
      if (!given) throw new Error('no file of refused rows');
      expect(given.file.name).toBe(say.rejectsFile);
      const lines = (await peer.read(given.file)).trim().split('\r\n');
      expect(lines.map((line) => line.split(',')[0])).toEqual(['line', '8', '9']);
      expect(peer.files(ADAM)).toHaveLength(1);
    });

    it('finds everything there already when the same answers come in another file', async () => {
      const { peer } = journey;
      await peer.share(ADAM, {
        name: 'Enquête.csv',
        content: content.replace('Quand', 'Etape').replace('Note', 'NPS'),
      });
      const told = await offered(say.layout, 'import.change');
      expect(drawn(told)).toMatch(/\+ Etape, \+ NPS, - Quand, - Note/);
      expect(drawn(told)).not.toContain('import.start');
      peer.press(ADAM, told, 'import.change');
      await journey.form('import.change');
      await peer.submit(ADAM, { 'doubt-0': 'new', metric: 'nps' });
      closeTold(journey, ADAM);
      peer.press(ADAM, await offered(say.read, 'import.start'), 'import.start');
      await journey.letter(ADAM, say.again);
      expect(await answers()).toBe(6);
    });

    it('keeps nothing of a file that is cancelled', async () => {
      const { peer, database } = journey;
      const words = content.replaceAll('vraiment', 'annulation');
      await peer.share(ADAM, { name: 'deuxieme.csv', content: words.replace('Note', 'NPS') });
      peer.press(ADAM, await offered(say.read, 'import.cancel'), 'import.cancel');
      await journey.letter(ADAM, say.cancelled);
      await journey.delivered();
      expect(await answers()).toBe(6);
      // The preview may have been on its way still when it was cancelled: the next heartbeat blanks it.
      await journey.app.beat();
      await vi.waitFor(async () => {
        const rows = await database.db.delivery.findMany();
        expect(JSON.stringify(rows)).not.toContain('annulation');
      });
    });

    it('leaves no word of a customer in the log', () => {
      expect(journey.logged.join('\n')).not.toMatch(/Trois appels|annulation|06 12 34|avis\.csv/);
    });
  },
);

const asked = {
  fr: {
    two: /^J’ai lu «\u00a0clients\.csv\u00a0»\. 2 questions avant d’enregistrer quoi que ce soit\.$/,
    likeliest: 'satisfaction (CSAT), de 1 à 5',
    read: /8 lignes peuvent être importées, aucune ne serait refusée\.$/,
    figure: 'CSAT de ce fichier',
    done: /^«\u00a0clients\.csv\u00a0» est importé\. 8 importées, 0 déjà là, 0 refusée\.$/,
    goes: '8 réponses disparaissent.',
    place: '#sav\u00a0: 1 message',
    undone:
      /^«\u00a0clients\.csv\u00a0» est retiré\. 8 réponses ont disparu\. 1 message qui en citait est corrigé\.$/,
    instead: /l’import qui les avait apportés a été retiré/,
  },
  en: {
    two: /^I have read “clients\.csv”\. 2 questions before anything is stored\.$/,
    likeliest: 'satisfaction (CSAT), from 1 to 5',
    read: /8 rows can be imported, none would be refused\.$/,
    figure: 'CSAT of this file',
    done: /^“clients\.csv” is imported\. 8 imported, 0 already there, 0 refused\.$/,
    goes: '8 answers go.',
    place: '#sav: 1 message',
    undone: /^“clients\.csv” is taken back\. 8 answers are gone\. 1 message that quoted them is edited\.$/,
    instead: /the import that brought them was taken back/,
  },
} as const;

/** Eight fives called NPS, on days that could be read both ways. */
const doubtful = [
  'Day,NPS,Comment',
  ...[5, 4, 2, 4, 3, 5, 1, 4].map(
    (score, i) => `0${(i % 4) + 1}/0${(i % 3) + 5}/2026,${score},Parcel ${i} came`,
  ),
  '',
].join('\n');

describe.skipIf(!hasLocalSlack).each(enough(pairings.toReversed()))(
  'a doubtful file in chat, $engine, $mode, $locale',
  ({ engine, mode, locale }) => {
    const say = asked[locale];
    let journey: Journey;
    beforeAll(async () => {
      journey = await startJourney({ engine, mode, ...company(locale) });
    });
    afterAll(() => journey?.stop());
    const drawn = (message: PeerMessage) => JSON.stringify(message.blocks);
    const answers = () => journey.database.db.feedback.count();

    it('asks two questions at most, the likeliest answer first, and stores nothing before', async () => {
      const { peer } = journey;
      await peer.share(ADAM, { name: 'clients.csv', content: doubtful });
      const offer = await journey.letter(ADAM, say.two);
      expect(drawn(offer)).toContain(say.likeliest);
      expect(drawn(offer)).not.toContain('import.start');
      peer.press(ADAM, offer, 'import.change');
      await journey.form('import.change');
      const likeliest = { 'doubt-0': 'dmy', 'doubt-1': 'csat 1-5' };
      await peer.submit(ADAM, { source: 'new', name: 'Clients', ...likeliest });
      closeTold(journey, ADAM);
      const clear = await journey.letter(ADAM, say.read);
      expect(clear.ts).toBe(offer.ts);
      expect(drawn(clear)).toContain(say.figure);
      expect(await answers()).toBe(0);
    });

    it('imports it with its figure in the summary, so that a wrong scale is seen at once', async () => {
      const { peer } = journey;
      peer.press(ADAM, await journey.letter(ADAM, say.read), 'import.start');
      const done = await journey.letter(ADAM, say.done);
      expect(drawn(done)).toMatch(new RegExp(`${say.figure}.{0,3}63`));
      expect(drawn(done)).toContain('import.undo');
      expect(await journey.database.db.feedback.count({ where: { metric: 'csat' } })).toBe(8);
    });

    it('takes it back after saying what goes and which messages quote it, and edits those', async () => {
      const { peer, database, app } = journey;
      const { db } = database;
      const answer = await db.feedback.findFirstOrThrow({ where: { verbatim: 'Parcel 2 came' } });
      const { workspaceId, id } = answer;
      const address = `slack:${CHANNEL}` as const;
      await db.channelName.upsert({
        where: { workspaceId_address: { workspaceId, address } },
        create: { workspaceId, address, name: 'sav' },
        update: {},
      });
      const block = { kind: 'quote', text: 'Parcel 2 came', of: id } as const;
      await enqueue(db, {
        workspaceId,
        kind: kind('digest'),
        address,
        message: { summary: 'Week 19', blocks: [block] },
        locale,
        now: journey.clock.now(),
      });
      await app.beat();
      const posted = await peer.until('the quote', () =>
        peer.messages(CHANNEL).find((each) => drawn(each).includes('Parcel 2 came')),
      );
      peer.press(ADAM, await journey.letter(ADAM, say.done), 'import.undo');
      const form = await journey.form('import.undo');
      expect(JSON.stringify(form)).toContain(say.goes);
      expect(JSON.stringify(form)).toContain(say.place);
      expect(await answers()).toBe(8);
      await peer.submit(ADAM, {});
      closeTold(journey, ADAM);
      await journey.letter(ADAM, say.undone);
      await peer.until('the edit', () =>
        peer.messages(CHANNEL).find((each) => each.ts === posted.ts && say.instead.test(drawn(each))),
      );
      expect(await answers()).toBe(0);
      expect(await db.source.count()).toBe(0);
    });
  },
);
