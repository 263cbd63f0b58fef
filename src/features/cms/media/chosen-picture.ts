import type { Tx } from '#kernel/database';
import type { ReadUpload } from '#kernel/http';
import { idIn, type RequestContext } from '#kernel/http';
import { AppError, asAppError, invalid } from '#kernel/work';
import { findMedia } from './media-rows.ts';
import { addMedia, type PreparedPicture, preparePicture } from './save-media.ts';

/** What `PictureField` sent: the new picture made ready, before the transaction. @throws FileError */
export async function readChosenPicture(sent: ReadUpload, field: string): Promise<ChosenPicture> {
  const upload = sent.file('pictureFile');
  return {
    id: idIn(sent.typed[field] ?? ''),
    alt: sent.typed.pictureAlt ?? '',
    picture: upload ? await preparePicture(upload, 'pictureFile') : undefined,
  };
}

export interface ChosenPicture {
  id: string | null;
  alt: string;
  picture: PreparedPicture | undefined;
}

/**
 * The id of the chosen picture, a new one put into the library first.
 * @throws AppError 422 when it has no words, or is gone
 */
export async function keepChosenPicture(
  ctx: RequestContext,
  tx: Tx,
  chosen: ChosenPicture,
  field: string,
): Promise<string | null> {
  if (chosen.picture) {
    try {
      return (await addMedia(ctx, tx, chosen.picture, chosen.alt)).id;
    } catch (error) {
      const told = asAppError(error);
      if (told?.fields.altText)
        throw new AppError(told.code, 422, told.message, { pictureAlt: told.fields.altText });
      throw error;
    }
  }
  if (chosen.id && !(await findMedia(tx, chosen.id)))
    throw invalid({ [field]: 'Gambar ini sudah tidak ada di pustaka. Pilih yang lain.' });
  return chosen.id;
}
