// Newsletters, for admins and auditors: the lists, how many read each, what became of the latest issue, and readers from channels. Which
// schedule goes to a list: schedules/. Readers from a file: the command line.
import { step } from '../../beat.ts';
import { keepLists } from '../../newsletter/keeping.ts';
import { newsletterKinds } from '../../newsletter/kinds.ts';
import { tellOfIssues } from '../../newsletter/telling.ts';
import type { Feature } from '../feature.ts';
import { channelsForm, confirmRoll, countChannels, openChannels } from './channels.ts';
import { FIRST, showNewsletters } from './list.ts';
import { sayNewsletters } from './words.ts';

const may = 'admin';

export const newsletter: Feature = {
  name: 'newsletter',
  asks: {
    newsletters: { run: showNewsletters, may: 'audit' },
    'newsletter.channels': { run: openChannels, opens: true, may },
    'newsletter.count': { run: countChannels, may },
    'newsletter.confirm': { run: confirmRoll, may },
  },
  forms: [channelsForm],
  adminMenu: [{ order: 12, label: (locale) => sayNewsletters(locale).title, ask: 'newsletters' }],
  steps: [
    step('newsletters', ({ database, workspace, now }) => tellOfIssues(database, { workspace, now }, FIRST)),
    step('newsletter-readers', ({ database, keys, workspaceId, workspace, now, directory }) =>
      keepLists({ database, keys, workspaceId }, directory, { workspace, now }),
    ),
  ],
  kinds: newsletterKinds,
};
