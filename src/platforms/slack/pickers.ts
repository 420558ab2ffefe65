// What plain check boxes offer where a Slack-like server draws no pickers of its own: people without bots, our channels.
import type { webApi } from '@slack/bolt';
import type { FormView } from '../../messages/form.ts';
import type { Option } from '../../messages/message.ts';
import type { Candidates } from './form.ts';

/** Asks only for what the form has fields for. */
export async function candidatesFor(form: FormView, client: webApi.WebClient): Promise<Candidates> {
  const has = (kind: string) => form.fields.some((field) => field.kind === kind);
  return {
    people: has('people') ? await people(client) : [],
    channels: has('channels') ? await channels(client) : [],
  };
}

async function people(client: webApi.WebClient): Promise<Option[]> {
  const { members = [] } = await client.users.list({ limit: 200 });
  return members.flatMap(({ id, is_bot, deleted, profile, real_name, name }) =>
    id === undefined || is_bot || deleted || id === 'USLACKBOT'
      ? []
      : [{ value: `slack:${id}`, label: profile?.real_name || real_name || name || id }],
  );
}

async function channels(client: webApi.WebClient): Promise<Option[]> {
  const { channels: joined = [] } = await client.users.conversations({
    types: 'public_channel,private_channel',
    exclude_archived: true,
    limit: 200,
  });
  return joined.flatMap(({ id, name, is_im }) =>
    id === undefined || is_im ? [] : [{ value: `slack:${id}`, label: `#${name ?? id}` }],
  );
}
