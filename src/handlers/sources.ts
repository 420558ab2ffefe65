// What admins see of the sources in their home: how each fares, and what to do about it. The notice of a silence is silences/.
import { type Health, healthOf } from '../feedback/sources/health.ts';
import { healthLine, healthRemedy } from '../feedback/sources/health-words.ts';
import { listSources, type Source } from '../feedback/sources/source.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import { type Block, type Button, sentence } from '../messages/message.ts';
import { hushButton } from '../silences/silences.ts';
import { mustBeAdmin } from './admin.ts';
import { ON_A_PAGE, pageIn, pageOf, shown } from './pages.ts';
import type { Ask, Request } from './request.ts';

interface Known {
  readonly source: Source;
  readonly health: Health;
}

/** For an admin's home: what needs somebody first; nothing where there is no source. */
export async function sourceBlocks(request: Request): Promise<Block[]> {
  const { locale, formats } = request;
  const sources = await known(request);
  if (sources.length === 0) return [];
  const all: Button = {
    label: words(locale).all(formats.number(sources.length)),
    action: { name: 'sources' },
  };
  return [
    { kind: 'text', text: [{ strong: words(locale).title }] },
    ...sourceLines(sources.slice(0, ON_A_PAGE), request),
    ...(sources.length > ON_A_PAGE ? [{ kind: 'buttons', buttons: [all] } as const] : []),
  ];
}

/** All of them, a page at a time. */
export const showSources: Ask = async (request) => {
  await mustBeAdmin(request);
  const { title } = words(request.locale);
  const { page } = pageIn(request.subject);
  const { entries, pager, again } = pageOf(await known(request), { name: 'sources' }, page, request);
  return shown(request, {
    summary: title,
    again,
    blocks: [{ kind: 'text', text: [{ strong: title }] }, ...sourceLines(entries, request), ...pager],
  });
};

/** What needs somebody first. */
async function known({ kit, workspace, at: now }: Request): Promise<readonly Known[]> {
  const sources = await listSources(kit.database.db, workspace.id);
  return sources
    .map((source) => ({ source, health: healthOf(source, now) }))
    .toSorted((a, b) => urgency(a.health) - urgency(b.health));
}

function sourceLines(shown: readonly Known[], { locale, at: now }: Request): Block[] {
  const well = shown.filter(({ health }) => healthRemedy(health, locale) === null);
  const unwell = shown.filter((each) => !well.includes(each));
  const lines = well.map(({ source, health }) => healthLine(source.name, health, { locale, now }));
  return [
    ...unwell.flatMap(({ source, health }): Block[] => [
      { kind: 'text', text: healthLine(source.name, health, { locale, now }) },
      { kind: 'note', text: healthRemedy(health, locale) ?? '' },
      ...(health.kind === 'quiet' ? [hushButton(source, locale)] : []),
    ]),
    ...(lines.length === 0 ? [] : [{ kind: 'list', items: lines } as const]),
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
    all: (count: string) => `All ${count} sources`,
    hushed: 'Noted: nobody will be told of its silence any more.',
    gone: 'This source no longer exists.',
  },
  fr: {
    title: 'D’où viennent les réponses',
    all: (count) => `Les ${count} sources`,
    hushed: fr`C’est noté : plus personne ne sera prévenu de son silence.`,
    gone: 'Cette source n’existe plus.',
  },
});
