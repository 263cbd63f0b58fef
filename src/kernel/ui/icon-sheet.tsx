import { createContext, createElement, type ReactNode, useContext } from 'react';
import { drawingOf, type IconName } from './icon-drawing.ts';

/** The icons that a page has used so far. Outside a page (a fragment, an island) there is none. */
export const IconSheet = createContext<Set<IconName> | undefined>(undefined);

/** Collects the icons of everything inside, and draws each once in a sprite after it. Wrap the body of a page in it. */
export function IconSheetProvider({ children }: { children: ReactNode }) {
  return (
    <IconSheet value={new Set()}>
      {children}
      <IconSprite />
    </IconSheet>
  );
}

/** Works because the server renders in document order: by the time the sprite is drawn, all icons before it are known. */
function IconSprite() {
  const used = useContext(IconSheet);
  if (!used || used.size === 0) return null;
  return (
    <svg className="absolute" width="0" height="0" aria-hidden="true" focusable="false">
      <defs>
        {[...used].map((name) => (
          <symbol key={name} id={iconId(name)} viewBox="0 0 24 24">
            <IconShapes name={name} />
          </symbol>
        ))}
      </defs>
    </svg>
  );
}

/** The strokes of an icon, for use inside an svg of 24 x 24. */
export function IconShapes({ name }: { name: IconName }) {
  return drawingOf(name).map(([element, attributes], index) =>
    createElement(element, { ...attributes, key: index }),
  );
}

export function iconId(name: IconName): string {
  return `i-${name}`;
}
