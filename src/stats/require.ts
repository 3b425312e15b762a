/**
 * Checks at the door: each throws a RangeError that names argument, range and value, so that NaN and
 * Infinity never travel further than the function that was given them.
 */

/** @throws RangeError if value is NaN or infinite */
export function requireFinite(name: string, value: number): void {
  if (!Number.isFinite(value)) throw new RangeError(`${name} must be finite, got ${value}`);
}

/** @throws RangeError if value is not a finite number of at least 0 */
export function requireNonNegative(name: string, value: number): void {
  if (!(value >= 0 && value < Infinity))
    throw new RangeError(`${name} must be finite and at least 0, got ${value}`);
}

/** @throws RangeError if value is not a finite number above 0 */
export function requirePositive(name: string, value: number): void {
  if (!(value > 0 && value < Infinity))
    throw new RangeError(`${name} must be finite and above 0, got ${value}`);
}

/** @throws RangeError if value is not strictly between 0 and 1 */
export function requireProbability(name: string, value: number): void {
  if (!(value > 0 && value < 1)) throw new RangeError(`${name} must be in (0, 1), got ${value}`);
}

/** @throws RangeError if value is NaN; infinities are let through, for a cdf has limits there */
export function requireNumber(name: string, value: number): void {
  if (Number.isNaN(value)) throw new RangeError(`${name} must be a number, got NaN`);
}
