// What all pages have around them. What is inside is each page's own; JSX escapes people's words.
import { raw } from 'hono/html';
import type { Child } from 'hono/jsx';
import type { Locale } from '../../i18n/locale.ts';
import { addressOfFile, type PageFile } from './files.ts';

export interface PageDocument {
  readonly locale: Locale;
  readonly title: string;
  readonly styles: readonly PageFile[];
  readonly script?: PageFile;
  readonly bodyClass?: string;
  readonly inside: Child;
}

export function documentOf({ locale, title, styles, script, bodyClass, inside }: PageDocument): string {
  const page = (
    <html lang={locale}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex, nofollow" />
        <meta name="color-scheme" content="light dark" />
        <title>{title}</title>
        <link rel="icon" href={addressOfFile('icon.svg')} />
        {styles.map((each) => (
          <link rel="stylesheet" href={addressOfFile(each)} />
        ))}
        {script === undefined ? null : <script src={addressOfFile(script)} defer />}
      </head>
      <body class={bodyClass}>{inside}</body>
    </html>
  );
  return `<!doctype html>${raw(page.toString())}`;
}
