// What stands at a `response_url` when a workspace does not take charts: Slack answers in the body, with either status.
import { createServer } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Message } from '../../../src/messages/message.ts';
import { easel } from '../../../src/platforms/easel.ts';
import { isMisshapen, takenAtUrl } from '../../../src/platforms/slack/outcomes.ts';
import { slackMessage } from '../../../src/platforms/slack/render.ts';

const chart = {
  title: 'NPS',
  form: 'line',
  categories: ['w1', 'w2'],
  series: [{ name: 'NPS', values: [30, 34] }],
  unit: '',
  sentence: 'From 30 to 34.',
} as const;
const message: Message = { summary: 'A chart', blocks: [{ kind: 'chart', chart }] };

describe.each([200, 400])('an answer whose chart is refused with status %d', (status) => {
  let refusal = 'invalid_blocks';
  const taken: string[] = [];
  const server = createServer(async (request, response) => {
    const body = (await buffer(request)).toString();
    response.setHeader('content-type', 'application/json');
    if (/data_visualization/.test(body) || refusal === 'used_url') {
      const code = refusal === 'used_url' ? 404 : status;
      response.writeHead(code).end(JSON.stringify({ ok: false, error: refusal }));
      return;
    }
    taken.push(body);
    response.end('ok');
  });
  beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)));
  afterAll(() => new Promise((resolve) => server.close(resolve)));

  /** As Bolt's `respond` does it, which throws with the status alone. */
  const respond = async (drawn: object) => {
    const address = server.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const answer = await fetch(`http://127.0.0.1:${port}/`, { method: 'POST', body: JSON.stringify(drawn) });
    if (!answer.ok) throw Object.assign(new Error('not taken'), { statusCode: answer.status });
    return answer;
  };

  it('is said in words at once, and no chart is tried again', async () => {
    const shown = easel({ now: () => new Date('2026-11-22T09:00:00Z') }, isMisshapen);
    const send = () => shown.show(message, (each) => takenAtUrl(respond(slackMessage(each, 'en'))));
    await send();
    await send();
    expect(taken).toHaveLength(2);
    for (const body of taken) expect(body).toContain('From 30 to 34.');
  });

  it('is thrown on where the address is used up', async () => {
    refusal = 'used_url';
    const shown = easel({ now: () => new Date('2026-11-22T09:00:00Z') }, isMisshapen);
    await expect(
      shown.show(message, (each) => takenAtUrl(respond(slackMessage(each, 'en')))),
    ).rejects.toMatchObject({ statusCode: 404 });
  });
});
