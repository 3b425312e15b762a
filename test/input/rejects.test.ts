import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { type RejectedRow, RejectFile } from "../../src/input/rejects.ts";
import { caseNames, readCase, tell } from "./fixture-cases.ts";
import { contents, folder, readTexts } from "./shop-texts.ts";

const sales = "date,sku,quantity\n2026-03-02,A,3\n2026-03-03,A,-1\n2026-03-03,B,2.5\n";

describe("bad rows that are skipped", () => {
  it("go whole to the reject file with their reason, and the rest is read", async () => {
    const path = join(folder, "plan.rejected.csv");
    const rejects = new RejectFile(path);
    const text =
      'date,sku,quantity,note\n2026-03-02,A,3,\n2026-03-02,B,x,"=two\nlines"\n2026-13-01,,1,\n2026-03-03,A,1,"\n';
    const shop = await readTexts({ sales: text, stock: "sku,on_hand\nA,x\nB,2\n" }, { rejects });
    expect(existsSync(path)).toBe(false);
    expect(await rejects.finish()).toBe(true);
    expect(shop).toMatchObject({ mustStop: false, rejectedRows: 4, counts: { salesRows: 1 } });
    expect([...shop.touchedItems].sort()).toEqual(["A\u0000", "B\u0000"]);
    const rows: RejectedRow[] = parse(readFileSync(path), { columns: true });
    expect(rows.map(({ line, reason, row }) => [Number(line), reason, row])).toEqual([
      [3, '"x" is not a number', '2026-03-02,B,x,"=two\nlines"'],
      [5, '"2026-13-01" is not a day of the calendar; the sku is empty', "2026-13-01,,1,"],
      [6, "this quote is never closed", '2026-03-03,A,1,"\n'],
      [2, '"x" is not a number', "A,x"],
    ]);
    expect(shop.stock).toMatchObject([{ sku: "B", onHand: 2 }]);
  });

  it("leave no file behind when there are none, or when the run is given up", async () => {
    const path = join(folder, "none.rejected.csv");
    const none = new RejectFile(path);
    await readTexts({ sales }, { rejects: none });
    expect(await none.finish()).toBe(false);
    const some = new RejectFile(path);
    await readTexts({ sales: `${sales}2026-03-04,A,x\n` }, { rejects: some });
    await some.discard();
    expect(existsSync(path)).toBe(false);
  });

  it("do not hide that a file as a whole cannot be used", async () => {
    const rejects = new RejectFile(join(folder, "whole.rejected.csv"));
    expect(await readTexts({ sales, stock: "sku,quantty\nA,1\n" }, { rejects })).toMatchObject({
      mustStop: true,
    });
  });

  it("far dates among them leave nothing in the ledger", async () => {
    const rejects = new RejectFile(join(folder, "far.rejected.csv"));
    const shop = await readTexts({ sales: `${sales}2062-03-04,A,1\n2062-03-04,Z,1\n` }, { rejects });
    await rejects.discard();
    expect(shop.rejectedRows).toBe(2);
    expect(contents(shop.ledger)).toEqual(contents((await readTexts({ sales })).ledger));
  });

  it("are as many as without skipping, in each fixture", async () => {
    for (const name of caseNames) {
      const rows: RejectedRow[] = [];
      const rejects = { write: async (row: RejectedRow) => void rows.push(row) };
      const [plain, skipped] = [await readCase(name), await readCase(name, { rejects })];
      expect(tell(skipped).split("\n").slice(0, -2)).toEqual(tell(plain).split("\n").slice(0, -2));
      expect(rows.length).toBe(skipped.rejectedRows);
    }
  });

  it("cannot be written into a folder that is not there: the run ends in a plain sentence", async () => {
    const rejects = new RejectFile(join(folder, "no", "such.rejected.csv"));
    await rejects.write({ file: "sales.csv", line: 2, reason: "x", row: "y" });
    await expect(rejects.finish()).rejects.toThrow(/cannot write .*such\.rejected\.csv/);
  });
});
