import { baseKeymap } from 'prosemirror-commands';
import { history, redo, undo } from 'prosemirror-history';
import { inputRules, textblockTypeInputRule, wrappingInputRule } from 'prosemirror-inputrules';
import { keymap } from 'prosemirror-keymap';
import { defaultMarkdownParser, defaultMarkdownSerializer, schema } from 'prosemirror-markdown';
import { liftListItem, sinkListItem, splitListItem } from 'prosemirror-schema-list';
import { EditorState, type Plugin } from 'prosemirror-state';
import { EditorView } from 'prosemirror-view';
import { type Act, acts } from './acts.ts';
import { chooseLink } from './link-dialog.ts';
import { choosePicture } from './picture-dialog.ts';

/** The editor over one text box: reads its markup, writes markup back after every change. */
export class WritingEditor {
  readonly #box: HTMLTextAreaElement;
  readonly #frame: HTMLElement;
  readonly #view: EditorView;
  readonly #toolbar: HTMLElement;
  readonly #away = new AbortController();
  readonly #id: string;
  /** What we wrote last; anything else in the box came from elsewhere (a draft, a reset). */
  #written: string;

  constructor(host: HTMLElement, box: HTMLTextAreaElement, mediaUrl: string | undefined) {
    this.#box = box;
    this.#id = box.id;
    this.#written = box.value;
    this.#frame = document.createElement('div');
    this.#frame.className = 'writing-editor';
    this.#toolbar = document.createElement('div');
    this.#toolbar.className = 'writing-toolbar';
    this.#toolbar.setAttribute('role', 'toolbar');
    this.#toolbar.setAttribute('aria-label', 'Format tulisan');
    this.#frame.append(this.#toolbar);
    this.#view = new EditorView(this.#frame, {
      state: this.#stateOf(box.value),
      attributes: this.#attributesOf(host),
      transformPastedHTML: (html) => html.replace(/<img[^>]*>/gi, ''),
      dispatchTransaction: (transaction) => {
        this.#view.updateState(this.#view.state.apply(transaction));
        if (transaction.docChanged) this.#write();
        this.#showState();
      },
    });
    box.id = `${this.#id}-markup`;
    box.hidden = true;
    box.after(this.#frame);
    this.#fillToolbar(mediaUrl);
    this.#showState();
    this.#listen(host);
  }

  destroy(): void {
    this.#away.abort();
    this.#view.destroy();
    this.#frame.remove();
    this.#box.hidden = false;
    this.#box.id = this.#id;
  }

  #stateOf(markup: string): EditorState {
    return EditorState.create({ doc: defaultMarkdownParser.parse(markup), plugins: plugins() });
  }

  #attributesOf(host: HTMLElement): Record<string, string> {
    const label = host.querySelector(`label[for="${CSS.escape(this.#id)}"]`);
    const described = this.#box.getAttribute('aria-describedby');
    return {
      id: this.#id,
      class: 'writing prose-text',
      role: 'textbox',
      'aria-multiline': 'true',
      'aria-label': label?.textContent?.trim() ?? 'Isi',
      ...(described ? { 'aria-describedby': described } : {}),
      ...(this.#box.getAttribute('aria-invalid') ? { 'aria-invalid': 'true' } : {}),
    };
  }

  #write(): void {
    this.#written = defaultMarkdownSerializer.serialize(this.#view.state.doc, { tightLists: true });
    this.#box.value = this.#written;
    // The draft of the form listens to this.
    this.#box.dispatchEvent(new Event('input', { bubbles: true }));
  }

  /** Takes over what something else put into the box. */
  #read(): void {
    if (this.#box.value === this.#written) return;
    this.#written = this.#box.value;
    this.#view.updateState(this.#stateOf(this.#written));
  }

  #listen(host: HTMLElement): void {
    const { signal } = this.#away;
    document.addEventListener('turbo:load', () => this.#read(), { signal });
    this.#box.form?.addEventListener('reset', () => setTimeout(() => this.#read()), { signal });
    host
      .querySelector(`label[for="${CSS.escape(this.#id)}"]`)
      ?.addEventListener('click', () => this.#view.focus(), { signal });
  }

  #fillToolbar(mediaUrl: string | undefined): void {
    for (const act of acts) this.#toolbar.append(this.#button(act.label, () => this.#do(act), act));
    this.#toolbar.append(this.#button('Tautan', () => chooseLink(this.#view)));
    if (mediaUrl) this.#toolbar.append(this.#button('Gambar', () => choosePicture(this.#view, mediaUrl)));
  }

  #do(act: Act): void {
    act.command(this.#view.state, this.#view.dispatch, this.#view);
    this.#view.focus();
  }

  #button(label: string, press: () => void, act?: Act): HTMLButtonElement {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'btn btn-ghost btn-sm';
    button.textContent = label;
    if (act) button.dataset.act = act.key;
    // The selection stays where it is.
    button.addEventListener('mousedown', (event) => event.preventDefault());
    button.addEventListener('click', press);
    return button;
  }

  #showState(): void {
    for (const act of acts) {
      if (!act.isOn) continue;
      const button = this.#toolbar.querySelector(`[data-act="${act.key}"]`);
      button?.setAttribute('aria-pressed', String(act.isOn(this.#view.state)));
    }
  }
}

function plugins(): Plugin[] {
  const { nodes } = schema;
  return [
    inputRules({
      rules: [
        textblockTypeInputRule(/^(#{2,3})\s$/, nodes.heading!, (match) => ({ level: match[1]!.length })),
        wrappingInputRule(/^\s*([-*])\s$/, nodes.bullet_list!),
        wrappingInputRule(/^(\d+)\.\s$/, nodes.ordered_list!, (match) => ({ order: Number(match[1]) })),
        wrappingInputRule(/^\s*>\s$/, nodes.blockquote!),
      ],
    }),
    keymap({
      'Mod-z': undo,
      'Mod-y': redo,
      'Shift-Mod-z': redo,
      Enter: splitListItem(nodes.list_item!),
      'Mod-[': liftListItem(nodes.list_item!),
      'Mod-]': sinkListItem(nodes.list_item!),
      ...Object.fromEntries(acts.flatMap((act) => (act.keys ? [[act.keys, act.command]] : []))),
    }),
    keymap(baseKeymap),
    history(),
  ];
}
