import { type SafetyStockMethodName, usesServiceLevel } from "../inventory/safety-stock/methods.ts";
import type { PlanRow } from "../plan/row.ts";
import { formatPercent } from "./display.ts";
import {
  type ExplainLine,
  type ExplainSection,
  type ExplainSources,
  fileText,
  givenOperand,
  givenWithUnit,
  numberText,
  operand,
  withUnit,
} from "./explain-line.ts";
import { methodSteps } from "./explain-method.ts";
import { roundComputed, subtractDecimals } from "./numbers.ts";

/** How safety stock and reorder point came about, by the row's method. */
export function safetyStockSection(row: PlanRow, sources: ExplainSources): ExplainSection {
  const { policy } = row.evidence;
  const wanted: ExplainLine = {
    label: "service_level",
    result: numberText(row.serviceLevel),
    note: `${formatPercent(row.serviceLevel)} of review intervals without a stock-out; ${serviceNote(policy.serviceLevelSource, sources)}`,
  };
  return {
    heading: "Safety stock",
    lines: [
      {
        label: "method",
        result: policy.safetyStockMethod,
        note: methodNotes[policy.safetyStockMethod],
      },
      ...(usesServiceLevel(policy.safetyStockMethod) ? [wanted] : []),
      ...methodSteps(row),
      ...sumSteps(row),
    ],
  };
}

const methodNotes: Readonly<Record<SafetyStockMethodName, string>> = {
  quantile: "S is the least stock that lead-time demand stays within with the chance of the service level",
  king: "demand and lead time taken as normal and independent",
  normal: "lead-time demand taken as normal",
  "max-average": "the worst case less the average one",
  "days-of-cover": "so many days of mean demand",
};

/** The sum that binds mean, safety stock and reorder point, on the numbers as printed. */
function sumSteps(row: PlanRow): readonly ExplainLine[] {
  const [point, mean] = [roundComputed(row.reorderPoint), roundComputed(row.leadTimeDemand)];
  return [
    {
      label: "safety_stock",
      formula: "reorder_point - lead_time_demand",
      numbers: `${operand(point)} - ${operand(mean)}`,
      result: withUnit(subtractDecimals(point, mean), "unit"),
    },
  ];
}

/** The stock at which to order, and the stock to order up to. */
export function reorderPointSection(row: PlanRow): ExplainSection {
  const { policy } = row.evidence;
  const sum = `${operand(policy.baseStock)} + max(0, ${operand(policy.lot)} - ${operand(policy.reviewDemand)})`;
  const formula = "S + max(0, lot - demand of a review period)";
  const { maxStock } = policy;
  return {
    heading: "Reorder point",
    lines: [
      { label: "S", result: withUnit(policy.baseStock, "unit"), note: baseStockNote(row) },
      reorderPointLine(row),
      {
        label: "order_up_to",
        formula: maxStock === null ? formula : `min(${formula}, max_stock)`,
        numbers: maxStock === null ? sum : `min(${sum}, ${givenOperand(maxStock)})`,
        result: withUnit(row.orderUpTo, "unit"),
      },
    ],
  };
}

function baseStockNote(row: PlanRow): string {
  const isQuantile = row.evidence.policy.safetyStockMethod === "quantile";
  return isQuantile ? "see safety stock" : "the least whole number above the reorder point";
}

function reorderPointLine(row: PlanRow): ExplainLine {
  const { minStock, baseStock, safetyStockMethod } = row.evidence.policy;
  const result = withUnit(row.reorderPoint, "unit");
  if (minStock !== null && row.reorderPoint <= minStock) {
    return {
      label: "reorder_point",
      formula: "min_stock",
      numbers: givenOperand(minStock),
      result,
      note: "its floor",
    };
  }
  if (safetyStockMethod === "quantile") {
    return { label: "reorder_point", formula: "S - 1", numbers: `${operand(baseStock)} - 1`, result };
  }
  return { label: "reorder_point", result, note: "lead_time_demand + safety_stock" };
}

/** What there is and what is coming. */
export function positionLines(row: PlanRow, sources: ExplainSources): readonly ExplainLine[] {
  const { allocated } = row.evidence.policy;
  const { onHand, onOrder, backorders, inventoryPosition: position } = row;
  const stock = fileText(sources, "stock");
  const lines: ExplainLine[] = [
    { label: "on_hand", result: givenOrUnknown(onHand), note: stock },
    { label: "on_order", result: givenOrUnknown(onOrder), note: sources.files?.orders ?? stock },
  ];
  if (onHand === null || position === null) return lines;
  const numbers = [onHand, allocated, onOrder ?? 0, backorders ?? 0].map(givenOperand);
  return [
    ...lines,
    {
      label: "inventory_position",
      formula: "on_hand - allocated + on_order - backorders",
      numbers: `${numbers[0]} - ${numbers[1]} + ${numbers[2]} - ${numbers[3]}`,
      result: givenWithUnit(position, "unit"),
    },
  ];
}

function givenOrUnknown(value: number | null): string {
  return value === null ? "not known" : givenWithUnit(value, "unit");
}

function serviceNote(source: string, sources: ExplainSources): string {
  if (source === "items") return `${fileText(sources, "items")}, column service_level`;
  return sources.serviceLevelOrigin ?? source;
}
