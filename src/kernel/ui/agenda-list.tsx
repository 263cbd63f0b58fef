export interface AgendaItem {
  key: string;
  day: string;
  month: string;
  title: string;
  note: string;
  url?: string;
}

/** What is coming, each with its day as a tile. */
export function AgendaList({ items }: { items: AgendaItem[] }) {
  return (
    <ol className="grid gap-3">
      {items.map((item) => (
        <li key={item.key} className="sheet relative flex gap-4 p-3">
          <span className="figures grid w-14 shrink-0 content-center rounded-xl bg-soft py-1.5 text-center leading-none text-soft-content">
            <b className="text-2xl leading-7 font-extrabold">{item.day}</b>
            <span className="text-xs font-semibold">{item.month}</span>
          </span>
          <span className="self-center">
            <b className="block leading-snug font-semibold">
              {item.url ? (
                <a href={item.url} className="after:absolute after:inset-0 hover:underline">
                  {item.title}
                </a>
              ) : (
                item.title
              )}
            </b>
            <span className="text-sm text-muted">{item.note}</span>
          </span>
        </li>
      ))}
    </ol>
  );
}
