// /voice at the desk, on both engines: what is shown and what is hidden, what is shared, added and refused.

import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../src/database/client.ts';
import { contentFrom } from '../../src/delivery/content.ts';
import { UserError } from '../../src/errors.ts';
import { leading } from '../../src/feedback/scores.ts';
import { storeFeedback } from '../../src/feedback/store.ts';
import type { Reply, Request } from '../../src/handlers/request.ts';
import { addForm, openAdd, parseAdded } from '../../src/handlers/voice/add.ts';
import { askVoice } from '../../src/handlers/voice/answers.ts';
import { voiceCommand } from '../../src/handlers/voice/command.ts';
import { shareVoice } from '../../src/handlers/voice/share.ts';
import { decideTheme, openRename, renameForm } from '../../src/handlers/voice/theme-choices.ts';
import { readTheme } from '../../src/handlers/voice/themes.ts';
import { type Locale, locales } from '../../src/i18n/locale.ts';
import { type FormView, firstValues } from '../../src/messages/form.ts';
import { type Block, type Message, messageOf } from '../../src/messages/message.ts';
import { plainText } from '../../src/messages/plain.ts';
import { addAnswers, type Given } from '../feedback/answers-on-file.ts';
import { freshDatabase, onceEnough, onEachEngine } from '../harness/database.ts';
import { type CompanyDesk, now, openCompanyDesk } from './company-desk.ts';

const DAY = 86_400_000;
const ago = (days: number) => new Date(now.getTime() - days * DAY);

function said(reply: Reply): Message {
  if (reply.kind !== 'say') throw new Error(`answered by ${reply.kind}`);
  return reply.message;
}

const plain = (message: Message, locale: Locale = 'fr') =>
  plainText(message, locale).replaceAll(/[\u00a0\u202f]/g, ' ');

function buttons(blocks: readonly Block[]): { name: string; subject: string | undefined }[] {
  return blocks
    .flatMap((block) => (block.kind === 'buttons' ? block.buttons : []))
    .map(({ action }) => ({ name: action.name, subject: action.subject }));
}

const quotesIn = ({ blocks }: Message) => blocks.flatMap((block) => (block.kind === 'quote' ? [block] : []));

async function refusalOf(doing: Promise<unknown>): Promise<UserError> {
  const error: unknown = await doing.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (error instanceof UserError) return error;
  throw new Error(`not refused: ${String(error)}`);
}

onEachEngine((engine) => {
  let database: Database;
  let desk: CompanyDesk;
  beforeEach(async () => {
    database = await freshDatabase(engine);
    desk = await openCompanyDesk(database, 'fr');
  });

  const ask = async (text: string, more: Partial<Request> = {}) =>
    said(await voiceCommand.run({ ...(await desk.ask({ asker: desk.karim })), text, ...more }));
  const source = () =>
    database.db.source.upsert({
      where: { workspaceId_id: { workspaceId: desk.workspaceId, id: 'phone' } },
      update: {},
      create: { workspaceId: desk.workspaceId, id: 'phone', name: 'phone', heat: 'hot', createdAt: ago(99) },
    });
  const answers = async (given: readonly Given[]) => {
    await source();
    await addAnswers(database.db, desk.workspaceId, given);
  };
  /** Stored as an import would, so that they are found by their words. */
  const heard = async (texts: readonly string[], customerOf = (i: number) => `c${i}`) => {
    const settings = { keys: desk.kit.keys, keepOriginals: false, now };
    const items = texts.map((verbatim, i) => ({
      externalId: `${i}`,
      customer: customerOf(i),
      ...leading('nps', 3, verbatim),
      touchpoint: 'delivery',
      heat: null,
      answeredAt: new Date(ago(1).getTime() + i * 1000),
      names: [],
      segments: {},
    }));
    await storeFeedback(database, desk.workspaceId, await source(), items, settings);
  };

  describe('a search', () => {
    it('shows five of what it found, the latest first, and the rest page by page in the same place', async () => {
      await heard(Array.from({ length: 12 }, (_, i) => `Le colis ${i} est resté dehors`));
      const first = await ask('chercher colis');
      expect(first.summary).toBe(
        '« colis » · 12 commentaires, du plus récent au plus ancien'
          .replaceAll('« ', '«\u00a0')
          .replaceAll(' »', '\u00a0»'),
      );
      expect(quotesIn(first).map(({ text }) => text)).toEqual(
        [11, 10, 9, 8, 7].map((i) => `Le colis ${i} est resté dehors`),
      );
      for (const { of, by } of quotesIn(first)) {
        expect(by).toBe('Livraison, 3/10 · dimanche 8 novembre 2026');
        expect(await database.db.feedback.count({ where: { id: of ?? '' } })).toBe(1);
      }
      const subject = 'search/1/colis';
      expect(buttons(first.blocks)).toContainEqual({ name: 'voice.ask', subject });
      const second = await askVoice(await desk.ask({ asker: desk.karim, subject }));
      expect(second).toMatchObject({ instead: true });
      expect(quotesIn(said(second))[0]?.text).toBe('Le colis 6 est resté dehors');
      const beyond = said(await askVoice(await desk.ask({ subject: 'search/900/colis' })));
      expect(quotesIn(beyond).map(({ text }) => text)).toEqual([
        'Le colis 1 est resté dehors',
        'Le colis 0 est resté dehors',
      ]);
    });

    onceEnough(engine, () => {
      it('says so when nothing is found or nothing was asked, and how to go on', async () => {
        await heard(Array.from({ length: 9 }, (_, i) => `Le colis ${i}`));
        expect(plain(await ask('chercher girafe'))).toContain('Aucun client n’a écrit « girafe »');
        expect(plain(await ask('chercher de la'))).toContain('/voix chercher livraison');
      });

      it('shows nobody’s words before eight answers of five customers were heard in all', async () => {
        await heard(Array.from({ length: 7 }, (_, i) => `Le colis ${i}`));
        expect(plain(await ask('colis'))).toContain('à partir de 8 réponses de 5 clients');
        await heard(
          Array.from({ length: 12 }, (_, i) => `Le colis ${i}`),
          () => 'toujours le même',
        );
        const known = await database.db.feedback.groupBy({ by: ['customer'] });
        expect(known.length).toBeGreaterThanOrEqual(5);
        expect(quotesIn(await ask('colis'))).toHaveLength(5);
        await database.db.feedback.updateMany({ data: { customer: 'toujours le même' } });
        expect(quotesIn(await ask('colis'))).toEqual([]);
      });
    });
  });

  onceEnough(engine, () => {
    describe('figures', () => {
      const many = (count: number, given: Partial<Given>): Given[] =>
        Array.from({ length: count }, (_, i) => ({
          score: i % 3 === 0 ? 4 : 10,
          at: ago(3).toISOString(),
          ...given,
        }));

      it('come group by group with their margins, small groups named and hidden', async () => {
        await answers([
          ...many(60, { touchpoint: 'delivery' }),
          ...many(50, { touchpoint: 'Showroom' }),
          ...many(20, { touchpoint: 'pay' }),
          ...many(4, { touchpoint: 'leave' }),
          ...many(40, { touchpoint: 'old', at: ago(40).toISOString() }),
        ]);
        const message = await ask('nps par étape');
        const text = plain(message);
        expect(text).toContain('NPS par étape · 28 derniers jours');
        expect(text).toMatch(/\nLivraison · 33 ± \d+ · 60 · /);
        expect(text).toMatch(/\nShowroom · \S+ ± \d+ · 50 · /);
        expect(text).toContain('• Départ · masqué : moins de 5 réponses');
        expect(text).toContain('• Paiement · masqué aussi, pour qu’un groupe plus petit ne se devine pas');
        expect(text).not.toContain('old');
      });

      it('come by a segment of the company’s own, however it is written, and say which there are', async () => {
        await answers(many(12, {}));
        await database.db.feedback.updateMany({ data: { segments: { Région: 'Bretagne' } } });
        expect(plain(await ask('nps by region'))).toMatch(/NPS par Région[\s\S]*\nBretagne · 33 ± /);
        expect(plain(await ask('nps par humeur'))).toContain(
          'étape, source, type d’enquête, question et Région',
        );
        expect(plain(await ask('csat par source'))).toContain('Personne n’y a répondu.');
      });

      it('are of a touchpoint, a source or a group alone where it is named, in either language', async () => {
        const belgian = { segments: { Pays: 'Belgique' } };
        await answers([
          ...many(60, { touchpoint: 'delivery', ...belgian }),
          ...many(30, { touchpoint: 'delivery', segments: { Pays: 'France' } }),
          ...many(20, { touchpoint: 'pay', ...belgian }),
        ]);
        const told = async (text: string) => plain(await ask(text));
        expect(await told('nps par source pour Livraison')).toMatch(
          /NPS par source · 28 derniers jours · Livraison[\s\S]*\nphone · 33 ± \d+ · 90 · /,
        );
        expect(await told('nps delivery, country = Belgique')).toMatch(
          /· Livraison, Pays = Belgique[\s\S]*\nLivraison · 33 ± \d+ · 60 · /,
        );
        expect(await told('nps par pays pour phone')).toMatch(/· phone[\s\S]*\nBelgique · 33 ± \d+ · 80 · /);
        expect(await told('semaine pour Belgique')).toMatch(
          /La voix des clients · cette semaine.* · Pays = Belgique/,
        );
        const narrowed = await ask('nps pour Belgique');
        const again = { name: 'voice.ask', subject: 'figures/nps/touchpoint?belgique' };
        expect(narrowed.again).toEqual(again);
      });

      it('say what there is where a name is nothing that answers have, or several things', async () => {
        await answers([
          ...many(6, { touchpoint: 'delivery', segments: { offre: 'Pro', niveau: 'Pro' } }),
          ...many(6, { segments: { niveau: 'Essai' } }),
        ]);
        expect(plain(await ask('nps pour Livraisson'))).toMatch(
          /^Aucune étape, aucune source, aucun groupe ne s’appelle « livraisson »\. Il y a : Livraison, .*niveau = Essai.*\/voix chercher livraisson/,
        );
        expect(plain(await ask('aujourd’hui pour Pro'))).toMatch(
          /^« pro » désigne plusieurs groupes : niveau = Pro et offre = Pro\. Écrivez lequel\./,
        );
        expect(plain(await ask('nps pour niveau pro'))).toContain('niveau = Pro');
        expect(plain(await ask('thèmes pour Livraison'))).toMatch(
          /^Les thèmes et les cas se disent de toutes/,
        );
      });
    });

    describe('a trend', () => {
      /** Weeks ago, from the last whole one on: of week 45 of 2026, which ended the day before. */
      const weekly = (counts: readonly number[], given: Partial<Given> = {}): Given[] =>
        counts.flatMap((count, ago) =>
          Array.from({ length: count }, (_, i) => ({
            score: i % 4 === 0 ? 4 : 10,
            at: new Date(Date.parse('2026-11-04T11:00:00Z') - ago * 7 * DAY).toISOString(),
            ...given,
          })),
        );
      const chartIn = ({ blocks }: Message) =>
        blocks.flatMap((block) => (block.kind === 'chart' ? [block.chart] : []));

      it('is the last twelve whole weeks of the company’s clock, those with too few answers empty', async () => {
        await answers([
          ...weekly([20, 20, 4, 20, 20, 20, 20, 20, 20, 20, 20, 20, 99]),
          // Sunday at half past eleven in Paris is of the week that ends; this Monday is of none.
          ...Array.from({ length: 20 }, () => ({ score: 0, at: '2026-11-08T22:30:00Z' })),
          ...Array.from({ length: 20 }, () => ({ score: 0, at: '2026-11-08T23:30:00Z' })),
        ]);
        const message = await ask('tendance nps');
        const [chart, ...others] = chartIn(message);
        expect(others).toEqual([]);
        expect(chart?.title).toBe('NPS, semaine par semaine');
        expect(chart?.categories).toEqual(Array.from({ length: 12 }, (_, i) => `S${34 + i}`));
        expect(chart?.series).toEqual([
          { name: 'NPS', values: [50, 50, 50, 50, 50, 50, 50, 50, 50, null, 50, -25] },
        ]);
        const text = plain(message);
        expect(text).toContain(
          'NPS : 50 en semaine 34, -25 en semaine 45.'.replace('-', text.includes('−25') ? '−' : '-'),
        );
        expect(text).toContain('1 semaine a moins de 5 réponses et n’est pas montrée.');
        expect(text).toMatch(/Marges d’une semaine : de ± \d+ à ± \d+\./);
        expect(text).toMatch(
          /Quatre dernières semaines · NPS \S+ ± \d+ · 84 réponses · en baisse \(50 avant\)/,
        );
        expect(message.summary).toContain('NPS · 12 dernières semaines entières.');
        expect(message.again).toEqual({ name: 'voice.ask', subject: 'trend/nps' });
      });

      it('is of the metric that most answered where none is named, hot and cold as two lines', async () => {
        await answers([
          ...weekly(Array(12).fill(6), { metric: 'csat', score: 5 }),
          ...weekly(Array(12).fill(5), { metric: 'csat', score: 3, heat: 'cold' }),
          ...weekly(Array(12).fill(7), {}),
        ]);
        const [chart] = chartIn(await ask('trend', { locale: 'en' }));
        expect(chart?.title).toBe('Satisfaction, week by week');
        expect(chart?.unit).toBe('%');
        expect(chart?.series.map(({ name, values }) => [name, values[0]])).toEqual([
          ['after an interaction', 100],
          ['relationship survey', 0],
        ]);
        expect(chart?.sentence).toContain(
          'Satisfaction in the relationship survey: 0% in week 34, 0% in week 45.',
        );
      });

      it('is of the answers alone that are named, and says so where nobody gave any', async () => {
        await answers([
          ...weekly(Array(12).fill(8), { touchpoint: 'delivery' }),
          ...weekly([9], { score: 0 }),
        ]);
        const narrowed = await ask('tendance pour Livraison');
        expect(plain(narrowed)).toContain('12 dernières semaines entières · Livraison');
        expect(chartIn(narrowed)[0]?.series[0]?.values.at(-1)).toBe(50);
        expect(narrowed.again).toEqual({ name: 'voice.ask', subject: 'trend?livraison' });
        expect(plain(await ask('tendance ces'))).toContain('Personne n’y a répondu.');
      });
    });

    describe('two stretches of time', () => {
      const around = (touchpoint: string): Given[] => [
        ...Array.from({ length: 60 }, (_, i) => ({
          score: i % 2 === 0 ? 10 : 0,
          at: '2026-08-10T11:00:00Z',
          touchpoint,
        })),
        ...Array.from({ length: 60 }, () => ({ score: 10, at: '2026-10-10T11:00:00Z', touchpoint })),
      ];

      it('stand side by side, with what changed beyond chance, and never with a cause', async () => {
        await answers(around('delivery'));
        const told = await ask('avant le 1er septembre après le 1er octobre');
        const read = plain(told);
        expect(read).toContain('En hausse, plus que par hasard : NPS. D’autres choses ont changé aussi.');
        expect(read).toContain('Cela dit que quelque chose a changé, pas pourquoi');
        expect(read).not.toMatch(/grâce à|à cause|parce que/);
        const table = told.blocks.flatMap((block) => (block.kind === 'table' ? [block.table] : []))[0];
        expect(table?.rows[0]?.slice(0, 2)).toEqual(['NPS', '0']);
        expect(table?.rows.at(-1)?.[0]).toBe('Réponses par jour');
        const subject = 'compare/2026-07-24..2026-08-31/2026-10-01..2026-11-08';
        expect(told.again).toEqual({ name: 'voice.ask', subject });
      });

      it('are of the answers alone that are named; where nobody answered that is said', async () => {
        await answers([...around('delivery'), ...around('pay').map((each) => ({ ...each, score: 3 }))]);
        const narrowed = await ask('avant 2026-09-01 après 2026-10-01 pour Livraison');
        expect(plain(narrowed)).toContain('· Livraison');
        expect(narrowed.again).toEqual({
          name: 'voice.ask',
          subject: 'compare/2026-07-24..2026-08-31/2026-10-01..2026-11-08?livraison',
        });
        expect(plain(await ask('autour du 1/2/2026'))).toContain('Personne n’a répondu, ni avant ni après.');
      });

      it('that are no days are refused by what was written, and other words are searched', async () => {
        expect(plain(await ask('avant 31/9/2026 après 1/10/2026'))).toContain(
          '« 31/9/2026 » n’est pas un jour qui existe',
        );
        expect(plain(await ask('autour du 8/11/2026'))).toContain(
          'Le dernier jour possible est le samedi 7 novembre 2026',
        );
        expect((await ask('avant de partir')).again).toEqual({
          name: 'voice.ask',
          subject: 'search/0/avant de partir',
        });
      });
    });

    describe('so far', () => {
      it('is this week since Monday, or today alone, and says so in its title', async () => {
        await answers([
          { score: 10, at: now.toISOString() },
          ...Array.from({ length: 5 }, () => ({ score: 1, at: '2026-11-09T06:00:00Z' })),
          ...Array.from({ length: 9 }, () => ({ score: 10, at: '2026-11-08T20:00:00Z' })),
        ]);
        const week = plain(await ask(''));
        expect(week).toContain('La voix des clients · cette semaine, depuis lundi 9 novembre');
        expect(week).toMatch(/NPS -67|NPS −67/);
        expect(week).toContain('6 réponses');
        expect(week).toContain('comparés aux sept jours d’avant');
        const later = new Date('2026-11-10T09:00:00Z');
        const tuesday = said(
          await voiceCommand.run({
            ...(await desk.ask({ asker: desk.karim, at: later })),
            text: 'aujourd’hui',
          }),
        );
        expect(plain(tuesday)).toContain('aujourd’hui, mardi 10 novembre, jusqu’à 10 h');
        expect(plain(tuesday)).toContain('Rien n’est encore arrivé.');
      });

      it('leads to all the other answers, and to sharing only where there is a channel', async () => {
        const alone = buttons((await ask('')).blocks);
        expect(alone.map(({ subject }) => subject)).toEqual([
          'today',
          'themes',
          'figures/nps/touchpoint',
          'trend',
          'cases',
          undefined,
        ]);
        const here = buttons((await ask('', { channel: 'slack:C1' })).blocks);
        expect(here[0]).toEqual({ name: 'voice.share', subject: 'week' });
        const cases = buttons((await ask('cas', { channel: 'slack:C1' })).blocks);
        expect(cases.map(({ name }) => name)).not.toContain('voice.share');
      });
    });
  });

  describe('sharing', () => {
    const share = async (subject: string, more: Partial<Request> = {}) =>
      shareVoice({ ...(await desk.ask({ asker: desk.karim, subject })), channel: 'slack:C1', ...more });
    const posted = () => database.db.delivery.findMany({ where: { kind: 'voice.shared' } });

    it('posts what can be read, by whom, once for two presses within a minute', async () => {
      await heard(Array.from({ length: 8 }, (_, i) => `Le colis ${i} est resté dehors`));
      const [one, two] = await Promise.all([share('search/0/colis'), share('search/0/colis')]);
      expect(said(one).summary).toBe('Partagé dans #general.');
      expect(said(two).summary).toBe('Partagé dans #general.');
      const rows = await posted();
      expect(rows).toHaveLength(1);
      const [row] = rows;
      if (!row) throw new Error('nothing was shared');
      expect(row.address).toBe('slack:C1');
      expect(row.subject).not.toContain('colis');
      const { message } = contentFrom(row);
      expect(buttons(message.blocks)).toEqual([]);
      expect(plain(message)).toContain('Partagé par Karim Haddad, avec /voix.');
      const quoted = await database.db.quotation.findMany({ where: { deliveryId: row.id } });
      expect(quoted.map(({ feedbackId }) => feedbackId).toSorted()).toEqual(
        quotesIn(message)
          .map(({ of }) => of)
          .toSorted(),
      );
      expect(quoted).toHaveLength(5);
    });

    onceEnough(engine, () => {
      it('posts again after a minute, another question, or by another person', async () => {
        await share('week');
        const later = new Date(now.getTime() + 60_000);
        await shareVoice({
          ...(await desk.ask({ asker: desk.karim, subject: 'week', at: later })),
          channel: 'slack:C1',
        });
        await share('today');
        await shareVoice({
          ...(await desk.ask({ asker: desk.nadia, subject: 'week' })),
          channel: 'slack:C1',
        });
        expect(await posted()).toHaveLength(4);
      });

      it.each([
        ['slack:C2', 'voice.not-joined', 'Ajoutez-moi'],
        ['slack:C3', 'voice.archived', '#vieux est archivé'],
        ['slack:C9', 'voice.unseen-channel', 'Ajoutez-moi'],
        [null, 'voice.no-channel', 'Demandez avec /voix dans le canal'],
      ])('says what to do where it cannot post: %j', async (channel, code, words) => {
        const refusal = await refusalOf(share('week', { channel }));
        expect(refusal.code).toBe(code);
        expect(refusal.say('fr')).toContain(words);
        expect(await posted()).toEqual([]);
      });

      it('keeps cases to those who are in their channels', async () => {
        expect((await refusalOf(share('cases'))).code).toBe('voice.not-shared');
      });
    });
  });

  onceEnough(engine, () => {
    describe('themes', () => {
      const at = (weeks: number) => new Date(now.getTime() - weeks * 7 * DAY - DAY).toISOString();
      const usual = ['La livraison est rapide', 'Le site est lent', 'Mon conseiller était très aimable'];
      beforeEach(async () => {
        await answers([
          ...Array.from({ length: 9 }, (_, week) =>
            Array.from({ length: 30 }, (__, i) => ({ verbatim: usual[i % 3] ?? '', score: 8, at: at(week) })),
          ).flat(),
          ...Array.from({ length: 12 }, () => ({ verbatim: 'Encore devant la porte', score: 1, at: at(0) })),
        ]);
      });
      const byAdmin = async (subject: string) => desk.ask({ asker: desk.nadia, subject });
      const subjectIn = (message: Message, action: string) => {
        const found = buttons(message.blocks).find(({ name }) => name === action)?.subject;
        if (found === undefined) throw new Error(`no button ${action}`);
        return found;
      };

      it('are shown to everyone, with one customer’s words on demand', async () => {
        const message = await ask('thèmes');
        expect(plain(message)).toContain(
          '« devant la porte » · nouveau : 12 commentaires, 29 % (aucun avant)',
        );
        expect(quotesIn(message)).toEqual([]);
        expect(buttons(message.blocks).map(({ name }) => name)).not.toContain('theme.mute');
        const subject = subjectIn(message, 'theme.words');
        expect(subject).not.toMatch(/porte/);
        const read = said(await readTheme(await desk.ask({ asker: desk.karim, subject })));
        expect(quotesIn(read)).toMatchObject([{ text: 'Encore devant la porte', by: '1/10' }]);
      });

      it('are pinned, renamed, muted and taken back by an admin, and found a day later by an old button', async () => {
        const asked = await ask('themes', { asker: desk.nadia });
        const subject = subjectIn(asked, 'theme.pin');
        const pinned = await decideTheme({ isPinned: true })(await byAdmin(subject));
        expect(pinned).toMatchObject({ did: true });
        expect(plain(said(pinned))).toContain('« devant la porte » est épinglé');
        expect(plain(await ask('themes', { asker: desk.nadia }))).toContain('(aucun avant) · épinglé');
        const opened = await openRename(await byAdmin(subject));
        if (opened.kind !== 'open') throw new Error('no form');
        const long = { fr: 'Colis', en: 'x'.repeat(61) };
        const request = await byAdmin('');
        expect(await renameForm.submit(request, opened.form.state, long)).toMatchObject({ kind: 'errors' });
        const names = { fr: 'Colis abandonnés', en: 'Parcels left outside' };
        await renameForm.submit(request, opened.form.state, names);
        expect(plain(await ask('themes'))).toContain('« Colis abandonnés » · nouveau');
        const inEnglish = await ask('themes', { locale: 'en' });
        expect(plain(inEnglish)).toContain('“Parcels left outside” · new');
        const again = await openRename(await byAdmin(subject));
        if (again.kind !== 'open') throw new Error('no form');
        expect(firstValues(again.form.fields)).toEqual(names);
        const tomorrow = new Date(now.getTime() + DAY);
        const later = { ...(await desk.ask({ asker: desk.nadia, subject, at: tomorrow })) };
        await decideTheme({ isMuted: true })(later);
        const muted = await ask('themes', { asker: desk.nadia });
        expect(plain(muted)).not.toContain('« Colis abandonnés »');
        expect(plain(muted)).toContain('[Réafficher : Colis abandonnés]');
        expect(plain(await ask('themes'))).not.toMatch(/porte|abandonnés/);
        await decideTheme({ isMuted: false })(await byAdmin(subjectIn(muted, 'theme.unmute')));
        await renameForm.submit(request, opened.form.state, { fr: '', en: ' ' });
        expect(plain(await ask('themes'))).toContain('« devant la porte »');
        expect(await database.db.themeChoice.count()).toBe(0);
      });

      it('say where to look when a button’s theme is no longer there', async () => {
        for (const subject of ['', 'x/y', `${'A'.repeat(16)}/zz`, `${'A'.repeat(16)}/zzzzzzzz`]) {
          const refusal = await refusalOf(readTheme(await desk.ask({ subject })));
          expect(refusal.code).toBe('theme.gone');
          expect(refusal.offer?.action).toEqual({ name: 'voice.ask', subject: 'themes' });
        }
      });
    });
  });

  describe('what a colleague adds', () => {
    const values = {
      words: 'Rappelez-moi au 06 12 34 56 78, ou à anne@exemple.fr : le colis 204 est perdu.',
      scale: 'csat',
      score: '1',
      touchpoint: 'delivery',
      customer: 'ML-204',
      on: '2026-11-06',
    };
    const readable = {
      ...values,
      words: 'Rappelez-moi au [téléphone], ou à [e-mail] : le colis 204 est perdu.',
    };
    const initialsOf = ({ fields }: FormView): Record<string, string> =>
      Object.fromEntries(
        fields.map((field) => [field.name, 'initial' in field ? String(field.initial ?? '') : '']),
      );

    onceEnough(engine, () => {
      it('is shown as it will be read, with what was taken out, before anything is stored', async () => {
        const request = await desk.ask({ asker: desk.karim });
        const told = await addForm.submit(request, { key: 'k' }, values);
        expect(await database.db.feedback.count()).toBe(0);
        if (told.kind !== 'again') throw new Error(`answered by ${told.kind}`);
        const { form } = told;
        expect(plain({ summary: '', blocks: form.intro ?? [] })).toContain(
          'ceci a été retiré : une adresse e-mail et un numéro de téléphone.',
        );
        expect(initialsOf(form)).toMatchObject({
          'shown.words': readable.words,
          scale: 'csat',
          score: '1',
          touchpoint: 'delivery',
          customer: 'ML-204',
          on: '2026-11-06',
        });
        const wrong = await addForm.submit(request, form.state, { ...initialsOf(form), 'shown.words': '' });
        expect(wrong).toMatchObject({ kind: 'errors', errors: { 'shown.words': expect.any(String) } });
        await addForm.submit(request, form.state, initialsOf(form));
        expect(await database.db.feedback.findMany()).toMatchObject([{ verbatim: readable.words }]);
      });
    });

    it('is stored once under the colleagues’ source, redacted, and shown as it was kept', async () => {
      const request = await desk.ask({ asker: desk.karim });
      const opened = await openAdd({ ...request, about: { text: values.words, link: null } });
      if (opened.kind !== 'open') throw new Error('no form');
      expect(opened.form.fields[0]).toMatchObject({ initial: values.words });
      const both = await Promise.all([1, 2].map(() => addForm.submit(request, opened.form.state, readable)));
      const [row, ...more] = await database.db.feedback.findMany({ include: { source: true } });
      expect(more).toEqual([]);
      expect(row).toMatchObject({
        metric: 'csat',
        score: 1,
        touchpoint: 'delivery',
        heat: 'hot',
        sealedOriginal: null,
        verbatim: 'Rappelez-moi au [téléphone], ou à [e-mail] : le colis 204 est perdu.',
        source: { name: 'Collègues' },
        answeredAt: new Date('2026-11-06T11:00:00Z'),
      });
      expect(row?.customer).toMatch(/^[\w-]{43}$/);
      for (const reply of both) {
        if (reply.kind !== 'done') throw new Error(`answered by ${reply.kind}`);
        const told = messageOf(reply.told);
        expect(quotesIn(told)).toEqual([
          { kind: 'quote', text: row?.verbatim, by: 'Livraison, 1/5', of: row?.id },
        ]);
      }
    });

    onceEnough(engine, () => {
      it('goes to the same source when the company speaks another language since', async () => {
        const request = await desk.ask();
        await addForm.submit(request, { key: 'one' }, readable);
        await database.db.workspace.updateMany({ data: { locale: 'en' } });
        await addForm.submit(await desk.ask(), { key: 'two' }, readable);
        expect(await database.db.source.findMany({ select: { name: true } })).toEqual([
          { name: 'Collègues' },
        ]);
        expect(await database.db.feedback.count()).toBe(2);
      });
    });
  });
});

describe.each(locales)('the form of /voice add in %s', (locale) => {
  let asker: Request['asker'];
  beforeAll(async () => {
    asker = (await openCompanyDesk(await freshDatabase('sqlite'), locale)).ines;
  });
  const good = {
    words: 'Très bien',
    scale: 'none',
    score: '',
    touchpoint: 'none',
    customer: '',
    on: '2026-11-09',
  };
  // Inès lives in Auckland, where it is already Monday evening.
  const parsed = (change: Record<string, string | null>) =>
    parseAdded({ ...good, ...change }, { locale, asker, at: now }, { key: 'k' });

  it('takes words alone, said now', () => {
    expect(parsed({})).toMatchObject({
      ok: true,
      value: { scores: [], touchpoint: null, customer: null, answeredAt: now },
    });
  });

  it.each([
    ['NPS from 0', { scale: 'nps', score: '0' }, 0],
    ['a decimal comma', { scale: 'csat', score: '4,5' }, 4.5],
    ['the scale beside it', { scale: 'ces', score: '6/7' }, 6],
  ])('takes a score: %s', (_, change, score) => {
    expect(parsed(change)).toMatchObject({ ok: true, value: { scores: [{ score }] } });
  });

  it.each([
    ['no words', { words: ' ' }, 'words'],
    ['words of 3,001 characters', { words: 'x'.repeat(3001) }, 'words'],
    ['a score on no scale', { score: '9' }, 'scale'],
    ['a scale without a score', { scale: 'nps' }, 'score'],
    ['a score beyond its scale', { scale: 'csat', score: '6' }, 'score'],
    ['a score that is no number', { scale: 'csat', score: 'bof' }, 'score'],
    ['a score on another scale', { scale: 'csat', score: '8/10' }, 'score'],
    ['a reference of 201 characters', { customer: 'x'.repeat(201) }, 'customer'],
    ['tomorrow', { on: '2026-11-10' }, 'on'],
    ['no day', { on: '' }, 'on'],
    ['a day that does not exist', { on: '2026-02-30' }, 'on'],
    ['a day before 1990', { on: '1989-12-31' }, 'on'],
  ])('refuses %s at its field, in a sentence', (_, change, field) => {
    const result = parsed(change);
    if (result.ok) throw new Error('taken');
    expect(Object.keys(result.errors)).toEqual([field]);
    expect(result.errors[field]).toMatch(/^\S.{10,}\.$/);
  });
});
