// Messages of which nobody can tell whether they arrived. An admin looks, and sends again or lets it be.
import { heldDeliveries, letBe, resend } from '../delivery/held.ts';
import { contentFrom, type Delivery, isSealed } from '../delivery/ledger.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import { type Address, type Block, place, sentence } from '../messages/message.ts';
import { mustBeAdmin } from './admin.ts';
import type { Ask, Request } from './request.ts';

const SHOWN = 5;

/** For an admin's home: the oldest few, with what to do; nothing when none is held. */
export async function heldBlocks(request: Request): Promise<Block[]> {
  const { kit, workspace, locale } = request;
  const say = words(locale);
  const held = await heldDeliveries(kit.database.db, workspace.id, SHOWN);
  if (held.length === 0) return [];
  const lines = await Promise.all(held.map((each) => line(each, request)));
  return [
    { kind: 'text', text: [{ strong: say.title }] },
    { kind: 'note', text: say.why },
    ...held.flatMap(({ id: subject }, i): Block[] => [
      { kind: 'text', text: lines[i] ?? '' },
      {
        kind: 'buttons',
        buttons: [
          { label: say.again, action: { name: 'held.resend', subject } },
          { label: say.letBe, action: { name: 'held.let-be', subject } },
        ],
      },
    ]),
  ];
}

async function line(held: Delivery, request: Request): Promise<string> {
  if (isSealed(held.address)) return words(request.locale).someone;
  return `${await nameAt(held.address, request)} · ${contentFrom(held).message.summary}`;
}

/** "#general" or a person's name; the chat's own id where nobody knows better. */
async function nameAt(address: Address, { kit, workspace }: Request): Promise<string> {
  const channel = await kit.directory.channel(address);
  if (channel) return `#${channel.name}`;
  const { platform, id: externalId } = place(address);
  const person = await kit.database.db.person.findUnique({
    where: { workspaceId_platform_externalId: { workspaceId: workspace.id, platform, externalId } },
  });
  return person?.name ?? externalId;
}

export const resendHeld: Ask = async (request) => {
  await mustBeAdmin(request);
  const { kit, workspace, subject, at, locale } = request;
  const done = await resend(kit.database.db, workspace.id, subject ?? '', at);
  kit.nudge();
  return { kind: 'say', message: sentence(done ? words(locale).sending : words(locale).decided), did: true };
};

export const letHeldBe: Ask = async (request) => {
  await mustBeAdmin(request);
  const { kit, workspace, subject, locale } = request;
  const done = await letBe(kit.database.db, workspace.id, subject ?? '');
  return { kind: 'say', message: sentence(done ? words(locale).left : words(locale).decided), did: true };
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
