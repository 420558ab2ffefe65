// An exhibit as each chat gets it: by the program's own renderers, then drawn for a page. Slack's blocks by slack-drawing.ts, Teams' cards by
// Microsoft's own library, in the page (page.js).
import { channels, people } from '../../src/demo/company/index.ts';
import { menu } from '../../src/handlers/index.ts';
import type { Locale } from '../../src/i18n/locale.ts';
import { formModal } from '../../src/platforms/slack/form.ts';
import { slackMessage } from '../../src/platforms/slack/render.ts';
import { slackErrors } from '../../src/platforms/slack/values.ts';
import { formDialog } from '../../src/platforms/teams/form.ts';
import { teamsMessage } from '../../src/platforms/teams/render.ts';
import type { Exhibit } from './exhibits.ts';
import type { Html } from './html.ts';
import { drawBlocks, drawModal, type Reading } from './slack-drawing.ts';

type Said = Exclude<Exhibit, { kind: 'html' }>;

export interface Drawn {
  readonly slack: Html;
  /** An Adaptive Card, and the title of its dialog; null for a message. */
  readonly teams: { readonly card: object; readonly title: string | null };
}

const readingIn = (locale: Locale): Reading => ({
  locale,
  person: (id) => people.find((each) => each.id === id)?.realName ?? id,
  channel: (id) => channels.find((each) => each.id === id)?.name ?? id,
});
const surface = { kind: 'message', opening: new Set(menu.opening) } as const;
const offered = {
  channels: channels.map(({ id, name }) => ({ value: `teams:${id}`, label: name })),
  elsewhere: new Map<string, string>(),
};

export function drawn(exhibit: Said, locale: Locale): Drawn {
  const there = onTeams(exhibit);
  const reading = readingIn(locale);
  if (exhibit.kind === 'message' && there.kind === 'message') {
    const { card } = teamsMessage(there.message, locale, surface);
    return {
      slack: drawBlocks(slackMessage(exhibit.message, locale).blocks, reading),
      teams: { card, title: null },
    };
  }
  if (exhibit.kind !== 'form' || there.kind !== 'form') throw new Error('a form is a form on every chat');
  const fields = exhibit.form.fields.map(({ name }) => name);
  const errors = slackErrors(exhibit.errors, fields) ?? {};
  const { card, title } = formDialog(there.form, locale, offered, { ...there.form.errors, ...there.errors });
  return { slack: drawModal(formModal(exhibit.form, locale, null), reading, errors), teams: { card, title } };
}

/** The same company, had it Teams. */
function onTeams(exhibit: Said): Said {
  return JSON.parse(JSON.stringify(exhibit).replaceAll('"slack:', '"teams:'));
}
