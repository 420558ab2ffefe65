// Asks a vendor once, before its key is kept: whoever connects a source is told at once where that does not work.
import { UserError } from '../../errors.ts';
import { fr, phrases } from '../../i18n/phrases.ts';
import { PullStop } from '../vendors/pulling.ts';
import type { PullAsked } from './account.ts';
import { asking, type VendorFetch } from './asking.ts';

const DAY_MS = 86_400_000;

/**
 * Whether it answers just now. Nothing is stored of what it says.
 * @throws UserError 'pull.denied', 'pull.gone': nobody but an admin can help
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
    if (error.code === 'fetch.denied')
      throw new UserError('pull.denied', (locale) => say(locale).denied(puller.vendor));
    if (error.code === 'fetch.gone')
      throw new UserError('pull.gone', (locale) => say(locale).gone(puller.vendor));
    return false;
  }
}

const say = phrases({
  en: {
    denied: (vendor: string) =>
      `${vendor} does not take this key, or it may not read answers. Nothing was kept. What the key has to be allowed: docs/webhooks.md.`,
    gone: (vendor: string) =>
      `${vendor} knows no such form, app or account. Nothing was kept; check --of and --at.`,
  },
  fr: {
    denied: (vendor) =>
      fr`${vendor} refuse cette clé, ou elle n’a pas le droit de lire les réponses. Rien n’a été gardé. Les droits qu’il lui faut : docs/webhooks.md.`,
    gone: (vendor) =>
      fr`${vendor} ne connaît pas ce formulaire, cette application ou ce compte. Rien n’a été gardé ; vérifiez --of et --at.`,
  },
});
