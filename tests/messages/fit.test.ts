import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fit, type Limits } from '../../src/messages/fit.ts';
import { type Block, type Message, type Span, words } from '../../src/messages/message.ts';
import { plainText } from '../../src/messages/plain.ts';
import { costOf, shortenText } from '../../src/messages/shorten.ts';
import { slackLimits } from '../../src/platforms/slack/limits.ts';

const small: Limits = {
  blocks: 12,
  blocksFor: (block) => (block.kind === 'quote' && block.by !== undefined ? 2 : 1),
  cost: (data) => data.length,
  summary: 60,
  heading: 20,
  text: 300,
  note: 300,
  alt: 50,
  facts: 3,
  fact: 250,
  buttons: 5,
  buttonLabel: 20,
  options: 6,
  optionLabel: 12,
  charts: { perMessage: 1, title: 20, label: 8, categories: 12, series: 2 },
  tables: { perMessage: 1, rows: 5, columns: 3, cell: 40, total: 400 },
  total: 1_500,
};

const only = (block: Block): Message => ({ summary: 'A summary', blocks: [block] });
const shown = (message: Message) => plainText(message, 'en');

describe('fitting a message', () => {
  it('leaves a message that fits as it is', () => {
    const message = only({ kind: 'text', text: ['Hello ', { strong: 'you' }] });
    expect(fit(message, small, 'en')).toEqual(message);
  });

  it.each([
    ['en', '… +738 more characters'],
    ['fr', '… +737 caractères de plus'],
  ] as const)('says in %s how many characters of a long text are not shown', (locale, suffix) => {
    const { blocks } = fit(only({ kind: 'text', text: 'x'.repeat(1_000) }), small, locale);
    const [block] = blocks;
    const text = block?.kind === 'text' ? words(block.text) : '';
    const hidden = Number(/\+(\d+)/.exec(text)?.[1]);
    const kept = text.indexOf('…');
    expect(kept + hidden).toBe(1_000);
    expect(text.length).toBeLessThanOrEqual(small.text);
    expect(text.slice(kept).replace(/\d+/, 'N')).toBe(suffix.replace(/\d+/, 'N'));
  });

  it('never splits a character as a reader sees it', () => {
    const family = '👨‍👩‍👧‍👦';
    const { blocks } = fit(only({ kind: 'quote', text: family.repeat(200) }), small, 'fr');
    const [block] = blocks;
    const text = block?.kind === 'quote' ? block.text : '';
    const kept = text.slice(0, text.indexOf('…'));
    expect(kept.length).toBeGreaterThan(0);
    expect(kept.replaceAll(family, '')).toBe('');
    expect(kept.length / family.length + Number(/\+(\d+)/.exec(text)?.[1])).toBe(200);
  });

  it('counts characters as a reader sees them, whatever the script', () => {
    const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
    const count = (text: string) => [...segmenter.segment(text)].length;
    for (let from = 0; from < 0x3000; from += 64) {
      const units = Array.from({ length: 64 }, (_, i) => `x${String.fromCharCode(from + i)}`);
      const text = units.join('').repeat(2);
      const cut = shortenText(text, 120, (data) => data.length, 'en');
      const [, kept = '', hidden] = /^(.*)… \+(\d+) more characters?$/s.exec(words(cut)) ?? [];
      expect(count(kept) + Number(hidden), from.toString(16)).toBe(count(text));
    }
  });

  it('cuts inside an emphasised span and keeps the emphasis', () => {
    const { blocks } = fit(only({ kind: 'text', text: ['A ', { strong: 'b'.repeat(900) }] }), small, 'en');
    const [block] = blocks;
    const spans: readonly Span[] = block?.kind === 'text' && typeof block.text !== 'string' ? block.text : [];
    expect(spans[0]).toBe('A ');
    expect(spans[1]).toHaveProperty('strong');
    expect(spans[2]).toMatch(/^… \+\d+ more characters$/);
  });

  it('ends a long list by how many items are not shown', () => {
    const items = Array.from({ length: 40 }, (_, i) => `item number ${i + 1}`);
    const { blocks } = fit(only({ kind: 'list', items }), small, 'en');
    const [block] = blocks;
    const kept = block?.kind === 'list' ? block.items.map(words) : [];
    expect(kept.at(-1)).toBe(`… +${40 - (kept.length - 1)} more items`);
    expect(kept.slice(0, 3)).toEqual(items.slice(0, 3));
  });

  it('shows the beginning of a lone item that is too long', () => {
    expect(shown(fit(only({ kind: 'list', items: ['y'.repeat(900)] }), small, 'en'))).toMatch(
      /^• y{100,}… \+\d+ more characters$/,
    );
  });

  it('splits facts and buttons over several blocks and loses none', () => {
    const facts = Array.from({ length: 7 }, (_, i) => ({ label: `Label ${i}`, value: `v${i}` }));
    const buttons = Array.from({ length: 11 }, (_, i) => ({
      label: `Button ${i}`,
      action: { name: 'a', subject: `${i}` },
    }));
    const { blocks } = fit(
      {
        summary: 's',
        blocks: [
          { kind: 'facts', facts },
          { kind: 'buttons', buttons },
        ],
      },
      small,
      'en',
    );
    expect(blocks.map((block) => block.kind)).toEqual([
      'facts',
      'facts',
      'facts',
      'buttons',
      'buttons',
      'buttons',
    ]);
    expect(blocks.flatMap((block) => (block.kind === 'buttons' ? block.buttons : []))).toEqual(buttons);
  });

  it('says how many choices a select leaves out, and keeps the chosen one', () => {
    const options = Array.from({ length: 9 }, (_, i) => ({ value: `v${i}`, label: `L${i}` }));
    const { blocks } = fit(
      only({ kind: 'select', label: 'Pick', action: { name: 'pick' }, options, chosen: 'v8' }),
      small,
      'fr',
    );
    const [select, note] = blocks;
    expect(select?.kind === 'select' && select.options.map((option) => option.value)).toEqual([
      'v0',
      'v1',
      'v2',
      'v3',
      'v4',
      'v8',
    ]);
    expect(note).toEqual({ kind: 'note', text: '… +3 éléments de plus' });
  });

  it('leaves out what comes last of too many blocks, says how many, and keeps the buttons', () => {
    const texts = Array.from({ length: 30 }, (_, i): Block => ({ kind: 'text', text: `Paragraph ${i}` }));
    const buttons: Block = { kind: 'buttons', buttons: [{ label: 'Reply', action: { name: 'reply' } }] };
    const { blocks } = fit({ summary: 's', blocks: [...texts, buttons] }, small, 'en');
    expect(blocks).toHaveLength(12);
    expect(blocks.at(-1)).toEqual(buttons);
    expect(blocks.at(-2)).toEqual({ kind: 'note', text: '… +20 more items' });
    expect(blocks.slice(0, 10)).toEqual(texts.slice(0, 10));
  });

  it('never leaves a button without the line that it stands below', () => {
    const label = fc.string({ maxLength: 200 });
    const entry = fc.tuple(fc.nat(2), label, fc.nat(8));
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 40 }), fc.nat(3), (entries, ending) => {
        const buttonsOf = (of: string, many: number): Block[] =>
          many === 0
            ? []
            : [
                {
                  kind: 'buttons',
                  buttons: Array.from({ length: many }, () => ({ label: 'Do', action: { name: of } })),
                },
              ];
        const blocks = entries.flatMap(([above, said, many], i): Block[] => [
          ...Array.from({ length: above }, (): Block => ({ kind: 'note', text: said })),
          { kind: 'text', text: `${i} ${said}` },
          ...buttonsOf(`${i}`, many),
        ]);
        const fitted = fit({ summary: 's', blocks: [...blocks, ...buttonsOf('last', ending)] }, small, 'en');
        let line = '';
        const isList = entries.slice(0, -1).some(([, , many]) => many > 0);
        for (const each of fitted.blocks) {
          if (each.kind !== 'buttons') line = each.kind === 'text' ? words(each.text) : '';
          else if (isList)
            for (const { action } of each.buttons)
              if (action.name !== 'last') expect(line.startsWith(`${action.name} `)).toBe(true);
        }
        const ends = fitted.blocks.flatMap((each) => (each.kind === 'buttons' ? each.buttons : []));
        expect(ends.filter(({ action }) => action.name === 'last')).toHaveLength(ending);
      }),
    );
  });

  it('lets the longest texts give way first when all together are too long', () => {
    const long = (letter: string): Block => ({ kind: 'text', text: letter.repeat(290) });
    const short: Block = { kind: 'text', text: 'short and whole' };
    const { blocks } = fit(
      { summary: 's', blocks: [long('a'), short, long('b'), long('c'), long('d'), long('e'), long('f')] },
      small,
      'en',
    );
    expect(blocks).toHaveLength(7);
    expect(blocks[1]).toEqual(short);
    expect(shown({ summary: '', blocks })).not.toMatch(/[a-f]{290}/);
  });
});

const text = fc.oneof(
  fc.string({ maxLength: 30 }),
  fc.string({ maxLength: 200 }),
  fc.string({ minLength: 900, maxLength: 4_000, unit: 'grapheme-composite' }),
  fc.constant('&<>'.repeat(2_000)),
  fc.constant(''),
);
const spans = fc.array(
  fc.oneof(
    text,
    text.map((strong) => ({ strong })),
    text.map((emphasis) => ({ emphasis })),
    text.map((link) => ({ link, href: 'https://example.org/a?b=c&d=e' })),
    text.map((name) => ({ person: 'slack:U1', name })),
  ),
  { maxLength: 4 },
);
const anyText = fc.oneof(text, spans);
const block: fc.Arbitrary<Block> = fc.oneof(
  text.map((heading): Block => ({ kind: 'heading', text: heading })),
  anyText.map((said): Block => ({ kind: 'text', text: said })),
  anyText.map((said): Block => ({ kind: 'note', text: said })),
  fc.tuple(text, text).map(([said, by]): Block => ({ kind: 'quote', text: said, by })),
  fc.array(anyText, { maxLength: 12 }).map((items): Block => ({ kind: 'list', items })),
  fc
    .array(fc.record({ label: text, value: anyText }), { maxLength: 14 })
    .map((facts): Block => ({ kind: 'facts', facts })),
  fc.constant<Block>({ kind: 'divider' }),
);
const buttons: Block = {
  kind: 'buttons',
  buttons: Array.from({ length: 3 }, (_, i) => ({
    label: 'Label '.repeat(40),
    action: { name: 'press', subject: `${i}` },
  })),
};

describe('fitting any message into Slack', () => {
  it.each(['fr', 'en'] as const)('keeps every limit and every button, in %s', (locale) => {
    fc.assert(
      fc.property(fc.array(block, { maxLength: 70 }), text, (blocks, summary) => {
        const fitted = fit({ summary, blocks: [...blocks, buttons] }, slackLimits, locale);
        const { cost } = slackLimits;
        let total = cost(fitted.summary);
        let count = 0;
        for (const each of fitted.blocks) {
          count += slackLimits.blocksFor(each);
          if (each.kind === 'heading') expect(each.text.length).toBeLessThanOrEqual(150);
          if (each.kind === 'text' || each.kind === 'note')
            expect(costOf(each.text, cost)).toBeLessThanOrEqual(3_000);
          if (each.kind === 'text' || each.kind === 'note') total += costOf(each.text, cost);
          if (each.kind === 'quote') total += cost(each.text) + cost(each.by ?? '');
          if (each.kind === 'quote') expect(cost(each.text)).toBeLessThanOrEqual(2_996);
          if (each.kind === 'facts') expect(each.facts.length).toBeLessThanOrEqual(10);
          if (each.kind === 'list') {
            const sizes = each.items.map((item) => costOf(item, cost) + 3);
            const size = sizes.reduce((sum, one) => sum + one, 0);
            expect(size).toBeLessThanOrEqual(3_000);
            total += size;
          }
        }
        expect(count).toBeLessThanOrEqual(50);
        expect(total).toBeLessThanOrEqual(12_000);
        const pressed = fitted.blocks.flatMap((each) => (each.kind === 'buttons' ? each.buttons : []));
        expect(pressed.map((each) => each.action.subject)).toEqual(['0', '1', '2']);
        for (const each of pressed) expect(each.label.length).toBeLessThanOrEqual(75);
      }),
      { numRuns: 8 },
    );
  });
});
