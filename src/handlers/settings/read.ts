// The settings as they are, for who may read and not change them: the form's fields, each with what is set.
import type { Field } from '../../messages/form.ts';
import type { Message } from '../../messages/message.ts';
import { channelNamesOf, unnamedChannel } from '../../people/channel-names.ts';
import type { Ask, Request } from '../request.ts';
import { settingsFields } from './settings.ts';
import { saySettings } from './words.ts';

export const readSettings: Ask = async (request) => ({
  kind: 'say',
  message: await settingsMessage(request),
});

async function settingsMessage(request: Request): Promise<Message> {
  const { kit, workspace, locale } = request;
  const { title, notSet } = saySettings(locale);
  const fields = settingsFields(workspace, locale, kit.menu);
  const channels = fields.flatMap((field) => (field.kind === 'channels' ? (field.initial ?? []) : []));
  const names = await channelNamesOf(kit.database.db, workspace.id, channels);
  const nameOf = (address: string) => `#${names.get(address) ?? unnamedChannel(locale)}`;
  return {
    summary: title,
    blocks: [
      { kind: 'heading', text: title },
      {
        kind: 'facts',
        facts: fields.map((field) => ({
          label: field.label,
          value: setText(field, nameOf, request) || notSet,
        })),
      },
    ],
  };
}

/** '' where nothing is set. */
function setText(field: Field, nameOf: (address: string) => string, { formats }: Request): string {
  switch (field.kind) {
    case 'text':
    case 'multiline':
    case 'date':
    case 'number':
    case 'scale':
      return field.initial ?? '';
    case 'choice':
      return field.options.find(({ value }) => value === field.initial)?.label ?? '';
    case 'choices': {
      const chosen = field.options.filter(({ value }) => field.initial?.includes(value));
      return formats.list(chosen.map(({ label }) => label));
    }
    case 'channels':
      return formats.list((field.initial ?? []).map(nameOf));
    case 'people':
      return formats.list(field.initial ?? []);
    case 'toggle':
      return field.initial ? field.text : '';
    default:
      return field satisfies never;
  }
}
