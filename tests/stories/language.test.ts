import { beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../src/database/client.ts';
import type { Person } from '../../src/people/person.ts';
import { languageAfterEdit } from '../../src/stories/story.ts';
import { editStory, tellStory } from '../../src/stories/tell.ts';
import { type Company, makeCompany } from '../digests/company.ts';
import { freshDatabase, onAnyEngine } from '../harness/database.ts';

const french = {
  title: 'Le dossier de la cliente était perdu',
  wentWrong: 'Nous avons perdu le dossier.',
  weDid: 'Nous l’avons retrouvé avec elle.',
  customerSaid: '',
  learned: '',
};
const english = {
  title: 'The file that we had lost for her',
  wentWrong: 'We lost the file of a customer.',
  weDid: 'We found it again with her.',
  customerSaid: '',
  learned: '',
};
const numbers = { title: '42', wentWrong: '1', weDid: '2', customerSaid: '', learned: '' };

describe('the language of a story after an edit', () => {
  it.each([
    ['is what the new words tell', { ...french, language: 'fr' }, english, 'fr', 'en'],
    [
      'is what the new words tell, of one from before it was kept',
      { ...french, language: null },
      english,
      'fr',
      'en',
    ],
    ['is what was chosen', { ...french, language: 'fr' }, french, 'en', 'en'],
    ['stays what was chosen before', { ...french, language: 'en' }, french, 'en', 'en'],
    ['stays where the new words tell nothing', { ...french, language: 'fr' }, numbers, 'fr', 'fr'],
    [
      'is what the words tell where the choice was emptied',
      { ...french, language: 'en' },
      french,
      null,
      'fr',
    ],
    ['is not known where nothing tells', { ...numbers, language: null }, numbers, null, null],
  ] as const)('%s', (_, before, text, chosen, after) => {
    expect(languageAfterEdit(before, text, chosen)).toBe(after);
  });
});

onAnyEngine((engine) => {
  let database: Database;
  let company: Company;
  let admin: Person;
  beforeEach(async () => {
    database = await freshDatabase(engine);
    company = await makeCompany(database);
    admin = company.admin;
  });

  it('is kept when it is told, follows new words, and stays as a moderator corrected it', async () => {
    const { workspace } = company;
    const shell = { database, workspace, now: new Date('2026-11-02T08:00:00Z') };
    const told = await tellStory(shell, { teller: admin, text: french, credited: null, formKey: 'one' });
    const { id } = told.row;
    const language = async () => (await database.db.story.findFirst({ where: { id } }))?.language;
    expect(await language()).toBe('fr');
    const edit = async (version: number, text: typeof french, chosen?: 'fr' | 'en') =>
      editStory(shell, { id, version, by: admin, text, ...(chosen ? { language: chosen } : {}) });
    expect(await edit(1, french, 'en')).toBe('edited');
    expect(await language()).toBe('en');
    expect(await edit(2, { ...french, learned: 'Rien' }, 'en')).toBe('edited');
    expect(await language()).toBe('en');
    expect(await edit(3, french, 'fr')).toBe('edited');
    expect(await edit(4, english, 'fr')).toBe('edited');
    expect(await language()).toBe('en');
  });
});
