// Customers' mails on both chats: an operator connects the mailbox, an admin says in a form whose mails are taken, mails come in by the mailbox and by
// the pipe, one of which nobody knows the moment is asked about in the chat and placed, another one is thrown out and leaves no word.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mailInCommand } from '../../src/cli/mail-in.ts';
import { enough } from '../harness/database.ts';
import { onDatabase, SECRET, unattended } from '../harness/unattended.ts';
import { LOGIN, mailServer, PASSWORD, type Served } from '../mail-in/imap-server.ts';
import { bytesOfMail, forwarded } from '../mail-in/mails.ts';
import { ADMIN, type Chat, chatsHere, onEither, plain, type Shown } from './chat.ts';

const HOUR = 3_600_000;

const said = {
  fr: {
    menu: 'Porte-voix, côté admins',
    title: 'E-mails de clients',
    noRule: 'Il n’y a pas encore de règle : tout e-mail reste à la porte.',
    notAnAddress: '« karim » n’est pas une adresse.',
    noWords: 'des signes seuls ne se retrouvent dans aucun objet',
    saved: 'La règle est enregistrée.',
    kept: '1 : aucune règle ne nomme l’expéditeur',
    read: 'lue à l’instant',
    asks: 'Un e-mail de client est arrivé (E-mails transférés). De quoi parle-t-il ?',
    placed: 'C’est noté. Il fait désormais partie des réponses.',
    stands: 'Nadia Benali a rattaché cet e-mail à Livraison.',
    discarded: 'C’est noté. Rien n’en a été gardé.',
    gone: 'Nadia Benali a écarté cet e-mail : ce n’étaient pas les mots d’un client.',
    late: 'Quelqu’un d’autre en a déjà décidé.',
    waiting: 'E-mails en attente',
    paused: 'lecture suspendue à l’instant',
    stillPaused: 'lecture suspendue il y a',
    taken: 'Pris : on demande aux admins de quoi il parle.',
  },
  en: {
    menu: 'Porte-voix, for admins',
    title: 'Customers’ mails',
    noRule: 'There is no rule yet, so every mail is kept out.',
    notAnAddress: '“karim” is no address.',
    noWords: 'signs alone are found in no subject',
    saved: 'The rule is saved.',
    kept: '1: no rule names the sender',
    read: 'read just now',
    asks: 'A customer’s mail came in (Forwarded mails). What is it about?',
    placed: 'Noted. It is among the answers now.',
    stands: 'Nadia Benali placed this mail at Delivery.',
    discarded: 'Noted. Nothing of it was kept.',
    gone: 'Nadia Benali discarded this mail: it was not a customer’s words.',
    late: 'Somebody else has already decided that.',
    waiting: 'Mails that wait',
    paused: 'reading paused just now',
    stillPaused: 'reading paused 1 hour',
    taken: 'Taken: admins are asked what it is about.',
  },
} as const;

describe.each(enough(chatsHere, 2))('customers’ mails on $name, $engine, $locale', (row) => {
  const { locale } = row;
  const say = said[locale];
  let chat: Chat;
  let server: Served;
  beforeAll(async () => {
    server = await mailServer([forwarded({ id: 'stranger', from: 'mallory@evil.example' })]);
    chat = await onEither({ ...row, secret: SECRET });
  });
  afterAll(async () => {
    await chat?.stop();
    await server?.stop();
  });

  const command = async (args: readonly string[], mail?: string): Promise<string> => {
    const { io, out, err } = unattended({
      ...{ env: onDatabase(chat.databaseUrl, { MAILBOX_PASSWORD: PASSWORD }), clock: chat.clock, locale },
      ...(mail === undefined ? {} : { inputBytes: async () => bytesOfMail(mail) }),
    });
    await mailInCommand.run(args, io);
    return plain([...out, ...err].join('\n'));
  };
  const screen = async (words: string): Promise<Shown> =>
    (await chat.write(ADMIN, 'portevoix', say.menu)).press('mail-in', words);
  /** The next time has come at which the mailbox is read, and what is told of it was sent. */
  const passed = async (uid: number) => {
    const { workspaceId, database, clock } = chat;
    clock.advance(HOUR);
    await chat.beat();
    await expect
      .poll(async () => (await database.db.mailbox.findUniqueOrThrow({ where: { workspaceId } })).upTo, {
        timeout: 20_000,
      })
      .toBe(BigInt(uid));
    await chat.beat();
  };
  const mail = (id: string, words: string) =>
    forwarded({
      ...{ id: `${id}@acme.example`, subject: 'TR: RÉCLAMATION colis', words },
      customer: `${id}@orange.example`,
      date: 'lundi 2 novembre 2026 08:30',
    });
  const waiting = async (words: string) => {
    const { workspaceId, database } = chat;
    const found = await database.db.mailWaiting.findFirstOrThrow({
      where: { workspaceId, verbatim: { contains: words } },
    });
    return found.id;
  };

  it('the mailbox is connected, and takes nobody’s mail until a rule names somebody', async () => {
    const at = `imap://${LOGIN}@127.0.0.1:${server.port}/INBOX`;
    const shown = await command([
      'set',
      '--at',
      at,
      '--password',
      'MAILBOX_PASSWORD',
      '--since',
      '2026-10-01',
    ]);
    expect(shown).toContain(LOGIN);
    expect(shown).not.toContain(PASSWORD);
    await passed(1);
    const { text } = await screen(say.title);
    for (const words of [say.noRule, say.kept, say.read]) expect(text).toContain(words);
  });

  it('an admin makes a rule by sender and subject, and is told at the field what is wrong with it', async () => {
    const form = await (await screen(say.noRule)).open('mail-rule.create', 'mail-rule');
    await form.isRefused({ senders: 'karim' }, say.notAnAddress);
    await form.isRefused({ senders: '@acme.example', subject: '!!!' }, say.noWords);
    await (await form.send({ senders: '@acme.example', subject: 'réclamation' }, say.saved)).close();
    expect((await screen('@acme.example')).text).not.toContain(say.noRule);
  });

  it('one that comes in by the mailbox is asked about with its customer’s words, redacted, and placed by a press', async () => {
    const uid = server.add(mail('anne', 'Le livreur a jeté mon colis. Rappelez-moi au 06 12 34 56 78.'));
    await passed(uid);
    expect(server.flagsOf(uid)).toContain('\\Seen');
    const letter = await chat.letter(ADMIN, say.asks);
    expect(letter.text).toContain('Rappelez-moi au [téléphone].');
    expect(letter.text).not.toContain('06 12');
    const id = await waiting('livreur');
    await letter.choose(`mail.place:${id}`, 'delivery', say.placed);
    await chat.beat();
    const decided = await chat.letter(ADMIN, say.stands);
    expect(decided.text).toContain('Le livreur a jeté mon colis.');
    expect(decided.offers('mail.place')).toBe(false);
    const { workspaceId, database } = chat;
    expect(await database.db.feedback.findMany({ where: { workspaceId } })).toMatchObject([
      { id, touchpoint: 'delivery', verbatim: `Le livreur a jeté mon colis. Rappelez-moi au [téléphone].` },
    ]);
  });

  it('one that comes in by the pipe and is no customer’s is thrown out, and no word of it is left', async () => {
    expect(await command([], mail('pot', 'Le pot de départ est reporté à vendredi.'))).toContain(say.taken);
    await chat.beat();
    const letter = await chat.letter(ADMIN, 'pot de départ');
    const list = await (await screen(say.title)).press('mail-in.waiting', say.waiting);
    expect(list.text).toContain('pot de départ');
    const id = await waiting('pot');
    await letter.press(`mail.discard:${id}`, say.discarded);
    await chat.beat();
    await chat.letter(ADMIN, say.gone);
    await list.press(`mail.discard:${id}`, say.late);
    const { workspaceId, database } = chat;
    const left = [
      ...(await database.db.delivery.findMany({ where: { workspaceId } })),
      ...(await database.db.feedback.findMany({ where: { workspaceId } })),
      ...(await database.db.mailWaiting.findMany({ where: { workspaceId } })),
    ];
    expect(JSON.stringify(left)).not.toContain('pot de départ');
    // The list was drawn anew by the press.
    await expect
      .poll(async () => JSON.stringify(await chat.stored()), { timeout: 20_000 })
      .not.toContain('pot de départ');
    expect(chat.logged.join('\n')).not.toMatch(/pot de départ|livreur a jeté/);
  });

  it('reading is paused and gone on with, and what came meanwhile is there then', async () => {
    await (await screen(say.title)).press('mail-in.pause', say.paused);
    const uid = server.add(mail('zoe', 'Toujours sans réponse.'));
    chat.clock.advance(HOUR);
    await chat.beat();
    expect(server.flagsOf(uid)).not.toContain('\\Seen');
    await (await screen(say.stillPaused)).press('mail-in.resume', LOGIN);
    await passed(uid);
    await chat.letter(ADMIN, 'Toujours sans réponse.');
  });
});
