import { describe, expect, it } from 'vitest';
import type { Message } from '../../src/messages/message.ts';
import { plainText } from '../../src/messages/plain.ts';

const message: Message = {
  summary: 'Not shown',
  blocks: [
    { kind: 'heading', text: 'Week 47' },
    { kind: 'quote', text: 'Merci à lui.', by: 'Livraison, 10/10' },
    { kind: 'facts', facts: [{ label: 'NPS', value: [{ strong: '34' }, ' ± 6'] }] },
    { kind: 'list', items: ['one', ['two ', { link: 'here', href: 'https://example.org' }]] },
    { kind: 'buttons', buttons: [{ label: 'Reply', action: { name: 'reply' } }] },
  ],
};

describe('a message as plain text', () => {
  it('quotes and labels as English does', () => {
    expect(plainText(message, 'en')).toBe(
      'Week 47\n\n“Merci à lui.”\n— Livraison, 10/10\n\nNPS: 34 ± 6\n\n• one\n• two here\n\n[Reply]',
    );
  });

  it('quotes and labels as French does, with its no-break spaces', () => {
    const text = plainText(message, 'fr');
    expect(text).toContain('«\u00a0Merci à lui.\u00a0»\n— Livraison, 10/10');
    expect(text).toContain('NPS\u00a0: 34 ± 6');
  });

  it('leaves out what stands before and after the words that were said', () => {
    const said: Message = { summary: '', blocks: [{ kind: 'quote', text: ' Merci à lui. \n' }] };
    expect(plainText(said, 'fr')).toBe('«\u00a0Merci à lui.\u00a0»');
  });

  it('says nothing of an empty quote', () => {
    expect(plainText({ summary: '', blocks: [{ kind: 'quote', text: ' ', by: 'somebody' }] }, 'fr')).toBe('');
  });

  it('says a chart in its sentence, and a table row by row', () => {
    const series = [{ name: 'NPS', values: [30, 34] }];
    const chart = { title: 'NPS', form: 'line', categories: ['w46', 'w47'], series, unit: '' } as const;
    const columns = [{ label: 'Shop' }, { label: 'NPS', numeric: true }];
    const table = { title: 'By shop', columns, rows: [['Lyon', [{ strong: '34' }, ' ± 6']]] };
    const message: Message = {
      summary: '',
      blocks: [
        { kind: 'chart', chart: { ...chart, sentence: 'From 30 to 34.' } },
        { kind: 'table', table: { ...table, sentence: 'Lyon is at 34.' } },
      ],
    };
    expect(plainText(message, 'en')).toBe(
      'NPS\nFrom 30 to 34.\n\nBy shop\nLyon is at 34.\nShop · NPS\nLyon · 34 ± 6',
    );
  });
});
