import { describe, expect, it } from 'vitest';
import { incomingFrom } from '../../../src/platforms/teams/incoming.ts';
import { sharedFiles } from '../../../src/platforms/teams/shared-files.ts';

const INFO = 'application/vnd.microsoft.teams.file.download.info';
const message = (downloadUrl: string, contentType = INFO) =>
  incomingFrom({
    type: 'message',
    serviceUrl: 'https://smba.trafficmanager.net/emea/',
    from: { id: '29:1' },
    recipient: { id: '28:2' },
    conversation: { id: 'a:1' },
    attachments: [
      { contentType, name: 'answers.csv', content: { downloadUrl, uniqueId: 'u-1', fileType: 'csv' } },
    ],
  });

describe('a file that somebody shares on Teams', () => {
  let now = new Date('2026-11-22T09:00:00Z');
  const shared = sharedFiles({ now: () => now });

  it('is known by an id of ours, and only where it is a file', () => {
    const note = (incoming: ReturnType<typeof message>) => (incoming ? shared.note(incoming) : null);
    expect(note(message('https://contoso.sharepoint.com/x'))).toEqual(['teams:u-1']);
    expect(note(message('https://contoso.sharepoint.com/x', 'text/html'))).toEqual([]);
  });

  it.each(['http://contoso.sharepoint.com/x', 'https://evil.example/x', 'file:///etc/passwd', 'x'])(
    'is fetched from Microsoft’s hosts alone, not from %s',
    async (url) => {
      const incoming = message(url);
      if (incoming) shared.note(incoming);
      await expect(shared.describe('teams:u-1')).rejects.toMatchObject({ fault: 'elsewhere' });
    },
  );

  it('is gone after an hour, or where it was never shared', async () => {
    await expect(shared.describe('teams:other')).rejects.toMatchObject({ fault: 'gone' });
    now = new Date(now.getTime() + 3_600_001);
    await expect(shared.describe('teams:u-1')).rejects.toMatchObject({ fault: 'gone' });
  });
});
