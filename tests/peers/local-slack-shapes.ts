// What the local Slack tells its page over the /ui socket, as far as the tests look at it.
import { z } from 'zod';

const option = z.looseObject({ value: z.string(), text: z.looseObject({ text: z.string() }) });
const element = z.looseObject({
  type: z.string(),
  action_id: z.string().optional(),
  text: z.unknown().optional(),
  options: z.array(option).optional(),
});
const block = z.looseObject({
  type: z.string(),
  block_id: z.string().optional(),
  element: element.optional(),
  elements: z.array(element).optional(),
});
const file = z.looseObject({ id: z.string(), name: z.string(), url_private: z.string() });
export const message = z.looseObject({
  ts: z.string(),
  channel: z.string().optional(),
  user: z.string().optional(),
  text: z.string().default(''),
  thread_ts: z.string().optional(),
  subtype: z.string().optional(),
  ephemeral_to: z.string().optional(),
  blocks: z.array(block).default([]),
  files: z.array(file).default([]),
});
const view = z.looseObject({
  type: z.string(),
  callback_id: z.string().default(''),
  title: z.looseObject({ text: z.string() }).optional(),
  blocks: z.array(block).default([]),
});
export const channel = z.looseObject({
  id: z.string(),
  name: z.string(),
  is_im: z.boolean(),
  members: z.array(z.string()),
});
export const homes = z.record(z.string(), z.record(z.string(), view));
const snapshot = z.looseObject({
  channels: z.array(channel),
  messages: z.record(z.string(), z.array(message)),
  modalStack: z.array(view),
  homeViews: homes,
});
export const store = z.object({ t: z.literal('init'), state: snapshot });
export const event = z.discriminatedUnion('t', [
  store,
  z.object({ t: z.literal('message'), message }),
  z.object({ t: z.literal('message_update'), message }),
  z.object({ t: z.literal('message_delete'), channel: z.string(), ts: z.string() }),
  z.object({ t: z.literal('channel'), channel }),
  z.object({ t: z.literal('view'), stack: z.array(view).default([]) }),
  z.object({ t: z.literal('view_errors'), errors: z.record(z.string(), z.string()).default({}) }),
  z.object({ t: z.literal('home'), user: z.string(), appId: z.string(), view }),
  z.object({
    t: z.literal('log'),
    entry: z.looseObject({ direction: z.string(), kind: z.string(), detail: z.unknown() }),
  }),
]);
/** What a press carries, as it is sent over HTTP. */
export const pressed = z.looseObject({
  trigger_id: z.string(),
  response_url: z.string(),
  container: z.looseObject({ message_ts: z.string().optional() }),
});

export type PeerStore = z.infer<typeof snapshot>;
export type PeerMessage = z.infer<typeof message>;
export type PeerFile = z.infer<typeof file>;
export type PeerView = z.infer<typeof view>;
export type PeerBlock = z.infer<typeof block>;
export type PeerElement = z.infer<typeof element>;
