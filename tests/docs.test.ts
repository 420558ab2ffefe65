// The docs against themselves: pages that exist, promises with their tests, a README of one page.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { features } from '../src/handlers/index.ts';
import { locales } from '../src/i18n/locale.ts';

const ROOT = fileURLToPath(new URL('../', import.meta.url));
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');
const pages = [
  'README.md',
  'README.fr.md',
  'CONTRIBUTING.md',
  ...readdirSync(join(ROOT, 'docs')).flatMap((name) => (name.endsWith('.md') ? [`docs/${name}`] : [])),
];

const each = (text: string, found: RegExp) => new Set([...text.matchAll(found)].map(([, what]) => what));

const inOneLanguage = (links: ReadonlySet<string | undefined>) =>
  new Set([...links].map((link) => link?.replace(/\.(en|fr)\.md$/, '')));

/** As GitHub names the place of a heading. */
function anchor(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replaceAll(/\s/g, '-');
}

const anchorsOf = (path: string) =>
  [...read(path).matchAll(/^#{1,6} (.+)$/gm)].map(([, heading = '']) => anchor(heading));

function broken(page: string): string[] {
  const links = [...read(page).matchAll(/\]\(([^)\s]+)\)/g)].map(([, to = '']) => to);
  return links
    .filter((to) => !/^https?:/.test(to))
    .filter((to) => {
      const [path = '', place] = to.split('#');
      const target = path === '' ? page : join(dirname(page), path);
      if (!existsSync(join(ROOT, target))) return true;
      return place !== undefined && target.endsWith('.md') && !anchorsOf(target).includes(place);
    });
}

describe('the docs', () => {
  it('the README fits one page', () => {
    expect(read('README.md').split('\n').length).toBeLessThanOrEqual(150);
  });

  it('the README says the same in French: as many headings, points and commands, and the same links', () => {
    const shape = (path: string) => ({
      headings: read(path).match(/^#+ /gm)?.length,
      points: read(path).match(/^(- |\d+\. |\| )/gm)?.length,
      typed: each(read(path), /(`npm [^`]+`|`npx portevoix \w+|^npm .+?(?= {4}))/gm),
      links: each(read(path), /\]\(((?!README)[^)\s]+)\)/g),
    });
    const english = shape('README.md');
    const french = shape('README.fr.md');
    expect({ ...french, links: inOneLanguage(french.links) }).toEqual({
      ...english,
      links: inOneLanguage(english.links),
    });
  });

  it.each(locales)('the guide for admins names all that stands behind /portevoix: %s', (locale) => {
    const named = each(read(`docs/admin.${locale}.md`), /^\| (?!\|)([^|]+) \|/gm);
    const menu = features.flatMap(({ adminMenu = [] }) => adminMenu.map(({ label }) => label(locale)));
    expect(menu.filter((label) => !named.has(label))).toEqual([]);
  });

  it.each(pages)('each link between the docs leads to a file and a heading: %s', (page) => {
    expect(broken(page)).toEqual([]);
  });
});

describe('docs/promises.md', () => {
  const named = read('docs/promises.md')
    .split('\n')
    .filter((line) => /^\| (?!promise \|)(?!-)/.test(line))
    .map((line) => ({ line, tests: [...line.matchAll(/`(tests\/[^`]+)` › "([^"]+)"/g)] }));

  it('names a test for each promise', () => {
    expect(named.filter(({ tests }) => tests.length === 0).map(({ line }) => line)).toEqual([]);
  });

  it('names only tests that exist', () => {
    const missing = named.flatMap(({ tests }) =>
      tests.filter(([, path = '', title = '']) => !existsSync(join(ROOT, path)) || !says(read(path), title)),
    );
    expect(missing.map(([test]) => test)).toEqual([]);
  });
});

/** Whether a source has this title; a quotation mark in it may be escaped there. */
function says(source: string, title: string): boolean {
  return source.replaceAll("\\'", "'").includes(title);
}
