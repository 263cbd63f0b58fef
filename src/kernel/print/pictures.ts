import { PrintError } from './print-error.ts';

export type PictureKind = 'jpg' | 'png' | 'svg';

const maxBytes = 8 * 1024 * 1024;

/**
 * Says what a picture is by its content. Drawings (SVG) are taken only when they are nothing but shapes: they come from
 * our own emblems, and one that fetches, embeds or scripts is not drawn.
 * @throws PrintError `print_image_refused`
 */
export function pictureKind(name: string, content: Uint8Array): PictureKind {
  if (!/^[A-Za-z0-9_-]{1,80}$/.test(name)) throw new PrintError('print_image_refused', 'name of a picture');
  if (content.byteLength > maxBytes)
    throw new PrintError('print_image_refused', `${content.byteLength} bytes`);
  if (content[0] === 0xff && content[1] === 0xd8 && content[2] === 0xff) return 'jpg';
  const start = Buffer.from(content.buffer, content.byteOffset, Math.min(content.byteLength, 16)).toString(
    'latin1',
  );
  if (start.startsWith('\x89PNG\r\n\x1a\n')) return 'png';
  const text = Buffer.from(content).toString('utf8');
  if (/^\s*(<\?xml[^>]*\?>\s*)?<svg[\s>]/.test(text) && isPlainDrawing(text)) return 'svg';
  throw new PrintError('print_image_refused', `neither JPEG nor PNG nor a plain drawing`);
}

function isPlainDrawing(svg: string): boolean {
  if (
    /<(!|script|image|foreignObject|iframe|style|text|a)[\s>/]|<!(DOCTYPE|ENTITY)|\son\w+\s*=|@import/i.test(
      svg,
    )
  )
    return false;
  // References inside the drawing itself (#a) are how gradients and patterns work.
  return !/(?:href\s*=\s*["'](?!#)|url\(\s*["']?(?!#))/i.test(svg);
}
