/** Organisations that wrote audit events since they were last sealed by this process. */
let touched = new Set<string>();

export function noteTouchedTenant(tenantId: string): void {
  touched.add(tenantId);
}

export function takeTouchedTenants(): Set<string> {
  const taken = touched;
  touched = new Set();
  return taken;
}
