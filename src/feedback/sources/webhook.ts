// A source's webhook as it is kept: whose it is, what signs it (sealed) and what its fields are. HTTP is elsewhere.
import type { Store } from '../../database/client.ts';
import { type Keys, opened } from '../../keys.ts';
import { genericVendor } from '../vendors/generic.ts';
import { parseMapping } from '../vendors/mapping.ts';
import { inside } from '../vendors/payload.ts';
import type { ReadOptions } from '../vendors/read.ts';
import type { ReadRefusal } from '../vendors/refusal.ts';
import type { surveymonkeyHosts } from '../vendors/surveymonkey-response.ts';
import { type FieldUses, parseFieldUses } from '../vendors/uses.ts';
import type { Secrets, Vendor } from '../vendors/vendor.ts';
import { vendorNamed } from '../vendors/vendors.ts';
import type { Source } from './source.ts';

export type SurveyMonkeyRegion = keyof typeof surveymonkeyHosts;
export const regions: readonly SurveyMonkeyRegion[] = [
  'us',
  'eu',
  'ca',
] satisfies (keyof typeof surveymonkeyHosts)[];

export interface SealedSecrets {
  /** The newest first. */
  readonly signing: readonly string[];
  /** For fetching answers. */
  readonly token: string | null;
}

export interface Webhook {
  readonly vendor: Vendor;
  readonly secrets: Secrets;
  readonly token: string | null;
  readonly region: SurveyMonkeyRegion;
  readonly options: ReadOptions;
}

/** The purpose under which they are sealed. */
export const SECRETS = 'source.secrets';

export function sealSecrets(keys: Keys, secrets: SealedSecrets): string {
  return keys.seal(SECRETS, JSON.stringify(secrets));
}

/** None where nothing is kept yet, or no key opens it: then they are asked for again. */
export function openSecrets(keys: Keys, sealed: string | null): SealedSecrets {
  const kept: unknown = JSON.parse((sealed === null ? null : opened(keys, SECRETS, sealed)) ?? '{}');
  const signing = inside(kept, 'signing');
  const token = inside(kept, 'token');
  return {
    signing: Array.isArray(signing) ? signing.filter((each) => typeof each === 'string') : [],
    token: typeof token === 'string' ? token : null,
  };
}

/** The vendor that reads by this mapping, and what its fields are; or the first thing that is wrong with the mapping. */
export function readerOf(
  vendor: string,
  mapping: unknown,
):
  | { readonly ok: true; readonly vendor: Vendor; readonly uses: FieldUses | null }
  | ({ readonly ok: false } & ReadRefusal)
  | null {
  if (vendor === 'generic') {
    const parsed = parseMapping(mapping);
    return parsed.ok ? { ok: true, vendor: genericVendor(parsed.value), uses: null } : parsed;
  }
  const known = vendorNamed(vendor);
  if (known === null) return null;
  const uses = parseFieldUses(mapping ?? {});
  return uses.ok ? { ok: true, vendor: known, uses: uses.value } : uses;
}

/** Null where the source takes no webhook. */
export function webhookOf(keys: Keys, source: Source): Webhook | null {
  const reader = source.vendor === null ? null : readerOf(source.vendor, source.mapping);
  if (!reader?.ok) return null;
  const { signing, token } = openSecrets(keys, source.sealedSecrets);
  const { clientId, touchpoint } = source;
  return {
    vendor: reader.vendor,
    secrets: { signing, ...(clientId === null ? {} : { clientId }) },
    token,
    region: regions.find((each) => each === source.region) ?? 'us',
    options: readOptions(reader.uses, touchpoint),
  };
}

export function readOptions(uses: FieldUses | null, touchpoint: string | null): ReadOptions {
  return { ...(uses === null ? {} : { uses }), ...(touchpoint === null ? {} : { touchpoint }) };
}

/** So many bodies were refused. `code` says why the last one was and holds nothing of it. A source that is gone has no count. */
export async function noteRefused(
  db: Store,
  { workspaceId, id }: Pick<Source, 'workspaceId' | 'id'>,
  { code, now, count = 1 }: { code: string; now: Date; count?: number },
): Promise<void> {
  await db.source.updateMany({
    where: { workspaceId, id },
    data: { errorCount: { increment: count }, lastErrorAt: now, lastError: code },
  });
}
