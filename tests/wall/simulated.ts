// Days of a screen on a wall, by a clock that the soak moves in the page and in the server.
import type { Browser, Page } from 'playwright-core';
import type { WallServer } from './server.ts';

export interface Soaked {
  readonly said: string;
  readonly wrong: readonly string[];
}

const MINUTE_MS = 60_000;
const STEP_MINUTES = 20;
/** A screen that is reached again has heard so many minutes later: its longest wait is five. */
const REACHED_MINUTES = 20;

/** By the hour of the soak, which begins at ten in the morning. */
const plan: Readonly<Record<number, (screen: Page, wall: WallServer) => Promise<void>>> = {
  1: (_, wall) => wall.expire(),
  2: (_, wall) => wall.renew(),
  3: (screen) => screen.context().setOffline(true),
  5: (screen) => screen.context().setOffline(false),
  8: (_, wall) => wall.restart(),
  20: (screen) => screen.context().setOffline(true),
  // A whole day and more without a word.
  50: (screen) => screen.context().setOffline(false),
  60: (_, wall) => wall.restart(),
};
/** Hours in which it hears nothing, and those in which it must have heard. */
const isCut = (hour: number) => (hour >= 3 && hour < 5) || (hour >= 20 && hour < 50);
const isExpired = (hour: number) => hour >= 1 && hour < 2;

interface Seen {
  readonly text: string;
  /** What stands outside the screen; a bar to scroll. */
  readonly outside: readonly string[];
  readonly hasBar: boolean;
  readonly stale: string;
  /** Left and top of what stands on it, in pixels. */
  readonly places: readonly string[];
  readonly heardAt: number;
}

export async function simulated(browser: Browser, wall: WallServer, hours: number): Promise<Soaked> {
  const context = await browser.newContext({
    viewport: { width: 1920, height: 1080 },
    serviceWorkers: 'block',
    // Where things stand is read, not where they are on their way to.
    reducedMotion: 'reduce',
  });
  const screen = await context.newPage();
  const wrong: string[] = [];
  screen.on('pageerror', ({ message }) => wrong.push(message));
  const begun = wall.time.now.getTime();
  await screen.clock.install({ time: wall.time.now });
  await screen.goto(wall.url);
  const stood = new Map<string, { at: string; since: number }>();
  const met = { stale: 0, night: 0, gone: 0 };
  let heardLate = 0;
  for (let minute = 0; minute < hours * 60; minute += STEP_MINUTES) {
    const hour = minute / 60;
    if (Number.isInteger(hour)) await plan[hour]?.(screen, wall);
    for (let gone = 0; gone < STEP_MINUTES; gone += 5) {
      wall.time.now = new Date(begun + (minute + gone + 5) * MINUTE_MS);
      await screen.clock.runFor(5 * MINUTE_MS);
      await wall.look();
      // What was asked for on the way has come, or been refused.
      await screen.evaluate('fetch(location.pathname, { method: "HEAD" }).catch(() => null)');
    }
    const now = wall.time.now.getTime();
    const seen = (await screen.evaluate(LOOK)) as Seen;
    const when = `hour ${hour.toFixed(1)}`;
    if (seen.text.trim() === '') wrong.push(`${when}: the screen is empty`);
    if (seen.hasBar) wrong.push(`${when}: it has a bar to scroll`);
    for (const each of seen.outside) wrong.push(`${when}: outside the screen: ${each}`);
    if (/^\d\d:\d\d$/.test(seen.text.trim())) met.night += 1;
    if (/nulle part|nowhere/.test(seen.text)) met.gone += 1;
    const silent = now - seen.heardAt;
    if (seen.stale !== '') met.stale += 1;
    if (!isExpired(hour) && seen.heardAt > 0 && silent >= 24.1 * 60 * MINUTE_MS && seen.stale === '')
      wrong.push(`${when}: it has heard nothing for ${Math.round(silent / 3_600_000)} h and does not say so`);
    heardLate = isCut(hour) || isExpired(hour) || silent <= REACHED_MINUTES * MINUTE_MS ? 0 : heardLate + 1;
    if (heardLate > 2)
      wrong.push(`${when}: it is reached and has not heard for ${silent / MINUTE_MS} minutes`);
    for (const place of seen.places) {
      const [name = '', at = ''] = place.split('|');
      const before = stood.get(name);
      if (before?.at !== at) stood.set(name, { at, since: now });
      else if (now - before.since >= 24 * 60 * MINUTE_MS)
        wrong.push(`${when}: ${name} has stood at ${at} for a day`);
    }
  }
  if (hours >= 51 && met.stale === 0) wrong.push('after a day without a word it never said so');
  if (hours >= 2 && met.gone === 0) wrong.push('it never said that its link had expired');
  await context.close();
  return {
    said: `${hours} simulated hours: looked at ${(hours * 60) / STEP_MINUTES} times, ${met.night} at night, ${met.stale} of them with its age, ${met.gone} with an expired link`,
    wrong,
  };
}

/** What a person would see of it, read in the page. */
const LOOK = `(() => {
  const isSeen = (each) => each.getClientRects().length > 0;
  const parts = [...document.querySelectorAll('h1, #place, #bar button, #clock, section p, blockquote')].filter(isSeen);
  const { clientWidth, clientHeight } = document.documentElement;
  const { overflowX, overflowY } = getComputedStyle(document.documentElement);
  const isOut = ({ left, top, right, bottom }) => left < 0 || top < 0 || right > innerWidth || bottom > innerHeight;
  const kept = Object.values(localStorage).map((each) => JSON.parse(each).heardAt ?? 0);
  return {
    text: [...document.querySelectorAll('section:not([hidden]), #clock')].filter(isSeen).map((each) => each.innerText).join(' '),
    hasBar: clientWidth < innerWidth || clientHeight < innerHeight || overflowX !== 'hidden' || overflowY !== 'hidden',
    outside: parts.filter((each) => isOut(each.getBoundingClientRect())).map((each) => each.textContent.slice(0, 40)),
    stale: document.getElementById('stale').textContent,
    places: parts.map((each) => {
      const { left, top } = each.getBoundingClientRect();
      const name = each.id === '' ? each.textContent.slice(0, 40).replaceAll('|', ' ') : each.id;
      return each.tagName + ' ' + name + '|' + Math.round(left) + ' ' + Math.round(top);
    }),
    heardAt: Math.max(0, ...kept),
  };
})()`;
