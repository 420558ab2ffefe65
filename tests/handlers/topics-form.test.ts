import { beforeEach, describe, expect, it } from 'vitest';
import { transact } from '../../src/database/client.ts';
import { UserError } from '../../src/errors.ts';
import type { Reply } from '../../src/handlers/request.ts';
import {
  closeTopic,
  listTopics,
  openTopicCreate,
  openTopicEdit,
  topicForm,
} from '../../src/handlers/topics/topics.ts';
import type { FormValues, FormView } from '../../src/messages/form.ts';
import { words } from '../../src/messages/message.ts';
import { setAway } from '../../src/people/person.ts';
import { openTopics, saveTopic, type Topic, topicById } from '../../src/suggestions/topics.ts';
import { somebody } from '../audit/somebody.ts';
import { freshDatabase } from '../harness/database.ts';
import { type CompanyDesk, openCompanyDesk } from './company-desk.ts';

const filled: FormValues = {
  nameFr: 'Facturation',
  nameEn: 'Billing',
  owners: ['slack:U2', 'slack:U3'],
  days: '3',
  sponsor: ['slack:U1'],
  channel: ['slack:C1'],
  touchpoint: '-',
};
const bare: FormValues = { ...filled, days: null, sponsor: [], channel: null };

const said = {
  fr: {
    gone: 'Injoignable ici (départ, ou bot)\u00a0: Gaston Parti et Robot Relais. Choisissez quelqu’un d’autre.',
    unknown: 'Injoignable ici (départ, ou bot)\u00a0: U7. Choisissez quelqu’un d’autre.',
    bot: 'Injoignable ici (départ, ou bot)\u00a0: Robot Relais. Choisissez quelqu’un d’autre.',
    notJoined: 'Je ne suis pas dans #ailleurs. Ajoutez-moi, puis enregistrez à nouveau.',
    archived: '#vieux est archivé. Restaurez-le, ou choisissez-en un autre.',
    nobody: 'Choisissez au moins une personne\u00a0: chaque idée a besoin de quelqu’un qui réponde.',
    tooMany: 'Au plus 10 personnes peuvent répondre d’un sujet. Retirez-en.',
    empty: 'Écrivez quelque chose ici.',
    days: '«\u00a00\u00a0» n’est pas un nombre de jours. Écrivez un nombre entier de 1 à 60.',
    listed:
      'Karim Haddad (de retour le mardi 24 novembre) et Inès Roux (n’est plus là) · réponse sous 3 jours ouvrés\nSponsor\u00a0: Nadia Benali\nAffiché dans C1',
    unowned: 'personne pour l’instant · réponse sous 5 jours ouvrés',
  },
  en: {
    gone: 'Out of reach here (has left, or is a bot): Gaston Parti and Robot Relais. Choose someone else.',
    unknown: 'Out of reach here (has left, or is a bot): U7. Choose someone else.',
    bot: 'Out of reach here (has left, or is a bot): Robot Relais. Choose someone else.',
    notJoined: 'I am not in #ailleurs. Add me to it, then save again.',
    archived: '#vieux is archived. Restore it, or choose another one.',
    nobody: 'Choose at least one person: every idea needs somebody who answers.',
    tooMany: 'At most 10 people can answer for a topic. Take some out.',
    empty: 'Please write something here.',
    days: '“0” is not a number of days. Write a whole number from 1 to 60.',
    listed:
      'Karim Haddad (back on Tuesday 24 November) and Inès Roux (has left) · answers within 3 working days\nSponsor: Nadia Benali\nShown in C1',
    unowned: 'nobody yet · answers within 5 working days',
  },
};

/** What the buttons of this name act on. */
function pressed(reply: Reply, name: string): readonly string[] {
  const blocks = reply.kind === 'say' ? reply.message.blocks : [];
  const buttons = blocks.flatMap((block) => (block.kind === 'buttons' ? block.buttons : []));
  return buttons.flatMap(({ action }) => (action.name === name ? (action.subject ?? []) : []));
}

describe.each(['fr', 'en'] as const)('a topic as an admin makes it in %s', (locale) => {
  let desk: CompanyDesk;
  const say = said[locale];
  beforeEach(async () => {
    desk = await openCompanyDesk(await freshDatabase('sqlite'), locale);
  });

  const topics = () => openTopics(desk.kit.database.db, desk.workspaceId);
  const open = async (topic: Topic | null): Promise<FormView> => {
    const request = await desk.ask(topic ? { subject: topic.id } : {});
    const reply = await (topic ? openTopicEdit(request) : openTopicCreate(request));
    if (reply.kind !== 'open') throw new Error('no form');
    return reply.form;
  };
  const submit = async ({ state }: FormView, values: FormValues) =>
    topicForm.submit(await desk.ask(), state, values);
  const create = async (values: FormValues): Promise<Topic> => {
    const before = new Set((await topics()).map((topic) => topic.id));
    expect(await submit(await open(null), values)).toMatchObject({ kind: 'done' });
    const [made] = (await topics()).filter((topic) => !before.has(topic.id));
    if (!made) throw new Error('no topic was made');
    return made;
  };
  const untouched = ({ fields }: FormView): FormValues =>
    Object.fromEntries(fields.map((field) => [field.name, 'initial' in field ? field.initial : null]));

  it('has the owners in their order, the sponsor and the channel, and opens again as it was saved', async () => {
    const topic = await create(filled);
    expect(topic).toMatchObject({
      nameFr: 'Facturation',
      nameEn: 'Billing',
      replyDays: 3,
      ownerIds: [desk.karim.id, desk.ines.id],
      sponsorId: desk.nadia.id,
      channel: 'slack:C1',
    });
    const form = await open(topic);
    expect(untouched(form)).toEqual(filled);
    await submit(form, untouched(form));
    const stored = await topicById(desk.kit.database.db, desk.workspaceId, topic.id);
    expect(stored).toEqual({ ...topic, version: 2 });
  });

  it('can do without sponsor, channel and days of its own', async () => {
    const topic = await create(bare);
    expect(topic).toMatchObject({ replyDays: null, sponsorId: null, channel: null });
    expect(untouched(await open(topic))).toEqual({ ...bare, days: '', channel: [], touchpoint: '-' });
  });

  it.each<[FormValues, Partial<Record<string, keyof typeof say>>]>([
    [{ nameFr: ' ' }, { nameFr: 'empty' }],
    [{ nameEn: null }, { nameEn: 'empty' }],
    [{ owners: [] }, { owners: 'nobody' }],
    [{ owners: Array.from({ length: 11 }, (_, i) => `slack:U${i}`) }, { owners: 'tooMany' }],
    [{ owners: ['slack:U2', 'slack:U8', 'slack:U9'] }, { owners: 'gone' }],
    [{ owners: ['slack:U7'] }, { owners: 'unknown' }],
    [{ days: '0' }, { days: 'days' }],
    [{ sponsor: ['slack:U9'] }, { sponsor: 'bot' }],
    [{ channel: ['slack:C2'] }, { channel: 'notJoined' }],
    [{ channel: ['slack:C3'] }, { channel: 'archived' }],
    [
      { owners: ['slack:U9'], sponsor: ['slack:U9'], channel: ['slack:C3'] },
      { owners: 'bot', sponsor: 'bot', channel: 'archived' },
    ],
  ])('is refused at the field: %o', async (values, expected) => {
    const before = await topics();
    const errors = Object.fromEntries(
      Object.entries(expected).map(([field, key]) => [field, key && say[key]]),
    );
    expect(await submit(await open(null), { ...filled, ...values })).toEqual({ kind: 'errors', errors });
    expect(await topics()).toEqual(before);
  });

  it('is not overwritten by a form that was opened before somebody else saved or closed it', async () => {
    const topic = await create(bare);
    const [form, late] = [await open(topic), await open(topic)];
    await submit(form, { ...bare, nameEn: 'First' });
    expect(await submit(late, { ...bare, nameEn: 'Second' })).toMatchObject({
      kind: 'errors',
      errors: { nameFr: expect.stringMatching(/admin/) },
    });
    const again = await open(topic);
    await closeTopic(await desk.ask({ subject: topic.id }));
    expect(await submit(again, { ...bare, nameEn: 'Third' })).toMatchObject({ kind: 'errors' });
    const stored = await topicById(desk.kit.database.db, desk.workspaceId, topic.id);
    expect(stored.nameEn).toBe('First');
    await expect(open(topic)).rejects.toThrow(UserError);
  });

  it('is listed with who is away or gone, its sponsor and its channel', async () => {
    const other = await openCompanyDesk(await freshDatabase('sqlite'), locale);
    const { db } = other.kit.database;
    await setAway(db, other.karim, new Date('2026-11-23T23:00:00Z'));
    const gone = { workspaceId_id: { workspaceId: other.workspaceId, id: other.ines.id } };
    await db.person.update({ where: gone, data: { isActive: false } });
    const draft = {
      nameFr: 'Facturation',
      nameEn: 'Billing',
      replyDays: 3,
      ownerIds: [other.karim.id, other.ines.id],
      sponsorId: other.nadia.id,
      channel: 'slack:C1',
    };
    await transact(other.kit.database, (tx) => saveTopic(tx, other.workspaceId, draft, null, somebody));
    const reply = await listTopics(await other.ask());
    const facts = reply.kind === 'say' ? reply.message.blocks : [];
    const lines = facts.flatMap((block) => (block.kind === 'facts' ? block.facts : []));
    expect(lines.map((line) => [line.label, words(line.value)])).toEqual([
      [locale === 'fr' ? 'Facturation' : 'Billing', say.listed],
      [locale === 'fr' ? 'Autre sujet' : 'Something else', say.unowned],
    ]);
  });

  it('shows each of 64 topics over the pages', async () => {
    const other = await openCompanyDesk(await freshDatabase('sqlite'), locale);
    for (let i = 10; i < 73; i += 1) {
      const names = { nameFr: `Sujet ${i}`, nameEn: `Topic ${i}` };
      const draft = { ...names, replyDays: null, ownerIds: [], sponsorId: null, channel: null };
      await transact(other.kit.database, (tx) => saveTopic(tx, other.workspaceId, draft, null, somebody));
    }
    const subjects: string[] = [];
    for (let page = 0; page < 7; page += 1)
      subjects.push(...pressed(await listTopics(await other.ask({ subject: `/${page}` })), 'topic.edit'));
    const all = await openTopics(other.kit.database.db, other.workspaceId);
    expect(subjects.toSorted()).toEqual(all.map(({ id }) => id).toSorted());
  });
});
