// Styles and scripts of pages, as they lie in files/: read once, named by their content, so that a browser keeps one until it changes.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Route } from '../../http/route.ts';
import { fileOfProgram } from '../../program.ts';

const TYPES = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
} as const;

const names = ['ask.css', 'icon.svg', 'journey.css', 'wall.css', 'wall.js', 'worker.js'] as const;
export type PageFile = (typeof names)[number];

interface Held {
  readonly body: string;
  readonly hash: string;
}

const held = new Map<PageFile, Held>();

function fileOf(name: PageFile): Held {
  const known = held.get(name);
  if (known) return known;
  const body = readFileSync(fileOfProgram(`web/pages/files/${name}`), 'utf8');
  const read = { body, hash: createHash('sha256').update(body).digest('base64url').slice(0, 12) };
  held.set(name, read);
  return read;
}

/** Where a page finds it: another address once it is another file. */
export function addressOfFile(name: PageFile): string {
  return `/pages/${name}?${fileOf(name).hash}`;
}

/** Changes with any of these. */
export function releaseOf(...files: readonly PageFile[]): string {
  return files.map((each) => fileOf(each).hash).join('.');
}

export const fileRoutes: readonly Route[] = names.map((name) => ({
  method: 'GET',
  path: `/pages/${name}`,
  async answer({ query }) {
    const { body, hash } = fileOf(name);
    const isThis = query.has(hash);
    const type = TYPES[endingOf(name)];
    const keeping = isThis ? 'public, max-age=31536000, immutable' : 'no-cache';
    const headers = {
      'content-type': type,
      'cache-control': keeping,
      'cross-origin-resource-policy': 'same-origin',
      // It keeps pages that are in another folder than itself.
      ...(name === 'worker.js' ? { 'service-worker-allowed': '/wall/' } : {}),
    };
    return { status: 200, headers, body };
  },
}));

function endingOf(name: PageFile): keyof typeof TYPES {
  if (name.endsWith('.css')) return 'css';
  return name.endsWith('.svg') ? 'svg' : 'js';
}
