// Where a list stands, and what may become of that: a mark that the vendor does not take any more, one that leads nowhere, another list, a clock that
// was wrong, a pause in the middle.
import { expect, it } from 'vitest';
import { pausePull, resumePull, savePull } from '../../../src/feedback/pulling/account.ts';
import { pullSome, takeDue } from '../../../src/feedback/pulling/pull.ts';
import { freshDatabase, onAnyEngine } from '../../harness/database.ts';
import { DAY, fetched, keys, MINUTE, one, START, shown } from './fetched.ts';
import { servers, type VendorServer } from './vendors.ts';

const HOUR = 60 * MINUTE;
const named = (name: string): VendorServer => {
  const found = servers.find((each) => (each.named ?? each.vendor) === name);
  if (!found) throw new Error(`no server of ${name}`);
  return found;
};
const many = (count: number, minutes = 1) =>
  Array.from({ length: count }, (_, i) => one(i + 1, new Date(START.getTime() - i * minutes * MINUTE)));
const isMarked = (url: string, body = '') =>
  /page%5Bafter%5D|[?&](?:cursor|token)=|[?&]page=(?!1\b)\d/.test(url) || body.includes('starting_after');
/** Vendors whose marks are theirs, not an instant or a number of ours. */
const marking = ['zendesk', 'zendesk, surveys', 'intercom', 'google-play', 'app-store'];

onAnyEngine((engine) => {
  it.each(marking.flatMap((name) => [400, 404, 410].map((status) => [name, status] as const)))(
    '%s: a mark that expired meanwhile (%i) begins the list again, and nothing is there twice',
    async (name, status) => {
      const at = await fetched(await freshDatabase(engine), named(name));
      at.say(many(450));
      const dying = new AbortController();
      dying.abort();
      await at.minute(dying.signal);
      expect((await at.row()).page).not.toBeNull();
      let refused = 0;
      at.fail(async (request) => {
        if (!isMarked(request.url, request.body) || refused > 0) return at.served(request);
        refused += 1;
        return { status, body: Buffer.from('{"error":"mark"}') };
      });
      at.move(DAY);
      await at.pass();
      expect(refused).toBe(1);
      expect(await at.stored()).toEqual(shown(at.said()));
      expect((await at.source()).errorCount).toBe(0);
    },
  );

  it.each(marking)(
    '%s: a vendor that takes none of its own marks is left alone for hours, and told',
    async (name) => {
      const at = await fetched(await freshDatabase(engine), named(name));
      at.say(many(450));
      at.fail(async (request) =>
        isMarked(request.url, request.body) ? { status: 400, body: Buffer.from('{}') } : at.served(request),
      );
      await at.minute();
      const asked = at.asked();
      expect(asked).toBeLessThan(8);
      expect((await at.source()).lastError).toBe('fetch.shape');
      at.move(5 * HOUR);
      expect(await at.minute()).toBe(false);
      at.move(2 * HOUR);
      await at.minute();
      expect(at.asked()).toBeLessThan(2 * asked + 8);
      expect((await at.source()).errorCount).toBeGreaterThan(0);
    },
  );

  it('a page that leads to itself is not read for ever', async () => {
    const zendesk = named('zendesk');
    const at = await fetched(await freshDatabase(engine), {
      ...zendesk,
      serve: (url, request, said) => {
        const served = zendesk.serve(url, request, said);
        return typeof served === 'object'
          ? { ...served, meta: { has_more: true, after_cursor: '150' } }
          : served;
      },
    });
    at.say(many(200));
    await at.minute();
    expect(at.asked()).toBeLessThan(4);
    expect((await at.source()).lastError).toBe('fetch.shape');
  });

  it('marks that lead round in a circle are not followed for ever, and once they lead on nothing is lost', async () => {
    const zendesk = named('zendesk');
    let isRound = true;
    const at = await fetched(await freshDatabase(engine), {
      ...zendesk,
      serve: (url, request, said) => {
        const served = zendesk.serve(url, request, said);
        const mark = url.searchParams.get('page[after]');
        return typeof served === 'object' && isRound && mark === '301'
          ? { ...served, meta: { has_more: true, after_cursor: '401' } }
          : served;
      },
    });
    at.say(many(500));
    await at.minute();
    expect(at.asked()).toBeLessThan(8);
    expect((await at.source()).lastError).toBe('fetch.shape');
    isRound = false;
    at.move(7 * HOUR);
    await at.pass();
    expect(await at.stored()).toEqual(shown(at.said()));
  });

  it.each(['surveymonkey', 'formbricks', 'trustpilot'])(
    '%s: a list that gives its first page whatever is asked is not read for ever',
    async (name) => {
      const server = named(name);
      const at = await fetched(await freshDatabase(engine), {
        ...server,
        serve: (url, request, said) => {
          const { searchParams: asked } = url;
          for (const each of ['startDate', 'start_modified_at', 'startDateTime'])
            if (asked.has(each)) asked.set(each, '2026-01-01T00:00:00');
          if (asked.has('page')) asked.set('page', '1');
          if (asked.has('skip')) asked.set('skip', '0');
          return server.serve(url, request, said);
        },
      });
      at.say(many(300));
      for (let i = 0; i < 3; i += 1) {
        await at.minute();
        at.move(MINUTE);
      }
      expect(at.asked()).toBeLessThan(12);
      expect((await at.source()).lastError).toBe('fetch.shape');
    },
  );

  it.each([
    ['zendesk', { meta: { has_more: true, after_cursor: null } }],
    ['zendesk', { meta: { has_more: true } }],
    ['intercom', { pages: { type: 'pages', page: 1, next: { per_page: 150 }, total_pages: 3 } }],
    ['app-store', { links: { next: 'customerReviews' } }],
  ])('%s: a list that has more and says not where is not taken for whole (%j)', async (name, wrong) => {
    const server = named(name);
    const at = await fetched(await freshDatabase(engine), {
      ...server,
      serve: (url, request, said) => {
        const served = server.serve(url, request, said);
        return typeof served === 'object' ? { ...served, ...wrong } : served;
      },
    });
    at.say(many(3));
    await at.minute();
    expect((await at.source()).lastError).toBe('fetch.shape');
    expect((await at.row()).upTo).toBeNull();
  });

  it.each(['typeform', 'surveymonkey', 'formbricks'])(
    '%s: pages shorter than asked for hide nothing that comes after',
    async (name) => {
      const server = named(name);
      const at = await fetched(await freshDatabase(engine), {
        ...server,
        serve: (url, request, said) => {
          const { searchParams: asked } = url;
          // As where what is not to be seen is taken out of a page that was cut before.
          for (const each of ['per_page', 'perPage', 'limit', 'page_size'])
            if (Number(asked.get(each)) > 40) asked.set(each, '40');
          return server.serve(url, request, said);
        },
      });
      at.say(many(130));
      await at.pass();
      expect(await at.stored()).toEqual(shown(at.said()));
      // Nor are those that come after taken for deleted.
      for (let i = 0; i < 3; i += 1) {
        at.move(61 * MINUTE);
        await at.pass();
      }
      expect(await at.stored()).toEqual(shown(at.said()));
    },
  );

  it('a page without an answer leads on', async () => {
    const zendesk = named('zendesk');
    const at = await fetched(await freshDatabase(engine), {
      ...zendesk,
      serve: (url, request, said) =>
        url.searchParams.has('page[after]') || bare(request.headers)
          ? zendesk.serve(new URL(url.href.replace('page%5Bafter%5D=none', '')), request, said)
          : { satisfaction_ratings: [], meta: { has_more: true, after_cursor: 'none' } },
    });
    at.say(many(3));
    await at.pass();
    expect(await at.stored()).toEqual(shown(at.said()));
  });

  it('a link to another host takes no key there: of Apple’s only what is asked for is kept', async () => {
    const appStore = named('app-store');
    const at = await fetched(await freshDatabase(engine), {
      ...appStore,
      serve: (url, request, said) => {
        const served = appStore.serve(url, request, said);
        return JSON.parse(JSON.stringify(served).replaceAll('api.appstoreconnect.apple.com', 'evil.example'));
      },
    });
    at.say(many(450));
    const hosts = new Set<string>();
    at.fail((request) => {
      hosts.add(new URL(request.url).host);
      return at.served(request);
    });
    await at.pass();
    expect([...hosts]).toEqual(['api.appstoreconnect.apple.com']);
    expect(await at.stored()).toEqual(shown(at.said()));
  });

  it.each(servers.map((server) => [server.named ?? server.vendor, server] as const))(
    '%s: paused in the middle of its history and gone on with a month later, there is no hole',
    async (name, server) => {
      const at = await fetched(await freshDatabase(engine), server);
      at.say(many(name === 'typeform' ? 1_100 : 450, 2));
      const dying = new AbortController();
      dying.abort();
      await at.minute(dying.signal);
      const { sourceId } = await at.row();
      await pauseOrGoOn(at, sourceId, 'pause');
      at.move(12 * HOUR);
      expect(await at.minute()).toBe(false);
      at.move(30 * DAY);
      const since = Array.from({ length: 30 }, (_, i) =>
        one(5_000 + i, new Date(at.now().getTime() - i * DAY)),
      );
      // Of Google's list those of the last week only are there.
      at.say(name === 'google-play' ? since.slice(0, 7) : [...at.said(), ...since]);
      await pauseOrGoOn(at, sourceId, 'go on');
      await at.pass();
      at.move(2 * HOUR);
      await at.pass();
      const kept = await at.stored();
      for (const each of shown(at.said())) expect(kept).toContain(each);
    },
  );

  it('of two replicas that read it at once, because one stood still for long, neither loses anything', async () => {
    const at = await fetched(await freshDatabase(engine), named('zendesk'));
    at.say(many(700));
    const first = await takeDue(at.parts);
    at.move(11 * MINUTE);
    const second = await takeDue(at.parts);
    if (first === null || second === null) throw new Error('both are due');
    const { signal } = new AbortController();
    await Promise.all([pullSome(at.parts, first, signal), pullSome(at.parts, second, AbortSignal.abort())]);
    await at.pass();
    expect(await at.stored()).toEqual(shown(at.said()));
    at.move(2 * HOUR);
    await at.pass();
    expect(await at.stored()).toEqual(shown(at.said()));
  });

  it('another form of the same name is read from its beginning', async () => {
    const database = await freshDatabase(engine);
    const trustpilot = named('trustpilot');
    let unit = 'unit1';
    const at = await fetched(database, {
      ...trustpilot,
      serve: (url, request, said) => {
        if (url.pathname.includes('/business-units/') && !url.pathname.includes(`/${unit}/`)) return 404;
        return trustpilot.serve(new URL(url.href.replace(unit, 'unit1')), request, said);
      },
    });
    at.say([one(1, START)]);
    await at.pass();
    unit = 'unit2';
    at.say([one(2, new Date(START.getTime() - 50 * DAY))]);
    const wanted = { name: 'Reviews', vendor: 'trustpilot', heat: null, touchpoint: null, mapping: null };
    const doer = { by: 'command-line', now: at.now() } as const;
    const company = { keys, workspaceId: 'acme' };
    await savePull(database, company, { ...wanted, account: { of: unit }, secret: null, since: null }, doer);
    await at.pass();
    expect(await at.stored()).toEqual(shown([one(1, START), ...at.said()]));
    // The same one with another key goes on where it stood.
    const { upTo } = await at.row();
    await savePull(database, company, { ...wanted, account: {}, secret: 'apisecret', since: null }, doer);
    expect((await at.row()).upTo).toEqual(upTo);
  });

  it.each(['typeform', 'formbricks', 'zendesk', 'limesurvey'])(
    '%s: one answer that is dated years ahead hides none that comes before then',
    async (name) => {
      const at = await fetched(await freshDatabase(engine), named(name));
      const ahead = one(1, new Date(START.getTime() + 900 * DAY));
      at.say([ahead, one(2, new Date(START.getTime() - HOUR))]);
      await at.pass();
      for (let id = 3; id < 6; id += 1) {
        at.move(62 * MINUTE);
        at.say([...at.said(), one(id, new Date(at.now().getTime() - MINUTE))]);
        await at.pass();
      }
      const kept = await at.stored();
      for (const each of shown(at.said().filter((said) => said !== ahead))) expect(kept).toContain(each);
    },
  );

  it('what a clock that was a year ahead wrote down waits for no year', async () => {
    const at = await fetched(await freshDatabase(engine), named('typeform'));
    at.move(365 * DAY);
    at.say([one(1, START)]);
    await at.pass();
    at.move(-365 * DAY);
    at.say([...at.said(), one(2, new Date(START.getTime() + MINUTE))]);
    at.move(5 * MINUTE);
    await at.pass();
    expect(await at.stored()).toEqual(shown(at.said()));
  });

  it.each(servers.map((server) => [server.named ?? server.vendor, server] as const))(
    '%s: a list of nothing, where there was something, takes nothing away',
    async (_, server) => {
      const at = await fetched(await freshDatabase(engine), server);
      const all = many(15);
      at.say(all);
      await at.pass();
      at.say([]);
      for (let i = 0; i < 3; i += 1) {
        at.move(61 * MINUTE);
        await at.pass();
      }
      expect(await at.stored()).toEqual(shown(all));
    },
  );

  it.each(servers.map((server) => [server.named ?? server.vendor, server] as const))(
    '%s: an error inside an answer of 200 is an error, and takes nothing away',
    async (_, server) => {
      const at = await fetched(await freshDatabase(engine), server);
      const all = [
        one(1, new Date(START.getTime() - MINUTE)),
        one(2, new Date(START.getTime() - 2 * MINUTE)),
      ];
      at.say(all);
      await at.pass();
      const token = (url: string) => /oauth|accesstoken/.test(url);
      at.fail(async (request) =>
        token(request.url)
          ? at.served(request)
          : { status: 200, body: Buffer.from('{"error":{"code":500,"message":"backend"}}') },
      );
      for (let i = 0; i < 3; i += 1) {
        at.move(7 * HOUR);
        await at.minute();
      }
      expect(await at.stored()).toEqual(shown(all));
      expect(await at.source()).toMatchObject({ lastError: 'fetch.shape', errorCount: 3 });
    },
  );
});

function bare(headers: Readonly<Record<string, string>>): boolean {
  return headers['authorization'] === undefined;
}

async function pauseOrGoOn(
  at: Awaited<ReturnType<typeof fetched>>,
  sourceId: string,
  what: 'pause' | 'go on',
): Promise<void> {
  const act = what === 'pause' ? pausePull : resumePull;
  await act(at.parts.database, 'acme', sourceId, { by: 'command-line', now: at.now() });
}
