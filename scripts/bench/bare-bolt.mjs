// Run as a process of its own, the baseline of a start: Bolt as its own starter has it, with one command, over a socket.
import { env } from 'node:process';
import { App, LogLevel } from '@slack/bolt';

const app = new App({
  token: env.SLACK_BOT_TOKEN,
  appToken: env.SLACK_APP_TOKEN,
  socketMode: true,
  clientOptions: { slackApiUrl: env.SLACK_API_URL },
  logLevel: LogLevel.ERROR,
});
app.command('/portevoix', async ({ ack, respond }) => {
  await ack();
  await respond('help');
});
await app.start();
process.stdout.write('is running\n');
