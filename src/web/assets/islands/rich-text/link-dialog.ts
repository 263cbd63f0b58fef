import { toggleMark } from 'prosemirror-commands';
import { schema } from 'prosemirror-markdown';
import type { EditorView } from 'prosemirror-view';
import { openDialog } from './dialog.ts';

const LINK = schema.marks.link!;

/** Asks where the marked words lead to; an empty address takes the link away. */
export function chooseLink(view: EditorView): void {
  const { state } = view;
  const { from, to, empty, $from } = state.selection;
  const known = (LINK.isInSet($from.marks()) ?? undefined)?.attrs.href as string | undefined;
  const input = document.createElement('input');
  input.className = 'input w-full';
  input.type = 'text';
  input.inputMode = 'url';
  input.value = known ?? '';
  input.placeholder = 'https://… atau /halaman';
  const label = document.createElement('label');
  label.className = 'grid gap-1.5 text-sm font-semibold';
  label.append('Alamat tujuan', input);
  openDialog({
    title: 'Tautan',
    content: label,
    confirm: 'Pasang tautan',
    done: () => {
      const href = input.value.trim();
      const isSafe = /^(https?:\/\/|mailto:|tel:|\/|#)/i.test(href);
      if (href === '') view.dispatch(state.tr.removeMark(from, to, LINK));
      else if (!isSafe) return 'Alamat dimulai dengan https:// atau /.';
      else if (empty) view.dispatch(state.tr.insert(from, schema.text(href, [LINK.create({ href })])));
      else {
        view.dispatch(state.tr.removeMark(from, to, LINK));
        toggleMark(LINK, { href })(view.state, view.dispatch);
      }
      view.focus();
      return undefined;
    },
  });
}
