// What moves a screen on a wall: slides, the stream on which it hears of something new, and what it does without one. Time comes from Date.now and
// setTimeout alone, so that a test can move it.

/**
 * @typedef {{ version: string, release: string, at: number, slides: string, hours: [number, number][], zone: string }} Told
 * @typedef {{ told: Told, heardAt: number }} Kept
 */

const SLIDE_MS = 20_000;
/** A stream that says nothing for so long is dead, whatever the browser thinks; the server says something every 15 seconds. */
const SILENCE_MS = 60_000;
const BACKOFF_MS = { first: 3_000, most: 5 * 60_000 };
/** From then on a screen that hears nothing says of when it is. */
const STALE_MS = 24 * 3_600_000;
const HOUR_MS = 3_600_000;
/** In pixels, by the hour: no letter burns in. */
const SHIFTS = [0, 3, 6, 3, 0, -3, -6, -3];
const FITS = [1.6, 1.45, 1.3, 1.15, 1, 0.9, 0.8, 0.7, 0.6, 0.5];

const root = document.documentElement;
const wall = part('wall');
const said = /** @type {Record<string, string>} */ ({ ...wall.dataset });
const slides = part('slides');
const pauseButton = part('pause');
const address = location.pathname;
const KEY = `wall ${address}`;
/** As worker.js has it. */
const CACHE = 'wall';

/** @type {Told} */
let told = {
  version: said.version ?? '',
  release: said.release ?? '',
  at: Number(said.at),
  slides: slides.innerHTML,
  hours: JSON.parse(said.hours ?? '[]'),
  zone: said.zone ?? 'UTC',
};
/** What was drawn then was heard then: the page may come from what the browser keeps. */
let heardAt = told.at;
let at = 0;
let isPaused = false;
/** @type {Promise<unknown>} */
let keeping = Promise.resolve();
/** @type {EventSource | null} */
let stream = null;
let failures = 0;
let turning = 0;
let listening = 0;
let watching = 0;

/** @param {string} id @returns {HTMLElement} */
function part(id) {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`the page has no ${id}`);
  return found;
}

/** @returns {HTMLElement[]} */
function all() {
  return [...slides.querySelectorAll('section')];
}

/** @param {number} to */
function show(to) {
  const each = all();
  if (each.length === 0) return;
  at = ((to % each.length) + each.length) % each.length;
  for (const [nth, slide] of each.entries()) slide.hidden = nth !== at;
  part('place').textContent = `${at + 1} / ${each.length}`;
  fit();
}

/** As large as all of it goes in: smaller, step by step. */
function fit() {
  const inside = all()[at]?.querySelector('.said');
  if (!inside) return;
  for (const each of FITS) {
    root.style.setProperty('--fit', String(each));
    if (inside.scrollHeight <= inside.clientHeight + 1 && inside.scrollWidth <= inside.clientWidth + 1)
      return;
  }
}

function turn() {
  clearTimeout(turning);
  if (!isPaused) turning = setTimeout(() => go(1), SLIDE_MS);
}

/** @param {number} by */
function go(by) {
  show(at + by);
  turn();
}

function pause() {
  isPaused = !isPaused;
  pauseButton.textContent = (isPaused ? said.go : said.pause) ?? '';
  pauseButton.setAttribute('aria-pressed', String(isPaused));
  turn();
}

/** @param {Told} next */
function take(next) {
  // Another version of the program: its page may be made otherwise.
  if (next.release !== told.release) return location.reload();
  told = next;
  slides.innerHTML = next.slides;
  show(at < all().length ? at : 0);
  tick();
  keepPage();
}

function heard() {
  heardAt = Date.now();
  failures = 0;
  keep();
  tick();
  clearTimeout(watching);
  watching = setTimeout(again, SILENCE_MS);
}

function keep() {
  try {
    localStorage.setItem(KEY, JSON.stringify({ told, heardAt }));
  } catch {
    // A browser that keeps nothing goes on from memory.
  }
}

/**
 * The page as the server has it now and its files, for when it starts anew without its server: nothing that was taken back, and no older
 * version. One after the other: what was asked for last is what stays.
 */
function keepPage() {
  keeping = keeping.then(keptNow).catch(() => {
    // Not reached, or no room: what is kept stays.
  });
}

async function keptNow() {
  if (!navigator.serviceWorker?.controller || told.version === '') return;
  const files = /** @type {NodeListOf<HTMLLinkElement | HTMLScriptElement>} */ (
    document.querySelectorAll('link[href], script[src]')
  );
  const wanted = [...files].map((each) => ('src' in each ? each.src : each.href));
  const cache = await caches.open(CACHE);
  await cache.addAll([location.href, ...wanted]);
  for (const { url } of await cache.keys())
    if (url.includes('/pages/') && !wanted.includes(url)) await cache.delete(url);
}

async function keptNoMore() {
  const cache = await globalThis.caches?.open(CACHE);
  await cache?.delete(location.href);
}

/** @returns {Kept | null} */
function kept() {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? 'null');
  } catch {
    return null;
  }
}

function listen() {
  stream?.close();
  const mine = new EventSource(`${address}/events?known=${encodeURIComponent(told.version)}`);
  stream = mine;
  mine.addEventListener('slides', (event) => {
    const next = JSON.parse(event.data);
    take(next);
    heard();
  });
  mine.addEventListener('beat', (event) => {
    const { version, release } = JSON.parse(event.data);
    heard();
    if (release !== told.release) return location.reload();
    if (version !== told.version) again();
  });
  mine.addEventListener('gone', gone);
  mine.addEventListener('error', again);
  clearTimeout(watching);
  watching = setTimeout(again, SILENCE_MS);
}

/** Tries once more, later each time; all screens of a house do not come back at the same instant. */
function again() {
  stream?.close();
  stream = null;
  clearTimeout(watching);
  clearTimeout(listening);
  const wait = Math.min(BACKOFF_MS.most, BACKOFF_MS.first * 2 ** failures);
  failures += 1;
  listening = setTimeout(ask, wait / 2 + (Math.random() * wait) / 2);
}

/** A stream does not tell why it was refused: the page itself does. */
async function ask() {
  try {
    const { status } = await fetch(address, { method: 'HEAD', cache: 'no-store' });
    if (status === 404) return gone();
    if (status === 200) return listen();
  } catch {
    // Not reached: later.
  }
  again();
}

/** Revoked or expired: nothing of it is shown or kept any more. It may be renewed, so it is asked for now and then. */
function gone() {
  try {
    localStorage.removeItem(KEY);
  } catch {
    // Nothing was kept.
  }
  keeping = keeping.then(keptNoMore).catch(() => {});
  const slide = document.createElement('section');
  slide.className = 'slide';
  const text = document.createElement('p');
  text.textContent = said.gone ?? '';
  slide.append(text);
  slides.replaceChildren(slide);
  told = { ...told, version: '' };
  failures = 20;
  show(0);
  again();
}

/** The night, the age of what is shown, the hour's shift. */
function tick() {
  const now = Date.now();
  const latest = told.hours.at(-1)?.[1] ?? 0;
  const isNight = now < latest && !told.hours.some(([from, to]) => now >= from && now < to);
  const wasNight = root.classList.contains('night');
  root.classList.toggle('night', isNight);
  part('night').hidden = !isNight;
  part('clock').textContent = new Intl.DateTimeFormat(said.tag, {
    hour: '2-digit',
    minute: '2-digit',
    timeZone: told.zone,
  }).format(now);
  const isStale = now - heardAt >= STALE_MS;
  const day = new Intl.DateTimeFormat(said.tag, { dateStyle: 'full', timeZone: told.zone });
  const age = isStale ? `${said.stale} ${day.format(heardAt)}` : '';
  if (part('stale').textContent !== age) part('stale').textContent = age;
  const hour = Math.floor(now / HOUR_MS);
  wall.style.transform = `translate(${SHIFTS[hour % 8]}px, ${SHIFTS[(hour >> 3) % 8]}px)`;
  if (wasNight && !isNight) fit();
}

function everyHalfMinute() {
  tick();
  setTimeout(everyHalfMinute, 30_000);
}

document.addEventListener('keydown', (event) => {
  if (event.target instanceof HTMLButtonElement && event.key === ' ') return;
  if (event.key === ' ') pause();
  else if (event.key === 'ArrowRight') go(1);
  else if (event.key === 'ArrowLeft') go(-1);
  else return;
  event.preventDefault();
});
slides.addEventListener('click', pause);
pauseButton.addEventListener('click', pause);
part('back').addEventListener('click', () => go(-1));
part('on').addEventListener('click', () => go(1));
addEventListener('resize', fit);
addEventListener('online', () => {
  if (stream === null) {
    failures = 0;
    again();
  }
});

// Where the page itself came from what the browser keeps (worker.js), more may have been heard since; a page of the server's is newer.
const before = kept();
if (before !== null) heardAt = Math.max(heardAt, before.heardAt);
if (before !== null && before.told.at >= told.at && before.told.release === told.release) take(before.told);
show(0);
turn();
everyHalfMinute();
listen();
// Only over https, or on this machine itself: elsewhere a screen that starts anew needs its server.
navigator.serviceWorker?.addEventListener('controllerchange', keepPage);
navigator.serviceWorker?.register(said.worker ?? '', { scope: '/wall/' }).then(keepPage, () => {});
