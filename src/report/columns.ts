import type { PlanRow } from "../plan/row.ts";
import type { Cell, Column, ColumnKind } from "./column.ts";
import { roundComputed, subtractDecimals } from "./numbers.ts";

type Value = (row: PlanRow) => Cell;

/**
 * Every column of the plan, once, in the order of csv and JSON. New columns go last.
 *
 * lead_time_demand and reorder_point are rounded to six digits each; safety_stock is the difference
 * of the two as printed, so that reorder_point = lead_time_demand + safety_stock holds on paper.
 */
export const planColumns: readonly Column<PlanRow>[] = [
  text("sku", "SKU", (row) => row.sku, "Stock keeping unit."),
  text("location", "Location", (row) => row.location, "Shop or warehouse; empty when there is only one."),
  text("name", "Name", (row) => row.name, "Name of the item."),
  text("supplier", "Supplier", (row) => row.supplier, "Who delivers it."),
  text("category", "Category", (row) => row.category, "Category of the item."),
  text("abc", "ABC", (row) => row.abc, "Class by value of the last 365 days: A, B or C."),
  text("xyz", "XYZ", (row) => row.xyz, "Class by variability of weekly demand: X steady to Z erratic."),
  text("pattern", "Pattern", (row) => row.pattern, "Demand pattern: smooth, intermittent, erratic or lumpy."),
  text("method", "Method", (row) => row.method, "Forecast method used."),
  given("on_hand", "On hand", "units", (row) => row.onHand, "Units in the shop at as-of."),
  given("on_order", "On order", "units", (row) => row.onOrder, "Units in open purchase orders."),
  given("backorders", "Backorders", "units", (row) => row.backorders, "Units sold but not yet delivered."),
  given(
    "inventory_position",
    "Position",
    "units",
    (row) => row.inventoryPosition,
    "on_hand - allocated + on_order - backorders, in units.",
  ),
  computed("daily_demand", "Per day", "units", (row) => row.dailyDemand, "Expected units per day."),
  given("review_days", "Review", "days", (row) => row.reviewDays, "Days from one review to the next."),
  computed("lead_time_days", "Lead time", "days", (row) => row.leadTimeDays, "Mean lead time, in days."),
  computed(
    "lead_time_sd_days",
    "Lead time SD",
    "days",
    (row) => row.leadTimeSdDays,
    "Standard deviation of the lead time, in days.",
  ),
  computed(
    "lead_time_demand",
    "LT demand",
    "units",
    (row) => row.leadTimeDemand,
    "Expected units over lead time and review period.",
  ),
  computed(
    "lead_time_demand_sd",
    "LT demand SD",
    "units",
    (row) => row.leadTimeDemandSd,
    "Standard deviation of lead_time_demand, in units.",
  ),
  text(
    "next_event",
    "Next event",
    (row) => row.nextEvent,
    "Event that moves the demand of lead time and review period most, else the next one.",
  ),
  date("event_date", "Event date", (row) => row.eventDate, "Date of that event."),
  computed(
    "event_uplift",
    "Uplift",
    "ratio",
    (row) => row.eventUplift,
    "Demand over lead time and review period ÷ the same without events (1 = none).",
  ),
  given(
    "service_level",
    "Service",
    "fraction",
    (row) => row.serviceLevel,
    "Wanted chance of no stock-out per review interval, in (0, 1).",
  ),
  {
    name: "safety_stock",
    heading: "Safety stock",
    kind: "units",
    origin: "given",
    doc: "reorder_point - lead_time_demand, in units; may be negative.",
    value: (row) => subtractDecimals(printed(row.reorderPoint), printed(row.leadTimeDemand)),
  },
  computed(
    "reorder_point",
    "Reorder point",
    "units",
    (row) => row.reorderPoint,
    "Order when inventory_position falls to this many units.",
  ),
  computed("order_up_to", "Up to", "units", (row) => row.orderUpTo, "Units that an order fills up to."),
  computed(
    "order_quantity",
    "Order",
    "units",
    (row) => row.orderQuantity,
    "Units to order now; 0 when nothing is due, empty without stock.",
  ),
  date("order_by", "Order by", (row) => row.orderBy, "Day on which the order is due."),
  date("arrives_on", "Arrives", (row) => row.arrivesOn, "Day on which that order arrives."),
  computed(
    "days_of_cover",
    "Cover",
    "days",
    (row) => row.daysOfCover,
    "Days that the stock at hand lasts at expected demand; at most 999.",
  ),
  date(
    "stockout_date",
    "Runs out",
    (row) => row.stockoutDate,
    "First day on which stock is expected to run out.",
  ),
  computed(
    "stockout_risk",
    "Risk",
    "fraction",
    (row) => row.stockoutRisk,
    "Chance of unmet demand within one lead time from as-of, 0 to 1.",
  ),
  computed(
    "lost_units",
    "Lost",
    "units",
    (row) => row.lostUnits,
    "Expected unmet demand within one lead time from as-of, in units.",
  ),
  computed(
    "excess_units",
    "Excess",
    "units",
    (row) => row.excessUnits,
    "Units beyond order_up_to and the 90 days after the protection interval.",
  ),
  given("unit_cost", "Unit cost", "money", (row) => row.unitCost, "Cost of one unit."),
  computed("order_value", "Value", "money", (row) => row.orderValue, "order_quantity × unit_cost."),
  text(
    "action",
    "Action",
    (row) => row.action,
    "expedite, order, soon, ok, overstock or dormant; empty without stock.",
  ),
  text("reason", "Reason", (row) => row.reason, "Why, in one sentence."),
  {
    name: "flags",
    heading: "Flags",
    kind: "list",
    origin: "given",
    doc: "Every fallback taken, joined by ; in csv.",
    value: (row) => row.flags,
  },
];

function printed(value: number): number {
  return roundComputed(value);
}

function text(name: string, heading: string, value: Value, doc: string): Column<PlanRow> {
  return { name, heading, kind: "text", origin: "given", doc, value };
}

function date(name: string, heading: string, value: Value, doc: string): Column<PlanRow> {
  return { name, heading, kind: "date", origin: "given", doc, value };
}

function given(name: string, heading: string, kind: ColumnKind, value: Value, doc: string): Column<PlanRow> {
  return { name, heading, kind, origin: "given", doc, value };
}

function computed(
  name: string,
  heading: string,
  kind: ColumnKind,
  value: Value,
  doc: string,
): Column<PlanRow> {
  return { name, heading, kind, origin: "computed", doc, value };
}
