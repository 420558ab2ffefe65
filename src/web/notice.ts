// A page of a few words in a browser: what was done, what is asked, or why there is nothing. It stands by itself: it loads nothing, not even a style.
import { html } from 'hono/html';
import type { WebAnswer } from '../http/route.ts';
import type { Locale } from '../i18n/locale.ts';
import { pageAnswer } from './pages/headers.ts';

export interface Notice {
  readonly status: number;
  readonly locale: Locale;
  readonly title: string;
  /** Below it, a paragraph each. */
  readonly text?: readonly string[];
  /** Below that: our own markup. */
  readonly inside?: ReturnType<typeof html>;
}

/** Nothing is loaded from anywhere; the styles stand in the page. */
export const STANDS_ALONE =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/** Read on a telephone and, where a screen's link has ended, across a room. */
export function noticeAnswer({ status, locale, title, text = [], inside }: Notice): WebAnswer {
  const body = String(
    html`<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<style>
body { max-width: 36rem; margin: 15vh auto 4rem; padding: 0 1.25rem; font: 1.05rem/1.5 system-ui, sans-serif; color: #1d1c1d; background: #fff; overflow-wrap: break-word }
h1 { font-size: 1.6rem; line-height: 1.25; text-wrap: balance }
p { color: #4a525b }
button { padding: 0.6rem 1.2rem; border: 0; border-radius: 0.4rem; font: inherit; color: #fff; background: #1f3a5f }
button:focus-visible { outline: 3px solid #7aa7e0; outline-offset: 2px }
@media (min-width: 75rem) { html { font-size: 1.6vw } }
@media (prefers-color-scheme: dark) { body { color: #e8e8e8; background: #1a1d21 } p { color: #b9c1c9 } }
</style>
</head>
<body><main><h1>${title}</h1>${text.map((each) => html`<p>${each}</p>`)}${inside ?? ''}</main></body>
</html>
`,
  );
  return pageAnswer(body, { status, policy: STANDS_ALONE });
}
