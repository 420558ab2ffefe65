import { describe, expect, it } from 'vitest';
import { consentFrom, upload, waitingFiles } from '../../../src/platforms/teams/files.ts';

const file = { name: 'ideas.csv', content: 'title\r\n"Été"\r\n' };
const idIn = (content: unknown) =>
  consentFrom({ action: 'accept', context: Object(content).acceptContext })?.context.portevoixFile ?? '';

describe('a file that is handed over on Teams', () => {
  it('is offered first, with its true size, and given once to whom it was offered', () => {
    const files = waitingFiles();
    const { contentType, name, content } = files.offer(file, 'camille', 'Your ideas');
    expect([contentType, name]).toEqual(['application/vnd.microsoft.teams.card.file.consent', 'ideas.csv']);
    expect(content).toMatchObject({ description: 'Your ideas', sizeInBytes: 16 });
    const id = idIn(content);
    expect(files.take(id, 'paul')).toBeNull();
    expect(files.take(id, 'camille')).toEqual(file);
    expect(files.take(id, 'camille')).toBeNull();
    expect(files.take('made-up', 'camille')).toBeNull();
  });

  it('is not kept for ever: of many that nobody took, the oldest go', () => {
    const files = waitingFiles();
    const ids = Array.from({ length: 21 }, () => idIn(files.offer(file, 'camille', '').content));
    expect(files.take(ids[0] ?? '', 'camille')).toBeNull();
    expect(files.take(ids[1] ?? '', 'camille')).toEqual(file);
  });

  it.each([
    'http://contoso.sharepoint.com/x',
    'https://evil.example/x',
    'https://sharepoint.com.evil.example/x',
    'https://127.0.0.1/x',
  ])('goes to no place that is not Microsoft’s: %s', async (uploadUrl) => {
    const place = { uploadUrl, contentUrl: uploadUrl, uniqueId: 'u', fileType: 'csv', name: 'ideas.csv' };
    await expect(upload(file, place)).rejects.toThrow('not its own');
  });

  it.each([null, {}, { action: 'accept' }, { action: 'accept', context: {} }])(
    'is asked for by nothing else: %j',
    (value) => {
      expect(consentFrom(value)).toBeNull();
    },
  );
});
