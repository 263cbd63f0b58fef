/** The fields of the page's form to this address, as a browser would send them. */
export function formValues(html: string, action: string): Record<string, string> {
  const forms = html.match(/<form[\s\S]*?<\/form>/g) ?? [];
  const form = forms.find((one) => one.includes(`action="${action}"`)) ?? html;
  const values: Record<string, string> = {};
  for (const [tag] of form.matchAll(/<input[^>]*>/g)) {
    const name = /\sname="([^"]+)"/.exec(tag)?.[1];
    const type = /\stype="([^"]+)"/.exec(tag)?.[1] ?? 'text';
    if (!name || name === '_csrf' || ((type === 'checkbox' || type === 'radio') && !/\schecked/.test(tag)))
      continue;
    values[name] = unescapeHtml(/\svalue="([^"]*)"/.exec(tag)?.[1] ?? '');
  }
  for (const [, name = '', body = ''] of form.matchAll(
    /<textarea[^>]*\sname="([^"]+)"[^>]*>([\s\S]*?)<\/textarea>/g,
  ))
    values[name] = unescapeHtml(body);
  for (const [, name = '', body = ''] of form.matchAll(
    /<select[^>]*\sname="([^"]+)"[^>]*>([\s\S]*?)<\/select>/g,
  )) {
    const chosen = /<option[^>]*\sselected[^>]*>/.exec(body)?.[0] ?? /<option[^>]*>/.exec(body)?.[0] ?? '';
    values[name] = unescapeHtml(/\svalue="([^"]*)"/.exec(chosen)?.[1] ?? '');
  }
  return values;
}

const unescapeHtml = (text: string) =>
  text
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
