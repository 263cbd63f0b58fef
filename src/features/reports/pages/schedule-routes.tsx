import type { ReactNode } from 'react';
import {
  errorsOf,
  idOf,
  type PageAnswer,
  page,
  type RequestContext,
  type Route,
  readForm,
  redirectTo,
  renderPage,
  textIn,
  told,
} from '#kernel/http';
import type { AppError } from '#kernel/work';
import { type ReportPlace, schedulesUrl } from '../report-place.ts';
import { createSchedule, readersOf, readSchedules, switchSchedule, type TypedSchedule } from '../schedule.ts';
import { ScheduleForm } from './schedule-form.tsx';
import { SchedulesView } from './schedules-view.tsx';

/** Which reports are mailed by themselves: seen by whoever reads reports, made and stopped by who may. */
export function scheduleRoutes(place: ReportPlace): Route[] {
  const url = schedulesUrl(place);
  const may = (right: string) => ({ resource: place.resource, right });
  return [
    page.get(url, { access: may('read'), summary: 'Reports that are mailed by themselves' }, async (ctx) => {
      const shown = await ctx.transaction(async (tx) => ({
        schedules: await readSchedules(tx),
        readers: await readersOf(ctx, tx, place),
      }));
      return schedulePage('Jadwal kirim laporan', <SchedulesView ctx={ctx} place={place} {...shown} />);
    }),
    page.get(`${url}/baru`, { access: may('schedule'), summary: 'Have a report mailed by itself' }, (ctx) =>
      formPage(ctx, {
        ...{ report: ctx.query.get('laporan') ?? place.kinds[0].key, rhythm: 'month', format: 'pdf' },
        roles: [],
      }),
    ),
    page.post(url, { access: may('schedule'), summary: 'Store a schedule of a report' }, async (ctx) => {
      const form = await readForm(ctx);
      const typed: TypedSchedule = {
        ...{ report: textIn(form, 'report'), rhythm: textIn(form, 'rhythm'), format: textIn(form, 'format') },
        roles: [form.roles ?? []].flat(),
      };
      try {
        await ctx.transaction((tx) => createSchedule(ctx, tx, place, typed));
        return redirectTo(url, {
          tone: 'success',
          text: 'Jadwal disimpan. Laporan pertama dikirim sesudah periode ini berakhir.',
        });
      } catch (error) {
        return formPage(ctx, typed, told(error));
      }
    }),
    ...([true, false] as const).map((isActive) =>
      page.post(
        `${url}/:id/${isActive ? 'lanjut' : 'henti'}`,
        { access: may('schedule'), summary: isActive ? 'Let a schedule go on' : 'Stop a schedule' },
        async (ctx) => {
          await ctx.transaction((tx) => switchSchedule(ctx, tx, place, { id: idOf(ctx), isActive }));
          return redirectTo(url, {
            tone: 'success',
            text: isActive ? 'Jadwal berjalan lagi.' : 'Jadwal dihentikan. Laporan tidak dikirim lagi.',
          });
        },
      ),
    ),
  ];

  async function formPage(
    ctx: RequestContext,
    typed: TypedSchedule,
    problem?: AppError,
  ): Promise<PageAnswer> {
    const readers = await ctx.transaction((tx) => readersOf(ctx, tx, place));
    return schedulePage(
      'Jadwal baru',
      <ScheduleForm place={place} readers={readers} typed={typed} errors={errorsOf(problem)} />,
      problem,
    );
  }

  function schedulePage(title: string, body: ReactNode, problem?: AppError): PageAnswer {
    return renderPage({
      ...{ surface: 'console', title, menuUrl: place.url, help: place.help },
      trail: [{ label: 'Laporan', url: place.url }],
      status: problem?.status ?? 200,
      body: <div className="grid gap-4 lg:gap-6">{body}</div>,
    });
  }
}
