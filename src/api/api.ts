// The API that programs read: its routes, which the features name, in the order in which openapi.json tells them. Everything it tells comes
// from the rooms that the chat asks, and is of the company whose token asks.
import type { Hono } from 'hono';
import { etag } from 'hono/etag';
import { type ApiRoutes, admission } from './admission.ts';
import { type ApiKit, newApi } from './contract.ts';
import type { WebEnv } from './env.ts';
import { describeSending } from './sending.ts';

const DESCRIPTION = `What Porte-voix tells programs. Each token is one company’s and has scopes; \`portevoix token add\` makes one.
Lists are read on with \`cursor\`, the \`next\` of the page before. Refusals are RFC 9457 problems. Days are the company’s, instants UTC.`;

export function readApi(kit: ApiKit, routes: readonly ApiRoutes[]): Hono<WebEnv> {
  const api = newApi();
  const admits = admission(kit);
  for (const join of routes) join(api, kit, admits);
  describeSending(api);
  api.openAPIRegistry.registerComponent('securitySchemes', 'bearer', {
    type: 'http',
    scheme: 'bearer',
    description: 'A token of `portevoix token add`, with its scopes; a source’s own sends answers.',
  });
  api.use('/api/v1/openapi.json', etag());
  api.doc31('/api/v1/openapi.json', {
    openapi: '3.1.0',
    info: { title: 'Porte-voix', version: '1', description: DESCRIPTION },
    servers: [{ url: '/' }],
  });
  return api;
}
