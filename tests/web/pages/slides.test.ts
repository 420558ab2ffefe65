// What each section says on a wall, from its example: a section that gets its slides is tested by that alone.
import { describe, expect, it } from 'vitest';
import { menu } from '../../../src/handlers/index.ts';
import { locales } from '../../../src/i18n/locale.ts';
import { slidesOfSection } from '../../../src/web/pages/wall/section.ts';
import { slidesHtml } from '../../../src/web/pages/wall/slides.tsx';

/** What a slide is made of; a chart comes from what the section shows elsewhere. */
const KINDS = ['heading', 'text', 'note', 'quote', 'facts', 'list'];

const onWalls = menu.sections.filter(({ wall }) => wall !== null);

describe.each(onWalls.map((each) => [each.id, each] as const))('the section %s', (_, section) => {
  it.each(locales)('has slides, and loses nothing of what it says there, in %s', (locale) => {
    const reader = { locale, timeZone: 'Europe/Paris', channel: 'slack:C1' } as const;
    const told = section.wall?.(section.example, reader) ?? [];
    expect(KINDS).toEqual(expect.arrayContaining([...new Set(told.map(({ kind }) => kind))]));
    const slides = slidesOfSection(section, section.example, reader);
    expect(slides).not.toEqual([]);
    for (const { title, blocks } of slides) {
      expect(title).not.toBe('');
      expect(blocks).not.toEqual([]);
    }
    const html = slidesHtml(slides.map((slide) => ({ ...slide, of: null })));
    expect(html).not.toMatch(/<div class="said"><\/div>|undefined|\[object/);
  });
});

it('says nothing of cases', () => {
  expect(onWalls.map(({ id }) => id)).not.toContain('cases');
});
