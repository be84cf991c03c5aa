/** GiB of the size `large`, by the letter that begins the family. Source: RDS user guide, "Hardware specifications for DB instance classes". */
const LARGE_GIB: Readonly<Record<string, number>> = { c: 4, t: 8, m: 8, r: 16, z: 16, x: 32 };
/** What the other sizes are of `large`. */
const SHARES: Readonly<Record<string, number>> = { micro: 1 / 8, small: 1 / 4, medium: 1 / 2, large: 1, xlarge: 2 };

/** GiB of memory of an instance class such as `db.t4g.micro`; `NaN` where its name does not tell. */
export function memoryGiBOf(instanceClass: string): number {
  const [, family, size] = instanceClass.split(".");
  const [, times] = /^(\d+)xlarge$/.exec(size) ?? [];
  return LARGE_GIB[family[0]] * (times ? SHARES.xlarge * Number(times) : SHARES[size]);
}
