import { describe, expect, it } from 'vitest';
import { type ListPage, ON_A_PAGE, pageIn, pageOf, pageOn, pageRead } from '../../src/handlers/paging.ts';
import { formats } from '../../src/i18n/formats.ts';
import type { Block, Button } from '../../src/messages/message.ts';

const reader = { locale: 'en', formats: formats('en', 'Europe/Paris') } as const;
const entries = (count: number) => Array.from({ length: count }, (_, i) => i);
const buttonsOf = (blocks: readonly Block[]): readonly Button[] =>
  blocks.flatMap((block) => (block.kind === 'buttons' ? block.buttons : []));
const next = (pager: readonly Block[]) => buttonsOf(pager).find(({ label }) => label === 'Next')?.action;
const list = { name: 'topics' };

describe('a list in pages', () => {
  it.each([0, 1, 10, 11, 24, 100, 1_000])('leads to each of %i entries once, page by page', async (count) => {
    const seen: number[] = [];
    const read: number[] = [];
    let subject: string | null = '';
    while (subject !== null) {
      const { page } = pageIn(subject);
      const shown: ListPage<number> = pageOf(entries(count), list, page, reader);
      const { listed } = await pageRead(list, page, reader, async ({ skip, take }) => ({
        total: count,
        found: entries(count).slice(skip, skip + take),
      }));
      expect(shown.entries.length).toBeLessThanOrEqual(ON_A_PAGE);
      seen.push(...shown.entries);
      read.push(...listed.found);
      subject = next(shown.pager)?.subject ?? null;
    }
    expect(seen).toEqual(entries(count));
    expect(read).toEqual(entries(count));
  });

  it('is drawn again on its own page, and on the last one once the entries of that are gone', async () => {
    const third = pageOf(entries(31), list, 3, reader);
    expect(third.again).toEqual(pageOn(list, 3));
    expect(pageOf(entries(30), list, 3, reader)).toMatchObject({ again: pageOn(list, 2) });
    const read = await pageRead(list, 3, reader, async ({ skip }) => ({ total: 30, skip }));
    expect(read).toMatchObject({ again: pageOn(list, 2), listed: { skip: 20 } });
    expect(pageOf(entries(30), list, 0, reader).again).toEqual(list);
    const open = { name: 'cases.list', of: 'open' };
    expect(pageOf([], open, 0, reader).again).toEqual({ name: 'cases.list', subject: 'open' });
  });

  it.each(['/-1', '/x', 'page:2', '', null])('opens on its first page for %s', (subject) => {
    expect(pageIn(subject).page).toBe(0);
  });
});
