// Messages of which nobody can tell whether they arrived. An admin looks, and sends again or lets it be.
import { heldDeliveries, letBe, resend } from '../delivery/held.ts';
import { contentFrom, isSealed } from '../delivery/ledger.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import { type Block, place, sentence } from '../messages/message.ts';
import { mustBeAdmin } from './admin.ts';
import type { Ask, Request } from './request.ts';

const SHOWN = 5;

/** For an admin's home: the oldest few, with what to do; nothing when none is held. */
export async function heldBlocks(request: Request): Promise<Block[]> {
  const { kit, workspace, locale } = request;
  const say = words(locale);
  const held = await heldDeliveries(kit.database.db, workspace.id, SHOWN);
  if (held.length === 0) return [];
  return [
    { kind: 'text', text: [{ strong: say.title }] },
    { kind: 'note', text: say.why },
    ...held.flatMap((each): Block[] => {
      const where = isSealed(each.address) ? say.someone : place(each.address).id;
      const what = isSealed(each.address) ? '' : ` · ${contentFrom(each).message.summary}`;
      return [
        { kind: 'text', text: `${where}${what}` },
        {
          kind: 'buttons',
          buttons: [
            { label: say.again, action: { name: 'held.resend', subject: each.id } },
            { label: say.letBe, action: { name: 'held.let-be', subject: each.id } },
          ],
        },
      ];
    }),
  ];
}

export const resendHeld: Ask = async (request) => {
  await mustBeAdmin(request);
  const { kit, workspace, subject, at, locale } = request;
  const done = await resend(kit.database.db, workspace.id, subject ?? '', at);
  kit.nudge();
  return { kind: 'say', message: sentence(done ? words(locale).sending : words(locale).decided) };
};

export const letHeldBe: Ask = async (request) => {
  await mustBeAdmin(request);
  const { kit, workspace, subject, locale } = request;
  const done = await letBe(kit.database.db, workspace.id, subject ?? '');
  return { kind: 'say', message: sentence(done ? words(locale).left : words(locale).decided) };
};

const words = phrases({
  en: {
    title: 'Did these arrive?',
    why: 'The answer of the chat was lost, and it cannot tell. Look there, then decide.',
    someone: 'someone who prefers not to be named',
    again: 'Not there: resend',
    letBe: 'It is there: leave it',
    sending: 'It is on its way again.',
    left: 'Left as it is.',
    decided: 'Somebody else has already decided that.',
  },
  fr: {
    title: 'Ces messages sont-ils arrivés ?',
    why: 'La réponse de la messagerie s’est perdue, et elle ne sait pas dire. Allez voir, puis décidez.',
    someone: 'quelqu’un qui préfère ne pas se nommer',
    again: fr`Absent : renvoyer`,
    letBe: fr`Présent : laisser`,
    sending: 'C’est reparti.',
    left: 'Laissé en l’état.',
    decided: 'Quelqu’un d’autre en a déjà décidé.',
  },
});
