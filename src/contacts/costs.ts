// What contacts cost, as admins say it: the currency, the day on which months are closed, and a price for each channel from a day on. There is
// no default: public figures differ by two.

import type { Doer } from '../audit/act.ts';
import { noted } from '../audit/note.ts';
import { type Database, isUniqueViolation, type Store, transact } from '../database/client.ts';
import type { ContactSettingsModel as ContactSettings } from '../database/generated/sqlite/models.ts';
import { type ContactChannel, isContactChannel } from '../touchpoints/channel.ts';
import type { UnitPrice } from './lines.ts';
import { type Currency, currencyCalled } from './money.ts';

export type { ContactSettingsModel as ContactSettings } from '../database/generated/sqlite/models.ts';

/** Null where the company does not count costs yet. */
export function contactSettings(db: Store, workspaceId: string): Promise<ContactSettings | null> {
  return db.contactSettings.findUnique({ where: { workspaceId } });
}

export function currencyOf({ currency, digits }: Pick<ContactSettings, 'currency' | 'digits'>): Currency {
  return { code: currency, digits };
}

export interface SettingsDraft {
  /** ISO 4217. */
  readonly currency: string;
  readonly closesOn: number;
  /** YYYY-MM. */
  readonly firstMonth: string;
  /** See `contactRetention`. */
  readonly keepDays: number | null;
}

/** in-use: something is priced, or closed, in the currency that there is. begun: a month is closed already, so that the first one stays. */
export type SavedSettings = { readonly kind: 'saved' | 'unknown-currency' | 'in-use' | 'begun' | 'outdated' };

/** @param version 0: there were none */
export async function saveContactSettings(
  database: Database,
  workspaceId: string,
  { draft, version, doer }: { readonly draft: SettingsDraft; readonly version: number; readonly doer: Doer },
): Promise<SavedSettings> {
  const currency = currencyCalled(draft.currency);
  if (currency === null) return { kind: 'unknown-currency' };
  const { closesOn, firstMonth, keepDays } = draft;
  const data = { currency: currency.code, digits: currency.digits, closesOn, firstMonth, keepDays };
  try {
    return await transact(database, async (tx) => {
      const before = await contactSettings(tx, workspaceId);
      if ((before?.version ?? 0) !== version) return { kind: 'outdated' };
      if (before === null) await tx.contactSettings.create({ data: { workspaceId, ...data } });
      else {
        if (before.currency !== currency.code && (await isPriced(tx, workspaceId))) return { kind: 'in-use' };
        const isBegun = (await tx.contactStatement.findFirst({ where: { workspaceId } })) !== null;
        if (isBegun && before.firstMonth !== firstMonth) return { kind: 'begun' };
        // Decimals stay those of the day on which the currency was chosen.
        const { digits, ...others } = data;
        const kept = before.currency === currency.code ? others : { ...others, digits };
        await tx.contactSettings.update({
          where: { workspaceId },
          data: { ...kept, version: { increment: 1 } },
        });
      }
      await noted(tx, { workspaceId, ...doer }, 'contacts.changed', {
        what: 'settings',
        item: currency.code,
      });
      return { kind: 'saved' };
    });
  } catch (error) {
    if (isUniqueViolation(error)) return { kind: 'outdated' };
    throw error;
  }
}

async function isPriced(tx: Store, workspaceId: string): Promise<boolean> {
  const where = { workspaceId };
  return (
    (await tx.unitCost.findFirst({ where })) !== null ||
    (await tx.contactStatement.findFirst({ where })) !== null ||
    (await tx.contact.findFirst({ where: { workspaceId, cost: { not: null } }, select: { id: true } })) !==
      null
  );
}

/** By channel, the latest first. */
export async function pricesOf(db: Store, workspaceId: string): Promise<UnitPrice[]> {
  const rows = await db.unitCost.findMany({
    where: { workspaceId },
    orderBy: [{ channel: 'asc' }, { since: 'desc' }],
  });
  return rows.map(({ channel, since, per, micros }) => ({
    channel,
    since,
    per: per === 'minute' ? 'minute' : 'contact',
    micros,
  }));
}

/** From that day on, in the place of what was said for it. Doing it twice changes nothing. */
export function savePrice(
  database: Database,
  workspaceId: string,
  price: UnitPrice & { readonly channel: ContactChannel },
  doer: Doer,
): Promise<void> {
  const { channel, since, per, micros } = price;
  return transact(database, async (tx) => {
    await tx.unitCost.upsert({
      where: { workspaceId_channel_since: { workspaceId, channel, since } },
      create: { workspaceId, channel, since, per, micros },
      update: { per, micros },
    });
    await noted(tx, { workspaceId, ...doer }, 'contacts.changed', {
      what: 'cost',
      item: `${channel}/${since}`,
    });
  });
}

/** False where it is gone already. @param which "phone/2026-10-01" */
export function removePrice(
  database: Database,
  workspaceId: string,
  which: string,
  doer: Doer,
): Promise<boolean> {
  const { channel, since } = priceCalled(which);
  return transact(database, async (tx) => {
    const { count } = await tx.unitCost.deleteMany({ where: { workspaceId, channel, since } });
    if (count > 0)
      await noted(tx, { workspaceId, ...doer }, 'contacts.changed', { what: 'cost', item: which });
    return count > 0;
  });
}

function priceCalled(which: string): { readonly channel: string; readonly since: string } {
  const [channel = '', since = ''] = which.split('/');
  return { channel: isContactChannel(channel) ? channel : '', since };
}
