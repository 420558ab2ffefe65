// `portevoix source`: adds a source with the token for its API calls, and lists sources.
import { parseArgs } from 'node:util';
import { type Heat, heats } from '../feedback/filters.ts';
import { addSource, listSources } from '../feedback/sources.ts';
import type { Locale } from '../i18n/locale.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import { type Command, type Desk, type Io, UsageError } from './command.ts';
import { openDesk } from './desk.ts';

const USAGE = `portevoix source add NAME [--heat hot|cold] [--json]
portevoix source list [--json]

"add" prints the bearer token for POST /api/v1/feedback. It is shown this once; only its hash is stored.

  --heat hot|cold   just after an interaction (the default), or a relationship survey
  --json            add: { name, heat, token }; list: [{ name, heat, hasToken, createdAt, lastSeenAt }]`;

export const sourceCommand: Command = {
  name: 'source',
  summary: 'Where feedback comes from: add one (with its token), list them',
  usage: USAGE,
  async run(args, io) {
    const asked = parse(args, io.locale);
    const desk = await openDesk(io);
    try {
      if (asked.kind === 'add') await add(desk, io, asked);
      else await list(desk, io, asked.json);
      return 0;
    } finally {
      await desk.close();
    }
  },
};

type Asked =
  | { readonly kind: 'add'; readonly name: string; readonly heat: Heat; readonly json: boolean }
  | { readonly kind: 'list'; readonly json: boolean };

async function add(desk: Desk, io: Io, { name, heat, json }: Asked & { kind: 'add' }): Promise<void> {
  const { source, token } = await addSource(desk.database, desk.workspaceId, {
    name,
    heat,
    now: io.clock.now(),
  });
  if (json) {
    io.out(JSON.stringify({ name: source.name, heat: source.heat, token }));
    return;
  }
  io.err(say(io.locale).added(source.name));
  io.out(token);
}

async function list(desk: Desk, io: Io, json: boolean): Promise<void> {
  const sources = await listSources(desk.database.db, desk.workspaceId);
  if (json) {
    const shown = sources.map(({ name, heat, tokenHash, createdAt, lastSeenAt }) => ({
      name,
      heat,
      hasToken: tokenHash !== null,
      createdAt,
      lastSeenAt,
    }));
    io.out(JSON.stringify(shown, null, 2));
    return;
  }
  const words = say(io.locale);
  if (sources.length === 0) io.err(words.none);
  for (const { name, heat, tokenHash, lastSeenAt } of sources) {
    const seen = lastSeenAt === null ? words.neverSeen : words.seen(lastSeenAt.toISOString());
    io.out(
      [
        name,
        heat === 'hot' ? words.hot : words.cold,
        tokenHash === null ? words.noToken : words.token,
        seen,
      ].join(' · '),
    );
  }
}

/** @throws UsageError in the operator's language. */
function parse(args: readonly string[], locale: Locale): Asked {
  const words = say(locale);
  const { values, positionals } = argumentsOf(args);
  const [kind, name, ...more] = positionals;
  const json = values.json ?? false;
  if (kind === 'list' && name === undefined && values.heat === undefined) return { kind, json };
  if (kind !== 'add' || name === undefined || name.trim() === '' || more.length > 0) {
    throw new UsageError(words.addOrList);
  }
  const heat = heats.find((each) => each === (values.heat ?? 'hot').toLowerCase());
  if (heat === undefined) throw new UsageError(words.badHeat(values.heat ?? ''));
  return { kind, name, heat, json };
}

function argumentsOf(args: readonly string[]) {
  try {
    const options = { heat: { type: 'string' }, json: { type: 'boolean' } } as const;
    return parseArgs({ args: [...args], options, strict: true, allowPositionals: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

const say = phrases({
  en: {
    added: (name: string) => `Source “${name}”. Its token follows; keep it now, it is not shown again.`,
    none: 'No source yet. Add one: portevoix source add NAME',
    hot: 'hot',
    cold: 'cold',
    token: 'has a token',
    noToken: 'no token',
    neverSeen: 'nothing received by the API yet',
    seen: (at: string) => `last call ${at}`,
    addOrList: 'Say “source add NAME” or “source list”. See: portevoix source --help',
    badHeat: (given: string) => `--heat: “${given}” is neither hot nor cold.`,
  },
  fr: {
    added: (name: string) =>
      fr`Source « ${name} ». Son jeton suit ; gardez-le maintenant, il ne sera plus montré.`,
    none: fr`Aucune source. Ajoutez-en une : portevoix source add NOM`,
    hot: 'à chaud',
    cold: 'à froid',
    token: 'a un jeton',
    noToken: 'sans jeton',
    neverSeen: 'encore rien reçu par l’API',
    seen: (at: string) => `dernier appel ${at}`,
    addOrList: fr`Écrivez « source add NOM » ou « source list ». Voir : portevoix source --help`,
    badHeat: (given: string) => fr`--heat : « ${given} » n’est ni hot ni cold.`,
  },
});
