// Thanks: up to three that others may read, in the words of who gave them, spread over places and people; no counts, no ranks. The customer's
// words that they carry stand in the thread.
import { z } from 'zod';
import { phrases } from '../../i18n/phrases.ts';
import { noteShown, stillPublic, thanksToTell } from '../../thanks/lists.ts';
import { type ToldThanks, thanksBlocks, told } from '../../thanks/views.ts';
import { section } from '../section.ts';

const thank: z.ZodType<ToldThanks> = z.object({
  thanksId: z.string(),
  giver: z.string(),
  thanked: z.string(),
  fact: z.string(),
  value: z.string(),
  words: z.object({ feedbackId: z.string(), text: z.string() }).nullable(),
});
const shape = z.object({
  /** Until when the digest reaches. */
  until: z.iso.datetime(),
  thanks: z.array(thank),
});

export const thanks = section({
  id: 'thanks',
  name: { en: 'Thanks', fr: 'Mercis' },
  order: 75,
  shape,
  async gather({ db, workspace, from, to }) {
    const given = await thanksToTell(db, workspace.id, { from, to });
    return given.length === 0 ? null : { until: to.toISOString(), thanks: given.map(told) };
  },
  isNews: ({ thanks: all }) => all.length > 0,
  view({ thanks: all }, reader) {
    const blocks = all.flatMap((each) => thanksBlocks(each, reader, { isWhole: false }));
    if (blocks.length === 0) return [];
    return [{ kind: 'text', text: [{ strong: words(reader.locale).lead }] }, ...blocks];
  },
  details: ({ thanks: all }, reader) =>
    all
      .filter(({ fact, words: carried }) => fact !== '' && carried !== null && carried.text !== '')
      .flatMap((each) => thanksBlocks(each, reader, { isWhole: true })),
  wall: ({ thanks: all }, reader) => all.flatMap((each) => thanksBlocks(each, reader, { isWhole: true })),
  quotes: ({ thanks: all }) => all.flatMap(({ words: carried }) => carried?.feedbackId ?? []),
  async stands(db, workspaceId, data) {
    const left = await stillPublic(
      db,
      workspaceId,
      data.thanks.map(({ thanksId }) => thanksId),
    );
    const all = data.thanks.filter(({ thanksId }) => left.has(thanksId));
    return all.length === 0 ? null : { ...data, thanks: all };
  },
  async posted(tx, { until, thanks: all }, { workspaceId }) {
    await noteShown(
      tx,
      workspaceId,
      all.map(({ thanksId }) => thanksId),
      new Date(until),
    );
    return true;
  },
  example: {
    until: '2026-11-30T08:00:00.000Z',
    thanks: [
      {
        thanksId: 't1',
        giver: 'Karim Haddad',
        thanked: 'Inès Moreau',
        fact: 'A rappelé la cliente le soir même, puis porté le colis avec le livreur.',
        value: 'Écouter',
        words: { feedbackId: 'c', text: 'Rappelée le soir même, je n’en revenais pas. <!channel> *merci*' },
      },
    ],
  },
});

const words = phrases({ en: { lead: 'Thank you' }, fr: { lead: 'Merci' } });
