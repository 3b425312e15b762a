import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { planColumns } from "../../src/report/columns.ts";
import { gridLines, longGridLines } from "../../src/report/grid.ts";
import { writeMarkdown } from "../../src/report/markdown.ts";
import { writeTable } from "../../src/report/table.ts";
import { cutToWidth, textWidth, wrapToWidth } from "../../src/report/text-width.ts";
import { joined, plain, sampleReport, sampleRow } from "./sample-row.ts";

const rows = [
  sampleRow({
    sku: "MUG-01",
    action: "expedite",
    reason: "Runs out before the order arrives: order 96 now.",
  }),
  sampleRow({
    sku: "日本-02",
    name: "陶器のマグカップ",
    action: "ok",
    orderQuantity: 0,
    orderBy: null,
    flags: [],
  }),
];

function table(width?: number, list = rows): string {
  return joined(writeTable(sampleReport(list), width === undefined ? plain : { ...plain, width }));
}

describe("the table", () => {
  it("is a list that a buyer can act on", () => {
    expect(table()).toBe(
      [
        "Action    SKU      Name              Supplier   On hand  On order  Order  Order by    Arrives     Runs out     Value  Flags",
        "────────  ───────  ────────────────  ─────────  ───────  ────────  ─────  ──────────  ──────────  ──────────  ──────  ───────────────────────────",
        "expedite  MUG-01   Stoneware mug     Clay & Co       40        24     96  2026-03-04  2026-03-14  2026-03-11  312.00  pack-over-max, no-lead-time",
        "    Runs out before the order arrives: order 96 now.",
        "",
        "ok        日本-02  陶器のマグカップ  Clay & Co       40        24      –  –           2026-03-14  2026-03-11  312.00",
        "",
      ].join("\n"),
    );
  });

  it("fits every terminal from 20 to 200 columns and never cuts a SKU", () => {
    for (let width = 20; width <= 200; width++) {
      const text = table(width);
      expect(text).toContain("MUG-01");
      expect(text).toContain("日本-02");
      const widest = Math.max(...text.split("\n").map(textWidth));
      const isStacked = text.startsWith("Action:");
      if (!isStacked) expect(widest).toBeLessThanOrEqual(width);
      expect(isStacked).toBe(width < 24);
    }
  });

  it("names the columns that it leaves out", () => {
    expect(table(100)).toContain("Not shown for want of width: flags, order_value, on_order (");
    expect(table(200)).not.toContain("Not shown");
  });

  it("shows a block a row where no table fits", () => {
    const [first = ""] = table(10).split("\n\n");
    expect(first.split("\n").slice(0, 3)).toEqual(["Action: expedite", "SKU: MUG-01", "Name: Stoneware mug"]);
  });

  it("keeps every column that was asked for", () => {
    const selected = planColumns.filter((column) => ["sku", "reason", "flags"].includes(column.name));
    const text = joined(writeTable(sampleReport(rows, { selected }), { ...plain, width: 60 }));
    expect(text.split("\n")[0]).toMatch(/^SKU +Reason +Flags$/);
    expect(Math.max(...text.split("\n").map(textWidth))).toBeLessThanOrEqual(60);
  });

  it("shows reorder points when the stock is not known", () => {
    const unknown = {
      onHand: null,
      onOrder: null,
      inventoryPosition: null,
      orderQuantity: null,
      action: null,
    };
    const text = table(160, [sampleRow(unknown)]);
    expect(text).toMatch(/^SKU .*Safety stock +Reorder point/);
    expect(text).not.toContain("On hand");
  });

  it("leaves out what no row has", () => {
    const bare = sampleRow({ name: "", supplier: "", orderValue: null, flags: [] });
    expect(table(200, [bare]).split("\n")[0]).toMatch(/^Action +SKU +On hand/);
  });

  it("colours only when told to, and says the same without", () => {
    const coloured = joined(writeTable(sampleReport(rows), { colorLevel: 1 }));
    expect(coloured).toContain("\u001b[31m");
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the colours
    expect(coloured.replace(/\u001b\[\d+m/g, "")).toBe(table());
  });

  it("says that there is nothing", () => {
    expect(table(80, [])).toBe("No items.\n");
  });
});

describe("markdown", () => {
  it("is a pipe table in which nothing of the data is mark-up", () => {
    const row = sampleRow({ sku: "A|B", name: "<b>*x*\n[y]`z`", supplier: "C\\D", action: "ok", flags: [] });
    const text = joined(writeMarkdown(sampleReport([row]), plain));
    expect(text.split("\n")[1]).toMatch(/^\| :--- \| :--- \| :--- \| :--- \| ---: \| ---: \|/);
    expect(text.split("\n")[2]).toContain("| ok | A\\|B | &lt;b&gt;\\*x\\* \\[y\\]\\`z\\` | C\\\\D | 40 |");
    expect(text.split("\n").length).toBe(4);
  });

  it("has the reason as its last column when something is to be done", () => {
    expect(joined(writeMarkdown(sampleReport(rows), plain))).toMatch(/\| Reason \|\n/);
  });
});

describe("the grid", () => {
  const cell = fc.string({ unit: fc.constantFrom("a", "-", "–", "日", "é", "…"), maxLength: 6 });
  const threeCells = fc.tuple(fc.stringMatching(/^[a-z]{1,4}$/), cell, cell);

  it("is the same for short and for long lists", () => {
    fc.assert(
      fc.property(fc.array(threeCells, { minLength: 1, maxLength: 9 }), (cells) => {
        const columns = [0, 1, 2].map((index) => ({
          width: Math.max(1, ...cells.map((row) => textWidth(row[index] ?? ""))),
          align: index === 1 ? ("right" as const) : ("left" as const),
        }));
        expect(longGridLines(cells, columns)).toEqual(gridLines(cells, columns));
      }),
    );
  });
});

describe("text in a width", () => {
  it("is cut with … and never in a character", () => {
    expect(cutToWidth("Stoneware", 6)).toBe("Stone…");
    expect(cutToWidth("日本語", 4)).toBe("日…");
    expect(cutToWidth("mug", 3)).toBe("mug");
  });

  it("breaks at spaces and keeps long words whole", () => {
    expect(wrapToWidth("order 96 now incomprehensibly", 9)).toEqual(["order 96", "now", "incomprehensibly"]);
  });
});
