// Gives a screen that starts anew the page that it kept (wall.js), where its server is not reached. Asks the server first, always; forgets what
// the server no longer has.

const KEPT = 'wall';
const worker = /** @type {any} */ (self);

worker.addEventListener('install', () => worker.skipWaiting());
worker.addEventListener('activate', (/** @type {any} */ event) => event.waitUntil(worker.clients.claim()));
worker.addEventListener('fetch', (/** @type {any} */ event) => {
  const { request } = event;
  const { pathname } = new URL(request.url);
  const isFile = pathname.startsWith('/pages/') && request.method === 'GET';
  if (request.mode === 'navigate' || isFile) event.respondWith(answered(request));
});

/** @param {Request} request @returns {Promise<Response>} */
async function answered(request) {
  const cache = await caches.open(KEPT);
  try {
    const answer = await fetch(request);
    if (answer.status === 404) await cache.delete(request);
    if (answer.status < 500) return answer;
    return (await cache.match(request)) ?? answer;
  } catch (error) {
    const before = await cache.match(request);
    if (before) return before;
    throw error;
  }
}
