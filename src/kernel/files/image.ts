import sharp, { type Metadata } from 'sharp';
import { FileError } from './file-error.ts';

/** Above this a picture of a few kilobytes can take gigabytes to open. */
const maxPixels = 50_000_000;
/** A picture that takes longer than this to open and shrink was made to do so. */
const maxSeconds = 20;

export interface NormalisedImage {
  content: Buffer;
  mediaType: 'image/jpeg' | 'image/png';
  extension: 'jpg' | 'png';
  width: number;
  height: number;
}

/**
 * Reads width and height from the header, before anything is unpacked.
 * @throws FileError `image_unreadable`, `image_too_many_pixels`
 */
export async function readImageSize(
  source: Buffer | string,
  field?: string,
): Promise<{ width: number; height: number }> {
  const { width, height } = await readMetadata(source, field);
  return { width, height };
}

/**
 * Makes an upload into a picture of our own: turned the right way up, no larger than `maxEdge` pixels, in sRGB, without
 * EXIF, place, device, comments or anything behind its end. JPEG, or PNG where the picture is a PNG (seals, signatures
 * and logos have transparent ground).
 * @throws FileError `image_unreadable`, `image_too_many_pixels`
 */
export async function normaliseImage(
  source: Buffer | string,
  options: { maxEdge?: number; quality?: number; format?: 'jpeg' | 'png'; field?: string } = {},
): Promise<NormalisedImage> {
  const metadata = await readMetadata(source, options.field);
  const isPng = (options.format ?? (metadata.format === 'png' ? 'png' : 'jpeg')) === 'png';
  const maxEdge = options.maxEdge ?? 2000;
  // Without keepMetadata sharp writes none; the profile is applied and left behind.
  const image = sharp(source, { limitInputPixels: maxPixels, failOn: 'error', pages: 1 })
    .timeout({ seconds: maxSeconds })
    .autoOrient()
    .resize({ width: maxEdge, height: maxEdge, fit: 'inside', withoutEnlargement: true })
    .toColourspace('srgb');
  const encoded = isPng
    ? image.png({ compressionLevel: 9 })
    : image.flatten({ background: '#ffffff' }).jpeg({ quality: options.quality ?? 82 });
  try {
    const { data, info } = await encoded.toBuffer({ resolveWithObject: true });
    return {
      content: data,
      mediaType: isPng ? 'image/png' : 'image/jpeg',
      extension: isPng ? 'png' : 'jpg',
      width: info.width,
      height: info.height,
    };
  } catch (error) {
    throw unreadable(error, options.field);
  }
}

/**
 * A small square or framed copy, cropped where there is most to see.
 * @throws FileError as `normaliseImage`
 */
export async function makeThumbnail(
  source: Buffer | string,
  size: { width: number; height: number; isCentred?: true },
): Promise<NormalisedImage> {
  const { isCentred, ...edges } = size;
  await readMetadata(source);
  try {
    const { data, info } = await sharp(source, { limitInputPixels: maxPixels, failOn: 'error', pages: 1 })
      .timeout({ seconds: maxSeconds })
      .autoOrient()
      .resize({ ...edges, fit: 'cover', position: isCentred ? 'centre' : 'attention' })
      .toColourspace('srgb')
      .flatten({ background: '#ffffff' })
      .jpeg({ quality: 78 })
      .toBuffer({ resolveWithObject: true });
    return {
      content: data,
      mediaType: 'image/jpeg',
      extension: 'jpg',
      width: info.width,
      height: info.height,
    };
  } catch (error) {
    throw unreadable(error);
  }
}

async function readMetadata(source: Buffer | string, field?: string): Promise<Metadata> {
  let metadata: Metadata;
  try {
    metadata = await sharp(source, { limitInputPixels: false }).metadata();
  } catch (error) {
    throw unreadable(error, field);
  }
  if (metadata.width * metadata.height > maxPixels) {
    throw new FileError('image_too_many_pixels', {
      ...(field === undefined ? {} : { field }),
      detail: `${metadata.width} x ${metadata.height}`,
    });
  }
  // The library opens drawings and documents too; here only pictures made of pixels are welcome.
  if (!['jpeg', 'png', 'webp'].includes(metadata.format))
    throw unreadable(`format ${metadata.format}`, field);
  return metadata;
}

function unreadable(cause: unknown, field?: string): FileError {
  return new FileError('image_unreadable', {
    ...(field === undefined ? {} : { field }),
    detail: cause instanceof Error ? cause.message : String(cause),
    cause,
  });
}
