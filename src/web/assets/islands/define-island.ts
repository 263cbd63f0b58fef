import { type ComponentType, createElement } from 'react';
import { createRoot, type Root } from 'react-dom/client';

/**
 * Makes a custom element `balai-<name>` in which a React component lives while the element is on the page. Its props come from
 * `data-props`, as `Island` of the page's parts writes them; what the server drew inside is replaced.
 */
export function defineIsland<Props extends object>(name: string, component: ComponentType<Props>): void {
  const tag = `balai-${name}`;
  if (customElements.get(tag)) return;
  customElements.define(
    tag,
    class extends HTMLElement {
      #root: Root | undefined;

      connectedCallback() {
        const props = JSON.parse(this.dataset.props ?? '{}') as Props;
        this.#root ??= createRoot(this);
        this.#root.render(createElement(component, props));
      }

      disconnectedCallback() {
        this.#root?.unmount();
        this.#root = undefined;
      }
    },
  );
}
