import { schema } from 'prosemirror-markdown';
import type { EditorView } from 'prosemirror-view';
import { openDialog } from './dialog.ts';

interface Picture {
  id: string;
  altText: string;
  url: string;
  smallUrl: string;
}

/** Lets one choose a picture of the library and puts it where the cursor stands. */
export function choosePicture(view: EditorView, mediaUrl: string): void {
  const grid = document.createElement('div');
  grid.className = 'grid grid-cols-2 gap-3 sm:grid-cols-3';
  grid.textContent = 'Memuat pustaka…';
  const close = openDialog({ title: 'Pilih gambar', content: grid });
  const put = (picture: Picture) => {
    const image = schema.nodes.image!.create({ src: picture.url, alt: picture.altText });
    view.dispatch(view.state.tr.replaceSelectionWith(image));
    close();
    view.focus();
  };
  void load(mediaUrl).then(
    (pictures) => {
      grid.replaceChildren(...pictures.map((picture) => choice(picture, () => put(picture))));
      if (pictures.length === 0)
        grid.textContent = 'Pustaka media masih kosong. Unggah gambar di menu Media.';
    },
    () => {
      grid.textContent = 'Pustaka tidak dapat dimuat. Periksa sambungan, lalu coba lagi.';
    },
  );
}

async function load(mediaUrl: string): Promise<Picture[]> {
  const answer = await fetch(`${mediaUrl}?size=48`, { headers: { accept: 'application/json' } });
  if (!answer.ok) throw new Error(`The library answered ${answer.status}`);
  return ((await answer.json()) as { items: Picture[] }).items;
}

function choice(picture: Picture, press: () => void): HTMLElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'grid gap-1 text-left text-sm';
  const image = document.createElement('img');
  image.src = picture.smallUrl;
  image.alt = '';
  image.className = 'aspect-4/3 w-full rounded-lg object-cover';
  button.append(image, picture.altText);
  button.addEventListener('click', press);
  return button;
}
