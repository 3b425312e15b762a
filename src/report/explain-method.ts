import type { SafetyStockMethodName } from "../inventory/safety-stock/methods.ts";
import type { PlanRow } from "../plan/row.ts";
import { standardNormalQuantile } from "../stats/standard-normal.ts";
import { type ExplainLine, numberText, operand, withUnit } from "./explain-line.ts";

/** What the safety-stock method of a row asks for, with its numbers put in. */
export function methodSteps(row: PlanRow): readonly ExplainLine[] {
  const { minStock, safetyStockMethod } = row.evidence.policy;
  const isRaised = minStock !== null && row.reorderPoint <= minStock;
  const floor: ExplainLine = {
    label: "min_stock",
    result: withUnit(minStock ?? 0, "unit"),
    note: "the floor of the reorder point, above what the method asks for",
  };
  return isRaised ? [floor] : stepsOf[safetyStockMethod](row);
}

const stepsOf: Readonly<Record<SafetyStockMethodName, (row: PlanRow) => readonly ExplainLine[]>> = {
  quantile: quantileSteps,
  king: kingSteps,
  normal: normalSteps,
  "max-average": maxAverageSteps,
  "days-of-cover": coverSteps,
};

function quantileSteps({ evidence: { policy } }: PlanRow): readonly ExplainLine[] {
  return [
    { label: "S", result: withUnit(policy.baseStock, "unit") },
    {
      label: "P(demand <= S)",
      result: numberText(policy.chanceAtBaseStock),
      note: "reaches the service level",
    },
    {
      label: "P(demand <= S - 1)",
      result: numberText(policy.chanceBelowBaseStock),
      note: "does not, so S is the least such stock",
    },
  ];
}

function kingSteps(row: PlanRow): readonly ExplainLine[] {
  const { historyDailyMean: mean, historyDailySd: sd, protectionDays } = row.evidence.policy;
  const z = standardNormalQuantile(row.serviceLevel);
  return [
    zLine(z),
    dailyLine("d", mean, "mean demand per calendar day, from the open history"),
    dailyLine("sd_d", sd, "its sample standard deviation"),
    {
      label: "by the method",
      formula: "z * sqrt(protection_days * sd_d^2 + d^2 * lead_time_sd_days^2)",
      numbers: `${operand(z)} * sqrt(${operand(protectionDays)} * ${operand(sd)}^2 + ${operand(mean)}^2 * ${operand(row.leadTimeSdDays)}^2)`,
      result: withUnit(row.evidence.policy.methodSafetyStock, "unit"),
    },
  ];
}

function normalSteps(row: PlanRow): readonly ExplainLine[] {
  const z = standardNormalQuantile(row.serviceLevel);
  return [
    zLine(z),
    {
      label: "by the method",
      formula: "z * lead_time_demand_sd",
      numbers: `${operand(z)} * ${operand(row.leadTimeDemandSd)}`,
      result: withUnit(row.evidence.policy.methodSafetyStock, "unit"),
    },
  ];
}

function maxAverageSteps(row: PlanRow): readonly ExplainLine[] {
  const { leadTime, policy } = row.evidence;
  const { historyDailyMax: most, historyDailyMean: mean, protectionDays } = policy;
  const longest = leadTime.longestDays;
  return [
    dailyLine("most", most, "largest demand per calendar day, from the open history"),
    dailyLine("d", mean, "mean demand per calendar day, from the open history"),
    { label: "longest lead time", result: withUnit(longest, "day") },
    {
      label: "by the method",
      formula: "most * (longest lead time + review_days) - d * protection_days",
      numbers: `${operand(most)} * (${operand(longest)} + ${operand(row.reviewDays)}) - ${operand(mean)} * ${operand(protectionDays)}`,
      result: withUnit(policy.methodSafetyStock, "unit"),
    },
  ];
}

function coverSteps(row: PlanRow): readonly ExplainLine[] {
  const { coverDays, methodSafetyStock } = row.evidence.policy;
  return [
    {
      label: "by the method",
      formula: "cover_days * daily_demand",
      numbers: `${operand(coverDays)} * ${operand(row.dailyDemand)}`,
      result: withUnit(methodSafetyStock, "unit"),
    },
  ];
}

function zLine(z: number): ExplainLine {
  return { label: "z", result: numberText(z), note: "standard normal quantile of the service level" };
}

function dailyLine(label: string, units: number, note: string): ExplainLine {
  return { label, result: `${withUnit(units, "unit")} per day`, note };
}
