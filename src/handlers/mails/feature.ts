// Customers' mails that colleagues forward: whose are taken, what they are about, and how the mailbox fares. For admins.
import { tendingMails } from '../../mail-in/beat.ts';
import { keptMails } from '../../mail-in/kept.ts';
import { mailKinds } from '../../mail-in/letters.ts';
import type { Feature } from '../feature.ts';
import { mailboxFound, mailboxTrouble, pauseMailbox, resumeMailbox, showMails } from './list.ts';
import { mailRuleForm, openMailRule, openNewMailRule, takeMailRuleOut } from './rules.ts';
import {
  discardMail,
  listWaiting,
  mailPlaceForm,
  openMailPlace,
  placeMail,
  placeNowhere,
} from './waiting.ts';
import { sayMails } from './words.ts';

const may = 'admin';

export const mails: Feature = {
  name: 'mails',
  asks: {
    'mail-in': { run: showMails, may },
    'mail-in.waiting': { run: listWaiting, may },
    'mail-in.pause': { run: pauseMailbox, may },
    'mail-in.resume': { run: resumeMailbox, may },
    'mail-rule.create': { run: openNewMailRule, opens: true, may },
    'mail-rule.edit': { run: openMailRule, opens: true, may },
    'mail-rule.remove': { run: takeMailRuleOut, may },
    'mail.place': { run: placeMail, may },
    'mail.choose': { run: openMailPlace, opens: true, may },
    'mail.no-place': { run: placeNowhere, may },
    'mail.discard': { run: discardMail, may },
  },
  forms: [mailRuleForm, mailPlaceForm],
  home: [{ place: 'wrong', order: 45, for: may, draw: mailboxTrouble }],
  adminMenu: [{ order: 56, label: (locale) => sayMails(locale).menu, ask: 'mail-in' }],
  steps: [tendingMails],
  checkups: [{ what: (locale) => sayMails(locale).menu, look: mailboxFound }],
  kinds: mailKinds,
  kept: [keptMails],
};
