// `portevoix source`: adds a source with the token for its API calls or the address for a vendor's webhook, changes it, lists sources.
// What a listed one looks like is source-line.ts.
import { readFile } from 'node:fs/promises';
import { UserError } from '../errors.ts';
import { personalSegments, removeSegments } from '../feedback/personal-segments.ts';
import { pullOf, pullsOf } from '../feedback/pulling/account.ts';
import { redact } from '../feedback/redaction.ts';
import { connectWebhook } from '../feedback/sources/connect.ts';
import { healthOf } from '../feedback/sources/health.ts';
import { healthRemedy } from '../feedback/sources/health-words.ts';
import { addSource, listSources, renewToken, setSource } from '../feedback/sources/source.ts';
import { regions } from '../feedback/sources/webhook.ts';
import { touchpointsCalled } from '../feedback/touchpoints/company.ts';
import { parseBody } from '../feedback/vendors/payload.ts';
import { sayUnread } from '../feedback/vendors/refusal.ts';
import { zendeskTrigger } from '../feedback/vendors/zendesk.ts';
import { mailboxOf } from '../mail-in/mailbox.ts';
import { mailboxRemedy, mailboxText } from '../mail-in/standing.ts';
import { webhookPath } from '../web/webhooks.ts';
import { byHand, openBackOffice } from './back-office.ts';
import type { BackOffice, Command, Io } from './command.ts';
import { readSecret } from './secret.ts';
import { type Connect, type PullArguments, parseSource, type SourceArguments } from './source-arguments.ts';
import { sourceJson, sourceLine, webhookUrl } from './source-line.ts';
import { saySource } from './source-phrases.ts';
import { pullSource, steerPull } from './source-pull.ts';
import { sourceUsage } from './usage/source.ts';

export const sourceCommand: Command = {
  name: 'source',
  summary: {
    en: 'Where feedback comes from: add one (with its token or a vendor’s webhook), change it, list them',
    fr: 'D’où viennent les réponses\u00a0: en ajouter une (avec son jeton ou le webhook d’un outil), la changer, les lister',
  },
  usage: sourceUsage,
  async run(args, io) {
    const asked = parseSource(args, io.locale);
    const secrets = asked.kind === 'connect' || asked.kind === 'pull' ? await secretsOf(asked, io) : null;
    const office = await openBackOffice(io);
    try {
      if (asked.kind === 'list') await list(office, io, asked.json);
      else if (asked.kind === 'clean') await clean(office, io, asked);
      else if (asked.kind === 'add') await add(office, io, asked);
      else if (asked.kind === 'token') await renew(office, io, asked);
      else if (asked.kind === 'set') await set(office, io, asked);
      else if (asked.kind === 'pause' || asked.kind === 'resume') await steerPull(office, io, asked);
      else if (secrets === null) throw new Error('what is connected has secrets');
      else if (asked.kind === 'pull') await pullSource(office, io, asked, secrets);
      else await connect(office, io, { ...asked, ...secrets });
      return 0;
    } finally {
      await office.close();
    }
  },
};

/** Takes out of all answers what looks personal in their segments. */
async function clean(
  office: BackOffice,
  io: Io,
  { isDryRun, json }: SourceArguments & { kind: 'clean' },
): Promise<void> {
  const { database, workspaceId } = office;
  const keys = await personalSegments(database, workspaceId);
  const answers = isDryRun ? 0 : await removeSegments(database, workspaceId, keys, byHand(io));
  if (json) {
    io.out(JSON.stringify({ segments: keys, answers, dryRun: isDryRun }));
    return;
  }
  const words = saySource(io.locale);
  const names = keys.map((key) => redact(key).text);
  if (keys.length === 0) io.out(words.nothingPersonal);
  else io.out(isDryRun ? words.wouldClean(names) : words.cleaned(names, answers));
}

async function add(
  office: BackOffice,
  io: Io,
  { name, heat, json }: SourceArguments & { kind: 'add' },
): Promise<void> {
  const { source, token } = await addSource(office.database, office.workspaceId, {
    name,
    heat,
    now: io.clock.now(),
  });
  if (json) {
    io.out(JSON.stringify({ name: source.name, heat: source.heat, token }));
    return;
  }
  io.err(saySource(io.locale).added(source.name));
  io.out(token);
}

async function renew(
  office: BackOffice,
  io: Io,
  { name, json }: SourceArguments & { kind: 'token' },
): Promise<void> {
  const token = await renewToken(office.database, office.workspaceId, name, byHand(io));
  if (json) {
    io.out(JSON.stringify({ name: name.trim(), token }));
    return;
  }
  io.err(saySource(io.locale).renewed(name.trim()));
  io.out(token);
}

/** Everything that is not in the arguments themselves. */
async function secretsOf({ values }: Connect | PullArguments, io: Io) {
  return {
    signing: values.secret === undefined ? null : await readSecret('--secret', values.secret, io),
    token: values.token === undefined ? null : await readSecret('--token', values.token, io),
    mapping: values.mapping === undefined ? null : await mappingIn(values.mapping),
  };
}

async function mappingIn(file: string): Promise<unknown> {
  const bytes = await readFile(file).catch(() => null);
  if (bytes === null) throw new UserError('source.noFile', (locale) => saySource(locale).noFile(file));
  const parsed = parseBody(bytes);
  if (parsed.ok) return parsed.value;
  const { reason } = parsed;
  throw new UserError('source.mapping', (locale) =>
    saySource(locale).badFile(file, sayUnread(reason, locale)),
  );
}

async function connect(
  office: BackOffice,
  io: Io,
  { name, heat, vendor: asked, values, json, ...given }: Connect & Awaited<ReturnType<typeof secretsOf>>,
): Promise<void> {
  const { source, vendor, bearer } = await connectWebhook(office.database, office, {
    ...given,
    name,
    heat,
    vendor: asked,
    clientId: values['client-id']?.trim() || null,
    region: regions.find((each) => each === values.region) ?? null,
    touchpoint: values.touchpoint?.trim() || null,
    now: io.clock.now(),
  });
  const path = webhookPath(source.id);
  const url = webhookUrl(office, source);
  if (json) {
    const { name: itsName, heat: itsHeat } = source;
    io.out(JSON.stringify({ name: itsName, heat: itsHeat, vendor: vendor.name, path, url, token: bearer }));
    return;
  }
  const words = saySource(io.locale);
  const { title } = vendor;
  io.err(vendor.verify === null ? words.sendsNone(source.name, title) : words.connected(source.name, title));
  io.out(url ?? path);
  if (url === null) io.err(words.pathOnly('https://voice.example.com'));
  if (vendor.name === 'zendesk') io.err(`${words.trigger}\n${JSON.stringify(zendeskTrigger, null, 2)}`);
  if (vendor.name === 'typeform') io.err(words.ratings);
  if (bearer === null) return;
  io.err(words.newToken);
  io.out(bearer);
}

async function set(
  office: BackOffice,
  io: Io,
  { name, settings, json }: Extract<SourceArguments, { kind: 'set' }>,
): Promise<void> {
  const source = await setSource(office.database, office.workspaceId, name, settings, byHand(io));
  const pull = await pullOf(office.database.db, office.workspaceId, source.id);
  if (json) {
    io.out(JSON.stringify(sourceJson(source, office, io.clock.now(), pull), null, 2));
    return;
  }
  const words = saySource(io.locale);
  io.err(words.set(source.name));
  const called = await touchpointsCalled(office.database.db, office.workspaceId);
  io.out(sourceLine(source, office, { locale: io.locale, now: io.clock.now(), called, pull }));
  if (typeof settings.keepDays === 'number') io.err(words.forgetting);
}

async function list(office: BackOffice, io: Io, json: boolean): Promise<void> {
  const sources = await listSources(office.database.db, office.workspaceId);
  const pulls = await pullsOf(office.database.db, office.workspaceId);
  const now = io.clock.now();
  if (json) {
    io.out(
      JSON.stringify(
        sources.map((each) => sourceJson(each, office, now, pulls.get(each.id) ?? null)),
        null,
        2,
      ),
    );
    return;
  }
  if (sources.length === 0) io.err(saySource(io.locale).none);
  const called = await touchpointsCalled(office.database.db, office.workspaceId);
  for (const each of sources) {
    const pull = pulls.get(each.id) ?? null;
    io.out(sourceLine(each, office, { locale: io.locale, now, called, pull }));
    const remedy = healthRemedy(healthOf(each, now), io.locale, pull);
    if (remedy !== null) io.err(`  ${remedy}`);
  }
  const mailbox = await mailboxOf(office.database.db, office.workspaceId);
  if (mailbox === null) return;
  io.out(mailboxText(mailbox, { locale: io.locale, now }));
  const trouble = mailboxRemedy(mailbox, io.locale);
  if (trouble !== null) io.err(`  ${trouble}`);
}
