// That everything the program says stands in the gallery, from one language's exhibits; how they look is tests/browser/gallery.test.ts.
import { expect, it } from 'vitest';
import { freshDatabase, onAnyEngine } from '../harness/database.ts';
import { exhibitsIn, missingFrom } from './exhibits.ts';

onAnyEngine((engine) => {
  it('every kind of letter, section, slide, command, button and form has its exhibit', async () => {
    const exhibits = await exhibitsIn('fr', () => freshDatabase(engine));
    expect(missingFrom(exhibits)).toEqual([]);
    expect(missingFrom(exhibits.filter(({ room }) => room !== 'pages'))).toContain('wall: headline');
  }, 300_000);
});
