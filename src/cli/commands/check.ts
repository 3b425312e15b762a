import { formatDay } from "../../calendar/day.ts";
import { detectSpacing } from "../../calendar/spacing.ts";
import { type ExitCode, exitCodes } from "../../errors.ts";
import type { Shop } from "../../input/read-shop.ts";
import { eventKey, isOfCountry } from "../../plan/own-events.ts";
import { diagnosticObject, jsonText, schemaVersion } from "../../report/json.ts";
import { countText } from "../../report/numbers.ts";
import { escapeUnsafe } from "../../report/safe-text.ts";
import type { CommandContext } from "../context.ts";
import { checkAge, frameOf, readFiles } from "../load-shop.ts";
import {
  stockOutLines,
  stockOutObject,
  type UnrecordedStockOut,
  unrecordedStockOuts,
} from "../unrecorded-stock-outs.ts";

/** Reads every file, says what is in them and what is wrong with them, and plans nothing. */
export async function run(context: CommandContext): Promise<ExitCode> {
  const { settings, terminal } = context;
  const read = await readFiles(context);
  if (typeof read === "number") return read;
  const { shop, rejects } = read;
  try {
    if (shop.counts.salesRows > 0) checkAge(frameOf(shop.ledger, context), context);
  } catch (error) {
    await rejects?.discard();
    throw error;
  }
  const rejected = (await rejects?.finish()) ?? [];
  const contents = contentsOf(shop, settings.country);
  const stockOuts = unrecordedStockOuts(shop, context);
  const text = settings.json ? jsonOf(shop, contents, stockOuts) : textOf(shop, contents, stockOuts);
  await terminal.stdout.write(text);
  for (const path of rejected) await terminal.stderr.write(`rejected rows: ${escapeUnsafe(path)}\n`);
  return shop.rejectedRows > 0 ? exitCodes.rowsRejected : exitCodes.done;
}

/** What each file holds, in words. */
type Contents = Readonly<Record<string, string>>;

function textOf(shop: Shop, contents: Contents, stockOuts: readonly UnrecordedStockOut[]): string {
  const files = Object.entries(contents).map(([file, content]) => `${file.padEnd(11)} ${content}\n`);
  const lines = [...files, ...stockOutLines(stockOuts)];
  const warnings = shop.diagnostics.filter(({ severity }) => severity === "warning").length;
  const verdict = shop.rejectedRows > 0 ? `${countText(shop.rejectedRows, "row")} rejected` : "no errors";
  return `${lines.join("")}${verdict}${warnings > 0 ? `, ${countText(warnings, "warning")}` : ""}\n`;
}

function jsonOf(shop: Shop, contents: Contents, stockOuts: readonly UnrecordedStockOut[]): string {
  const { counts, rejectedRows, diagnostics } = shop;
  const result = {
    schemaVersion,
    files: contents,
    counts: { ...counts, items: shop.ledger.items.length, rejectedRows },
    unrecordedStockOuts: stockOuts.map(stockOutObject),
    diagnostics: diagnostics.map(diagnosticObject),
  };
  return `${jsonText(result, 2)}\n`;
}

function contentsOf(shop: Shop, country: string | null): Contents {
  const { ledger, counts, leadTimes, stock, items, openOrders, suppliers } = shop;
  return {
    sales: salesContent(ledger, counts),
    "lead-times": rows(leadTimes),
    stock: stock === null ? "none" : rows(stock),
    items: rows(items),
    orders: openOrders === null ? "none" : rows(openOrders),
    suppliers: rows(suppliers),
    events: eventsContent(shop.events, country),
  };
}

function salesContent(ledger: Shop["ledger"], counts: Shop["counts"]): string {
  const days = ledger.distinctDays;
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return "none";
  const { kind } = detectSpacing(days);
  const span = `${formatDay(first)} to ${formatDay(last)}, by ${kind}`;
  const parts = [countText(counts.salesRows, "row"), countText(ledger.items.length, "item"), span];
  if (counts.returnLines > 0) parts.push(countText(counts.returnLines, "return line"));
  if (counts.rowsAfterAsOf > 0) parts.push(`${countText(counts.rowsAfterAsOf, "row")} left out after as-of`);
  return parts.join(", ");
}

function eventsContent(events: Shop["events"], country: string | null): string {
  if (events.length === 0) return "none";
  const names = new Set(events.map(({ event }) => eventKey(event)));
  let [first, last] = [Infinity, -Infinity];
  for (const { start, end } of events) [first, last] = [Math.min(first, start), Math.max(last, end)];
  const span = `${formatDay(first)} to ${formatDay(last)}`;
  const parts = [countText(events.length, "row"), countText(names.size, "event"), span];
  const leftOut = events.filter((event) => !isOfCountry(event, country)).length;
  if (leftOut > 0) parts.push(`${countText(leftOut, "row")} of other countries left out`);
  return parts.join(", ");
}

function rows(records: readonly unknown[]): string {
  return records.length === 0 ? "none" : countText(records.length, "row");
}
