import { type ExitCode, exitCodes, FatalError } from "../../errors.ts";
import { explainRow } from "../../report/explain.ts";
import { nearestName } from "../../report/nearest.ts";
import type { CommandContext } from "../context.ts";
import { loadShop } from "../load-shop.ts";
import { runPlan } from "../run-plan.ts";

/** Shows the arithmetic of one SKU's rows, line by line: a row for each location. */
export async function run(context: CommandContext): Promise<ExitCode> {
  const { args, settings, terminal } = context;
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
    for (const row of rows) {
      for (const text of explainRow(row, { asOf: planned.settings.asOf })) await terminal.stdout.write(text);
    }
    await loaded.rejects?.finish();
  } catch (error) {
    await loaded.rejects?.discard();
    throw error;
  }
  return loaded.shop.rejectedRows > 0 ? exitCodes.rowsRejected : exitCodes.done;
}
