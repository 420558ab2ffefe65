// What Slack finds on our web server.

/** What people do, and what happened. */
export const EVENTS_PATH = '/slack/events';
/** The page with the button. */
export const INSTALL_PATH = '/slack/install';
/** Where Slack sends whoever installed. */
export const REDIRECT_PATH = '/slack/oauth_redirect';
