/** A row of `plan --json`, as far as the tests look at it. Dates are yyyy-mm-dd, quantities units. */
export interface PrintedRow {
  readonly sku: string;
  readonly location: string;
  readonly xyz: string | null;
  readonly pattern: string | null;
  readonly on_hand: number;
  readonly on_order: number;
  readonly backorders: number;
  readonly inventory_position: number;
  readonly daily_demand: number;
  readonly review_days: number;
  readonly lead_time_days: number;
  readonly lead_time_demand: number;
  readonly lead_time_demand_sd: number;
  readonly service_level: number;
  readonly safety_stock: number;
  readonly reorder_point: number;
  readonly order_up_to: number;
  readonly order_quantity: number | null;
  readonly order_by: string | null;
  readonly arrives_on: string | null;
  readonly days_of_cover: number | null;
  readonly stockout_date: string | null;
  readonly stockout_risk: number | null;
  readonly lost_units: number | null;
  readonly excess_units: number | null;
  readonly unit_cost: number | null;
  readonly order_value: number | null;
  readonly action: string | null;
  readonly reason: string;
  readonly flags: readonly string[];
  readonly evidence: {
    readonly history: {
      readonly last_sale: string | null;
      readonly adi: number;
      readonly cv2: number | null;
      readonly weekly_cv: number;
    };
    readonly forecast: { readonly level: number };
    readonly policy: {
      readonly protection_days: number;
      readonly base_stock: number;
      readonly lot: number;
      readonly review_demand: number;
      readonly moq: number | null;
      readonly pack_size: number | null;
      readonly min_stock: number | null;
      readonly max_stock: number | null;
      readonly allocated: number;
      readonly need: number | null;
    };
  };
}
