// Prisma's query compiler, made once a worker for each engine. By itself each client reads the whole schema when it connects and learns its queries
// anew: with thousands of databases, a seventh of what tests took. What it compiles depends on the schema and the query alone.
// Read by vitest's configuration, and by the clients that tests load.
import { fileURLToPath } from 'node:url';
import type { ViteUserConfig } from 'vitest/config';

type Plugin = NonNullable<ViteUserConfig['plugins']>[number];

interface Compiler {
  compile(request: string): unknown;
  compileBatch(request: string): unknown;
  free(): void;
}

interface Options {
  readonly datamodel: string;
  readonly provider: string;
  readonly connectionInfo: unknown;
}

interface Runtime {
  readonly QueryCompiler: new (options: Options) => Compiler;
}

/** Queries that are remembered, of some ten kilobytes each; all tests together ask fewer. */
const MOST = 5000;

/**
 * Prisma's module with a compiler in it that is one for all clients.
 * @public called by the generated clients
 */
export function sharing<Module extends Runtime>(runtime: Module): Module {
  const made = new Map<string, { datamodel: string; compiler: Compiler }>();
  const compilerFor = (options: Options): Compiler => {
    const { datamodel, provider, connectionInfo } = options;
    const key = JSON.stringify([provider, connectionInfo]);
    const known = made.get(key);
    if (known?.datamodel === datamodel) return known.compiler;
    const compiler = remembering(new runtime.QueryCompiler(options));
    made.set(key, { datamodel, compiler });
    return compiler;
  };
  const QueryCompiler = new Proxy(runtime.QueryCompiler, {
    construct: (_, [options]) => compilerFor(options),
  });
  return { ...runtime, QueryCompiler };
}

function remembering(compiler: Compiler): Compiler {
  const plans = new Map<string, unknown>();
  return {
    compile(request) {
      // Many rows stand in the request themselves: no other is like it.
      if (request.includes('"action":"createMany')) return compiler.compile(request);
      const known = plans.get(request);
      if (known !== undefined) return known;
      const plan = compiler.compile(request);
      if (plans.size >= MOST) plans.clear();
      plans.set(request, plan);
      return plan;
    },
    compileBatch: (request) => compiler.compileBatch(request),
    // The next client goes on with it.
    free() {},
  };
}

const LOADED = /getRuntime: async \(\) => (await import\("[^"]+"\))/;

/** Lets the generated clients load it so. Throws where Prisma generates something else than it did. */
export function sharedQueryCompilers(): Plugin {
  return {
    name: 'shared-query-compilers',
    enforce: 'pre',
    transform(code, id) {
      if (!/\/src\/database\/generated\/\w+\/internal\/class\.ts$/.test(id)) return null;
      if (!LOADED.test(code)) throw new Error(`${id} does not load its query compiler as expected.`);
      const shared = code.replace(LOADED, 'getRuntime: async () => sharing($1)');
      return `import { sharing } from ${JSON.stringify(fileURLToPath(import.meta.url))};\n${shared}`;
    },
  };
}
