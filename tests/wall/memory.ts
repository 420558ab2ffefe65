// A screen on a wall in real time, with a slide each second: what the page holds must not grow.
import type { Browser, CDPSession } from 'playwright-core';
import type { WallServer } from './server.ts';
import type { Soaked } from './simulated.ts';

/** Of what a page may hold more at the end: a tenth, and a megabyte for what the browser itself puts by. */
const MORE = { share: 1.1, bytes: 1_000_000 };
/** In seconds: until each slide was drawn once. */
const WARM = 10;

interface Held {
  readonly bytes: number;
  readonly nodes: number;
  readonly listeners: number;
}

export async function flatness(browser: Browser, wall: WallServer, seconds: number): Promise<Soaked> {
  const context = await browser.newContext({
    viewport: { width: 1920, height: 1080 },
    serviceWorkers: 'block',
  });
  const screen = await context.newPage();
  await screen.goto(wall.url);
  const session = await context.newCDPSession(screen);
  await session.send('Performance.enable');
  const turn = async (times: number) => {
    for (let nth = 0; nth < times; nth += 1) {
      // Once a second, by the page's own clock.
      await screen.evaluate('new Promise((done) => setTimeout(done, 1000))');
      await screen.keyboard.press('ArrowRight');
      if (nth % 15 === 0) await wall.look();
    }
  };
  await turn(WARM);
  const before = await heldBy(session);
  await turn(seconds);
  const after = await heldBy(session);
  await context.close();
  const wrong = [
    ...(after.bytes > before.bytes * MORE.share + MORE.bytes
      ? [`its heap grew from ${before.bytes} to ${after.bytes} bytes`]
      : []),
    ...(after.nodes > before.nodes * MORE.share
      ? [`its nodes grew from ${before.nodes} to ${after.nodes}`]
      : []),
    ...(after.listeners > before.listeners * MORE.share
      ? [`its listeners grew from ${before.listeners} to ${after.listeners}`]
      : []),
  ];
  const kilo = (bytes: number) => Math.round(bytes / 1_000);
  return {
    said: `${seconds} slides in as many seconds: heap ${kilo(before.bytes)} to ${kilo(after.bytes)} kB, nodes ${before.nodes} to ${after.nodes}, listeners ${before.listeners} to ${after.listeners}`,
    wrong,
  };
}

async function heldBy(session: CDPSession): Promise<Held> {
  await session.send('HeapProfiler.collectGarbage');
  const { metrics } = await session.send('Performance.getMetrics');
  const of = (name: string) => metrics.find((each) => each.name === name)?.value ?? 0;
  return { bytes: of('JSHeapUsedSize'), nodes: of('Nodes'), listeners: of('JSEventListeners') };
}
