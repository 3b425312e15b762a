import type { Day } from "../calendar/day.ts";
import type { CalendarEvent } from "../calendar/event.ts";
import type { ItemKey } from "../seasonality/event-days.ts";
import { type EventEffect, eventEffects, type MovedDay, meanUplift } from "../seasonality/event-effects.ts";
import { type BandEvidence, evidenceByEvent, pooledEvidence } from "../seasonality/evidence.ts";
import { compareText } from "./compare-text.ts";
import type { HolidayGrouping } from "./holiday-grouping.ts";
import { holidayGroups } from "./holiday-groups.ts";
import type { DemandItem, LearnedDemand } from "./learn-demand.ts";

/** One time that an event takes place, what it does to demand, and how that is known. Nothing rounded. */
export interface HolidayRow {
  readonly event: string;
  /** Its own first and last day, and those of its window. */
  readonly day: Day;
  readonly end: Day;
  readonly from: Day;
  readonly to: Day;
  readonly source: CalendarEvent["source"];
  /** Whose demand: "" in a field means all. */
  readonly sku: string;
  readonly location: string;
  readonly category: string;
  /** Mean factor over the days of the window that are the event's; null: every day of it is another event's. */
  readonly uplift: number | null;
  readonly peakUplift: number | null;
  readonly peakDay: Day | null;
  /** null, as the three below: not told, since it moves nothing. Units sold on days of the event so far, and what the same days without it would have let expect. */
  readonly unitsObserved: number | null;
  readonly unitsExpected: number | null;
  readonly years: number | null;
  /** 0..1: how much the uplift rests on the group's own sales of those days, the rest on its parent's. */
  readonly ownWeight: number | null;
  /** The last day on which an order surely arrives before the window begins; null: not told. */
  readonly orderBy: Day | null;
  readonly flags: readonly HolidayFlag[];
}

/** date-estimated, uplift-given: as they say. event-unseen: not once in the history. no-effect: not to be told from
 * chance. overlapped: no day of the window is its own. order-late: the last safe order day is past. */
export type HolidayFlag =
  | "date-estimated"
  | "uplift-given"
  | "event-unseen"
  | "no-effect"
  | "overlapped"
  | "order-late";

export interface HolidayRowsOptions {
  readonly by: HolidayGrouping;
  /** The items that rows are made of; all of them are learned from. */
  readonly isShown: (item: DemandItem) => boolean;
  /** The last safe order day of an item for goods that are needed on a day; null: not known. */
  readonly lastOrderDay: (item: DemandItem, needed: Day) => Day | null;
}

/** Days ahead in which every event is told. */
const yearDays = 365;
/** An event whose date moves may come only so many days after the last time. */
export const holidayDays = 400;

/**
 * The events of the year ahead, each time that they take place, by date; an event that has none in it is told
 * by its next time within 400 days. Of categories and items only events that move their demand are told.
 */
export function holidayRows(learned: LearnedDemand, options: HolidayRowsOptions): readonly HolidayRow[] {
  const { seasonal, asOf } = learned.future;
  const known = new Map(seasonal.events.map((event) => [event.name, event]));
  const rows = holidayGroups(learned, options).flatMap(({ key, item, isTold }) => {
    const evidence = evidenceByEvent(seasonal, evidenceGroup(key));
    const ahead = effectsAhead(learned, key).filter(isTold);
    return ahead.map((effect): HolidayRow => {
      const event = known.get(effect.name);
      const bands = event === undefined ? [] : evidence(event).bands;
      const cells = effectCells(effect);
      const orderBy =
        item === null || (cells.uplift ?? 1) <= 1 ? null : options.lastOrderDay(item, effect.from);
      const flags = flagsOf(effect, { isLate: orderBy !== null && orderBy < asOf });
      return { ...cells, ...evidenceCells(effect, bands), ...key, orderBy, flags };
    });
  });
  return rows.sort(byDate);
}

function evidenceGroup({ sku, category }: ItemKey): { readonly sku?: string; readonly category?: string } {
  return { ...(sku === "" ? {} : { sku }), ...(category === "" ? {} : { category }) };
}

/** What a group's calendar holds from as-of on: a year, and beyond it what has no time within. */
function effectsAhead({ future }: LearnedDemand, key: ItemKey): readonly EventEffect[] {
  const { seasonal, calendar, asOf } = future;
  const effects = eventEffects(seasonal, calendar, key, { from: asOf, to: asOf + holidayDays });
  const isOfYear = ({ day }: EventEffect): boolean => day < asOf + yearDays;
  const named = new Set(effects.filter(isOfYear).map(({ name }) => name));
  return effects.filter((effect) => {
    if (isOfYear(effect)) return true;
    const isNext = !named.has(effect.name) && effect.day < asOf + holidayDays;
    named.add(effect.name);
    return isNext;
  });
}

function effectCells(effect: EventEffect) {
  const { name, source, day, end, from, to, days } = effect;
  const peak = days.reduce<MovedDay | null>(
    (most, moved) => (most === null || moved.factor > most.factor ? moved : most),
    null,
  );
  // An event that does nothing has no days of its own.
  const idle = effect.isActive ? null : 1;
  return {
    ...{ event: name, source, day, end, from, to },
    uplift: meanUplift(effect) ?? idle,
    peakUplift: peak?.factor ?? idle,
    peakDay: peak?.day ?? null,
  };
}

function evidenceCells({ isActive, isSeen }: EventEffect, bands: readonly BandEvidence[]) {
  const pooled = pooledEvidence(bands);
  const isKnown = isActive || !isSeen || pooled.unitsExpected > 0;
  return isKnown ? pooled : { unitsObserved: null, unitsExpected: null, years: null, ownWeight: null };
}

function flagsOf(
  { isEstimated, isActive, isSeen, given, days }: EventEffect,
  { isLate }: { readonly isLate: boolean },
): readonly HolidayFlag[] {
  const learned = isSeen ? (isActive ? null : "no-effect") : "event-unseen";
  const flags = [
    isEstimated ? "date-estimated" : null,
    given === null ? learned : "uplift-given",
    isActive && days.length === 0 ? "overlapped" : null,
    isLate ? "order-late" : null,
  ] as const;
  return flags.filter((flag) => flag !== null);
}

function byDate(a: HolidayRow, b: HolidayRow): number {
  return (
    a.day - b.day ||
    compareText(a.event, b.event) ||
    compareText(a.category, b.category) ||
    compareText(a.sku, b.sku) ||
    compareText(a.location, b.location)
  );
}
