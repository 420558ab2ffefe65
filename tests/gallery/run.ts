// The gallery: `npm run gallery -- [--to DIR]`. Every message and form as both chats draw it, in both languages, as a folder of files that
// needs no network: open its index.html.
import { parseArgs } from 'node:util';
import { writeGallery } from './gallery.ts';

const { values } = parseArgs({ options: { to: { type: 'string', default: 'gallery' } } });
const { missing, shown } = await writeGallery(values.to);
for (const name of missing) console.error(`nothing shows ${name}`);
console.log(`${shown.fr} exhibits in French, ${shown.en} in English: open ${values.to}/index.html`);
process.exit(missing.length === 0 ? 0 : 1);
