/** Demand of all runs of buckets of one length, scaled to one exposure. */
export interface WindowSums {
  /** Units, one value for each run. */
  readonly values: Float64Array;
  /** The weight of each: the exposure of its run. */
  readonly weights: Float64Array;
}

/** Running sums over a past laid round a circle twice, so that every run is a difference. */
export interface CircularPast {
  readonly length: number;
  readonly units: Float64Array;
  readonly exposure: Float64Array;
}

/** Lays a past round a circle: after its last bucket comes its first. Closed buckets have units 0. */
export function circularPast(units: Float64Array, exposure: Float64Array): CircularPast {
  const length = units.length;
  const runningUnits = new Float64Array(2 * length + 1);
  const runningExposure = new Float64Array(2 * length + 1);
  for (let t = 0; t < 2 * length; t++) {
    runningUnits[t + 1] = runningUnits[t]! + units[t % length]!;
    runningExposure[t + 1] = runningExposure[t]! + exposure[t % length]!;
  }
  return { length, units: runningUnits, exposure: runningExposure };
}

/**
 * The sums of units over all runs of so many buckets, each scaled from its own exposure to the one asked for and
 * weighted by its own:
 *
 *   value_t = exposure (sum y / sum s)     weight_t = sum s       over buckets t, t + 1, ... of the run
 *
 * Round the circle every bucket is in as many runs as any other, so that the weighted mean is exposure times the mean
 * rate, whatever the length. part: the share that counts of the bucket after `whole` ones. Runs that were
 * never open are left out.
 */
export function windowSums(
  past: CircularPast,
  { whole, part }: { readonly whole: number; readonly part: number },
  exposure: number,
): WindowSums {
  const { length } = past;
  const values = new Float64Array(length);
  const weights = new Float64Array(length);
  let count = 0;
  for (let t = 0; t < length; t++) {
    const open = runFrom(past.exposure, t, whole, part);
    if (open === 0) continue;
    values[count] = runFrom(past.units, t, whole, part) * (exposure / open);
    weights[count] = open;
    count++;
  }
  return { values: values.subarray(0, count), weights: weights.subarray(0, count) };
}

function runFrom(running: Float64Array, from: number, whole: number, part: number): number {
  const end = running[from + whole]!;
  const sum = end - running[from]!;
  return part > 0 ? sum + part * (running[from + whole + 1]! - end) : sum;
}

/** Sum of w (v - mean)^2 over sum of w. */
export function spreadAround(mean: number, { values, weights }: WindowSums): number {
  let squares = 0;
  let weight = 0;
  for (let i = 0; i < values.length; i++) {
    squares += weights[i]! * (values[i]! - mean) ** 2;
    weight += weights[i]!;
  }
  return weight > 0 ? squares / weight : 0;
}
