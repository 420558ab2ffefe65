// A customer hears back, by buttons and forms alone: what they said is fetched from a small server that answers as Zendesk's documentation says, a
// colleague takes the case, contacts them and writes; the message stands on their ticket, once, and the case's card says so.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createRule } from '../../src/cases/rules/save.ts';
import { sourceCommand } from '../../src/cli/source.ts';
import type { Said } from '../feedback/pulling/vendors.ts';
import { onDatabase, unattended } from '../harness/unattended.ts';
import { ADMIN, type Chat, type Shown } from './chat.ts';
import { helpDesk } from './help-desk.ts';

const COLLEAGUE = 1;

const said = {
  fr: {
    source: 'Assistance',
    words: 'Toujours aucune nouvelle de mon remboursement.',
    other: 'On m’a raccroché au nez.',
    third: 'Personne ne rappelle jamais.',
    notArrived: 'Ce que vous avez écrit au client du cas n° 1 n’est pas arrivé.',
    why: 'la source refuse ce texte',
    open: 'Personne ne l’a pris',
    has: 'le client n’a pas encore été contacté',
    wasContacted: 'client contacté le',
    mine: 'Le cas n° 1 est à vous.',
    contacted: 'C’est noté : le client du cas n° 1 a été contacté.',
    goes: 'un commentaire sur son ticket Zendesk',
    preview: 'Voici ce que lira le client, et rien d’autre :',
    text: 'Bonjour, votre remboursement part demain. Pardon pour l’attente.',
    better: 'Bonjour, votre remboursement est parti ce matin. Pardon pour l’attente.',
    onItsWay: 'C’est parti. La carte du cas dira quand le client l’a reçu.',
    sent: 'Envoyé au client le lundi 9 novembre',
    refused: 'Le client ne l’a pas reçu (un commentaire sur son ticket Zendesk)',
  },
  en: {
    source: 'Help desk',
    words: 'Still no news of my refund.',
    other: 'They hung up on me.',
    third: 'Nobody ever rings back.',
    notArrived: 'What you wrote to the customer of case #1 has not arrived.',
    why: 'the source refuses it as it is worded',
    open: 'Nobody has taken it',
    has: 'the customer has not been contacted yet',
    wasContacted: 'the customer was contacted on',
    mine: 'Case #1 is yours.',
    contacted: 'Noted: the customer of case #1 was contacted.',
    goes: 'a comment on their Zendesk ticket',
    preview: 'This, and nothing else, is what the customer reads:',
    text: 'Hello, your refund leaves tomorrow. Sorry for the wait.',
    better: 'Hello, your refund left this morning. Sorry for the wait.',
    onItsWay: 'It is on its way. The card of the case says when the customer has it.',
    sent: 'Sent to the customer on Monday 9 November',
    refused: 'It did not reach the customer, as a comment on their Zendesk ticket',
  },
} as const;

/** Each step stands on the one before. The chat's program must have the secret of `unattended`. */
export function life(locale: 'fr' | 'en', start: () => Promise<Chat>): void {
  const say = said[locale];
  const ratings: Said[] = [];
  const desk = helpDesk(ratings);
  let chat: Chat;
  beforeAll(async () => {
    await desk.open();
    chat = await start();
    await chat.write(ADMIN, 'voice cases', '');
    await chat.write(COLLEAGUE, 'voice cases', '');
  });
  afterAll(async () => {
    await chat?.stop();
    await desk.close();
  });

  const now = () => chat.clock.now();
  const rated = (id: string, words: string) => {
    const at = new Date(now().getTime() - 60_000);
    ratings.push({ id, stars: 1, words, createdAt: at, changedAt: at });
  };
  /** The next hour comes, and with it what was said since. */
  const fetched = async (words: string): Promise<Shown> => {
    chat.clock.advance(3_600_000);
    await chat.beat();
    return chat.inChannel(words, COLLEAGUE);
  };
  const caseId = async (number: number) => {
    const { workspaceId, database } = chat;
    return (await database.db.customerCase.findFirstOrThrow({ where: { workspaceId, number } })).id;
  };

  it('what they said is fetched with their ticket, and opens a case in its channel', async () => {
    const { database, workspaceId, databaseUrl, clock } = chat;
    const { id: adminId } = await database.db.person.findFirstOrThrow({
      where: { workspaceId, externalId: chat.accounts[ADMIN] ?? '' },
    });
    await createRule(
      database,
      { workspaceId, now: now(), adminId },
      {
        ...{
          name: 'Unhappy',
          bounds: { nps: null, csat: 2, ces: null },
          locale,
          postingHours: { kind: 'always' },
        },
        ...{ channel: { address: chat.channel.address, name: 'general' }, touchpoints: [], sourceIds: [] },
      },
      'rule',
    );
    const { io, err } = unattended({
      ...{ env: onDatabase(databaseUrl, { ZENDESK_TOKEN: 'zd_token' }), clock, locale },
    });
    const asked = [
      '--pull',
      'zendesk',
      '--at',
      'acme',
      '--user',
      'bot@acme.example',
      '--token',
      'ZENDESK_TOKEN',
    ];
    expect(await sourceCommand.run(['add', say.source, ...asked], io), err.join('\n')).toBe(0);
    rated('41', say.words);
    expect((await fetched(say.words)).text).toContain(say.open);
  });

  it('whoever took it says that they contact them, writes, and sees what they will read before it is sent', async () => {
    const card = await chat.inChannel(say.words, COLLEAGUE);
    await card.press('case.take', say.mine);
    const taken = await chat.inChannel(say.has, COLLEAGUE);
    const noted = await taken.press('case.contact', say.contacted);
    await chat.inChannel(say.wasContacted, COLLEAGUE);
    const form = await noted.open(`customer-reply:case:${await caseId(1)}`, 'customer-reply');
    expect(form.text).toContain(say.words);
    expect(form.text).toContain(say.goes);
    const preview = await form.send({ text: say.text }, say.preview);
    expect(preview.text).toContain(say.text);
    const again = await preview.send({ text: say.better }, say.preview);
    expect(desk.comments()).toEqual([]);
    await (await again.send({}, say.onItsWay)).close();
  });

  it('it stands on their ticket once, for them to read, and the card says since when', async () => {
    for (const _ of [1, 2]) await chat.beat();
    expect(desk.comments()).toEqual([{ ticket: '41', body: say.better, public: true }]);
    const card = await chat.inChannel(say.sent, COLLEAGUE);
    expect(card.text).toContain(say.better);
    expect(card.text).not.toContain('customer-reply');
  });

  /** They are unhappy again, in these words, and a colleague writes. */
  const writesAgain = async (ticket: string, words: string) => {
    rated(ticket, words);
    const card = await fetched(words);
    const form = await card.open(`customer-reply:case:${await caseId(1)}`, 'customer-reply');
    const preview = await form.send({ text: say.text }, say.preview);
    await (await preview.send({}, say.onItsWay)).close();
    for (const _ of [1, 2]) await chat.beat();
    return chat.inChannel(say.refused, COLLEAGUE);
  };

  it('unhappy again, they can be written to again; words that are refused come back to whoever wrote them, who changes them', async () => {
    desk.refuseWords('42');
    expect((await writesAgain('42', say.other)).offers('customer-reply')).toBe(true);
    chat.clock.advance(20 * 60_000);
    await chat.beat();
    const letter = await chat.letter(COLLEAGUE, say.notArrived);
    expect(letter.text).toContain(say.why);
    const form = await letter.open(`customer-reply:case:${await caseId(1)}`, 'customer-reply');
    expect(form.text).toContain(say.text);
    const preview = await form.send({ text: say.better }, say.preview);
    await (await preview.send({}, say.onItsWay)).close();
    for (const _ of [1, 2]) await chat.beat();
    expect(desk.comments().slice(1)).toEqual([{ ticket: '42', body: say.better, public: true }]);
  });

  it('a ticket that takes no more comment is said on the card, which asks for no other words', async () => {
    desk.closeTicket('43');
    expect((await writesAgain('43', say.third)).offers('customer-reply')).toBe(false);
    expect(desk.comments()).toHaveLength(2);
    expect(chat.logged.join('\n')).not.toContain(say.text);
  });
}
