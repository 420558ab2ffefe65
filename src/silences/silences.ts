// Tells admins of sources that have fallen silent. What counts as silence is feedback/sources/health.ts; what admins see of their
// sources otherwise, and ask about them, is in handlers.

import { step } from '../beat.ts';
import { isWorkingTime } from '../calendar/working-time.ts';
import { tellPeople } from '../correspondence/tell.ts';
import { type Database, type Store, transact } from '../database/client.ts';
import { kindsFor } from '../delivery/kinds.ts';
import { pullsOf, type SourcePull } from '../feedback/pulling/account.ts';
import { healthOf, isSilenceUntold, silentDays } from '../feedback/sources/health.ts';
import { daysText, healthLine, healthRemedy } from '../feedback/sources/health-words.ts';
import { listSources, type Source } from '../feedback/sources/source.ts';
import type { Locale } from '../i18n/locale.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import type { Block, Message } from '../messages/message.ts';
import { isHere } from '../people/person.ts';
import { admins } from '../people/roles.ts';
import { workCalendar } from '../workspace/work-calendar.ts';
import type { Workspace } from '../workspace/workspace.ts';

export const silenceKinds = kindsFor(
  { what: { en: 'a letter about a source', fr: 'une lettre sur une source' } },
  { 'source.quiet': 'told' },
);

export const tellingSilences = step('silences', ({ database, workspace, now }) =>
  tellSilences(database, workspace, now),
);

/**
 * Tells admins of sources that have fallen silent: once for each silence, in the company's working hours, and each admin in their own. While
 * no admin is here it waits.
 */
export async function tellSilences(database: Database, workspace: Workspace, now: Date): Promise<void> {
  if ((await untold(database.db, workspace.id, now)).length === 0) return;
  if (!isWorkingTime(now, workCalendar(workspace), workspace.timeZone)) return;
  await transact(database, async (tx) => {
    const silent = await untold(tx, workspace.id, now);
    const told = (await admins(tx, workspace.id)).filter((admin) => isHere(admin, now));
    if (silent.length === 0 || told.length === 0) return;
    await tx.source.updateMany({
      where: { workspaceId: workspace.id, id: { in: silent.map(({ source }) => source.id) } },
      data: { quietToldAt: now },
    });
    await tellPeople(tx, { workspace, now }, told, {
      kind: silenceKinds['source.quiet'],
      draw: (reader) => silenceLetter(silent, reader),
    });
  });
}

interface Silent {
  readonly source: Source;
  /** Null where it is not fetched. */
  readonly pull: SourcePull | null;
}

/** One that an admin paused is silent because they want it so. */
async function untold(db: Store, workspaceId: string, now: Date): Promise<Silent[]> {
  const due = (await listSources(db, workspaceId)).filter((each) => isSilenceUntold(each, now));
  if (due.length === 0) return [];
  const pulls = await pullsOf(db, workspaceId);
  return due
    .map((source) => ({ source, pull: pulls.get(source.id) ?? null }))
    .filter(({ pull }) => (pull?.pausedAt ?? null) === null);
}

function silenceLetter(
  silent: readonly Silent[],
  { locale, now }: { readonly locale: Locale; readonly now: Date },
): Message {
  const say = words(locale);
  const remedyOf = ({ source, pull }: Silent) => healthRemedy(healthOf(source, now), locale, pull) ?? '';
  const lines = silent.map(({ source }) =>
    say.silent(source.name, daysText(silentDays(source, now), locale)),
  );
  return {
    summary: lines.join(' '),
    blocks: silent.flatMap((each, i): Block[] => {
      const { source } = each;
      // What was refused meanwhile tells more than the silence.
      const remedy = remedyOf(each);
      const refused =
        source.errorCount > 0 ? healthLine(source.name, healthOf(source, now), { locale, now }) : null;
      // The same for several in a row is said once, below the last of them.
      const next = silent[i + 1];
      const isSaid = next === undefined || remedyOf(next) !== remedy;
      return [
        { kind: 'text', text: lines[i] ?? '' },
        ...(refused === null ? [] : [{ kind: 'text', text: refused } as const]),
        hushButton(source, locale),
        ...(isSaid ? [{ kind: 'note', text: remedy } as const] : []),
      ];
    }),
  };
}

/** Ends the notices about a source. */
export function hushButton({ id, name }: Pick<Source, 'id' | 'name'>, locale: Locale): Block {
  const label = words(locale).hush;
  const confirm = { title: label, text: words(locale).hushAsk(name), ...words(locale).yesNo };
  return { kind: 'buttons', buttons: [{ label, action: { name: 'source.hush', subject: id }, confirm }] };
}

const words = phrases({
  en: {
    hush: 'Silence is normal here',
    hushAsk: (name: string) => `Nobody will be told any more when nothing comes from “${name}”.`,
    yesNo: { yes: 'Yes', no: 'No' },
    silent: (name: string, days: string) => `Nothing has come from “${name}” for ${days}.`,
  },
  fr: {
    hush: 'Ce silence est normal',
    hushAsk: (name) => fr`Plus personne ne sera prévenu quand rien n’arrive de « ${name} ».`,
    yesNo: { yes: 'Oui', no: 'Non' },
    silent: (name, days) => fr`Rien n’est arrivé de « ${name} » depuis ${days}.`,
  },
});
