// What admins see of the sources: how each fares and what to do about it, in their home and in a letter when one falls silent.

import { isWorkingTime, nextWorkingTime } from '../calendar/working-time.ts';
import { type Database, transact } from '../database/client.ts';
import { enqueue } from '../delivery/ledger.ts';
import { type Health, healthOf, isSilenceUntold, silentDays } from '../feedback/sources/health.ts';
import { daysText, healthLine, healthRemedy } from '../feedback/sources/health-words.ts';
import { listSources, type Source } from '../feedback/sources/source.ts';
import type { Locale } from '../i18n/locale.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import { type Block, type Message, sentence } from '../messages/message.ts';
import { moreItems } from '../messages/shorten.ts';
import { addressOf, admins, isHere, localeFor } from '../people/person.ts';
import { workCalendar } from '../workspace/work-calendar.ts';
import type { Workspace } from '../workspace/workspace.ts';
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

function hushButton({ id, name }: Pick<Source, 'id' | 'name'>, locale: Locale): Block {
  const label = words(locale).hush;
  const confirm = { title: label, text: words(locale).hushAsk(name), ...words(locale).yesNo };
  return { kind: 'buttons', buttons: [{ label, action: { name: 'source.hush', subject: id }, confirm }] };
}

/** This source may be silent: nobody is told any more. */
export const hushSource: Ask = async (request) => {
  await mustBeAdmin(request);
  const { kit, workspace, subject, locale } = request;
  const key = { workspaceId: workspace.id, id: subject ?? '' };
  const { count } = await kit.database.db.source.updateMany({ where: key, data: { quietAfterDays: null } });
  return { kind: 'say', message: sentence(count === 1 ? words(locale).hushed : words(locale).gone) };
};

/**
 * Tells admins of sources that have fallen silent: once for each silence, in the company's working hours, and each admin in their own. While
 * no admin is here it waits.
 */
export async function tellSilences(database: Database, workspace: Workspace, now: Date): Promise<void> {
  const calendar = workCalendar(workspace);
  if (!isWorkingTime(now, calendar, workspace.timeZone)) return;
  const isDue = (each: Source) => isSilenceUntold(each, now);
  if (!(await listSources(database.db, workspace.id)).some(isDue)) return;
  await transact(database, async (tx) => {
    const silent = (await listSources(tx, workspace.id)).filter(isDue);
    const told = (await admins(tx, workspace.id)).filter((admin) => isHere(admin, now));
    if (silent.length === 0 || told.length === 0) return;
    await tx.source.updateMany({
      where: { workspaceId: workspace.id, id: { in: silent.map(({ id }) => id) } },
      data: { quietToldAt: now },
    });
    for (const admin of told) {
      const locale = localeFor(admin, workspace);
      await enqueue(tx, {
        workspaceId: workspace.id,
        kind: 'source.quiet',
        address: addressOf(admin),
        message: silenceLetter(silent, { locale, now }),
        locale,
        now,
        notBefore: nextWorkingTime(now, calendar, admin.timeZone),
      });
    }
  });
}

export function silenceLetter(
  silent: readonly Source[],
  { locale, now }: { readonly locale: Locale; readonly now: Date },
): Message {
  const say = words(locale);
  const lines = silent.map((each) => say.silent(each.name, daysText(silentDays(each, now), locale)));
  return {
    summary: lines.join(' '),
    blocks: silent.flatMap((each, i): Block[] => {
      // What was refused meanwhile tells more than the silence.
      const remedy = healthRemedy(healthOf(each, now), locale);
      const refused =
        each.errorCount > 0 ? healthLine(each.name, healthOf(each, now), { locale, now }) : null;
      return [
        { kind: 'text', text: lines[i] ?? '' },
        ...(refused === null ? [] : [{ kind: 'text', text: refused } as const]),
        { kind: 'note', text: remedy ?? '' },
        hushButton(each, locale),
      ];
    }),
  };
}

const words = phrases({
  en: {
    title: 'Where answers come from',
    hush: 'Silence is normal here',
    hushAsk: (name: string) => `Nobody will be told any more when nothing comes from “${name}”.`,
    yesNo: { yes: 'Yes', no: 'No' },
    hushed: 'Noted: nobody will be told of its silence any more.',
    gone: 'This source no longer exists.',
    silent: (name: string, days: string) => `Nothing has come from “${name}” for ${days}.`,
  },
  fr: {
    title: 'D’où viennent les réponses',
    hush: 'Ce silence est normal',
    hushAsk: (name) => fr`Plus personne ne sera prévenu quand rien n’arrive de « ${name} ».`,
    yesNo: { yes: 'Oui', no: 'Non' },
    hushed: fr`C’est noté : plus personne ne sera prévenu de son silence.`,
    gone: 'Cette source n’existe plus.',
    silent: (name, days) => fr`Rien n’est arrivé de « ${name} » depuis ${days}.`,
  },
});
