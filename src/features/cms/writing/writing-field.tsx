import { Disclosure, Island, TextArea, type TextAreaProps } from '#kernel/ui';
import { MAX_WRITING } from './markup.ts';

/** Name of the editor, for the page's `islands`. */
export const WRITING_EDITOR = 'rich-text';

/**
 * A field for a formatted text. Without script it is a plain box with a small markup; with script the same box becomes
 * an editor with buttons that reads and writes that markup.
 *
 * @param mediaUrl the JSON list of pictures the editor offers; left out where the person may not use the library
 */
export function WritingField({
  mediaUrl,
  ...field
}: Omit<TextAreaProps, 'maxLength'> & { mediaUrl?: string }) {
  return (
    <div className="grid gap-2">
      <Island name={WRITING_EDITOR} props={{ ...(mediaUrl ? { mediaUrl } : {}) }}>
        <TextArea {...field} rows={field.rows ?? 16} />
      </Island>
      <div className="without-script">
        <Disclosure title="Cara menulis judul, daftar, dan tautan" icon="pencil-line">
          <ul className="grid list-disc gap-1 pl-5 text-sm">
            <li>Baris kosong memisahkan paragraf.</li>
            <li>
              <code>## Judul bagian</code> dan <code>### Judul kecil</code>
            </li>
            <li>
              <code>- butir</code> atau <code>1. langkah</code> di awal baris
            </li>
            <li>
              <code>**tebal**</code>, <code>*miring*</code>, <code>&gt; kutipan</code>
            </li>
            <li>
              <code>[kata](https://alamat)</code> untuk tautan
            </li>
            <li>
              <code>![keterangan](/media/…)</code> untuk gambar dari pustaka media
            </li>
          </ul>
        </Disclosure>
      </div>
    </div>
  );
}

/** What a text may hold, as a sentence below its field; undefined when it fits. */
export function writingFault(text: string): string | undefined {
  if (text.length <= MAX_WRITING) return undefined;
  return `Teks ini ${text.length.toLocaleString('id-ID')} huruf; paling banyak ${MAX_WRITING.toLocaleString('id-ID')}. Bagi menjadi dua halaman.`;
}
