/** The id of the control of a field, from its name: `address[0].street` becomes `f-address-0-street`. */
export function fieldId(name: string): string {
  return `f-${name.replace(/[^\w-]+/g, '-').replace(/-$/, '')}`;
}
