import { lift, setBlockType, toggleMark, wrapIn } from 'prosemirror-commands';
import { redo, undo } from 'prosemirror-history';
import { schema } from 'prosemirror-markdown';
import type { MarkType, NodeType } from 'prosemirror-model';
import { liftListItem, wrapInList } from 'prosemirror-schema-list';
import type { Command, EditorState } from 'prosemirror-state';

/** A button of the editor: what it says, does, and whether it holds where the cursor stands. */
export interface Act {
  key: string;
  label: string;
  command: Command;
  isOn?: (state: EditorState) => boolean;
  keys?: string;
}

const { nodes, marks } = schema;

export const acts: readonly Act[] = [
  heading('title', 'Judul', 2),
  heading('subtitle', 'Judul kecil', 3),
  mark('strong', 'Tebal', marks.strong!, 'Mod-b'),
  mark('em', 'Miring', marks.em!, 'Mod-i'),
  list('bullets', 'Daftar', nodes.bullet_list!),
  list('numbers', 'Nomor', nodes.ordered_list!),
  {
    key: 'quote',
    label: 'Kutipan',
    command: (state, dispatch) =>
      (isInside(state, nodes.blockquote!) ? lift : wrapIn(nodes.blockquote!))(state, dispatch),
    isOn: (state) => isInside(state, nodes.blockquote!),
  },
  { key: 'undo', label: 'Urungkan', command: undo },
  { key: 'redo', label: 'Ulangi', command: redo },
];

function heading(key: string, label: string, level: number): Act {
  const isOn = (state: EditorState) =>
    state.selection.$from.parent.type === nodes.heading && state.selection.$from.parent.attrs.level === level;
  return {
    key,
    label,
    isOn,
    command: (state, dispatch) =>
      (isOn(state) ? setBlockType(nodes.paragraph!) : setBlockType(nodes.heading!, { level }))(
        state,
        dispatch,
      ),
  };
}

function mark(key: string, label: string, type: MarkType, keys: string): Act {
  return {
    key,
    label,
    keys,
    command: toggleMark(type),
    isOn: (state) => {
      const { from, $from, to, empty } = state.selection;
      return empty
        ? Boolean(type.isInSet(state.storedMarks ?? $from.marks()))
        : state.doc.rangeHasMark(from, to, type);
    },
  };
}

function list(key: string, label: string, type: NodeType): Act {
  return {
    key,
    label,
    isOn: (state) => isInside(state, type),
    command: (state, dispatch) =>
      (isInside(state, type) ? liftListItem(nodes.list_item!) : wrapInList(type))(state, dispatch),
  };
}

function isInside(state: EditorState, type: NodeType): boolean {
  const { $from } = state.selection;
  for (let depth = $from.depth; depth > 0; depth -= 1) if ($from.node(depth).type === type) return true;
  return false;
}
