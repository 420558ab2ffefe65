// `portevoix token`: makes a token for the HTTP API, shown once, lists them, and revokes one.
import type { Locale } from '../i18n/locale.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import {
  type ApiToken,
  addToken,
  endOf,
  isExpired,
  listTokens,
  revokeToken,
  type Scope,
  scopes,
  tokenNamed,
  USUAL_DAYS,
} from '../tokens/token.ts';
import { tokenWords } from '../tokens/words.ts';
import { type Workspace, workspaceById } from '../workspace/workspace.ts';
import { argumentsIn } from './arguments.ts';
import { byHand, openBackOffice } from './back-office.ts';
import { type BackOffice, type Command, type Io, UsageError } from './command.ts';
import { tokenUsage } from './usage/token.ts';

export const tokenCommand: Command = {
  name: 'token',
  summary: {
    en: 'Tokens for the HTTP API, by scope: make one, list them, revoke one',
    fr: 'Jetons de l’API HTTP, par droit : en créer un, les lister, en révoquer un',
  },
  usage: tokenUsage,
  async run(args, io) {
    const asked = parse(args, io.locale);
    const office = await openBackOffice(io);
    try {
      if (asked.kind === 'list') await list(office, io, asked.json);
      else if (asked.kind === 'add') await add(office, io, asked);
      else await revoke(office, io, asked.name);
      return 0;
    } finally {
      await office.close();
    }
  },
};

type TokenAsked =
  | { readonly kind: 'list'; readonly json: boolean }
  | { readonly kind: 'revoke'; readonly name: string }
  | Adding;

interface Adding {
  readonly kind: 'add';
  readonly name: string;
  readonly scopes: readonly Scope[];
  /** A day, 'never', or undefined where nothing was said. */
  readonly until: string | undefined;
  readonly json: boolean;
}

const OPTIONS = {
  scope: { type: 'string', multiple: true },
  until: { type: 'string' },
  json: { type: 'boolean' },
} as const;

/** @throws UsageError in the operator's language. */
function parse(args: readonly string[], locale: Locale): TokenAsked {
  const { values, positionals } = argumentsIn(args, { options: OPTIONS, allowPositionals: true }, locale);
  const words = say(locale);
  const [kind, name, ...more] = positionals;
  const { scope = [], until, json = false } = values;
  const isAlone = scope.length === 0 && until === undefined;
  if (kind === 'list' && name === undefined && isAlone) return { kind, json };
  if (more.length > 0 || name === undefined) throw new UsageError(words.what);
  if (kind === 'revoke' && isAlone && !json) return { kind, name };
  if (kind !== 'add') throw new UsageError(words.what);
  if (scope.length === 0) throw new UsageError(words.noScope(scopes.join(', ')));
  const its = scope.map((each) => {
    const known = scopes.find((one) => one === each.toLowerCase());
    if (known === undefined) throw new UsageError(words.unknownScope(each, scopes.join(', ')));
    return known;
  });
  return { kind, name, scopes: its, until, json };
}

async function add(office: BackOffice, io: Io, { name, scopes: its, until, json }: Adding): Promise<void> {
  const { database, workspaceId } = office;
  const now = io.clock.now();
  const workspace = await workspaceById(database.db, workspaceId);
  const expiresAt = expiry(until, workspace, now, io.locale);
  const { added, token } = await addToken(database, workspaceId, { name, scopes: its, expiresAt, now });
  if (json) {
    io.out(JSON.stringify({ ...jsonOf(added, now), token }));
    return;
  }
  io.err(say(io.locale).added(added.name));
  io.out(token);
}

function expiry(until: string | undefined, workspace: Workspace, now: Date, locale: Locale): Date | null {
  if (until === undefined) return new Date(now.getTime() + USUAL_DAYS * 86_400_000);
  if (until.toLowerCase() === 'never') return null;
  const end = endOf(until, workspace, now);
  if (end === null) throw new UsageError(say(locale).badDay(until));
  return end;
}

async function revoke(office: BackOffice, io: Io, name: string): Promise<void> {
  const { database, workspaceId } = office;
  const { id } = await tokenNamed(database.db, workspaceId, name);
  await revokeToken(database, workspaceId, id, byHand(io));
  io.err(say(io.locale).revoked(name.trim()));
}

async function list(office: BackOffice, io: Io, json: boolean): Promise<void> {
  const { database, workspaceId } = office;
  const now = io.clock.now();
  const tokens = await listTokens(database.db, workspaceId);
  if (json) {
    io.out(
      JSON.stringify(
        tokens.map((each) => jsonOf(each, now)),
        null,
        2,
      ),
    );
    return;
  }
  if (tokens.length === 0) io.err(say(io.locale).none);
  const { timeZone } = await workspaceById(database.db, workspaceId);
  const reading = { locale: io.locale, timeZone, now };
  for (const each of tokens) io.out(tokenWords(each, reading));
}

function jsonOf(token: ApiToken, now: Date) {
  const { name, scopes: its, createdAt, expiresAt, lastUsedOn } = token;
  return { name, scopes: its, createdAt, expiresAt, lastUsedOn, isExpired: isExpired(token, now) };
}

const say = phrases({
  en: {
    what: 'Say “token add NAME --scope SCOPE”, “token list” or “token revoke NAME”. See: portevoix token --help',
    noScope: (known: string) => `Say what it is for: --scope, one or several of ${known}.`,
    unknownScope: (given: string, known: string) => `--scope: “${given}” is not known; there are: ${known}.`,
    badDay: (given: string) =>
      `--until: “${given}” is neither a day to come, written as YYYY-MM-DD, nor “never”.`,
    added: (name: string) => `Token “${name}”. It follows; keep it now, it is not shown again.`,
    revoked: (name: string) => `The token “${name}” is refused from now on.`,
    none: 'No token yet. Make one: portevoix token add NAME --scope read:voice',
  },
  fr: {
    what: fr`Écrivez « token add NOM --scope DROIT », « token list » ou « token revoke NOM ». Voir : portevoix token --help`,
    noScope: (known) => fr`Dites à quoi il sert : --scope, un ou plusieurs parmi ${known}.`,
    unknownScope: (given, known) => fr`--scope : « ${given} » est inconnu ; valeurs possibles : ${known}.`,
    badDay: (given) => fr`--until : « ${given} » n’est ni un jour à venir, écrit AAAA-MM-JJ, ni « never ».`,
    added: (name) => fr`Jeton « ${name} ». Il suit ; gardez-le maintenant, il ne sera plus montré.`,
    revoked: (name) => fr`Le jeton « ${name} » est refusé dès maintenant.`,
    none: fr`Aucun jeton. Pour en créer un : portevoix token add NOM --scope read:voice`,
  },
});
