/** One choice of a list. */
export interface Option {
  value: string;
  label: string;
  /** A sentence below the choice (radio buttons and checkboxes only). */
  help?: string;
  isDisabled?: boolean;
  /** Choices with the same group stand together under its name (select only). */
  group?: string;
}
