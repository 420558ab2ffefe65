// Our megaphone, drawn: in colour (192 pixels) and as a white outline (32 pixels), as Teams wants them.
import { type Pixel, png } from './png.ts';

/** A shape on a board of one by one; true inside. */
type Shape = (x: number, y: number) => boolean;

const horn: Shape = (x, y) => {
  if (x < 0.34 || x > 0.72) return false;
  const half = 0.07 + ((x - 0.34) / 0.38) * 0.19;
  return Math.abs(y - 0.46) <= half;
};
const rim: Shape = (x, y) => x >= 0.72 && x <= 0.77 && Math.abs(y - 0.46) <= 0.29;
const body: Shape = (x, y) => x >= 0.2 && x < 0.34 && Math.abs(y - 0.46) <= 0.1;
const handle: Shape = (x, y) => {
  const lean = 0.29 + (y - 0.56) * 0.15;
  return y >= 0.56 && y <= 0.76 && x >= lean && x <= lean + 0.09;
};
const sound: Shape = (x, y) => {
  const away = Math.hypot(x - 0.72, y - 0.46);
  return x > 0.8 && Math.abs(y - 0.46) < (x - 0.66) * 0.9 && away > 0.15 && away < 0.19;
};
const megaphone: Shape = (x, y) => [horn, rim, body, handle, sound].some((shape) => shape(x, y));

/** How much of a pixel is inside: 0 to 1, by 64 looks. */
function share(shape: Shape, x: number, y: number, size: number): number {
  const looks = 8;
  let inside = 0;
  for (let i = 0; i < looks; i += 1)
    for (let j = 0; j < looks; j += 1)
      if (shape((x + (i + 0.5) / looks) / size, (y + (j + 0.5) / looks) / size)) inside += 1;
  return inside / looks ** 2;
}

const BLUE: Pixel = [31, 58, 95, 255];

export function colorIcon(): Buffer {
  return png(192, (x, y) => {
    const white = share(megaphone, x, y, 192);
    const mix = (ground: number) => Math.round(ground + (255 - ground) * white);
    return [mix(BLUE[0]), mix(BLUE[1]), mix(BLUE[2]), 255];
  });
}

export function outlineIcon(): Buffer {
  return png(32, (x, y) => [255, 255, 255, Math.round(255 * share(megaphone, x, y, 32))]);
}
