import { describe, expect, it } from 'vitest';
import { pressFrom } from '../../../src/platforms/teams/presses.ts';
import { quotedMessage, readHtml, readText, withoutQuotation } from '../../../src/platforms/teams/read.ts';

describe('what Teams says that somebody wrote', () => {
  it.each([
    ['Hello &amp; goodbye', 'Hello & goodbye'],
    ['<at>Nadia Benali</at> look', '@Nadia Benali look'],
    ['<at>Karim &amp; Co</at> &amp;lt;at&amp;gt;', '@Karim & Co &lt;at&gt;'],
    ['&amp;lt;b&amp;gt;', '&lt;b&gt;'],
    ['a&nbsp;b\r\nc', 'a b\nc'],
    ['5 &lt; 6 &unknown; &#233;', '5 < 6 &unknown; é'],
  ])('reads %j as %j', (source, text) => {
    expect(readText(source)).toBe(text);
  });

  it.each([
    ['<div>One</div><div>Two &amp; <b>three</b></div>', 'One\nTwo & three'],
    ['<p>List</p><ul><li>a</li><li>b</li></ul>', 'List\n\n• a\n• b'],
    ['x<img alt="a cat" src="y">y<br>z', 'xa caty\nz'],
    ['<at id="0">Nadia</at> hi<script>alert(1)</script>', '@Nadia hi'],
  ])('reads the HTML %j as %j', (source, text) => {
    expect(readHtml(source)).toBe(text);
  });

  it('knows which message was quoted, and what was written below it', () => {
    const html =
      '<blockquote itemscope="" itemtype="http://schema.skype.com/Reply" itemid="1700000000001"><strong>Porte-voix</strong><p>Idea</p></blockquote><p>Thank you</p>';
    expect(quotedMessage(html)).toBe('1700000000001');
    expect(readHtml(withoutQuotation(html))).toBe('Thank you');
    expect(quotedMessage('<blockquote>mine</blockquote>')).toBeNull();
  });
});

describe('what a press brings back', () => {
  it.each([
    null,
    {},
    { portevoix: {} },
    { portevoix: { act: '' } },
    { portevoix: { act: 'x'.repeat(300) } },
    { portevoix: { view: { form: 'x', state: {}, title: '', submit: '', fields: [] }, lists: [] } },
    {
      portevoix: {
        view: { form: 'x', state: { key: 'k' }, title: '', submit: '', fields: [{ kind: 'bomb' }] },
      },
    },
  ])('is nothing where no button of ours made it: %j', (data) => {
    expect(pressFrom(data)).toBeNull();
  });
});
