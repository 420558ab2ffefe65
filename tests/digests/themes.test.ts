import { beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../src/database/client.ts';
import { compose, digestMessage, type Snapshot } from '../../src/digests/compose.ts';
import { themes } from '../../src/digests/sections/themes.ts';
import { chooseTheme } from '../../src/feedback/themes/chosen.ts';
import { joinThemes } from '../../src/feedback/themes/joining.ts';
import { menu } from '../../src/handlers/index.ts';
import type { Locale } from '../../src/i18n/locale.ts';
import { plainText } from '../../src/messages/plain.ts';
import { addAnswers, addCompany } from '../feedback/answers-on-file.ts';
import {
  addWeeks,
  doorstep,
  instant,
  ordinary,
  said,
  thisWeek,
  weekMs,
} from '../feedback/themes/weeks-on-file.ts';
import { freshDatabase, onAnyEngine } from '../harness/database.ts';
import { type Company, makeCompany } from './company.ts';

const reader = (locale: Locale) => ({ locale, timeZone: 'Europe/Paris', channel: null });
const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ');

describe('what a digest says of themes', () => {
  const told = { name: 'à la caisse', count: 14, share: 0.034, usualShare: 0.002, direction: 'rising' };
  const data = (...more: object[]) => ({
    themes: more.map((each) => ({ ...told, ...each })),
    quote: null,
    comments: 412,
    referenceComments: 3280,
    sampled: false,
  });
  const read = (locale: Locale, stored: unknown) =>
    plain(plainText({ summary: '', blocks: themes.view(stored, reader(locale)) }, locale));

  it.each([
    [
      'more than usual',
      {},
      '“à la caisse” · up: 14 comments, 3.4% (usually 0.2%)',
      '« à la caisse » · en hausse : 14 commentaires, 3,4 % (d’habitude 0,2 %)',
    ],
    [
      'for the first time',
      { share: 0.12, usualShare: 0 },
      '“à la caisse” · new: 14 comments, 12% (none before)',
      '« à la caisse » · nouveau : 14 commentaires, 12 % (aucun avant)',
    ],
    [
      'less than usual, by one',
      { count: 1, share: 0.005, usualShare: 0.2, direction: 'falling' },
      '“à la caisse” · down: 1 comment, 0.5% (usually 20%)',
      '« à la caisse » · en baisse : 1 commentaire, 0,5 % (d’habitude 20 %)',
    ],
    [
      'no longer',
      { count: 0, share: 0, usualShare: 0.061, direction: 'falling' },
      '“à la caisse” · no longer heard (usually 6.1%)',
      '« à la caisse » · on n’en parle plus (d’habitude 6,1 %)',
    ],
    [
      'as much as usual, where an admin wants to know',
      { count: 12, share: 0.03, notable: false },
      '“à la caisse” · as usual: 12 comments, 3%',
      '« à la caisse » · comme d’habitude : 12 commentaires, 3 %',
    ],
    [
      'more than next to never, which is not never',
      { usualShare: 0.0001 },
      '“à la caisse” · up: 14 comments, 3.4% (usually under 0.1%)',
      '« à la caisse » · en hausse : 14 commentaires, 3,4 % (d’habitude moins de 0,1 %)',
    ],
  ])('is what is said %s', (_, more, en, fr) => {
    expect(read('en', data(more))).toBe(`What is new: ${en}`);
    expect(read('fr', data(more))).toBe(`Ce qui est nouveau : ${fr}`);
  });

  it('is in its thread how many comments were read, and whether they were drawn', () => {
    const note = (sampled: boolean) =>
      plain(JSON.stringify(themes.details({ ...data({}), sampled }, reader('fr'))));
    expect(note(false)).toContain('Lus : 412 commentaires, comparés à ceux des 8 périodes d’avant (3 280).');
    expect(note(true)).toContain(
      'Lus : 412 commentaires tirés au sort, comparés à ceux des 8 périodes d’avant (3 280, tirés',
    );
  });

  it('is read from snapshots of before pinning, as news', () => {
    expect(read('en', data({}))).toContain('up: 14 comments');
    expect(themes.headline(data({ notable: false }), reader('en'))).toBeNull();
  });

  it('leads the notification where no section before it does', () => {
    const period = { from: thisWeek.from.toISOString(), to: thisWeek.to.toISOString() };
    const snapshot: Snapshot = {
      ...period,
      timeZone: 'Europe/Paris',
      weekly: true,
      sections: [{ id: 'themes', data: data({}) }],
    };
    expect(digestMessage(snapshot, reader('en'), menu.sections).summary).toBe(
      'Customers’ voice · week 47 – “à la caisse” · up: 14 comments, 3.4% (usually 0.2%)',
    );
  });
});

onAnyEngine((engine) => {
  let database: Database;
  let company: Company;
  beforeEach(async () => {
    database = await freshDatabase(engine);
    company = await makeCompany(database);
  });

  const composed = (sections = ['themes'], filters = {}, language: object = {}) =>
    compose(
      database.db,
      company.workspace,
      {
        sections,
        filters,
        channels: [],
        timeZone: 'Europe/Paris',
        cadence: { kind: 'weekly', weekday: 1, at: '09:00' },
        ...language,
      },
      thisWeek,
      menu.sections,
    );
  const posted = async (...sections: string[]) =>
    plain(plainText(digestMessage(await composed(sections), reader('fr'), menu.sections), 'fr'));

  it('tells a planted complaint, with the words of one of those who made it', async () => {
    await addWeeks(database.db, company.workspace.id, said(doorstep, 12, { touchpoint: 'delivery' }));
    expect(await posted('themes')).toBe(
      [
        'La voix des clients · semaine 47',
        'Ce qui est nouveau : « devant la porte » · nouveau : 12 des 62 commentaires en français, 19 % (aucun avant)',
        `« ${doorstep} »\n— Livraison, 1/10`,
        '[Proposer une idée] [Raconter un raté devenu pépite]',
      ].join('\n\n'),
    );
  });

  it('tells three at most, and quotes the first only', async () => {
    const complaints = [
      doorstep,
      'Des cafards partout',
      'Parking inondé',
      'Ascenseur bloqué',
      'Vaisselle ébréchée',
    ];
    await addWeeks(
      database.db,
      company.workspace.id,
      complaints.flatMap((text, at) => said(text, 20 - at)),
    );
    const { sections } = await composed();
    expect(sections).toMatchObject([{ data: { themes: { length: 3 }, quote: { text: doorstep } } }]);
    expect((await posted('themes')).match(/^« .* »/gm)).toEqual([`« ${doorstep} »`]);
  });

  it('is silent in an ordinary week', async () => {
    await addWeeks(database.db, company.workspace.id);
    expect((await composed()).sections).toEqual([]);
  });

  it('leaves out themes and quotes in another language where the schedule says so, and only there', async () => {
    await addWeeks(database.db, company.workspace.id, said(doorstep, 12, { touchpoint: 'delivery' }));
    const told = async (locale: 'fr' | 'en', ownLanguageOnly: boolean) =>
      (await composed(['headline', 'themes', 'verbatims'], {}, { locale, ownLanguageOnly })).sections.map(
        ({ id }) => id,
      );
    expect(await told('en', false)).toEqual(expect.arrayContaining(['themes']));
    expect(await told('fr', true)).toEqual(await told('fr', false));
    const english = await composed(
      ['headline', 'themes', 'verbatims'],
      {},
      { locale: 'en', ownLanguageOnly: true },
    );
    expect(english.sections.map(({ id }) => id)).not.toContain('themes');
    expect(JSON.stringify(english)).not.toContain('porte');
  });

  it('calls a theme what an admin calls it in the language of the digest', async () => {
    const { id } = company.workspace;
    await addWeeks(database.db, id, said(doorstep, 12));
    await chooseTheme(database, id, {
      theme: { language: 'fr', stem: 'dev port' },
      seenAs: 'devant la porte',
      change: { names: { fr: 'Colis abandonnés', en: 'Parcels left outside' } },
      byId: 'admin',
      now: thisWeek.to,
    });
    expect(JSON.stringify(await composed(['themes'], {}, { locale: 'en' }))).toContain(
      'Parcels left outside',
    );
    expect(JSON.stringify(await composed(['themes'], {}, { locale: 'fr' }))).toContain('Colis abandonnés');
  });

  it('puts what an admin pinned first though it is as usual, and leads and quotes with the news', async () => {
    const { id } = company.workspace;
    await addWeeks(database.db, id, said(doorstep, 12));
    const choose = (stem: string, change: object) =>
      chooseTheme(database, id, {
        theme: { language: 'fr', stem },
        seenAs: stem,
        change,
        byId: 'admin',
        now: thisWeek.to,
      });
    await choose('livraison', { isPinned: true });
    await choose('dev port', { names: { fr: 'Colis abandonnés', en: null } });
    const snapshot = await composed();
    expect(digestMessage(snapshot, reader('en'), menu.sections).summary).toContain(
      '– “Colis abandonnés” · new: 12 of the 62 comments in French',
    );
    expect(await posted('themes')).toContain(
      [
        '• « livraison » · comme d’habitude : 10 des 62 commentaires en français, 16 %',
        '• « Colis abandonnés » · nouveau : 12 des 62 commentaires en français, 19 % (aucun avant)',
        '',
        `« ${doorstep} »`,
      ].join('\n'),
    );
    await choose('dev port', { isMuted: true });
    expect(await posted('themes')).not.toMatch(/Colis abandonnés|devant la porte/i);
  });

  describe('joined by an admin in both languages', () => {
    const frontDoor = 'Again at the front door, and nobody came';
    const english = (weeksBack: readonly number[]) =>
      weeksBack.flatMap((back) => said('Your shop is clean and quiet', 30, { at: instant(back) }));
    beforeEach(async () => {
      const { id } = company.workspace;
      await addWeeks(database.db, id, [
        ...english([0, 1, 2, 3, 4, 5, 6, 7, 8]),
        ...said(doorstep, 12),
        ...said(frontDoor, 9),
      ]);
      const themes = [
        { language: 'fr', stem: 'dev port', seenAs: 'devant la porte' },
        { language: 'en', stem: 'front door', seenAs: 'front door' },
      ] as const;
      await joinThemes(database, id, { themes, byId: 'admin', now: thisWeek.to });
    });
    const told = async (locale: Locale, ownLanguageOnly = false, sections = ['themes']) =>
      plain(
        plainText(
          digestMessage(
            await composed(sections, {}, { locale, ownLanguageOnly }),
            reader(locale),
            menu.sections,
          ),
          locale,
        ),
      );

    it('is told once, in shares of both, by the name and a quote of the reader’s language', async () => {
      expect(await told('fr')).toContain(
        '« devant la porte » · nouveau : 21 des 101 commentaires en français et en anglais, 21 % (aucun avant)',
      );
      expect(await told('fr')).toContain(`« ${doorstep} »`);
      expect(await told('en')).toContain(
        '“front door” · new: 21 of the 101 comments in French and English, 21% (none before)',
      );
      expect(await told('en')).toContain(`“${frontDoor}”`);
    });

    it('leads a digest by as many comments, without a language of its own', async () => {
      expect(await told('en', false, ['headline', 'themes'])).toContain('21 comments mention “front door”');
    });

    it('is told to those who read one language alone too, and never quoted in the other', async () => {
      expect(await told('en', true)).toContain('21 of the 101');
      await database.db.feedback.updateMany({ where: { verbatim: frontDoor }, data: { verbatim: doorstep } });
      expect(await told('en', true)).toContain('“front door” · new: 21 of the 101');
      expect(await told('en', true)).not.toContain(doorstep);
      expect(await told('en')).toContain(doorstep);
      expect(await told('en')).toContain('in French');
    });
  });

  it('is silent under 8 comments, under 5 customers, and where the filters leave too few', async () => {
    const { id } = company.workspace;
    await addAnswers(database.db, id, [...ordinary(50, [1, 2, 3, 4, 5, 6, 7, 8]), ...said(doorstep, 7)]);
    expect((await composed()).sections).toEqual([]);
    const loud = ['lundi', 'mardi', 'jeudi'].flatMap((day) =>
      said(`${doorstep} ${day}`, 1, { customer: 'loud' }),
    );
    await addAnswers(database.db, id, loud);
    expect((await composed()).sections).toHaveLength(1);
    expect((await composed(['themes'], { touchpoints: ['delivery'] })).sections).toEqual([]);
    await database.db.feedback.updateMany({
      where: { workspaceId: id, verbatim: doorstep },
      data: { customer: 'the same' },
    });
    expect((await composed()).sections).toEqual([]);
  });

  it('says nothing of another company’s comments', async () => {
    await addCompany(database.db, 'other');
    await addWeeks(database.db, 'other', said(doorstep, 12));
    await addWeeks(database.db, company.workspace.id);
    expect((await composed()).sections).toEqual([]);
  });

  it('is quoted once: not again by the section after it, nor by the next digest', async () => {
    await addWeeks(database.db, company.workspace.id, said(doorstep, 12));
    const { sections } = await composed(['themes', 'verbatims']);
    expect(sections).toMatchObject([{ id: 'themes' }, { id: 'verbatims' }]);
    const quoted = sections.map(({ data }) => JSON.stringify(data).match(/"feedbackId":"(\w+)"/)?.[1]);
    expect(new Set(quoted).size).toBe(2);

    const hour = (back: number) => new Date(thisWeek.to.getTime() - back * weekMs);
    await company.schedule({ sections: ['themes'] }, new Date(hour(1).getTime() + 60_000));
    await company.tickAt(thisWeek.to);
    // As when the period is widened: the same comments are in the next digest too.
    await database.db.digestRun.updateMany({ data: { coversTo: thisWeek.from } });
    await company.tickAt(hour(-1));
    const runs = await database.db.digestRun.findMany({ orderBy: { occurrenceAt: 'asc' } });
    const ids = runs.map(({ snapshot }) => JSON.stringify(snapshot).match(/"feedbackId":"(\w+)"/)?.[1]);
    expect(ids).toHaveLength(2);
    expect(ids[0]).toBeTruthy();
    expect(ids[1]).not.toBe(ids[0]);
  });
});
