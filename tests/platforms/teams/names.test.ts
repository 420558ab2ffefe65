// Whom a command's words name on Teams: what its entities say, asked of Teams where they give an id of Teams' own.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { incomingFrom } from '../../../src/platforms/teams/incoming.ts';
import { namedIn } from '../../../src/platforms/teams/names.ts';
import { commandData, pressFrom } from '../../../src/platforms/teams/presses.ts';

const said = (entities: readonly unknown[]) => {
  const incoming = incomingFrom({
    type: 'message',
    serviceUrl: 'https://teams.example/',
    from: { id: '29:asker', aadObjectId: 'asker' },
    recipient: { id: '28:bot' },
    conversation: { id: '19:c@thread.tacv2;messageid=1', tenantId: 't' },
    entities,
  });
  if (!incoming) throw new Error('not what Teams sends');
  return incoming;
};
const mention = (id: string, name: string, more: object = {}) => ({
  type: 'mention',
  text: `<at>${name}</at>`,
  mentioned: { id, name, ...more },
});
const asked: string[] = [];
const client = {
  async member(target: { readonly conversationId: string }, person: string) {
    asked.push(`${target.conversationId} ${person}`);
    if (person === '29:gone') throw Object.assign(new Error('none'), { statusCode: 404 });
    return { id: person.replace('29:', 'entra-'), name: '', isGuest: false, tenantId: null, email: null };
  },
};

describe('whom and what the words of a command name on Teams', () => {
  it('is known by the Entra id, whatever id Teams gives; the bot and whom Teams does not know are nobody', async () => {
    const entities = [
      mention('28:bot', 'Porte-voix'),
      mention('29:karim', 'Karim &amp; Co'),
      mention('29:x', 'Inès Moreau', { aadObjectId: 'ines' }),
      mention('29:gone', 'Eve'),
      mention('19:sav@thread.tacv2', 'SAV'),
      { type: 'clientInfo', locale: 'fr-FR' },
      { type: 'mention', text: null, mentioned: { id: '29:karim' } },
      { type: 'mention', text: '<at>Nobody</at>', mentioned: null },
    ];
    expect(await namedIn(client, said(entities))).toEqual({
      people: [
        { address: 'teams:entra-karim', written: '@Karim & Co' },
        { address: 'teams:ines', written: '@Inès Moreau' },
      ],
      channels: [{ address: 'teams:19:sav@thread.tacv2', written: '@SAV' }],
    });
    expect(asked).toEqual(['19:c@thread.tacv2 29:karim', '19:c@thread.tacv2 29:gone']);
  });

  it('is nobody whom somebody typed by hand', async () => {
    expect(await namedIn(client, said([]))).toEqual({ people: [], channels: [] });
  });

  it('comes back from the button that opens the command’s form, as it was', () => {
    const named = fc.record({ address: fc.string().map((id) => `teams:x${id}`), written: fc.string() });
    fc.assert(
      fc.property(fc.string(), fc.array(named), fc.array(named), (text, people, channels) => {
        const carried = JSON.parse(JSON.stringify(commandData('name', { text, people, channels })));
        const said = { text, people, channels };
        expect(pressFrom(carried)).toEqual({ kind: 'command', name: 'name', said });
      }),
      { numRuns: 50 },
    );
  });

  it('is nothing where a button was made up with another chat’s address', () => {
    const data = {
      portevoix: { command: 'name', text: '', people: [{ address: 'slack:U1', written: '@x' }] },
    };
    expect(pressFrom(data)).toBeNull();
  });
});
