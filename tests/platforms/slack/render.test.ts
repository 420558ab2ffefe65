import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fit } from '../../../src/messages/fit.ts';
import type { Block, Message, Text } from '../../../src/messages/message.ts';
import { slackLimits } from '../../../src/platforms/slack/limits.ts';
import { inert } from '../../../src/platforms/slack/markup.ts';
import { render, renderBlocks } from '../../../src/platforms/slack/render.ts';

const one = (block: Block, locale: 'fr' | 'en' = 'en') => renderBlocks([block], locale);
const text = (said: Text) => one({ kind: 'text', text: said })[0];
const mrkdwn = (written: string) => ({
  type: 'section',
  text: { type: 'mrkdwn', text: written, verbatim: true },
});
const plain = (written: string) => ({
  type: 'section',
  text: { type: 'plain_text', text: written, emoji: false },
});

const hostile =
  '<!channel> <@U123> <https://evil|click> *bold* _it_ ~no~ `code` :tada:\n> quote\n&lt;!here&gt;';

describe('text on Slack', () => {
  it('is never parsed when it holds only plain strings', () => {
    expect(text(hostile)).toEqual(plain(hostile));
    expect(text(['a ', hostile])).toEqual(plain(`a ${hostile}`));
  });

  it('is escaped, and its marks become look-alikes, beside marks of ours', () => {
    expect(text([{ strong: 'Said' }, ' ', hostile])).toEqual(
      mrkdwn(
        '*Said* &lt;!channel&gt; &lt;@U123&gt; &lt;https://evil|click&gt; ∗bold∗ ＿it＿ ∼no∼ ˋcodeˋ ∶tada:\n＞ quote\n&amp;lt;!here&amp;gt;',
      ),
    );
  });

  it('cannot smuggle a mark in by halves', () => {
    expect(text([{ strong: 'x' }, ' :ta', 'da: *b', 'old*'])).toEqual(mrkdwn('*x* ∶tada: ∗bold∗'));
  });

  it('keeps times, addresses and quotes inside a line readable', () => {
    expect(inert('at 10:30, 5 > 3')).toBe('at 10:30, 5 &gt; 3');
  });

  it('loses overrides of direction and control characters, and keeps its lines and Arabic marks', () => {
    expect(text('a\u202Eb\u2066c\u0007d\te\r\nf\u200Fg\ud800')).toEqual(plain('abcd e\nf\u200Fg\ufffd'));
    expect(one({ kind: 'heading', text: 'x\u202Ey\nz' })).toEqual([
      { type: 'header', text: { type: 'plain_text', text: 'xy z', emoji: false } },
    ]);
  });

  it('mentions only people and channels of a span, and names them where Slack cannot', () => {
    expect(
      text([{ person: 'slack:U1', name: 'Nadia' }, ' in ', { channel: 'slack:C1', name: 'sav' }]),
    ).toEqual(mrkdwn('<@U1> in <#C1>'));
    expect(
      text([
        { person: 'teams:29:x', name: 'Nadia' },
        { person: 'slack:U1><!here', name: '<b>' },
      ]),
    ).toEqual(mrkdwn('Nadia&lt;b&gt;'));
  });

  it('links only to the web, and nothing in a link can end it', () => {
    expect(text([{ link: 'a|b>', href: 'https://example.org/?x=1&y=<z>|' }])).toEqual(
      mrkdwn('<https://example.org/?x=1&amp;y=%3Cz%3E%7C|a∣b&gt;>'),
    );
    expect(text([{ link: 'click', href: 'javascript:alert(1)' }])).toEqual(mrkdwn('click'));
  });

  it('sets bold and italic line by line, next to words, parted from letters beside them', () => {
    expect(text(['NPS', { strong: ' 34\nup ' }, 'x'])).toEqual(mrkdwn('NPS *34*\n*up* x'));
    expect(text(['a', { emphasis: 'b' }, 'c'])).toEqual(mrkdwn('a\u200b_b_\u200bc'));
  });
});

describe('blocks on Slack', () => {
  it('quotes as the reader’s language does, never parsed, above whose words they are', () => {
    const quote: Block = { kind: 'quote', text: '*Merci* <!here>', by: 'Livraison, 10/10' };
    const by = {
      type: 'context',
      elements: [{ type: 'plain_text', text: 'Livraison, 10/10', emoji: false }],
    };
    expect(one(quote, 'fr')).toEqual([plain('«\u00a0*Merci* <!here>\u00a0»'), by]);
    expect(one(quote, 'en')).toEqual([plain('“*Merci* <!here>”'), by]);
  });

  it('gives each fact the whole width where one of them is too long for a column of a telephone', () => {
    const long = {
      label: 'What went wrong',
      value: 'The file was lost between two departments for the whole of October.',
    };
    const facts = [long, { label: 'Due', value: 'Thursday' }];
    const fields = one({ kind: 'facts', facts }).map((block) => block.type === 'section' && block.text?.text);
    expect(fields).toEqual([`*${long.label}*\n${long.value}`, '*Due*\nThursday']);
    const many = {
      summary: '',
      blocks: Array.from(
        { length: 9 },
        () => ({ kind: 'facts', facts: Array.from({ length: 8 }, () => long) }) as const,
      ),
    };
    expect(render(fit(many, slackLimits, 'en'), 'en').blocks.length).toBeLessThanOrEqual(slackLimits.blocks);
  });

  it('shows facts as fields with their label in bold, and one alone at full width', () => {
    const due = { label: 'Due', value: 'Thu *26*' };
    const nothing = { label: 'x', value: '' };
    const field = { type: 'mrkdwn', text: '*Due*\nThu ∗26∗', verbatim: true };
    expect(one({ kind: 'facts', facts: [due, nothing, due] })).toEqual([
      { type: 'section', fields: [field, field] },
    ]);
    expect(one({ kind: 'facts', facts: [due, nothing] })).toEqual([{ type: 'section', text: field }]);
    expect(one({ kind: 'facts', facts: [nothing] })).toEqual([]);
  });

  it('gives a list one line an item', () => {
    expect(one({ kind: 'list', items: ['a\nb', 'c'] })).toEqual([plain('• a\n  b\n• c')]);
    expect(one({ kind: 'list', items: ['a', [{ strong: 'b' }]] })).toEqual([mrkdwn('• a\n• *b*')]);
  });

  it('carries the action of a button and of a select, and asks before acting', () => {
    const confirm = { title: 'Sure?', text: 'For good', yes: 'Delete', no: 'Keep' };
    expect(
      one({
        kind: 'buttons',
        buttons: [{ label: 'Go :tada:', action: { name: 'go', subject: '1' }, style: 'danger', confirm }],
      }),
    ).toMatchObject([
      {
        type: 'actions',
        elements: [
          {
            type: 'button',
            action_id: 'go:1',
            style: 'danger',
            text: { type: 'plain_text', text: 'Go :tada:', emoji: false },
            confirm: { title: { text: 'Sure?' }, confirm: { text: 'Delete' }, deny: { text: 'Keep' } },
          },
        ],
      },
    ]);
    const options = [{ value: 'fr', label: 'Français' }];
    expect(
      one({ kind: 'select', label: 'Language', action: { name: 'speak' }, options, chosen: 'fr' }),
    ).toMatchObject([
      {
        elements: [
          { action_id: 'speak', placeholder: { text: 'Language' }, initial_option: { value: 'fr' } },
        ],
      },
    ]);
  });

  it('describes a picture that Slack could not fetch', () => {
    expect(one({ kind: 'image', url: 'file:///etc/passwd', alt: 'A chart' })).toEqual([
      { type: 'context', elements: [{ type: 'plain_text', text: 'A chart', emoji: false }] },
    ]);
    expect(one({ kind: 'image', url: 'https://example.org/a.png', alt: '' })).toMatchObject([
      { alt_text: '…' },
    ]);
  });

  it.each<Block>([
    { kind: 'heading', text: '' },
    { kind: 'text', text: '' },
    { kind: 'text', text: [{ strong: ' ' }] },
    { kind: 'quote', text: '\u202e', by: 'x' },
    { kind: 'note', text: ' \n' },
    { kind: 'facts', facts: [] },
    { kind: 'list', items: [] },
    { kind: 'buttons', buttons: [] },
    { kind: 'select', label: 'x', action: { name: 'a' }, options: [] },
  ])('leaves out %j, which has nothing to show', (block) => {
    expect(one(block)).toEqual([]);
  });

  it('always has words for notifications, in which nobody is called', () => {
    expect(render({ summary: '', blocks: [] }, 'en').text).toBe('…');
    expect(render({ summary: '<!channel> *now*', blocks: [] }, 'en').text).toBe('&lt;!channel&gt; ∗now∗');
  });
});

const bits = [
  '<!channel>',
  '<@U1>',
  '<https://e.vil|x>',
  '<',
  '>',
  '!',
  '@',
  '&',
  '|',
  '*',
  '_',
  '\n',
  '\u202e',
  'a',
  ' ',
  ':x:',
  '\ud83d',
];
const nasty = fc.array(fc.constantFrom(...bits), { maxLength: 30 }).map((some) => some.join(''));
const nastyText: fc.Arbitrary<Text> = fc.oneof(
  nasty,
  fc.array(
    fc.oneof(
      nasty,
      nasty.map((strong) => ({ strong })),
      nasty.map((emphasis) => ({ emphasis })),
      nasty.map((link) => ({ link, href: `javascript:${link}` })),
      nasty.map((name) => ({ person: `slack:${name}`, name })),
    ),
    { maxLength: 4 },
  ),
);
const nastyBlock: fc.Arbitrary<Block> = fc.oneof(
  nasty.map((said): Block => ({ kind: 'heading', text: said })),
  nastyText.map((said): Block => ({ kind: 'text', text: said })),
  nastyText.map((said): Block => ({ kind: 'note', text: said })),
  fc.tuple(nasty, nasty).map(([said, by]): Block => ({ kind: 'quote', text: said, by })),
  fc.array(nastyText, { maxLength: 4 }).map((items): Block => ({ kind: 'list', items })),
  fc.tuple(nasty, nastyText).map(([label, value]): Block => ({ kind: 'facts', facts: [{ label, value }] })),
);

describe('any hostile text', () => {
  it.each(['fr', 'en'] as const)(
    'writes no mention, broadcast or link, hides nothing, leaves no empty block, in %s',
    (locale) => {
      fc.assert(
        fc.property(fc.array(nastyBlock, { maxLength: 6 }), nasty, (blocks, summary) => {
          const message: Message = { summary, blocks };
          const drawn = render(fit(message, slackLimits, locale), locale);
          const parsed = [drawn.text, ...textsOf(drawn.blocks, 'mrkdwn')];
          for (const written of parsed) {
            expect(written).not.toMatch(/<[!@#]|<http/);
            expect(written.replaceAll(/&(amp|lt|gt);/g, '')).not.toMatch(/[<>&]/);
          }
          for (const written of [...parsed, ...textsOf(drawn.blocks, 'plain_text')]) {
            expect(written).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
            expect(written.trim()).not.toBe('');
          }
        }),
        { numRuns: 300 },
      );
    },
  );
});

function textsOf(blocks: unknown, type: string): string[] {
  if (Array.isArray(blocks)) return blocks.flatMap((block) => textsOf(block, type));
  if (typeof blocks !== 'object' || blocks === null) return [];
  const own = 'type' in blocks && blocks.type === type && 'text' in blocks ? [String(blocks.text)] : [];
  return [...own, ...Object.values(blocks).flatMap((inner) => textsOf(inner, type))];
}
