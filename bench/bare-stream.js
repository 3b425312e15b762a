/** The yardstick of reading: csv-parse streams a file row by row and nothing is done with the rows. */
import { createReadStream } from "node:fs";
import { parse } from "csv-parse";

const parser = createReadStream(process.argv[2] ?? "").pipe(parse());
let rows = 0;
for await (const _row of parser) rows++;
console.log(rows);
