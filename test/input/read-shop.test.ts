import { join } from "node:path";
import { Readable } from "node:stream";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readShop } from "../../src/input/read-shop.ts";
import { contents, folder, readTexts } from "./shop-texts.ts";

const sales = "date,sku,quantity\n2026-03-02,A,3\n2026-03-03,A,-1\n2026-03-03,B,2.5\n";

describe("sales", () => {
  it("are added up by item and day, returns apart, over all files", async () => {
    const more = "Day;Variant SKU;Net quantity;Location\n2026-03-02; A ;1;\n2026-03-04;A;2;North\n";
    const shop = await readTexts({ sales: [sales, more] });
    expect(shop.mustStop).toBe(false);
    expect(shop.counts).toEqual({ salesRows: 5, returnLines: 1, rowsAfterAsOf: 0 });
    expect(contents(shop.ledger)).toEqual([
      [
        "A",
        "",
        [
          ["2026-03-02", 4e6],
          ["2026-03-03", -1e6],
        ],
        [],
        0,
      ],
      ["A", "North", [["2026-03-04", 2e6]], [], 0],
      ["B", "", [["2026-03-03", 2.5e6]], [], 0],
    ]);
  });

  it("carry revenue and days out of stock", async () => {
    const text =
      "date,sku,qty,price,in_stock\n2026-03-02,A,3,2.5,1\n2026-03-03,A,-1,2.5,\n2026-03-04,A,0,,no\n";
    const shop = await readTexts({ sales: text });
    expect(contents(shop.ledger)).toMatchObject([
      [
        "A",
        "",
        [
          ["2026-03-02", 3e6],
          ["2026-03-03", -1e6],
        ],
        [20516],
        5,
      ],
    ]);
  });

  it("dated on or after as-of are counted and left out", async () => {
    const shop = await readTexts({ sales }, { asOf: 20515 });
    expect(shop.counts).toEqual({ salesRows: 1, returnLines: 0, rowsAfterAsOf: 2 });
  });

  it("mean the same in any order of rows", async () => {
    const row = fc.tuple(
      fc.integer({ min: 1, max: 28 }),
      fc.constantFrom("A", "B", "C"),
      fc.integer({ min: -50_000_000, max: 50_000_000 }),
      fc.constantFrom("North", "South", ""),
      fc.integer({ min: 0, max: 99_999 }),
      fc.constantFrom("0", "1"),
    );
    const text = (rows: readonly (typeof row extends fc.Arbitrary<infer T> ? T : never)[]): string =>
      `date,sku,quantity,location,price,in_stock\n${rows
        .map(([day, sku, micro, location, price, inStock]) => {
          const quantity = (micro / 1e6).toFixed(6);
          return `2026-02-${String(day).padStart(2, "0")},${sku},${quantity},${location},${price / 100},${inStock}\n`;
        })
        .join("")}`;
    const shuffled = fc
      .array(row, { minLength: 1, maxLength: 30 })
      .chain((rows) => fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length })));
    await fc.assert(
      fc.asyncProperty(shuffled, async ([rows, others]) => {
        const [one, other] = [
          await readTexts({ sales: text(rows) }),
          await readTexts({ sales: text(others) }),
        ];
        expect(one.mustStop).toBe(false);
        expect(contents(one.ledger)).toEqual(contents(other.ledger));
      }),
      { numRuns: 50 },
    );
  });

  it("come from standard input too, and their problems have places", async () => {
    const standardInput = Readable.from([Buffer.from("date,sku,quantity\n2026-03-02,A,3\n2026-03-02,A,x\n")]);
    const shop = await readShop({ files: { sales: ["-"] }, standardInput });
    expect(shop.diagnostics).toMatchObject([{ file: "-", line: 3, column: 14, source: "2026-03-02,A,x" }]);
  });

  it("whose sum is too large for exact addition stop the run", async () => {
    const shop = await readTexts({ sales: `date,sku,quantity\n${"2026-03-02,A,1000000000\n".repeat(10)}` });
    expect(shop.diagnostics).toMatchObject([{ code: "sum-too-large" }]);
    expect(shop.mustStop).toBe(true);
  });
});

describe("the other files", () => {
  it("give typed records; a blank cell is null", async () => {
    const shop = await readTexts({
      sales,
      items:
        "SKU,Title,Vendor,Cost per item,MOQ,service_level,Status\nA,Ale,Acme,2.50,12,0.98,Active\nB,,,,,,draft\n",
      leadTimes: "supplier,lead_time_days,lead_time_sd_days\n\nAcme,14,3\n*,21,\n",
      suppliers:
        'supplier,order_days,closed_from,closed_to\nAcme,"Mon, thursday",2026-12-24,2026-12-31\nAcme,,2027-08-01,\n',
      orders: "sku,quantity,expected_date,receipt_date\nA,5,2026-03-09,\nA,6,2026-02-09,2026-02-10\nB,7,,\n",
    });
    expect(shop.diagnostics).toEqual([]);
    expect(shop.items).toMatchObject([
      {
        sku: "A",
        name: "Ale",
        supplier: "Acme",
        unitCost: 2.5,
        moq: 12,
        serviceLevel: 0.98,
        status: "active",
      },
      {
        sku: "B",
        name: "",
        supplier: "",
        unitCost: null,
        moq: null,
        serviceLevel: null,
        status: "discontinued",
      },
    ]);
    expect(shop.leadTimes).toMatchObject([
      { sku: "", supplier: "Acme", meanDays: 14, sdDays: 3, minDays: null, line: 3 },
      { sku: "", supplier: "*", meanDays: 21, sdDays: null, line: 4 },
    ]);
    expect(shop.suppliers).toEqual([
      {
        supplier: "Acme",
        orderDays: [true, false, false, true, false, false, false],
        minOrderValue: null,
        closures: [
          { from: 20811, to: 20818 },
          { from: 21031, to: 21031 },
        ],
        reviewDays: null,
      },
    ]);
    expect(shop.openOrders).toMatchObject([
      { sku: "A", quantity: 5, expectedDay: 20521 },
      { sku: "B", quantity: 7, expectedDay: null },
    ]);
    expect(shop.stock).toBeNull();
  });

  it("a dated stock file tells the latest stock on or before as-of", async () => {
    const stock = "date,sku,on_hand\n2026-03-04,A,7\n2026-03-02,A,5\n2026-03-09,A,9\n2026-03-01,B,1\n";
    const shop = await readTexts({ sales, stock });
    expect(shop.stock).toMatchObject([
      { sku: "A", onHand: 7 },
      { sku: "B", onHand: 1 },
    ]);
    const later = await readTexts({ sales, stock }, { resolveAsOf: () => 20521 });
    expect(later.stock?.[0]).toMatchObject({ onHand: 9 });
  });

  it("a blank location is the only one at which the item is sold", async () => {
    const shop = await readTexts({
      sales: "date,sku,quantity,location\n2026-03-02,A,3,North\n2026-03-02,B,3,North\n2026-03-02,B,3,South\n",
      stock: "sku,on_hand,location\nA,5,\nB,5,South\nC,1,\n",
    });
    expect(shop.stock).toMatchObject([
      { sku: "A", location: "North" },
      { sku: "B", location: "South" },
      { sku: "C", location: "" },
    ]);
  });
});

describe("files named twice are refused", () => {
  it("for a file of sales, and for standard input", async () => {
    const path = join(folder, "sales0.csv");
    await expect(readShop({ files: { sales: [path, path] } })).rejects.toThrow(/is named twice/);
    const standardInput = Readable.from([sales]);
    await expect(readShop({ files: { sales: ["-"], stock: "-" }, standardInput })).rejects.toThrow(
      /one file only/,
    );
  });
});
