// Connects a source to a vendor's webhook, and changes that later. Reading what comes in: webhook.ts and vendors/.
import type { By } from '../../audit/act.ts';
import { noted } from '../../audit/note.ts';
import { type Database, transact } from '../../database/client.ts';
import { UserError } from '../../errors.ts';
import { fr, phrases } from '../../i18n/phrases.ts';
import type { Keys } from '../../keys.ts';
import { newToken } from '../../tokens/bearer.ts';
import type { Heat } from '../filters.ts';
import { pointer } from '../vendors/payload.ts';
import { sayUnread } from '../vendors/refusal.ts';
import type { Vendor } from '../vendors/vendor.ts';
import { vendors } from '../vendors/vendors.ts';
import {
  createSource,
  type NewSource,
  QUIET_AFTER_DAYS,
  type Source,
  sourceToFill,
  touchpointSet,
} from './source.ts';
import { openSecrets, readerOf, type SurveyMonkeyRegion, sealSecrets } from './webhook.ts';

/** What is null stays as it is. */
export interface Connection extends Omit<NewSource, 'heat'> {
  /** Left out: the command line. */
  readonly by?: By;
  /** A new source: hot. */
  readonly heat: Heat | null;
  readonly vendor: string;
  readonly signing: string | null;
  readonly token: string | null;
  readonly clientId: string | null;
  readonly region: SurveyMonkeyRegion | null;
  /** As JSON gave it: the uses of the vendor's fields or, for "generic", a whole mapping. */
  readonly mapping: unknown;
  readonly touchpoint: string | null;
}

export interface Connected {
  readonly source: Source;
  readonly vendor: Vendor;
  /** A new bearer token, shown once, where the vendor signs nothing and the source had none. */
  readonly bearer: string | null;
}

export const vendorNames: readonly string[] = [...vendors.map(({ name }) => name), 'generic'];

/** In all: the newest and the one before, so that a secret can be changed without a gap. */
const SIGNING_KEPT = 2;

/**
 * The source of that name, made where there is none, takes the vendor's webhook from now on. For one that does already, what is given is
 * changed and the rest stays. @throws UserError('source.vendor') where it is unknown or the source has another one,
 * 'source.mapping' where the mapping cannot be read, 'source.asks' where something is missing that the vendor needs.
 */
export async function connectWebhook(
  database: Database,
  { keys, workspaceId }: { readonly keys: Keys; readonly workspaceId: string },
  asked: Connection,
): Promise<Connected> {
  if (!vendorNames.includes(asked.vendor)) {
    throw new UserError('source.vendor', (locale) =>
      say(locale).unknown(asked.vendor.slice(0, 40), vendorNames.join(', ')),
    );
  }
  return transact(database, async (tx) => {
    const known = await sourceToFill(tx, workspaceId, asked.name);
    const other = known?.vendor ?? asked.vendor;
    if (other !== asked.vendor) {
      throw new UserError('source.vendor', (locale) => say(locale).another(asked.name, other));
    }
    const mapping = asked.mapping ?? known?.mapping ?? null;
    const vendor = vendorOf(asked.vendor, mapping);
    const kept = openSecrets(keys, known?.sealedSecrets ?? null);
    const added = asked.signing === null ? [] : [asked.signing];
    const signing = [...new Set([...added, ...kept.signing])].slice(0, SIGNING_KEPT);
    const token = asked.token ?? kept.token;
    const clientId = asked.clientId ?? known?.clientId ?? null;
    const has = { signing: signing.length > 0, clientId: clientId !== null, token: token !== null };
    const missing = vendor.asks.find((each) => !has[each]);
    if (missing !== undefined) {
      throw new UserError('source.asks', (locale) => say(locale).missing(vendor.title, OPTIONS[missing]));
    }
    const bearer = vendor.verify === null && !known?.tokenHash ? newToken() : null;
    const { id } =
      known ?? (await createSource(tx, workspaceId, { ...asked, heat: asked.heat ?? 'hot' }, null));
    const source = await tx.source.update({
      where: { workspaceId_id: { workspaceId, id } },
      data: {
        vendor: asked.vendor,
        ...(asked.heat === null ? {} : { heat: asked.heat }),
        sealedSecrets: vendor.asks.length > 0 ? sealSecrets(keys, { signing, token }) : null,
        clientId,
        ...(asked.region === null ? {} : { region: asked.region }),
        ...(mapping === null ? {} : { mapping }),
        ...(await touchpointSet({ db: tx, engine: database.engine }, workspaceId, asked)),
        ...(bearer === null ? {} : { tokenHash: bearer.tokenHash }),
        // From now on it is sent to by itself.
        ...(known?.vendor || known?.tokenHash ? {} : { quietAfterDays: QUIET_AFTER_DAYS }),
      },
    });
    const noting = { workspaceId, by: asked.by ?? 'command-line', now: asked.now } as const;
    await noted(tx, noting, 'source.connected', { source: id, vendor: asked.vendor });
    return { source, vendor, bearer: bearer?.token ?? null };
  });
}

/** How the command line calls what a vendor asks for. */
const OPTIONS = { signing: '--secret', clientId: '--client-id', token: '--token' } as const;

function vendorOf(name: string, mapping: unknown): Vendor {
  if (name === 'generic' && mapping === null) {
    throw new UserError('source.asks', (locale) => say(locale).missing('generic', '--mapping'));
  }
  const reader = readerOf(name, mapping);
  if (reader?.ok) return reader.vendor;
  throw new UserError('source.mapping', (locale) => {
    const words = say(locale);
    if (reader === null) return words.unknown(name, vendorNames.join(', '));
    return words.badMapping(reader.pointer || pointer(''), sayUnread(reader.reason, locale));
  });
}

const say = phrases({
  en: {
    unknown: (given: string, known: string) => `There is no vendor “${given}”; there are ${known}.`,
    another: (name: string, vendor: string) =>
      `The source “${name}” takes the webhook of “${vendor}” already. Choose another name.`,
    missing: (vendor: string, option: string) =>
      `${vendor} needs ${option}; “portevoix source --help” says what it is.`,
    badMapping: (at: string, reason: string) => `The mapping cannot be used. At ${at}: ${reason}`,
  },
  fr: {
    unknown: (given: string, known: string) =>
      fr`L’outil « ${given} » est inconnu ; outils connus : ${known}.`,
    another: (name: string, vendor: string) =>
      fr`La source « ${name} » reçoit déjà le webhook de « ${vendor} ». Choisissez un autre nom.`,
    missing: (vendor: string, option: string) =>
      fr`${vendor} a besoin de ${option} ; « portevoix source --help » dit ce que c’est.`,
    badMapping: (at: string, reason: string) => fr`La correspondance est inutilisable. À ${at} : ${reason}`,
  },
});
