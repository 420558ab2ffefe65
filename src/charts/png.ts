// A drawing as pixels, for whatever shows no SVG: mailboxes and chats. The library and its fonts are loaded with the first one: most run without.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

let loading: ReturnType<typeof load> | null = null;

async function load() {
  const { resolve } = createRequire(import.meta.url);
  const { initWasm, Resvg } = await import('@resvg/resvg-wasm');
  await initWasm(await readFile(resolve('@resvg/resvg-wasm/index_bg.wasm'))).catch((error: unknown) => {
    // Once in a process: whoever loaded this file before has done it.
    if (!(error instanceof Error && error.message.startsWith('Already initialized'))) throw error;
  });
  const fonts = await Promise.all(
    ['DejaVuSans.ttf', 'DejaVuSans-Bold.ttf'].map((name) =>
      readFile(resolve(`dejavu-fonts-ttf/ttf/${name}`)),
    ),
  );
  return { Resvg, fonts };
}

/** PNG on white. @param width in pixels */
export async function pngOf(svg: string, width: number): Promise<Buffer> {
  loading ??= load();
  const { Resvg, fonts } = await loading;
  const drawing = new Resvg(svg, {
    fitTo: { mode: 'width', value: width },
    background: '#ffffff',
    font: { fontBuffers: fonts, defaultFontFamily: 'DejaVu Sans', sansSerifFamily: 'DejaVu Sans' },
  });
  try {
    const image = drawing.render();
    const bytes = Buffer.from(image.asPng());
    image.free();
    return bytes;
  } finally {
    drawing.free();
  }
}
