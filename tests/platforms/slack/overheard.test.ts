import { describe, expect, it } from 'vitest';
import { overheard } from '../../../src/platforms/slack/overheard.ts';

const US = 'U0BOT';
const root = { user: US, bot_id: 'B0BOT', ts: '1.0', thread_ts: '1.0', text: 'Our card' };
const own = { type: 'message', user: 'U1', ts: '2.0', thread_ts: '1.0', text: 'Thanks' };
const written = { ...own, channel: 'C1', channel_type: 'channel', event_ts: '2.0', parent_user_id: US };
const alone = { ...written, thread_ts: undefined, parent_user_id: undefined };
const edit = { edited: { user: 'U1', ts: '3.0' } };
const changed = {
  type: 'message',
  subtype: 'message_changed',
  hidden: true,
  channel: 'C1',
  ts: '3.0',
  message: { ...own, ...edit, text: 'Thanks a lot' },
  previous_message: own,
};
const deleted = {
  type: 'message',
  subtype: 'message_deleted',
  hidden: true,
  channel: 'C1',
  ts: '3.0',
  deleted_ts: '2.0',
  previous_message: own,
};
const told = { isAddressed: false, user: 'U1', team: null, channel: 'C1', id: '2.0', thread: '1.0' };

describe('of Slack’s messages, one is heard when it is', () => {
  it.each([
    ['written in a thread of ours', written, { ...told, change: 'written', source: 'Thanks' }],
    [
      'written, and all that says nothing is null rather than left out',
      {
        ...{ ...written, subtype: null, bot_id: null, bot_profile: null, parent_user_id: null, files: null },
        ...{ user_team: null, source_team: null, team: null, edited: null },
      },
      { ...told, change: 'written', source: 'Thanks' },
    ],
    ['by itself, with no thread as null', { ...alone, channel: 'D1', thread_ts: null }, { thread: null }],
    [
      'beside files of which one is null and another has no id',
      { ...alone, channel: 'D1', subtype: 'file_share', files: [null, { id: null }, { id: 'F1' }] },
      { change: 'written', files: ['F1'] },
    ],
    [
      'changed, with nulls in what it was and is',
      {
        ...changed,
        message: { ...changed.message, thread_ts: '1.0', subtype: null, parent_user_id: null, files: null },
        previous_message: { ...own, subtype: null, bot_id: null },
      },
      { change: 'edited', source: 'Thanks a lot' },
    ],
    [
      'in a thread, and Slack does not say whose',
      { ...written, parent_user_id: undefined },
      { thread: '1.0' },
    ],
    ['by itself in the direct message', { ...alone, channel: 'D1' }, { channel: 'D1', thread: null }],
    ['written beside a file', { ...written, subtype: 'file_share', files: [{}] }, { change: 'written' }],
    [
      'a file alone, by itself in the direct message',
      { ...alone, channel: 'D1', text: '', subtype: 'file_share', files: [{ id: 'F1' }, {}] },
      { change: 'written', source: '', files: ['F1'] },
    ],
    [
      'written beside a file in a thread, and the file is left alone',
      { ...written, subtype: 'file_share', files: [{ id: 'F1' }] },
      { source: 'Thanks', files: [] },
    ],
    [
      'by itself in a channel, and names us: without our name, and without its file',
      {
        ...{ ...alone, subtype: 'file_share', files: [{ id: 'F1' }] },
        text: `<@${US}>, number the lines\nof <@U2>`,
      },
      { thread: null, isAddressed: true, source: 'number the lines\nof <@U2>', files: [] },
    ],
    [
      'the same as a mention of us',
      { ...alone, type: 'app_mention', text: `Hey <@${US}|bot>: an idea` },
      { change: 'written', isAddressed: true, source: 'Hey an idea' },
    ],
    ['our name alone', { ...alone, text: `<@${US}>` }, { isAddressed: true, source: '' }],
    [
      'in a thread of somebody else, and names us',
      { ...written, parent_user_id: 'U2', text: `<@${US}> an idea` },
      { thread: '1.0', isAddressed: true, source: 'an idea' },
    ],
    [
      'in a thread of one’s own, in the direct message',
      { ...written, channel: 'D1', parent_user_id: 'U1' },
      { thread: '1.0', isAddressed: true },
    ],
    ['shown in the channel too', { ...written, subtype: 'thread_broadcast', root }, { thread: '1.0' }],
    ['by somebody of another company', { ...written, user_team: 'T9' }, { team: 'T9' }],
    ['edited', changed, { ...told, change: 'edited', source: 'Thanks a lot' }],
    ['deleted', deleted, { ...told, change: 'deleted', source: '' }],
    [
      'deleted, with answers below it',
      {
        ...changed,
        channel: 'D1',
        message: { user: 'USLACKBOT', subtype: 'tombstone', ts: '2.0', thread_ts: '2.0', text: 'This…' },
        previous_message: { ...own, thread_ts: '2.0' },
      },
      { change: 'deleted', user: 'U1', id: '2.0', thread: null, source: '' },
    ],
  ])('%s', (_, event, expected) => {
    expect(overheard(event, US)).toMatchObject(expected);
  });

  it.each([
    ['our own', { ...written, user: US }],
    ['another bot’s', { ...written, bot_id: 'B9' }],
    ['a program’s in somebody’s name', { ...written, bot_profile: { id: 'B9' } }],
    ['an old program’s', { ...written, subtype: 'bot_message', user: undefined, bot_id: 'B9' }],
    ['Slack’s own', { ...written, user: 'USLACKBOT' }],
    ['somebody’s coming', { ...written, subtype: 'channel_join' }],
    ['in a thread of somebody else', { ...written, parent_user_id: 'U2' }],
    ['by itself in a channel', alone],
    ['by itself in a channel, and has answers', { ...alone, thread_ts: '2.0' }],
    ['by itself in a conversation of several', { ...alone, channel: 'G1' }],
    ['a file without words', { ...written, subtype: 'file_share', text: '' }],
    ['shown with a preview of its link', { ...changed, message: { ...own, attachments: [{}] } }],
    ['an edited one of ours', { ...changed, message: { ...root, text: 'New' }, previous_message: root }],
    ['an edited one of a bot', { ...changed, message: { ...changed.message, bot_id: 'B9' } }],
    ['edited by itself in a channel', { ...changed, message: { ...own, thread_ts: undefined, text: 'x' } }],
    ['a deleted one of ours', { ...deleted, previous_message: root }],
    ['the end of a tombstone', { ...deleted, previous_message: { ...own, subtype: 'tombstone' } }],
    ['deleted, and Slack does not say what it was', { ...deleted, previous_message: undefined }],
    ['no message at all', { type: 'message', subtype: 'message_replied' }],
    ['nothing', null],
  ])('and not when it is %s', (_, event) => {
    expect(overheard(event, US)).toBeNull();
  });
});
