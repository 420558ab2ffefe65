// What admins see of the sources in their home: how each fares, and what to do about it. The notice of a silence is silences/.
import { type Health, healthOf } from '../feedback/sources/health.ts';
import { healthLine, healthRemedy } from '../feedback/sources/health-words.ts';
import { listSources } from '../feedback/sources/source.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import { type Block, sentence } from '../messages/message.ts';
import { moreItems } from '../messages/shorten.ts';
import { hushButton } from '../silences/silences.ts';
import { mustBeAdmin } from './admin.ts';
import type { Ask, Request } from './request.ts';

/** More are not read in a home. */
const SHOWN = 10;

/** For an admin's home: what needs somebody first; nothing where there is no source. */
export async function sourceBlocks({ kit, workspace, locale, at: now }: Request): Promise<Block[]> {
  const sources = (await listSources(kit.database.db, workspace.id)).map((source) => ({
    source,
    health: healthOf(source, now),
  }));
  if (sources.length === 0) return [];
  const shown = sources.toSorted((a, b) => urgency(a.health) - urgency(b.health)).slice(0, SHOWN);
  const well = shown.filter(({ health }) => healthRemedy(health, locale) === null);
  const unwell = shown.filter((each) => !well.includes(each));
  const lines = well.map(({ source, health }) => healthLine(source.name, health, { locale, now }));
  const hidden = sources.length - shown.length;
  return [
    { kind: 'text', text: [{ strong: words(locale).title }] },
    ...unwell.flatMap(({ source, health }): Block[] => [
      { kind: 'text', text: healthLine(source.name, health, { locale, now }) },
      { kind: 'note', text: healthRemedy(health, locale) ?? '' },
      ...(health.kind === 'quiet' ? [hushButton(source, locale)] : []),
    ]),
    ...(lines.length === 0 ? [] : [{ kind: 'list', items: lines } as const]),
    ...(hidden === 0 ? [] : [{ kind: 'note', text: moreItems(hidden, locale) } as const]),
  ];
}

function urgency({ kind }: Health): number {
  return ['failing', 'quiet', 'never', 'fine'].indexOf(kind);
}

/** This source may be silent: nobody is told any more. */
export const hushSource: Ask = async (request) => {
  await mustBeAdmin(request);
  const { kit, workspace, subject, locale } = request;
  const key = { workspaceId: workspace.id, id: subject ?? '' };
  const { count } = await kit.database.db.source.updateMany({ where: key, data: { quietAfterDays: null } });
  return {
    kind: 'say',
    message: sentence(count === 1 ? words(locale).hushed : words(locale).gone),
    did: true,
  };
};

const words = phrases({
  en: {
    title: 'Where answers come from',
    hushed: 'Noted: nobody will be told of its silence any more.',
    gone: 'This source no longer exists.',
  },
  fr: {
    title: 'D’où viennent les réponses',
    hushed: fr`C’est noté : plus personne ne sera prévenu de son silence.`,
    gone: 'Cette source n’existe plus.',
  },
});
