// What each section says in a preview, which no channel reads.
import { expect, it } from 'vitest';
import { menu } from '../../src/handlers/index.ts';

it.each(menu.sections.map((section) => ({ name: section.id, section })))(
  '$name is drawn where no channel is known',
  ({ section }) => {
    for (const locale of ['fr', 'en'] as const) {
      const reader = { locale, timeZone: 'Europe/Paris', channel: null };
      const drawn = [section.view, section.details].map((draw) => draw(section.example, reader));
      expect(drawn.flat().length).toBeGreaterThan(0);
    }
  },
);
