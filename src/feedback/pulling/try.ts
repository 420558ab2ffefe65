// Asks a vendor once, before its key is kept: whoever connects a source is told at once where that does not work.
import { UserError } from '../../errors.ts';
import { formats } from '../../i18n/formats.ts';
import { fr, phrases } from '../../i18n/phrases.ts';
import { type PullAccount, PullStop } from '../vendors/pulling.ts';
import type { PullAsked } from './account.ts';
import { asking, type VendorFetch } from './asking.ts';

const DAY_MS = 86_400_000;

/**
 * Whether it answers just now. Nothing is stored of what it says.
 * @throws UserError 'pull.denied', 'pull.forbidden', 'pull.unpaid', 'pull.clock', 'pull.gone', 'pull.moved', 'pull.shape': nobody but an admin can help
 */
export async function tryPull(
  { puller, account, secret }: PullAsked,
  { fetch, now }: { readonly fetch: VendorFetch; readonly now: Date },
): Promise<boolean> {
  const { ask } = asking(fetch, () => now);
  const from = { since: new Date(now.getTime() - DAY_MS), page: null };
  try {
    await puller.page(ask, { account, secret, now }, from);
    return true;
  } catch (error) {
    if (!(error instanceof PullStop)) throw error;
    const refusal = refusalOf(error, account);
    if (refusal === null) return false;
    throw new UserError(`pull.${refusal}`, (locale) => {
      const ahead = formats(locale, 'UTC').number(Math.abs(error.aheadMinutes));
      if (refusal === 'clock') return say(locale).clock(puller.vendor, ahead, error.aheadMinutes > 0);
      return say(locale)[refusal](puller.vendor);
    });
  }
}

/** Null for what passes, or is to be seen in the source's line. At an address that was typed, a page of something else is no passing fault. */
function refusalOf({ code }: PullStop, { at }: PullAccount) {
  if (code === 'fetch.shape' && at !== null) return 'shape';
  const refusals = ['denied', 'forbidden', 'unpaid', 'clock', 'gone', 'moved'] as const;
  return refusals.find((each) => code === `fetch.${each}`) ?? null;
}

const say = phrases({
  en: {
    denied: (vendor: string) =>
      `${vendor} does not take this key: it is mistyped, has expired or was revoked, or its account is kept in another --region. Nothing was kept. Where a key is made: docs/vendor-keys.md.`,
    forbidden: (vendor: string) =>
      `${vendor} knows this key, but it may not read answers. Nothing was kept. The rights it needs: docs/vendor-keys.md.`,
    unpaid: (vendor: string) =>
      `${vendor} wants to be paid first: its plan has ended, or does not include the API. Nothing was kept.`,
    clock: (vendor: string, minutes: string, isAhead: boolean) =>
      `${vendor} does not take this key while the clock of this machine is ${minutes} min ${isAhead ? 'ahead' : 'behind'}. Set it (NTP) and try again; nothing was kept.`,
    moved: (vendor: string) =>
      `${vendor} answers at another address, where the key is not sent. Nothing was kept; check --at: https rather than http, and no address that leads on.`,
    shape: (vendor: string) =>
      `What answers at --at is not ${vendor}’s interface for programs, but a web page or the like. Nothing was kept; check the address, and that the interface is on: docs/vendor-keys.md.`,
    gone: (vendor: string) =>
      `${vendor} knows no such form, app or account. Nothing was kept; check --of and --at.`,
  },
  fr: {
    denied: (vendor) =>
      fr`${vendor} refuse cette clé : elle est mal recopiée, a expiré ou a été révoquée, ou son compte est hébergé dans une autre --region. Rien n’a été gardé. Où créer une clé : docs/vendor-keys.md.`,
    forbidden: (vendor) =>
      fr`${vendor} reconnaît cette clé, mais elle n’a pas le droit de lire les réponses. Rien n’a été gardé. Les droits qu’il lui faut : docs/vendor-keys.md.`,
    unpaid: (vendor) =>
      fr`Un paiement est d’abord à faire chez ${vendor} : l’abonnement est échu, ou ne comprend pas l’API. Rien n’a été gardé.`,
    clock: (vendor, minutes, isAhead) =>
      fr`${vendor} refuse cette clé, car l’horloge de cette machine ${isAhead ? 'avance' : 'retarde'} de ${minutes} min. Réglez-la (NTP) et recommencez ; rien n’a été gardé.`,
    moved: (vendor) =>
      fr`${vendor} répond à une autre adresse, où la clé n’est pas envoyée. Rien n’a été gardé ; vérifiez --at : https plutôt que http, et aucune adresse qui renvoie ailleurs.`,
    shape: (vendor) =>
      fr`Ce qui répond à l’adresse donnée par --at n’est pas l’interface pour programmes de ${vendor}, mais une page web ou autre chose. Rien n’a été gardé ; vérifiez l’adresse, et que cette interface est activée : docs/vendor-keys.md.`,
    gone: (vendor) =>
      fr`${vendor} ne connaît pas ce formulaire, cette application ou ce compte. Rien n’a été gardé ; vérifiez --of et --at.`,
  },
});
