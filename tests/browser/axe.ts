// axe-core in a page: which rules, at which sizes, and what it finds.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

/** WCAG 2.2, levels A and AA. */
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

export const SIZES = [
  [320, 568],
  [768, 1024],
  [1920, 1080],
  [3840, 2160],
] as const;

export function axeScript(): Promise<string> {
  return readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
}

/** "color-contrast: <h1>…</h1>", of a page in which the script is. */
export function brokenRules(page: Page): Promise<unknown> {
  return page.evaluate(
    `axe.run(document, { runOnly: ${JSON.stringify(RULES)}, resultTypes: ['violations'] })
       .then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html).join(' ')))`,
  );
}
