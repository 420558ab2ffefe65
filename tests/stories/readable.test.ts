import { describe, expect, it } from 'vitest';
import { plainText } from '../../src/messages/plain.ts';
import { namedAgainstWill, readable, storyById } from '../../src/stories/story.ts';
import { moderationCard } from '../../src/stories/views.ts';
import { makeCompany } from '../digests/company.ts';
import { freshDatabase } from '../harness/database.ts';

describe('a best failure', () => {
  it('holds nothing personal in any of its parts once it is stored', () => {
    const said = 'Mme Sophie Lemaire, 06 39 98 12 04, sophie@exemple.fr, FR76 3000 6000 0112 3456 7890 189';
    const parts = { title: said, wentWrong: said, weDid: said, customerSaid: said, learned: said };
    for (const words of Object.values(readable(parts, 'FR'))) {
      expect(words).toBe('Mme [nom], [téléphone], [e-mail], [IBAN]');
    }
  });

  const told = { title: '', wentWrong: '', weDid: '', customerSaid: '', learned: '' };
  it.each([
    ['by both names', 'Inès Le Goff a traversé la ville', 'refused', true],
    ['by the first name, without accents', 'merci a INES pour le colis', 'refused', true],
    ['by the last name', 'Madame Martin-Duval a rappelé', 'refused', false],
    ['by nothing', 'une conseillère a traversé la ville', 'refused', false],
    ['who agreed', 'Inès a traversé la ville', 'agreed', false],
    ['who has not said', 'Inès a traversé la ville', 'asked', false],
  ] as const)('whoever would rather not be named, named %s: %s', async (_, weDid, credit, warned) => {
    const { row, credited } = await storyOf();
    const named = namedAgainstWill({ row: { ...row, ...told, weDid, credit }, credited });
    expect(named).toBe(warned ? 'Inès Le Goff' : null);
  });

  it('warns its moderators of a name that somebody refused, and asks again before it is approved', async () => {
    const story = await storyOf();
    const row = { ...story.row, weDid: 'Inès est allée chez lui', credit: 'refused' };
    const card = moderationCard({ ...story, row, status: 'submitted' }, null, {
      locale: 'fr',
      timeZone: 'Europe/Paris',
    });
    expect(plainText(card, 'fr')).toContain(
      'Inès Le Goff préfère ne pas être cité, et le texte ci-dessus le nomme.',
    );
    const [buttons] = card.blocks.filter((block) => block.kind === 'buttons');
    expect(buttons?.buttons[0]).toMatchObject({
      action: { name: 'story.approve' },
      confirm: { text: expect.stringContaining('Inès Le Goff') },
    });
  });
});

async function storyOf() {
  const database = await freshDatabase('sqlite');
  const company = await makeCompany(database);
  await company.story('Alpha', new Date('2026-11-02T08:00:00Z'));
  const row = await database.db.story.findFirstOrThrow();
  const story = await storyById(database.db, row.workspaceId, row.id);
  if (!story) throw new Error('no story');
  return { ...story, credited: { ...story.teller, name: 'Inès Le Goff' } };
}
