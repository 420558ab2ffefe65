// The page of the local Slack workspace, as eyes and hands know it. The demo itself is in demo.ts.
import { existsSync } from 'node:fs';
import { type Browser, chromium, type Locator, type Page } from 'playwright-core';

const CHROMIUM = process.env['CHROMIUM_PATH'] || '/usr/bin/chromium';

export async function launchBrowser(): Promise<Browser> {
  if (!existsSync(CHROMIUM)) throw new Error(`no Chromium at ${CHROMIUM}: set CHROMIUM_PATH to one`);
  return chromium.launch({
    executablePath: CHROMIUM,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/** As wide as a message gets beside the list of channels, and high enough for the longest one. */
export async function openWorkspace(browser: Browser, url: string): Promise<Page> {
  const page = await browser.newPage({
    viewport: { width: 950, height: 1400 },
    deviceScaleFactor: 2,
    locale: 'en-GB',
  });
  page.setDefaultTimeout(60_000);
  await page.goto(url);
  return page;
}

export async function actAs(page: Page, realName: string): Promise<void> {
  await page
    .locator('.topbar label', { hasText: 'Act as' })
    .locator('select')
    .selectOption({ label: realName });
}

/** A channel by its name; direct messages with the bot by the name of the person who has them. */
export async function openConversation(page: Page, name: string): Promise<void> {
  await page.locator('.sidebar-item', { hasText: new RegExp(`^#?\\s*${name}$`) }).click();
  await page.getByPlaceholder(new RegExp(`^Message #?${name} as `)).waitFor();
}

export async function type(page: Page, text: string): Promise<void> {
  await page.getByPlaceholder(/^Message /).fill(text);
  await page.getByRole('main').getByRole('button', { name: 'Send' }).click();
}

/** The messages of the open conversation, or its thread, that hold these words. */
export function messages(within: Page | Locator, words: string | RegExp): Locator {
  return within.locator('.msg', { hasText: words });
}

/** The thread of a message, once it is open beside the conversation. */
export async function openThread(page: Page, message: Locator): Promise<Locator> {
  await message.locator('.thread-summary').click();
  const thread = page.locator('.thread-pane');
  await thread.waitFor();
  return thread;
}

export async function closeThread(thread: Locator): Promise<void> {
  await thread.locator('.thread-head button').click();
  await thread.waitFor({ state: 'detached' });
}

/** The dialog with this title, once it is there. */
export async function dialog(page: Page, title: string): Promise<Locator> {
  const shown = page.locator('.modal').filter({ has: page.locator('.modal-title', { hasText: title }) });
  await shown.waitFor();
  return shown;
}

/** What stands under a label of a dialog: a text field or a list. */
export function field(shown: Locator, label: string): Locator {
  return shown.locator('.bk-input', { hasText: label }).locator('input, select');
}

/** Presses a dialog's button, waits until the form has given way to what happened, or is gone, and closes it. */
export async function submit(shown: Locator, button: string): Promise<void> {
  await shown.getByRole('button', { name: button }).click();
  await shown.locator('.modal-btn.primary').waitFor({ state: 'detached' });
  const close = shown.locator('.modal-x');
  if ((await close.count()) > 0) await close.click();
  await shown.waitFor({ state: 'detached' });
}
