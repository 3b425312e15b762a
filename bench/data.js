/** Shops of any size for the bench: seeded, so that every run measures the same work. */
import { closeSync, openSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { poisson, randomStream } from "../fixtures/generate/random.js";

/**
 * @typedef {{ sales: string, stock: string, leadTimes: string, rows: number, bytes: number }} BenchShop
 */

const firstDay = Date.UTC(2024, 0, 1) / 86_400_000;

/**
 * Writes sales (one row per item and day, by day as an export is), stock and lead times.
 * Rates spread from one unit in twenty days to twenty a day, most of them slow.
 *
 * @param {string} folder
 * @param {{ items: number, days: number }} size
 * @returns {BenchShop}
 */
export function writeShop(folder, { items, days }) {
  const rates = itemRates(items);
  const sales = join(folder, `sales-${items}.csv`);
  const stock = join(folder, `stock-${items}.csv`);
  const leadTimes = join(folder, "lead-times.csv");
  const bytes = writeSales(sales, rates, days);
  const stockLines = rates.map((rate, item) => `${sku(item)},${Math.ceil(rate * (item % 60))}`);
  writeFileSync(stock, `sku,on_hand\n${stockLines.join("\n")}\n`);
  writeFileSync(leadTimes, "sku,lead_time_days,lead_time_sd_days\n*,28,6\n");
  return { sales, stock, leadTimes, rows: items * days, bytes };
}

/**
 * The same demand in memory: one array of daily units per item.
 *
 * @param {{ items: number, days: number }} size
 */
export function dailyDemand({ items, days }) {
  return itemRates(items).map((rate, item) => {
    const random = randomStream(`demand ${item}`);
    return Float64Array.from({ length: days }, () => poisson(random, rate));
  });
}

/**
 * The sales file of such demand in pieces of the size in which a file stream hands them over.
 *
 * @param {readonly Float64Array[]} demand
 */
export function salesChunks(demand) {
  let text = "";
  for (let day = 0; day < (demand[0]?.length ?? 0); day++) {
    const iso = new Date((firstDay + day) * 86_400_000).toISOString().slice(0, 10);
    demand.forEach((units, item) => {
      text += `${iso},${sku(item)},${units[day]}\n`;
    });
  }
  return text.match(/[\s\S]{1,65536}/g) ?? [];
}

/** @param {number} items */
function itemRates(items) {
  const random = randomStream("rates");
  return Array.from({ length: items }, () => 0.05 + 20 * random() ** 4);
}

/**
 * @param {string} path
 * @param {readonly number[]} rates
 * @param {number} days
 */
function writeSales(path, rates, days) {
  const random = randomStream("sales");
  const file = openSync(path, "w");
  let bytes = writeSync(file, "date,sku,quantity\n");
  for (let day = 0; day < days; day++) {
    const iso = new Date((firstDay + day) * 86_400_000).toISOString().slice(0, 10);
    let lines = "";
    for (let item = 0; item < rates.length; item++) {
      lines += `${iso},${sku(item)},${poisson(random, rates[item] ?? 0)}\n`;
    }
    bytes += writeSync(file, lines);
  }
  closeSync(file);
  return bytes;
}

/** @param {number} item */
function sku(item) {
  return `SKU-${String(item).padStart(5, "0")}`;
}
