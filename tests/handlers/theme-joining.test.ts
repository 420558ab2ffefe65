// Saying that two themes are one subject, and no longer, as admins do it in the list of themes.
import { beforeEach, expect, it } from 'vitest';
import type { Database } from '../../src/database/client.ts';
import { UserError } from '../../src/errors.ts';
import type { Reply, Request, SubmitReply } from '../../src/handlers/request.ts';
import { voiceCommand } from '../../src/handlers/voice/command.ts';
import { decideTheme } from '../../src/handlers/voice/theme-choices.ts';
import { joinForm, openJoin, partTheme } from '../../src/handlers/voice/theme-joining.ts';
import { readTheme } from '../../src/handlers/voice/themes.ts';
import type { Locale } from '../../src/i18n/locale.ts';
import { type Field, type FormView, firstValues } from '../../src/messages/form.ts';
import type { Button, Message } from '../../src/messages/message.ts';
import { plainText } from '../../src/messages/plain.ts';
import { addAnswers } from '../feedback/answers-on-file.ts';
import { freshDatabase, onAnyEngine } from '../harness/database.ts';
import { type CompanyDesk, now, openCompanyDesk } from './company-desk.ts';

const DAY = 86_400_000;
const usual = [
  'La livraison est rapide',
  'Le site est lent',
  'The shop is clean',
  'Your prices are too high',
];
const FRENCH = 'Encore devant la porte';
const ENGLISH = 'Again at the front door, and nobody came';

function said(reply: Reply): Message {
  if (reply.kind !== 'say') throw new Error(`answered by ${reply.kind}`);
  return reply.message;
}
const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ');
const read = (message: Message, locale: Locale = 'fr') => plain(plainText(message, locale));
function buttonsOf({ blocks }: Message): Button[] {
  return blocks.flatMap((block) => (block.kind === 'buttons' ? block.buttons : []));
}
function formOf(reply: Reply | SubmitReply): FormView {
  if (reply.kind !== 'open') throw new Error(`answered by ${reply.kind}`);
  return reply.form;
}
const toldOf = (reply: SubmitReply) =>
  reply.kind === 'done' && typeof reply.told === 'string' ? plain(reply.told) : JSON.stringify(reply);
function optionsOf({ fields }: FormView): readonly { value: string; label: string }[] {
  const field = fields.find(({ name }) => name === 'with') as Extract<Field, { kind: 'choice' }>;
  return field.options.map(({ value, label }) => ({ value, label: plain(label) }));
}
async function codeOf(doing: Promise<unknown>): Promise<string> {
  const error: unknown = await doing.catch((reason: unknown) => reason);
  return error instanceof UserError ? error.code : String(error);
}

onAnyEngine((engine) => {
  let database: Database;
  let desk: CompanyDesk;
  beforeEach(async () => {
    database = await freshDatabase(engine);
    desk = await openCompanyDesk(database, 'fr');
    const { workspaceId } = desk;
    await database.db.source.create({
      data: { workspaceId, id: 'phone', name: 'phone', heat: 'hot', createdAt: new Date(0) },
    });
    const at = (weeks: number) => new Date(now.getTime() - weeks * 7 * DAY - DAY).toISOString();
    await addAnswers(database.db, workspaceId, [
      ...Array.from({ length: 9 }, (_, week) =>
        Array.from({ length: 40 }, (__, i) => ({ verbatim: usual[i % 4] ?? '', score: 8, at: at(week) })),
      ).flat(),
      ...Array.from({ length: 12 }, () => ({ verbatim: FRENCH, score: 1, at: at(0) })),
      ...Array.from({ length: 10 }, () => ({ verbatim: ENGLISH, score: 1, at: at(0) })),
    ]);
  });

  const by = (subject: string, asker = desk.nadia) => desk.ask({ asker, subject });
  const list = async (more: Partial<Request> = {}) =>
    said(await voiceCommand.run({ ...(await desk.ask()), text: 'themes', ...more }));
  const subjectOf = async (action: string, name: string) => {
    const { blocks } = await list();
    const from = blocks.findIndex((block) => plain(JSON.stringify(block)).includes(name));
    const its = buttonsOf({ summary: '', blocks: blocks.slice(from) });
    const found = its.find((each) => each.action.name === action)?.action.subject;
    if (found === undefined) throw new Error(`no ${action} for ${name}`);
    return found;
  };
  const opened = async (name: string) =>
    formOf(await openJoin(await by(await subjectOf('theme.join', name))));
  const submit = async (form: FormView, values: object) =>
    joinForm.submit(await desk.ask(), form.state, { ...firstValues(form.fields), ...values });

  it('joins a theme with one of the other language, says so, and shows one in the place of two', async () => {
    const before = read(await list());
    expect(before).toContain('« devant la porte » · nouveau : 12 commentaires');
    expect(before).toContain('« front door » · nouveau : 10 commentaires');
    const form = await opened('devant la porte');
    expect(optionsOf(form).map(({ label }) => label)).toEqual([
      'front door (en anglais)',
      'Un autre : j’écris ses mots',
    ]);
    expect(toldOf(await submit(form, {}))).toBe(
      'Désormais, « front door » et « devant la porte » sont un seul sujet. Ils se comptent ensemble, dans les bulletins et dans /voix.',
    );
    const after = read(await list());
    expect(after).toContain('« devant la porte » · nouveau : 22 commentaires, 35 %');
    expect(after).toContain('Un seul sujet, compté ensemble : « front door », « devant la porte ».');
    expect(after).not.toContain('« front door » ·');
    expect(read(await list({ locale: 'en' }), 'en')).toContain('“front door” · new: 22 comments, 35%');
  });

  it('quotes a customer of each language, the reader’s first and the other one marked', async () => {
    await submit(await opened('devant la porte'), {});
    const quotes = said(await readTheme(await by(await subjectOf('theme.words', 'devant la porte')))).blocks;
    expect(quotes.filter(({ kind }) => kind === 'quote')).toMatchObject([
      { text: FRENCH },
      { text: ENGLISH, by: '1/10, en anglais' },
    ]);
  });

  it('joins words that are no theme yet, and says what is wrong with words that can be none', async () => {
    const form = await opened('devant la porte');
    for (const words of ['', 'the', 'one two three four words', 'door, step', 'x'.repeat(61)])
      expect(await submit(form, { with: 'written', words }), words).toMatchObject({
        kind: 'errors',
        errors: { words: expect.any(String) },
      });
    expect(toldOf(await submit(form, { words: 'Doorstep', language: 'en' }))).toContain(
      'Personne n’a encore écrit « Doorstep »',
    );
    expect(await database.db.themeChoice.findMany({ orderBy: { stem: 'asc' } })).toMatchObject([
      { language: 'fr', stem: 'dev port', seenAs: 'devant la porte' },
      { language: 'en', stem: 'doorstep', seenAs: 'Doorstep' },
    ]);
  });

  it('takes a subject apart again, and whoever comes later is told that it is', async () => {
    await submit(await opened('devant la porte'), {});
    const subject = await subjectOf('theme.part', 'devant la porte');
    const parted = await partTheme(await by(subject));
    expect(parted).toMatchObject({ did: true });
    expect(read(said(parted))).toContain(
      '« front door » et « devant la porte » sont de nouveau des sujets distincts',
    );
    const after = read(await list());
    expect(after).toContain('« devant la porte » · nouveau : 12 commentaires');
    expect(after).toContain('« front door » · nouveau : 10 commentaires');
    expect(await codeOf(partTheme(await by(subject)))).toBe('theme.not-joined');
    expect(await database.db.themeChoice.count()).toBe(0);
  });

  it('is offered to admins alone', async () => {
    expect(buttonsOf(await list({ asker: desk.karim })).map(({ action }) => action.name)).not.toContain(
      'theme.join',
    );
  });

  it('is muted with what it is joined with, and says so; unmuted from the list', async () => {
    await decideTheme({ isMuted: true })(await by(await subjectOf('theme.mute', 'front door')));
    const form = await opened('devant la porte');
    expect(optionsOf(form)[0]?.label).toBe('front door (en anglais, masqué)');
    expect(toldOf(await submit(form, {}))).toContain('L’un d’eux était masqué : aucun n’est donc montré.');
    expect(read(await list())).not.toContain('· nouveau');
    const unmuted = buttonsOf(await list()).find(({ action }) => action.name === 'theme.unmute');
    await decideTheme({ isMuted: false })(await by(unmuted?.action.subject ?? ''));
    expect(read(await list())).toContain('« devant la porte » · nouveau : 22 commentaires');
  });

  it('joins what another admin joined meanwhile too, and names all that are one then', async () => {
    const [late, early] = [await opened('devant la porte'), await opened('front door')];
    await submit(early, { with: 'written', words: 'doorstep', language: 'en' });
    expect(toldOf(await submit(late, {}))).toContain(
      'Désormais, « doorstep », « front door » et « devant la porte » sont un seul sujet.',
    );
    expect(await submit(late, {})).toMatchObject({
      kind: 'errors',
      errors: { with: 'C’est déjà un seul sujet.' },
    });
  });

  it('says at the field that what was chosen is no longer there, and keeps the form', async () => {
    const form = await opened('devant la porte');
    await database.db.feedback.deleteMany({ where: { verbatim: ENGLISH } });
    expect(await submit(form, {})).toMatchObject({
      kind: 'errors',
      errors: { with: expect.stringContaining('ne montre plus ce thème') },
    });
  });

  it('can be taken apart while it is not heard of', async () => {
    await submit(await opened('devant la porte'), {});
    await database.db.feedback.deleteMany({ where: { verbatim: { in: [FRENCH, ENGLISH] } } });
    const shown = await list();
    expect(read(shown)).toContain('Réunis en un seul sujet, sans rien de nouveau ces 7 jours');
    const part = buttonsOf(shown).find(({ action }) => action.name === 'theme.part');
    await partTheme(await by(part?.action.subject ?? ''));
    expect(read(await list())).not.toContain('Réunis');
  });
});
