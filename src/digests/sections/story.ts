// Best failure: one story per channel and occurrence, never twice in a channel; the whole of it stands in the thread.
import { z } from 'zod';
import { phrases } from '../../i18n/phrases.ts';
import { isMailingList } from '../../newsletter/addresses.ts';
import { approvedAmong, nextStories, recordTelling } from '../../stories/publish.ts';
import { namedHero, storyLanguage } from '../../stories/story.ts';
import { tale } from '../../stories/views.ts';
import { languages } from '../../terms/language.ts';
import { inOther } from '../quote.ts';
import { type DigestReader, section } from '../section.ts';

const told = z.object({
  storyId: z.string(),
  title: z.string(),
  wentWrong: z.string(),
  weDid: z.string(),
  customerSaid: z.string(),
  learned: z.string(),
  hero: z.string().nullable(),
  language: z.enum(languages).nullish(),
});
const shape = z.object({ byChannel: z.record(z.string(), told) });
type StoriesTold = z.infer<typeof shape>;

export const story = section({
  id: 'story',
  name: { en: 'Best failure', fr: 'Le raté devenu pépite' },
  order: 70,
  shape,
  async gather({ db, workspace, channels, locale, ownLanguageOnly }) {
    const byChannel: StoriesTold['byChannel'] = {};
    for (const [channel, next] of await nextStories(db, workspace.id, channels, locale, ownLanguageOnly)) {
      const { id: storyId, title, wentWrong, weDid, customerSaid, learned } = next.row;
      byChannel[channel] = {
        storyId,
        title,
        wentWrong,
        weDid,
        customerSaid,
        learned,
        hero: namedHero(next),
        language: storyLanguage(next.row),
      };
    }
    return Object.keys(byChannel).length === 0 ? null : { byChannel };
  },
  isNews: (data, reader) => storyFor(data, reader) !== undefined,
  view: (data, reader) => {
    const here = storyFor(data, reader);
    if (!here) return [];
    const say = words(reader.locale);
    const other = inOther(here.language, reader.locale);
    // A newsletter has no thread: all of it is one piece.
    const isMail = reader.channel !== null && isMailingList(reader.channel);
    const whole = isMail ? say.below : say.inThread;
    return [
      {
        kind: 'text',
        text: [{ strong: say.lead }, ` ${here.title}${other === null ? '' : ` (${other})`}. ${whole}`],
      },
    ];
  },
  details: (data, reader) => {
    const here = storyFor(data, reader);
    if (!here) return [];
    const subject = `story:${here.storyId}`;
    const say = words(reader.locale);
    const buttons = [
      { label: say.thank, action: { name: 'thanks', subject } },
      { label: say.change, action: { name: 'plan.add', subject } },
    ];
    return [...tale(here, here.hero, reader), { kind: 'buttons', buttons }];
  },
  wall: (data, reader) => {
    const here = storyFor(data, reader);
    return here ? tale(here, here.hero, reader) : [];
  },
  stands: async (db, workspaceId, { byChannel }) => {
    const ids = Object.values(byChannel).map(({ storyId }) => storyId);
    const approved = await approvedAmong(db, workspaceId, ids);
    const left = Object.entries(byChannel).filter(([, { storyId }]) => approved.has(storyId));
    return left.length === 0 ? null : { byChannel: Object.fromEntries(left) };
  },
  seenIn:
    ({ byChannel }) =>
    (channel) => {
      const here = byChannel[channel];
      return here ? { byChannel: { [channel]: here } } : null;
    },
  posted: async (tx, { byChannel }, posting) => {
    const here = byChannel[posting.address];
    return here === undefined || recordTelling(tx, { ...posting, storyId: here.storyId });
  },
  example: {
    byChannel: {
      'slack:C1': {
        storyId: 's1',
        title: 'Un dossier perdu, une conseillère qui traverse la ville',
        wentWrong: 'Le dossier de garantie de Mme L. a été égaré entre deux services.',
        weDid: 'Inès l’a reconstitué au téléphone, puis l’a porté elle-même à l’atelier.',
        customerSaid: 'Je n’avais jamais vu ça. Vous m’avez rendue cliente pour dix ans.',
        learned: 'Le numéro de dossier suit désormais l’appareil.',
        hero: 'Inès Moreau',
      },
    },
  },
});

/** A preview without a channel shows the first one. */
function storyFor({ byChannel }: StoriesTold, { channel }: DigestReader) {
  return channel === null ? Object.values(byChannel)[0] : byChannel[channel];
}

const words = phrases({
  en: {
    lead: 'Best failure:',
    inThread: 'Read it in the thread.',
    below: 'Read it below.',
    change: 'Make it an action…',
    thank: 'Thank somebody',
  },
  fr: {
    lead: 'Le raté devenu pépite :',
    inThread: 'À lire dans le fil.',
    below: 'À lire plus bas.',
    change: 'En faire une action…',
    thank: 'Remercier quelqu’un',
  },
});
