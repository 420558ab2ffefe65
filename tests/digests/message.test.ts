import { describe, expect, it } from 'vitest';
import {
  digestDetails,
  digestMessage,
  emptyNote,
  type Snapshot,
  snapshotFrom,
} from '../../src/digests/compose.ts';
import { hasNews } from '../../src/digests/news.ts';
import { menu } from '../../src/handlers/index.ts';
import { locales } from '../../src/i18n/locale.ts';
import { plainText } from '../../src/messages/plain.ts';
import { everySection, fullSnapshot } from './snapshots.ts';

const reader = (locale: 'fr' | 'en', channel: string | null = 'slack:C1') => ({
  locale,
  timeZone: 'Europe/Paris',
  channel,
});

describe.each(locales)('a digest in %s', (locale) => {
  it('reads as in the file beside this test', async () => {
    const message = digestMessage(fullSnapshot, reader(locale), menu.sections);
    const details = digestDetails(fullSnapshot, reader(locale), menu.sections);
    if (!details) throw new Error('no details');
    const written = [
      `[${message.summary}]\n\n${plainText(message, locale)}`,
      `[${details.summary}]\n\n${plainText(details, locale)}`,
    ].join('\n\n\n');
    await expect(`${written}\n`).toMatchFileSnapshot(`digest.${locale}.txt`);
  });

  it.each(menu.sections.map((section) => section.id))('says something for the section %s alone', (id) => {
    const sections = everySection.filter((each) => each.id === id);
    const alone = { ...fullSnapshot, sections };
    // What comes seldom, beside what leads.
    const isUsual = fullSnapshot.sections.some((each) => each.id === id);
    const among = { ...fullSnapshot, sections: [...fullSnapshot.sections.slice(0, 2), ...sections] };
    expect(hasNews(alone, reader(locale), menu.sections)).toBe(true);
    const all = plainText(
      digestMessage(isUsual ? fullSnapshot : among, reader(locale), menu.sections),
      locale,
    );
    const { blocks, ...message } = digestMessage(alone, reader(locale), menu.sections);
    // A chart stands below all that is read, whatever follows its section.
    const read = blocks.filter(({ kind }) => kind !== 'chart');
    const [, ...said] = plainText({ ...message, blocks: read }, locale).split('\n\n');
    expect(all).toContain(said.join('\n\n').split('\n\n[')[0]);
  });

  it('keeps the order that the admin chose', () => {
    const turned = { ...fullSnapshot, sections: fullSnapshot.sections.toReversed() };
    const blocks = (snapshot: Snapshot) =>
      digestMessage(snapshot, reader(locale), menu.sections)
        .blocks.slice(1, -1)
        .filter(({ kind }) => kind !== 'chart');
    const [first] = blocks(fullSnapshot);
    const [last] = digestMessage(
      { ...fullSnapshot, sections: fullSnapshot.sections.slice(0, 1) },
      reader(locale),
      menu.sections,
    )
      .blocks.slice(1, -1)
      .toReversed();
    expect(blocks(fullSnapshot)[0]).toEqual(first);
    expect(blocks(turned).at(-1)).toEqual(last);
    expect(blocks(turned)).toHaveLength(blocks(fullSnapshot).length);
  });

  it('is the same when it is read back from storage', () => {
    const stored = snapshotFrom(JSON.parse(JSON.stringify(fullSnapshot)));
    expect(digestMessage(stored, reader(locale), menu.sections)).toEqual(
      digestMessage(fullSnapshot, reader(locale), menu.sections),
    );
  });
});

describe('a digest', () => {
  it('leaves out a section that this program does not know any more', () => {
    const snapshot = {
      ...fullSnapshot,
      sections: [...fullSnapshot.sections, { id: 'weather', data: { sun: 1 } }],
    };
    expect(digestMessage(snapshot, reader('en'), menu.sections)).toEqual(
      digestMessage(fullSnapshot, reader('en'), menu.sections),
    );
  });

  it('tells a story only in its channel, and has nothing to say where that was all', () => {
    const stories = {
      ...fullSnapshot,
      sections: fullSnapshot.sections.filter((each) => each.id === 'story'),
    };
    expect(hasNews(stories, reader('fr', 'slack:C1'), menu.sections)).toBe(true);
    expect(hasNews(stories, reader('fr', 'slack:C2'), menu.sections)).toBe(false);
    expect(digestDetails(stories, reader('fr', 'slack:C2'), menu.sections)).toBeNull();
    expect(hasNews(stories, reader('fr', null), menu.sections)).toBe(true);
  });

  it('says in its note that there is nothing, under the same title', () => {
    const empty = { ...fullSnapshot, sections: [] };
    expect(plainText(emptyNote(empty, reader('fr')), 'fr')).toBe(
      'La voix des clients · semaine 47\n\nRien à signaler cette fois-ci.',
    );
    expect(emptyNote(empty, reader('en')).summary).toBe(
      'Customers’ voice · week 47 – Nothing to report this time.',
    );
  });
});

describe('the title', () => {
  const title = (from: string, to: string, timeZone = 'Europe/Paris', weekly = true) =>
    emptyNote({ from, to, timeZone, weekly, sections: [] }, reader('en')).blocks[0];

  it.each([
    ['the Monday after', '2026-11-16T08:00:00Z', '2026-11-23T08:00:00Z', 47],
    ['its own Friday', '2026-11-13T16:00:00Z', '2026-11-20T16:00:00Z', 47],
    ['the last week of a year of 53 weeks', '2026-12-28T08:00:00Z', '2027-01-04T08:00:00Z', 53],
    ['the first week after it', '2027-01-04T08:00:00Z', '2027-01-11T08:00:00Z', 1],
    ['the days before New Year that belong to week 1', '2024-12-30T08:00:00Z', '2025-01-06T08:00:00Z', 1],
    ['a first of January in the old year’s week 52', '2022-12-26T08:00:00Z', '2023-01-02T08:00:00Z', 52],
    ['the week after a holiday moved it by a day', '2026-04-07T07:00:00Z', '2026-04-13T07:00:00Z', 15],
  ])('names the ISO week that it is about: posted on %s', (_, from, to, week) => {
    expect(title(from, to)).toEqual({ kind: 'heading', text: `Customers’ voice · week ${week}` });
  });

  it('counts the week in the schedule’s zone', () => {
    const [from, to] = ['2026-11-15T12:00:00Z', '2026-11-16T11:00:00Z'];
    expect(title(from, to, 'Pacific/Auckland')).toEqual({
      kind: 'heading',
      text: 'Customers’ voice · week 47',
    });
    expect(title(from, to, 'America/New_York')).toEqual({
      kind: 'heading',
      text: 'Customers’ voice · week 46',
    });
  });

  it.each([
    ['fr', 'La voix des clients · 1er–30 novembre 2026'],
    ['en', 'Customers’ voice · 1–30 November 2026'],
  ] as const)('names others by the days they cover (%s)', (locale, text) => {
    const snapshot = {
      ...fullSnapshot,
      from: '2026-10-31T23:00:00Z',
      to: '2026-11-30T23:00:00Z',
      weekly: false,
    };
    const { blocks } = emptyNote(snapshot, { locale, timeZone: 'Europe/Paris' });
    expect(
      plainText({ summary: '', blocks: blocks.slice(0, 1) }, locale).replaceAll(/[\u2009\u202f]/g, ' '),
    ).toBe(text);
  });
});
