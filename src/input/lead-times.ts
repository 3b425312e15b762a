import type { QuotedLeadTimeRecord } from "../plan/shop.ts";
import { longestDays } from "./items.ts";
import type { Row } from "./row.ts";
import { type ReadRow, SeenKeys } from "./small-table.ts";

/** Rows of the quoted lead-times file. */
export function leadTimeReader(file: string): ReadRow<QuotedLeadTimeRecord> {
  const seen = new SeenKeys();
  return (row, line) => {
    const days = { min: 0, max: longestDays };
    const sku = row.text("sku");
    const supplier = row.text("supplier");
    const record = {
      sku,
      supplier,
      meanDays: row.number("lead_time_days", days),
      sdDays: row.number("lead_time_sd_days", days),
      minDays: row.number("lead_time_min_days", days),
      maxDays: row.number("lead_time_max_days", days),
      file,
      line,
    };
    if (sku === "" && supplier === "" && (row.has("sku") || row.has("supplier"))) {
      const column = row.has("sku") ? "sku" : "supplier";
      row.fault("empty-key", column, "neither sku nor supplier is given", "write * for all the rest");
    }
    if (row.problems.length === 0) checkDays(row, record);
    const key = [sku || "*", supplier || "*"];
    const column = row.has("sku") ? "sku" : "supplier";
    if (row.problems.length === 0) seen.check(row, line, { key, column });
    return record;
  };
}

type Days = Pick<QuotedLeadTimeRecord, "meanDays" | "sdDays" | "minDays" | "maxDays">;

function checkDays(row: Row, { meanDays, sdDays, minDays, maxDays }: Days): void {
  const code = "bad-lead-time-days";
  const column = row.has("lead_time_days") ? "lead_time_days" : "lead_time_min_days";
  if (minDays !== null && maxDays !== null && minDays > maxDays) {
    row.fault(
      "bad-lead-time-min-days",
      "lead_time_min_days",
      `lead_time_min_days ${minDays} is above lead_time_max_days ${maxDays}`,
    );
  } else if (meanDays === null) {
    if (minDays === null || maxDays === null) {
      row.fault(
        code,
        column,
        "no lead time is given",
        "give lead_time_days, or both lead_time_min_days and lead_time_max_days",
      );
    }
  } else if (meanDays < (minDays ?? meanDays) || meanDays > (maxDays ?? meanDays)) {
    row.fault(code, column, `lead_time_days ${meanDays} is not between its minimum and its maximum`);
  } else if (meanDays === 0 && (sdDays ?? 0) > 0) {
    row.fault(
      "bad-lead-time-sd-days",
      "lead_time_sd_days",
      "lead_time_sd_days must be 0 when lead_time_days is 0",
    );
  }
}
