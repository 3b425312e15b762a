import { requireFinite } from "./require.ts";
import { standardNormalQuantile } from "./standard-normal.ts";

/** A stream of random numbers; drawing from it moves it on. */
export interface Random {
  /** The next number of the stream, uniform on [0, 1), with 53 random bits. */
  next(): number;
}

/**
 * A stream of random numbers that is the same on every machine, for a seed and any number of keys.
 *
 * Different keys (say "A-100", "berlin", "demand") give unrelated streams from one seed, so that an item's
 * numbers do not depend on which items were planned before it. Two keys are never taken for one longer
 * key: ("ab", "c") and ("a", "bc") differ.
 *
 * The generator is xoshiro128** (period 2^128 - 1): 32-bit integer operations only, no Math.random and no
 * rounding. Its state is filled from a hash of seed and keys. Not for secrets.
 *
 * @throws RangeError if seed is not finite
 * Source: Blackman, D. & Vigna, S. (2021), Scrambled linear pseudorandom number generators, ACM
 * Transactions on Mathematical Software 47(4), https://prng.di.unimi.it.
 * @example createRandom(1, "A-100").next() // always the same number
 */
export function createRandom(seed: number, ...keys: readonly string[]): Random {
  requireFinite("seed", seed);
  return xoshiro(seedState(seed, keys));
}

/** The generator itself on a state of four 32-bit words, not all 0: exported for its test. */
export function xoshiro(state: Int32Array): Random {
  let [a = 0, b = 0, c = 0, d = 0] = state;
  const nextWord = (): number => {
    const product = Math.imul(b, 5);
    const result = Math.imul((product << 7) | (product >>> 25), 9);
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = (d << 11) | (d >>> 21);
    return result >>> 0;
  };
  return { next: () => ((nextWord() >>> 5) * 2 ** 26 + (nextWord() >>> 6)) / 2 ** 53 };
}

/** Four words from seed and keys, each a separate pass of the hash over the same words. */
function seedState(seed: number, keys: readonly string[]): Int32Array {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, seed);
  const words = [view.getInt32(0), view.getInt32(4)];
  for (const key of keys) {
    words.push(key.length);
    for (let i = 0; i < key.length; i++) words.push(key.charCodeAt(i));
  }
  const state = new Int32Array(4);
  for (let i = 0; i < 4; i++) state[i] = hash(words, i + 1);
  if (state.every((word) => word === 0)) state[0] = 1;
  return state;
}

/**
 * A 32-bit hash of 32-bit words: the multiply-rotate rounds and the finaliser of MurmurHash3.
 * Source: Appleby, A. (2011), MurmurHash3_x86_32, https://github.com/aappleby/smhasher.
 */
function hash(words: readonly number[], seed: number): number {
  let h = seed;
  for (const word of words) {
    const k = Math.imul(word, 0xcc9e2d51);
    h ^= Math.imul((k << 15) | (k >>> 17), 0x1b873593);
    h = Math.imul((h << 13) | (h >>> 19), 5) + 0xe6546b64;
  }
  h ^= words.length * 4;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}

/**
 * One standard normal number: z = quantile(u) of one uniform u.
 *
 * By inversion, so that a draw takes exactly one number of the stream and rises with it: two policies
 * that are replayed on the same stream meet the same luck.
 */
export function sampleNormal(random: Random): number {
  // u = 0 has no quantile: half the least step stands for it.
  return standardNormalQuantile(random.next() || 2 ** -54);
}
