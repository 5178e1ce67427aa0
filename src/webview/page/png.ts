import type { SvgPicture } from './svgPicture';

/** Twice as sharp as the screen that it is made for; canvases above this many pixels stay empty. */
const SCALE = 2;
const MOST_PIXELS = 100_000_000;

/** A picture as PNG, in base64. Rejects where the browser cannot draw it. */
export async function rasterised({ text, width, height }: SvgPicture): Promise<string> {
  const url = URL.createObjectURL(new Blob([text], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const scale = Math.min(SCALE, Math.sqrt(MOST_PIXELS / (width * height)));
    const canvas = document.createElement('canvas');
    canvas.width = Math.floor(width * scale);
    canvas.height = Math.floor(height * scale);
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return canvas.toDataURL('image/png').split(',')[1] ?? '';
  } finally {
    URL.revokeObjectURL(url);
  }
}
