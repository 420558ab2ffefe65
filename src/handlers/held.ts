// Messages of which nobody can tell whether they arrived. An admin looks, and sends again or lets it be.
import { heldDeliveries, letBe, resend } from '../delivery/held.ts';
import { contentFrom, type Delivery, isSealed } from '../delivery/ledger.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import { type Address, type Block, type Button, place, sentence } from '../messages/message.ts';
import { mustBeAdmin } from './admin.ts';
import { AT_A_GLANCE, pageIn, pageRead, shown } from './pages.ts';
import type { Ask, Request } from './request.ts';

/** For an admin's home: the oldest few, with what to do; nothing when none is held. */
export async function heldBlocks(request: Request): Promise<Block[]> {
  const { kit, workspace, locale, formats } = request;
  const say = words(locale);
  const { deliveries, total } = await heldDeliveries(kit.database.db, workspace.id, {
    skip: 0,
    take: AT_A_GLANCE,
  });
  if (total === 0) return [];
  const all: Button = { label: say.all(formats.number(total)), action: { name: 'held' } };
  return [
    { kind: 'text', text: [{ strong: say.title }] },
    { kind: 'note', text: say.why },
    ...(await heldLines(deliveries, request)),
    ...(total > AT_A_GLANCE ? [{ kind: 'buttons', buttons: [all] } as const] : []),
  ];
}

/** All of them, a page at a time. */
export const listHeld: Ask = async (request) => {
  await mustBeAdmin(request);
  const { kit, workspace, locale } = request;
  const say = words(locale);
  const { listed, pager, again } = await pageRead(
    { name: 'held' },
    pageIn(request.subject).page,
    request,
    (part) => heldDeliveries(kit.database.db, workspace.id, part),
  );
  return shown(request, {
    summary: say.title,
    again,
    blocks: [
      { kind: 'text', text: [{ strong: say.title }] },
      { kind: 'note', text: listed.total === 0 ? say.none : say.why },
      ...(await heldLines(listed.deliveries, request)),
      ...pager,
    ],
  });
};

async function heldLines(held: readonly Delivery[], request: Request): Promise<Block[]> {
  const say = words(request.locale);
  const lines = await Promise.all(held.map((each) => line(each, request)));
  return held.flatMap(({ id: subject }, i): Block[] => [
    { kind: 'text', text: lines[i] ?? '' },
    {
      kind: 'buttons',
      buttons: [
        { label: say.again, action: { name: 'held.resend', subject } },
        { label: say.letBe, action: { name: 'held.let-be', subject } },
      ],
    },
  ]);
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
    all: (count: string) => `All ${count}`,
    none: 'None is left.',
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
    all: (count) => `Les ${count} messages`,
    none: 'Il n’en reste aucun.',
    sending: 'C’est reparti.',
    left: 'Laissé en l’état.',
    decided: 'Quelqu’un d’autre en a déjà décidé.',
  },
});
