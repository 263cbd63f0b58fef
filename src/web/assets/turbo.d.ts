/** The little of Turbo that we call; the package brings no types. */
declare module '@hotwired/turbo' {
  export const config: {
    forms: { submitter: 'disabled' | 'aria-disabled' };
  };
  export function visit(url: string, options?: { action?: 'advance' | 'replace' }): void;
}
