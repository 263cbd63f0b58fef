import { WritingEditor } from './rich-text/writing-editor.ts';

const TAG = 'balai-rich-text';

/**
 * Turns the box inside it into an editor with buttons. The box stays what is sent: it holds the markup at every moment,
 * so the form, the draft and the server know nothing of the editor.
 */
if (!customElements.get(TAG)) {
  customElements.define(
    TAG,
    class extends HTMLElement {
      #editor: WritingEditor | undefined;

      connectedCallback() {
        const box = this.querySelector('textarea');
        const { mediaUrl } = JSON.parse(this.dataset.props ?? '{}') as { mediaUrl?: string };
        if (box) this.#editor ??= new WritingEditor(this, box, mediaUrl);
      }

      disconnectedCallback() {
        this.#editor?.destroy();
        this.#editor = undefined;
      }
    },
  );
}
