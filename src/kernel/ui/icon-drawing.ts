import nodes from 'lucide-static/icon-nodes.json' with { type: 'json' };

/** Every icon of lucide (ISC licence), by its own name. */
export type IconName = keyof typeof nodes;

export type IconShape = [element: string, attributes: Record<string, string | number>];

/** The shapes of one icon, drawn in a 24 x 24 box by strokes. Throws on a name that lucide does not have. */
export function drawingOf(name: IconName): IconShape[] {
  const shapes = nodes[name];
  if (!shapes) throw new Error(`there is no icon called ${name}`);
  return shapes as IconShape[];
}

/** For names that come as plain text, such as a menu's: an unknown one becomes a small circle instead of breaking the page. */
export function toIconName(name: string | undefined): IconName {
  return name !== undefined && Object.hasOwn(nodes, name) ? (name as IconName) : 'circle';
}
