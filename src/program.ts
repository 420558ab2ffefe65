// Where the program of another thread is. What threads do is in the rooms that start them.

/**
 * The module beside `from`: compiled, or, in tests and scripts, as it is written, with what reads TypeScript there in front of it.
 * @param name without its ending
 */
export function programOfThread(name: string, from: string): URL {
  if (from.endsWith('.js')) return new URL(`./${name}.js`, from);
  const reader = JSON.stringify(import.meta.resolve('tsx/esm/api'));
  const module = JSON.stringify(new URL(`./${name}.ts`, from).href);
  const program = `import { register } from ${reader}; register(); await import(${module});`;
  return new URL(`data:text/javascript,${encodeURIComponent(program)}`);
}
