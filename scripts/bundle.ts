// The program as it is shipped: our files and the packages that they use as few large ones, since opening and linking a thousand small
// files was a third of the start. What only some starts need is in files of its own, loaded when it is asked for.
import { cp, rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const pageFiles = 'web/pages/files';
const root = fileURLToPath(new URL('../', import.meta.url));

interface Programs {
  readonly entries: readonly string[];
  /** Each entry lies below it, and the program at the same place below `into`. */
  readonly base: string;
  readonly into: string;
}

async function bundle({ entries, base, into }: Programs): Promise<void> {
  await build({
    absWorkingDir: root,
    entryPoints: [...entries],
    outbase: base,
    outdir: into,
    chunkNames: 'parts/[name]-[hash]',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    // What reaches a database over the network is not loaded with it.
    alias: { '@libsql/client': fileURLToPath(import.meta.resolve('@libsql/client/sqlite3')) },
    // For SQLite a native library, for Teams packages that are installed or not.
    external: ['libsql', 'botbuilder', '@microsoft/teams-ai'],
    // Of packages that are not modules yet.
    banner: {
      js: [
        "import { createRequire as requireOf } from 'node:module';",
        'const require = requireOf(import.meta.url);',
        'const __filename = import.meta.filename;',
        'const __dirname = import.meta.dirname;',
      ].join('\n'),
    },
    // A tenth less to read; names stay, and the maps tell lines.
    minifyWhitespace: true,
    minifySyntax: true,
    sourcemap: 'linked',
    sourcesContent: false,
    logLevel: 'warning',
  });
}

/** A program of a test or of the bench, built as ours is, beside it: what it would find there it finds. Its path. */
export async function programOf(entry: string): Promise<string> {
  const into = 'dist/beside';
  await bundle({ entries: [entry], base: '.', into });
  return fileURLToPath(new URL(`../${into}/${entry.replace(/\.ts$/, '.js')}`, import.meta.url));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await rm(new URL('../dist/', import.meta.url), { recursive: true, force: true });
  const threads = ['src/feedback/work/thread.ts', 'src/terms/letters-thread.ts'];
  await bundle({ entries: ['src/main.ts', 'src/demo/main.ts', ...threads], base: 'src', into: 'dist' });
  // What browsers are given as it is written.
  await cp(`${root}src/${pageFiles}`, `${root}dist/${pageFiles}`, { recursive: true });
}
