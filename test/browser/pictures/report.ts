import type { Finding, RoleReport } from './shoot-role.ts';

/** What is wrong, page by page; what several roles see on the same page is told once, with their names. */
export function summaryOf(reports: readonly RoleReport[]): string {
  const pages = reports.reduce((sum, report) => sum + report.pages.length, 0);
  const findings = reports.flatMap((report) => report.findings);
  const byPage = groupBy(findings, ({ tenant, address }) => `${tenant} ${address}`);
  const lines = [...byPage].flatMap(([page, found]) => {
    const byWhat = groupBy(found, ({ width, what }) => `${width === 'all' ? '' : `${width} px: `}${what}`);
    return [
      `\n${page}`,
      ...[...byWhat].map(
        ([what, same]) => `  ${what}  [${[...new Set(same.map(({ role }) => role))].join(', ')}]`,
      ),
    ];
  });
  return `${lines.join('\n')}\n\n${pages} pages of ${reports.length} roles, ${findings.length} findings on ${byPage.size} pages`;
}

/** All pictures on one page, for a person to look through. */
export function contactSheet(reports: readonly RoleReport[]): string {
  const sections = reports.map(({ tenant, role, pages, findings }) => {
    const figures = pages.map(({ address, pictures }) => {
      const faults = findings.filter((finding) => finding.address === address).length;
      const images = pictures
        .map((file) => `<a href="${file}"><img loading="lazy" src="${file}" alt=""></a>`)
        .join('');
      return `<figure><figcaption>${address}${faults > 0 ? ` <b>${faults}</b>` : ''}</figcaption>${images}</figure>`;
    });
    return `<h2>${tenant} / ${role}</h2><div>${figures.join('')}</div>`;
  });
  return `<!doctype html><meta charset="utf-8"><title>Pictures</title>
<style>body{font:14px system-ui;margin:2rem}div{display:flex;flex-wrap:wrap;gap:1rem}figure{margin:0}img{height:16rem;border:1px solid #ccc;margin-right:.25rem}b{color:#b00}</style>
${sections.join('\n')}`;
}

function groupBy(findings: readonly Finding[], keyOf: (finding: Finding) => string): Map<string, Finding[]> {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const key = keyOf(finding);
    groups.set(key, [...(groups.get(key) ?? []), finding]);
  }
  return groups;
}
