import { describe, expect, it } from 'vitest';
import { prefill } from '../../src/handlers/suggestions/suggest.ts';

const words = (count: number) => Array.from({ length: count }, (_, i) => `word${i}`).join(' ');

describe('what is typed after /suggest', () => {
  it.each([
    ['nothing', '', { title: '', details: '' }],
    ['a line', 'Numéroter les lignes', { title: 'Numéroter les lignes', details: '' }],
    ['150 characters, emoji counted once', '🙂'.repeat(150), { title: '🙂'.repeat(150), details: '' }],
    ['a short first line of several', 'Title\nand more', { title: 'Title', details: 'Title\nand more' }],
    ['a long word', 'x'.repeat(200), { title: `${'x'.repeat(80)}…`, details: 'x'.repeat(200) }],
    ['a long line of emoji', '🙂'.repeat(151), { title: `${'🙂'.repeat(80)}…`, details: '🙂'.repeat(151) }],
  ])('%s becomes title and details', (_, text, expected) => {
    expect(prefill(text)).toEqual(expected);
  });

  it('is cut at a word, visibly, and kept whole in the details', () => {
    const text = words(40);
    const { title, details } = prefill(text);
    expect(details).toBe(text);
    expect(title).toMatch(/^word0 .* word\d+…$/);
    expect(text.startsWith(`${title.slice(0, -1)} `)).toBe(true);
    expect([...title].length).toBeLessThanOrEqual(81);
  });
});
