/**
 * The columns of each file and the headers under which exports carry them: Shopify, Amazon,
 * WooCommerce, Square and plain spreadsheets. A header is compared by its letters and digits alone
 * (foldHeader), so "Order Date", "order_date" and "ORDER-DATE" are one. A country is never a location.
 */
export interface ColumnSpec {
  readonly isRequired?: true;
  readonly aliases: readonly string[];
  /** Headers that mean this column only when none of the aliases is there. */
  readonly weak?: readonly string[];
}

export type TableColumns = Readonly<Record<string, ColumnSpec>>;

const skuAliases = [
  "stock code",
  "product sku",
  "item sku",
  "variant sku",
  "product variant sku",
  "lineitem sku",
  "seller sku",
  "merchant sku",
  "sku code",
  "product id",
  "item id",
  "item code",
  "product code",
  "item number",
  "item no",
  "article number",
  "article code",
  "part number",
  "part no",
  "material",
];
const weakSku = ["item", "product", "article", "part", "code"];
const sku = { isRequired: true, aliases: skuAliases, weak: weakSku } as const;
const location = {
  aliases: ["warehouse", "location name", "location id", "store", "store id", "shop", "branch", "site"],
} as const;
const supplier = { aliases: ["vendor", "supplier name", "vendor name", "supplier id", "vendor id"] } as const;

export const tableColumns = {
  sales: {
    date: {
      isRequired: true,
      aliases: [
        "day",
        "order date",
        "created at",
        "purchase date",
        "invoice date",
        "sale date",
        "sales date",
        "transaction date",
        "date created",
        "order created",
        "order created at",
        "datetime",
        "timestamp",
        "week start",
        "week ending",
        "week of",
        "datum",
        "fecha",
      ],
      weak: ["week", "month", "period"],
    },
    sku,
    quantity: {
      isRequired: true,
      aliases: [
        "qty",
        "units",
        "net quantity",
        "quantity sold",
        "qty sold",
        "units sold",
        "units ordered",
        "quantity ordered",
        "qty ordered",
        "quantity purchased",
        "lineitem quantity",
        "item quantity",
        "net items sold",
        "items sold",
      ],
      weak: ["sales", "sold", "demand"],
    },
    location,
    channel: { aliases: ["sales channel"] },
    price: { aliases: ["unit price", "item price", "lineitem price", "selling price", "item cost"] },
    in_stock: { aliases: ["is in stock", "available for sale"] },
  },
  "lead-times": {
    lead_time_days: { aliases: ["lead time", "leadtime days", "delivery days", "mean lead time days"] },
    lead_time_sd_days: {
      aliases: ["lead time sd", "lead time std", "lead time deviation", "lead time std days"],
    },
    lead_time_min_days: {
      aliases: ["lead time min", "min lead time", "min lead time days", "minimum lead time"],
    },
    lead_time_max_days: {
      aliases: ["lead time max", "max lead time", "max lead time days", "maximum lead time"],
    },
    sku: { aliases: skuAliases, weak: weakSku },
    supplier,
    order_date: { aliases: ["ordered on", "order sent", "po date"] },
    receipt_date: { aliases: ["received date", "date received", "received on", "delivery date"] },
  },
  stock: {
    sku,
    on_hand: {
      isRequired: true,
      aliases: [
        "on hand current",
        "quantity on hand",
        "qty on hand",
        "stock on hand",
        "current stock",
        "stock level",
        "stock quantity",
        "inventory quantity",
        "variant inventory qty",
        "current quantity",
        "afn fulfillable quantity",
      ],
      weak: ["stock", "quantity", "qty", "inventory"],
    },
    location,
    on_order: {
      aliases: ["incoming", "incoming not editable", "quantity on order", "qty on order", "inbound"],
    },
    backorders: { aliases: ["backorder", "backordered", "quantity backordered"] },
    allocated: { aliases: ["committed", "committed not editable", "reserved", "quantity allocated"] },
    date: { aliases: ["as of", "stock date", "snapshot date", "inventory date"] },
  },
  orders: {
    sku,
    quantity: {
      isRequired: true,
      aliases: [
        "qty",
        "units",
        "quantity ordered",
        "qty ordered",
        "order quantity",
        "ordered quantity",
        "quantity open",
      ],
    },
    expected_date: {
      isRequired: true,
      aliases: [
        "promised_date",
        "expected on",
        "expected arrival",
        "arrival date",
        "due date",
        "eta",
        "expected delivery",
      ],
    },
    location,
    supplier,
    order_date: { aliases: ["ordered on", "order sent", "po date"] },
    receipt_date: { aliases: ["received date", "date received", "received on", "delivery date"] },
  },
  items: {
    sku,
    location,
    name: {
      aliases: ["title", "product name", "item name", "description", "product title", "item description"],
    },
    category: {
      aliases: ["product type", "product category", "item category", "categories"],
      weak: ["type", "department"],
    },
    supplier,
    unit_cost: { aliases: ["cost", "cost per item", "cost price", "purchase price", "default unit cost"] },
    unit_price: {
      aliases: ["price", "variant price", "regular price", "selling price", "sales price", "list price"],
    },
    moq: { aliases: ["minimum order quantity", "min order quantity", "min order qty"] },
    pack_size: { aliases: ["case pack", "units per pack", "units per case", "case size", "order multiple"] },
    min_stock: { aliases: ["minimum stock", "stock alert count"] },
    max_stock: { aliases: ["maximum stock"] },
    service_level: { aliases: ["target service level"] },
    review_days: { aliases: ["review period", "review period days"] },
    order_cost: { aliases: ["ordering cost", "fixed order cost", "cost per order"] },
    holding_rate: { aliases: ["holding cost rate", "carrying rate"] },
    shelf_life_days: { aliases: ["shelf life"] },
    status: { aliases: ["item status", "product status", "lifecycle"] },
    like_sku: { aliases: ["similar sku", "like item"] },
  },
  suppliers: {
    supplier: { isRequired: true, aliases: supplier.aliases, weak: ["name"] },
    order_days: { aliases: ["ordering days", "order weekdays"] },
    min_order_value: { aliases: ["minimum order value", "minimum order"] },
    closed_from: { aliases: ["closure start", "closed start"] },
    closed_to: { aliases: ["closure end", "closed until", "closed end"] },
    review_days: { aliases: ["review period", "review period days"] },
  },
} as const satisfies Readonly<Record<string, TableColumns>>;

export type TableName = keyof typeof tableColumns;

/** A header's letters and digits in lower case: what two spellings of one header share. */
export function foldHeader(header: string): string {
  return header.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
}
