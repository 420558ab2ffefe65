// What an issue of a newsletter reads like: a digest in one piece, which has no thread and nothing to press.
import { expect, it } from 'vitest';
import { freshDatabase, onAnyEngine } from '../harness/database.ts';
import { sampleIssues } from './sample.ts';

onAnyEngine((engine) => {
  it('speaks of no thread, and leads to what stands below', async () => {
    const issues = await sampleIssues(await freshDatabase(engine));
    expect([...issues.keys()].toSorted()).toEqual(['en', 'fr']);
    expect(issues.get('fr')).toContain('À lire plus bas.');
    expect(issues.get('en')).toContain('Read it below.');
    for (const html of issues.values()) expect(html).not.toMatch(/\bthread\b|dans le fil\b/);
  });

  it('has more room above each section, and none between a title and what it is of', async () => {
    const html = (await sampleIssues(await freshDatabase(engine))).get('fr') ?? '';
    const roomAbove = (words: string) =>
      /padding:(\d+)px 32px 6px">[^>]*>(?:<strong>)?$/.exec(html.split(words)[0] ?? '')?.[1];
    expect(roomAbove('Le raté devenu pépite')).toBe('20');
    expect(roomAbove('Le lit de Manon</strong></p>')).toBe('6');
  });
});
