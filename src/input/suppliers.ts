import type { Day } from "../calendar/day.ts";
import type { SupplierRecord } from "../plan/shop.ts";
import { longestDays } from "./items.ts";
import { quoteText } from "./problem.ts";
import type { Row } from "./row.ts";
import type { ReadRow } from "./small-table.ts";

const weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/** Rows of the suppliers file. Further rows of a supplier add closures and may repeat the rest. */
export function supplierReader(): ReadRow<SupplierRecord> {
  const lines = new Map<string, { readonly line: number; readonly terms: string }>();
  return (row, line) => {
    const supplier = row.requiredText("supplier");
    const orderDays = readOrderDays(row);
    const minOrderValue = row.number("min_order_value", { min: 0 });
    const closures = readClosure(row);
    const reviewDays = row.number("review_days", { min: 0, max: longestDays });
    const terms = JSON.stringify([orderDays, minOrderValue, reviewDays]);
    const before = lines.get(supplier);
    const isRepeated = before !== undefined && before.terms !== terms && terms !== "[null,null,null]";
    if (before !== undefined && (isRepeated || closures.length === 0)) {
      const text = `${quoteText(supplier)} is there twice: lines ${before.line} and ${line}`;
      row.fault("duplicate-row", "supplier", text, "a further row of a supplier may only add a closure");
    }
    if (before === undefined && row.problems.length === 0) lines.set(supplier, { line, terms });
    return { supplier, orderDays, minOrderValue, closures, reviewDays };
  };
}

/** Seven flags, Monday first, of "Mon,Thu", "monday; thursday" or "Mo Th"; null: blank. */
function readOrderDays(row: Row): readonly boolean[] | null {
  const text = row.text("order_days");
  if (text === "") return null;
  const flags = weekdays.map(() => false);
  for (const word of text
    .toLowerCase()
    .split(/[\s,;/|]+/)
    .filter(Boolean)) {
    const at = word.length < 2 ? -1 : weekdays.findIndex((name) => name.startsWith(word.replace(/\.$/, "")));
    if (at < 0) {
      return row.fault(
        "bad-order-days",
        "order_days",
        `${quoteText(word)} is no day of the week`,
        "write Mon,Thu",
      );
    }
    flags[at] = true;
  }
  return flags;
}

function readClosure(row: Row): readonly { readonly from: Day; readonly to: Day }[] {
  const from = row.day("closed_from");
  const to = row.day("closed_to");
  if (from === null) {
    if (to !== null) row.fault("bad-closed-from", "closed_from", "closed_to is given without closed_from");
    return [];
  }
  if (to !== null && to < from) row.fault("bad-closed-to", "closed_to", "closed_to is before closed_from");
  return [{ from, to: to ?? from }];
}

/** One record a supplier, with the closures of all its rows. */
export function mergeSuppliers(records: readonly SupplierRecord[]): readonly SupplierRecord[] {
  const merged = new Map<string, SupplierRecord>();
  for (const record of records) {
    const known = merged.get(record.supplier);
    const closures = known === undefined ? record.closures : [...known.closures, ...record.closures];
    merged.set(record.supplier, { ...(known ?? record), closures });
  }
  return [...merged.values()];
}
