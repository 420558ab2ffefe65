// Where the program lies: the folder of its package, the programs of its threads, and files that it reads. What threads do is in the rooms that start them.
import { existsSync } from 'node:fs';

/** Built, many files are one: nothing is found beside the file that asks. */
const place = placeOf(import.meta.url);

/** With `package.json` and `prisma/`; ends with a slash. */
export const packageFolder = place.folder;

/**
 * Built, or, in tests and scripts, as it is written, with what reads TypeScript there in front of it.
 * @param path below `src`, without its ending; scripts/bundle.ts names it too
 */
export function programOfThread(path: string): URL {
  if (import.meta.url.endsWith('.js')) return new URL(`${path}.js`, place.code);
  const reader = JSON.stringify(import.meta.resolve('tsx/esm/api'));
  const module = JSON.stringify(new URL(`${path}.ts`, place.code).href);
  const program = `import { register } from ${reader}; register(); await import(${module});`;
  return new URL(`data:text/javascript,${encodeURIComponent(program)}`);
}

/** A file that lies below `src` and is read, not compiled. @param path below it; scripts/bundle.ts copies it */
export function fileOfProgram(path: string): URL {
  return new URL(path, place.code);
}

/** The package above a file, and its folder that the file is in: `src/` or `dist/`. */
function placeOf(file: string): { readonly folder: URL; readonly code: URL } {
  let code = new URL('./', file);
  let folder = new URL('../', code);
  while (!existsSync(new URL('package.json', folder)) && folder.href !== code.href) {
    code = folder;
    folder = new URL('../', code);
  }
  return { folder, code };
}
