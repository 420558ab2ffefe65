import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block, Message } from '../../src/messages/message.ts';
import { withoutQuotes } from '../../src/messages/without-quotes.ts';

const WORDS = 'Troisième fois que je vous envoie la même pièce jointe.';
const instead = '(taken out)';
const of = (...ids: string[]) => ({ ids: new Set(ids), instead });
const quote = (text: string, id?: string): Block => ({ kind: 'quote', text, ...(id ? { of: id } : {}) });
const message = (summary: string, ...blocks: Block[]): Message => ({ summary, blocks });

describe('a message without a customer’s words', () => {
  it('has a note in the place of the quote, and everything else as it was', () => {
    const rest = [{ kind: 'heading', text: 'Week 46' }, quote('Thank you.', 'b')] as const;
    const made = withoutQuotes(message('Week 46', rest[0], quote(WORDS, 'a'), rest[1]), of('a'));
    expect(made).toEqual(message('Week 46', rest[0], { kind: 'note', text: instead }, rest[1]));
  });

  it('is the very same where it quotes none of them', () => {
    const given = message(WORDS, quote(WORDS, 'b'), { kind: 'text', text: ['a', { strong: 'b' }] });
    expect(withoutQuotes(given, of('a'))).toBe(given);
  });

  it.each<[string, Block, Block]>([
    ['a text', { kind: 'text', text: `« ${WORDS} »` }, { kind: 'text', text: `« ${instead} »` }],
    ['a heading', { kind: 'heading', text: WORDS }, { kind: 'heading', text: instead }],
    ['an unmarked quote', quote(WORDS), quote(instead)],
    [
      'the facts of a story',
      { kind: 'facts', facts: [{ label: 'What the customer said', value: WORDS }] },
      { kind: 'facts', facts: [{ label: 'What the customer said', value: instead }] },
    ],
    [
      'spans of a list',
      { kind: 'list', items: [['1/10 · ', { emphasis: WORDS }, { strong: WORDS }]] },
      { kind: 'list', items: [['1/10 · ', { emphasis: instead }, { strong: instead }]] },
    ],
    [
      'a link and a picture',
      { kind: 'text', text: [{ link: WORDS, href: 'https://a.example' }] },
      { kind: 'text', text: [{ link: instead, href: 'https://a.example' }] },
    ],
    ['what stands for a picture', picture(WORDS), picture(instead)],
    ['a preview', text('1 · Troisième fois que je vous… · 2/10'), text(`1 · ${instead} · 2/10`)],
    ['a preview with dots', text('Troisième fois que je vous envoie ...'), text(instead)],
  ])('has none in %s either', (_, before, after) => {
    const made = withoutQuotes(message('s', before), { ...of(), words: [WORDS] });
    expect(made).toEqual(message('s', after));
  });

  it('has a summary without them, whole or shortened, and however short', () => {
    const summaryOf = (summary: string, words: string) =>
      withoutQuotes(message(summary, quote(words, 'a')), of('a')).summary;
    expect(summaryOf(`Case #4: “${WORDS}”`, WORDS)).toBe(`Case #4: “${instead}”`);
    expect(summaryOf('Case #4: Troisième fois que je vous e…', WORDS)).toBe(`Case #4: ${instead}`);
    expect(summaryOf('Case #4: Nul', 'Nul')).toBe(`Case #4: ${instead}`);
    expect(summaryOf('Case #4: Nulle part', 'Nul')).toBe('Case #4: Nulle part');
  });

  it('keeps common words of others that happen to be the same', () => {
    const blocks = [quote('Merci.', 'b'), text('Merci. À demain.')];
    expect(withoutQuotes(message('s', quote('Merci.', 'a'), ...blocks), of('a')).blocks.slice(1)).toEqual(
      blocks,
    );
  });

  it('never holds the words again, changes no other quote, and is the same when it is done twice', () => {
    const words = fc.stringMatching(/^[a-z]{4,9}( [a-z]{4,9}){3,6}$/);
    fc.assert(
      fc.property(fc.array(words, { minLength: 1, maxLength: 4 }), fc.nat(3), (all, index) => {
        const [taken = '', ...others] = [...all.slice(index), ...all.slice(0, index)];
        fc.pre(!others.some((each) => each.includes(taken) || each.slice(0, 20) === taken.slice(0, 20)));
        const given = message(
          `A: ${taken}`,
          quote(taken, 'a'),
          ...others.map((each, i) => quote(each, `b${i}`)),
          text(`x ${taken} y`),
        );
        const made = withoutQuotes(given, of('a'));
        expect(JSON.stringify(made)).not.toContain(taken);
        expect(made.blocks.slice(1, -1)).toEqual(given.blocks.slice(1, -1));
        expect(withoutQuotes(made, { ...of('a'), words: [taken] })).toBe(made);
      }),
    );
  });
});

function text(words: string): Block {
  return { kind: 'text', text: words };
}

function picture(alt: string): Block {
  return { kind: 'image', url: 'https://a.example/p.png', alt };
}
