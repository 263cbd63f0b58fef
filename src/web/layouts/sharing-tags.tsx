import type { PageFrame } from './frame.ts';

/** Open Graph, schema.org and the feed of a public page. */
export function SharingTags({ page, tenant }: Pick<PageFrame, 'page' | 'tenant'>) {
  if (page.isIndexed === false || !page.canonicalUrl) return null;
  const { sharing } = page;
  return (
    <>
      <meta property="og:site_name" content={tenant.name} />
      <meta property="og:locale" content="id_ID" />
      <meta property="og:type" content={sharing?.type ?? 'website'} />
      <meta property="og:title" content={page.title} />
      {page.description && <meta property="og:description" content={page.description} />}
      <meta property="og:url" content={page.canonicalUrl} />
      {sharing?.imageUrl && <meta property="og:image" content={sharing.imageUrl} />}
      {sharing?.imageAlt && <meta property="og:image:alt" content={sharing.imageAlt} />}
      {sharing?.imageWidth && <meta property="og:image:width" content={String(sharing.imageWidth)} />}
      {sharing?.imageHeight && <meta property="og:image:height" content={String(sharing.imageHeight)} />}
      {sharing?.publishedAt && <meta property="article:published_time" content={sharing.publishedAt} />}
      {sharing?.changedAt && <meta property="article:modified_time" content={sharing.changedAt} />}
      <meta name="twitter:card" content={sharing?.imageUrl ? 'summary_large_image' : 'summary'} />
      {sharing?.feed && (
        <link rel="alternate" type="application/rss+xml" href={sharing.feed.url} title={sharing.feed.title} />
      )}
      {sharing?.structured?.map((thing) => (
        <script
          key={String(thing['@type'])}
          type="application/ld+json"
          // biome-ignore lint/security/noDangerouslySetInnerHtml: data, not script; no text in it can end the element
          dangerouslySetInnerHTML={{ __html: jsonForPage({ '@context': 'https://schema.org', ...thing }) }}
        />
      ))}
    </>
  );
}

function jsonForPage(value: unknown): string {
  return JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
