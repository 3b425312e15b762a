import { dayFromParts, formatDay } from "../calendar/day.ts";
import { defaultOf } from "./config.ts";
import { helpLine } from "./help.ts";
import type { OptionSpec } from "./options/option.ts";
import { type OptionKey, optionEntries } from "./options.ts";

/** The files that `restock init` writes: a small shop that can be planned as it stands. */
export function starterFiles(): readonly { readonly name: string; readonly text: string }[] {
  return [
    { name: "restock.json", text: settingsText() },
    { name: "sales.csv", text: salesText() },
    { name: "lead-times.csv", text: leadTimesText },
    { name: "stock.csv", text: stockText },
    { name: "items.csv", text: itemsText },
    { name: "orders.csv", text: ordersText },
    { name: "suppliers.csv", text: suppliersText },
    { name: "events.csv", text: eventsText },
    { name: "README.txt", text: readmeText() },
  ];
}

const starterValues: Partial<Record<OptionKey, string | readonly string[] | null>> = {
  sales: ["sales.csv"],
  leadTimes: "lead-times.csv",
  stock: "stock.csv",
  items: "items.csv",
  orders: "orders.csv",
  suppliers: "suppliers.csv",
  events: "events.csv",
  // A default written down would hide the extension of an output file.
  format: null,
};

const settings = optionEntries.filter(([, spec]) => !spec.flagOnly);

function settingsText(): string {
  const entries = settings.map(([key, spec]) => [
    key,
    key in starterValues ? starterValues[key] : defaultOf(spec),
  ]);
  return `${JSON.stringify(Object.fromEntries(entries), null, 2)}\n`;
}

/** JSON holds no comments, so what the keys mean stands beside it. */
function readmeText(): string {
  const isOn = (spec: OptionSpec) => spec.kind === "flag" && spec.default;
  const keys = settings.map(([key, spec]) => `${key}\n  ${isOn(spec) ? "false: " : ""}${helpLine(spec)}\n`);
  return `A shop for restock. Plan it from this folder:

  restock plan
  restock explain MUG-BLUE

The CSV files are examples: put your own rows in their place. Columns that you
do not have may be left out, but for those that restock asks for.

restock.json holds every setting with its default. null means: not set. File
names are taken from the folder of restock.json. A flag on the command line
wins over it (--service-level 0.98 over serviceLevel), and so does a variable
(RESTOCK_SERVICE_LEVEL=0.98). restock plan --show-config tells what is used.

${keys.join("")}`;
}

/** Units sold on Monday to Sunday, over and over; shifted by a day each week so that weeks differ. */
const weeks: readonly { readonly sku: string; readonly units: readonly number[] }[] = [
  { sku: "MUG-BLUE", units: [2, 1, 3, 2, 4, 6, 3] },
  { sku: "TEA-EARL", units: [5, 4, 6, 5, 8, 11, 7] },
  { sku: "CANDLE-OAK", units: [0, 1, 0, 2, 1, 3, 0] },
  { sku: "CLOCK-BRASS", units: [0, 0, 0, 0, 0, 1, 0] },
];

const firstSale = dayFromParts(2026, 4, 6) ?? 0;
const saleDays = 182;

/** The days of the mug week, counted from the first sale, in which mugs sell twice as well. */
const mugWeek = { from: 70, to: 77 } as const;

function salesText(): string {
  const lines = ["date,sku,quantity"];
  for (let day = 0; day < saleDays; day++) {
    for (const { sku, units } of weeks) {
      const shift = Math.floor(day / 7) % 3;
      const quantity =
        (units[day % 7] ?? 0) + (units[(day + shift) % 7] ?? 0) - (units[(day + 2 * shift) % 7] ?? 0);
      const isPromoted = sku === "MUG-BLUE" && day >= mugWeek.from && day < mugWeek.to;
      const sold = isPromoted ? 2 * quantity : quantity;
      if (sold > 0) lines.push(`${formatDay(firstSale + day)},${sku},${sold}`);
    }
  }
  return `${lines.join("\n")}\n`;
}

const leadTimesText = `supplier,lead_time_days,lead_time_sd_days
Riverside Pottery,6,1
Harbor Imports,35,6
*,14,3
`;

const stockText = `sku,on_hand
MUG-BLUE,30
TEA-EARL,46
CANDLE-OAK,60
CLOCK-BRASS,3
`;

const itemsText = `sku,name,category,supplier,unit_cost,unit_price,moq,pack_size
MUG-BLUE,Blue mug,Kitchen,Riverside Pottery,3.20,9.50,24,6
TEA-EARL,Earl Grey 100 g,Tea,Riverside Pottery,2.10,6.90,,12
CANDLE-OAK,Oak candle,Home,Harbor Imports,4.00,14.00,48,12
CLOCK-BRASS,Brass clock,Home,Harbor Imports,38.00,95.00,,
`;

const ordersText = `sku,quantity,expected_date
CANDLE-OAK,48,2026-10-19
`;

const suppliersText = `supplier,order_days
Riverside Pottery,"Mon,Thu"
Harbor Imports,Mon
`;

const eventsText = `event,start,end,days_before,days_after,uplift,sku,category,location,country
Mug week,2026-06-15,2026-06-21,,,,MUG-BLUE,,,
Mug week,2026-11-16,2026-11-22,,,,MUG-BLUE,,,
Christmas market,2026-11-27,2026-12-20,,,1.4,,Home,,
Stocktaking,2027-01-04,2027-01-04,,,0,,,,
`;
