/** A declared book; see `define-register.ts`. */
export interface Register {
  key: string;
}
