import type { Day } from "../../calendar/day.ts";
import { type ExitCode, exitCodes, FatalError } from "../../errors.ts";
import type { PlanRow } from "../../plan/row.ts";
import { explainRow } from "../../report/explain.ts";
import type { ExplainSources } from "../../report/explain-line.ts";
import { nearestName } from "../../report/nearest.ts";
import type { Origin } from "../config.ts";
import type { CommandContext } from "../context.ts";
import { loadShop } from "../load-shop.ts";
import { runPlan } from "../run-plan.ts";

/** Shows the arithmetic of one SKU's rows, line by line: a row for each location. */
export async function run(context: CommandContext): Promise<ExitCode> {
  const { args, settings } = context;
  const sku = args[0] ?? "";
  const loaded = await loadShop(context);
  if (typeof loaded === "number") return loaded;
  try {
    const planned = await runPlan(loaded, context);
    const rows = planned.rows.filter(
      (row) =>
        row.sku === sku && (settings.supplier.length === 0 || settings.supplier.includes(row.supplier)),
    );
    if (rows.length === 0) {
      const skus = planned.rows.map((row) => row.sku);
      const near = nearestName(sku, skus);
      throw new FatalError(
        `no item "${sku}" in the plan`,
        near === undefined ? {} : { hint: `did you mean ${near}?` },
      );
    }
    await printRows(rows, planned.settings.asOf, context);
    await loaded.rejects?.finish();
  } catch (error) {
    await loaded.rejects?.discard();
    throw error;
  }
  return loaded.shop.rejectedRows > 0 ? exitCodes.rowsRejected : exitCodes.done;
}

async function printRows(rows: readonly PlanRow[], asOf: Day, context: CommandContext): Promise<void> {
  const { settings, origins, terminal } = context;
  const sources: ExplainSources = {
    asOf,
    files: fileNames(settings),
    serviceLevelOrigin: originOf("--service-level", origins.serviceLevel),
    reviewDaysOrigin: originOf("--review-days", origins.reviewDays),
  };
  const { colorLevel } = terminal.stdout;
  for (const [index, row] of rows.entries()) {
    if (index > 0) await terminal.stdout.write("\n");
    for (const text of explainRow(row, { ...sources, colorLevel })) await terminal.stdout.write(text);
  }
}

function fileNames(settings: CommandContext["settings"]): NonNullable<ExplainSources["files"]> {
  const { sales, stock, items, orders, suppliers, events } = settings;
  return {
    sales: sales.join(", "),
    ...(stock === null ? {} : { stock }),
    ...(items === null ? {} : { items }),
    ...(orders === null ? {} : { orders }),
    ...(suppliers === null ? {} : { suppliers }),
    ...(events === null ? {} : { events }),
  };
}

/** @example originOf("--review-days", { source: "default", name: "default" }) // "the default of --review-days" */
function originOf(flag: string, { source, name }: Origin): string {
  return source === "default" ? `the default of ${flag}` : name;
}
