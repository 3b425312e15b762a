import type { PlanRow } from "../plan/row.ts";
import {
  dateText,
  type ExplainLine,
  type ExplainSection,
  type ExplainSources,
  fileText,
  numberText,
  operand,
  withUnit,
} from "./explain-line.ts";
import { leadTimeDemandLines } from "./explain-season.ts";

/** What was sold, and what kind of demand that is. */
export function demandSection(row: PlanRow, sources: ExplainSources): ExplainSection {
  const { history } = row.evidence;
  const sales = fileText(sources, "sales");
  const lines: ExplainLine[] = [
    { label: "first sale", result: dateText(history.firstSale, "none"), note: sales },
    { label: "last sale", result: dateText(history.lastSale, "none"), note: sales },
    {
      label: "history",
      result: withUnit(history.buckets, "bucket"),
      note: `${numberText(history.openBuckets)} of them open for sale; closed, out-of-stock and unknown ones are left out`,
    },
    { label: "sold", result: withUnit(history.units, "unit"), note: `${sales}, returns taken off` },
  ];
  if (history.adi !== null) {
    lines.push({
      label: "ADI",
      result: numberText(history.adi),
      note: "open buckets per bucket with a sale",
    });
  }
  if (history.cv2 !== null) {
    lines.push({
      label: "CV²",
      result: numberText(history.cv2),
      note: "squared variation of the sizes sold",
    });
  }
  if (row.pattern !== null) {
    lines.push({ label: "pattern", result: row.pattern, note: "from ADI (limit 1.32) and CV² (limit 0.49)" });
  }
  if (row.abc !== null) lines.push({ label: "ABC", result: row.abc, note: "share of the value sold" });
  if (row.xyz !== null) lines.push({ label: "XYZ", result: row.xyz, note: variationNote(history.weeklyCv) });
  return { heading: "Demand", lines };
}

function variationNote(weeklyCv: number | null): string {
  return weeklyCv === null
    ? "variation of weekly demand"
    : `variation of weekly demand ${numberText(weeklyCv)}`;
}

/** The level and the spread that the forecast starts from. */
export function forecastSection(row: PlanRow): ExplainSection {
  const { level, dispersion, ownDispersion, groupDispersion, discount } = row.evidence.forecast;
  const own = ownDispersion === null ? "none of its own" : `${numberText(ownDispersion)} of its own`;
  const group = groupDispersion === null ? "" : `, ${numberText(groupDispersion)} in its category`;
  return {
    heading: "Forecast",
    lines: [
      { label: "method", result: row.method },
      { label: "level", result: withUnit(level, "unit"), note: "per open bucket, recent ones weighing most" },
      ...(discount < 1 ? [memoryLine(discount)] : []),
      {
        label: "dispersion",
        result: numberText(dispersion),
        note: `variance of a bucket ÷ its mean; ${own}${group}`,
      },
    ],
  };
}

function memoryLine(discount: number): ExplainLine {
  const buckets = withUnit(Math.round(1 / (1 - discount)), "bucket");
  return {
    label: "discount",
    result: numberText(discount),
    note: `each bucket counts for so much of the next; a memory of about ${buckets}`,
  };
}

/** How long an order must last. */
export function leadTimeSection(row: PlanRow, sources: ExplainSources): ExplainSection {
  const { leadTime, policy } = row.evidence;
  return {
    heading: "Lead time",
    lines: [
      { label: "lead_time_days", result: withUnit(row.leadTimeDays, "day"), note: leadTimeNote(row) },
      {
        label: "lead_time_sd_days",
        result: withUnit(row.leadTimeSdDays, "day"),
        note: `from ${numberText(leadTime.minDays)} to ${withUnit(leadTime.maxDays, "day")}`,
      },
      {
        label: "review_days",
        result: withUnit(row.reviewDays, "day"),
        note: reviewNote(policy.reviewDaysSource, sources),
      },
      {
        label: "protection_days",
        formula: "lead_time_days + review_days",
        numbers: `${operand(row.leadTimeDays)} + ${operand(row.reviewDays)}`,
        result: withUnit(policy.protectionDays, "day"),
        note: "an order placed now must last until the next one arrives",
      },
      ...(row.evidence.season === null ? [openBucketsLine(row)] : []),
    ],
  };
}

function openBucketsLine({ evidence: { forecast } }: PlanRow): ExplainLine {
  return {
    label: "open buckets",
    result: withUnit(forecast.bucketsAhead, "bucket"),
    note: "in the protection days, closed ones left out, over all lead times",
  };
}

/** What is expected to sell while an order must last. */
export function leadTimeDemandSection(row: PlanRow): ExplainSection {
  const { protectionDays } = row.evidence.policy;
  const perDay = { label: "daily_demand", result: `${withUnit(row.dailyDemand, "unit")} per day` };
  return {
    heading: "Lead-time demand",
    lines: [
      ...leadTimeDemandLines(row),
      {
        label: "lead_time_demand_sd",
        result: withUnit(row.leadTimeDemandSd, "unit"),
        note: "spread of demand and lead time together",
      },
      protectionDays > 0
        ? {
            ...perDay,
            formula: "lead_time_demand / protection_days",
            numbers: `${operand(row.leadTimeDemand)} / ${operand(protectionDays)}`,
          }
        : perDay,
    ],
  };
}

const matches: Readonly<Record<PlanRow["evidence"]["leadTime"]["source"], string>> = {
  "sku+supplier": "matched by SKU and supplier",
  sku: "matched by SKU",
  supplier: "matched by supplier",
  "*": "the row for all the rest",
  none: "no row fits: the longest of the file",
};

function leadTimeNote({ evidence: { leadTime } }: PlanRow): string {
  const match = matches[leadTime.source];
  if (leadTime.file === null) return match;
  const line = leadTime.line === null ? "" : `, line ${leadTime.line}`;
  return `${leadTime.file}${line}; ${match}`;
}

function reviewNote(source: string, sources: ExplainSources): string {
  if (source === "items" || source === "suppliers") return `${fileText(sources, source)}, column review_days`;
  return sources.reviewDaysOrigin ?? source;
}
