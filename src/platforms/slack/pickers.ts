// What plain check boxes offer where a Slack-like server draws no pickers of its own: people without bots, our channels.
import type { webApi } from '@slack/bolt';
import type { FormView } from '../../messages/form.ts';
import type { Option } from '../../messages/message.ts';
import type { Candidates } from './form.ts';
import { allPages } from './pages.ts';

/** Asks only for what the form has fields for. */
export async function candidatesFor(form: FormView, client: webApi.WebClient): Promise<Candidates> {
  const has = (kind: string) => form.fields.some((field) => field.kind === kind);
  return {
    people: has('people') ? await lists.people(client) : [],
    channels: has('channels') ? await lists.channels(client) : [],
  };
}

/** By what fields that choose from them are called. */
export const lists = { people, channels } as const;

async function people(client: webApi.WebClient): Promise<Option[]> {
  const members = await allPages(
    (cursor) => client.users.list({ limit: 200, ...cursor }),
    ({ members }) => members,
  );
  return members.flatMap(({ id, is_bot, deleted, profile, real_name, name }) =>
    id === undefined || is_bot || deleted || id === 'USLACKBOT'
      ? []
      : [{ value: `slack:${id}`, label: profile?.real_name || real_name || name || id }],
  );
}

async function channels(client: webApi.WebClient): Promise<Option[]> {
  const kinds = { types: 'public_channel,private_channel', exclude_archived: true, limit: 200 } as const;
  const joined = await allPages(
    (cursor) => client.users.conversations({ ...kinds, ...cursor }),
    ({ channels: some }) => some,
  );
  return joined.flatMap(({ id, name, is_im }) =>
    id === undefined || is_im ? [] : [{ value: `slack:${id}`, label: `#${name ?? id}` }],
  );
}
