import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block, Message, Text } from '../../../src/messages/message.ts';
import { CARD_BYTES } from '../../../src/platforms/teams/limits.ts';
import { inert } from '../../../src/platforms/teams/markup.ts';
import { renderBlocks, type Surface, sizeOf, teamsMessage } from '../../../src/platforms/teams/render.ts';
import { problemsOf } from './valid-card.ts';

const surface: Surface = { kind: 'message', opening: new Set(['ask']) };
const one = (block: Block, locale: 'fr' | 'en' = 'en', on: Surface = surface) =>
  renderBlocks([block], locale, on).elements;
const text = (said: Text) => one({ kind: 'text', text: said })[0];
const run = (said: string, look: object = {}) => ({ type: 'TextRun', text: said, ...look });
const runs = (...inlines: object[]) => ({ type: 'RichTextBlock', inlines });
const NADIA = '00000000-0000-4000-8000-000000000021';

describe('text on Teams', () => {
  it('is never parsed where nobody is mentioned', () => {
    const hostile = '<at>Nadia</at> **bold** [click](https://evil) <b>x</b> &lt;';
    expect(text(hostile)).toEqual(runs(run(hostile)));
    expect(text(['a ', { strong: 'b' }, { emphasis: 'c' }])).toEqual(
      runs(run('a '), run('b', { weight: 'Bolder' }), run('c', { italic: true })),
    );
  });

  it('computes no dates that somebody wrote', () => {
    expect(text('{{DATE(2026-11-22T09:00:00Z)}}')).toEqual(runs(run('{\u200b{DATE(2026-11-22T09:00:00Z)}}')));
  });

  it('loses overrides of direction and control characters, and keeps its lines', () => {
    expect(text('a\u202Eb\u0007c\r\nd\u200Fe')).toEqual(runs(run('abc\nd\u200Fe')));
  });

  it('links only to the web', () => {
    expect(text([{ link: 'here', href: 'https://example.org/?a=1&b=<c>' }])).toEqual(
      runs(
        run('here', { selectAction: { type: 'Action.OpenUrl', url: 'https://example.org/?a=1&b=%3Cc%3E' } }),
      ),
    );
    expect(text([{ link: 'click', href: 'javascript:alert(1)' }])).toEqual(runs(run('click')));
  });

  it('mentions people of Teams by their id, with all data beside them made inert', () => {
    const { elements, mentions } = renderBlocks(
      [{ kind: 'text', text: [{ person: `teams:${NADIA}`, name: 'Nadia <at>' }, ', *look* at [this](x)'] }],
      'en',
      surface,
    );
    expect(elements).toEqual([
      { type: 'TextBlock', wrap: true, text: '<at>Nadia ‹at›</at>, ∗look∗ at ［this］(x)' },
    ]);
    expect(mentions).toEqual([
      { type: 'mention', text: '<at>Nadia ‹at›</at>', mentioned: { id: NADIA, name: 'Nadia ‹at›' } },
    ]);
  });

  it('names people of other chats', () => {
    expect(text([{ person: 'slack:U1', name: 'Nadia' }])).toEqual(runs(run('Nadia', { weight: 'Bolder' })));
  });

  it.each([
    ['- a\n1. b\n# c', '\u200b- a\n\u200b1. b\n＃ c'],
    ['at 10:30, 5 - 3', 'at 10:30, 5 - 3'],
    ['&lt;at&gt; &', '&\u200blt;at&\u200bgt; &'],
    ['https://evil', 'https:\u200b//evil'],
  ])('is inert in a heading: %j', (written, shown) => {
    expect(inert(written)).toBe(shown);
  });
});

describe('blocks on Teams', () => {
  it('quotes in a box, above whose words they are', () => {
    expect(one({ kind: 'quote', text: '**Merci**', by: 'Livraison' }, 'fr')).toEqual([
      {
        type: 'Container',
        style: 'emphasis',
        items: [
          runs(run('«\u00a0**Merci**\u00a0»')),
          { ...runs(run('Livraison', { size: 'Small', isSubtle: true })), spacing: 'Small' },
        ],
      },
    ]);
  });

  it('turns a divider into a line above what follows, and leaves out one that divides nothing', () => {
    const divided: Block[] = [
      { kind: 'divider' },
      { kind: 'text', text: 'a' },
      { kind: 'divider' },
      { kind: 'note', text: 'b' },
    ];
    expect(renderBlocks([...divided, { kind: 'divider' }], 'en', surface).elements).toMatchObject([
      { type: 'RichTextBlock' },
      { type: 'RichTextBlock', separator: true },
    ]);
  });

  it('sets as many buttons on a row as a telephone shows whole, and all of them in their order', () => {
    const labels = ['Reply', 'Received, I’ll look into it', 'Next step…', 'Hand over…', 'Decline…'];
    const buttons = labels.map((label) => ({ label, action: { name: 'do' } }));
    const rows = one({ kind: 'buttons', buttons }).map((set) =>
      set.type === 'ActionSet' ? set.actions.map(({ title }) => title) : [],
    );
    expect(rows).toEqual([
      ['Reply', 'Received, I’ll look into it'],
      ['Next step…', 'Hand over…', 'Decline…'],
    ]);
    const alone = { label: 'x'.repeat(80), action: { name: 'do' } };
    expect(one({ kind: 'buttons', buttons: [alone, alone] })).toHaveLength(2);
  });

  it('presses in place, opens a dialog where the menu says so, and only submits inside a dialog', () => {
    const buttons: Block = {
      kind: 'buttons',
      buttons: [
        { label: 'Do', action: { name: 'do', subject: '1' }, style: 'primary' },
        { label: 'Ask', action: { name: 'ask', subject: '2' } },
      ],
    };
    const act = (code: string) => ({ portevoix: { act: code } });
    expect(one(buttons)).toMatchObject([
      {
        actions: [
          { type: 'Action.Execute', title: 'Do', verb: 'portevoix', style: 'positive', data: act('do:1') },
          { type: 'Action.Submit', title: 'Ask', data: { ...act('ask:2'), msteams: { type: 'task/fetch' } } },
        ],
      },
    ]);
    expect(one(buttons, 'en', { kind: 'dialog' })).toMatchObject([
      { actions: [{ type: 'Action.Submit' }, { type: 'Action.Submit', data: act('ask:2') }] },
    ]);
  });

  it('asks before acting by unfolding the question', () => {
    const confirm = { title: 'Sure?', text: 'For good', yes: 'Delete', no: 'Keep' };
    const drawn = one({
      kind: 'buttons',
      buttons: [{ label: 'Delete…', action: { name: 'end' }, style: 'danger', confirm }],
    });
    expect(drawn).toMatchObject([
      {
        actions: [
          {
            type: 'Action.ShowCard',
            style: 'destructive',
            card: {
              body: [
                { inlines: [{ text: 'Sure?' }] },
                { inlines: [{ text: 'For good' }] },
                { actions: [{ type: 'Action.Execute', title: 'Delete' }] },
              ],
            },
          },
        ],
      },
    ]);
  });

  it('lets pick from a list with a button beside it, the chosen one first', () => {
    const options = [
      { value: 'fr', label: 'Français' },
      { value: 'en,gb', label: 'English' },
    ];
    const drawn = one({
      kind: 'select',
      label: 'Language',
      action: { name: 'language' },
      options,
      chosen: 'en,gb',
    });
    expect(drawn).toMatchObject([
      { type: 'Input.ChoiceSet', id: 's:language', value: 'en%2Cgb', choices: [{}, { value: 'en%2Cgb' }] },
      { actions: [{ type: 'Action.Execute', title: 'Show' }] },
    ]);
  });

  it('shows pictures with their description, which stands in where Teams cannot fetch them', () => {
    expect(one({ kind: 'image', url: 'https://example.org/a.png', alt: 'A line that rises' })).toMatchObject([
      { type: 'Image', altText: 'A line that rises' },
    ]);
    expect(one({ kind: 'image', url: 'http://127.0.0.1/a.png', alt: 'A line that rises' })).toMatchObject([
      { type: 'RichTextBlock', inlines: [{ text: 'A line that rises' }] },
    ]);
  });
});

const anyText = fc.string({ unit: 'binary', maxLength: 3_000 });
const anySpan = fc.oneof(
  anyText,
  anyText.map((strong) => ({ strong })),
  anyText.map((link) => ({ link, href: 'https://example.org/a' })),
  anyText.map((name) => ({ person: `teams:${NADIA}`, name })),
);
const anyBlock: fc.Arbitrary<Block> = fc.oneof(
  anyText.map((said): Block => ({ kind: 'heading', text: said })),
  fc.array(anySpan, { maxLength: 30 }).map((said): Block => ({ kind: 'text', text: said })),
  fc.tuple(anyText, anyText).map(([said, by]): Block => ({ kind: 'quote', text: said, by })),
  fc.array(anyText, { maxLength: 30 }).map((items): Block => ({ kind: 'list', items })),
  anyText.map((label): Block => ({ kind: 'buttons', buttons: [{ label, action: { name: 'do' } }] })),
  fc.constant<Block>({ kind: 'divider' }),
);

describe('any message on Teams', () => {
  it('is a valid card that Teams takes', () => {
    fc.assert(
      fc.property(anyText, fc.array(anyBlock, { maxLength: 40 }), (summary, blocks) => {
        const message: Message = { summary, blocks };
        const drawn = teamsMessage(message, 'fr', surface);
        expect(sizeOf(drawn)).toBeLessThanOrEqual(CARD_BYTES);
        expect(problemsOf(drawn.card)).toEqual([]);
        expect(drawn.summary.trim()).not.toBe('');
      }),
      { numRuns: 40 },
    );
  });
});
