import type { Figure } from '../figure.ts';
import type { Workbench } from '../workbench.ts';
export async function apiList(_bench: Workbench): Promise<Figure> {
  throw new Error('waits for the list of members');
}
