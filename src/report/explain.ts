import type { PlanRow } from "../plan/row.ts";
import { formatPercent } from "./display.ts";
import { demandSection, forecastSection, leadTimeDemandSection, leadTimeSection } from "./explain-demand.ts";
import {
  dateText,
  type ExplainLine,
  type ExplainSection,
  type ExplainSources,
  numberText,
  orUnknown,
  withUnit,
} from "./explain-line.ts";
import { orderSteps } from "./explain-order.ts";
import { seasonSection } from "./explain-season.ts";
import { positionLines, reorderPointSection, safetyStockSection } from "./explain-stock.ts";
import { flagMeaning } from "./flags.ts";
import { createPalette } from "./palette.ts";
import type { RenderOptions } from "./report.ts";
import { singleLine } from "./safe-text.ts";

/** The arithmetic behind one row, as data: what `explain` prints and what its JSON carries. */
export interface Explanation {
  readonly title: string;
  readonly reason: string;
  readonly sections: readonly ExplainSection[];
}

/** One row explained as text, piece by piece. */
export function explainRow(
  row: PlanRow,
  options: ExplainSources & { readonly colorLevel?: RenderOptions["colorLevel"] },
): Iterable<string> {
  return explainText(explanationOf(row, options), { colorLevel: options.colorLevel ?? 0 });
}

/** Takes one row apart: every number, its formula, and where it came from. */
export function explanationOf(row: PlanRow, sources: ExplainSources): Explanation {
  const title = [row.sku, row.location, row.name, row.supplier].filter((part) => part !== "").join(" · ");
  return {
    title,
    reason: row.reason,
    sections: [
      demandSection(row, sources),
      forecastSection(row),
      leadTimeSection(row, sources),
      ...seasonSection(row, sources),
      leadTimeDemandSection(row),
      safetyStockSection(row, sources),
      reorderPointSection(row),
      { heading: "Order", lines: [...positionLines(row, sources), ...orderSteps(row)] },
      datesSection(row, sources),
      ...flagsSection(row),
      { heading: "What would change the decision", lines: changeLines(row) },
    ],
  };
}

function datesSection(row: PlanRow, sources: ExplainSources): ExplainSection {
  const cover = row.daysOfCover === null ? "not known" : withUnit(row.daysOfCover, "day");
  const bound =
    row.evidence.policy.isRiskExact === false ? "; at least, since open orders come in between" : "";
  const risk = row.stockoutRisk === null ? "not known" : formatPercent(row.stockoutRisk);
  return {
    heading: "Dates",
    lines: [
      { label: "as-of", result: dateText(sources.asOf, ""), note: "the first day not in the history" },
      {
        label: "order_by",
        result: dateText(row.orderBy, "none"),
        note: "the position reaches the reorder point",
      },
      {
        label: "arrives_on",
        result: dateText(row.arrivesOn, "none"),
        note: "order_by + lead time in whole days, by the supplier's calendar",
      },
      { label: "days_of_cover", result: cover, note: "stock at hand along the expected demand, at most 999" },
      {
        label: "stockout_date",
        result: dateText(row.stockoutDate, "none"),
        note: "open orders counted when due",
      },
      { label: "stockout_risk", result: risk, note: `within one lead time from as-of${bound}` },
      {
        label: "lost_units",
        result: orUnknown(row.lostUnits, "unit"),
        note: `expected over the same days${bound}`,
      },
      {
        label: "excess_units",
        result: orUnknown(row.excessUnits, "unit"),
        note: "beyond order_up_to and 90 more days of demand",
      },
    ],
  };
}

function flagsSection(row: PlanRow): readonly ExplainSection[] {
  if (row.flags.length === 0) return [];
  return [{ heading: "Flags", lines: row.flags.map((flag) => ({ label: flag, result: flagMeaning(flag) })) }];
}

/** How far stock is from the other side of the decision. */
function changeLines(row: PlanRow): readonly ExplainLine[] {
  const { inventoryPosition: position, reorderPoint, orderBy } = row;
  if (position === null) {
    return [{ label: "order", result: `at an inventory position of ${numberText(reorderPoint)} or less` }];
  }
  if (row.action === "dormant") {
    return [{ label: "order", result: "only once the item sells again, or is no longer discontinued" }];
  }
  if (position > reorderPoint) {
    const fewer = withUnit(position - reorderPoint, "unit");
    const when = dateText(orderBy, "not within a year");
    const result = `at a position of ${numberText(reorderPoint)} or less: ${fewer} fewer than now`;
    return [{ label: "order", result, note: `expected: ${when}` }];
  }
  const result = `with a position above ${numberText(reorderPoint)}: more than ${withUnit(reorderPoint - position, "unit")} above today's`;
  return [{ label: "no order", result }];
}

/** The explanation as text: facts on a line, equations with names, numbers and result below each other. */
function* explainText(explanation: Explanation, options: RenderOptions): Iterable<string> {
  const palette = createPalette(options.colorLevel);
  yield `${palette.heading(singleLine(explanation.title))}\n${singleLine(explanation.reason)}\n`;
  for (const { heading, lines } of explanation.sections) {
    yield `\n${palette.heading(heading)}\n`;
    for (const line of lines) yield lineText(line, palette.aside);
  }
}

function lineText(line: ExplainLine, aside: (text: string) => string): string {
  const note = line.note === undefined || line.note === "" ? "" : `  ${aside(`(${singleLine(line.note)})`)}`;
  const label = singleLine(line.label);
  const result = singleLine(line.result);
  if (line.formula === undefined) return `  ${label}${result === "" ? "" : `: ${result}`}${note}\n`;
  const indent = " ".repeat(label.length);
  const numbers = line.numbers === undefined ? "" : `  ${indent} = ${line.numbers}\n`;
  return `  ${label} = ${line.formula}\n${numbers}  ${indent} = ${result}${note}\n`;
}
