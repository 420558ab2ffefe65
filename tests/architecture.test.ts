// Which way imports point. The house is described in docs/architecture.md.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const src = fileURLToPath(new URL('../src/', import.meta.url));

/** From the foundation up; a room imports from its own layer's neighbours never, from lower layers only. */
const layers: readonly (readonly string[])[] = [
  [
    'background',
    'clock',
    'csv',
    'disclosure',
    'happenings',
    'http',
    'i18n',
    'keys',
    'program',
    'statistics',
    'traces',
  ],
  ['terms'],
  ['errors', 'messages', 'minutes', 'sheet'],
  ['calendar', 'charts', 'database'],
  ['audit'],
  ['log', 'workspace'],
  ['installations', 'people', 'tokens'],
  ['beat'],
  ['delivery', 'feedback'],
  ['correspondence'],
  ['customer-replies', 'reminders'],
  [
    'cases',
    'feed',
    'imports',
    'mail-in',
    'newsletter',
    'pages',
    'roles',
    'schedules',
    'silences',
    'stories',
    'suggestions',
    'summary',
    'thanks',
    'visits',
  ],
  ['digests', 'touchpoints', 'undelivered'],
  ['contacts', 'lessons', 'promises'],
  ['ambassadors', 'plan'],
  ['surveys'],
  ['api', 'erasure', 'exports', 'linking'],
  ['community', 'direction', 'undoing'],
  ['journey', 'roadmap'],
  ['handlers'],
  ['keyring', 'platforms', 'web'],
  ['alerts', 'archive', 'heartbeat'],
  ['companies', 'config'],
  ['app'],
  ['cli', 'demo'],
  ['main'],
];

interface Import {
  readonly from: string;
  /** A file of ours, or a package. */
  readonly to: string;
}

describe('the house', () => {
  const files = sources(src);
  const imports = files.flatMap((file) => importsOf(file, readFileSync(join(src, file), 'utf8')));
  const ours = imports.filter(({ to }) => /\.tsx?$/.test(to));

  it('has a layer for every room', () => {
    const rooms = new Set(files.map(roomOf));
    expect([...rooms].filter((room) => layerOf(room) < 0)).toEqual([]);
    expect(layers.flat().filter((room) => !rooms.has(room))).toEqual([]);
  });

  it('is drawn in docs/architecture.md as it is checked here', () => {
    const [, drawn = ''] = readFileSync(join(src, '../docs/architecture.md'), 'utf8').split('```');
    const rooms = drawn.split('←').map((layer) => layer.trim().split(/\s+/));
    expect(rooms).toEqual(layers);
  });

  it('has no arrow that points outward', () => {
    expect(outward(ours)).toEqual([]);
  });

  it('has no circle between files', () => {
    expect(circles(ours)).toEqual([]);
  });

  it('keeps each chat’s packages in its own folder, and Prisma’s in the database room', () => {
    expect(strays(imports, /^@slack\//, /^platforms\/slack\//)).toEqual([]);
    expect(strays(imports, /^(botbuilder|@microsoft\/)/, /^platforms\/teams\//)).toEqual([]);
    expect(strays(imports, /^(@prisma|@libsql|pg$)/, /^database\//)).toEqual([]);
    expect(strays(imports, /^express/, /^(web|platforms)\//)).toEqual([]);
  });

  it('reads the environment and the clock where it says so, and nowhere else', () => {
    const reading = (pattern: RegExp) => files.filter((file) => pattern.test(code(file)));
    expect(reading(/process\.env/)).toEqual(['demo/main.ts', 'main.ts']);
    expect(reading(/new Date\(\)|Date\.now\(\)|Math\.random\(\)/)).toEqual(['clock.ts']);
  });

  it('calls no two things by one name, where they have a type', () => {
    expect(homonyms(files.map((file) => [file, readFileSync(join(src, file), 'utf8')]))).toEqual([]);
  });

  it('has no drawer for what found no name', () => {
    const drawers = /(^|\/)(utils?|helpers?|common|lib|services?|types)(\/|\.tsx?$)/;
    expect(files.filter((file) => drawers.test(file))).toEqual([]);
  });
});

describe('this check', () => {
  it('finds an arrow that points outward, and one between neighbours', () => {
    const made = [
      { from: 'messages/fit.ts', to: 'handlers/index.ts' },
      { from: 'stories/tell.ts', to: 'suggestions/card.ts' },
      { from: 'handlers/index.ts', to: 'messages/fit.ts' },
    ];
    expect(outward(made)).toEqual([
      'messages/fit.ts -> handlers/index.ts',
      'stories/tell.ts -> suggestions/card.ts',
    ]);
  });

  it('finds a circle, however long', () => {
    const made = ['ab', 'bc', 'ca', 'cd'].map(([from = '', to = '']) => ({ from, to }));
    expect(circles(made)).toEqual([['a', 'b', 'c']]);
  });

  it('finds a name of another room that a file takes for something of its own, and leaves twins alone', () => {
    const made = [
      ['suggestions/lifecycle.ts', 'export type Status = 1;'],
      ['cases/lifecycle.ts', 'export type Status = 2;'],
      ['stories/tell.ts', 'interface Letter {}'],
      ['delivery/letter.ts', 'export interface Letter {}'],
      ['digests/tick.ts', 'interface Parts {}'],
      ['people/refresh.ts', 'interface Parts {}'],
    ] as const;
    expect(homonyms(made)).toEqual(['Letter: delivery/letter.ts, stories/tell.ts']);
  });

  it('reads imports however they are written', () => {
    const text = `import a from './a.ts';\nimport type { B } from '../b.ts';\nexport { c } from './c.ts';\nconst d = await import('./d.ts');\nimport '@slack/bolt';`;
    expect(importsOf('room/x.ts', text).map(({ to }) => to)).toEqual([
      'room/a.ts',
      'b.ts',
      'room/c.ts',
      'room/d.ts',
      '@slack/bolt',
    ]);
  });
});

/** Rooms that do the same for something else, and may say so: what an idea and a case go through, and the two chats. */
const twins = [/^(handlers\/)?(cases|suggestions)\//, /^platforms\/(slack|teams)\//];

/** Types of different files that share a name, at least one of which other files can see. */
function homonyms(texts: readonly (readonly [file: string, text: string])[]): string[] {
  const named = new Map<string, { files: string[]; isShared: boolean }>();
  for (const [file, text] of texts) {
    for (const [, shared, name = ''] of text.matchAll(
      /^(export )?(?:abstract )?(?:interface|type|class) (\w+)\b/gm,
    )) {
      const known = named.get(name) ?? { files: [], isShared: false };
      named.set(name, { files: [...known.files, file].sort(), isShared: known.isShared || Boolean(shared) });
    }
  }
  return [...named]
    .filter(([, { files, isShared }]) => isShared && files.length > 1)
    .filter(([, { files }]) => !twins.some((both) => files.every((file) => both.test(file))))
    .map(([name, { files }]) => `${name}: ${files.join(', ')}`)
    .sort();
}

function sources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !file.includes('generated'))
    .sort();
}

function code(file: string): string {
  return readFileSync(join(src, file), 'utf8').replace(/^\s*(\/\/|\*|\/\*).*$/gm, '');
}

function importsOf(file: string, text: string): Import[] {
  const found = [...text.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*'([^']+)'/g)].flatMap(([, to]) => to ?? []);
  return found
    .filter((to) => !to.includes('generated'))
    .map((to) => ({ from: file, to: to.startsWith('.') ? normalize(join(dirname(file), to)) : to }));
}

function roomOf(file: string): string {
  const [first = ''] = relative('.', file).split('/');
  return first.replace(/\.tsx?$/, '');
}

function layerOf(room: string): number {
  return layers.findIndex((layer) => layer.includes(room));
}

function outward(imports: readonly Import[]): string[] {
  return imports
    .filter(({ from, to }) => roomOf(from) !== roomOf(to) && layerOf(roomOf(to)) >= layerOf(roomOf(from)))
    .map(({ from, to }) => `${from} -> ${to}`);
}

/** Each circle once, from the file that comes first by name. */
function circles(imports: readonly Import[]): string[][] {
  const next = new Map<string, string[]>();
  for (const { from, to } of imports) next.set(from, [...(next.get(from) ?? []), to]);
  const found = new Map<string, string[]>();
  const done = new Set<string>();
  const walk = (file: string, path: readonly string[]) => {
    const start = path.indexOf(file);
    if (start >= 0) {
      const circle = path.slice(start);
      found.set([...circle].sort().join(), turned(circle));
      return;
    }
    if (done.has(file)) return;
    for (const to of next.get(file) ?? []) walk(to, [...path, file]);
    done.add(file);
  };
  for (const file of [...next.keys()].sort()) walk(file, []);
  return [...found.values()];
}

function turned(circle: readonly string[]): string[] {
  const first = circle.indexOf([...circle].sort()[0] ?? '');
  return [...circle.slice(first), ...circle.slice(0, first)];
}

function strays(imports: readonly Import[], packages: RegExp, home: RegExp): string[] {
  return imports
    .filter(({ from, to }) => packages.test(to) && !home.test(from))
    .map(({ from, to }) => `${from} -> ${to}`);
}
