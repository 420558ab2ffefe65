// A schedule for all channels so called, as an admin makes it, finds it in the list, looks at it and changes it.
import { beforeAll, describe, expect, it } from 'vitest';
import { menu } from '../../src/handlers/index.ts';
import type { Request } from '../../src/handlers/request.ts';
import { locales } from '../../src/i18n/locale.ts';
import { type FormState, type FormValues, firstValues } from '../../src/messages/form.ts';
import { plainText } from '../../src/messages/plain.ts';
import type { Channel, Joined } from '../../src/people/directory.ts';
import { freshDatabase } from '../harness/database.ts';
import { type Desk, directory, openDesk } from './desk.ts';

const channel = (name: string, more: Partial<Channel> = {}): Channel => ({
  address: `slack:${name}`,
  name,
  isArchived: false,
  isJoined: true,
  ...more,
});
const teams = [channel('team-nord'), channel('team-sud'), channel('general')];
const partner = channel('team-partner', { isShared: true });

const said = {
  en: {
    two: 'all channels called team-* (2 channels today)',
    one: 'all channels called team-* (1 channel today)',
    everywhere: 'every channel that I am in (4 channels today)',
    leftOut: 'Left out, since other companies read it: #team-partner.',
    nowhere: 'I am in no channel called nord-* yet. Add me to some: they join by themselves.',
    unheard: 'The chat does not tell its channels just now. Save again in a minute; nothing was lost.',
    bad: '“team”: write a star where the names differ, as in team-*; or * alone for every channel that I am in.',
    preview: 'Preview: what all channels called team-* (2 channels today) would read',
  },
  fr: {
    two: 'tous les canaux nommés team-* (2 canaux aujourd’hui)',
    one: 'tous les canaux nommés team-* (1 canal aujourd’hui)',
    everywhere: 'tous les canaux où je suis (4 canaux aujourd’hui)',
    leftOut: 'Laissé de côté, car d’autres entreprises le lisent\u00a0: #team-partner.',
    nowhere:
      'Je ne suis encore dans aucun canal nommé nord-*. Ajoutez-moi\u00a0: ils en feront partie d’eux-mêmes.',
    unheard:
      'La messagerie ne donne pas ses canaux pour l’instant. Enregistrez à nouveau dans une minute\u202f; rien n’est perdu.',
    bad: '«\u00a0team\u00a0»\u00a0: mettez une étoile là où les noms diffèrent, comme dans equipe-*\u202f; ou * seul pour tous les canaux où je suis.',
    preview: 'Aperçu\u00a0: ce qu’on lirait dans tous les canaux nommés team-* (2 canaux aujourd’hui)',
  },
};

describe.each(locales)('a schedule for all channels so called (%s)', (locale) => {
  const say = said[locale];
  let desk: Desk;
  let joined: Joined;
  beforeAll(async () => {
    desk = await openDesk(await freshDatabase('sqlite'), locale);
    joined = { channels: [...teams, partner], unheard: [] };
  });
  const ask = (subject?: string): Request => {
    const request = desk.ask(subject === undefined ? {} : { subject });
    return { ...request, kit: { ...request.kit, directory: { ...directory, joined: async () => joined } } };
  };
  const open = async (subject?: string): Promise<{ state: FormState; values: FormValues }> => {
    const reply = await menu.actions[subject === undefined ? 'schedule.create' : 'schedule.edit']?.(
      ask(subject),
    );
    if (reply?.kind !== 'open') throw new Error('no form');
    const { state } = reply.form;
    const more = await menu.forms
      .find(({ name }) => name === 'schedule')
      ?.submit(ask(subject), state, firstValues(reply.form.fields), 'more');
    if (more?.kind !== 'again') throw new Error('no second step');
    return { state, values: { ...firstValues(reply.form.fields), ...firstValues(more.form.fields) } };
  };
  const save = async (opened: Awaited<ReturnType<typeof open>>, values: FormValues): Promise<string> => {
    const form = menu.forms.find(({ name }) => name === 'schedule.more');
    const reply = await form?.submit(ask(), opened.state, { ...opened.values, ...values }, null);
    if (reply?.kind === 'errors') return Object.values(reply.errors).join('\n');
    if (reply?.kind !== 'done' || typeof reply.told === 'string') throw new Error('not saved');
    return plainText(reply.told, locale);
  };
  const shown = async (name: string, subject?: string) => {
    const reply = await menu.actions[name]?.(ask(subject));
    return reply?.kind === 'say' ? plainText(reply.message, locale) : '';
  };
  const onFile = () =>
    desk.kit.database.db.schedule.findFirstOrThrow({ where: { name: 'Teams' }, include: { channels: true } });

  it('is saved with a pattern in the place of channels, and says how many these are today and which are left out', async () => {
    const answer = await save(await open(), { name: 'Teams', channels: [], channelPattern: '#team-*' });
    expect(answer).toContain(say.two);
    expect(answer).toContain(say.leftOut);
    const { channelPattern, channels } = await onFile();
    expect(channelPattern).toBe('team-*');
    expect(channels.map(({ address, isMatched }) => [address, isMatched])).toEqual([
      ['slack:team-nord', true],
      ['slack:team-sud', true],
    ]);
  });

  it('says so in the list and in its preview, as of now', async () => {
    const { id } = await onFile();
    expect(await shown('schedules')).toContain(say.two);
    expect(await shown('schedules')).toContain(say.leftOut);
    expect(await shown('schedule.preview', id)).toContain(say.preview);
    joined = { channels: teams.slice(1), unheard: [] };
    expect(await shown('schedules')).toContain(say.one);
    joined = { channels: [], unheard: ['slack'] };
    expect(await shown('schedules')).toContain(say.two);
    joined = { channels: [...teams, partner], unheard: [] };
  });

  it('shows the pattern again, not its channels as if each had been chosen', async () => {
    const { values } = await open((await onFile()).id);
    expect(values).toMatchObject({ channels: [], channelPattern: 'team-*' });
  });

  it('says in the form what is wrong with a pattern, and when the chat does not tell its channels', async () => {
    const opened = await open((await onFile()).id);
    expect(await save(opened, { channelPattern: 'team' })).toBe(say.bad);
    joined = { channels: [], unheard: ['slack'] };
    expect(await save(opened, { channelPattern: '*' })).toBe(say.unheard);
    joined = { channels: [...teams, channel('rh')], unheard: [] };
    expect(await save(opened, { channelPattern: '*' })).toContain(say.everywhere);
  });

  it('is saved where no channel is so called yet, and says so', async () => {
    expect(await save(await open(), { name: 'Nord', channels: [], channelPattern: 'nord-*' })).toContain(
      say.nowhere,
    );
  });
});
